"""Visits as an iCalendar file (RFC 5545). Gateway: icalendar, which folds lines and escapes texts rightly."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from inspections.records import VisitSummary

TITLE = "Stay"
"""All that a calendar says of a visit, beside its city: whoever reads along learns nothing of the mystery."""
ASK_AGAIN = timedelta(hours=6)


def as_calendar(visits: Iterable[VisitSummary], now: datetime) -> bytes:
    """The visits as whole days, the last one included. `now` is when the file is made."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sixty//Stays//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Stays")
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    for visit in sorted(visits, key=lambda one: (one.starts_on, one.id)):
        calendar.add_component(_stay(visit, now))
    return bytes(calendar.to_ical())


def _stay(visit: VisitSummary, now: datetime) -> Event:
    """Its id is the visit's under another name: moved, it is the same entry, and it names no visit."""
    event = Event()
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, f'sixty:stay:{visit.id}')}@stays")
    event.add("dtstamp", now)
    event.add("dtstart", date.fromisoformat(visit.starts_on))
    event.add("dtend", date.fromisoformat(visit.ends_on) + timedelta(days=1))
    event.add("summary", TITLE)
    event.add("location", ", ".join(filter(None, (visit.hotel.city, visit.hotel.country))))
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event
