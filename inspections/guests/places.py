"""A hotel's places and the codes on their cards: made, revoked, printed. Each step checked by access.py."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspections.guests.codes import BYTES, name_of, opened, signed
from inspections.guests.desk import expect_hotel
from inspections.guests.parts import PLACE_KINDS, Code, Place
from inspections.office.log import fresh_id
from inspections.refusals import NotYours, Refused

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.records import Account, Hotel
    from inspections.store import Store

LONGEST_NAME = 60
MOST_PLACES = 2_000
_RUN = re.compile(r"(\d{1,5})\s*[-–]\s*(\d{1,5})")


@dataclass(frozen=True)
class Standing:
    """A place with its code as it stands on the card; "" where it has none that is valid."""

    place: Place
    code: str
    made_at: datetime | None = None


def secret_of(store: Store) -> bytes:
    """The house's own secret for codes and marks: made once."""
    return store.guest_secret(secrets.token_urlsafe(32)).encode()


def places_for(store: Store, person: Account, hotel_id: str) -> list[Standing]:
    """The hotel's open places with their codes: hotel, outlets, rooms. NotYours."""
    expect_hotel(person, hotel_id)
    valid = {code.place: code for code in store.guest_codes(hotel_id) if code.revoked_at is None}
    secret = secret_of(store)
    return [
        Standing(place, signed(secret, code.id), code.made_at)
        if (code := valid.get(place.id))
        else Standing(place, "")
        for place in store.guest_places([hotel_id])
        if place.closed_at is None
    ]


def add_places(
    store: Store,
    by: Account,
    hotel_id: str,
    now: datetime,
    *,
    kind: str,
    names: Sequence[str],
    department: str = "",
) -> list[Place]:
    """New places, each with a code. What has that name already stays as it is.

    Refused "kind_unknown", "no_words", "too_many".
    """
    expect_hotel(by, hotel_id, "run_places")
    known = store.guest_places([hotel_id])
    here = {(place.kind, place.name.casefold()) for place in known if place.closed_at is None}
    wanted = [" ".join(name.split())[:LONGEST_NAME] for name in names]
    fresh = [name for name in dict.fromkeys(wanted) if name and (kind, name.casefold()) not in here]
    if kind not in PLACE_KINDS or kind == "hotel":
        raise Refused("kind_unknown", "Choose outlet or room. The hotel itself has its place already.")
    if not any(wanted):
        raise Refused("no_words", "Write a name, or several.")
    if len(known) + len(fresh) > MOST_PLACES:
        raise Refused("too_many", f"A hotel can have {MOST_PLACES} places. Close some first.")
    places = [Place(fresh_id(), hotel_id, kind, name, department, now) for name in fresh]
    store.add_places(places, [_new_code(place.id, by, now) for place in places])
    return places


def place_of_hotel(store: Store, hotel: Hotel, by: Account, now: datetime) -> Place:
    """The place that is the hotel itself, with its code: made where it is not there yet."""
    expect_hotel(by, hotel.id, "run_places")
    name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"sixty:guests:{hotel.id}"))
    if known := store.guest_place(name):
        return known
    place = Place(name, hotel.id, "hotel", hotel.name[:LONGEST_NAME], "", now)
    store.add_places([place], [_new_code(place.id, by, now)])
    return place


def renew_code(store: Store, by: Account, place_id: str, now: datetime) -> None:
    """A new code; the cards of the one before lead to a page that says so."""
    _of(store, by, place_id)
    store.revoke_guest_codes(place_id, now)
    store.add_places([], [_new_code(place_id, by, now)])


def revoke_code(store: Store, by: Account, place_id: str, now: datetime) -> None:
    """No code any more, until a new one is made."""
    _of(store, by, place_id)
    store.revoke_guest_codes(place_id, now)


def close_place(store: Store, by: Account, place_id: str, now: datetime) -> None:
    """The place is no more, nor its code; what was said there stays. Refused "kind_unknown" of the hotel."""
    place = _of(store, by, place_id)
    if place.kind == "hotel":
        raise Refused("kind_unknown", "The hotel itself stays. Revoke its code instead.")
    store.revoke_guest_codes(place_id, now)
    store.change_place(replace(place, closed_at=now))


def change_place(store: Store, by: Account, place_id: str, *, name: str, department: str) -> Place:
    """The place under another name, or of another department. Refused "no_words"."""
    place = _of(store, by, place_id)
    words = " ".join(name.split())[:LONGEST_NAME]
    if not words:
        raise Refused("no_words", "Write a name.")
    changed = replace(place, name=words, department=department)
    store.change_place(changed)
    return changed


def place_behind(store: Store, code: str) -> tuple[Place, Hotel] | None:
    """What a card's code leads to; None for one that is wrong, revoked, or of a place that is no more."""
    name = opened(secret_of(store), code)
    held = store.guest_code(name) if name else None
    place = store.guest_place(held.place) if held and held.revoked_at is None else None
    hotel = store.hotel(place.hotel) if place and place.closed_at is None else None
    return (place, hotel) if place and hotel else None


def names_in(text: str) -> list[str]:
    """Names as people type them: a line or a comma each; "101-104" is four of them. Refused "too_many"."""
    names = list[str]()
    for part in re.split(r"[,;\n]", text):
        run = _RUN.fullmatch(part.strip())
        if run and len(range(int(run[1]), int(run[2]) + 1)) > MOST_PLACES:
            raise Refused("too_many", f"“{part.strip()}” is more than {MOST_PLACES} places.")
        numbers = range(int(run[1]), int(run[2]) + 1) if run else ()
        names += [f"{number:0{len(run[1])}d}" for number in numbers] if run else [part.strip()]
    return [name for name in names if name]


def _new_code(place_id: str, by: Account, now: datetime) -> Code:
    return Code(name_of(secrets.token_bytes(BYTES)), place_id, by.id, now)


def _of(store: Store, by: Account, place_id: str) -> Place:
    place = store.guest_place(place_id)
    if place is None:
        raise NotYours
    expect_hotel(by, place.hotel, "run_places")
    return place
