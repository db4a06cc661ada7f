"""A visit rated as if something were otherwise: answers, limits, or observations that are left out. Pure.

For an appeal before it is decided, a limit before it is changed, a finding before it is put right.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from inspections.timing import verdict
from inspections.visit import Observation, Visit
from scoring.rating import Rating
from scoring.stars import rate
from standards.pack import Department, Pack, Standard, TimeLimit


@dataclass(frozen=True)
class Change:
    """What is otherwise. Standards and observations are told by their ids.

    met      standards of which every observation that was not met is met
    answers  observations that have another answer
    without  observations that are left out, as after an appeal that was granted
    limits   standards that have another time limit. An answer that agreed with the clock by the old limit
             follows the clock by the new one; one that did not, or was excused, stays (R11)
    """

    met: Collection[str] = ()
    answers: Mapping[str, str] | None = None
    without: Collection[str] = ()
    limits: Mapping[str, TimeLimit] | None = None


@dataclass(frozen=True)
class WhatIf:
    """The rating as it is and as it would be."""

    now: Rating
    then: Rating

    @property
    def stars(self) -> int:
        """Stars won; lost where below 0."""
        return self.then.stars - self.now.stars

    @property
    def points(self) -> Fraction | None:
        """Points of the total won; None where either has no score."""
        if self.now.score is None or self.then.score is None:
            return None
        return self.then.score - self.now.score


def what_if(pack: Pack, visit: Visit, change: Change) -> WhatIf:
    """Both ratings, by the same rules; nothing is recorded.

    ValueError for a standard that the pack does not have, an observation that the visit does not have, an
    answer that there is not, and a limit for a standard without one.
    """
    _refuse_strangers(pack, visit, change)
    return WhatIf(rate(pack, visit), rate(with_limits(pack, change), with_answers(pack, visit, change)))


def with_answers(pack: Pack, visit: Visit, change: Change) -> Visit:
    """The visit, its observations as they would be."""
    kept = {name: look for name, look in visit.observations.items() if name not in change.without}
    return replace(visit, observations={n: _as_if(pack, visit, look, change) for n, look in kept.items()})


def with_limits(pack: Pack, change: Change) -> Pack:
    """The pack, its limits as they would be."""
    if not change.limits:
        return pack
    return replace(pack, departments=tuple(_department(d, change.limits) for d in pack.departments))


def _as_if(pack: Pack, visit: Visit, look: Observation, change: Change) -> Observation:
    if look.id in (answers := change.answers or {}):
        return replace(look, answer=answers[look.id])
    if look.standard in change.met and look.answer == "not_met":
        return replace(look, answer="met")
    limits = change.limits or {}
    if (
        look.standard not in limits
        or look.measured is None
        or look.excused
        or look.answer == "not_applicable"
    ):
        return look
    old = pack.standard(look.standard).limit
    before = verdict(old.for_house(visit.house_kind), look.measured) if old else None
    after = verdict(limits[look.standard].for_house(visit.house_kind), look.measured)
    if after is None or before != (look.answer == "met"):
        return look
    return replace(look, answer="met" if after else "not_met")


def _department(department: Department, limits: Mapping[str, TimeLimit]) -> Department:
    def limited(standard: Standard) -> Standard:
        return replace(standard, limit=limits[standard.id]) if standard.id in limits else standard

    return replace(department, standards=tuple(limited(standard) for standard in department.standards))


def _refuse_strangers(pack: Pack, visit: Visit, change: Change) -> None:
    standards = {standard.id: standard for standard in pack.standards()}
    limits, answers = change.limits or {}, change.answers or {}
    unknown = sorted({*change.met, *limits} - set(standards))
    unseen = sorted({*change.without, *answers} - set(visit.observations))
    untimed = sorted(name for name in limits if name in standards and standards[name].limit is None)
    wrong = sorted(set(answers.values()) - {"met", "not_met", "not_applicable"})
    for names, what in (
        (unknown, f"{pack.id} {pack.edition} has no standard"),
        (unseen, "The visit has no observation"),
        (untimed, "There is no time limit to change in"),
        (wrong, "An answer is met, not_met or not_applicable, not"),
    ):
        if names:
            raise ValueError(f"{what} {', '.join(names)}.")
