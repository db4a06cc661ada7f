"""Stars as rows: conditions with what was found and the gap, what stands in the way, the table of stars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from scoring.behind.numbers import address_of
from scoring.rating import Condition, Share
from scoring.report.data import ConditionRow, InTheWay, StarPath, StarRow
from scoring.report.ground import Ground
from scoring.report.measure import MEASURES, bar, points
from scoring.wording.words import sentence
from standards.pack import Gate

TENTH = Fraction(1, 10)
COUNTED = ("critical_not_met", "mandatory")
"""Rules about a number of standards, not a score."""
OF_AREAS = ("lowest_area", "area_score", "area_cap")
PER_CENT = ("timed_in_limit", "coverage")


def path(ground: Ground) -> StarPath:
    """What the next star asks for, open conditions first; or what keeps the top one, narrowest first."""
    rating, words = ground.rating, ground.words
    kept = rating.next_star is None
    star = rating.stars if kept else rating.next_star or 0
    asked = sorted(rating.conditions_for(star), key=lambda c: _margin(c) if kept else Fraction(c.met))
    title = "path.title_kept" if kept else "path.title"
    stars, following = words.count("stars", star), words.ordinal(star)
    return StarPath(
        stars=star,
        reached=kept,
        title=words.say(title, stars=stars, next=following),
        headline=_path_head(ground, asked, kept=kept, stars=star),
        note=words.say("path.note_kept" if kept else "path.note"),
        rows=tuple(condition_row(ground, condition) for condition in asked),
        in_the_way=in_the_way(ground, [c for c in asked if not c.met]),
    )


def _path_head(ground: Ground, asked: Sequence[Condition], *, kept: bool, stars: int) -> str:
    words = ground.words
    total, still_open = len(asked), sum(not condition.met for condition in asked)
    names = {"total": words.number(total), "next": words.ordinal(stars), "stars": words.count("stars", stars)}
    if ground.rating.score is None:
        return words.say("path.head_unrated")
    if kept:
        return words.say("path.head_kept", **names)
    if still_open == total:
        return words.say("path.head_single" if total == 1 else "path.head_all", **names)
    return sentence(words.count("path.head", still_open, **names))


def _margin(condition: Condition) -> Fraction:
    """How much could still be lost, of 100; what counts standards has another unit and comes first."""
    if condition.actual is None:
        return Fraction(1000)
    if condition.rule in COUNTED:
        return condition.required - condition.actual - 100
    return condition.actual - condition.required


def condition_row(ground: Ground, condition: Condition) -> ConditionRow:
    """The condition as people read it."""
    return ConditionRow(
        id=condition.id,
        rule=condition.rule,
        sentence=_sentence(ground, condition),
        found=_found(ground, condition),
        required=_required(ground, condition),
        gap=_gap(ground, condition),
        met=condition.met,
        standards=condition.standards,
        subject=_subject(ground, condition),
        actual_value=condition.actual,
        required_value=condition.required,
        behind=address_of(condition),
    )


def _subject(ground: Ground, condition: Condition) -> str:
    if condition.rule in OF_AREAS:
        return ground.area(condition.subject) if condition.subject else ""
    return ground.titles.get(condition.subject, "") if condition.rule == "department_score" else ""


def _required(ground: Ground, condition: Condition) -> str:
    words = ground.words
    if condition.rule in COUNTED:
        return str(int(condition.required))
    if condition.rule == "points":
        return bar(ground, condition.required)
    text = words.exact(condition.required)
    return words.say("percent", value=text) if condition.rule in PER_CENT else text


def _sentence(ground: Ground, condition: Condition) -> str:  # noqa: PLR0911 - one for each rule
    words, required = ground.words, _required(ground, condition)
    match condition.rule:
        case "critical_not_met":
            return words.count("rule.critical", int(condition.required))
        case "timed_in_limit":
            return words.say("rule.timed", required=required)
        case "department_score":
            gate = gate_of(ground, condition)
            if gate and gate.department:
                name = ground.titles.get(gate.department, gate.department)
                return words.say("rule.one_department", name=name, required=required)
            return words.say("rule.department", required=required)
        case "class_score":
            name = words.name("classed", condition.subject)
            return words.say("rule.class", name=name, required=required)
        case "area_score" | "area_cap":
            return _sentence_of_area(ground, condition, required)
        case "mandatory":
            names = mandatory(ground, condition)
            return words.count("rule.mandatory", len(names), name=ground.text(names[0]))
    return words.say(f"rule.{condition.rule}", required=required)


def _sentence_of_area(ground: Ground, condition: Condition, required: str) -> str:
    gate = gate_of(ground, condition)
    if gate is None or gate.area is None:
        return ground.words.say("rule.area", required=required)
    key = "rule.area_cap" if condition.rule == "area_cap" else "rule.one_area"
    return ground.words.say(key, name=ground.area(gate.area), required=required)


def mandatory(ground: Ground, condition: Condition) -> tuple[str, ...]:
    """The standards that the gate asks for."""
    gate = gate_of(ground, condition)
    return gate.standards if gate else condition.standards


def _found(ground: Ground, condition: Condition) -> str:
    words, actual = ground.words, condition.actual
    if actual is None:
        return words.say("found.nothing")
    match condition.rule:
        case "critical_not_met" | "mandatory":
            return words.count("found.critical", int(actual))
        case "timed_in_limit" | "coverage":
            return words.say("percent", value=words.score(actual))
        case "points":
            return points(ground, actual)
    name = _subject(ground, condition)
    return (
        words.say("found.department", score=words.score(actual), name=name) if name else words.score(actual)
    )


def _gap(ground: Ground, condition: Condition) -> str:
    """The difference of the two figures as shown, so that a reader who subtracts finds the same."""
    words, actual, required = ground.words, condition.actual, condition.required
    if actual is None:
        return words.say("gap.nothing" if condition.met else "gap.unknown")
    if condition.rule in COUNTED:
        things = "gap.critical" if condition.rule == "critical_not_met" else "gap.mandatory"
        return _gap_in_things(ground, required - actual, things)
    if condition.rule == "timed_in_limit":
        return _gap_in_things(ground, _timed_to_spare(ground, required), "gap.timed")
    gap = shown_cut(actual) - required
    if gap == 0:
        return words.say("gap.even")
    unit = "per_cent" if condition.rule == "coverage" else "points"
    told = points(ground, abs(gap)) if condition.rule == "points" else words.exact(abs(gap))
    return words.say(f"gap.{unit}.{'spare' if gap > 0 else 'short'}", gap=told)


def _gap_in_things(ground: Ground, spare: Fraction | int, things: str) -> str:
    """The gap in standards: what is counted here is not points."""
    words = ground.words
    if spare < 0:
        return words.count(f"{things}.short", int(-spare))
    return words.count(f"{things}.spare", int(spare)) if spare else words.say("gap.even")


def _timed_to_spare(ground: Ground, required: Fraction) -> int:
    """How many timed standards could still be late; negative: how many more are needed in time."""
    counted = len(ground.timed)
    return counted - len(ground.late) - ceil(required * counted / 100)


def in_the_way(ground: Ground, still_open: Sequence[Condition]) -> tuple[InTheWay, ...]:
    """Every standard that fails an open condition: those that fail most first, then by points lost."""
    fails: dict[str, list[Condition]] = defaultdict(list)
    for condition in still_open:
        for standard in condition.standards:
            fails[standard].append(condition)
    order = sorted(fails, key=lambda name: (-len(fails[name]), -ground.points(name)))
    return tuple(_stands(ground, name, fails[name]) for name in order)


def _stands(ground: Ground, name: str, fails: Sequence[Condition]) -> InTheWay:
    standard = ground.pack.standard(name)
    causes = dict.fromkeys(ground.words.say(f"cause.{condition.rule}") for condition in fails)
    return InTheWay(
        standard=name,
        department=ground.titles[standard.department],
        text=ground.text(standard),
        critical=standard.critical,
        points=ground.points_text(ground.points(name)),
        conditions=tuple(causes),
        finding=ground.numbers.get(name, ""),
    )


def star_table(ground: Ground) -> tuple[StarRow, ...]:
    """What every star asks for, the top one first."""
    words, rating = ground.words, ground.rating
    rows = []
    for band in reversed(ground.bands):
        asked = rating.conditions_for(band.stars)
        gates = tuple(_in_table(ground, c) for c in asked if c.rule not in MEASURES)
        key = "table.score" if ground.measure == "total" else f"table.{ground.measure}"
        score = words.say(key, score=bar(ground, band.score))
        rows.append(StarRow(band.stars, score, gates, held=band.stars == rating.stars))
    return tuple(rows)


def _in_table(ground: Ground, condition: Condition) -> str:  # noqa: PLR0911 - one for each rule
    words, required = ground.words, _required(ground, condition)
    match condition.rule:
        case "critical_not_met":
            return words.count("table.critical", int(condition.required))
        case "timed_in_limit":
            return words.say("table.timed", required=required)
        case "class_score":
            return words.say("table.class", name=words.name("classed", condition.subject), required=required)
        case "mandatory":
            return words.count("table.mandatory", len(mandatory(ground, condition)))
    gate = gate_of(ground, condition)
    if condition.rule == "area_cap" and gate and gate.area:
        return words.say("table.area_cap", name=ground.area(gate.area), required=required)
    if condition.rule == "area_score":
        if gate and gate.area:
            return words.say("table.one_department", name=ground.area(gate.area), required=required)
        return words.say("table.area", required=required)
    if gate and gate.department:
        name = ground.titles.get(gate.department, gate.department)
        return words.say("table.one_department", name=name, required=required)
    return words.say("table.department", required=required)


def costliest(ground: Ground) -> str | None:
    """The department that lost the most points; None where nothing was lost or two lost the same."""
    lost = department_losses(ground)
    most = max(lost.values(), default=Fraction(0))
    names = [name for name, points in lost.items() if points == most]
    return names[0] if most > 0 and len(names) == 1 else None


def department_losses(ground: Ground) -> dict[str, Fraction]:
    """Points of the total that each department's standards lost."""
    lost: dict[str, Fraction] = defaultdict(Fraction)
    for result in ground.missed:
        lost[result.department] += ground.points(result.standard)
    return lost


def only_extreme(shares: Sequence[Share], *, lowest: bool = False) -> Share | None:
    """The one share with the highest (lowest) score; None where there is no second or they tie as shown."""
    scored = [share for share in shares if share.score is not None]
    ranked = sorted(scored, key=lambda share: share.score or Fraction(0), reverse=not lowest)
    if len(ranked) < 2 or shown_cut(ranked[0].score) == shown_cut(ranked[1].score):
        return None
    return ranked[0]


def shown_cut(score: Fraction | None) -> Fraction:
    """`score` cut to the tenth that is shown."""
    return Fraction(floor((score or 0) / TENTH), 10)


def half_step_remark(ground: Ground) -> str:
    """R8. Why there is half a star more; "" where there is none."""
    rating = ground.rating
    if not rating.half_step or rating.next_star is None:
        return ""
    lacking = {name for c in rating.conditions_for(rating.next_star) if not c.met for name in c.standards}
    following = ground.words.ordinal(rating.next_star)
    return ground.words.count("remark.half_step", len(lacking), next=following)


def gate_of(ground: Ground, condition: Condition) -> Gate | None:
    """The pack's gate behind a condition; None for score and coverage."""
    return next((gate for gate in ground.pack.rating.gates if gate.id == condition.id), None)
