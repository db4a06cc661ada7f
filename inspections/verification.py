"""What a report's code says: the visit and the log that a report stands on, and whether it still stands.

The code is on the report's last page and opens `/verify/…`. It gives away no score. It cannot be guessed:
half of it is a digest of the log's head, which only those have who have the report.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspections.events import bears_on_the_rating, in_order, log_head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspections.events import Event
    from inspections.records import VisitSummary
    from inspections.store import Store

VALID, SUPERSEDED, UNKNOWN = "valid", "superseded", "unknown"
_CODE = re.compile(r"([0-9a-f]{32})([0-9a-f]{20})")
"""A visit's id without its hyphens, and 80 bits of the digest."""


@dataclass(frozen=True)
class Standing:
    """Where a report stands: "valid", "superseded" (an appeal was granted since), or "unknown".

    `visit` is the visit it is of; None where the code is unknown.
    """

    state: str
    visit: VisitSummary | None = None


def code_of(visit_id: str, head: str) -> str:
    """The code of a report of that visit which stands on the log of that head, 52 hex digits.

    "" for a visit that no server holds: one read from a file, whose id is no UUID.
    """
    try:
        visit = uuid.UUID(visit_id)
    except ValueError:
        return ""
    return visit.hex + hashlib.sha256(f"sixty.report {visit} {head}".encode()).hexdigest()[:20]


def page_of(address: str, visit_id: str, head: str) -> str:
    """The page that says whether the report still stands, on the server at `address`; "" where none can."""
    code = code_of(visit_id, head)
    return f"{address.rstrip('/')}/verify/{code}" if address and code else ""


def standing_of(store: Store, code: str) -> Standing:
    """What became of the report with that code, as typed or scanned. Visits not released are unknown."""
    match = _CODE.fullmatch(re.sub(r"[\s-]", "", code).lower())
    summary = store.summary(str(uuid.UUID(match[1]))) if match else None
    if match is None or summary is None or summary.released_at is None:
        return Standing(UNKNOWN)
    now, *before = (code_of(summary.id, head) for head in heads_of(store.events_of(summary.id)))
    if hmac.compare_digest(now, match[0]):
        return Standing(VALID, summary)
    if any(hmac.compare_digest(other, match[0]) for other in before):
        return Standing(SUPERSEDED, summary)
    return Standing(UNKNOWN)


def heads_of(events: Iterable[Event]) -> list[str]:
    """The heads that a released visit's log has had, the present one first: one for each appeal granted."""
    bearing = [event for event in in_order(events) if bears_on_the_rating(event)]
    granted = [event.id for event in bearing if event.kind == "decided"]
    later = [set(granted[kept:]) for kept in range(len(granted), -1, -1)]
    return [log_head(event for event in bearing if event.id not in left) for left in later]
