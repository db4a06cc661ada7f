"""A visit from plan to final: what each step does to it, and who is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from inspections import office
from inspections.office import NotYours, Refused
from inspections.records import KeptRating
from inspections.workflow import APPEAL_WINDOW
from tests.inspections.a_house import NOON, House, a_held_photo, a_picture, an_event
from tests.inspections.a_refusal import refused
from tests.makers import a_pack

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.visit import Visit

WHY = "The film of the door shows it."


@pytest.fixture
def house(house_on_either: House) -> House:
    return house_on_either


def the_look(visit: Visit) -> str:
    return next(iter(visit.observations))


def not_met(house: House) -> tuple[str, str]:
    """A released visit to Bergen in which something was not met: its id and that look's."""
    visit_id = house.submit("Bergen")
    quality = house.people["quality"]
    look = the_look(office.visit_for(house.store, quality, visit_id))
    visit = office.visit_for(house.store, quality, visit_id)
    if visit.observations[look].answer != "not_met":
        office.edit_answer(
            house.store,
            quality,
            visit_id,
            NOON,
            observation=look,
            answer="not_met",
            reason="The note says so.",
        )
    office.release_visit(house.store, quality, visit_id, NOON)
    return visit_id, look


def appealed(house: House, visit_id: str, look: str) -> str:
    """The appeal against that look by Bergen's manager; its id."""
    visit = office.appeal(
        house.store, house.people["manager"], visit_id, NOON, observation=look, claim="met", reason=WHY
    )
    return next(iter(visit.appeals))


# ── before the visit ──


def planned(house: House) -> str:
    visit = office.plan_visit(
        house.store,
        house.people["quality"],
        hotel_id=house.hotels["Bergen"].id,
        inspector_id=house.people["inspector"].id,
        pack=a_pack(),
        starts_on="2027-06-01",
        ends_on="2027-06-03",
        now=NOON,
    )
    assert visit.status == "planned"
    return visit.id


def test_a_planned_visit_is_unknown_to_its_inspector_until_it_is_assigned(house: House) -> None:
    """Plans change; a tablet shows what is settled."""
    visit_id, inspector = planned(house), house.people["inspector"]
    assert visit_id not in {v.id for v in office.visits_for(house.store, inspector)}
    with pytest.raises(NotYours):
        office.visit_for(house.store, inspector, visit_id)

    office.assign_visit(
        house.store,
        house.people["quality"],
        visit_id=visit_id,
        hotel_id=house.hotels["Bergen"].id,
        inspector_id=inspector.id,
        pack=a_pack(),
        starts_on="2027-06-02",
        ends_on="2027-06-04",
        fee="180 EUR",
        now=NOON,
    )

    found = {v.id: v for v in office.visits_for(house.store, inspector)}[visit_id]
    assert (found.status, found.starts_on) == ("assigned", "2027-06-02")
    assert office.visit_for(house.store, inspector, visit_id).fee == "180 EUR"


def test_an_inspector_accepts_or_declines_with_a_reason_and_another_is_sent(house: House) -> None:
    visit, inspector = house.visits["Bergen"], house.people["inspector"]
    refused(
        "no_reason",
        lambda: office.answer_assignment(house.store, inspector, visit.id, NOON, accepts=False, reason=" "),
    )

    assert office.answer_assignment(house.store, inspector, visit.id, NOON, accepts=True).status == "accepted"
    declined = office.answer_assignment(
        house.store, inspector, visit.id, NOON, accepts=False, reason="They know my face there."
    )
    assert declined.status == "declined"

    other = house.people["other_inspector"]
    again = office.assign_visit(
        house.store,
        house.people["quality"],
        visit_id=visit.id,
        hotel_id=visit.hotel.id,
        inspector_id=other.id,
        pack=a_pack(),
        starts_on="2026-05-17",
        ends_on="2026-05-19",
        now=NOON + timedelta(hours=1),
    )
    assert (again.status, again.inspector_id) == ("assigned", other.id)
    assert visit.id not in {v.id for v in office.visits_for(house.store, inspector)}


