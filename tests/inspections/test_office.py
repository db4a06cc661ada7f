"""What people do at the office, and what they are refused."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher

from inspections import accounts, office, passwords
from inspections.events import OFFICE_KINDS, Event, log_head, problem_of
from inspections.office import NotYours, Refused
from inspections.store import Store, open_store
from tests.inspections.a_house import (
    NOON,
    PASSWORD,
    House,
    a_held_photo,
    a_house,
    a_picture,
    a_short_visit,
    an_event,
)
from tests.makers import a_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

from inspections.photos import keep_photo
from inspections.records import Account, EventOutcome, VisitSummary

A_NEW_PASSWORD = "seven lamps above the stair"


@pytest.fixture(autouse=True)
def _quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def house(tmp_path: Path, ready_url: str) -> Iterator[House]:
    opened = a_house(tmp_path, ready_url)
    yield opened
    opened.store.close()


def refused(code: str, step: Callable[[], object]) -> Refused:
    """The refusal with which that step ends; its message is a sentence."""
    with pytest.raises(Refused) as caught:
        step()
    assert caught.value.code == code
    assert caught.value.message.endswith(".")
    return caught.value


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

    moved = office.set_hotels(house.store, house.people["owner"], manager.id, [house.hotels["Como"].id])

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


# --- visits ------------------------------------------------------------------------------------------------


def test_an_assigned_visit_keeps_its_pack_and_begins_its_log(house: House) -> None:
    """One event, made by the office, that a tablet's checks would pass."""
    visit = house.visits["Bergen"]

    (event,) = house.store.events_of(visit.id)
    assert (event.kind, event.seq, event.actor) == ("assigned", 1, house.people["quality"].id)
    assert problem_of(event.as_sent(), OFFICE_KINDS) is None
    kept = house.store.pack(visit.pack_hash)
    assert kept is not None
    assert json.loads(kept.body)["id"] == "test_house"
    assert (visit.status, visit.brief) == ("assigned", "Arrive by taxi, as Mr Grey.")


def assign(house: House, by: str, **changes: object) -> object:
    details = {
        "hotel_id": house.hotels["Bergen"].id,
        "inspector_id": house.people["inspector"].id,
        "pack": a_pack(),
        "starts_on": "2027-06-01",
        "ends_on": "2027-06-02",
        "now": NOON,
    }
    return office.assign_visit(house.store, house.people[by], **details | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("by", ["manager", "inspector"])
def test_only_the_office_assigns_visits(house: House, by: str) -> None:
    """An inspector cannot assign one, and a manager must not know of any."""
    refused("not_allowed", lambda: assign(house, by))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"hotel_id": "nowhere"}, "hotel_unknown"),
        ({"inspector_id": "nobody"}, "inspector_unknown"),
        ({"starts_on": "2027-06-03"}, "dates_wrong"),
        ({"starts_on": "1 June"}, "dates_wrong"),
        ({"brief": "x" * 4001}, "brief_too_long"),
        ({"brief": "\ud800"}, "event_malformed"),
    ],
)
def test_a_wrong_detail_of_a_visit_is_named(house: House, changes: dict[str, str], code: str) -> None:
    """Each by its own code, and no visit is made."""
    refused(code, lambda: assign(house, "quality", **changes))

    assert len(house.store.all_visits()) == 2


def test_a_visit_goes_to_inspectors_whose_account_is_open(house: House) -> None:
    """Not to a manager, and not to one who has left."""
    refused(
        "inspector_unknown",
        lambda: assign(house, "quality", inspector_id=house.people["manager"].id),
    )
    office.disable_person(house.store, house.people["owner"], house.people["inspector"].id, NOON)
    refused("inspector_unknown", lambda: assign(house, "quality"))


def test_a_submitted_visit_is_released_with_the_log_it_stands_on(house: House) -> None:
    """The event names the pack's hash and the head of all that was held before it."""
    visit_id = house.submit("Bergen")
    before = house.store.events_of(visit_id)

    visit = office.release_visit(house.store, house.people["quality"], visit_id, NOON)

    assert visit.status == "released"
    (event,) = [e for e in house.store.events_of(visit_id) if e.kind == "released"]
    assert event.body == {"pack_hash": house.visits["Bergen"].pack_hash, "head": log_head(before)}
    assert (event.seq, event.actor) == (2, house.people["quality"].id)


def test_a_visit_that_is_not_submitted_cannot_be_released(house: House) -> None:
    """Neither before it was begun nor while it is recorded."""
    visit, quality = house.visits["Bergen"], house.people["quality"]
    events = a_short_visit(visit.id, visit.pack_hash)

    refused("not_now", lambda: office.release_visit(house.store, quality, visit.id, NOON))
    house.send(visit.id, *events[:2])
    refused("not_now", lambda: office.release_visit(house.store, quality, visit.id, NOON))


def test_a_visit_with_records_still_on_the_tablet_cannot_be_released(house: House) -> None:
    """The submission has come, the look before it has not."""
    visit, quality = house.visits["Bergen"], house.people["quality"]
    started, look, submitted = a_short_visit(visit.id, visit.pack_hash)
    house.send(visit.id, started, submitted)

    refused("not_now", lambda: office.release_visit(house.store, quality, visit.id, NOON))

    house.send(visit.id, look)
    assert office.release_visit(house.store, quality, visit.id, NOON).status == "released"


