"""A workbook taken in: all of it in one transaction, or nothing; and the sheets that go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspections.access import ROLE_TITLES
from inspections.audit import note
from inspections.office.hotels import hotels_for
from inspections.office.invites import Invitation, draw_invite
from inspections.office.people import people_for
from inspections.office.reach import departments_known
from inspections.records import StoreError
from inspections.refusals import Refused
from inspections.roster.plan import plan
from inspections.roster.sheets import COLUMNS, HOTELS, PEOPLE
from standards.exchange.book_xlsx_made import as_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspections.records import Account, Hotel
    from inspections.roster.plan import Plan
    from inspections.roster.sheets import Roster
    from inspections.store import Store

HOW_TO = (
    "Hotels: one a row. A row whose name and city are known changes that hotel; any other is a new one.",
    "Kind of house is urban or resort. Time zone is one such as Europe/Oslo.",
    "People: one a row. A row whose e-mail address is known changes how far that person reaches.",
    "Any other row becomes an invitation, with a link that makes the account. No password belongs here.",
    "Role is one of " + ", ".join(ROLE_TITLES.values()) + ".",
    "Hotel managers have hotels, written “Name, City”, or regions: then all their hotels, later ones too.",
    "Department heads have hotels and departments. Everyone else has none of the three.",
    "Several in one cell are parted by semicolons.",
    "An empty cell changes nothing, and what is not in the workbook stays as it is.",
)


@dataclass(frozen=True)
class Taken:
    """What was taken in: how many hotels are new and changed, people changed, and the invitations made."""

    hotels_new: int
    hotels_changed: int
    people_changed: int
    invitations: tuple[Invitation, ...]
    roles: tuple[str, ...]


def take_in(store: Store, by: Account, roster: Roster, shown: Plan, *, address: str, now: datetime) -> Taken:
    """All that was shown, done at once. `address` is the house's own, as people reach it.

    Refused "has_trouble", "nothing_new"; "changed_meanwhile" where it would do something else by now than
    what was shown: then nothing is written, and it is to be looked at again.
    """
    made = plan(store, by, roster, now)
    if made.troubles:
        raise Refused("has_trouble", "Put right what is listed first. Nothing was taken in.")
    if made.steps != shown.steps:
        raise Refused("changed_meanwhile", "Something has changed meanwhile. Look at what it would do now.")
    if not made.does_something:
        raise Refused("nothing_new", "All of this is known already. There is nothing to take in.")
    drawn = [
        draw_invite(
            by, name=one.name, email=one.email, role=one.role,
            reach=(one.hotels, one.regions, one.departments), address=address, now=now,
        )
        for one in made.invites
    ]  # fmt: skip
    records = [record for _, record in drawn]
    try:
        store.take_in(made.add_hotels, made.change_hotels, made.change_people, records)
    except StoreError as error:
        raise Refused(error.code, f"{error} Nothing was taken in.") from error
    taken = Taken(
        len(made.add_hotels),
        len(made.change_hotels),
        len(made.change_people),
        tuple(invitation for invitation, _ in drawn),
        tuple(record.role for record in records),
    )
    told = (
        f"hotels: {taken.hotels_new} new, {taken.hotels_changed} changed; "
        f"people: {len(records)} invited, {taken.people_changed} changed"
    )
    note(store, by, "taken_in", now, about=told)
    return taken


def links_sheet(taken: Taken) -> bytes:
    """The invitations as a workbook, to be sent out: it is made once, while their codes are known."""
    head = ["Name", "E-mail", "Role", "Link", "Works until (UTC)"]
    rows = [
        [one.name, one.email, ROLE_TITLES[role], one.link, f"{one.until:%Y-%m-%d %H:%M}"]
        for one, role in zip(taken.invitations, taken.roles, strict=True)
    ]
    return as_xlsx({"Invitations": [head, *rows]})


def template(store: Store, by: Account) -> bytes:
    """The workbook to fill in, with the hotels and people that there are. Refused "not_allowed"."""
    hotels, people = hotels_for(store, by), people_for(store, by)
    titles = departments_known(store)
    names = {hotel.id: f"{hotel.name}, {hotel.city}" for hotel in hotels}
    tables: dict[str, Sequence[Sequence[str]]] = {
        HOTELS: [_head(HOTELS), *(_house(hotel) for hotel in hotels)],
        PEOPLE: [
            _head(PEOPLE),
            *(
                [
                    one.name,
                    one.email,
                    ROLE_TITLES[one.role],
                    "; ".join(names.get(house, "") for house in (() if one.regions else one.hotels)),
                    "; ".join(one.regions),
                    "; ".join(titles.get(part, part) for part in one.departments),
                ]
                for one in people
                if one.disabled_at is None
            ),
        ],
    }
    return as_xlsx(tables, HOW_TO)


def _head(sheet: str) -> list[str]:
    return [names[0] for names in COLUMNS[sheet].values()]


def _house(hotel: Hotel) -> Sequence[str]:
    return [getattr(hotel, field) for field in COLUMNS[HOTELS]]
