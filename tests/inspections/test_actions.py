"""Actions: folded from their log, held to the table of who may do what, found again by the next visit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.access import PERMISSIONS
from inspections.actions.action import first_due, fold, taken_up
from inspections.actions.again import earlier_misses, found_again, missed_in
from inspections.actions.bodies import KINDS, problem_of
from inspections.actions.workflow import STATUSES, STEPS, WHO, problem_with
from inspections.visit import Observation, Visit
from tests.inspections.an_action import BODIES, DAWN, OPENED, SOURCE, a_log, an_action

DOCS = Path(__file__).parents[2] / "docs" / "actions.md"

HOTEL = "owner quality manager"
TEAM, SYSTEMS = f"{HOTEL} head", f"{HOTEL} system"
BOTH = f"{TEAM} system"
LINKED = f"{BOTH} colleague"
TO_DO, LIVE = "open assigned", "open assigned done"
ALWAYS = "open assigned done closed cancelled merged"

# Who may, and at which status.
TABLE = {
    "open": (SYSTEMS, ""),
    "merge": (HOTEL, TO_DO),
    "assign": (BOTH, TO_DO),
    "change_due": (SYSTEMS, TO_DO),
    "say_cause": (TEAM, LIVE),
    "say_effort": (TEAM, LIVE),
    "give_link": (TEAM, "assigned"),
    "revoke_link": (TEAM, ALWAYS),
    "add_evidence": (LINKED, LIVE),
    "say_done": (LINKED, TO_DO),
    "approve": (HOTEL, "done"),
    "send_back": (HOTEL, "done"),
    "reopen": (HOTEL, "closed cancelled"),
    "find_again": ("", "open assigned done closed"),
    "cancel": (HOTEL, LIVE),
    "comment": (BOTH, ALWAYS),
}
CELLS = [(step, status, who) for step in TABLE for status in STATUSES for who in WHO]

# What each event makes of an action at each status: kinds of a log, and where it then stands.
WAYS = [
    ("opened", "open"),
    ("opened assigned", "assigned"),
    ("opened assigned done", "done"),
    ("opened done", "done"),
    ("opened assigned done approved", "closed"),
    ("opened assigned done sent_back", "assigned"),
    ("opened done sent_back", "open"),
    ("opened assigned done approved reopened", "assigned"),
    ("opened done approved reopened", "open"),
    ("opened cancelled", "cancelled"),
    ("opened cancelled reopened", "open"),
    ("opened merged", "merged"),
    ("opened assigned evidence_added commented due_changed cause_said effort_said", "assigned"),
    ("opened assigned found_again", "assigned"),
]


def test_every_step_is_in_this_table_and_no_other() -> None:
    """A new step without a line here fails."""
    assert TABLE.keys() == STEPS.keys()


@pytest.mark.parametrize(("step", "status", "who"), CELLS)
def test_a_step_is_open_to_its_people_at_its_statuses_and_to_nobody_else(
    step: str, status: str, who: str
) -> None:
    """Whoever may not is told in a sentence."""
    people, statuses = (cell.split() for cell in TABLE[step])

    problem = problem_with(step, status, who)

    if who in people and status in statuses:
        assert problem is None
    else:
        assert problem is not None
        assert problem.endswith(".")


def test_the_table_names_the_same_roles_as_the_permission() -> None:
    """Two tables, one truth; and inspectors never learn what a finding led to."""
    for step in STEPS.values():
        assert set(step.roles) - {"colleague"} <= set(PERMISSIONS["change_action"])
        assert not step.roles or set(step.roles) >= set(HOTEL.split())
    assert "inspector" not in PERMISSIONS["see_actions"]


@pytest.mark.parametrize("step", STEPS)
def test_the_table_of_the_docs_says_the_same(step: str) -> None:
    """docs/actions.md, line by line: who, and at which status."""
    rows = re.findall(rf"^\| `{step}` \|(.*)\|(.*)\|(.*)\|$", DOCS.read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 1
    _, who, at = (cell.strip() for cell in rows[0])

    people, statuses = (cell.split() for cell in TABLE[step])
    assert ("the link" in who) is ("colleague" in people)
    assert ("the hotel's managers" in who) is ("manager" in people)
    assert ("the department's head" in who) is ("head" in people)
    assert at == ("always" if statuses == ALWAYS.split() else ", ".join(statuses) or "–")


@pytest.mark.parametrize(("kinds", "status"), WAYS)
def test_an_action_stands_where_its_log_says(kinds: str, status: str) -> None:
    assert an_action(*kinds.split()).status == status


@given(st.permutations(range(6)), st.lists(st.integers(0, 5)))
def test_order_and_repetition_of_what_arrives_are_irrelevant(order: list[int], again: list[int]) -> None:
    """The numbers decide, each once."""
    log = a_log("opened", "assigned", "evidence_added", "done", "sent_back", "commented")

    assert fold("a", [log[place] for place in [*order, *again]]) == fold("a", log)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_has_a_body_that_fits_and_refuses_a_strange_field(kind: str) -> None:
    assert problem_of(kind, BODIES[kind]) is None
    assert problem_of(kind, {**BODIES[kind], "score": "84.2"}) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_is_described(kind: str) -> None:
    assert re.search(rf"^\| `{kind}` \|", DOCS.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("ending", ["approved", "cancelled", "merged", "assigned", "link_ended"])
def test_a_link_ends_with_its_action_or_its_owner_and_never_comes_back(ending: str) -> None:
    """Closing and then opening again does not open the link again."""
    steps = ["opened", "assigned", "link_given", *(["done"] if ending == "approved" else []), ending]

    assert all(link.ended for link in an_action(*steps).links)
    if ending in ("approved", "cancelled"):
        assert all(link.ended for link in an_action(*steps, "reopened").links)


def test_sent_back_the_link_works_on() -> None:
    """Whoever is to do it again needs no new one."""
    assert not an_action("opened", "assigned", "link_given", "done", "sent_back").links[0].ended


def test_a_critical_finding_is_due_sooner() -> None:
    assert first_due(date(2026, 5, 18), critical=True) == "2026-05-25"
    assert first_due(date(2026, 5, 18), critical=False) == "2026-06-17"


def test_late_is_what_is_still_to_be_done_after_its_day() -> None:
    """Not what waits for approval: its owner has done their part."""
    assert an_action("opened").is_late("2026-06-18")
    assert not an_action("opened").is_late("2026-06-17")
    assert not an_action("opened", "done").is_late("2026-06-18")


def test_a_finding_is_taken_up_until_its_action_is_cancelled_or_merged() -> None:
    key = ("v1", SOURCE.standard)

    assert key in taken_up([an_action("opened", "done", "approved")])
    assert key not in taken_up([an_action("opened", "cancelled")])
    assert key not in taken_up([an_action("opened", "merged")])


# The next visit


def a_visit(answer: str = "not_met", days: int = 90, **changes: object) -> Visit:
    at = (DAWN + timedelta(days=days)).isoformat()
    look = Observation("o", SOURCE.standard, answer, at, at, "tablet")
    return replace(Visit("v2", "released", hotel="h", observations={"o": look}), **changes)


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        ("opened assigned done approved", "reopened"),
        ("opened assigned done", "reopened"),
        ("opened assigned", "found_again"),
        ("opened", "found_again"),
    ],
)
def test_what_the_next_visit_finds_again_is_opened_again(kinds: str, kind: str) -> None:
    (found,) = found_again([an_action(*kinds.split())], a_visit())

    assert (found.kind, found.sources[0].visit, found.sources[0].title) == (kind, "v2", SOURCE.asked)


@pytest.mark.parametrize(
    "visit",
    [
        a_visit("met"),
        a_visit("not_applicable"),
        a_visit(days=-3),
        a_visit(hotel="another"),
        a_visit(status="in_review"),
        a_visit(id="v1"),
    ],
    ids=[
        "met",
        "not applicable",
        "seen before it was done",
        "another hotel",
        "not released",
        "the same visit",
    ],
)
def test_nothing_is_opened_again_by_a_visit_that_does_not_show_it(visit: Visit) -> None:
    assert found_again([an_action("opened", "assigned", "done", "approved")], visit) == []


@pytest.mark.parametrize("kinds", ["opened cancelled", "opened merged"])
def test_what_was_given_up_is_not_opened_by_a_visit(kinds: str) -> None:
    """It stands among the findings again."""
    assert found_again([an_action(*kinds.split())], a_visit()) == []


def test_the_same_visit_opens_an_action_once() -> None:
    """Its finding is then the action's own."""
    log = a_log("opened", "done", "approved")
    again = {"visit": "v2", "sources": [OPENED["sources"][0] | {"visit": "v2"}]}
    log.append(replace(log[-1], seq=4, kind="reopened", body=again))

    action = fold("a", log)

    assert (action.status, action.found_again, action.times_opened) == ("open", ("v2",), 2)
    assert found_again([action], a_visit()) == []


def test_a_repeat_is_told_by_the_visits_that_missed_it() -> None:
    missed, met = a_visit(), a_visit("met", id="v3")

    assert missed_in(met) == {}
    assert earlier_misses([missed, met, a_visit(id="v4")]) == {SOURCE.standard: ("v2", "v4")}
