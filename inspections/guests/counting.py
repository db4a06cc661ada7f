"""Which voices count: one for each device and stay. The others are kept, shown, and set aside. Pure.

What tells devices apart is forgotten after `STAY`: a random number in a cookie of the guest's page alone,
and, for phones that throw cookies away, how the browser names itself, from which network. Each is kept as a
keyed hash, so that nothing of it can be read back. See docs/guests.md for what this cannot tell.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from inspections.guests.parts import ALL, NONE, PLACE

STAY = timedelta(days=3)
"""A guest who speaks again later is taken for a guest of another stay."""
LOOKALIKES_REST = timedelta(hours=1)
MOST_LOOKALIKES = 3
"""Two guests may well have the same phone; a thousand within a stay have not."""
CROWD = ((timedelta(hours=1), 12), (timedelta(days=1), 60))
"""Voices that count from one network: the guests of a hotel share its own."""

ASIDE: Mapping[str, str] = {
    "same_device": "this device has spoken here in the same stay",
    "elsewhere": "this device has spoken elsewhere in the hotel: it counts for its place alone",
    "lookalike": "a phone just like it, in the same network, spoke within the hour, or three have lately",
    "crowd": "more came from one network than guests speak at once",
    "staff": "it was sent from a browser that is signed in to Sixty",
    "by_hand": "the quality office has set it aside",
}


@dataclass(frozen=True)
class Mark:
    """What a voice's device is known by, until it is forgotten: three keyed hashes."""

    voice: str
    hotel: str
    place: str
    device: str
    look: str
    network: str
    at: datetime
    counts: str = ALL


def mark_of(secret: bytes, *, hotel: str, **told: str) -> dict[str, str]:
    """Device, look and network as hashes that differ from hotel to hotel: nobody is followed."""
    return {
        name: hmac.new(secret, f"{hotel}\n{name}\n{text}".encode(), hashlib.sha256).hexdigest()[:32]
        for name, text in told.items()
    }


def weigh(new: Mark, earlier: Sequence[Mark], *, staff: bool = False) -> tuple[str, str]:
    """What the voice of `new` counts for, and why not all: ("all", ""), ("place", …) or ("none", …).

    `earlier` are the marks of its hotel; those older than a stay are not looked at.
    """
    known = [one for one in earlier if new.at - one.at < STAY]
    own = [one for one in known if one.device == new.device]
    if staff:
        return NONE, "staff"
    if any(one.place == new.place for one in own):
        return NONE, "same_device"
    if _is_lookalike(new, known):
        return NONE, "lookalike"
    if _is_crowd(new, known):
        return NONE, "crowd"
    return (PLACE, "elsewhere") if own else (ALL, "")


def _is_lookalike(new: Mark, known: Sequence[Mark]) -> bool:
    """Whether a phone that looks the same, but is not known to be this one, spoke too lately or too often."""
    alike = [one for one in known if one.look == new.look and one.device != new.device]
    lately = any(new.at - one.at < LOOKALIKES_REST for one in alike)
    return lately or len({one.device for one in alike if one.counts == ALL}) >= MOST_LOOKALIKES


def _is_crowd(new: Mark, known: Sequence[Mark]) -> bool:
    counted = [one for one in known if one.network == new.network and one.counts != NONE]
    return any(sum(new.at - one.at < span for one in counted) >= most for span, most in CROWD)
