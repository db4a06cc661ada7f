"""The demo chain: invented hotels and stays, put through the product's own event log.

No score is ever written: what the pages show is what the scorer makes of these events.
Everything carries the mark `demo`, and `store.remove_demo()` takes it away again.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from inspections.demo.chain import (
    BRANDS,
    HOTELS,
    INSPECTORS,
    OWNER,
    PASSWORD,
    QUALITY,
    DemoHotel,
    DemoInspector,
    manager_email,
)
from inspections.demo.guests import hear_guests
from inspections.demo.photos import DemoPhoto, photos
from inspections.demo.stay import Pen, Scene, tell
from inspections.events import Event, log_head
from inspections.office.log import OFFICE
from inspections.office.visits import keep_pack
from inspections.passwords import hash_password
from inspections.photos import keep_photo
from inspections.records import Account, Conflict, HeldPhoto, Hotel, PackRecord
from inspections.settings import settings
from standards.loader import load_shipped
from standards.pack import Pack
from standards.scenarios import selected

if TYPE_CHECKING:
    from inspections.store import Store

QUARTERS = 12
QUARTER = timedelta(days=91)
SEED = 60


def open_demo(store: Store, now: datetime, folder: Path | None = None) -> None:
    """Fills the house with the invented chain: 12 hotels, 3 years of quarterly visits, 6 inspectors.

    Beside the released visits there is one of each kind that asks for something: assigned, half
    recorded, submitted. `folder` is that of the photos, the settings' own if not given.
    The same `now` gives the same chain. Opened already, it stays as it is.
    """
    if any(account.demo for account in store.accounts()):
        return
    chain = Chain(store, now, selected(load_shipped("five_star"), "essentials"), folder or settings().photos)
    chain.move_in()
    for quarter in range(QUARTERS):
        for place, hotel in enumerate(HOTELS):
            if quarter >= hotel.opened:
                chain.visit(hotel, quarter, place)
    chain.leave_work_to_do()
    hear_guests(store, chain.hotels, chain.owner, now)
    chain.tell_who_does_not_go()


@dataclass
class Chain:
    """The demo as it is being built: the store it goes to and the dice it is thrown with."""

    store: Store
    now: datetime
    pack: Pack
    folder: Path

    def __post_init__(self) -> None:
        self.dice = Random(SEED)  # noqa: S311 - an invented chain is no secret
        self.pictures: dict[str, DemoPhoto] = photos()
        self.hotels: dict[str, Hotel] = {}
        self.inspectors: dict[str, Account] = {}

    def new_id(self) -> str:
        """An id from the dice."""
        return str(uuid.UUID(int=self.dice.getrandbits(128), version=4))

    def move_in(self) -> None:
        """Hotels, people and the pack."""
        self.secret = hash_password(PASSWORD)
        self.edition: PackRecord = keep_pack(self.store, self.pack, self.now)
        self.owner = self._account(*OWNER, "owner")
        self.quality = self._account(*QUALITY, "quality")
        for hotel in HOTELS:
            house = Hotel(
                self.new_id(),
                hotel.name,
                hotel.city,
                hotel.country,
                hotel.region,
                hotel.kind,
                hotel.time_zone,
                self.now,
                demo=True,
                brand=BRANDS[hotel.kind],
            )
            self.store.add_hotel(house)
            self.hotels[hotel.name] = house
            self._account(hotel.manager, manager_email(hotel), "manager", (house.id,))
        for inspector in INSPECTORS:
            self.inspectors[inspector.name] = self._account(inspector.name, inspector.email, "inspector")

    def _account(self, name: str, email: str, role: str, hotels: tuple[str, ...] = ()) -> Account:
        account = Account(self.new_id(), email, name, role, self.now, self.secret, hotels, demo=True)
        self.store.add_account(account)
        return account

    def visit(self, hotel: DemoHotel, quarter: int, place: int) -> None:
        """A visit from assignment to release. No inspector comes to the same house twice running."""
        inspector = INSPECTORS[(place + 2 * quarter + quarter // 3) % len(INSPECTORS)]
        begins = (
            self.now
            - QUARTER * (QUARTERS - quarter)
            + timedelta(days=6 + 5 * place + self.dice.randint(0, 9))
        )
        self._stay(hotel, inspector, quarter, begins, until=1.0, submit=True, release=True)

    def leave_work_to_do(self) -> None:
        """One visit to release, one half recorded, one ahead: what the first screens are for.

        Each by somebody who was not at that house for more than a year, as planning.py asks.
        """
        waiting, half, ahead = HOTELS[0], HOTELS[4], HOTELS[7]
        last = QUARTERS
        self._stay(
            waiting, INSPECTORS[2], last, self.now - timedelta(days=6), until=1.0, submit=True, release=False
        )
        self._stay(
            half, INSPECTORS[0], last, self.now - timedelta(days=1), until=0.45, submit=False, release=False
        )
        self._stay(
            ahead, INSPECTORS[3], last, self.now + timedelta(days=2), until=0.0, submit=False, release=False
        )

    def tell_who_does_not_go(self) -> None:
        """One inspector was recognised on the latest visit there, one has a relative in a house."""
        fjord, claddagh = self.hotels[HOTELS[0].name], self.hotels[HOTELS[5].name]
        seen = next(v for v in self.store.visits_of_hotels([fjord.id]) if v.inspector == INSPECTORS[1].name)
        for person, hotel, kind, note, day in (
            (
                self.inspectors[INSPECTORS[1].name],
                fjord,
                "recognised",
                "Greeted by name at the desk.",
                seen.ends_on,
            ),
            (self.inspectors[INSPECTORS[4].name], claddagh, "relative", "A cousin works in the kitchen.", ""),
        ):
            by = self.quality.id if day else person.id
            self.store.add_conflict(
                Conflict(self.new_id(), person.id, person.name, hotel.id, kind, note, day, "", by, self.now)
            )

    def _stay(
        self,
        hotel: DemoHotel,
        inspector: DemoInspector,
        quarter: int,
        begins: datetime,
        *,
        until: float,
        submit: bool,
        release: bool,
    ) -> None:
        first_day = begins.astimezone(ZoneInfo(hotel.time_zone)).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        visit, who = self.new_id(), self.inspectors[inspector.name]
        assigned_at = min(first_day - timedelta(days=21), self.now)
        log = [self._office_event(visit, 1, "assigned", assigned_at, self._assignment(hotel, who, first_day))]
        self.store.append(visit, log, self.quality.id, assigned_at)
        if not until:
            return
        pen = Pen(visit, self.new_id(), self.dice)
        scene = Scene(self.pack, hotel, inspector, quarter, first_day, self.pictures)
        sent = tell(scene, pen, self.edition.hash, until, submit=submit)
        sent = [event for event in sent if datetime.fromisoformat(event.entered_at) <= self.now]
        self._keep_pictures(visit, sent)
        self.store.append(visit, sent, who.id, datetime.fromisoformat(sent[-1].entered_at))
        if release:
            self._release(visit, [*log, *sent])

    def _release(self, visit: str, log: list[Event]) -> None:
        released_at = min(datetime.fromisoformat(log[-1].entered_at) + timedelta(hours=20), self.now)
        body = {"pack_hash": self.edition.hash, "head": log_head(log)}
        event = self._office_event(visit, 2, "released", released_at, body)
        self.store.append(visit, [event], self.quality.id, released_at)

    def _assignment(self, hotel: DemoHotel, who: Account, first_day: datetime) -> dict[str, Any]:
        house = self.hotels[hotel.name]
        return {
            "hotel": house.id,
            "inspector": who.id,
            "pack_id": self.edition.pack_id,
            "pack_edition": self.edition.edition,
            "pack_hash": self.edition.hash,
            "house_kind": house.kind,
            "starts_on": first_day.date().isoformat(),
            "ends_on": (first_day + timedelta(days=2)).date().isoformat(),
            "brief": "Invented demo visit. Two nights as a guest who travels alone. Dine in the house once.",
        }

    def _office_event(self, visit: str, seq: int, kind: str, at: datetime, body: dict[str, Any]) -> Event:
        moment = at.isoformat(timespec="milliseconds")
        return Event(self.new_id(), visit, OFFICE, seq, kind, moment, moment, body)

    def _keep_pictures(self, visit: str, sent: list[Event]) -> None:
        named = {event.body["photo"] for event in sent if event.kind == "photographed"}
        for picture in self.pictures.values():
            if picture.sha256 in named:
                keep_photo(self.folder, picture.jpeg, picture.sha256)
                held = HeldPhoto(visit, picture.sha256, len(picture.jpeg), "image/jpeg", self.now)
                self.store.hold_photo(held)
