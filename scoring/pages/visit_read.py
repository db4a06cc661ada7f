"""What the parts of a visit's page read again each time they are drawn: access is asked every time."""

from __future__ import annotations

from inspections.office import NotYours
from inspections.pages.door import enter, the_store, turn_away
from scoring.pages.words import say
from scoring.rating import Rating
from scoring.reading import Rated, earlier_ratings, rated_for


def read(visit_id: str) -> Rated:
    """The visit for the person who is here now; without access the part ends with the way back."""
    try:
        return rated_for(the_store(), enter(), visit_id)
    except NotYours:
        turn_away(say("There is no such visit for you to read."))


def read_earlier(rated: Rated) -> tuple[Rating, ...]:
    """The ratings of the hotel's visits before it that this person may read, the latest first."""
    return earlier_ratings(the_store(), enter(), rated)
