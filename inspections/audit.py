"""The house's book: who saw, changed or took away what. Kept by the steps themselves, read by owners.

Two sources, neither of which is ever changed. What leaves no other trace (signing in, reading a report,
taking a file away, changing an account) is written into the table `audit` as it is done. What the office
does to a visit or an action is an event of its log already, and is told from there: it cannot be forgotten.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.keys.actors import actors
from inspections.records import AuditLine
from inspections.refusals import not_allowed

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store

WHAT: Mapping[str, str] = {
    "signed_in": "Signed in",
    "signed_in_by_code": "Signed in by a tablet's code",
    "signed_in_by_two": "Signed in with a second step",
    "signed_in_by_passkey": "Signed in with a passkey",
    "signed_in_by_provider": "Signed in through the organisation",
    "sign_in_failed": "Failed to sign in",
    "second_step_failed": "Failed at the second step",
    "provider_refused": "Was not let in through the organisation",
    "identity_bound": "Connected the organisation's sign-in",
    "factor_added": "Set up a second step",
    "factor_removed": "Removed a second step",
    "factor_reset": "Reset someone's second step",
    "recovery_made": "Made recovery codes",
    "recovery_used": "Used a recovery code",
    "report_seen": "Saw the report",
    "pdf_taken": "Downloaded the PDF report",
    "table_taken": "Downloaded the tables",
    "cards_taken": "Downloaded morning cards",
    "guests_taken": "Exported what guests said",
    "audit_taken": "Exported this book",
    "person_added": "Added a person",
    "person_invited": "Invited a person",
    "invite_revoked": "Took an invitation back",
    "joined": "Took up an invitation",
    "hotel_added": "Added a hotel",
    "hotel_changed": "Changed a hotel",
    "taken_in": "Took in hotels and people from a workbook",
    "hotels_changed": "Changed how far someone reaches",
    "person_closed": "Closed an account",
    "password_set": "Set a password",
    "signed_out": "Ended someone's sessions",
    "demo_removed": "Removed the demo",
    "rule_overruled": "Overruled a planning rule",
    "rules_set": "Set the planning rules",
    "conflict_declared": "Recorded a conflict of interest",
    "recognised": "Recorded that somebody was recognised",
    "conflict_ended": "Took a conflict of interest back",
    "vignette_set_up": "Set up a shared vignette",
    "vignette_closed": "Closed a shared vignette",
    "calendar_given": "Made a calendar link",
    "calendar_ended": "Ended a calendar link",
    "period_set": "Set how long something is kept",
    "staff_named_set": "Set whether staff may be named",
    "person_told": "Took away what is known of a person",
    "person_erased": "Erased a person's data",
    "guest_told": "Took away what is known of a guest",
    "guest_erased": "Erased a guest's data",
    "webhook_added": "Let another system be told by webhook",
    "webhook_ended": "Took a webhook away",
    "key_made": "Made an API key",
    "key_revoked": "Revoked an API key",
    "api_ratings": "Read ratings by the API",
    "api_findings": "Read findings by the API",
    "api_actions": "Read actions by the API",
    "api_feedback": "Read guests' feedback by the API",
    "api_feedback_sent": "Sent guests' feedback by the API",
}
"""What is written here. Events of a visit are told as "visit: <kind>", of an action "action: <kind>"."""

SEEN_AGAIN = timedelta(hours=1)
"""Looking at the same report again within it is the same look."""

COLUMNS = ("at", "who", "role", "what", "hotel", "visit", "about")


def note(
    store: Store,
    by: Account,
    what: str,
    now: datetime,
    *,
    hotel: str = "",
    visit: str = "",
    about: str = "",
) -> None:
    """Written at the end of the book. KeyError for a `what` that it does not know."""
    store.add_audit(line_of(by, what, now, hotel=hotel, visit=visit, about=about))


def note_seen(store: Store, by: Account, now: datetime, *, hotel: str, visit: str) -> None:
    """That this person saw this report: once within the hour."""
    store.add_audit_once(line_of(by, "report_seen", now, hotel=hotel, visit=visit), now - SEEN_AGAIN)


def audit_for(store: Store, by: Account, since: datetime, until: datetime) -> list[AuditLine]:
    """All that was done from `since` to before `until`, in its order. Refused "not_allowed"."""
    if not may(by, "see_audit"):
        raise not_allowed()
    people = actors(store)
    lines = [*store.audit_lines(since, until), *store.log_lines(since, until)]
    return sorted((_named(line, people) for line in lines), key=lambda line: line.at)


def take_audit(store: Store, by: Account, since: datetime, until: datetime, now: datetime) -> bytes:
    """The same as CSV in UTF-8, for a spreadsheet; that it was taken is written. Refused "not_allowed"."""
    lines = audit_for(store, by, since, until)
    note(store, by, "audit_taken", now, about=f"{since:%Y-%m-%d} to {until:%Y-%m-%d}")
    hotels = {hotel.id: hotel.name for hotel in store.hotels()}
    return as_csv(lines, hotels)


def as_csv(lines: Iterable[AuditLine], hotels: Mapping[str, str]) -> bytes:
    """A header and a line each. What a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for line in lines:
        told = (said(line), hotels.get(line.hotel, line.hotel), line.visit, line.about)
        rows.writerow(map(_harmless, (line.at.isoformat(), line.name, line.role, *told)))
    return out.getvalue().encode("utf-8-sig")


def said(line: AuditLine) -> str:
    """What was done, in words."""
    return WHAT.get(line.what, line.what.replace("_", " "))


def line_of(
    by: Account, what: str, now: datetime, *, hotel: str = "", visit: str = "", about: str = ""
) -> AuditLine:
    """The line that says so. KeyError for a `what` that the book does not know."""
    if what not in WHAT:
        raise KeyError(what)
    return AuditLine(now, by.id, by.name, by.role, what, hotel, visit, about)


def _named(line: AuditLine, people: Mapping[str, Account]) -> AuditLine:
    """A line of a log, with the name and role that its actor has now."""
    if line.name:
        return line
    person = people.get(line.actor)
    name = person.name if person else "by a link" if line.actor.startswith("link:") else "Sixty"
    return AuditLine(**{**vars(line), "name": name, "role": person.role if person else ""})


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
