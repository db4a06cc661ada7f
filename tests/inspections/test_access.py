"""Who may do what, to whose things: the whole table, role by role."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inspections.access import PERMISSIONS, ROLES, is_told, may
from inspections.events import Event
from inspections.records import Account, Hotel, VisitSummary
from inspections.visit import Visit
from inspections.workflow import STATUSES

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
MINE, OTHERS = "hotel-mine", "hotel-others"


def a_person(role: str) -> Account:
    return Account(
        id=f"a-{role}",
        email=f"{role}@aurelian.example",
        name=role.title(),
        role=role,
        created_at=NOW,
        hotels=(MINE,) if role == "manager" else (),
    )


def a_visit(hotel: str = MINE, inspector: str = "a-inspector", status: str = "released") -> Visit:
    return Visit(id="v", hotel=hotel, inspector=inspector, status=status)


def the_summary_of(visit: Visit) -> VisitSummary:
    """The same visit as a line of a list; its `inspector` is a name, there to be mistaken for an id."""
    hotel = Hotel(visit.hotel, "The Aurelian", "Bergen", "Norway", "North", "urban", "Europe/Oslo", NOW)
    return VisitSummary(
        id=visit.id,
        hotel=hotel,
        inspector_id=visit.inspector,
        inspector="a-inspector",
        pack_id="p",
        pack_edition="1",
        pack_hash="0" * 64,
        house_kind="urban",
        starts_on="2026-05-14",
        ends_on="2026-05-15",
        brief="",
        status=visit.status,
        created_at=NOW,
    )


# Every action beside the roles that may do it to everything. `m` and `i` are what managers and
# inspectors may do to their own: r released visits of their hotels, h their hotels, v their visits, * all.
TABLE = {
    #                     owner quality manager inspector
    "see_visit": ("*", "*", "r", "v"),
    "see_photo": ("*", "*", "r", "v"),
    "see_rating": ("*", "*", "r", "-"),
    "see_log": ("*", "*", "-", "v"),
    "see_inspector": ("*", "*", "-", "v"),
    "record_visit": ("-", "-", "-", "v"),
    "sync_visit": ("-", "-", "-", "v"),
    "assign_visit": ("*", "*", "-", "-"),
    "answer_assignment": ("-", "-", "-", "v"),
    "cancel_visit": ("*", "*", "-", "-"),
    "overrule_planning": ("*", "*", "-", "-"),
    "keep_conflicts": ("*", "*", "-", "-"),
    "declare_conflict": ("-", "-", "-", "*"),
    "set_planning_rules": ("*", "-", "-", "-"),
    "own_calendar": ("-", "-", "-", "*"),
    "review_visit": ("*", "*", "-", "-"),
    "release_visit": ("*", "*", "-", "-"),
    "appeal": ("-", "-", "r", "-"),
    "comment_appeal": ("-", "-", "-", "v"),
    "decide_appeal": ("*", "*", "-", "-"),
    "see_actions": ("*", "*", "h", "-"),
    "change_action": ("*", "*", "h", "-"),
    "see_audit": ("*", "-", "-", "-"),
    "see_voices": ("*", "*", "h", "-"),
    "answer_voice": ("*", "*", "h", "-"),
    "run_places": ("*", "*", "h", "-"),
    "set_voice_aside": ("*", "*", "-", "-"),
    "see_office": ("*", "*", "*", "-"),
    "answer_appeals": ("-", "-", "-", "*"),
    "see_hotel": ("*", "*", "h", "-"),
    "see_chain": ("*", "*", "-", "-"),
    "compare_branches": ("*", "*", "-", "-"),  # and managers of several hotels: tests/scoring/chain/
    "add_hotel": ("*", "*", "-", "-"),
    "change_hotel": ("*", "*", "-", "-"),
    "see_people": ("*", "*", "-", "-"),
    "add_person": ("*", "*", "-", "-"),
    "appoint_owner": ("*", "-", "-", "-"),
    "appoint_quality": ("*", "-", "-", "-"),
    "appoint_manager": ("*", "*", "-", "-"),
    "appoint_inspector": ("*", "*", "-", "-"),
    "see_packs": ("*", "*", "*", "*"),
    "edit_packs": ("*", "*", "-", "-"),
    "remove_demo": ("*", "-", "-", "-"),
}
CELLS = [(action, role, reach[ROLES.index(role)]) for action, reach in TABLE.items() for role in ROLES]

VISITS = [
    a_visit(hotel, inspector, status)
    for hotel in (MINE, OTHERS)
    for inspector in ("a-inspector", "someone-else")
    for status in STATUSES
    if status != "final"  # told by the calendar, never by a visit
]


def within_reach(reach: str, visit: Visit) -> bool:
    return {
        "*": True,
        "-": False,
        "r": visit.hotel == MINE and visit.status == "released",
        "h": visit.hotel == MINE,
        "v": visit.inspector == "a-inspector" and visit.status != "planned",
    }[reach]


def test_every_action_is_in_this_table_and_no_other() -> None:
    """A new permission without a line here fails."""
    assert TABLE.keys() == PERMISSIONS.keys()


@pytest.mark.parametrize(("action", "role", "reach"), CELLS)
def test_each_role_may_do_what_the_table_says_and_nothing_else(action: str, role: str, reach: str) -> None:
    """Held against every combination of hotel, inspector and status, as a visit and as its summary."""
    person = a_person(role)

    for visit in VISITS:
        expected = within_reach(reach, visit)
        assert may(person, action, hotel=visit.hotel, visit=visit) is expected
        assert may(person, action, hotel=visit.hotel, visit=the_summary_of(visit)) is expected


@pytest.mark.parametrize(("action", "role", "reach"), CELLS)
def test_asked_about_nothing_in_particular_only_full_reach_allows(action: str, role: str, reach: str) -> None:
    """What depends on whose it is, is denied where that is not said."""
    assert may(a_person(role), action) is (reach == "*")


@pytest.mark.parametrize("action", PERMISSIONS)
def test_a_disabled_account_may_do_nothing(action: str) -> None:
    """Whatever its role was."""
    for role in ROLES:
        closed = replace(a_person(role), disabled_at=NOW)
        assert not any(may(closed, action, hotel=v.hotel, visit=v) for v in VISITS)


def test_a_role_that_does_not_exist_may_do_nothing() -> None:
    """Deny by default."""
    stranger = replace(a_person("owner"), role="root")

    assert not any(may(stranger, action, hotel=MINE, visit=VISITS[0]) for action in PERMISSIONS)


def test_a_misspelt_action_is_an_error_not_an_answer() -> None:
    """Else a page that asks for "see_visits" would be empty for everyone, and nobody would know why."""
    with pytest.raises(KeyError):
        may(a_person("owner"), "see_visits")


@pytest.mark.parametrize("kind", ["planned", "assigned", "accepted", "declined"])
def test_an_inspector_does_not_learn_who_was_asked_before(kind: str) -> None:
    """Nor with whom, nor why they did not go; the office does, and one's own is one's own."""

    def about(inspector: str) -> Event:
        asked = kind in ("planned", "assigned")
        body = {"inspector": inspector, "because": "a rest was cut short"} if asked else {}
        return Event("e", "v", "office", 1, kind, "", "", body, actor="a-quality" if asked else inspector)

    assert is_told(a_person("inspector"), about("a-inspector"))
    assert not is_told(a_person("inspector"), about("a-other"))
    assert all(is_told(a_person(role), about("a-other")) for role in ROLES if role != "inspector")


def test_what_was_recorded_is_told_to_whoever_may_read_the_visit() -> None:
    """Two inspectors of one visit see each other's answers, so that nothing is recorded twice."""
    seen = Event("e", "v", "tablet", 1, "observed", "", "", {"standard": "door.greeted"}, actor="a-other")

    assert all(is_told(a_person(role), seen) for role in ROLES)
