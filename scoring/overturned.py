"""Which answers did not stand: appeals by inspector and by standard, for the quality office alone. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from inspections.visit import Visit
from inspections.visit_parts import Appeal
from scoring.sure_interval import Range, wilson

ENOUGH = 8
"""Decided appeals. With fewer, 95 % reaches over more than half of all shares, and says nothing of anyone."""


@dataclass(frozen=True)
class Overturned:
    """Appeals of one inspector, or of one standard. `share` is granted of decided, None with none decided.

    `range` is where the share lies in 95 of 100, of 100; None with fewer than ENOUGH decided.
    """

    about: str
    appealed: int
    decided: int
    granted: int

    @property
    def share(self) -> float | None:
        return 100 * self.granted / self.decided if self.decided else None

    @property
    def range(self) -> Range | None:
        if self.decided < ENOUGH:
            return None
        return wilson(self.granted / self.decided, self.decided)


def by_inspector(visits: Iterable[Visit]) -> tuple[Overturned, ...]:
    """Account ids, most granted first. What was withdrawn is not counted."""
    return _told(visits, lambda visit, _appeal: visit.inspector)


def by_standard(visits: Iterable[Visit]) -> tuple[Overturned, ...]:
    """Ids of standards, most granted first."""
    return _told(visits, lambda visit, appeal: visit.observations[appeal.observation].standard)


def _told(visits: Iterable[Visit], about: Callable[[Visit, Appeal], str]) -> tuple[Overturned, ...]:
    appeals: dict[str, list[Appeal]] = defaultdict(list)
    for visit in visits:
        for appeal in visit.appeals.values():
            if not appeal.withdrawn and appeal.observation in visit.observations:
                appeals[about(visit, appeal)].append(appeal)
    counted = [
        Overturned(
            name,
            len(made),
            sum(appeal.granted is not None for appeal in made),
            sum(appeal.granted is True for appeal in made),
        )
        for name, made in appeals.items()
    ]
    return tuple(sorted(counted, key=lambda one: (-one.granted, -one.appealed, one.about)))
