"""How often things were done since this process began, for who watches it (`/metrics`)."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping

TALLIED: Mapping[str, str] = {
    "sync_batches": "Batches that tablets sent and that were answered with a receipt",
    "events_held": "Events answered as held, from tablets and the office; sent again they count again",
    "events_refused": "Events refused, each with its reason",
    "photos_held": "Photos answered as held",
    "retention_removed": "Things removed because their time was over (docs/privacy.md)",
}
"""What is counted, and what it says."""

_lock = threading.Lock()
_done: Counter[str] = Counter()


def tally(what: str, many: int = 1) -> None:
    """`many` more of these. KeyError for what is not tallied."""
    if what not in TALLIED:
        raise KeyError(what)
    with _lock:
        _done[what] += many


def so_far() -> dict[str, int]:
    """All of them, 0 for what was never done."""
    with _lock:
        return {what: _done[what] for what in TALLIED}
