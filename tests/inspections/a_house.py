"""A small chain on a database of its own: two hotels, a visit at each, and one of every role.

`a_house(folder)` opens it through the office's own steps. Times stand still until a test moves `clock`.
"""

from __future__ import annotations

import atexit
import hashlib
import io
import shutil
import tempfile
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from inspections import office
from inspections.events import Event
from inspections.records import Account, HeldPhoto, Hotel, VisitSummary
from inspections.store import Store, open_store
from tests.makers import a_pack

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
PASSWORD = "four green lifts rising"
TABLET = "7a1e0000-0000-4000-8000-000000000001"


@dataclass
class Clock:
    """A clock that a test moves by hand."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


@dataclass
class House:
    """The chain and its parts by short names: people by role, hotels and visits by city."""

    store: Store
    photos: Path
    clock: Clock = field(default_factory=Clock)
    people: dict[str, Account] = field(default_factory=dict)
    hotels: dict[str, Hotel] = field(default_factory=dict)
    visits: dict[str, VisitSummary] = field(default_factory=dict)

    def send(self, visit_id: str, *events: Event, by: str = "inspector") -> None:
        """Events from a tablet, all of them held."""
        outcomes = self.store.append(visit_id, list(events), self.people[by].id, self.clock.now)
        assert [outcome.state for outcome in outcomes] == ["held"] * len(events), outcomes

    def submit(self, city: str, by: str = "inspector") -> str:
        """The visit there, recorded with one look and submitted; its id."""
        visit = self.visits[city]
        self.send(visit.id, *a_short_visit(visit.id, visit.pack_hash), by=by)
        return visit.id

    def release(self, city: str, by: str = "inspector") -> str:
        """The visit there, submitted and released; its id."""
        visit_id = self.submit(city, by)
        office.release_visit(self.store, self.people["quality"], visit_id, self.clock.now)
        return visit_id


def a_house(folder: Path, url: str = "") -> House:
    """The chain: Bergen is the manager's and the inspector's, Como is the other manager's and inspector's.

    A copy of the one that was built once for all tests: only what a test does to it costs time. On
    PostgreSQL, where `url` names one, it is built anew.
    """
    if url.startswith("postgresql"):
        return _build(folder, url)
    built = _built()
    shutil.copytree(built.photos.parent, folder, dirs_exist_ok=True)
    parts = {name: dict(getattr(built, name)) for name in ("people", "hotels", "visits")}
    return House(open_store(f"sqlite:///{folder / 'sixty.db'}"), folder / "photos", **parts)


@cache
def _built() -> House:
    """The chain as all tests begin with it, closed."""
    folder = Path(tempfile.mkdtemp(prefix="sixty-a-house-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    house = _build(folder)
    house.store.close()
    return house


def _build(folder: Path, url: str = "") -> House:
    folder.joinpath("photos").mkdir()
    house = House(open_store(url or f"sqlite:///{folder / 'sixty.db'}"), folder / "photos")
    owner = office.open_house(
        house.store, name="Olga Owner", email="owner@aurelian.example", password=PASSWORD, now=NOON
    )
    house.people["owner"] = owner
    for city in ("Bergen", "Como"):
        house.hotels[city] = office.add_hotel(
            house.store,
            owner,
            name=f"The Aurelian {city}",
            city=city,
            country="Europe",
            region="North" if city == "Bergen" else "South",
            kind="urban",
            time_zone="Europe/Oslo",
            now=NOON,
        )
    _hire(house, "quality", "quality")
    _hire(house, "manager", "manager", "Bergen")
    _hire(house, "other_manager", "manager", "Como")
    _hire(house, "inspector", "inspector")
    _hire(house, "other_inspector", "inspector")
    _assign(house, "Bergen", "inspector")
    _assign(house, "Como", "other_inspector")
    return house


def _hire(house: House, who: str, role: str, *cities: str) -> None:
    house.people[who] = office.add_person(
        house.store,
        house.people["owner"],
        name=who.replace("_", " ").title(),
        email=f"{who}@aurelian.example",
        password=PASSWORD,
        role=role,
        hotels=[house.hotels[city].id for city in cities],
        now=NOON,
    )


def _assign(house: House, city: str, inspector: str) -> None:
    house.visits[city] = office.assign_visit(
        house.store,
        house.people["quality"],
        hotel_id=house.hotels[city].id,
        inspector_id=house.people[inspector].id,
        pack=a_pack(),
        starts_on="2026-05-14",
        ends_on="2026-05-16",
        brief="Arrive by taxi, as Mr Grey.",
        now=NOON,
    )


def an_event(
    visit_id: str, seq: int, kind: str, body: Mapping[str, Any], *, device: str = TABLET, event_id: str = ""
) -> Event:
    """An event as a tablet makes it, a second after the one before."""
    moment = (NOON + timedelta(minutes=5, seconds=seq)).isoformat(timespec="milliseconds")
    return Event(event_id or str(uuid.uuid4()), visit_id, device, seq, kind, moment, moment, body)


def a_short_visit(visit_id: str, pack_hash: str) -> list[Event]:
    """Started, one look, submitted."""
    look = {"observation": str(uuid.uuid4()), "standard": "front_door.greeted", "answer": "met"}
    return [
        an_event(visit_id, 1, "started", {"pack_hash": pack_hash}),
        an_event(visit_id, 2, "observed", look),
        an_event(visit_id, 3, "submitted", {"events": 2, "photos": []}),
    ]


def a_picture(colour: str = "teal") -> tuple[bytes, str]:
    """A small JPEG and its SHA-256."""
    out = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(out, "JPEG")
    return out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest()


def a_held_photo(visit_id: str, sha256: str, size: int) -> HeldPhoto:
    """The record of a photo that has come."""
    return HeldPhoto(visit_id, sha256, size, "image/jpeg", NOON)
