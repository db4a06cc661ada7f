"""What planning stands on, as the store keeps it: on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from inspections.planning.rules import Stay, key_of_name
from inspections.records import CalendarLink, Conflict, StoreError
from inspections.visit_parts import Companion
from tests.inspections.a_log import INES, NOW, OFFICE, VISIT, a_visit_in, an_event, an_id, assigned

if TYPE_CHECKING:
    from inspections.store import Store

MAY = (date(2026, 5, 1), date(2026, 5, 31))
ALONG = [{"person": INES.id}, {"name": "Per Holm"}]
SEEN = Conflict("c1", INES.id, "Ines", "grand", "recognised", "At the desk.", "2026-05-14", "", "olga", NOW)


def called_off(seq: int = 2) -> object:
    return an_event(seq, "cancelled", {"reason": "A flood."}, id=an_id(0xEF), device=OFFICE)


def test_a_stay_tells_who_was_there_with_whom(store: Store) -> None:
    """Where it is told anew, as it is told last; and only within the days asked about."""
    a_visit_in(store)
    store.append(VISIT, [assigned(seq=2, companions=ALONG, ends_on="2026-05-17")], "olga", NOW)

    (stay,) = store.stays_between(*MAY)
    people = (INES.id, INES.id, key_of_name("Per Holm"))
    assert stay == Stay(VISIT, "grand", date(2026, 5, 14), date(2026, 5, 17), people)
    assert store.summary(VISIT).companions == (Companion(INES.id), Companion(name="Per Holm"))  # type: ignore[union-attr]
    assert store.visit(VISIT).companions == store.summary(VISIT).companions  # type: ignore[union-attr]
    assert not store.stays_between(date(2026, 5, 18), date(2026, 5, 31))


@pytest.mark.parametrize("began", [False, True])
def test_a_visit_called_off_is_a_stay_where_it_had_begun(store: Store, *, began: bool) -> None:
    a_visit_in(store)
    if began:
        store.append(VISIT, [an_event(1, "started", {"pack_hash": "a" * 64})], INES.id, NOW)
    store.append(VISIT, [called_off()], "olga", NOW)  # type: ignore[list-item]

    assert [stay.visit for stay in store.stays_between(*MAY)] == ([VISIT] if began else [])


def test_a_conflict_taken_back_is_kept_with_who_and_why(store: Store) -> None:
    """Of people with and without an account alike; once."""
    a_visit_in(store)
    free = replace(SEEN, id="c2", person=key_of_name("Per Holm"), name="Per Holm", at=NOW + timedelta(1))
    store.add_conflict(SEEN)
    store.add_conflict(free)

    assert store.end_conflict("c1", "olga", NOW, "Somebody else.")
    assert not store.end_conflict("c1", "olga", NOW, "Again.")

    assert store.conflicts() == [
        free,
        replace(SEEN, ended_at=NOW, ended_by="olga", ended_why="Somebody else."),
    ]
    with pytest.raises(StoreError):
        store.add_conflict(SEEN)


def test_one_calendar_link_works_at_a_time(store: Store) -> None:
    a_visit_in(store)
    first, second = (CalendarLink(digit * 64, INES.id, NOW + timedelta(n)) for n, digit in enumerate("12"))
    store.new_calendar_link(first)
    store.new_calendar_link(second)

    assert store.calendar_link("1" * 64) == replace(first, revoked_at=second.created_at)
    assert store.calendar_link_of(INES.id) == second
    assert store.end_calendar_link(INES.id, NOW)
    assert not store.end_calendar_link(INES.id, NOW)
    assert store.calendar_link_of(INES.id) is None
