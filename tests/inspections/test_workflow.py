"""A visit's way from assigned to released: the whole table."""

from __future__ import annotations

from itertools import pairwise

import pytest

from inspections.access import PERMISSIONS, ROLES
from inspections.workflow import STATUSES, STEPS, problem_with

# Who may, and at which status (a: assigned, i: in progress, s: submitted, r: released).
TABLE = {
    "record": ({"inspector"}, "ai"),
    "submit": ({"inspector"}, "ai"),
    "send": ({"inspector"}, "aisr"),
    "preview": ({"owner", "quality"}, "isr"),
    "release": ({"owner", "quality"}, "s"),
    "read": ({"owner", "quality", "manager"}, "r"),
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
    roles, statuses = TABLE[step]

    problem = problem_with(step, status, role)

    if role in roles and status[0] in statuses:
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


def test_each_status_but_the_first_is_led_to_by_a_step_that_is_open_at_the_one_before() -> None:
    """No status is out of reach, and none can be skipped on the way out."""
    for before, after in pairwise(STATUSES):
        assert any(step.leads_to == after and before in step.at for step in STEPS.values())
    assert STEPS["release"].at == ("submitted",)


@pytest.mark.parametrize(("step", "permission"), [("release", "release_visit"), ("send", "sync_visit")])
def test_the_workflow_names_the_same_roles_as_the_permission(step: str, permission: str) -> None:
    """Two tables, one truth."""
    assert set(STEPS[step].roles) == set(PERMISSIONS[permission])


def test_a_misspelt_step_or_status_is_an_error_not_an_answer() -> None:
    """As with permissions."""
    with pytest.raises(KeyError):
        problem_with("realease", "submitted", "owner")
    with pytest.raises(KeyError):
        problem_with("release", "finished", "owner")
