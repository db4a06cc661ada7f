"""What another system is sent, and how it knows that it came from here: Standard Webhooks 1.0. Pure.

Its rules are github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from inspections.events import canonical
from inspections.messages.kinds import KINDS, TEST
from inspections.messages.letters import link, plain
from inspections.messages.parts import Message

PREFIX = "whsec_"
SECRET_BYTES = 32
GIVEN_UP_AFTER = timedelta(days=3)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=6)
LONGEST_URL = 500

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NOT_OUTSIDE = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
"""IPv6 that carries an IPv4 address inside, and so leads wherever that does."""


def secret_of(random: bytes) -> str:
    """What both sides know, as the convention writes it: 32 random bytes."""
    return PREFIX + base64.b64encode(random).decode()


def body_of(message: Message | None, address: str, at: datetime) -> bytes:
    """The body: a kind, a hotel, an id and a link; of a test, nothing."""
    if message is None:
        told: dict[str, object] = {"type": TEST, "timestamp": _moment(at), "data": {}}
    else:
        notice = message.notice
        data = {
            "hotel": {"id": notice.hotel, "name": plain(message.hotel)},
            "id": notice.about,
            "link": link(notice, None, address),
        }
        told = {"type": KINDS[notice.kind].wire, "timestamp": _moment(notice.at), "data": data}
    return canonical(told).encode()


def signed(secret: str, name: str, body: bytes, at: datetime) -> Mapping[str, str]:
    """The three headers: the delivery's name, when it is sent, and the HMAC-SHA256 over both and the body."""
    moment = int(at.timestamp())
    key = base64.b64decode(secret.removeprefix(PREFIX))
    proof = hmac.new(key, f"{name}.{moment}.".encode() + body, hashlib.sha256).digest()
    return {
        "webhook-id": name,
        "webhook-timestamp": str(moment),
        "webhook-signature": f"v1,{base64.b64encode(proof).decode()}",
    }


def next_try(tries: int, due_at: datetime, now: datetime, chance: float) -> datetime | None:
    """When to try again after so many tries; None once three days have passed, then it is given up.

    Half a minute, doubled each time up to six hours; `chance` (0 to 1) takes up to half of it off, so that
    what failed together does not come back together.
    """
    if now - due_at >= GIVEN_UP_AFTER:
        return None
    pause: timedelta = min(FIRST_PAUSE * 2 ** min(tries - 1, 20), LONGEST_PAUSE)
    return now + pause * (1 - chance / 2)


def problem_with(url: str, inside: Sequence[str]) -> str | None:
    """Why nothing is sent to such an address, as a sentence; None if it can be. `inside` as in `may_go`."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "This cannot be read as an address. Give one as https://system.example/sixty."
    if parts.scheme not in ("https", "http") or not parts.hostname or len(url) > LONGEST_URL or port == 0:
        return "This is no address of the web. Give one as https://system.example/sixty."
    if parts.username or parts.password or parts.fragment or any(ord(sign) < 33 for sign in url):
        return "Leave name, password and # out of the address: the signature says who sends."
    if parts.scheme == "http" and not inside:
        return "Give an address that begins with https."
    return None


def may_go(address: Address, inside: Sequence[str], *, plainly: bool) -> bool:
    """Whether something may be sent there: anywhere outside by https, and into the networks `inside`.

    `inside` are the networks that the installation allows though they are private, "10.1.0.0/16"; only there
    may it go `plainly`, by http.
    """
    at = getattr(address, "ipv4_mapped", None) or address
    if any(at in ipaddress.ip_network(network) for network in inside):
        return True
    outside = at.is_global and not at.is_multicast and not any(at in carrier for carrier in _NOT_OUTSIDE)
    return outside and not plainly


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
