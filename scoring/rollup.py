"""Observations rolled up into credits and shares: rules R1 to R5 and R9 of README.md.

Sums are of whole numbers over one denominator: exact, and several times quicker than adding fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from inspections.timing import verdict
from inspections.visit import Observation, Visit
from scoring.credit import ALL, NONE, combined, credit_of, kept_in_time
from scoring.rating import Share, StandardResult
from standards.pack import CLASSES, CLASSIFICATIONS, DIMENSIONS, Area, Limit, Pack, RatingRules, Standard


@dataclass(frozen=True)
class Rollup:
    """Everything the observations add up to, before any star is asked for.

    points      the weight earned, None where nothing counted
    not_counted ids of standards that were observed and that the pack does not have
    """

    standards: tuple[StandardResult, ...]
    departments: tuple[Share, ...]
    classes: tuple[Share, ...]
    dimensions: tuple[Share, ...]
    classifications: tuple[Share, ...]
    areas: tuple[Share, ...]
    total: Share
    coverage: Fraction
    points: Fraction | None
    not_counted: tuple[str, ...] = ()


def roll_up(pack: Pack, visit: Visit) -> Rollup:
    """The visit's observations as results and shares, in the pack's order."""
    results = results_of(pack, visit)
    known = {result.standard for result in results}
    strangers = sorted({look.standard for look in visit.observations.values()} - known)
    return replace(summed(pack, results), not_counted=tuple(strangers))


def summed(pack: Pack, results: tuple[StandardResult, ...]) -> Rollup:
    """The results of the pack's standards, in its order, as shares (R3 to R5, R9)."""
    standards = tuple(pack.standards())
    sums = Sums(results)
    classes = sums.shares(CLASSES, [standard.classed for standard in standards])
    departments = sums.shares([d.id for d in pack.departments], [s.department for s in standards])
    everything = sums.share("total", range(len(results)))
    return Rollup(
        standards=results,
        departments=departments,
        classes=classes,
        dimensions=sums.shares(DIMENSIONS, [standard.dimension for standard in standards]),
        classifications=sums.shares(CLASSIFICATIONS, [standard.classification for standard in standards]),
        areas=_areas(pack.rating, standards, sums, departments),
        total=replace(everything, score=total_score(pack.rating.class_weights, classes)),
        coverage=sums.coverage(),
        points=None if everything.score is None else everything.score * everything.weight / 100,
    )


def results_of(pack: Pack, visit: Visit) -> tuple[StandardResult, ...]:
    """How each standard of the pack came out (R1, R2), in the pack's order."""
    looks: dict[str, list[Observation]] = {}
    for look in visit.observations.values():
        looks.setdefault(look.standard, []).append(look)
    house, rules, nothing = visit.house_kind, pack.rating, ()
    return tuple([result_of(s, looks.get(s.id, nothing), house, rules) for s in pack.standards()])


def result_of(
    standard: Standard, looks: Sequence[Observation], house_kind: str, rules: RatingRules
) -> StandardResult:
    """R2. A standard's credit from its counted observations, and whether a timed one kept its limit."""
    if len(looks) == 1:
        return _seen_once(standard, looks[0], house_kind, rules)
    ordered = sorted(looks, key=_made) if len(looks) > 1 else looks
    limit: Limit | None = standard.limit.for_house(house_kind) if standard.limit else None
    counted = [look for look in ordered if look.answer != "not_applicable"]
    credits_ = [credit_of(look, limit, rules.credit) for look in counted]
    return StandardResult(
        standard.id,
        standard.department,
        ordered[0].answer if len(ordered) == 1 else _outcome({look.answer for look in ordered}),
        combined(counted, credits_, rules.credit),
        standard.weight,
        tuple([look.id for look in ordered]),
        kept_in_time(counted, limit, rules.credit) if limit and counted else None,
    )


def _seen_once(standard: Standard, look: Observation, house_kind: str, rules: RatingRules) -> StandardResult:
    """The same for one look alone, as nearly all are: nothing to combine, and half the time."""
    answer, credit, kept = look.answer, None, None
    if answer != "not_applicable":
        limit = standard.limit.for_house(house_kind) if standard.limit else None
        credit = ALL if answer == "met" else credit_of(look, limit, rules.credit)
        if limit and look.measured and verdict(limit, look.measured) is not None:
            kept = answer == "met"
    return StandardResult(standard.id, standard.department, answer, credit, standard.weight, (look.id,), kept)


