"""What people do at the office, and what they are refused."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspections import accounts, office, passwords
from inspections.office import NotYours, Refused
from inspections.store import Store, open_store
from tests.inspections.a_house import (
    NOON,
    PASSWORD,
    House,
    a_held_photo,
    a_picture,
)
from tests.inspections.a_refusal import refused
from tests.makers import a_pack

if TYPE_CHECKING:
    from pathlib import Path

from inspections.photos import keep_photo
from inspections.records import Account, VisitSummary

A_NEW_PASSWORD = "seven lamps above the stair"


@pytest.fixture
def house(house_on_either: House) -> House:
    return house_on_either


# --- the house ---------------------------------------------------------------------------------------------


def test_the_first_to_come_opens_the_house_and_nobody_can_after(tmp_path: Path) -> None:
    """Whoever comes second needs an account from the first."""
    store = open_store(f"sqlite:///{tmp_path / 'sixty.db'}")
    details = {"email": "a@aurelian.example", "password": PASSWORD, "now": NOON}

    owner = office.open_house(store, name="  First   Owner ", **details)

    assert (owner.name, owner.role, owner.demo) == ("First Owner", "owner", False)
    refused(
        "already_open", lambda: office.open_house(store, name="Second", **details | {"email": "b@b.example"})
    )
    store.close()


def test_of_many_who_come_first_at_once_one_is_the_owner(tmp_path: Path) -> None:
    """It is the database that decides."""
    store = open_store(f"sqlite:///{tmp_path / 'sixty.db'}")
    together = threading.Barrier(8)
    codes: list[str] = []

    def come(number: int) -> None:
        together.wait()
        try:
            office.open_house(store, name="N", email=f"{number}@a.example", password=PASSWORD, now=NOON)
            codes.append("")
        except Refused as no:
            codes.append(no.code)

    crowd = [threading.Thread(target=come, args=(number,)) for number in range(8)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()

    assert sorted(codes) == [""] + ["already_open"] * 7
    assert len(store.accounts()) == 1
    store.close()


# --- people ------------------------------------------------------------------------------------------------

HIRING = {
    # by role:  owner quality manager inspector
    "owner": "yyyy",
    "quality": "--yy",
    "manager": "----",
    "inspector": "----",
}
ROLES = ("owner", "quality", "manager", "inspector")


@pytest.mark.parametrize("by", ROLES)
@pytest.mark.parametrize("role", ROLES)
def test_who_may_give_an_account_to_whom(house: House, by: str, role: str) -> None:
    """The office hires for hotels and tablets; only an owner for the office."""

    def hire() -> object:
        hotels = [house.hotels["Como"].id] if role == "manager" else []
        return office.add_person(
            house.store,
            house.people[by],
            name="New",
            email="new@aurelian.example",
            password=PASSWORD,
            role=role,
            hotels=hotels,
            now=NOON,
        )

    if HIRING[by][ROLES.index(role)] == "y":
        hire()
        assert house.store.account_by_email("new@aurelian.example") is not None
    else:
        refused("not_allowed", hire)
        assert house.store.account_by_email("new@aurelian.example") is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "  "}, "name_missing"),
        ({"name": "x" * 101}, "name_missing"),
        ({"email": "nobody"}, "email_wrong"),
        ({"email": "a b@c.example"}, "email_wrong"),
        ({"email": "a@localhost"}, "email_wrong"),
        ({"email": "QUALITY@aurelian.example"}, "email_taken"),
        ({"password": "password123"}, "password_weak"),
        ({"role": "admin"}, "role_unknown"),
        ({"role": "manager"}, "no_hotels"),
        ({"role": "manager", "hotels": ["nowhere"]}, "hotel_unknown"),
        ({"role": "inspector", "hotels": ["any"]}, "no_hotels"),
    ],
)
def test_a_wrong_detail_is_named_and_nothing_is_added(
    house: House, changes: dict[str, object], code: str
) -> None:
    """Each by its own code."""
    right = {"name": "New", "email": "new@a.example", "password": PASSWORD, "role": "inspector", "now": NOON}
    before = house.store.accounts()

    refused(code, lambda: office.add_person(house.store, house.people["owner"], **right | changes))

    assert house.store.accounts() == before


def test_closing_an_account_ends_its_sessions(house: House) -> None:
    """At once, on every device."""
    inspector = house.people["inspector"]
    token = accounts.open_session(house.store, inspector.id, NOON)

    closed = office.disable_person(house.store, house.people["quality"], inspector.id, NOON)

    assert closed.disabled_at == NOON
    assert accounts.person_of(house.store, token, NOON) is None


def test_nobody_closes_their_own_account(house: House) -> None:
    """The last owner would lock everyone out."""
    owner = house.people["owner"]

    refused("yourself", lambda: office.disable_person(house.store, owner, owner.id, NOON))


def test_the_quality_office_cannot_touch_an_owner(house: House) -> None:
    """Neither close the account nor take it over by a new password."""
    quality, owner = house.people["quality"], house.people["owner"]

    refused("not_allowed", lambda: office.disable_person(house.store, quality, owner.id, NOON))
    refused("not_allowed", lambda: office.set_password(house.store, quality, owner.id, A_NEW_PASSWORD, NOON))
    refused("not_allowed", lambda: office.sign_out_everywhere(house.store, quality, owner.id, NOON))
    assert house.store.account(owner.id) == owner


@pytest.mark.parametrize("by", ["manager", "inspector"])
def test_others_cannot_even_tell_which_people_exist(house: House, by: str) -> None:
    """The same answer for a colleague's id and for none."""
    store, person = house.store, house.people[by]

    for someone in (house.people["owner"].id, "nobody"):
        with pytest.raises(NotYours):
            office.disable_person(store, person, someone, NOON)
        with pytest.raises(NotYours):
            office.set_password(store, person, someone, A_NEW_PASSWORD, NOON)


