"""Sign-ins and failed ones in the house's book: who, when, by which kind of device.

Never what was typed: people type passwords into the field for the address. So an attempt with an address
that nobody has is someone unknown's, and of the browser's own line only the kind of device is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspections import accounts
from inspections.records import AuditLine

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.records import Account
    from inspections.store import Store

WAYS = {
    "signed_in": "password",
    "signed_in_by_code": "code from the office",
    "signed_in_by_two": "password and second step",
    "signed_in_by_passkey": "passkey",
    "signed_in_by_provider": "your organisation",
}
"""How a session was opened, by what the book calls it."""

UNKNOWN = "Someone unknown"
NO_DEVICE = "an unknown device"
SYSTEMS = (
    ("iPad", "iPad"),
    ("iPhone", "iPhone"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
"""What a browser says of its system, the telling ones first: an Android phone says Linux too."""
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""The same of the browser: Edge says Chrome and Safari too."""


def who_knows_noted(  # noqa: PLR0917 - as accounts.who_knows
    store: Store, email: str, password: str, address: str, now: datetime, browser: str
) -> Account:
    """Whose address and password these are; a line in the book where they are nobody's, which is raised on.

    `browser` is the User-Agent. Raises WrongPassword or TooManyAttempts; the latter was no attempt.
    """
    try:
        return accounts.who_knows(store, email, password, address, now)
    except accounts.WrongPassword:
        known = store.account_by_email(email.strip().casefold())
        note_failed(store, known, now, browser)
        raise


def note_failed(
    store: Store, person: Account | None, now: datetime, browser: str, what: str = "sign_in_failed"
) -> None:
    """That somebody did not get in; None for someone unknown."""
    store.add_audit(_line(person, what, now, browser))


def note_sign_in(store: Store, token: str, now: datetime, browser: str, what: str = "signed_in") -> None:
    """That the session of this token was opened, by which kind of device and how: in the book and with it.

    `what` is one of WAYS.
    """
    person = accounts.person_of(store, token, now)
    if person is not None:
        store.describe_session(accounts.hash_of(token), kind_of_device(browser), what)
        store.add_audit(_line(person, what, now, browser))


def kind_of_device(browser: str) -> str:
    """ "Safari on iPad" from a User-Agent; nothing in it that tells two such devices apart."""
    system = next((name for sign, name in SYSTEMS if sign in browser), "")
    name = next((name for sign, name in BROWSERS if sign in browser), "")
    return " on ".join(filter(None, (name, system))) or NO_DEVICE


def _line(person: Account | None, what: str, now: datetime, browser: str) -> AuditLine:
    about = kind_of_device(browser)
    if person is None:
        return AuditLine(now, "", UNKNOWN, "", what, about=about)
    return AuditLine(now, person.id, person.name, person.role, what, about=about)
