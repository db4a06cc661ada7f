"""A workbook held against what is there: what is new, changed and unchanged, and what keeps it from going in.

Nothing is written here, and nothing that the workbook does not name is touched: no hotel is removed, nobody
is shut out. People who are new become invitations; there are no passwords in a workbook.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from inspections.access import ROLE_TITLES, may
from inspections.office.hotels import fit_house, regions_of
from inspections.office.log import fresh_id
from inspections.office.people import fit_email, fit_name, may_appoint
from inspections.office.reach import departments_known, fit_reach
from inspections.records import Account, Hotel, Invite
from inspections.refusals import Refused, not_allowed
from inspections.roster.sheets import HOTELS, PEOPLE, Line, Roster, Trouble
from standards.pack import HOUSE_KINDS

if TYPE_CHECKING:
    from inspections.store import Store

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"
ROLE_NAMES: Mapping[str, tuple[str, ...]] = {
    "owner": ("Owner", "Eier"),
    "quality": ("Quality", "Kvalitet"),
    "manager": ("Hotel manager", "Manager", "Regional manager", "Hotelldirektør", "Regiondirektør"),
    "head": ("Department head", "Head of department", "Avdelingsleder"),
    "inspector": ("Inspector", "Inspektør"),
}
_ABOUT = {
    "hotel_known": "name",
    "name_missing": "name",
    "kind_unknown": "kind",
    "time_zone_unknown": "time_zone",
    "email_wrong": "email",
    "email_taken": "email",
    "role_unknown": "role",
    "not_allowed": "role",
    "no_hotels": "hotels",
    "region_unknown": "regions",
    "no_departments": "departments",
}
"""Which field a refusal is about."""
_WHAT = {
    "name_missing": "The name is missing, or too long.",
    "kind_unknown": "There is no such kind of house.",
    "time_zone_unknown": "There is no such time zone.",
    "email_wrong": "This is no e-mail address.",
    "no_hotels": "That is no reach for this role.",
    "no_departments": "That is no reach for this role.",
}
"""What is so, where a refusal says only what to do."""


@dataclass(frozen=True)
class Step:
    """A row and what becomes of it: one of NEW, CHANGED, UNCHANGED. `about` says which facts change."""

    sheet: str
    row: int
    what: str
    name: str
    about: str = ""


@dataclass(frozen=True)
class Wanted:
    """Somebody to be invited."""

    name: str
    email: str
    role: str
    hotels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()


@dataclass
class Plan:
    """What taking the workbook in would do. It goes in only where there is no trouble."""

    steps: list[Step] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    add_hotels: list[Hotel] = field(default_factory=list)
    change_hotels: list[Hotel] = field(default_factory=list)
    change_people: list[Account] = field(default_factory=list)
    invites: list[Wanted] = field(default_factory=list)

    @property
    def does_something(self) -> bool:
        return any((self.add_hotels, self.change_hotels, self.change_people, self.invites))

    def of(self, what: str) -> list[Step]:
        """The steps of that kind, in the order of the workbook."""
        return [step for step in self.steps if step.what == what]


def plan(store: Store, by: Account, roster: Roster, now: datetime) -> Plan:
    """What the workbook would do now. Refused "not_allowed" to whoever may add neither hotels nor people."""
    if not may(by, "add_hotel") or not may(by, "add_person"):
        raise not_allowed()
    made = Plan(troubles=list(roster.troubles))
    houses = _Houses(by, now, {hotel.id: hotel for hotel in store.hotels()}, made)
    for line in roster.hotels:
        _try(made, line, houses.take)
    people = _People(store, by, now, list(houses.known.values()), made)
    for line in roster.people:
        _try(made, line, people.take)
    return made


def _try(made: Plan, line: Line, take: Callable[[Line], None]) -> None:
    """Takes the row into the plan, or the refusal into its troubles."""
    try:
        take(line)
    except _Odd as odd:
        made.troubles.append(odd.trouble)
    except Refused as no:
        what, _, to_do = no.message.partition(". ")
        what, to_do = (f"{what}.", to_do) if to_do else (_WHAT.get(no.code, "That cannot be."), no.message)
        made.troubles.append(line.trouble(_ABOUT.get(no.code, ""), what, to_do))


class _Odd(Exception):  # noqa: N818 - a row that is not as it should be
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.what)
        self.trouble = trouble


@dataclass
class _Houses:
    """The chain's hotels as they would be, row after row."""

    by: Account
    now: datetime
    known: dict[str, Hotel]
    made: Plan
    seen: dict[str, int] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        if not line.get("city"):
            raise _Odd(
                line.trouble("city", "There is no city.", "Enter it: a house is known by name and city.")
            )
        there = next((one for one in self.known.values() if _key(one) == _key_of(line)), None)
        typed = self._typed(line, there)
        if typed.id in self.seen:
            told = f"{typed.name} stands in row {self.seen[typed.id]} already."
            raise _Odd(line.trouble("name", told, "Keep one of the two rows."))
        house = fit_house(typed, list(self.known.values()))
        self.seen[house.id] = line.row
        self.known[house.id] = house
        if there is None:
            self.made.add_hotels.append(house)
        elif house != there:
            self.made.change_hotels.append(house)
        what = NEW if there is None else UNCHANGED if house == there else CHANGED
        about = _changes(there, house, "country", "region", "brand", "kind", "time_zone") if there else ""
        self.made.steps.append(Step(HOTELS, line.row, what, f"{house.name}, {house.city}", about))

    def _typed(self, line: Line, there: Hotel | None) -> Hotel:
        """The row over what is known: an empty cell changes nothing; name and city stay as written."""
        told: dict[str, Any] = {one: text for one, text in line.said.items() if text}
        told |= {"kind": told["kind"].casefold()} if "kind" in told else {}
        if there is not None:
            return replace(there, **{**told, "name": there.name, "city": there.city})
        if "time_zone" not in told:
            raise _Odd(line.trouble("time_zone", "There is no time zone.", "Enter one such as Europe/Oslo."))
        bare: dict[str, Any] = {"name": "", "city": "", "country": "", "region": "", "kind": HOUSE_KINDS[0]}
        return Hotel(fresh_id(), **{**bare, **told}, created_at=self.now, demo=self.by.demo)


