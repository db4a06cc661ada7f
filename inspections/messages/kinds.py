"""The kinds of message: what each says, whom it is for, where it leads. Pure.

Who is told is asked of access.py, at the moment of telling and again before an e-mail goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspections.access import INSPECTOR, PERMISSIONS
from inspections.messages.parts import Notice
from inspections.records import Account

AT_ONCE, DAILY, NEVER = "at_once", "daily", "never"
HOWS: Mapping[str, str] = {AT_ONCE: "At once", DAILY: "Once a day", NEVER: "Never"}


@dataclass(frozen=True)
class Kind:
    """A kind of message.

    title   what happened, and no more
    wire    how it is called to another system
    of      what the notice is about: a "visit", an "action" or a "voice"
    needs   what one of them must be allowed for whoever is told
    usual   how often by e-mail, until somebody chooses
    """

    title: str
    wire: str
    of: str
    needs: tuple[str, ...]
    usual: str = AT_ONCE


KINDS: Mapping[str, Kind] = {
    "assigned": Kind("A visit is yours", "visit.assigned", "visit", ("record_visit",)),
    "sent_back": Kind("A visit was sent back to you", "visit.sent_back", "visit", ("record_visit",)),
    "released": Kind("A visit was released", "visit.released", "visit", ("see_rating",)),
    "appealed": Kind(
        "An appeal waits for its answer", "appeal.made", "visit", ("decide_appeal", "comment_appeal")
    ),
    "decided": Kind("An appeal was decided", "appeal.decided", "visit", ("appeal",)),
    "action_given": Kind("An action was given to you", "action.given", "action", ("change_action",)),
    "action_due": Kind("An action is due soon", "action.due", "action", ("change_action",), DAILY),
    "action_late": Kind("An action is late", "action.late", "action", ("change_action",), DAILY),
    "low_score": Kind("A guest needs you", "guest.low_score", "voice", ("answer_voice",)),
}
OF_THE_OFFICE = ("appealed",)
"""What is for those who look after the whole chain, whoever runs the hotel."""
TO_ONE_ALONE = ("assigned", "sent_back", "action_given")
"""What says "you" to one person, and is for nobody else."""
TEST = "sixty.test"
"""What an owner sends to see whether another system hears."""


def kinds_for(person: Account) -> list[str]:
    """The kinds that may ever reach this person."""
    return [
        name for name, kind in KINDS.items() if any(person.role in PERMISSIONS[need] for need in kind.needs)
    ]


def page_of(notice: Notice, person: Account | None) -> tuple[str, Mapping[str, str]]:
    """Where a message leads: a path of this house, and its query. `None` is another system."""
    if person and person.role == INSPECTOR:
        return ("/appeals" if notice.kind == "appealed" else "/capture/"), {}
    if notice.kind == "appealed":
        return "/review", {"visit": notice.about}
    of = KINDS[notice.kind].of
    if of == "voice":
        return "/guests", {"hotel": notice.hotel, "voice": notice.about}
    return ("/actions", {"action": notice.about}) if of == "action" else ("/visit", {"visit": notice.about})
