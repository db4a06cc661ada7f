"""What a released visit came to, as it is kept: rows that the pages of a chain read. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class KeptPart:
    """A department of a visit: Σ weight · credit, Σ weight, and how many standards counted."""

    name: str
    earned: float
    weight: float
    counted: int


@dataclass(frozen=True)
class KeptResult:
    """A released visit as it was scored. Figures are for comparing: the exact ones are the rating's.

    day, released_on  as "2026-05-14"
    scorer, log_head  what it stands on; where either is another today, it is made anew
    score             of 100; None where nothing counted
    answers           every answer, packed by whoever scores: opaque here
    mark              its number in the order in which results were written; 0 before it is
    """

    visit_id: str
    hotel_id: str
    inspector_id: str
    day: str
    released_on: str
    pack_hash: str
    pack_id: str
    pack_edition: str
    scenario: str
    house_kind: str
    scorer: str
    log_head: str
    stars: int
    score: float | None
    coverage: float
    provisional: bool
    made_at: datetime
    parts: tuple[KeptPart, ...] = ()
    answers: bytes = field(default=b"", repr=False)
    mark: int = 0


@dataclass(frozen=True)
class Due:
    """A visit whose result is to be made: `event_id` is what changed it, "" where the rules did."""

    visit_id: str
    event_id: str


@dataclass(frozen=True)
class Standing:
    """How many results there are, and the mark of the latest: anything new has a higher one."""

    count: int
    mark: int


@dataclass(frozen=True)
class Over:
    """One department over some visits: of a hotel, of a month, or of both; "" where it is of all.

    earned, weight  sums, of which 100 · earned ⁄ weight is the score
    """

    hotel_id: str
    month: str
    name: str
    visits: int
    earned: float
    weight: float
