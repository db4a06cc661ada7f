"""A pack's rating, fitted to a selection of its standards.

R7 of scoring/README.md lets a gate hold where nothing was counted. Where nothing it is about was selected,
the gate would say nothing and only puzzle its readers: it is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from standards.pack import Area, Band, Department, Gate, Pack, RatingRules, Standard


def rules_for(pack: Pack, departments: Sequence[Department]) -> RatingRules:
    """The rules, without the gates and areas about nothing in these departments.

    Bands in points shrink with the weight that is left: points not on offer cannot be asked for.
    """
    rules, standards = pack.rating, [standard for each in departments for standard in each.standards]
    areas = tuple(area for area in rules.areas if any(map(area.holds, standards))) or rules.areas
    gates = tuple(
        replace(gate, standards=_left_of(gate, standards))
        for gate in rules.gates
        if _is_about_something(gate, standards, areas)
    )
    return replace(
        rules,
        gates=gates,
        areas=areas,
        bands=tuple(_bands(rules, _share_of_weight(pack, standards))),
        half_step=rules.half_step if any(gate.rule == "mandatory" for gate in gates) else 0,
    )


def _left_of(gate: Gate, standards: Iterable[Standard]) -> tuple[str, ...]:
    there = {standard.id for standard in standards}
    return tuple(name for name in gate.standards if name in there)


def _is_about_something(gate: Gate, standards: Sequence[Standard], areas: Iterable[Area]) -> bool:
    names = {area.id for area in areas} or {standard.department for standard in standards}
    return (
        gate.department in {None, *(standard.department for standard in standards)}
        and gate.classed in {None, *(standard.classed for standard in standards)}
        and gate.area in {None, *names}
        and (not gate.standards or bool(_left_of(gate, standards)))
    )


def _bands(rules: RatingRules, share: Fraction) -> Iterable[Band]:
    if rules.measure != "points":
        return rules.bands
    return (replace(band, score=band.score * share) for band in rules.bands)


def _share_of_weight(pack: Pack, standards: Iterable[Standard]) -> Fraction:
    whole = sum((standard.weight for standard in pack.standards()), Fraction(0))
    part = sum((standard.weight for standard in standards), Fraction(0))
    return part / whole if whole else Fraction(1)