@dataclass
class _People:
    """Who has an account, who is invited, and what the rows say of them."""

    store: Store
    by: Account
    now: datetime
    hotels: list[Hotel]
    made: Plan
    seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.accounts = {one.email.casefold(): one for one in self.store.accounts()}
        waiting = [one for one in self.store.invites() if _waits(one, self.now)]
        self.invites = {one.email.casefold(): one for one in waiting}
        self.titles = {
            name.casefold(): part
            for language in ("en", "nb")
            for part, title in departments_known(self.store, language).items()
            for name in (part, title)
        }

    def take(self, line: Line) -> None:
        wanted = self._wanted(line)
        key = wanted.email.casefold()
        if key in self.seen:
            told = f"{wanted.email} stands in row {self.seen[key]} already."
            raise _Odd(line.trouble("email", told, "Keep one of the two rows."))
        self.seen[key] = line.row
        may_appoint(self.by, wanted.role)
        account = self.accounts.get(key)
        if account:
            _expect_same(line, account, wanted)
        if account and not any(map(line.get, ("hotels", "regions", "departments"))):
            wanted = replace(
                wanted, hotels=account.hotels, regions=account.regions, departments=account.departments
            )
        houses = () if wanted.regions and account and wanted.hotels == account.hotels else wanted.hotels
        fit_reach(self.hotels, wanted.role, houses, wanted.regions, wanted.departments)
        what, about = self._known(account, wanted) if account else self._invited(wanted)
        self.made.steps.append(Step(PEOPLE, line.row, what, wanted.name or wanted.email, about))

    def _known(self, account: Account, wanted: Wanted) -> tuple[str, str]:
        changed = replace(
            account,
            name=wanted.name or account.name,
            hotels=account.hotels if wanted.regions == account.regions != () else wanted.hotels,
            regions=wanted.regions,
            departments=wanted.departments,
        )
        about = _changes(account, changed, "name", "regions", "departments", "hotels")
        if about:
            self.made.change_people.append(changed)
        return (CHANGED, about) if about else (UNCHANGED, "")

    def _invited(self, wanted: Wanted) -> tuple[str, str]:
        waiting = self.invites.get(wanted.email.casefold())
        asked = (wanted.role, wanted.hotels, wanted.regions, wanted.departments)
        if waiting and asked == (waiting.role, *(tuple(sorted(one)) for one in _reach(waiting))):
            return UNCHANGED, "invited"
        self.made.invites.append(wanted)
        return (CHANGED, "invited anew") if waiting else (NEW, ROLE_TITLES[wanted.role])

    def _wanted(self, line: Line) -> Wanted:
        email = fit_email(line.get("email"))
        name = fit_name(line.get("name")) if line.get("name") else ""
        roles = {title.casefold(): role for role, titles in ROLE_NAMES.items() for title in (role, *titles)}
        role = roles.get(line.get("role").casefold())
        if role is None:
            ours = ", ".join(ROLE_TITLES.values())
            raise _Odd(
                line.trouble("role", f"There is no role “{line.get('role')[:60]}”.", f"Write one of {ours}.")
            )
        return Wanted(
            name,
            email,
            role,
            tuple(sorted({self._hotel(line, one) for one in line.several("hotels")})),
            tuple(sorted({self._region(one) for one in line.several("regions")})),
            tuple(sorted({self._department(line, one) for one in line.several("departments")})),
        )

    def _hotel(self, line: Line, named: str) -> str:
        """The hotel called "Name, City", or by its name alone where only one is called so."""
        wanted = named.casefold()
        full = [one.id for one in self.hotels if f"{one.name}, {one.city}".casefold() == wanted]
        found = full or [one.id for one in self.hotels if one.name.casefold() == wanted]
        if len(found) != 1:
            told = (
                f"There is no hotel “{named[:80]}”." if not found else f"Several hotels are “{named[:80]}”."
            )
            raise _Odd(line.trouble("hotels", told, "Write “Name, City”, several parted by semicolons."))
        return found[0]

    def _region(self, named: str) -> str:
        known = regions_of(self.hotels)
        return next((one for one in known if one.casefold() == named.casefold()), named)

    def _department(self, line: Line, named: str) -> str:
        part = self.titles.get(named.casefold())
        if part is None:
            told = f"There is no department “{named[:80]}”."
            raise _Odd(line.trouble("departments", told, "Write its title as in the standards."))
        return part


def _expect_same(line: Line, account: Account, wanted: Wanted) -> None:
    """Nothing, where the account is open and has that role."""
    if account.disabled_at:
        told = f"{account.name}’s account was closed on {account.disabled_at:%Y-%m-%d}."
        raise _Odd(line.trouble("email", told, "Take the row out, or use another address."))
    if account.role != wanted.role:
        told = f"{account.name} is {ROLE_TITLES[account.role].lower()} here."
        raise _Odd(line.trouble("role", told, "Write that role: a workbook changes nobody’s."))


def _key(hotel: Hotel) -> tuple[str, str]:
    return hotel.name.casefold(), hotel.city.casefold()


def _key_of(line: Line) -> tuple[str, str]:
    name, city = (" ".join(line.get(one).split()).casefold() for one in ("name", "city"))
    return name, city


def _reach(one: Invite) -> Sequence[tuple[str, ...]]:
    return one.hotels, one.regions, one.departments


def _waits(invite: Invite, now: datetime) -> bool:
    return invite.used_at is None and invite.revoked_at is None and now < invite.expires_at


def _changes(before: object, after: object, *fields: str) -> str:
    """The names of the fields that differ, with commas."""
    return ", ".join(one for one in fields if getattr(before, one) != getattr(after, one))