def test_a_new_password_of_ones_own_needs_the_old_one_and_ends_all_sessions(house: House) -> None:
    """Who finds a laptop open cannot keep the account."""
    manager = house.people["manager"]
    token = accounts.open_session(house.store, manager.id, NOON)

    refused(
        "wrong_password",
        lambda: office.set_password(
            house.store, manager, manager.id, A_NEW_PASSWORD, NOON, current="a guess"
        ),
    )
    refused(
        "password_weak",
        lambda: office.set_password(house.store, manager, manager.id, "short", NOON, current=PASSWORD),
    )
    office.set_password(house.store, manager, manager.id, A_NEW_PASSWORD, NOON, current=PASSWORD)

    assert accounts.person_of(house.store, token, NOON) is None
    assert accounts.sign_in(house.store, manager.email, A_NEW_PASSWORD, "here", NOON)


def test_the_office_gives_a_new_password_to_those_it_appoints(house: House) -> None:
    """And need not know the old one."""
    inspector = house.people["inspector"]

    office.set_password(house.store, house.people["quality"], inspector.id, A_NEW_PASSWORD, NOON)

    assert accounts.sign_in(house.store, inspector.email, A_NEW_PASSWORD, "here", NOON)


def test_a_manager_given_another_hotel_sees_that_one_and_no_longer_the_first(house: House) -> None:
    """Hotels are a setting of the account."""
    house.release("Bergen")
    manager = house.people["manager"]
    assert [v.id for v in office.visits_for(house.store, manager)] == [house.visits["Bergen"].id]

    moved = office.set_reach(
        house.store, house.people["owner"], manager.id, NOON, hotels=[house.hotels["Como"].id]
    )

    assert [h.city for h in office.hotels_for(house.store, moved)] == ["Como"]
    assert office.visits_for(house.store, moved) == []


def test_lists_of_people_carry_no_password_hashes(house: House) -> None:
    """They go to pages."""
    listed = office.people_for(house.store, house.people["quality"])

    assert len(listed) == 6
    assert {person.password_hash for person in listed} == {""}
    assert [p.name for p in office.inspectors_for(house.store, house.people["quality"])] == [
        "Inspector",
        "Other Inspector",
    ]


@pytest.mark.parametrize("by", ["manager", "inspector"])
def test_only_the_office_sees_who_works_here(house: House, by: str) -> None:
    """A manager would find the inspectors' names."""
    refused("not_allowed", lambda: office.people_for(house.store, house.people[by]))
    refused("not_allowed", lambda: office.inspectors_for(house.store, house.people[by]))


def test_whoever_a_demo_person_adds_belongs_to_the_demo(house: House) -> None:
    """So that it goes with the demo, and nothing real is left behind an open door."""
    invented = replace(house.people["owner"], demo=True)

    person = office.add_person(
        house.store, invented, name="N", email="n@a.example", password=PASSWORD, role="quality", now=NOON
    )
    hotel = office.add_hotel(
        house.store,
        invented,
        name="H",
        city="C",
        country="",
        region="",
        kind="resort",
        time_zone="UTC",
        now=NOON,
    )

    assert person.demo
    assert hotel.demo


@pytest.mark.parametrize("by", ["quality", "manager", "inspector"])
def test_only_an_owner_removes_the_demo(house: House, by: str) -> None:
    """It is a great many things at once."""
    refused("not_allowed", lambda: office.remove_demo(house.store, house.people[by]))


