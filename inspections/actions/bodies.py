"""What the body of each event of an action may hold, and how one that does not is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspections.actions.parts import CAUSES, EFFORTS
from inspections.bodies import Check, day, flag, list_of, moment, name, one_of, sha256, shape, text, uuid

LONGEST_TEXT = 4_000
LONGEST_TITLE = 300
MOST_SOURCES = 100
MOST_PHOTOS = 6
"""In one piece of evidence: what six pictures do not show, a seventh does not."""

_SOURCE = shape(
    {"visit": name, "standard": name, "title": text(LONGEST_TITLE, 1)},
    {
        "asked": text(2_000),
        "limit": text(200),
        "department": text(200),
        "department_title": text(200),
        "critical": flag,
    },
)
_WHY: dict[str, Check] = {"reason": text(LONGEST_TEXT, 1)}
_SOURCES = list_of(_SOURCE, MOST_SOURCES)


def _some_evidence(value: object) -> str | None:
    wrong = shape({}, {"note": text(LONGEST_TEXT, 1), "photos": list_of(sha256, MOST_PHOTOS)})(value)
    return wrong or (None if value else "holds neither note nor photo")


BODIES: Mapping[str, Check] = {
    "opened": shape(
        {"hotel": name, "title": text(LONGEST_TITLE, 1), "sources": _SOURCES},
        {"department": text(200), "department_title": text(200), "due_on": day},
    ),
    "merged": shape({}, {"into": uuid, "took": list_of(uuid, MOST_SOURCES), "sources": _SOURCES}),
    "assigned": shape(
        {"department": text(200), "department_title": text(200)}, {"person": name, "name": text(100)}
    ),
    "due_changed": shape({"due_on": day}),
    "cause_said": shape({"cause": one_of(*CAUSES)}, {"text": text(LONGEST_TEXT)}),
    "effort_said": shape({"effort": one_of(*EFFORTS)}),
    "link_given": shape({"link": uuid, "name": text(100, 1), "until": moment}),
    "link_ended": shape({"link": uuid}),
    "evidence_added": _some_evidence,
    "done": shape({}),
    "approved": shape({}, {"note": text(LONGEST_TEXT)}),
    "sent_back": shape(_WHY),
    "found_again": shape({"visit": name, "sources": _SOURCES}),
    "reopened": shape({}, {"visit": name, "sources": _SOURCES, "reason": text(LONGEST_TEXT, 1)}),
    "cancelled": shape(_WHY),
    "commented": shape({"text": text(LONGEST_TEXT, 1)}),
}
KINDS = tuple(BODIES)


def problem_of(kind: str, body: Mapping[str, Any]) -> str | None:
    """What is wrong with an event of that kind and body, as the end of a sentence; None if it is right.

    KeyError for a kind that there is not.
    """
    return BODIES[kind](body)
