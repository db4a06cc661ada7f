"""Who asks for what, and what lists have in common: a page within the key's reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from inspections import audit
from inspections.access import may
from inspections.refusals import NotYours
from inspections.store.pages import Asked
from scoring.api import cursor
from scoring.api.checking import moment

if TYPE_CHECKING:
    from inspections.keys.key import System
    from inspections.store import Store

Row = TypeVar("Row")
Told = dict[str, Any]


@dataclass(frozen=True)
class Request:
    """Who asks for what, everything held to its schema."""

    store: Store
    system: System
    now: datetime
    id: str = ""
    query: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)

    def note(self, what: str, hotel: str = "", about: str = "") -> None:
        """Reading leaves no other trace: once within the hour it is in the house's book."""
        line = audit.line_of(self.system, what, self.now, hotel=hotel, about=about)
        self.store.add_audit_once(line, self.now - audit.SEEN_AGAIN)


def page_asked(asked: Request, *, most: int = 0, parts: int = 2) -> Asked:
    """The page that is wanted, within the key's reach: one line more than fits tells that there is a next."""
    query, system = asked.query, asked.system
    hotels: Sequence[str] | None = None if system.everywhere else system.hotels
    if wanted := query.get("hotel"):
        if not may(system, "see_hotel", hotel=wanted) or asked.store.hotel(wanted) is None:
            raise NotYours
        hotels = [wanted]
    after = None
    if "cursor" in query:
        at, others = cursor.read_at(query["cursor"], parts)
        after = (at, others[0])
    since, until = (moment(query[name]) if name in query else None for name in ("since", "until"))
    return Asked(hotels, most or query["limit"] + 1, since, until, after, itself=parts > 2)


def page_of(
    asked: Request,
    rows: Sequence[Row],
    ends: Callable[[Row], str],
    tell: Callable[[Row], Told],
    keep: Callable[[Row], bool] = lambda _row: True,
) -> Told:
    limit = asked.query["limit"]
    after = ends(rows[limit - 1]) if len(rows) > limit else None
    return {"items": [tell(row) for row in rows[:limit] if keep(row)], "next": after}
