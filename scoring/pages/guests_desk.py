"""What the guests' pages know of a hotel, read once a run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from inspections.access import may
from inspections.guests.complaints import Complaint
from inspections.guests.desk import complaints_for, threads_for
from inspections.guests.parts import Place
from inspections.guests.threads import Thread
from inspections.keys.actors import actors
from inspections.pages.door import now
from inspections.pages.step import taker
from inspections.records import Account, Hotel
from inspections.store import Store
from scoring.pages.guests_words import say
from scoring.pages.visit_parts import plain
from scoring.ratings import pack_of
from standards.pack import Pack
from standards.pack import said as said_in

take = taker(say)

PAGE = "scoring/pages/guests.py"
BREAK = "  \n"
"""A new line, in Markdown."""


@dataclass
class Guests:
    """One hotel's guests before one person."""

    store: Store
    person: Account
    hotel: Hotel

    def of(self, hotel_id: str) -> Guests:
        """That hotel's guests before the same person."""
        hotel = None if hotel_id == self.hotel.id else self.store.hotel(hotel_id)
        return Guests(self.store, self.person, hotel) if hotel else self

    @cached_property
    def now(self) -> datetime:
        return now()

    def threads(self, since: datetime | None = None) -> list[Thread]:
        """Voices of the hotel since then, the newest first."""
        return threads_for(self.store, self.person, [self.hotel.id], since)

    @cached_property
    def complaints(self) -> list[Complaint]:
        return complaints_for(self.store, self.person, [self.hotel.id])

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every place of the hotel by id, closed ones too."""
        return {place.id: place for place in self.store.guest_places([self.hotel.id])}

    @cached_property
    def contacts(self) -> dict[str, str]:
        return {one.about: one.told for one in self.store.guest_contacts([self.hotel.id])}

    @cached_property
    def pack(self) -> Pack | None:
        """The edition of the newest visit that was released here."""
        released = [one for one in self.store.visits_of_hotels([self.hotel.id]) if one.status == "released"]
        return pack_of(self.store, released[0].pack_hash) if released else None

    def departments(self, language: str) -> dict[str, str]:
        """Titles by id, of that edition; nothing before the first visit."""
        return {part.id: said_in(part.title, language) for part in self.pack.departments} if self.pack else {}

    def named(self, place_id: str) -> str:
        """How a place is called here."""
        place = self.places.get(place_id)
        return say("The hotel") if place is None or place.kind == "hotel" else place.name

    def may(self, action: str) -> bool:
        return may(self.person, action, hotel=self.hotel.id)

    def called(self, actor: str) -> str:
        """Who did it: by name in the hotel, the office as the office to a manager."""
        account = self._accounts.get(actor)
        if account is None:
            return "Sixty"
        if self.person.role == "manager" and account.role not in ("manager", "system"):
            return say("The chain's office")
        return plain(account.name)

    @cached_property
    def _accounts(self) -> dict[str, Account]:
        return actors(self.store)
