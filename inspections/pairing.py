"""A tablet is paired by a QR code: it signs one device in as one inspector, once, within ten minutes.

The code is 256 random bits behind the `#` of a link, where no server log and no referrer sees them; only
their SHA-256 is kept. What was made, by whom, for whom, and when and from where it was used stays in the
table of pairings. A new code for someone ends the ones before that were not used.
"""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from inspections.access import INSPECTOR, may
from inspections.accounts import (
    FREE_FAILURES_OF_ADDRESS,
    WINDOW,
    TooManyAttempts,
    hash_of,
    may_sign_in,
    network_of,
    open_session,
    wait_after,
)
from inspections.qr_codes import svg_of
from inspections.records import Account, PairingRecord
from inspections.refusals import Refused, not_allowed

if TYPE_CHECKING:
    from inspections.store import Store

LASTS = timedelta(minutes=10)
MOST_WAITING = 20
"""Codes one person may make within LASTS."""


@dataclass(frozen=True)
class Pairing:
    """What the office shows: the link, the same as a QR code (SVG), for whom it is and until when."""

    link: str
    svg: str
    inspector: str
    expires_at: datetime


class PairingOver(Exception):  # noqa: N818 – an answer, not a fault
    """That code was used, is older than ten minutes, or never was one: which, is not said."""


def pairing(store: Store, by: Account, inspector_id: str, address: str, now: datetime) -> Pairing:
    """A new code that signs one device in as that inspector.

    `address` is the house's own, as people reach it: "https://sixty.example". Refused "not_allowed",
    "inspector_unknown", "too_many_codes".
    """
    if not may(by, "appoint_inspector"):
        raise not_allowed()
    inspector = store.account(inspector_id)
    if inspector is None or inspector.role != INSPECTOR or not may_sign_in(store, inspector):
        raise Refused("inspector_unknown", "Choose an inspector whose account is open.")
    if len(store.pairings_made(by.id, now - LASTS)) >= MOST_WAITING:
        raise Refused(
            "too_many_codes", "You have made many codes just now. Wait ten minutes, then make another."
        )
    token = secrets.token_urlsafe(32)
    record = PairingRecord(hash_of(token), inspector.id, by.id, created_at=now, expires_at=now + LASTS)
    store.add_pairing(record)
    link = f"{address.rstrip('/')}/pair#{token}"
    return Pairing(link, svg_of(link), inspector.name, record.expires_at)


def use_pairing(store: Store, token: str, address: str, now: datetime) -> str:
    """The token of a new session of the inspector the code was made for. It works once.

    Raises PairingOver; TooManyAttempts where one network has sent too many wrong ones.
    """
    network = network_of(address)
    key = f"pairing from {network}"
    wait = wait_after(store.failures_since(key, now - WINDOW), FREE_FAILURES_OF_ADDRESS, now)
    if wait:
        raise TooManyAttempts(math.ceil(wait.total_seconds()))
    used = store.use_pairing(hash_of(token), now, network)
    account = store.account(used.account_id) if used else None
    if account is None or not may_sign_in(store, account):
        store.note_attempt(key, now, succeeded=False)
        raise PairingOver
    return open_session(store, account.id, now)


def place_link(address: str, hotel_id: str, department_id: str) -> str:
    """The link of a place in a hotel: on a tablet it opens that department of the visit under way there.

    It holds no secret, and who is not signed in learns nothing by it. As a code: `qr_codes.svg_of`, `png_of`.
    """
    return f"{address.rstrip('/')}/capture/#/go/{quote(department_id)}?hotel={quote(hotel_id)}"
