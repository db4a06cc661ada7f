"""A visit's way from assigned to released: the whole table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.access import PERMISSIONS, ROLES
from inspections.workflow import APPEAL_WINDOW, STATUSES, STEPS, problem_with, standing

ASK, TABLET = "owner quality", "inspector"
BEFORE, OFFICE = "planned assigned accepted declined", "submitted in_review"
HERE, READ = "assigned accepted in_progress sent_back", "released final"

# Who may, and at which status.
TABLE = {
    "assign": (ASK, f"{BEFORE} cancelled"),
    "accept": (TABLET, "assigned"),
    "decline": (TABLET, "assigned accepted"),
    "cancel": (ASK, f"{BEFORE} in_progress"),
    "record": (TABLET, HERE),
    "submit": (TABLET, HERE),
    "send": (TABLET, f"{BEFORE} cancelled in_progress {OFFICE} sent_back {READ}"),
    "preview": (ASK, f"in_progress {OFFICE} sent_back {READ}"),
    "begin_review": (ASK, "submitted"),
    "edit": (ASK, OFFICE),
    "grade": (ASK, f"{OFFICE} released"),
    "send_back": (ASK, OFFICE),
    "release": (ASK, OFFICE),
    "read": (f"{ASK} manager", READ),
    "appeal": ("manager", "released"),
    "withdraw": ("manager", READ),
    "comment": (TABLET, READ),
    "decide": (ASK, READ),
    "finish": ("", "released"),
}
CELLS = [(step, status, role) for step in TABLE for status in STATUSES for role in ROLES]


def test_every_step_is_in_this_table_and_no_other() -> None:
    """A new step without a line here fails."""
    assert TABLE.keys() == STEPS.keys()


@pytest.mark.parametrize(("step", "status", "role"), CELLS)
def test_a_step_is_open_to_its_roles_at_its_statuses_and_to_nobody_else(
    step: str, status: str, role: str
) -> None:
    """Whoever may not is told in a sentence."""
    roles, statuses = (cell.split() for cell in TABLE[step])

    problem = problem_with(step, status, role)

    if role in roles and status in statuses:
        assert problem is None
    else:
        assert problem is not None
        assert problem.endswith(".")


def test_a_refusal_says_where_the_visit_stands() -> None:
    """So that the reader knows what has to happen first."""
    assert problem_with("release", "in_progress", "quality") == (
        "Releasing is not possible now: the visit is still being recorded."
    )


def test_a_refusal_says_whose_step_it_is() -> None:
    """So that the reader knows whom to ask."""
    assert problem_with("release", "submitted", "manager") == (
        "Releasing is for an owner or the quality office."
    )


def test_no_status_is_out_of_reach_and_only_final_and_cancelled_end_a_visit() -> None:
    """Each is led to by a step; from each but the last, a step that is somebody's leads on."""
    led_to = {step.leads_to for step in STEPS.values()} | {"planned"}  # what a plan begins with
    assert led_to - {None} == set(STATUSES)
    for status in set(STATUSES) - {"final"}:
        assert any(status in step.at and step.leads_to not in (None, status) for step in STEPS.values()), (
            status
        )


@given(
    st.sampled_from(STATUSES),
    st.timedeltas(min_value=-timedelta(days=40), max_value=timedelta(days=40)),
)
def test_a_released_visit_is_final_once_the_time_for_appeals_is_over(status: str, since: timedelta) -> None:
    """Time alone changes nothing else."""
    now = datetime(2026, 5, 14, 12, tzinfo=UTC)

    found = standing(status, now - since, now)

    assert found == ("final" if status == "released" and since >= APPEAL_WINDOW else status)
    assert standing(status, None, now) == status


@pytest.mark.parametrize(
    ("step", "permission"),
    [
        ("release", "release_visit"),
        ("send", "sync_visit"),
        ("edit", "review_visit"),
        ("send_back", "review_visit"),
        ("begin_review", "review_visit"),
        ("assign", "assign_visit"),
        ("cancel", "cancel_visit"),
        ("accept", "answer_assignment"),
        ("decline", "answer_assignment"),
        ("appeal", "appeal"),
        ("withdraw", "appeal"),
        ("comment", "comment_appeal"),
        ("decide", "decide_appeal"),
    ],
)
def test_the_workflow_names_the_same_roles_as_the_permission(step: str, permission: str) -> None:
    """Two tables, one truth."""
    assert set(STEPS[step].roles) == set(PERMISSIONS[permission])


def test_a_misspelt_step_or_status_is_an_error_not_an_answer() -> None:
    """As with permissions."""
    with pytest.raises(KeyError):
        problem_with("realease", "submitted", "owner")
    with pytest.raises(KeyError):
        problem_with("release", "finished", "owner")
