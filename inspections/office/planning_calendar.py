"""One's own visits in one's own calendar: a file a visit, and a secret address that a calendar asks.

Whoever looks over a shoulder reads "Stay" and a city: no hotel, no word of an inspection.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.accounts import hash_of
from inspections.audit import note
from inspections.office.visits import summary_for, visits_for
from inspections.planning.ics import as_calendar
from inspections.records import CalendarLink
from inspections.refusals import not_allowed

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.records import Account
    from inspections.store import Store

NOT_GOING = ("planned", "declined", "cancelled")
REMEMBERED = timedelta(days=400)


def give_calendar_link(store: Store, by: Account, address: str, now: datetime) -> str:
    """The secret address of one's own visits, told once; an earlier one ends. Refused "not_allowed"."""
    if not may(by, "own_calendar"):
        raise not_allowed()
    token = secrets.token_urlsafe(32)
    store.new_calendar_link(CalendarLink(hash_of(token), by.id, now))
    note(store, by, "calendar_given", now, about=by.name)
    return f"{address.rstrip('/')}/calendar/{token}.ics"


def end_calendar_link(store: Store, by: Account, now: datetime) -> bool:
    """Whether there was one; from now on it leads nowhere."""
    ended = store.end_calendar_link(by.id, now)
    if ended:
        note(store, by, "calendar_ended", now, about=by.name)
    return ended


def calendar_behind(store: Store, token: str, now: datetime) -> bytes | None:
    """The calendar that the token leads to; None where it has ended, never was, or its account is closed."""
    link = store.calendar_link(hash_of(token))
    if link is None or link.revoked_at is not None:
        return None
    person = store.account(link.account_id)
    if person is None or not may(person, "own_calendar"):
        return None
    since = (now - REMEMBERED).date().isoformat()
    visits = [v for v in visits_for(store, person) if v.status not in NOT_GOING and v.ends_on >= since]
    return as_calendar(visits, now)


def visit_calendar(store: Store, by: Account, visit_id: str, now: datetime) -> bytes:
    """That visit as a file for a calendar. NotYours where there is none for that person."""
    return as_calendar([summary_for(store, by, visit_id)], now)
