"""Hotels, as the office keeps them. Reached through office.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from inspections.access import may
from inspections.audit import note
from inspections.office.log import fresh_id
from inspections.records import Account, Hotel, StoreError
from inspections.refusals import NotYours, Refused, not_allowed
from standards.pack import HOUSE_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
    brand: str = "",
    now: datetime,
    new_id: Callable[[], str] = fresh_id,
) -> Hotel:
    """The new hotel; one that a demo person adds belongs to the demo.

    `kind` is one of standards.pack.HOUSE_KINDS, `time_zone` an IANA name.
    Refused "not_allowed", "name_missing", "kind_unknown", "time_zone_unknown", "hotel_known".
    """
    if not may(by, "add_hotel"):
        raise not_allowed()
    said = {"name": name, "city": city, "country": country, "region": region, "brand": brand}
    typed = Hotel(new_id(), **said, kind=kind, time_zone=time_zone, created_at=now, demo=by.demo)
    hotel = fit_house(typed, store.hotels())
    store.add_hotel(hotel)
    note(store, by, "hotel_added", now, hotel=hotel.id)
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
    brand: str = "",
    now: datetime | None = None,
) -> Hotel:
    """The hotel with these facts instead of those before. Visits made keep the kind they were assigned with.

    Another region is another's to see: at once. `now` is when, by default now.
    Refused as `add_hotel`; NotYours if there is none.
    """
    if not may(by, "change_hotel", hotel=hotel_id):
        raise not_allowed()
    hotel = store.hotel(hotel_id)
    if hotel is None:
        raise NotYours
    typed = replace(
        hotel,
        name=name,
        city=city,
        country=country,
        region=region,
        brand=brand,
        kind=kind,
        time_zone=time_zone,
    )
    changed = fit_house(typed, store.hotels())
    try:
        store.change_hotel(changed)
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    if changed != hotel:
        note(store, by, "hotel_changed", now or datetime.now(UTC), hotel=hotel.id, about=changed.region)
    return changed


def hotels_for(store: Store, person: Account) -> list[Hotel]:
    """The hotels that person may see, by name."""
    return [hotel for hotel in store.hotels() if may(person, "see_hotel", hotel=hotel.id)]


def regions_of(hotels: Iterable[Hotel]) -> list[str]:
    """The regions that have a hotel, in order."""
    return sorted({hotel.region for hotel in hotels if hotel.region})


def fit_house(typed: Hotel, others: Sequence[Hotel]) -> Hotel:
    """The house as it is kept, beside all those known. Refused as `add_hotel`.

    A region or a brand that others have is written as they have it: who sees a region goes by its name.
    """
    house = replace(
        typed,
        name=_words(typed.name),
        city=_words(typed.city),
        country=_words(typed.country),
        region=_as_known(typed.region, [one.region for one in others if one.id != typed.id]),
        brand=_as_known(typed.brand, [one.brand for one in others if one.id != typed.id]),
    )
    if not house.name or not house.city:
        raise Refused("name_missing", "Enter the hotel's name and its city.")
    _fit(house.kind, house.time_zone)
    if any(known.id != house.id and _same_house(known, house) for known in others):
        raise Refused("hotel_known", f"There is a hotel {house.name} in {house.city} already.")
    return house


def _words(text: str) -> str:
    return " ".join(text.split())[:100]


def _as_known(text: str, known: Iterable[str]) -> str:
    said = _words(text)
    return next((one for one in known if one.casefold() == said.casefold()), said)


def _fit(kind: str, time_zone: str) -> None:
    if kind not in HOUSE_KINDS:
        raise Refused("kind_unknown", f"Choose one of {', '.join(HOUSE_KINDS)}.")
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused("time_zone_unknown", "Enter a time zone such as Europe/Oslo.") from error


def _same_house(one: Hotel, other: Hotel) -> bool:
    return (one.name.casefold(), one.city.casefold()) == (other.name.casefold(), other.city.casefold())
