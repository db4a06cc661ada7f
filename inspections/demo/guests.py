"""What the invented guests say: three months at every house; one waits, one was answered, one complains.

The dice are thrown with the house's own quality, so that good houses hear better things; where a house is
weak for the inspector, its guests are less content too, but for one bar that charms them all the same.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from inspections.demo.chain import HOTELS, DemoHotel
from inspections.guests import desk
from inspections.guests.parts import Voice
from inspections.guests.places import add_places, names_in, place_of_hotel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspections.guests.parts import Place
    from inspections.records import Account, Hotel
    from inspections.store import Store

SEED = 61
OUTLETS = (
    ("Restaurant", "restaurant"),
    ("Bar", "bar"),
    ("Spa", "spa"),
    ("Breakfast room", "breakfast"),
    ("Front desk", "check_in"),
)
SPOKEN = 90
"""Voices of a house, in so many days."""
DAYS = 88
GOOD = (
    "Everyone knew our name on the second day.",
    "Best breakfast in years.",
    "The porter ran after us with the scarf.",
    "",
    "",
    "",
)
BAD = (
    "We waited twenty minutes for the bill.",
    "The room was not ready at four.",
    "Nobody came after we called twice.",
    "Too loud to sleep.",
    "",
)
TEN = ("A window that opens.", "A kettle in the room.", "Coffee before seven.", "", "", "")


def hear_guests(store: Store, hotels: Mapping[str, Hotel], owner: Account, now: datetime) -> None:
    """Places, voices, answers and a complaint at each of the demo's houses."""
    dice = Random(SEED)  # noqa: S311 - invented guests are no secret
    for number, demo in enumerate(HOTELS):
        house = hotels[demo.name]
        places = [place_of_hotel(store, house, owner, now)]
        for name, department in OUTLETS:
            places += add_places(
                store, owner, house.id, now, kind="outlet", names=[name], department=department
            )
        add_places(store, owner, house.id, now, kind="room", names=names_in("101-104"))
        store.add_voices([_voice(demo, dice.choice(places), dice, now) for _ in range(SPOKEN)])
        if number < 2:
            _leave_work_to_do(store, house, owner, places[2], now)


def _voice(demo: DemoHotel, place: Place, dice: Random, now: datetime) -> Voice:
    at = now - timedelta(days=1 + dice.random() * DAYS)
    liking = demo.quality + (-1.0 if place.department in demo.weak and place.department != "bar" else 0)
    liking += 0.4 if place.department in demo.strong else 0
    mood = liking + dice.gauss(1.3, 0.9)
    csat = min(5, max(1, round(mood)))
    words = dice.choice(GOOD if csat >= 4 else BAD)
    return Voice(
        id=str(uuid.UUID(int=dice.getrandbits(128), version=4)),
        hotel=place.hotel,
        place=place.id,
        channel="code",
        language=dice.choice(("en", "de", "fr", "nb", "es", "ja")),
        said_at=at,
        received_at=at,
        csat=csat,
        nps=min(10, max(0, round(2 * mood + dice.gauss(0.2, 1)))),
        ces=min(7, max(1, round(1.3 * mood + dice.gauss(0.3, 1)))) if dice.random() < 0.7 else None,
        words=words,
        perfect=dice.choice(TEN),
    )


def _leave_work_to_do(store: Store, house: Hotel, owner: Account, bar: Place, now: datetime) -> None:
    """A guest who waits at the bar, one who was answered, and a complaint that wants its acknowledgement."""
    manager = next((one for one in store.accounts() if house.id in one.hotels), owner)
    name = uuid.uuid5(uuid.UUID(house.id), "waits")
    early = now - timedelta(minutes=50)
    waits = Voice(
        str(uuid.uuid5(name, "waits")),
        house.id,
        bar.id,
        "code",
        "en",
        now - timedelta(minutes=7),
        now - timedelta(minutes=7),
        csat=2,
        nps=3,
        words="The music is so loud that we cannot talk.",
    )
    answered = replace(
        waits,
        id=str(uuid.uuid5(name, "answered")),
        said_at=early,
        received_at=early,
        nps=5,
        words="No table, although we had booked.",
    )
    store.add_voices([waits, answered])
    desk.answer(
        store,
        manager,
        answered.id,
        early + timedelta(minutes=11),
        how="in_person",
        text="A table by the window, and our apologies.",
    )
    desk.receive(
        store,
        manager,
        house.id,
        now - timedelta(hours=2),
        how="phone",
        text="Woken at six by the delivery below room 103, two mornings running.",
        said_at=now - timedelta(hours=3),
        contact="Room 103",
    )
