"""Hotels, as the office keeps them. Reached through office.py."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from inspections.access import may
from inspections.office.log import fresh_id
from inspections.records import Account, Hotel, StoreError
from inspections.refusals import NotYours, Refused, not_allowed
from standards.pack import HOUSE_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from inspections.store import Store


def add_hotel(
    store: Store,
    by: Account,
    *,
    name: str,
    city: str,
    country: str,
    region: str,
    kind: str,
    time_zone: str,
    now: datetime,
    new_id: Callable[[], str] = fresh_id,
) -> Hotel:
    """The new hotel; one that a demo person adds belongs to the demo.

    `kind` is one of standards.pack.HOUSE_KINDS, `time_zone` an IANA name.
    Refused "not_allowed", "name_missing", "kind_unknown", "time_zone_unknown", "hotel_known".
    """
    if not may(by, "add_hotel"):
        raise not_allowed()
    said = _words(name=name, city=city, country=country, region=region)
    _fit(kind, time_zone)
    hotel = Hotel(id=new_id(), **said, kind=kind, time_zone=time_zone, created_at=now, demo=by.demo)
    _refuse_a_second(store, hotel)
    store.add_hotel(hotel)
    return hotel


def change_hotel(
    store: Store,
    by: Account,
    hotel_id: str,
    *,
    name: str,
    city: str,
    country: str,
    region: str,
    kind: str,
    time_zone: str,
) -> Hotel:
    """The hotel with these facts instead of those before. Visits made keep the kind they were assigned with.

    Refused as `add_hotel`; NotYours if there is none.
    """
    if not may(by, "change_hotel", hotel=hotel_id):
        raise not_allowed()
    hotel = store.hotel(hotel_id)
    if hotel is None:
        raise NotYours
    said = _words(name=name, city=city, country=country, region=region)
    _fit(kind, time_zone)
    changed = Hotel(
        hotel.id, **said, kind=kind, time_zone=time_zone, created_at=hotel.created_at, demo=hotel.demo
    )
    _refuse_a_second(store, changed)
    try:
        store.change_hotel(changed)
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    return changed


def hotels_for(store: Store, person: Account) -> list[Hotel]:
    """The hotels that person may see, by name."""
    return [hotel for hotel in store.hotels() if may(person, "see_hotel", hotel=hotel.id)]


def _words(**typed: str) -> Mapping[str, str]:
    said = {field: " ".join(text.split())[:100] for field, text in typed.items()}
    if not said["name"] or not said["city"]:
        raise Refused("name_missing", "Enter the hotel's name and its city.")
    return said


def _fit(kind: str, time_zone: str) -> None:
    if kind not in HOUSE_KINDS:
        raise Refused("kind_unknown", f"Choose one of {', '.join(HOUSE_KINDS)}.")
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused("time_zone_unknown", "Enter a time zone such as Europe/Oslo.") from error


def _refuse_a_second(store: Store, hotel: Hotel) -> None:
    if any(known.id != hotel.id and _same_house(known, hotel) for known in store.hotels()):
        raise Refused("hotel_known", f"There is a hotel {hotel.name} in {hotel.city} already.")


def _same_house(one: Hotel, other: Hotel) -> bool:
    return (one.name.casefold(), one.city.casefold()) == (other.name.casefold(), other.city.casefold())
