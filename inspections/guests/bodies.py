"""What the body of each event about guests may hold, and how one that does not is told. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspections.bodies import Check, list_of, moment, one_of, shape, text, uuid, whole

LONGEST = 4_000
HOWS: Mapping[str, str] = {
    "in_person": "In person",
    "phone": "By telephone",
    "email": "By e-mail",
    "message": "By message",
    "letter": "By letter",
}
WEIGHTS: Mapping[str, str] = {
    "minor": "Minor: put right at once",
    "serious": "Serious: it spoilt the stay",
    "grave": "Grave: safety, health, law or dignity",
}
FOUND: Mapping[str, str] = {
    "yes": "The guest is right",
    "partly": "Partly right",
    "no": "We see it otherwise",
    "unknown": "It cannot be found out any more",
}
CONTENT: Mapping[str, str] = {
    "yes": "The guest is content with it",
    "no": "The guest is not content",
    "unknown": "The guest has not said",
}
MOST_PROMISES = 30

_SAID: dict[str, Check] = {"text": text(LONGEST, 1)}
_WHY: dict[str, Check] = {"reason": text(LONGEST, 1)}
_ANSWER = shape({"how": one_of(*HOWS), **_SAID})
_TALK: dict[str, Check] = {"answered": _ANSWER, "wrote_again": shape(_SAID), "noted": shape(_SAID)}

OF_VOICE: Mapping[str, Check] = {
    **_TALK,
    "closed": shape({}, {"text": text(LONGEST)}),
    "reopened": shape(_WHY),
    "complained": shape({"complaint": uuid}),
    "taken_up": shape({"action": uuid}),
    "set_aside": shape(_WHY),
    "readmitted": shape(_WHY),
    "contact_forgotten": shape({}),
}
OF_COMPLAINT: Mapping[str, Check] = {
    **_TALK,
    "received": shape(
        {
            "how": one_of(*HOWS, "code"),
            "text": text(LONGEST, 1),
            "said_at": moment,
            "acknowledge_hours": whole(1, 1_000),
            "answer_days": whole(1, 400),
        },
        {"voice": uuid, "place": uuid, "department": text(200), "department_title": text(200)},
    ),
    "acknowledged": _ANSWER,
    "assessed": shape({"weight": one_of(*WEIGHTS), "found": one_of(*FOUND), **_SAID}),
    "compensated": shape({"what": text(300, 1)}, {"cents": whole(), "currency": text(3, 3)}),
    "disputed": shape({"where": text(300, 1)}, {"text": text(LONGEST)}),
    "settled": shape(_SAID),
    "closed": shape({"content": one_of(*CONTENT)}, {"text": text(LONGEST)}),
    "reopened": shape(_WHY),
    "learnt": shape(_SAID, {"action": uuid}),
    "contact_forgotten": shape({}),
}
OF_HOTEL: Mapping[str, Check] = {
    "promised": shape(
        {
            "promises": list_of(text(500, 1), MOST_PROMISES),
            "acknowledge_hours": whole(1, 1_000),
            "answer_days": whole(1, 400),
        },
        {"complain": text(LONGEST), "dispute": text(LONGEST), "kept": text(LONGEST)},
    )
}
OF_IMPORT: Mapping[str, Check] = {
    "imported": shape(
        {
            "file": text(300),
            "source": text(100),
            "rows": whole(),
            "taken": whole(),
            "known": whole(),
            "wrong": whole(),
        }
    )
}
BODIES: Mapping[str, Mapping[str, Check]] = {
    "voice": OF_VOICE,
    "complaint": OF_COMPLAINT,
    "hotel": OF_HOTEL,
    "import": OF_IMPORT,
}


def problem_of(subject: str, kind: str, body: Mapping[str, Any]) -> str | None:
    """What is wrong with such an event, as the end of a sentence; None if it is right. KeyError: unknown."""
    return BODIES[subject][kind](body)
