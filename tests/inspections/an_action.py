"""Readable logs of actions for tests: `a_log("opened", "assigned", …)`, folded by `an_action(…)`."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from inspections.actions.action import fold
from inspections.actions.parts import Action, ActionEvent, Source

DAWN = datetime(2026, 5, 18, 6, tzinfo=UTC)
LINK_ID = "00000000-0000-4000-8000-0000000000aa"

SOURCE = Source(
    "v1", "front_door.greeted", "Greeted after 85 s", "Greeted within 60 s", department="front_door"
)
OPENED = {
    "hotel": "h",
    "title": SOURCE.title,
    "sources": [{"visit": "v1", "standard": SOURCE.standard, "title": SOURCE.title, "asked": SOURCE.asked}],
    "department": "front_door",
    "department_title": "Front door",
    "due_on": "2026-06-17",
}
BODIES: dict[str, dict[str, Any]] = {
    "opened": OPENED,
    "assigned": {"department": "front_door", "department_title": "Front door", "name": "Kari"},
    "due_changed": {"due_on": "2026-07-01"},
    "cause_said": {"cause": "too_few"},
    "effort_said": {"effort": "small"},
    "link_given": {"link": LINK_ID, "name": "Kari", "until": "2026-06-18T06:00:00.000+00:00"},
    "link_ended": {"link": LINK_ID},
    "evidence_added": {"note": "A second porter from 15:00."},
    "done": {},
    "approved": {},
    "sent_back": {"reason": "Show it in the roster."},
    "found_again": {
        "visit": "v2",
        "sources": [{"visit": "v2", "standard": SOURCE.standard, "title": "Again"}],
    },
    "reopened": {"reason": "It was closed too soon."},
    "cancelled": {"reason": "The entrance is being rebuilt."},
    "commented": {"text": "The roster changes in June."},
    "merged": {"into": "00000000-0000-4000-8000-0000000000bb"},
}


def a_log(*kinds: str, actor: str = "mona") -> list[ActionEvent]:
    """Those events, an hour apart, numbered from 1."""
    return [
        ActionEvent(str(uuid.uuid4()), "a", seq, kind, actor, DAWN + timedelta(hours=seq), BODIES[kind])
        for seq, kind in enumerate(kinds, start=1)
    ]


def an_action(*kinds: str) -> Action:
    """The action that those events make."""
    return fold("a", a_log(*kinds))
