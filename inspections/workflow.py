"""A visit's way from assigned to released: who may take which step, and when.

    assigned → in_progress → submitted → released

The status itself is never stored: it is what the visit's events say (`visit.py`). `record`
and `submit` are steps of the tablet; `send` carries to the server what a tablet has already
recorded, and is open at any time, so that nothing recorded is ever turned away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspections.access import INSPECTOR, MANAGER, OWNER, QUALITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STATUSES = ("assigned", "in_progress", "submitted", "released")

STATUS_TITLES: Mapping[str, str] = {
    "assigned": "Assigned",
    "in_progress": "In progress",
    "submitted": "Submitted",
    "released": "Released",
}


@dataclass(frozen=True)
class Step:
    """What may be done to a visit: by which roles, at which statuses, and the status it leads to."""

    does: str
    roles: tuple[str, ...]
    at: tuple[str, ...]
    leads_to: str | None = None


STEPS: Mapping[str, Step] = {
    "record": Step("Recording", (INSPECTOR,), ("assigned", "in_progress"), "in_progress"),
    "submit": Step("Submitting", (INSPECTOR,), ("assigned", "in_progress"), "submitted"),
    "send": Step("Sending", (INSPECTOR,), STATUSES),
    "preview": Step("Previewing the rating", (OWNER, QUALITY), STATUSES[1:]),
    "release": Step("Releasing", (OWNER, QUALITY), ("submitted",), "released"),
    "read": Step("Reading the rating", (OWNER, QUALITY, MANAGER), ("released",)),
}

_ROLES = {
    OWNER: "an owner",
    QUALITY: "the quality office",
    MANAGER: "a hotel manager",
    INSPECTOR: "the visit's inspector",
}

_STANDING = {
    "assigned": "the visit has not been started",
    "in_progress": "the visit is still being recorded",
    "submitted": "the visit has been submitted and waits for its release",
    "released": "the visit has been released",
}


def problem_with(action: str, visit_status: str, role: str) -> str | None:
    """Why this role may not do this at this status, as a sentence; None if it may.

    KeyError for an action or status that does not exist.
    """
    step, standing = STEPS[action], _STANDING[visit_status]
    if role not in step.roles:
        return f"{step.does} is for {_either(_ROLES[name] for name in step.roles)}."
    if visit_status not in step.at:
        return f"{step.does} is not possible now: {standing}."
    return None


def _either(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