def test_removing_the_demo_takes_its_visits_and_their_photos_files_along(tmp_path: Path) -> None:
    """Nothing of it stays, and the house is empty again."""
    store, folder = open_store(f"sqlite:///{tmp_path / 'sixty.db'}"), tmp_path / "photos"
    kept = passwords.hash_password(PASSWORD)
    owner = Account("olga", "o@demo.example", "Olga", "owner", NOON, kept, demo=True)
    store.add_account(owner)
    visit = a_demo_visit(store, owner)
    data, sha256 = a_picture()
    keep_photo(folder, data, sha256)
    store.hold_photo(a_held_photo(visit.id, sha256, len(data)))

    removed = office.remove_demo(store, owner, folder)

    assert removed.photos == (sha256,)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert (store.accounts(), store.hotels(), store.all_visits()) == ([], [], [])
    store.close()


def a_demo_visit(store: Store, owner: Account) -> VisitSummary:
    """A visit as a demo's owner assigns it."""
    place = {"city": "C", "country": "", "region": "", "kind": "resort", "time_zone": "UTC"}
    hotel = office.add_hotel(store, owner, name="H", **place, now=NOON)
    inspector = office.add_person(
        store, owner, name="N", email="n@demo.example", password=PASSWORD, role="inspector", now=NOON
    )
    days = {"starts_on": "2026-06-01", "ends_on": "2026-06-02"}
    return office.assign_visit(
        store, owner, hotel_id=hotel.id, inspector_id=inspector.id, pack=a_pack(), **days, now=NOON
    )


def test_removing_a_demo_that_is_not_there_takes_nothing_away(house: House) -> None:
    """Real people and hotels stay."""
    before = house.store.accounts(), house.store.hotels(), house.store.all_visits()

    office.remove_demo(house.store, house.people["owner"])

    assert (house.store.accounts(), house.store.hotels(), house.store.all_visits()) == before


# --- hotels ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "name_missing"),
        ({"city": " "}, "name_missing"),
        ({"kind": "castle"}, "kind_unknown"),
        ({"time_zone": "Mars/Olympus"}, "time_zone_unknown"),
        ({"time_zone": "../etc/passwd"}, "time_zone_unknown"),
        ({"time_zone": ""}, "time_zone_unknown"),
    ],
)
def test_a_wrong_detail_of_a_hotel_is_named(house: House, changes: dict[str, str], code: str) -> None:
    """Each by its own code."""
    right = {
        "name": "H",
        "city": "C",
        "country": "",
        "region": "",
        "kind": "urban",
        "time_zone": "Europe/Rome",
    }

    refused(code, lambda: office.add_hotel(house.store, house.people["owner"], **right | changes, now=NOON))

    assert len(house.store.hotels()) == 2


def test_a_hotel_is_added_once_however_often_its_key_is_pressed(house: House) -> None:
    """Two houses of one name in one city could not be told apart where a visit or a manager is given one."""
    place = {"city": "Lisbon", "country": "", "region": "", "kind": "urban", "time_zone": "Europe/Lisbon"}
    office.add_hotel(house.store, house.people["owner"], name="Hotel Tagus", **place, now=NOON)

    again = {**place, "city": "lisbon", "name": "Hotel  TAGUS"}
    refused("hotel_known", lambda: office.add_hotel(house.store, house.people["owner"], **again, now=NOON))

    office.add_hotel(
        house.store, house.people["owner"], name="Hotel Tagus", **place | {"city": "Porto"}, now=NOON
    )


@pytest.mark.parametrize("by", ["manager", "inspector"])
def test_only_the_office_adds_hotels(house: House, by: str) -> None:
    """Managers have theirs given."""
    right = {
        "name": "H",
        "city": "C",
        "country": "",
        "region": "",
        "kind": "urban",
        "time_zone": "Europe/Rome",
    }

    refused("not_allowed", lambda: office.add_hotel(house.store, house.people[by], **right, now=NOON))


@pytest.mark.parametrize(
    ("who", "cities"),
    [
        ("owner", ["Bergen", "Como"]),
        ("quality", ["Bergen", "Como"]),
        ("manager", ["Bergen"]),
        ("other_manager", ["Como"]),
        ("inspector", []),
    ],
)
def test_everyone_sees_their_own_hotels(house: House, who: str, cities: list[str]) -> None:
    """Inspectors see the hotels of their visits with the visits, not in this list."""
    assert [hotel.city for hotel in office.hotels_for(house.store, house.people[who])] == cities
