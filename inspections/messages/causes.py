"""Which notices come of what happened. Pure; the store calls these in the transaction of what happened.

The same cause gives notices of the same ids, so what is recorded or looked at twice is told once.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from inspections.actions.parts import OWNED_BY_SIXTY, Action, ActionEvent
from inspections.events import Event
from inspections.guests.parts import ALL, Voice
from inspections.messages.parts import Notice

SOON = timedelta(days=2)
"""How long before its day an action is said to be due."""
LATELY = timedelta(days=1)
"""What a guest said longer before it reached us tells nobody: there is nobody to go to."""
_OF_VISITS = ("assigned", "sent_back", "released", "appealed", "decided")
_ROOM = uuid.uuid5(uuid.NAMESPACE_URL, "sixty:notices")


def of_visit(event: Event, hotel: str, inspector: str, at: datetime) -> Notice | None:
    """What an event of a visit to that hotel says to others; None for most. The visit is that inspector's."""
    if not is_told_of(event):
        return None
    person = inspector if event.kind in ("assigned", "sent_back") else ""
    return _notice(event.id, event.kind, hotel, event.visit, at, person=person, actor=event.actor)


def is_told_of(event: Event) -> bool:
    """Whether an event of a visit is one that anybody is told of."""
    return event.kind in _OF_VISITS


def of_action(event: ActionEvent, hotel: str) -> Notice | None:
    """An action given to somebody who has an account."""
    person = event.body.get("person", "") if event.kind == "assigned" else ""
    if not person:
        return None
    actor = "" if event.actor == OWNED_BY_SIXTY else event.actor
    return _notice(event.id, "action_given", hotel, event.action, event.at, person=person, actor=actor)


def of_voice(voice: Voice) -> Notice | None:
    """A guest who leaves unhappy, where the voice counts: a crowd from one phone tells nobody.

    Nor does what was said long before it came, as in a file of last year's answers.
    """
    if not voice.is_low or voice.counts != ALL or voice.received_at - voice.said_at > LATELY:
        return None
    return _notice(voice.id, "low_score", voice.hotel, voice.id, voice.received_at)


def due(actions: Iterable[Action], today: date, now: datetime) -> list[Notice]:
    """The actions whose day is near, and those whose day has passed: each once for each day it is given."""
    found = []
    for action in actions:
        if action.is_late(today.isoformat()):
            kind = "action_late"
        elif is_due(action, today):
            kind = "action_due"
        else:
            continue
        cause = f"{action.id} {action.due_on}"
        found.append(_notice(cause, kind, action.hotel, action.id, now, person=action.person))
    return found


def is_due(action: Action, today: date) -> bool:
    """Whether its day is near or past, and nobody has said that it is done."""
    return (
        action.status in ("open", "assigned")
        and bool(action.due_on)
        and action.due_on <= (today + SOON).isoformat()
    )


def _notice(
    cause: str, kind: str, hotel: str, about: str, at: datetime, *, person: str = "", actor: str = ""
) -> Notice:
    return Notice(str(uuid.uuid5(_ROOM, f"{kind} {cause}")), kind, hotel, about, person, actor, at)
