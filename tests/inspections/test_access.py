"""Who may do what, to whose things: the whole table, role by role."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from inspections.access import PERMISSIONS, ROLES, is_told, may
from inspections.events import Event
from inspections.keys.key import SCOPES, SYSTEM, System
from inspections.records import Account, Hotel, VisitSummary
from inspections.visit import Visit
from inspections.workflow import STATUSES

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
MINE, OTHERS = "hotel-mine", "hotel-others"
FRONT, SPA = "front_door", "spa"


def a_person(role: str) -> Account:
    return Account(
        id=f"a-{role}",
        email=f"{role}@aurelian.example",
        name=role.title(),
        role=role,
        created_at=NOW,
        hotels=(MINE,) if role in ("manager", "head") else (),
        departments=(FRONT,) if role == "head" else (),
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


# Every action beside what each role may do it to: * everything; of their own, managers, department heads and
# inspectors r released visits of their hotels, h their hotels, d their departments in their hotels, p their
# departments in released visits of their hotels, v their visits.
TABLE = {
    #                     owner quality manager head inspector
    "see_visit": ("*", "*", "r", "-", "v"),
    "see_photo": ("*", "*", "r", "-", "v"),
    "see_rating": ("*", "*", "r", "-", "-"),
    "see_log": ("*", "*", "-", "-", "v"),
    "see_inspector": ("*", "*", "-", "-", "v"),
    "record_visit": ("-", "-", "-", "-", "v"),
    "sync_visit": ("-", "-", "-", "-", "v"),
    "assign_visit": ("*", "*", "-", "-", "-"),
    "answer_assignment": ("-", "-", "-", "-", "v"),
    "cancel_visit": ("*", "*", "-", "-", "-"),
    "overrule_planning": ("*", "*", "-", "-", "-"),
    "keep_conflicts": ("*", "*", "-", "-", "-"),
    "declare_conflict": ("-", "-", "-", "-", "*"),
    "set_planning_rules": ("*", "-", "-", "-", "-"),
    "own_calendar": ("-", "-", "-", "-", "*"),
    "review_visit": ("*", "*", "-", "-", "-"),
    "release_visit": ("*", "*", "-", "-", "-"),
    "appeal": ("-", "-", "r", "-", "-"),
    "comment_appeal": ("-", "-", "-", "-", "v"),
    "decide_appeal": ("*", "*", "-", "-", "-"),
    "see_cards": ("*", "*", "r", "p", "-"),
    "see_board": ("*", "*", "*", "*", "-"),
    "see_actions": ("*", "*", "h", "d", "-"),
    "change_action": ("*", "*", "h", "d", "-"),
    "see_audit": ("*", "-", "-", "-", "-"),
    "see_voices": ("*", "*", "h", "-", "-"),
    "answer_voice": ("*", "*", "h", "-", "-"),
    "run_places": ("*", "*", "h", "-", "-"),
    "set_voice_aside": ("*", "*", "-", "-", "-"),
    "see_office": ("*", "*", "*", "-", "-"),
    "answer_appeals": ("-", "-", "-", "-", "*"),
    "keep_vignettes": ("*", "*", "-", "-", "-"),
    "judge_vignettes": ("-", "-", "-", "-", "*"),
    "see_hotel": ("*", "*", "h", "h", "-"),
    "see_messages": ("*", "*", "*", "*", "*"),
    "run_webhooks": ("*", "-", "-", "-", "-"),
    "see_chain": ("*", "*", "-", "-", "-"),
    "compare_branches": ("*", "*", "-", "-", "-"),  # and managers of several hotels: tests/scoring/chain/
    "add_hotel": ("*", "*", "-", "-", "-"),
    "change_hotel": ("*", "*", "-", "-", "-"),
    "see_people": ("*", "*", "-", "-", "-"),
    "add_person": ("*", "*", "-", "-", "-"),
    "appoint_owner": ("*", "-", "-", "-", "-"),
    "appoint_quality": ("*", "-", "-", "-", "-"),
    "appoint_manager": ("*", "*", "-", "-", "-"),
    "appoint_head": ("*", "*", "-", "-", "-"),
    "appoint_inspector": ("*", "*", "-", "-", "-"),
    "reset_second_factor": ("*", "-", "-", "-", "-"),
    "see_packs": ("*", "*", "*", "*", "*"),
    "edit_packs": ("*", "*", "-", "-", "-"),
    "remove_demo": ("*", "-", "-", "-", "-"),
    "keep_privacy": ("*", "-", "-", "-", "-"),
    "run_api_keys": ("*", "-", "-", "-", "-"),
    **dict.fromkeys(SCOPES, ("-", "-", "-", "-", "-")),  # of systems alone, below
}
CELLS = [(action, role, reach[ROLES.index(role)]) for action, reach in TABLE.items() for role in ROLES]

VISITS = [
    a_visit(hotel, inspector, status)
    for hotel in (MINE, OTHERS)
    for inspector in ("a-inspector", "someone-else")
    for status in STATUSES
    if status != "final"  # told by the calendar, never by a visit
]


def within_reach(reach: str, visit: Visit, department: str) -> bool:
    return {
        "*": True,
        "-": False,
        "r": visit.hotel == MINE and visit.status == "released",
        "h": visit.hotel == MINE,
        "d": visit.hotel == MINE and department == FRONT,
        "p": visit.hotel == MINE and visit.status == "released" and department == FRONT,
        "v": visit.inspector == "a-inspector" and visit.status != "planned",
    }[reach]


def test_every_action_is_in_this_table_and_no_other() -> None:
    """A new permission without a line here fails."""
    assert TABLE.keys() == PERMISSIONS.keys()


@pytest.mark.parametrize(("action", "role", "reach"), CELLS)
def test_each_role_may_do_what_the_table_says_and_nothing_else(action: str, role: str, reach: str) -> None:
    """Held against every combination of hotel, inspector, status and department, as a visit and a summary."""
    person = a_person(role)

    for visit, part in product(VISITS, (FRONT, SPA)):
        expected = within_reach(reach, visit, part)
        assert may(person, action, visit.hotel, visit, part) is expected
        assert may(person, action, visit.hotel, the_summary_of(visit), part) is expected


@pytest.mark.parametrize(("action", "role", "reach"), CELLS)
def test_asked_about_nothing_in_particular_only_full_reach_allows(action: str, role: str, reach: str) -> None:
    """What depends on whose it is, is denied where that is not said."""
    assert may(a_person(role), action) is (reach == "*")


@pytest.mark.parametrize("action", PERMISSIONS)
def test_a_disabled_account_may_do_nothing(action: str) -> None:
    """Whatever its role was."""
    for role in ROLES:
        closed = replace(a_person(role), disabled_at=NOW)
        assert not any(may(closed, action, v.hotel, v, FRONT) for v in VISITS)


def test_several_hotels_are_there_to_be_compared_whether_named_or_of_a_region() -> None:
    """A region of one hotel has nothing to compare."""
    alone = a_person("manager")

    assert not may(alone, "compare_branches")
    assert may(replace(alone, hotels=(MINE, OTHERS), regions=("North",)), "compare_branches")


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


# What the key of another system lets it do where it reaches: r released visits, h hotels; by which scopes.
OF_SYSTEMS = {
    "see_visit": ("r", "read:ratings read:findings write:actions"),
    "see_rating": ("r", "read:ratings read:findings write:actions"),
    "see_actions": ("h", "read:actions write:actions"),
    "change_action": ("h", "write:actions"),
    "see_voices": ("h", "read:feedback write:feedback"),
    "answer_voice": ("h", "write:feedback"),
    "run_places": ("h", "write:feedback"),
    "see_hotel": ("h", " ".join(SCOPES)),
    **{scope: ("*", scope) for scope in SCOPES},
}


@pytest.mark.parametrize("action", PERMISSIONS)
@pytest.mark.parametrize("scope", SCOPES)
def test_a_system_may_do_what_its_key_says_where_its_key_reaches(action: str, scope: str) -> None:
    """Nothing that is not in this table: no photo, no name of an inspector, no page, no key of its own."""
    reach, scopes = OF_SYSTEMS.get(action, ("-", ""))
    there = System("key:1", "", "PMS", SYSTEM, NOW, hotels=(MINE,), scopes=(scope,))
    everywhere = replace(there, hotels=(), everywhere=True)

    for visit in VISITS:
        released, mine = visit.status == "released", visit.hotel == MINE
        allowed = scope in scopes.split() and (reach != "r" or released)
        assert may(there, action, hotel=visit.hotel, visit=visit) is (allowed and (mine or reach == "*"))
        assert may(everywhere, action, hotel=visit.hotel, visit=visit) is allowed
        assert not may(replace(there, disabled_at=NOW), action, hotel=visit.hotel, visit=visit)
        assert not may(replace(a_person("manager"), role=SYSTEM), action, hotel=visit.hotel, visit=visit)
