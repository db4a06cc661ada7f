"""What is missing for a star, as needs of whole numbers: each standard put right gives so much to each.

Every rule of a star is a sum that must reach an amount, and a standard put right adds a fixed part to it,
whatever else is put right: weights and what counted do not change. So the open conditions of any design, its
gates and caps included, are needs in the sense of covering.py, exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm

from scoring.conditions import AT_MOST, Findings
from scoring.rating import Condition, Share, StandardResult
from scoring.rollup import missing, point_rates
from scoring.way.covering import Need

Gains = Mapping[str, Fraction]
"""What each standard, put right, adds."""


@dataclass(frozen=True)
class Missing:
    """What an open condition lacks in one part of the house, and what each standard would add to it."""

    condition: Condition
    amount: Fraction
    gains: Gains

    def need(self, places: Mapping[str, int]) -> Need:
        """The same in whole numbers, standards told by their places."""
        whole = lcm(self.amount.denominator, *(gain.denominator for gain in self.gains.values()))
        gives = {places[name]: int(gain * whole) for name, gain in self.gains.items() if name in places}
        return Need(int(self.amount * whole), gives)


def missing_for(found: Findings, open_: Iterable[Condition]) -> list[Missing]:
    """What each open condition lacks. A condition about a score of which nothing counted is left out."""
    return [part for condition in open_ for part in _parts(found, condition)]


def _parts(found: Findings, condition: Condition) -> list[Missing]:
    rule, actual = condition.rule, condition.actual
    if actual is None:
        return []
    if rule in ("score", "points"):
        gains = point_gains(found) if rule == "score" else {r.standard: missing(r) for r in found.by_loss}
        return [Missing(condition, condition.required - actual, gains)]
    if rule in AT_MOST:
        return [
            Missing(condition, actual - condition.required, dict.fromkeys(condition.standards, Fraction(1)))
        ]
    if rule == "timed_in_limit":
        return [_timed(found, condition)]
    return _shares(found, condition)


def point_gains(found: Findings) -> dict[str, Fraction]:
    """Points of the total that each standard adds once it is put right (R12)."""
    rates = point_rates(found.pack.rating.class_weights, found.rollup.classes)
    classed = {standard.id: standard.classed for standard in found.pack.standards()}
    return {r.standard: rates.get(classed[r.standard], Fraction(0)) * missing(r) for r in found.by_loss}


def _timed(found: Findings, condition: Condition) -> Missing:
    """So many of the measured standards must be in limit; each late one put right is one more."""
    measured = [result for result in found.rollup.standards if result.in_limit is not None]
    kept = sum(bool(result.in_limit) for result in measured)
    wanted = ceil(condition.required * len(measured) / 100)
    return Missing(condition, Fraction(wanted - kept), dict.fromkeys(condition.standards, Fraction(1)))


def _shares(found: Findings, condition: Condition) -> list[Missing]:
    """One need for each department, class or area below the bar: it earns so much weight more."""
    gate = next((gate for gate in found.pack.rating.gates if gate.id == condition.id), None)
    rollup, parts = found.rollup, []
    shares: Sequence[Share]
    if condition.rule == "department_score":
        named, shares, members = gate and gate.department, rollup.departments, found.of_department
    elif condition.rule == "class_score":
        named, shares, members = gate and gate.classed, rollup.classes, found.of_class
    else:
        named, shares, members = gate and gate.area, rollup.areas, found.of_area
    for share in shares:
        if share.score is not None and share.score < condition.required and named in (None, share.id):
            gains = _gains(members(share.id))
            parts.append(Missing(condition, (condition.required - share.score) * share.weight / 100, gains))
    return parts


def _gains(results: Iterable[StandardResult]) -> dict[str, Fraction]:
    return {r.standard: missing(r) for r in results if r.credit is not None and r.credit < 1}
