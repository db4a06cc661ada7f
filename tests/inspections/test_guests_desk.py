"""What the house does about what guests say, step by step, through the store."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest

from inspections.guests import desk, learning, places
from inspections.guests.parts import Voice
from inspections.refusals import NotYours, Refused
from tests.inspections.a_house import House, a_house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    opened = a_house(tmp_path_factory.mktemp("house"))
    yield opened
    opened.store.close()


def a_voice(house: House) -> str:
    """An unhappy guest of the hotel in Bergen, just now; its id."""
    hotel, by, now = house.hotels["Bergen"], house.people["manager"], house.clock.now
    place = places.place_of_hotel(house.store, hotel, by, now)
    name = str(uuid.uuid4())
    house.store.add_voices([Voice(name, hotel.id, place.id, "code", "en", now, now, csat=1, words="Cold")])
    return name


def test_answered_written_again_and_closed(house: House) -> None:
    """Each by whom and when; nothing can be done to it out of turn."""
    voice, by, now = a_voice(house), house.people["manager"], house.clock.now
    desk.answer(house.store, by, voice, now + timedelta(minutes=9), how="phone", text=" Sorry ")
    desk.step(house.store, by, voice, now, kind="wrote_again", body={"text": "Still cold"})
    closed = desk.step(house.store, by, voice, now, kind="closed")

    assert [(event.seq, event.kind, event.actor) for event in closed.events] == [
        (1, "answered", by.id),
        (2, "wrote_again", by.id),
        (3, "closed", by.id),
    ]
    assert closed.events[0].body == {"how": "phone", "text": "Sorry"}
    with pytest.raises(Refused) as refused:
        desk.answer(house.store, by, voice, now, how="phone", text="Once more")
    assert refused.value.code == "not_now"
    with pytest.raises(Refused, match="Write what was said"):
        desk.answer(house.store, by, a_voice(house), now, how="phone", text="  ")
    with pytest.raises(Refused) as refused:
        desk.answer(house.store, by, a_voice(house), now, how="pigeon", text="Coo")
    assert refused.value.code == "malformed"


def test_the_office_decides_what_counts_and_says_why(house: House) -> None:
    voice, quality, now = a_voice(house), house.people["quality"], house.clock.now
    desk.step(house.store, quality, voice, now, kind="set_aside", body={"reason": "A test"})
    assert desk.thread_for(house.store, quality, voice).counts == "none"

    desk.step(house.store, quality, voice, now, kind="readmitted", body={"reason": "No test"})
    assert desk.thread_for(house.store, quality, voice).counts == "all"


def test_what_is_learnt_is_an_action_of_the_hotel(house: House) -> None:
    """From a voice and from a complaint; with what the guest said as its first comment."""
    by, now, hotel = house.people["manager"], house.clock.now, house.hotels["Bergen"]
    taken = learning.act_on_voice(house.store, by, a_voice(house), now, title="Check heatings")
    one = desk.receive(
        house.store, by, hotel.id, now, how="letter", text="Cold, again", department="guest_room"
    )
    learnt = learning.learn(house.store, by, one.id, now, text="Daily round", acted=True)

    first, second = house.store.action(taken.action), house.store.action(learnt.actions[0])
    assert first is not None
    assert second is not None
    assert (first.title, first.status, first.sources) == ("Check heatings", "open", ())
    assert "Cold" in first.remarks[0].text
    assert (second.title, second.department, second.hotel) == ("Daily round", "guest_room", hotel.id)
    assert "Cold, again" in second.remarks[0].text
    with pytest.raises(Refused) as refused:
        learning.act_on_voice(house.store, by, taken.voice.id, now, title="Twice")
    assert refused.value.code == "taken_already"
    with pytest.raises(NotYours):
        learning.learn(house.store, house.people["other_manager"], one.id, now, text="Mine")


def test_a_complaint_keeps_the_clocks_of_its_day(house: House) -> None:
    """Shorter promises made later do not make an earlier complaint late."""
    by, now, hotel = house.people["other_manager"], house.clock.now, house.hotels["Como"]
    one = desk.receive(house.store, by, hotel.id, now, how="phone", text="Loud")
    body = {"promises": ["Quiet"], "acknowledge_hours": 1, "answer_days": 1}
    desk.promise(house.store, by, hotel.id, now, body)
    two = desk.receive(house.store, by, hotel.id, now, how="phone", text="Loud")

    assert desk.complaint_for(house.store, by, one.id).due_at == now + timedelta(hours=24)
    assert two.due_at == now + timedelta(hours=1)
    with pytest.raises(Refused) as refused:
        desk.receive(
            house.store, by, hotel.id, now, how="phone", text="x", said_at=now + timedelta(minutes=1)
        )
    assert refused.value.code == "in_the_future"


def test_places_are_named_as_people_type_them(house: House) -> None:
    by, now, hotel = house.people["manager"], house.clock.now, house.hotels["Bergen"]

    assert places.names_in("Bar, 098-101\n Pool deck ;") == ["Bar", "098", "099", "100", "101", "Pool deck"]
    made = places.add_places(house.store, by, hotel.id, now, kind="room", names=["7", " 7 ", "8"])
    assert [place.name for place in made] == ["7", "8"]
    assert places.add_places(house.store, by, hotel.id, now, kind="room", names=["7"]) == []
    with pytest.raises(Refused):
        places.names_in("1-99999")

    place = made[0].id
    before = standing(house, place)
    places.renew_code(house.store, by, place, now)
    assert standing(house, place) != before
    assert places.place_behind(house.store, before) is None
    assert places.place_behind(house.store, standing(house, place)) == (made[0], hotel)
    places.close_place(house.store, by, place, now)
    assert place not in {one.place.id for one in places.places_for(house.store, by, hotel.id)}


def standing(house: House, place: str) -> str:
    told = places.places_for(house.store, house.people["manager"], house.hotels["Bergen"].id)
    return next(one.code for one in told if one.place.id == place)
