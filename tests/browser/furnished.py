"""A house with people, two hotels and one submitted visit, furnished without a browser."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from inspections import office
from inspections.events import Event
from inspections.records import Account
from inspections.store import Store, open_store
from standards.loader import load_shipped
from standards.scenarios import selected
from tests.browser.people import (
    INSPECTOR,
    MANAGER,
    OTHER_INSPECTOR,
    OWNER,
    PASSWORD,
    QUALITY,
    ROLES,
    STRANGER,
    Someone,
)

HOTEL, OTHER_HOTEL = "The Aurelian Test", "The Aurelian Other"


PACK = selected(load_shipped("five_star"), "essentials")
"""As much as these journeys look at."""


@dataclass(frozen=True)
class Furnished:
    """The visit that was submitted, and everyone's account by e-mail."""

    visit: str
    accounts: dict[str, Account]


def furnish(data: Path) -> Furnished:
    """People of every role, a hotel each for two managers, and a visit that its inspector has submitted."""
    data.mkdir(parents=True)
    store = open_store(f"sqlite:///{data / 'sixty.db'}")
    now = datetime.now(UTC)
    owner = office.open_house(store, name=OWNER.name, email=OWNER.email, password=PASSWORD, now=now)
    place = {
        "city": "Oslo",
        "country": "Norway",
        "region": "Nordics",
        "kind": "urban",
        "time_zone": "Europe/Oslo",
    }
    hotel = office.add_hotel(store, owner, name=HOTEL, **place, now=now)
    other = office.add_hotel(store, owner, name=OTHER_HOTEL, **place, now=now)

    def appoint(who: Someone, *hotels: str) -> Account:
        return office.add_person(
            store,
            owner,
            name=who.name,
            email=who.email,
            password=PASSWORD,
            role=ROLES[who.role],
            hotels=hotels,
            now=now,
        )

    people = [owner, appoint(QUALITY), appoint(MANAGER, hotel.id), appoint(STRANGER, other.id)]
    inspector = appoint(INSPECTOR)
    people += [inspector, appoint(OTHER_INSPECTOR)]
    visit = office.assign_visit(
        store,
        owner,
        hotel_id=hotel.id,
        inspector_id=inspector.id,
        pack=PACK,
        starts_on="2026-11-20",
        ends_on="2026-11-22",
        now=now,
    )
    record(store, visit.id, inspector, now)
    store.close()
    return Furnished(visit.id, {person.email: person for person in people})


def record(store: Store, visit: str, inspector: Account, now: datetime) -> None:
    """Every standard met but the hold, by one tablet, and submitted."""
    moment, device = now.isoformat(timespec="milliseconds"), str(uuid.uuid4())
    bodies = [
        (
            "observed",
            {
                "observation": str(uuid.uuid4()),
                "standard": standard.id,
                "answer": "not_met" if standard.id == "reservations_by_phone.hold" else "met",
            },
        )
        for standard in PACK.standards()
    ]
    bodies.append(("submitted", {"events": len(bodies), "photos": []}))
    events = [
        Event(str(uuid.uuid4()), visit, device, seq, kind, moment, moment, body)
        for seq, (kind, body) in enumerate(bodies, start=1)
    ]
    assert all(outcome.state == "held" for outcome in store.append(visit, events, inspector.id, now))
