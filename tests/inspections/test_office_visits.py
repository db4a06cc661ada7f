"""What the office does with visits: assigned, released, and who sees which."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from inspections import office
from inspections.events import OFFICE_KINDS, Event, log_head, problem_of
from inspections.office import NotYours
from inspections.records import EventOutcome
from tests.inspections.a_house import (
    NOON,
    House,
    a_held_photo,
    a_picture,
    a_short_visit,
    an_event,
)
from tests.inspections.a_refusal import refused
from tests.makers import a_pack


@pytest.fixture
def house(house_on_either: House) -> House:
    return house_on_either


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
