"""Words taken out of an event: which they can be, and what is left. Pure.

An event is never changed, but for this: the words of one go, and its digest stays as it was when it was sent.
So every head and every report that stands on the log stays valid, and an event of kind `redacted` beside it
says who took which words out of what, when and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TAKEN_OUT = "[taken out]"
FORMER = "Former colleague "
"""How a pseudonym begins. Triggers in the database know both (migration 0011)."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "planned": ("brief", "because", "companions"),
    "assigned": ("brief", "because", "companions"),
    "cancelled": ("reason",),
    "declined": ("reason",),
    "observed": ("reason",),
    "corrected": ("reason",),
    "stopwatch_started": ("label", "reason"),
    "stopwatch_lapped": ("label",),
    "noted": ("text",),
    "photographed": ("caption",),
    "contact_quoted": ("text",),
    "submitted": ("reason",),
    "edited": ("reason",),
    "graded": ("note",),
    "sent_back": ("reason",),
    "appealed": ("reason", "receipt"),
    "commented": ("text",),
    "decided": ("reason",),
}
"""The fields of each kind in which people write what they like."""


def words_in(kind: str, body: Mapping[str, Any]) -> dict[str, str]:
    """What people wrote in an event, by field; nothing where no words are or all were taken out."""
    told = {field: body.get(field) for field in WORDS.get(kind, ())}
    if told.get("companions"):
        told["companions"] = ", ".join(one["name"] for one in body["companions"] if "name" in one)
    return {field: str(said) for field, said in told.items() if said and said != TAKEN_OUT}


def without_words(kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """The body, with `[taken out]` for each of its words. Accounts' ids, answers and times stay."""
    left = dict(body)
    for field in words_in(kind, body):
        left[field] = TAKEN_OUT
    if "companions" in body:
        left["companions"] = [
            {**one, "name": TAKEN_OUT} if "name" in one else dict(one) for one in body["companions"]
        ]
    return left
