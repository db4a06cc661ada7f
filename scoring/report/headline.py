"""The finding of a visit in one sentence, and its distance to the next star in half of one."""

from __future__ import annotations

from scoring.rating import Condition
from scoring.report.conditions import OF_AREAS, costliest, gate_of, only_extreme, shown_cut
from scoring.report.ground import Ground
from scoring.report.measure import MEASURES, points
from scoring.wording.words import lower_first, sentence

HEADLINE = 110
"""Letters that a page's title may have."""


def headline(ground: Ground) -> str:
    """The finding of the visit in at most 110 letters: "Four stars at 93.4; two of six conditions …"."""
    rating, words = ground.rating, ground.words
    if rating.score is None:
        return words.say("head.none")
    key = "held.provisional" if rating.provisional else "held"
    stars = words.held(rating.stars, half=rating.half_step)
    held = sentence(words.say(key, stars=stars, score=words.score(rating.score)))
    told = _kept(ground, held) if rating.next_star is None else _before(ground, held, rating.next_star)
    return next(text for text in (*told, held) if len(text) <= HEADLINE)


def _kept(ground: Ground, held: str) -> list[str]:
    """What is said where no star is above, the fullest first."""
    words = ground.words
    lowest = only_extreme(ground.rating.departments, lowest=True)
    plain = words.say("head.top", held=held, top=words.ordinal(ground.rating.stars))
    if lowest is None:
        return [plain]
    name = lower_first(ground.titles[lowest.id])
    low = words.score(lowest.score)
    return [words.say("head.top_lowest", held=held, department=name, low=low), plain]


def _before(ground: Ground, held: str, star: int) -> list[str]:
    """What stands before the next star, the fullest first."""
    words = ground.words
    asked = ground.rating.conditions_for(star)
    still_open = [condition for condition in asked if not condition.met]
    following = words.ordinal(star)
    if not still_open:
        return [words.say("head.none_open", held=held)]
    if len(still_open) == 1:
        what, many = _what(ground, still_open[0])
        return [words.say("head.only_many" if many else "head.only", held=held, what=what, next=following)]
    conditions = _conditions(ground, len(still_open), len(asked))
    plain = words.say("head.open", held=held, next=following, conditions=conditions)
    costly = costliest(ground)
    if costly is None:
        return [plain]
    name = lower_first(ground.titles[costly])
    told = words.say("head.open_costly", held=held, next=following, department=name, conditions=conditions)
    return [told, plain]


def _conditions(ground: Ground, still_open: int, asked: int) -> str:
    """ "two of six conditions", "both conditions", "all six conditions"."""
    words = ground.words
    key = "some" if still_open < asked else "both" if asked == 2 else "all"
    return words.say(f"conditions.{key}", k=words.number(still_open), n=words.number(asked))


def _what(  # noqa: PLR0911 - one for each rule
    ground: Ground, condition: Condition
) -> tuple[str, bool]:
    """The one open condition as a subject, and whether it is more than one thing."""
    words = ground.words
    if condition.rule in ("score", "points"):
        gap = condition.required - shown_cut(condition.actual)
        told = points(ground, gap) if condition.rule == "points" else words.score(gap)
        return words.say("what.score_gap.one" if gap == 1 else "what.score_gap", gap=told), gap != 1
    if condition.rule == "mandatory":
        return words.count("what.mandatory", int(condition.actual or 0)), (condition.actual or 0) > 1
    if condition.rule in OF_AREAS:
        return _areas(ground, condition)
    if condition.rule == "critical_not_met":
        many = int((condition.actual or 0) - condition.required)
        return words.count("what.critical", many), many > 1
    if condition.rule == "timed_in_limit":
        return words.say("what.timed"), False
    if condition.rule == "class_score":
        return words.say("what.class", name=lower_first(words.name("classed", condition.subject))), False
    short = departments_short(ground, condition)
    if len(short) == 1:
        return words.say("what.department", department=lower_first(ground.titles[short[0]])), False
    return words.count("what.departments", len(short)), True


def _areas(ground: Ground, condition: Condition) -> tuple[str, bool]:
    words, short = ground.words, areas_short(ground, condition)
    if len(short) != 1:
        return words.count("what.areas", len(short)), True
    area = lower_first(ground.area(short[0]))
    if condition.rule != "lowest_area":
        return words.say("what.area", area=area), False
    gap = condition.required - shown_cut(condition.actual)
    key = "what.area_gap.one" if gap == 1 else "what.area_gap"
    return words.say(key, gap=words.score(gap), area=area), gap != 1


def areas_short(ground: Ground, condition: Condition) -> list[str]:
    """The areas below what a condition about areas requires; departments where the pack names no area."""
    gate, rating = gate_of(ground, condition), ground.rating
    asked = gate.area if gate else None
    shares = [share for share in rating.areas or rating.departments if asked in (None, share.id)]
    return [share.id for share in shares if share.score is not None and share.score < condition.required]


def departments_short(ground: Ground, condition: Condition) -> list[str]:
    """The departments below what a department gate requires."""
    gate = gate_of(ground, condition)
    asked = gate.department if gate else None
    shares = [share for share in ground.rating.departments if asked in (None, share.id)]
    return [share.id for share in shares if share.score is not None and share.score < condition.required]


def standing(ground: Ground) -> str:
    """ "2.6 points, two critical standards and one more condition from the fifth"."""
    rating, words = ground.rating, ground.words
    if rating.score is None:
        return words.say("standing.none")
    if rating.next_star is None:
        return words.say("standing.top")
    still_open = [c for c in rating.conditions_for(rating.next_star) if not c.met]
    named = [c for c in still_open if c.rule in (*MEASURES, "critical_not_met")]
    parts = [_what(ground, condition)[0] for condition in named]
    if rest := len(still_open) - len(named):
        parts.append(words.count("standing.more" if parts else "standing.conditions", rest))
    return sentence(words.say("standing", parts=words.listed(parts), next=words.ordinal(rating.next_star)))
