"""What guests say and what is done about it, as frozen data.

A place is what a code stands for: the hotel itself, an outlet or a room. A voice is what one guest said
once. What the house does about a voice, a complaint or its promises are events, never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

PLACE_KINDS: Mapping[str, str] = {"hotel": "The hotel", "outlet": "Outlet", "room": "Room"}
CHANNELS: Mapping[str, str] = {"code": "Code on a card", "survey": "Survey", "desk": "Told to us"}
"""How a voice came: by a code, in another system's survey, or said to someone of the house."""

ALL, PLACE, NONE = "all", "place", "none"
"""What a voice counts for: every figure, those of its place alone, or none."""

CSAT, NPS, CES = range(1, 6), range(11), range(1, 8)
LOW_CSAT, LOW_NPS, LOW_CES = 2, 4, 2
"""At or below these a guest leaves unhappy unless someone comes: it stands out on Today."""


@dataclass(frozen=True)
class Place:
    """Where a guest stands. `department` is that of the standards it is looked at by, "" where none is."""

    id: str
    hotel: str
    kind: str
    name: str
    department: str
    added_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True)
class Code:
    """A code of a place, valid until it is revoked. `id` is its secret half's partner on the card."""

    id: str
    place: str
    made_by: str
    made_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class Voice:
    """What a guest said, once. Scores are None where nothing was chosen.

    csat    1 to 5, satisfied
    nps     0 to 10, would recommend
    ces     1 to 7, "it was easy to get what I needed"
    counts  ALL, PLACE or NONE; `aside` says why not ALL: one of counting.ASIDE
    source  another system's name, for a survey; `more` holds the columns of it that mean nothing here
    """

    id: str
    hotel: str
    place: str
    channel: str
    language: str
    said_at: datetime
    received_at: datetime
    csat: int | None = None
    nps: int | None = None
    ces: int | None = None
    perfect: str = ""
    words: str = ""
    counts: str = ALL
    aside: str = ""
    source: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_low(self) -> bool:
        """Whether this guest is about to leave unhappy."""
        scores = ((self.csat, LOW_CSAT), (self.nps, LOW_NPS), (self.ces, LOW_CES))
        return any(said is not None and said <= low for said, low in scores)

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it at all."""
        scored = any(score is not None for score in (self.csat, self.nps, self.ces))
        return scored or bool(self.perfect or self.words)


@dataclass(frozen=True)
class Contact:
    """How a guest wishes to be answered. It can be forgotten; what was said stays."""

    about: str
    hotel: str
    told: str
    at: datetime


@dataclass(frozen=True)
class GuestEvent:
    """One thing that was done. `about` is the id of a voice, a complaint, a hotel or an import.

    subject  "voice", "complaint", "hotel" or "import"
    seq      counts from 1 for each of them, without gaps
    actor    an account's id
    """

    id: str
    hotel: str
    subject: str
    about: str
    seq: int
    kind: str
    actor: str
    at: datetime
    body: Mapping[str, Any]
