"""A shared vignette: a photo, a clip or a scene that every inspector judges alone. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Vignette:
    """What is judged by one standard: at least one of `told`, `link` (to a clip), `sha256` (of a photo)."""

    id: str
    pack_hash: str
    standard: str
    told: str
    link: str
    sha256: str | None
    made_by: str
    made_at: datetime
    closed_at: datetime | None = None
    demo: bool = False


@dataclass(frozen=True)
class VignetteAnswer:
    """How one inspector judged it, for good: `answer` is "met", "not_met" or "not_applicable"."""

    vignette_id: str
    account_id: str
    answer: str
    at: datetime
