"""How far people reach: regions that follow their hotels, and departments of a hotel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from inspections import office
from inspections.access import ROLES, may
from inspections.actions.parts import ActionEvent
from inspections.language import ENGLISH
from inspections.office.actions import action_for, actions_for, assign, names_for, say_done
from inspections.office.actions import approve as approve_action
from inspections.office.reach import departments_known, fit_reach, reach_said
from inspections.records import Account, Hotel
from inspections.refusals import NotYours, Refused
from tests.inspections.a_house import NOON, PASSWORD, House, a_house
from tests.inspections.a_refusal import refused

PLACE = {"country": "Norway", "kind": "urban", "time_zone": "Europe/Oslo"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all tests here: each hires its own people."""
    opened = a_house(tmp_path_factory.mktemp("house"))
    yield opened
    opened.store.close()


def hire(house: House, role: str, email: str, **reach: Any) -> Account:
    """A new account of that role, with that reach."""
    owner = house.people["owner"]
    who = {"name": email.partition("@")[0].title(), "email": email, "password": PASSWORD, "role": role}
    added = office.add_person(house.store, owner, **who, **reach, now=NOON)
    return house.store.account(added.id) or added


def an_action_in(house: House, department: str, action_id: str, city: str = "Bergen") -> str:
    """An open action of that department of that city's hotel; its id."""
    body = {
        "hotel": house.hotels[city].id,
        "title": f"Something of {department}",
        "sources": [],
        "department": department,
        "department_title": department.title(),
        "due_on": "2026-06-17",
    }
    house.store.append_actions(
        [ActionEvent(f"{action_id}-1", action_id, 1, "opened", house.people["owner"].id, NOON, body)]
    )
    return action_id


