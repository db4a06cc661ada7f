"""A request that its sender has named, so that sent twice it is done once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

KEPT = timedelta(hours=24)
"""How long an answer is given again."""
ABANDONED = timedelta(minutes=2)
"""A request that has not ended by then never will: the server was stopped meanwhile."""


@dataclass(frozen=True)
class Sent:
    """`name` is its sender's, `digest` the SHA-256 of what was asked; status 0 until answered."""

    key_id: str
    name: str
    digest: str
    at: datetime
    status: int = 0
    answer: str = ""
