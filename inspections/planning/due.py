"""When a visit's report is due, and how that is said. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from inspections.language import ENGLISH, Words

if TYPE_CHECKING:
    from inspections.records import VisitSummary

REPORT_HOURS = 36
"""Inspectors' reports are due 24 to 36 h after the stay; a house sets which (planning.Rules)."""
AWAITED = ("assigned", "accepted", "in_progress")
"""Where a report is still to come."""

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_IN_DAYS = timedelta(hours=48)


def due(visit: VisitSummary, hours: int = REPORT_HOURS) -> datetime:
    """When its report is due: so many hours after the end of its last day, by the hotel's own clock."""
    over = date.fromisoformat(visit.ends_on) + _DAY
    midnight = datetime.combine(over, time(), ZoneInfo(visit.hotel.time_zone))
    return midnight + timedelta(hours=hours)


def is_late(visit: VisitSummary, now: datetime, hours: int = REPORT_HOURS) -> bool:
    """Whether its report should have come and has not."""
    return visit.status in AWAITED and due(visit, hours) < now


def due_said(visit: VisitSummary, now: datetime, hours: int = REPORT_HOURS, say: Words = ENGLISH) -> str:
    """ "report due 24 Nov, 12:00 (Bergen)", "report late by 5 hours"; "" where none is awaited."""
    if visit.status not in AWAITED:
        return ""
    at = due(visit, hours)
    if at < now:
        return say("report late by {span}", span=_span(now - at, say))
    return say("report due {moment} ({city})", moment=at, city=visit.hotel.city)


def _span(span: timedelta, say: Words) -> str:
    if span < _HOUR:
        return say("less than an hour")
    if span < _IN_DAYS:
        return say.count(span // _HOUR, "one hour", "{n} hours")
    return say("{n} days", n=span // _DAY)