HOTELS = [
    Hotel(name, name, "Oslo", "Norway", region, "urban", "Europe/Oslo", NOON)
    for name, region in (("one", "North"), ("two", "North"), ("three", ""))
]
FITS = {
    "manager": [(("one",), (), ()), (("one", "three"), (), ()), ((), ("North",), ())],
    "head": [(("one",), (), ("spa",)), (("one", "two"), (), ("spa", "bar"))],
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("departments", [(), ("spa",), ("spa", "bar")])
@pytest.mark.parametrize("regions", [(), ("North",)])
@pytest.mark.parametrize("hotels", [(), ("one",), ("one", "two"), ("one", "three")])
def test_each_role_has_the_reach_that_fits_it(
    role: str, hotels: tuple[str, ...], regions: tuple[str, ...], departments: tuple[str, ...]
) -> None:
    """Managers hotels or regions, department heads hotels and departments, all others nothing."""
    fits = {
        "manager": bool(hotels) != bool(regions) and not departments,
        "head": bool(hotels) and not regions and bool(departments),
    }.get(role, not hotels and not regions and not departments)

    with nullcontext() if fits else pytest.raises(Refused):
        fit_reach(HOTELS, role, hotels, regions, departments)


@pytest.mark.parametrize(
    ("code", "reach"),
    [
        ("region_unknown", ((), ("South",), ())),
        ("region_unknown", ((), ("north",), ())),
        ("region_unknown", ((), ("",), ())),  # hotels without a region are no region
        ("hotel_unknown", (("one", "four"), (), ())),
    ],
)
def test_nobody_is_given_what_there_is_not(
    code: str, reach: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
) -> None:
    """A misspelt region would let nobody in today, and somebody tomorrow."""
    refused(code, lambda: fit_reach(HOTELS, "manager", *reach))


def test_a_regional_manager_has_the_regions_hotels_and_those_added_later(house: House) -> None:
    """And no longer one that has moved to another region."""
    store, owner = house.store, house.people["owner"]
    region = hire(house, "manager", "north@aurelian.example", regions=["North"])
    assert region.hotels == (house.hotels["Bergen"].id,)

    later = office.add_hotel(store, owner, name="Later", city="Oslo", region="north", **PLACE, now=NOON)

    known = store.account(region.id) or region
    assert later.region == "North"  # as the others write it: who sees a region goes by its name
    assert set(known.hotels) == {house.hotels["Bergen"].id, later.id}
    assert may(known, "see_hotel", hotel=later.id)
    assert not may(known, "see_hotel", hotel=house.hotels["Como"].id)
    assert {hotel.id for hotel in office.hotels_for(store, known)} == set(known.hotels)

    office.change_hotel(
        store, owner, later.id, name="Later", city="Oslo", region="East", **PLACE, brand="Park", now=NOON
    )

    moved = store.account(region.id) or region
    assert moved.hotels == (house.hotels["Bergen"].id,)
    assert [hotel.brand for hotel in store.hotels() if hotel.id == later.id] == ["Park"]


def test_changing_an_account_does_not_nail_a_region_to_its_hotels_of_today(house: House) -> None:
    """A new password writes the account again: its hotels stay those of the region."""
    store, owner = house.store, house.people["owner"]
    region = hire(house, "manager", "south@aurelian.example", regions=["South"])

    office.set_password(store, owner, region.id, "another eleven green lifts", NOON)
    later = office.add_hotel(store, owner, name="Newer", city="Rome", region="South", **PLACE, now=NOON)

    assert later.id in (store.account(region.id) or region).hotels
    assert (store.account(region.id) or region).regions == ("South",)


def test_a_reach_changed_is_the_reach_from_then_on(house: House) -> None:
    """From hotels to a region, and back."""
    store, owner = house.store, house.people["owner"]
    como, bergen = house.hotels["Como"].id, house.hotels["Bergen"].id
    manager = hire(house, "manager", "moving@aurelian.example", hotels=[como])

    office.set_reach(store, owner, manager.id, NOON, regions=["North"])
    assert bergen in (store.account(manager.id) or manager).hotels
    assert como not in (store.account(manager.id) or manager).hotels

    back = office.set_reach(store, owner, manager.id, NOON, hotels=[como])
    assert (back.hotels, back.regions) == ((como,), ())


def test_what_a_regional_manager_sees_of_visits_and_actions_is_the_regions(house: House) -> None:
    """Through the office's own questions, not only through the table."""
    store = house.store
    region = hire(house, "manager", "reads@aurelian.example", regions=["North"])
    mine = an_action_in(house, "front_door", "a-north")
    other = an_action_in(house, "front_door", "a-south", "Como")

    assert [visit.hotel.city for visit in office.visits_for(store, region)] in ([], ["Bergen"])
    assert action_for(store, region, mine).id == mine
    with pytest.raises(NotYours):
        action_for(store, region, other)
    with pytest.raises(NotYours):
        actions_for(store, region, house.hotels["Como"].id)


def test_a_department_head_has_the_departments_actions_and_no_others(house: House) -> None:
    """Neither another department's, nor the same department's elsewhere, nor one of no department."""
    store, bergen = house.store, house.hotels["Bergen"].id
    head = hire(house, "head", "door@aurelian.example", hotels=[bergen], departments=["front_door"])
    mine = an_action_in(house, "front_door", "a-mine")
    others = [
        an_action_in(house, "spa", "a-spa"),
        an_action_in(house, "front_door", "a-como", "Como"),
        an_action_in(house, "", "a-none"),
    ]

    seen = {action.id for action in actions_for(store, head, bergen)}
    assert mine in seen
    assert not seen & set(others)
    for other in others:
        with pytest.raises(NotYours):
            action_for(store, head, other)
        with pytest.raises(NotYours):
            say_done(store, head, other, NOON)


def test_a_department_head_gives_an_action_to_nobody_outside_the_department(house: House) -> None:
    """Nor does anyone give one of another department to them."""
    store, bergen, manager = house.store, house.hotels["Bergen"].id, house.people["manager"]
    head = hire(house, "head", "porter@aurelian.example", hotels=[bergen], departments=["front_door"])
    mine, spa = an_action_in(house, "front_door", "a-give"), an_action_in(house, "spa", "a-spa-give")
    out = {"department": "spa", "department_title": "Spa"}
    own = {"department": "front_door", "department_title": "Front door"}

    refused("not_allowed", lambda: assign(store, head, mine, NOON, **out))
    refused("person_unknown", lambda: assign(store, manager, spa, NOON, **out, person=head.id))
    given = assign(store, manager, mine, NOON, **own, person=head.id)

    assert given.person == head.id
    done = say_done(store, head, mine, NOON + timedelta(hours=1))
    assert done.status == "done"
    refused("not_now", lambda: approve_action(store, head, mine, NOON, note="I know it."))
    assert names_for(store, head, done)[manager.id] == manager.name
    assert names_for(store, head, done)[house.people["owner"].id] == "The chain's office"


def test_a_department_head_reads_no_visit_no_report_and_no_guest(house: House) -> None:
    """Everything but the board, its calendar and the cards: asked of the steps that the pages call."""
    store, bergen = house.store, house.hotels["Bergen"].id
    head = hire(house, "head", "reader@aurelian.example", hotels=[bergen], departments=["front_door"])
    visit = house.visits["Bergen"].id
    from inspections.guests.desk import complaints_for, threads_for  # noqa: PLC0415 - beside its use

    assert office.visits_for(store, head) == []
    for ask in (
        lambda: office.summary_for(store, head, visit),
        lambda: office.visit_for(store, head, visit),
        lambda: office.people_for(store, head),
        lambda: threads_for(store, head, [bergen]),
        lambda: complaints_for(store, head, [bergen]),
    ):
        with pytest.raises(Refused):
            ask()


def test_a_reach_is_said_in_words(house: House) -> None:
    """As the list of people and the invitation show it."""
    bergen = house.hotels["Bergen"]
    named = f"{bergen.name}, {bergen.city}"
    parts = departments_known(house.store)
    manager = house.people["manager"]

    assert reach_said(house.store, house.people["owner"], ENGLISH) == ""
    assert reach_said(house.store, manager, ENGLISH) == named
    assert reach_said(house.store, replace(manager, regions=("North",)), ENGLISH) == "all hotels of North"
    part = next(iter(parts))
    head = replace(manager, role="head", departments=(part,))
    assert reach_said(house.store, head, ENGLISH) == f"{parts[part]} · {named}"