def test_a_cancelled_visit_still_takes_in_what_a_tablet_had_recorded(house: House) -> None:
    """Nothing recorded is ever turned away; the visit stays cancelled."""
    visit = house.visits["Bergen"]
    cancelled = office.cancel_visit(
        house.store, house.people["owner"], visit.id, NOON, reason="The house is closed."
    )
    assert cancelled.status == "cancelled"

    house.submit("Bergen")

    assert house.store.summary(visit.id).status == "cancelled"  # type: ignore[union-attr]
    assert len(house.store.events_of(visit.id)) > 3
    refused("not_now", lambda: office.release_visit(house.store, house.people["owner"], visit.id, NOON))


# ── the review ──


def test_a_visit_sent_back_is_recorded_again_and_comes_back_to_the_review(house: House) -> None:
    """The list's line follows the log at each step."""
    quality, visit_id = house.people["quality"], house.submit("Bergen")

    def stands() -> str:
        told = house.store.visit(visit_id)
        listed = house.store.summary(visit_id)
        assert told is not None
        assert listed is not None
        assert told.status == listed.status
        return listed.status

    assert stands() == "submitted"
    office.begin_review(house.store, quality, visit_id, NOON)
    assert stands() == "in_review"
    visit = office.send_back(
        house.store,
        quality,
        visit_id,
        NOON,
        reason="What did the doorman say?",
        standards=["front_door.greeted"],
    )
    assert stands() == "sent_back"
    assert visit.asked[0].standards == ("front_door.greeted",)
    refused("not_now", lambda: office.release_visit(house.store, quality, visit_id, NOON))

    seq = house.store.next_seq(visit_id, "7a1e0000-0000-4000-8000-000000000001")
    note = an_event(visit_id, seq, "noted", {"note": the_look(visit), "text": "“Good evening, Mrs Lund.”"})
    house.send(visit_id, note)
    assert stands() == "sent_back"
    house.send(visit_id, an_event(visit_id, seq + 1, "submitted", {"events": seq, "photos": []}))
    assert stands() == "submitted"
    office.release_visit(house.store, quality, visit_id, NOON)
    assert stands() == "released"


def test_an_edited_answer_keeps_the_inspectors_with_who_changed_it_and_why(house: House) -> None:
    quality, visit_id = house.people["quality"], house.submit("Bergen")
    visit = office.visit_for(house.store, quality, visit_id)
    look = the_look(visit)
    before = visit.observations[look].answer
    other = "not_applicable" if before != "not_applicable" else "met"

    edited = office.edit_answer(
        house.store, quality, visit_id, NOON, observation=look, answer=other, reason="The door was locked."
    ).observations[look]

    assert edited.answer == other
    (edit,) = edited.edits
    assert (edit.before, edit.after, edit.reason, edit.by) == (
        before,
        other,
        "The door was locked.",
        quality.id,
    )
    refused(
        "same_answer",
        lambda: office.edit_answer(
            house.store, quality, visit_id, NOON, observation=look, answer=other, reason="Again."
        ),
    )


def test_a_grade_is_seen_by_inspector_and_office_but_never_by_the_hotel(house: House) -> None:
    visit_id, _ = not_met(house)
    office.grade_report(house.store, house.people["quality"], visit_id, NOON, grade=9, note="Every minute.")

    def seen_by(role: str) -> int | None:
        return office.visit_for(house.store, house.people[role], visit_id).grade

    assert [seen_by(role) for role in ("owner", "quality", "inspector", "manager")] == [9, 9, 9, None]


def test_a_grade_after_the_release_does_not_move_what_the_rating_stands_on(house: House) -> None:
    visit_id, _ = not_met(house)
    before = office.visit_for(house.store, house.people["quality"], visit_id)

    graded = office.grade_report(house.store, house.people["quality"], visit_id, NOON, grade=4)

    assert graded.head == before.head == graded.released_head


# ── appeals ──


def test_a_granted_appeal_changes_the_answer_and_what_the_rating_stands_on(house: House) -> None:
    visit_id, look = not_met(house)
    appeal_id = appealed(house, visit_id, look)
    quality = house.people["quality"]
    assert office.visit_for(house.store, quality, visit_id).observations[look].answer == "not_met"
    office.comment(
        house.store, house.people["inspector"], visit_id, NOON, appeal_id=appeal_id, text="I stood outside."
    )

    visit = office.decide(
        house.store, quality, visit_id, NOON, appeal_id=appeal_id, reason="Seen on film.", granted=True
    )

    assert visit.observations[look].answer == "met"
    assert visit.head != visit.released_head
    assert visit.appeals[appeal_id].granted is True
    refused(
        "decided_already",
        lambda: office.decide(
            house.store, quality, visit_id, NOON, appeal_id=appeal_id, reason="Again.", granted=False
        ),
    )


