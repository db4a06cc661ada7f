"""Lists that are read page by page, the first first: what is added meanwhile comes at their end.

A page begins after the moment and id of the last line of the one before, never at a count of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inspections.store.actions import Actions
from inspections.store.guests import Guests
from inspections.store.lists import Lists
from inspections.store.schema import actions, guest_voices, visits

if TYPE_CHECKING:
    from inspections.actions.parts import Action
    from inspections.guests.parts import Voice
    from inspections.records import VisitSummary


@dataclass(frozen=True)
class Asked:
    """Which lines: of those hotels (None for all), from `since` to before `until`, after that line, so many.

    `itself` lets the page begin with the line `after`.
    """

    hotels: Sequence[str] | None
    most: int
    since: datetime | None = None
    until: datetime | None = None
    after: tuple[datetime, str] | None = None
    itself: bool = False


class Pages(Lists, Actions, Guests):
    """What other systems read."""

    def released_page(self, asked: Asked) -> list[VisitSummary]:
        """Released visits in the order of their release."""
        chosen = _chosen(asked, visits.c.released_at, visits.c.id, visits.c.hotel_id)
        ids = _first(asked, visits.c.released_at, visits.c.id, chosen & (visits.c.status == "released"))
        found = self._visits(visits.c.id.in_(ids))
        return sorted(found, key=lambda visit: (visit.released_at or visit.created_at, visit.id))

    def actions_page(self, asked: Asked) -> list[Action]:
        """Actions in the order in which they were opened."""
        chosen = _chosen(asked, actions.c.created_at, actions.c.id, actions.c.hotel_id)
        return self._actions(actions.c.id.in_(_first(asked, actions.c.created_at, actions.c.id, chosen)))

    def voices_page(self, asked: Asked) -> list[Voice]:
        """Voices in the order in which they came in."""
        chosen = _chosen(asked, guest_voices.c.received_at, guest_voices.c.id, guest_voices.c.hotel_id)
        ids = _first(asked, guest_voices.c.received_at, guest_voices.c.id, chosen)
        found = self._voices(guest_voices.c.id.in_(ids))
        return sorted(found, key=lambda voice: (voice.received_at, voice.id))


def _chosen(
    asked: Asked, at: sa.Column[Any], name: sa.Column[Any], hotel: sa.Column[Any]
) -> sa.ColumnElement[bool]:
    chosen: sa.ColumnElement[bool] = at.is_not(None)
    if asked.hotels is not None:
        chosen &= hotel.in_(asked.hotels)
    if asked.since:
        chosen &= at >= asked.since
    if asked.until:
        chosen &= at < asked.until
    if asked.after:
        moment, last = asked.after
        beyond = name >= last if asked.itself else name > last
        chosen &= (at > moment) | ((at == moment) & beyond)
    return chosen


def _first(
    asked: Asked, at: sa.Column[Any], name: sa.Column[Any], chosen: sa.ColumnElement[bool]
) -> sa.Select[Any]:
    return sa.select(name).where(chosen).order_by(at, name).limit(asked.most)
