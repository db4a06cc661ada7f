"""Voices in the store, on SQLite and PostgreSQL: held once, weighed one after the other, never changed."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from inspections.guests.counting import STAY, Mark
from inspections.guests.parts import Contact, GuestEvent, Place, Voice
from inspections.records import Hotel, StoreError
from inspections.store import Store

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOTEL = Hotel("h", "Grand", "Bergen", "Norway", "North", "urban", "Europe/Oslo", NOW, demo=True)
BAR = Place("bar", "h", "outlet", "Bar", "", NOW)


@pytest.fixture
def grand(store: Store) -> Store:
    """A hotel with a bar."""
    store.add_hotel(HOTEL)
    store.add_places([BAR], [])
    return store


def a_voice(name: str = "", at: datetime = NOW) -> Voice:
    return Voice(name or str(uuid.uuid4()), "h", "bar", "code", "en", at, at, csat=1)


def take(store: Store, voice: Voice, device: str = "phone", look: str = "") -> Voice:
    mark = Mark(voice.id, "h", "bar", device, look or device, "wifi", voice.received_at)
    return store.take_voice(voice, mark, "Room 3", staff=False)


def an_event(seq: int, about: str = "v") -> GuestEvent:
    return GuestEvent(str(uuid.uuid4()), "h", "voice", about, seq, "noted", "ines", NOW, {"text": "Told"})


def test_votes_that_come_at_once_are_weighed_one_after_the_other(grand: Store) -> None:
    """Twenty from one phone, all in the same moment: one counts, none is lost."""
    with ThreadPoolExecutor(8) as threads:
        held = list(threads.map(lambda _: take(grand, a_voice()), range(20)))

    assert sorted(voice.counts for voice in held) == ["all"] + ["none"] * 19
    assert len(grand.guest_voices(["h"])) == 20


def test_the_same_voice_again_is_answered_as_it_was(grand: Store) -> None:
    first = take(grand, a_voice("v"))

    assert take(grand, a_voice("v")) == first
    assert grand.guest_voices(["h"]) == [first]
    assert grand.guest_contacts(["h"]) == [Contact("v", "h", "Room 3", NOW)]


def test_what_tells_devices_apart_is_deleted_after_a_stay(grand: Store) -> None:
    """As the guest's page says."""
    take(grand, a_voice("v"))
    take(grand, a_voice("w", NOW + STAY), device="another")

    rows = grand._db.read(lambda c: c.execute(sa.text("SELECT voice FROM guest_marks")).scalars().all())
    assert rows == ["w"]


def test_the_database_itself_refuses_to_change_what_was_said_and_done(grand: Store) -> None:
    take(grand, a_voice("v"))
    grand.append_guest_events([an_event(1)])

    for change in ("UPDATE guest_voices SET csat = 5", "UPDATE guest_events SET actor = 'nobody'"):
        with pytest.raises(sa.exc.DBAPIError, match="is ever changed"):
            grand._db.write(lambda c, change=change: c.execute(sa.text(change)))


def test_two_people_at_once_take_two_numbers(grand: Store) -> None:
    """And with the second nothing else of its step is held."""
    grand.append_guest_events([an_event(1)])

    with pytest.raises(StoreError) as refused:
        grand.append_guest_events([an_event(1, "other"), an_event(1)])
    assert refused.value.code == "seq_taken"
    assert [event.about for event in grand.guest_events(["h"])] == ["v"]


def test_a_contact_is_forgotten_and_what_was_said_stays(grand: Store) -> None:
    take(grand, a_voice("v"))
    grand.append_guest_events([an_event(1)], forget="v")

    assert grand.guest_contacts(["h"]) == []
    assert [voice.id for voice in grand.guest_voices(["h"])] == ["v"]


def test_the_secret_is_made_once(grand: Store) -> None:
    assert grand.guest_secret("first") == "first"
    assert grand.guest_secret("second") == "first"


def test_the_demo_goes_with_all_that_its_guests_said(grand: Store) -> None:
    take(grand, a_voice("v"))
    grand.append_guest_events([an_event(1)])

    grand.remove_demo()

    assert grand.hotel("h") is None
    assert grand.guest_voices(["h"]) == []
    assert grand.guest_events(["h"]) == []
    assert grand.guest_places(["h"]) == []


def test_voices_are_told_from_a_moment_on(grand: Store) -> None:
    old, new = a_voice("old", NOW - timedelta(days=9)), a_voice("new")

    assert grand.add_voices([old, new, new]) == 2
    assert [voice.id for voice in grand.guest_voices(["h"], NOW - timedelta(days=1))] == ["new"]
    assert grand.known_voices(["new", "other"]) == {"new"}
