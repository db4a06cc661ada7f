"""Observations rolled up into credits and shares: rules R1 to R5 and R9 of README.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction

from inspections.visit import Observation, Visit
from scoring.rating import Share, StandardResult
from standards.pack import CLASSES, CLASSIFICATIONS, DIMENSIONS, Pack, Standard

NONE, ALL = Fraction(0), Fraction(1)
CREDITS: Mapping[str, Fraction | None] = {"met": ALL, "not_met": NONE, "not_applicable": None}
"""R1. What an answer is worth; None carries neither credit nor weight."""


@dataclass(frozen=True)
class Rollup:
    """Everything the observations add up to, before any star is asked for."""

    standards: tuple[StandardResult, ...]
    departments: tuple[Share, ...]
    classes: tuple[Share, ...]
    dimensions: tuple[Share, ...]
    classifications: tuple[Share, ...]
    total: Share
    coverage: Fraction


def roll_up(pack: Pack, visit: Visit) -> Rollup:
    """The visit's observations as results and shares, in the pack's order.

    ValueError where an observation is of a standard that the pack does not have.
    """
    results = results_of(pack, visit)
    pairs = list(zip(pack.standards(), results, strict=True))
    classes = _shares(CLASSES, pairs, lambda standard: standard.classed)
    return Rollup(
        standards=results,
        departments=_shares([d.id for d in pack.departments], pairs, lambda standard: standard.department),
        classes=classes,
        dimensions=_shares(DIMENSIONS, pairs, lambda standard: standard.dimension),
        classifications=_shares(CLASSIFICATIONS, pairs, lambda standard: standard.classification),
        total=replace(share_of("total", results), score=total_score(pack.rating.class_weights, classes)),
        coverage=coverage_of(results),
    )


def results_of(pack: Pack, visit: Visit) -> tuple[StandardResult, ...]:
    """How each standard of the pack came out (R1, R2), in the pack's order."""
    looks: dict[str, list[Observation]] = {standard.id: [] for standard in pack.standards()}
    for look in visit.observations.values():
        if look.standard not in looks:
            raise ValueError(_stranger(look, pack))
        looks[look.standard].append(look)
    return tuple(result_of(standard, looks[standard.id]) for standard in pack.standards())


def result_of(standard: Standard, looks: Iterable[Observation]) -> StandardResult:
    """R2. A standard's credit is the mean of the credits of its counted observations."""
    ordered = sorted(looks, key=lambda look: (look.observed_at, look.id))
    credits_ = [credit for look in ordered if (credit := CREDITS[look.answer]) is not None]
    return StandardResult(
        standard=standard.id,
        department=standard.department,
        outcome=_outcome({look.answer for look in ordered}),
        credit=_mean(credits_),
        weight=standard.weight,
        observations=tuple(look.id for look in ordered),
    )


def share_of(name: str, results: Sequence[StandardResult]) -> Share:
    """R3, R4. Σ weight · credit / Σ weight × 100 over what was counted."""
    outcomes = [result.outcome for result in results]
    counted = [result for result in results if result.credit is not None]
    weight = total_of(result.weight for result in counted)
    return Share(
        id=name,
        score=100 * total_of(earned(result) for result in counted) / weight if weight else None,
        weight=weight,
        met=outcomes.count("met"),
        counted=len(counted),
        not_applicable=outcomes.count("not_applicable"),
        not_observed=outcomes.count("not_observed"),
    )


def total_score(class_weights: Mapping[str, Fraction], classes: Iterable[Share]) -> Fraction | None:
    """R5. The class-weighted mean; a class in which nothing counted leaves its weight to the other."""
    scored = [(class_weights.get(c.id, NONE), c.score) for c in classes if c.score is not None]
    weight = total_of(weight for weight, _ in scored)
    return total_of(weight * score for weight, score in scored) / weight if weight else None


def coverage_of(results: Iterable[StandardResult]) -> Fraction:
    """R9. Weight counted, of 100, of all that applies: counted or not observed. 0 where nothing counted."""
    applies = [result for result in results if result.outcome != "not_applicable"]
    weight = total_of(result.weight for result in applies)
    counted = total_of(result.weight for result in applies if result.credit is not None)
    return 100 * counted / weight if weight else NONE


def losses(pack: Pack, classes: Iterable[Share], results: Iterable[StandardResult]) -> dict[str, Fraction]:
    """R12. The points of the total that each standard's missing credit costs: together 100 − score."""
    scored = {share.id: share for share in classes if share.score is not None}
    weights = {name: pack.rating.class_weights.get(name, NONE) for name in scored}
    all_weights = total_of(weights.values())
    if not all_weights:
        return {}
    rates = {name: 100 * weights[name] / all_weights / share.weight for name, share in scored.items()}
    return {
        result.standard: rates[pack.standard(result.standard).classed] * missing(result)
        for result in results
        if result.credit is not None and result.credit < 1 and pack.standard(result.standard).classed in rates
    }


def earned(result: StandardResult) -> Fraction:
    """Weight times credit."""
    credit = result.credit or NONE
    return result.weight if credit == 1 else result.weight * credit


def missing(result: StandardResult) -> Fraction:
    """The counted weight that was not earned."""
    return NONE if result.credit is None else result.weight - earned(result)


def total_of(values: Iterable[Fraction]) -> Fraction:
    """The exact sum. Values of one denominator are added as whole numbers, which keeps long packs quick."""
    numerators: dict[int, int] = defaultdict(int)
    for value in values:
        numerators[value.denominator] += value.numerator
    return sum((Fraction(number, denominator) for denominator, number in numerators.items()), NONE)


def _shares(
    names: Sequence[str],
    pairs: Iterable[tuple[Standard, StandardResult]],
    name_of: Callable[[Standard], str],
) -> tuple[Share, ...]:
    """One share for each name that has standards in the pack, in the order of `names`."""
    groups: dict[str, list[StandardResult]] = {name: [] for name in names}
    for standard, result in pairs:
        groups[name_of(standard)].append(result)
    return tuple(share_of(name, results) for name, results in groups.items() if results)


def _mean(credits_: Sequence[Fraction]) -> Fraction | None:
    if len(credits_) == 1:
        return credits_[0]
    return total_of(credits_) / len(credits_) if credits_ else None


def _outcome(answers: AbstractSet[str]) -> str:
    counted = answers - {"not_applicable"}
    if len(counted) > 1:
        return "partly"
    return next(iter(counted or answers), "not_observed")


def _stranger(look: Observation, pack: Pack) -> str:
    return (
        f"Observation {look.id} is of “{look.standard}”, which {pack.id} {pack.edition} does not have. "
        "Rate the visit with the edition it was made with."
    )
