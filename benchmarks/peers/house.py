"""Sixty itself for the comparison: its real server on a temporary folder, with the 900 standards assigned."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers.form import as_pack
from inspections import office
from inspections.records import Account, Hotel
from inspections.store import Store, open_store
from tests.browser.conftest import House, a_free_port
from tests.browser.people import OWNER, PASSWORD


@dataclass(frozen=True)
class Open:
    """Where Sixty answers, and what is needed to send it another inspector."""

    address: str
    store: Store
    owner: Account
    hotel: Hotel

    def new_visit(self) -> tuple[str, str]:
        """E-mail of an inspector nobody has seen yet, and the id of the one visit that waits for them."""
        now = datetime.now(UTC)
        email = f"{uuid.uuid4().hex}@aurelian.example"
        inspector = office.add_person(
            self.store, self.owner, name="Ines", email=email, password=PASSWORD, role="inspector", now=now
        )
        visit = office.assign_visit(
            self.store,
            self.owner,
            hotel_id=self.hotel.id,
            inspector_id=inspector.id,
            pack=as_pack(),
            starts_on="2026-11-20",
            ends_on="2026-11-22",
            now=now,
        )
        return email, visit.id


@contextmanager
def an_open_house(folder: Path) -> Iterator[Open]:
    """The real server, as `make run` starts it, until the block ends."""
    data, now = folder / "data", datetime.now(UTC)
    data.mkdir(parents=True)
    store = open_store(f"sqlite:///{data / 'sixty.db'}")
    owner = office.open_house(store, name=OWNER.name, email=OWNER.email, password=PASSWORD, now=now)
    place = {"city": "Oslo", "country": "Norway", "region": "Nordics", "time_zone": "Europe/Oslo"}
    hotel = office.add_hotel(store, owner, name="The Nine Hundred", kind="urban", **place, now=now)
    house = House(data, a_free_port(), folder / "server.log")
    house.open()
    try:
        yield Open(house.address, store, owner, hotel)
    finally:
        house.kill()
        store.close()
