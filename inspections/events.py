"""What can happen to a visit: one event per thing that happened, never changed afterwards.

An event is made once, by the device on which it happened, and is known by its id.
Its body holds only strings, whole numbers, booleans, lists and objects: no floats, so that
a tablet's JavaScript and the server's Python write the same bytes and agree on its digest.

The kinds and their bodies are described in README.md and checked by `problem_of`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from inspections import bodies

TABLET_KINDS = (
    "accepted",
    "declined",
    "started",
    "observed",
    "corrected",
    "undone",
    "stopwatch_started",
    "stopwatch_lapped",
    "stopwatch_stopped",
    "stopwatch_named",
    "promised",
    "noted",
    "photographed",
    "contact_marked",
    "contact_quoted",
    "submitted",
)
BEFORE_KINDS = ("planned", "assigned", "cancelled")
REVIEW_KINDS = ("review_started", "edited", "graded", "sent_back", "released")
APPEAL_KINDS = ("appealed", "commented", "withdrawn", "decided")
PRIVACY_KINDS = ("redacted",)
OFFICE_KINDS = BEFORE_KINDS + REVIEW_KINDS + APPEAL_KINDS + PRIVACY_KINDS
"""What is done on the office's pages, by whoever workflow.py says."""
KINDS = BEFORE_KINDS + TABLET_KINDS + REVIEW_KINDS + APPEAL_KINDS + PRIVACY_KINDS

_SAID_OF_A_VISIT = (
    *("review_started", "graded", "released", "appealed", "commented", "withdrawn"),
    *PRIVACY_KINDS,
)
ANSWERS = bodies.ANSWERS

LONGEST_BODY = 64 * 1024
"""Bytes of a body in canonical JSON."""
MOST_EVENTS = 100_000
"""Events that one device may make of one visit."""


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    entered_at   the device's wall clock when it was entered, RFC 3339 with offset, milliseconds
    observed_at  the moment it is about; earlier than entered_at where it was written up later
    actor        the account that sent it: set by the server, never read from a device
    was          the digest it had when it was sent, where its words were taken out since (redaction.py)
    """

    id: str
    visit: str
    device: str
    seq: int
    kind: str
    entered_at: str
    observed_at: str
    body: Mapping[str, Any]
    actor: str = ""
    was: str = ""

    def as_sent(self) -> dict[str, Any]:
        """The event as its device wrote it: what its digest covers."""
        return {
            "id": self.id,
            "visit": self.visit,
            "device": self.device,
            "seq": self.seq,
            "kind": self.kind,
            "entered_at": self.entered_at,
            "observed_at": self.observed_at,
            "body": dict(self.body),
        }

    def digest(self) -> str:
        """SHA-256 (hex) of the event as sent, in canonical JSON."""
        return self.was or hashlib.sha256(canonical(self.as_sent()).encode()).hexdigest()


@dataclass(frozen=True)
class Problem:
    """Why something sent is refused. `code` is for programs; the message says where, what and what to do."""

    code: str
    message: str


_HEAD = bodies.shape(
    {
        "id": bodies.uuid,
        "visit": bodies.uuid,
        "device": bodies.uuid,
        "seq": bodies.whole(1, MOST_EVENTS),
        "kind": bodies.name,
        "entered_at": bodies.moment,
        "observed_at": bodies.moment,
        "body": bodies.any_object,
    }
)


def problem_of(sent: object, kinds: Iterable[str] = TABLET_KINDS) -> Problem | None:
    """What is wrong with an event as sent by someone who may make those `kinds`; None if it is right.

    Codes: "event_malformed", "kind_unknown", "kind_not_yours", "event_too_large".
    """
    wrong = _HEAD(sent)
    if wrong or not isinstance(sent, Mapping):
        return Problem("event_malformed", f"This event {wrong}. Keep it, export it and update the app.")
    kind = str(sent["kind"])
    if kind not in KINDS:
        return Problem("kind_unknown", f"The kind {kind!a} is not known here. Update the server, send again.")
    if kind not in kinds:
        return Problem(
            "kind_not_yours", f"Only the office makes events of kind {kind}; this was not recorded."
        )
    wrong = bodies.BODIES[kind](sent["body"])
    if wrong:
        return Problem("event_malformed", f"{kind}: the body {wrong}. Keep it, export it and update the app.")
    if len(canonical(sent["body"]).encode()) > LONGEST_BODY:
        return Problem(
            "event_too_large", f"{kind}: the body is over {LONGEST_BODY // 1024} KiB. Split it up."
        )
    return None


def from_sent(sent: Mapping[str, Any], actor: str) -> Event:
    """The event as sent, in which `problem_of` found nothing wrong, with the account that sent it."""
    return Event(
        id=sent["id"],
        visit=sent["visit"],
        device=sent["device"],
        seq=sent["seq"],
        kind=sent["kind"],
        entered_at=sent["entered_at"],
        observed_at=sent["observed_at"],
        body=sent["body"],
        actor=actor,
    )


def canonical(value: Any) -> str:
    """`value` as JSON with sorted keys and no spaces, the same bytes in Python and JavaScript.

    Python sorts keys by code point, JavaScript by UTF-16 unit; both agree because every key is ASCII.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def bears_on_the_rating(event: Event) -> bool:
    """Whether a rating stands on it: all but the release itself, and what is only said about a visit.

    A decision bears on it if it grants: it says what the answer is from then on.
    """
    if event.kind == "decided":
        return bool(event.body["granted"])
    return event.kind not in _SAID_OF_A_VISIT


def log_head(events: Iterable[Event]) -> str:
    """SHA-256 (hex) over the sorted digests: the same for the same set, in whatever order it came."""
    return head_of(event.digest() for event in events)


def head_of(digests: Iterable[str]) -> str:
    """The head of the log whose events have these digests."""
    lines = "\n".join(sorted(set(digests)))
    return hashlib.sha256(lines.encode()).hexdigest()


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events once each, in an order that every device's own sequence agrees with.

    A device's clock may be set back while it records, so an event counts as no earlier than
    the latest one its device made before it. The order depends on the set alone, not on how it arrived.
    """
    placed: list[tuple[str, str, int, Event]] = []
    latest: dict[str, str] = {}
    for event in sorted(_once(events), key=lambda e: (e.device, e.seq, e.id)):
        moment = max(latest.get(event.device, ""), _utc(event.entered_at))
        latest[event.device] = moment
        placed.append((moment, event.device, event.seq, event))
    return [event for *_, event in sorted(placed, key=lambda p: (p[0], p[1], p[2], p[3].id))]


def _once(events: Iterable[Event]) -> Iterable[Event]:
    """One event per id. The store never holds two of one id; a caller may, and arrival must not choose."""
    unique: dict[str, Event] = {}
    for event in events:
        known = unique.setdefault(event.id, event)
        if known != event:
            unique[event.id] = min(known, event, key=lambda e: (e.digest(), e.actor))
    return unique.values()


def _utc(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).isoformat(timespec="milliseconds")