class Sums:
    """Weights and earned weights of results as whole numbers over a denominator each."""

    def __init__(self, results: Sequence[StandardResult]) -> None:
        of_weight = lcm(*{r.weight.denominator for r in results})
        parts = {id(r.credit): r.credit for r in results if r.credit is not None}
        of_credit = lcm(*(credit.denominator for credit in parts.values()))
        whole = {key: int(credit * of_credit) for key, credit in parts.items()}
        self.of_weight, self.of_credit = of_weight, of_credit
        self.weights = [r.weight.numerator * (of_weight // r.weight.denominator) for r in results]
        self.credits = [whole.get(id(r.credit), -1) for r in results]  # None was given no number
        self.kinds = [_COLUMNS[r.outcome] for r in results]

    def shares(self, names: Sequence[str], name_of: Sequence[str]) -> tuple[Share, ...]:
        """R3, R4. One share for each name that has standards, in the order of `names`."""
        places: dict[str, list[int]] = {name: [] for name in names}
        for place, name in enumerate(name_of):
            places[name].append(place)
        return tuple(self.share(name, listed) for name, listed in places.items() if listed)

    def share(self, name: str, places: Iterable[int]) -> Share:
        """R3, R4. Σ weight · credit / Σ weight × 100 over what was counted."""
        weights, credits_, kinds = self.weights, self.credits, self.kinds
        weight = earned = 0
        counts = [0, 0, 0, 0]
        for place in places:
            credit, worth = credits_[place], weights[place]
            counts[kinds[place]] += 1
            if credit >= 0:
                weight += worth
                earned += worth * credit
        met, partly, not_applicable, not_observed = counts
        return Share(
            id=name,
            score=Fraction(100 * earned, self.of_credit * weight) if weight else None,
            weight=Fraction(weight, self.of_weight),
            met=met,
            counted=met + partly,
            not_applicable=not_applicable,
            not_observed=not_observed,
        )

    def coverage(self) -> Fraction:
        """R9. Weight counted, of 100, of all that applies: counted or not observed. 0 for nothing counted."""
        counted = sum(w for w, credit in zip(self.weights, self.credits, strict=True) if credit >= 0)
        unseen = sum(w for w, kind in zip(self.weights, self.kinds, strict=True) if kind == _NOT_OBSERVED)
        return Fraction(100 * counted, counted + unseen) if counted else NONE


_NOT_OBSERVED = 3
_COLUMNS = {"met": 0, "not_met": 1, "partly": 1, "not_applicable": 2, "not_observed": _NOT_OBSERVED}


def total_score(class_weights: Mapping[str, Fraction], classes: Iterable[Share]) -> Fraction | None:
    """R5. The class-weighted mean; a class in which nothing counted leaves its weight to the other."""
    scored = [(class_weights.get(c.id, NONE), c.score) for c in classes if c.score is not None]
    weight = sum((weight for weight, _ in scored), NONE)
    return sum((weight * score for weight, score in scored), NONE) / weight if weight else None


def losses(pack: Pack, classes: Iterable[Share], results: Iterable[StandardResult]) -> dict[str, Fraction]:
    """R12. The points of the total that each standard's missing credit costs: together 100 − score."""
    rates = point_rates(pack.rating.class_weights, classes)
    lost = {}
    for result in results:
        if result.credit is not None and result.credit is not ALL and result.credit < 1:
            classed = pack.standard(result.standard).classed
            if classed in rates:
                lost[result.standard] = rates[classed] * missing(result)
    return lost


def point_rates(class_weights: Mapping[str, Fraction], classes: Iterable[Share]) -> dict[str, Fraction]:
    """The points of the total that one of weight is worth, by class; of the classes that counted."""
    scored = {share.id: share for share in classes if share.score is not None}
    weights = {name: class_weights.get(name, NONE) for name in scored}
    together = sum(weights.values(), NONE)
    return {name: 100 * weights[name] / together / scored[name].weight for name in scored} if together else {}


def missing(result: StandardResult) -> Fraction:
    """The counted weight that was not earned."""
    return NONE if result.credit is None else result.weight * (1 - result.credit)


def area_names(pack: Pack) -> list[str]:
    """The areas of the house; its departments where the pack gives none."""
    return [area.id for area in pack.rating.areas] or [department.id for department in pack.departments]


def of_area(pack: Pack, name: str) -> Callable[[Standard], bool]:
    """Whether a standard is of the area of that name."""
    areas: dict[str, Area] = {area.id: area for area in pack.rating.areas}
    return areas[name].holds if name in areas else (lambda standard: standard.department == name)


def _areas(
    rules: RatingRules, standards: Sequence[Standard], sums: Sums, departments: tuple[Share, ...]
) -> tuple[Share, ...]:
    if not rules.areas:
        return departments
    places = {a.id: [n for n, standard in enumerate(standards) if a.holds(standard)] for a in rules.areas}
    return tuple(sums.share(name, listed) for name, listed in places.items() if listed)


def _made(look: Observation) -> tuple[str, str]:
    return look.observed_at, look.id


def _outcome(answers: AbstractSet[str]) -> str:
    counted = answers - {"not_applicable"}
    if len(counted) > 1:
        return "partly"
    return next(iter(counted or answers), "not_observed")
