"""What stands behind a number of a visit's rating, for those who may see that rating. Access is asked first.

Nobody is named in it, and of what inspector and office wrote to each other the hotel reads nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.audit import note_seen
from scoring.behind.events import events_behind
from scoring.behind.numbers import behind
from scoring.behind.said import Row, figure_of, head_of, rows_behind, title_of
from scoring.reading import rated_for
from scoring.report.ground import Ground
from scoring.wording.words import Wording

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store


@dataclass(frozen=True)
class Basis:
    """A number of the rating and the standards it is of, in words."""

    what: str
    title: str
    figure: str
    head: str
    nothing: str
    """What is said where a standard has no event."""
    rows: tuple[Row, ...]


def basis_for(store: Store, person: Account, visit_id: str, what: str, language: str = "en") -> Basis:
    """What the number of that address (behind.py) stands on.

    NotYours for those who may not see the rating; LookupError where the rating has no such number.
    """
    rated = rated_for(store, person, visit_id)
    ground = Ground(rated.pack, rated.visit, rated.rating, Wording(language))
    found = behind(rated.pack, rated.rating, what)
    inside = may(person, "see_log", visit=rated.summary)
    events = events_behind(rated.visit, store.held_events(visit_id))
    note_seen(store, person, datetime.now(UTC), hotel=rated.summary.hotel.id, visit=visit_id)
    return Basis(
        what,
        title_of(ground, what),
        figure_of(ground, found),
        head_of(ground, found),
        ground.words.say("behind.none"),
        tuple(rows_behind(ground, found, events, inside=inside)),
    )
