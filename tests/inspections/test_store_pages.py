"""Lists read page by page, on SQLite and PostgreSQL: by moment and id, within a reach."""

from __future__ import annotations

from datetime import timedelta

from inspections.guests.parts import Place, Voice
from inspections.store import Store
from inspections.store.pages import Asked
from tests.inspections.a_log import GRAND, INES, NOW, VISIT, a_visit_in, an_event, released, submitted
from tests.inspections.test_store_actions import a_log_at

LATER = NOW + timedelta(hours=1)


def voices(store: Store) -> None:
    """Two of one moment, then one; of the Grand."""
    store.add_hotel(GRAND)
    store.add_places([Place("bar", GRAND.id, "outlet", "Bar", "", NOW)], [])
    told = (("b", NOW), ("a", NOW), ("c", LATER))
    store.add_voices([Voice(name, GRAND.id, "bar", "survey", "", NOW, at, nps=9) for name, at in told])


def test_a_page_goes_on_after_a_line(store: Store) -> None:
    """Also between lines of one moment; `itself` begins with that line."""
    voices(store)

    def names(**asked: object) -> list[str]:
        return [voice.id for voice in store.voices_page(Asked(**{"hotels": None, "most": 9} | asked))]

    assert names() == ["a", "b", "c"]
    assert names(most=2) == ["a", "b"]
    assert names(after=(NOW, "a")) == ["b", "c"]
    assert names(after=(NOW, "a"), itself=True) == ["a", "b", "c"]
    assert names(since=LATER) == ["c"]
    assert names(until=LATER) == ["a", "b"]
    assert names(hotels=[GRAND.id], most=1) == ["a"]
    assert names(hotels=["another"]) == names(hotels=[]) == []


def test_visits_come_once_they_are_released_and_actions_as_they_were_opened(store: Store) -> None:
    a_visit_in(store)
    everything = Asked(None, 9)
    before = store.released_page(everything)
    a_log_at(store, "opened", "assigned")

    assert before == []
    assert [action.status for action in store.actions_page(everything)] == ["assigned"]
    assert store.actions_page(Asked(["another"], 9)) == []
    store.append(VISIT, [an_event(1), submitted(2)], INES.id, NOW)
    visit = store.visit(VISIT)
    assert visit is not None
    store.append(VISIT, [released(visit.head)], INES.id, LATER)
    assert [(line.id, line.released_at) for line in store.released_page(everything)] == [(VISIT, LATER)]
