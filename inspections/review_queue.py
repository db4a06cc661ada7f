"""What waits for the quality office: visits to review, appeals to decide, reports that are late. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspections.planning.due import REPORT_HOURS, due, is_late

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from inspections.records import VisitSummary

__all__ = ["Queue", "due", "queue_of"]


@dataclass(frozen=True)
class Queue:
    """Each line in one place at most; what has waited longest comes first.

    late  the report should have come (planning/due.py), and has not
    """

    submitted: tuple[VisitSummary, ...] = ()
    in_review: tuple[VisitSummary, ...] = ()
    appealed: tuple[VisitSummary, ...] = ()
    late: tuple[VisitSummary, ...] = ()
    sent_back: tuple[VisitSummary, ...] = ()

    @property
    def waiting(self) -> int:
        """How many things the office itself has to do."""
        return len(self.submitted) + len(self.in_review) + len(self.appealed)


def queue_of(
    visits: Iterable[VisitSummary], appealed: Collection[str], now: datetime, hours: int = REPORT_HOURS
) -> Queue:
    """The visits that wait, by what they wait for.

    `appealed` are ids of those with an open appeal, `hours` when the house wants its reports.
    """
    listed = sorted(visits, key=lambda visit: (visit.submitted_at or now, visit.ends_on, visit.id))

    def of(status: str) -> tuple[VisitSummary, ...]:
        return tuple(visit for visit in listed if visit.status == status)

    return Queue(
        submitted=of("submitted"),
        in_review=of("in_review"),
        appealed=tuple(visit for visit in listed if visit.id in appealed),
        late=tuple(visit for visit in listed if is_late(visit, now, hours)),
        sent_back=of("sent_back"),
    )
