"""Messages and what they are made of, as frozen data.

A notice is that something happened; a message is a notice in one person's feed; a delivery is what goes out:
an e-mail to one person with one notice or several, or one notice to one other system. None of them has a
field for what was found, said or scored, or for who inspected: what is not there cannot be told.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime

EMAIL, HOOK = "email", "webhook"
_ROOM = uuid.uuid5(uuid.NAMESPACE_URL, "sixty:deliveries")

WAITS, SENT, GIVEN_UP, DROPPED = "waits", "sent", "given_up", "dropped"
"""Where a delivery stands; dropped is what there was no reason left to send."""


@dataclass(frozen=True)
class Notice:
    """That something happened which people wish to know.

    kind    one of kinds.KINDS
    about   the id of the visit, the action or the guest's voice
    person  the account it concerns, "" where it concerns whoever runs the hotel
    actor   the account that did it, which needs no message; "" for nobody
    """

    id: str
    kind: str
    hotel: str
    about: str
    person: str
    actor: str
    at: datetime


@dataclass(frozen=True)
class Message:
    """A notice in somebody's feed. `hotel` is the name of the house."""

    notice: Notice
    hotel: str
    read_at: datetime | None = None


@dataclass(frozen=True)
class Delivery:
    """What goes out. `id` stays the same from one attempt to the next, so that whoever gets it can tell.

    due_at   when it was to go; next_at when it is tried next
    said     what the last attempt came to, in a few words
    """

    id: str
    way: str
    account: str | None
    endpoint: str | None
    notice: str | None
    due_at: datetime
    next_at: datetime
    state: str = WAITS
    tries: int = 0
    tried_at: datetime | None = None
    said: str = ""
    claim: str = field(default="", repr=False)


@dataclass(frozen=True)
class Endpoint:
    """Another system that is told of these kinds. `secret`, sealed, signs what is sent to it."""

    id: str
    url: str
    kinds: tuple[str, ...]
    secret: str = field(repr=False)
    made_by: str
    made_at: datetime
    paused_at: datetime | None = None
    paused_why: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True)
class Copy:
    """One person's copy of a notice: into the feed, and with the e-mail that goes at `mail_at`, if any."""

    account: str
    mail_at: datetime | None = None


def mail_to(account: str, at: datetime) -> Delivery:
    """The e-mail that goes to that person at that moment: one, whatever is in it."""
    return Delivery(_name(f"{account} {at:%Y-%m-%dT%H:%M%z}"), EMAIL, account, None, None, at, at)


def hook_to(endpoint: str, notice: str, at: datetime) -> Delivery:
    """That notice to that other system."""
    return Delivery(_name(f"{endpoint} {notice}"), HOOK, None, endpoint, notice, at, at)


def _name(of: str) -> str:
    return str(uuid.uuid5(_ROOM, of))
