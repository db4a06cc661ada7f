"""What is known of one person, told or taken away: of someone with an account, or of a guest.

A guest is known by the contact they left, if they left one. Everything else a guest said is anonymous.
Whoever runs the machine may do it too (`python -m inspections person`); the book says so.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING

from inspections.access import OWNER, may
from inspections.audit import WHAT, note
from inspections.records import AuditLine
from inspections.redaction import FORMER
from inspections.refusals import Refused, not_allowed

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store

AT_THE_MACHINE = "On the command line"
"""Who does it where nobody is signed in: whoever has the database has everything anyway."""


def take_out(store: Store, by: Account | None, told: str, now: datetime) -> str:
    """All that is known of whoever has this e-mail address, as JSON; of guests, who left it or this number.

    Refused "not_allowed", "person_unknown".
    """
    _expect(by)
    person = store.account_by_email(told)
    rows = store.rows_of_person(person.id, person.email) if person else store.rows_of_guest(_enough(told))
    if not any(rows.values()):
        raise _unknown(told)
    _note(store, by, "person_told" if person else "guest_told", now, _about(person))
    about = {"type": "sixty.person", "at": now.isoformat(timespec="seconds"), "asked_for": told.strip()}
    return json.dumps(about | {"known": rows}, ensure_ascii=False, indent=2)


def erase(store: Store, by: Account | None, told: str, now: datetime) -> str:
    """What was done, in a sentence. An account keeps its number alone, since logs name it by that.

    Refused "not_allowed", "person_unknown", "yourself", "last_owner".
    """
    _expect(by)
    person = store.account_by_email(told)
    if person is None:
        return _erase_guest(store, by, told, now)
    if by and by.id == person.id:
        raise Refused("yourself", "You cannot erase yourself. Ask another owner.")
    others = [o for o in store.accounts() if o.role == OWNER and not o.disabled_at and o.id != person.id]
    if person.role == OWNER and not others:
        raise Refused("last_owner", "This is the last owner. Make somebody else one first.")
    store.close_account(person.id, now)
    pseudonym = pseudonym_of(person.id)
    store.forget_person(person.id, person.name, pseudonym)
    _note(store, by, "person_erased", now, pseudonym)
    return f"The account is closed and erased. Where it is named, it is now “{pseudonym}”."


def pseudonym_of(account_id: str) -> str:
    """The same for the same account, and no way back from it to a name."""
    return f"{FORMER}{hashlib.sha256(account_id.encode()).hexdigest()[:6]}"


def _erase_guest(store: Store, by: Account | None, told: str, now: datetime) -> str:
    gone = store.forget_guest(_enough(told))
    if not gone:
        raise _unknown(told)
    _note(store, by, "guest_erased", now, "")
    return (
        f"Forgotten: {gone} contact{'' if gone == 1 else 's'}, with the words. Scores stay; they name nobody."
    )


def _enough(told: str) -> str:
    """Two letters would be found in every guest's address."""
    sent = told.strip()
    if len(sent) < 6:
        raise _unknown(told)
    return sent


def _expect(by: Account | None) -> None:
    if by and not may(by, "keep_privacy"):
        raise not_allowed()


def _unknown(told: str) -> Refused:
    return Refused("person_unknown", f"Nobody here has the address {told.strip()!r}. Look at its spelling.")


def _about(person: Account | None) -> str:
    return person.name if person else ""


def _note(store: Store, by: Account | None, what: str, now: datetime, about: str) -> None:
    if by:
        note(store, by, what, now, about=about)
    elif what in WHAT:
        store.add_audit(AuditLine(now, "", AT_THE_MACHINE, "", what, about=about))
