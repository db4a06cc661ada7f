"""What waits for the quality office: visits to review, appeals to decide, reports that are late. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from inspections.workflow import REVIEW_WINDOW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from inspections.records import VisitSummary

RECORDING = ("assigned", "accepted", "in_progress")


@dataclass(frozen=True)
class Queue:
    """Each line in one place at most; what has waited longest comes first.

    late  the last day is over by more than workflow.REVIEW_WINDOW, and no report has come
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


def queue_of(visits: Iterable[VisitSummary], appealed: Collection[str], now: datetime) -> Queue:
    """The visits that wait, by what they wait for. `appealed` are ids of those with an open appeal."""
    listed = sorted(visits, key=lambda visit: (visit.submitted_at or now, visit.ends_on, visit.id))

    def of(status: str) -> tuple[VisitSummary, ...]:
        return tuple(visit for visit in listed if visit.status == status)

    return Queue(
        submitted=of("submitted"),
        in_review=of("in_review"),
        appealed=tuple(visit for visit in listed if visit.id in appealed),
        late=tuple(visit for visit in listed if visit.status in RECORDING and due(visit) < now),
        sent_back=of("sent_back"),
    )


def due(visit: VisitSummary) -> datetime:
    """When its report is due: so long after the end of its last day, by the hotel's own clock."""
    last_day = date.fromisoformat(visit.ends_on) + timedelta(days=1)
    return datetime.combine(last_day, time(), ZoneInfo(visit.hotel.time_zone)) + REVIEW_WINDOW
