"""A visit's way from planned to final: who may take which step, and when.

    planned → assigned → accepted → in_progress → submitted → in_review → released → final
                  ↘ declined            ↑ sent_back ↙

and, until it is submitted, cancelled. The status itself is never stored as truth: it is what the visit's
events say (`visit.py`), and "final" what the calendar says (`standing`). `record` and `submit` are steps of
the tablet; `send` carries to the server what a tablet has already recorded, and is open at any time, so that
nothing recorded is ever turned away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inspections.access import INSPECTOR, MANAGER, OWNER, QUALITY
from inspections.language import Told, told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STATUS_TITLES: Mapping[str, str] = {
    "planned": "Planned",
    "assigned": "Assigned",
    "accepted": "Accepted",
    "declined": "Declined",
    "cancelled": "Cancelled",
    "in_progress": "In progress",
    "submitted": "Submitted",
    "in_review": "In review",
    "sent_back": "Sent back",
    "released": "Released",
    "final": "Final",
}
STATUSES = tuple(STATUS_TITLES)

TO_COME = ("planned", "assigned", "accepted", "declined")
ON_THE_TABLET = ("assigned", "accepted", "in_progress", "sent_back")
"""Where the inspector has the next step."""
WITH_THE_OFFICE = ("submitted", "in_review")
READ_BY_THE_HOTEL = ("released", "final")
RECORDED = ("in_progress", "submitted", "in_review", "sent_back", "released", "final")
"""Where there is something to rate."""

APPEAL_WINDOW = timedelta(days=14)
"""How long after its release an observation may be appealed. After it the visit is final."""


@dataclass(frozen=True)
class Step:
    """What may be done to a visit: by which roles, at which statuses, and the status it leads to."""

    does: str
    roles: tuple[str, ...]
    at: tuple[str, ...]
    leads_to: str | None = None


_OFFICE = (OWNER, QUALITY)

STEPS: Mapping[str, Step] = {
    "assign": Step("Assigning", _OFFICE, (*TO_COME, "cancelled"), "assigned"),
    "accept": Step("Accepting", (INSPECTOR,), ("assigned",), "accepted"),
    "decline": Step("Declining", (INSPECTOR,), ("assigned", "accepted"), "declined"),
    "cancel": Step("Cancelling", _OFFICE, (*TO_COME, "in_progress"), "cancelled"),
    "record": Step("Recording", (INSPECTOR,), ON_THE_TABLET, "in_progress"),
    "submit": Step("Submitting", (INSPECTOR,), ON_THE_TABLET, "submitted"),
    "send": Step("Sending", (INSPECTOR,), STATUSES),
    "preview": Step("Previewing the rating", _OFFICE, RECORDED),
    "begin_review": Step("Reviewing", _OFFICE, ("submitted",), "in_review"),
    "edit": Step("Changing an answer", _OFFICE, WITH_THE_OFFICE),
    "grade": Step("Grading the report", _OFFICE, (*WITH_THE_OFFICE, "released")),
    "send_back": Step("Sending back", _OFFICE, WITH_THE_OFFICE, "sent_back"),
    "release": Step("Releasing", _OFFICE, WITH_THE_OFFICE, "released"),
    "read": Step("Reading the rating", (*_OFFICE, MANAGER), READ_BY_THE_HOTEL),
    "appeal": Step("Appealing", (MANAGER,), ("released",)),
    "withdraw": Step("Withdrawing an appeal", (MANAGER,), READ_BY_THE_HOTEL),
    "comment": Step("Commenting on an appeal", (INSPECTOR,), READ_BY_THE_HOTEL),
    "decide": Step("Deciding an appeal", _OFFICE, READ_BY_THE_HOTEL),
    "finish": Step("The end of the appeal window", (), ("released",), "final"),
}

_ROLES = {
    OWNER: "an owner",
    QUALITY: "the quality office",
    MANAGER: "a hotel manager",
    INSPECTOR: "the visit's inspector",
}

_STANDING = {
    "planned": "the visit is only planned",
    "assigned": "the visit has not been started",
    "accepted": "the visit has not been started",
    "declined": "its inspector cannot go, and nobody else has it yet",
    "cancelled": "the visit was cancelled",
    "in_progress": "the visit is still being recorded",
    "submitted": "the visit has been submitted and waits for its review",
    "in_review": "the visit is being reviewed",
    "sent_back": "the visit was sent back to its inspector",
    "released": "the visit has been released",
    "final": "the time for appeals is over",
}


def problem_with(action: str, visit_status: str, role: str) -> Told | None:
    """Why this role may not do this at this status, as a sentence; None if it may.

    KeyError for an action or status that does not exist.
    """
    step, standing_now = STEPS[action], _STANDING[visit_status]
    if role not in step.roles:
        return is_for(step.does, [_ROLES[name] for name in step.roles])
    if visit_status not in step.at:
        return not_now(step.does, standing_now)
    return None


def is_for(does: str, roles: Sequence[str]) -> Told:
    """ "Releasing is for an owner or the quality office."."""
    if not roles:
        return told("{does} comes by itself.", does=told(does))
    return told("{does} is for {roles}.", does=told(does), roles=_either(roles))


def not_now(does: str, because: str) -> Told:
    """ "Releasing is not possible now: the visit has been released."."""
    return told("{does} is not possible now: {standing}.", does=told(does), standing=told(because))


def standing(status: str, released_at: datetime | None, now: datetime) -> str:
    """The status, "final" where the appeal window of a released visit is over."""
    over = released_at is not None and now >= appeals_until(released_at)
    return "final" if status == "released" and over else status


def appeals_until(released_at: datetime) -> datetime:
    """The end of the appeal window."""
    return released_at + APPEAL_WINDOW


def _either(names: Sequence[str]) -> Told:
    first, *others = names
    if not others:
        return told(first)
    joined = "{first} or {rest}" if len(others) == 1 else "{first}, {rest}"
    return told(joined, first=told(first), rest=_either(others))
