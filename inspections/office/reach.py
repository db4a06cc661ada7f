"""How far a role reaches: checked before it is given, and said in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from inspections.access import HEAD, MANAGER
from inspections.office.hotels import regions_of
from inspections.refusals import Refused
from standards.loader import load_shipped
from standards.pack import Pack, said
from standards.pack_json import from_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspections.language import Words
    from inspections.records import Account, Hotel, Invite
    from inspections.store import Store

USUAL_PACK = "five_star"

LONGEST_DEPARTMENT = 100
MOST_DEPARTMENTS = 40


def fit_reach(
    known: Sequence[Hotel],
    role: str,
    hotels: Sequence[str] = (),
    regions: Sequence[str] = (),
    departments: Sequence[str] = (),
) -> None:
    """Nothing, where that role can reach so far; `known` are the chain's hotels.

    Managers have hotels, or regions: then all of their hotels, those added later too. Department heads have
    hotels and departments of them. Everyone else has none: their role alone says what is theirs.
    Refused "no_hotels", "no_departments", "region_unknown", "hotel_unknown".
    """
    if role == MANAGER and (not hotels) == (not regions):
        raise Refused("no_hotels", "Managers need at least one hotel, or at least one region; not both.")
    if role == HEAD and (not hotels or regions):
        raise Refused("no_hotels", "Department heads need at least one hotel; a region is for managers.")
    if role not in {MANAGER, HEAD} and (hotels or regions):
        raise Refused("no_hotels", "Only managers and department heads have hotels of their own.")
    if (role == HEAD) != bool(departments):
        raise Refused("no_departments", "Department heads need at least one department; others have none.")
    if len(departments) > MOST_DEPARTMENTS or any(len(one) > LONGEST_DEPARTMENT for one in departments):
        raise Refused("no_departments", f"Choose at most {MOST_DEPARTMENTS} departments.")
    if strange := set(regions) - set(regions_of(known)):
        raise Refused("region_unknown", f"No hotel is in a region {min(strange)!r}. Add its hotel first.")
    if strange := set(hotels) - {hotel.id for hotel in known}:
        raise Refused("hotel_unknown", f"There is no hotel {min(strange)}. Add it first.")


def departments_known(store: Store, language: str = "en") -> Mapping[str, str]:
    """Titles by id of the departments that people can have: those of the packs the house uses, by title.

    Of a shipped pack, where the house has used none yet.
    """
    used = [_read(record.body) for record in reversed(store.packs())] or [load_shipped(USUAL_PACK)]
    found = {part.id: said(part.title, language) for pack in used for part in pack.departments}
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))


def reach_said(store: Store, whose: Account | Invite, say: Words, language: str = "en") -> str:
    """ "all hotels of Nordics", "Front door · Grand, Oslo": what is theirs; "" where the role says it."""
    return reaches_said(store, [whose], say, language)[0]


def reaches_said(
    store: Store, people: Sequence[Account | Invite], say: Words, language: str = "en"
) -> list[str]:
    """The same of each of them, in their order."""
    names = {hotel.id: f"{hotel.name}, {hotel.city}" for hotel in store.hotels()}
    titles = departments_known(store, language) if any(one.departments for one in people) else {}

    def told(whose: Account | Invite) -> str:
        if whose.regions:
            return say("all hotels of {regions}", regions=", ".join(whose.regions))
        houses = "; ".join(names[one] for one in whose.hotels if one in names)
        parts = ", ".join(titles.get(one, one) for one in whose.departments)
        return f"{parts} · {houses}" if parts else houses

    return [told(whose) for whose in people]


@lru_cache(maxsize=32)
def _read(body: str) -> Pack:
    return from_text(body)
