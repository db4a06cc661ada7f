"""An action's way from a finding to closed: who may take which step, and when (docs/actions.md).

    open → assigned → done → closed
              ↑ sent back ↙     ↘ found again → assigned, or open where nobody has it

and, until it is closed, cancelled or merged into another one.
"""

from __future__ import annotations

from collections.abc import Mapping

from inspections.access import HEAD, INSPECTOR, MANAGER, OWNER, QUALITY
from inspections.keys.key import SYSTEM
from inspections.language import Told
from inspections.workflow import Step, is_for, not_now

COLLEAGUE = "colleague"
"""Whoever holds the link to an action, without an account."""
SIXTY = "sixty"
"""Nobody: a visit's release takes the step."""
WHO = (OWNER, QUALITY, MANAGER, HEAD, INSPECTOR, COLLEAGUE, SYSTEM)

STATUS_TITLES: Mapping[str, str] = {
    "open": "To give",
    "assigned": "Under way",
    "done": "To approve",
    "closed": "Closed",
    "cancelled": "Cancelled",
    "merged": "Merged",
}
STATUSES = tuple(STATUS_TITLES)

_HOTEL = (OWNER, QUALITY, MANAGER)
_AND_SYSTEMS = (*_HOTEL, SYSTEM)
"""What a system does by its key. To approve, send back, cancel or open again is for people to judge."""
_TEAM = (*_HOTEL, HEAD)
"""What a department's head does too, in the own department. When, and whether it is over, others say."""
_TO_DO = ("open", "assigned")
_LIVE = (*_TO_DO, "done")

STEPS: Mapping[str, Step] = {
    "open": Step("Making an action", _AND_SYSTEMS, ()),
    "merge": Step("Merging", _HOTEL, _TO_DO, "merged"),
    "assign": Step("Giving it to someone", (*_AND_SYSTEMS, HEAD), _TO_DO, "assigned"),
    "change_due": Step("Changing the day", _AND_SYSTEMS, _TO_DO),
    "say_cause": Step("Saying the cause", _TEAM, _LIVE),
    "say_effort": Step("Saying the effort", _TEAM, _LIVE),
    "give_link": Step("Giving a link", _TEAM, ("assigned",)),
    "revoke_link": Step("Ending a link", _TEAM, STATUSES),
    "add_evidence": Step("Adding evidence", (*_AND_SYSTEMS, HEAD, COLLEAGUE), _LIVE),
    "say_done": Step("Saying that it is done", (*_AND_SYSTEMS, HEAD, COLLEAGUE), _TO_DO, "done"),
    "approve": Step("Approving", _HOTEL, ("done",), "closed"),
    "send_back": Step("Sending back", _HOTEL, ("done",), "assigned"),
    "reopen": Step("Opening again", _HOTEL, ("closed", "cancelled"), "open"),
    "find_again": Step("Being found again", (), (*_LIVE, "closed"), "assigned"),
    "cancel": Step("Cancelling", _HOTEL, _LIVE, "cancelled"),
    "comment": Step("Commenting", (*_AND_SYSTEMS, HEAD), STATUSES),
}
"""`open` has no status before it. A link shows its action, and takes its steps, only at LINKED_AT."""

LINKED_AT = _LIVE
"""Where a link still leads to its action; closing, cancelling and merging end it for good."""

_WHO_SAID = {
    OWNER: "an owner",
    QUALITY: "the quality office",
    MANAGER: "the hotel's manager",
    HEAD: "the department's head",
    COLLEAGUE: "whoever it was given to",
    SYSTEM: "a system with a key",
}
_STANDING = {
    "open": "nobody has this action yet",
    "assigned": "it is under way",
    "done": "it was said to be done and waits for approval",
    "closed": "it is closed",
    "cancelled": "it was cancelled",
    "merged": "it was merged into another action",
}


def problem_with(step: str, status: str, who: str) -> Told | None:
    """Why that one of WHO may not take this step at this status, as a sentence; None if they may.

    KeyError for a step or a status that there is not.
    """
    asked, standing = STEPS[step], _STANDING[status]
    if who not in asked.roles:
        return is_for(asked.does, [_WHO_SAID[role] for role in asked.roles])
    if status not in asked.at:
        return not_now(asked.does, standing)
    return None
