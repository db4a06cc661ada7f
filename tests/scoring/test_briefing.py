"""What a department's head has of a visit: the findings of the own department, on cards, and nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest

from inspections import office
from inspections.records import Account, VisitSummary
from inspections.refusals import NotYours
from scoring.briefing import findings_on_cards, missed_before, visits_on_cards
from tests.inspections.a_house import NOON, House, a_house, an_event
from tests.inspections.test_reach import hire
from tests.makers import a_department, a_pack

FRONT, POOL = "front_door", "pool"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Bergen has a released visit with a finding at the door and one at the pool, and one under way."""
    opened = a_house(tmp_path_factory.mktemp("house"))
    store, quality = opened.store, opened.people["quality"]
    visit = office.assign_visit(
        store,
        quality,
        hotel_id=opened.hotels["Bergen"].id,
        inspector_id=opened.people["other_inspector"].id,
        pack=a_pack(a_department(FRONT), a_department(POOL)),
        starts_on="2027-05-14",
        ends_on="2027-05-16",
        now=NOON,
    )
    answers = [
        {"observation": str(uuid.uuid4()), "standard": f"{part}.greeted", "answer": "not_met"}
        | {"reason": "Alone."}
        for part in (FRONT, POOL)
    ]
    opened.send(
        visit.id,
        an_event(visit.id, 1, "started", {"pack_hash": visit.pack_hash}),
        *(an_event(visit.id, n, "observed", look) for n, look in enumerate(answers, start=2)),
        an_event(visit.id, 4, "submitted", {"events": 3, "photos": []}),
        by="other_inspector",
    )
    office.release_visit(store, quality, visit.id, NOON)
    opened.visits["released"] = visit
    yield opened
    store.close()


@pytest.fixture(scope="module")
def head(house: House) -> Account:
    """The head of Bergen's door."""
    bergen = house.hotels["Bergen"].id
    return hire(house, "head", "door@aurelian.example", hotels=[bergen], departments=[FRONT])


def released(house: House, person: Account) -> VisitSummary:
    (visit,) = visits_on_cards(house.store, person, house.hotels["Bergen"].id)
    return visit


def test_only_released_visits_of_the_own_hotel_are_on_cards_and_nobody_learns_who_came(
    house: House, head: Account
) -> None:
    visit = released(house, head)

    assert visit.id == house.visits["released"].id
    assert (visit.inspector, visit.inspector_id, visit.brief, visit.companions) == ("", "", "", ())
    assert visits_on_cards(house.store, head, house.hotels["Como"].id) == []


def test_the_cards_hold_the_own_departments_findings_alone(house: House, head: Account) -> None:
    """With how many of its standards were met; without notes, pictures and what a finding costs."""
    findings, met = findings_on_cards(house.store, head, released(house, head), "en")

    assert [one.department_id for one in findings] == [FRONT]
    assert met == {FRONT: (0, 1)}
    assert all((one.seen, one.photos, one.points) == ((), (), "") for one in findings)
    assert "Alone" not in str(findings)


def test_others_get_nothing_though_they_name_the_visit(house: House, head: Account) -> None:
    """A head elsewhere, one of a department that was not looked at, one who has left, and an inspector."""
    visit = released(house, head)
    others = (
        replace(head, hotels=(house.hotels["Como"].id,)),
        replace(head, departments=("spa",)),
        replace(head, disabled_at=NOON),
        house.people["inspector"],
    )

    for other in others:
        with pytest.raises(NotYours):
            findings_on_cards(house.store, other, visit, "en")
    with pytest.raises(NotYours):
        findings_on_cards(house.store, head, house.visits["Bergen"], "en")


def test_what_was_missed_before_is_told_by_standard(house: House, head: Account) -> None:
    """For the order of a card: what is missed again stands first."""
    visit = released(house, head)

    assert missed_before(house.store, [visit])[f"{FRONT}.greeted"] == (visit.id,)
    assert missed_before(house.store, []) == {}