def test_a_decision_takes_back_the_rating_that_was_kept(house: House) -> None:
    """A list believes what is kept of a released visit: it must be rated anew."""
    visit_id, look = not_met(house)
    appeal_id = appealed(house, visit_id, look)
    hash_ = house.visits["Bergen"].pack_hash
    house.store.keep_rating(KeptRating(visit_id, hash_, "0" * 64, "1", 3, "80.0", "{}", NOON))

    office.decide(
        house.store,
        house.people["quality"],
        visit_id,
        NOON,
        appeal_id=appeal_id,
        reason="Seen on film.",
        granted=True,
    )

    assert house.store.kept_rating(visit_id) is None


def test_a_refused_appeal_leaves_the_answer_and_the_rating_as_they_were(house: House) -> None:
    visit_id, look = not_met(house)
    appeal_id = appealed(house, visit_id, look)

    visit = office.decide(
        house.store,
        house.people["owner"],
        visit_id,
        NOON,
        appeal_id=appeal_id,
        reason="The film begins later.",
        granted=False,
    )

    assert visit.observations[look].answer == "not_met"
    assert visit.head == visit.released_head


def test_the_hotel_never_learns_who_answered_its_appeal(house: House) -> None:
    """The inspector's words are there, the name is not, nor an id that gives it away."""
    visit_id, look = not_met(house)
    appeal_id = appealed(house, visit_id, look)
    inspector = house.people["inspector"]
    office.comment(house.store, inspector, visit_id, NOON, appeal_id=appeal_id, text="I stood outside.")

    seen = office.visit_for(house.store, house.people["manager"], visit_id)

    assert seen.appeals[appeal_id].comments[0].text == "I stood outside."
    assert inspector.id not in repr(seen)


def test_an_appeal_names_pictures_that_are_held(house: House) -> None:
    visit_id, look = not_met(house)
    data, sha256 = a_picture()
    manager = house.people["manager"]

    def with_picture() -> Visit:
        return office.appeal(
            house.store,
            manager,
            visit_id,
            NOON,
            observation=look,
            claim="met",
            reason=WHY,
            photos=[sha256],
        )

    refused("photo_missing", with_picture)
    house.store.hold_photo(a_held_photo(visit_id, sha256, len(data)))
    (appeal,) = with_picture().appeals.values()
    assert appeal.photos == (sha256,)


def test_an_observation_is_appealed_once_unless_the_first_was_withdrawn(house: House) -> None:
    visit_id, look = not_met(house)
    appeal_id = appealed(house, visit_id, look)
    refused("appealed_already", lambda: appealed(house, visit_id, look))

    office.withdraw(house.store, house.people["manager"], visit_id, NOON, appeal_id=appeal_id)

    assert appealed(house, visit_id, look)


@pytest.mark.parametrize("who", ["owner", "quality", "inspector", "other_manager"])
def test_only_the_houses_own_manager_appeals(house: House, who: str) -> None:
    visit_id, look = not_met(house)
    person: Account = house.people[who]

    with pytest.raises(Refused):
        office.appeal(house.store, person, visit_id, NOON, observation=look, claim="met", reason=WHY)


def test_after_the_window_nothing_more_can_be_appealed_but_what_is_open_is_decided(house: House) -> None:
    visit_id, look = not_met(house)
    appeal_id = appealed(house, visit_id, look)
    late = NOON + APPEAL_WINDOW
    manager, quality = house.people["manager"], house.people["quality"]
    refused(
        "not_now",
        lambda: office.appeal(
            house.store, manager, visit_id, late, observation=look, claim="met", reason=WHY
        ),
    )

    decided = office.decide(
        house.store, quality, visit_id, late, appeal_id=appeal_id, reason="Seen.", granted=True
    )

    assert decided.observations[look].answer == "met"