def test_a_visit_with_a_photo_still_on_the_tablet_cannot_be_released(house: House) -> None:
    """It is named, but not held."""
    visit, quality = house.visits["Bergen"], house.people["quality"]
    data, sha256 = a_picture()
    photo = {"photo": sha256, "size": len(data), "width": 8, "height": 6}
    house.send(
        visit.id,
        an_event(visit.id, 1, "started", {"pack_hash": visit.pack_hash}),
        an_event(visit.id, 2, "photographed", photo),
        an_event(visit.id, 3, "submitted", {"events": 2, "photos": [{"sha256": sha256, "size": len(data)}]}),
    )

    refused("not_now", lambda: office.release_visit(house.store, quality, visit.id, NOON))

    house.store.hold_photo(a_held_photo(visit.id, sha256, len(data)))
    assert office.release_visit(house.store, quality, visit.id, NOON).status == "released"


def test_a_visit_is_released_once(house: House) -> None:
    """What the rating stands on does not move."""
    visit_id = house.release("Bergen")

    refused("not_now", lambda: office.release_visit(house.store, house.people["owner"], visit_id, NOON))


def test_a_record_that_comes_between_looking_and_releasing_is_released_with_the_rest(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store refuses a head that is no longer the log's; the office looks again."""
    visit_id = house.submit("Bergen")
    append, late = (
        house.store.append,
        an_event(visit_id, 4, "noted", {"note": "7" * 8 + "-0000-4000-8000-" + "0" * 12, "text": "Late."}),
    )

    def at_the_same_moment(visit: str, events: list[Event], actor: str, at: object) -> list[EventOutcome]:
        monkeypatch.undo()
        append(visit, [late], house.people["inspector"].id, NOON)
        return append(visit, events, actor, NOON)

    monkeypatch.setattr(house.store, "append", at_the_same_moment)

    visit = office.release_visit(house.store, house.people["quality"], visit_id, NOON + timedelta(minutes=1))

    assert visit.status == "released"
    assert len(visit.notes) == 1
    (event,) = [e for e in house.store.events_of(visit_id) if e.kind == "released"]
    assert event.body["head"] == log_head(e for e in house.store.events_of(visit_id) if e.kind != "released")


@pytest.mark.parametrize("by", ["manager", "inspector", "other_inspector"])
def test_only_the_office_releases(house: House, by: str) -> None:
    """Others are told no more than they may know: the inspector that it is not allowed, the rest nothing."""
    visit_id = house.submit("Bergen")

    code = "not_allowed" if by == "inspector" else "not_found"
    refused(code, lambda: office.release_visit(house.store, house.people[by], visit_id, NOON))


SEEN = {
    # who:            Bergen assigned, Bergen released, Como assigned
    "owner": (True, True, True),
    "quality": (True, True, True),
    "manager": (False, True, False),
    "other_manager": (False, False, False),
    "inspector": (True, True, False),
    "other_inspector": (False, False, True),
}


@pytest.mark.parametrize("who", SEEN)
def test_everyone_sees_their_own_visits_and_no_others(house: House, who: str) -> None:
    """In lists and by their address alike."""
    person, (bergen, como) = house.people[who], (house.visits["Bergen"].id, house.visits["Como"].id)
    assigned, released, other = SEEN[who]

    def sees(visit_id: str) -> bool:
        listed = visit_id in {visit.id for visit in office.visits_for(house.store, person)}
        for look in (office.visit_for, office.summary_for):
            try:
                look(house.store, person, visit_id)
                found = True
            except NotYours:
                found = False
            assert found is listed
        return listed

    assert (sees(bergen), sees(como)) == (assigned, other)
    house.release("Bergen")
    assert (sees(bergen), sees(como)) == (released, other)


def test_what_is_someone_elses_cannot_be_told_from_what_does_not_exist(house: House) -> None:
    """Same code, same words."""
    stranger, hidden = house.people["other_inspector"], house.visits["Bergen"].id

    answers = {
        (no.code, no.message)
        for visit_id in (hidden, "00000000-0000-4000-8000-000000000000", "", "'; drop table visits")
        for look in (office.visit_for, office.summary_for)
        for no in [
            refused("not_found", lambda look=look, visit_id=visit_id: look(house.store, stranger, visit_id))
        ]
    }

    assert len(answers) == 1


def test_a_manager_never_learns_who_inspected_nor_under_what_name(house: House) -> None:
    """Not by name, not by id, not from the brief."""
    visit_id, manager = house.release("Bergen"), house.people["manager"]
    (listed,) = office.visits_for(house.store, manager)

    shown = repr(
        (
            listed,
            office.visit_for(house.store, manager, visit_id),
            office.summary_for(house.store, manager, visit_id),
        )
    )

    inspector = house.people["inspector"]
    assert inspector.id not in shown
    assert f"'{inspector.name}'" not in shown
    assert "Mr Grey" not in shown


def test_the_office_sees_who_inspects(house: House) -> None:
    """It assigns the visits."""
    (bergen,) = [
        v for v in office.visits_for(house.store, house.people["quality"]) if v.hotel.city == "Bergen"
    ]

    assert (bergen.inspector, bergen.inspector_id) == ("Inspector", house.people["inspector"].id)
