"""The events behind a standard as they were recorded, without who recorded them. Pure.

Nobody is named: a hotel never learns who came. Tablets are numbered within the visit, so that two visits by
one tablet cannot be told to be by the same person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspections.events import OFFICE_KINDS, Event, in_order
from inspections.visit import Visit, taken_back

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.records import HeldEvent

SHOWN = (
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
    "edited",
    "appealed",
    "withdrawn",
    "decided",
)
"""The kinds of event that say something of a standard: not what inspector and office write each other."""


@dataclass(frozen=True)
class Recorded:
    """One event behind a standard.

    device   1, 2 … for the visit's tablets in the order they first recorded; 0 for the office's pages
    counts   False where it was taken back, or another since says it anew
    undoes   of an `undone`: the kind of event it took back
    """

    id: str
    kind: str
    observed_at: str
    entered_at: str
    received_at: datetime
    device: int
    body: Mapping[str, Any]
    counts: bool
    taken_back: bool
    undoes: str = ""


def events_behind(visit: Visit, held: Iterable[HeldEvent]) -> dict[str, tuple[Recorded, ...]]:
    """By standard, the events that it stands on, in the order in which the log tells them."""
    arrived = {one.event.id: one.received_at for one in held}
    ordered = in_order(one.event for one in held)
    standard_of = _Standards(visit, ordered)
    back, numbers = taken_back(ordered), _devices(ordered)
    last = _last_said(visit, ordered, back)
    kinds = {event.id: event.kind for event in ordered}
    found: dict[str, list[Recorded]] = defaultdict(list)
    for event in ordered:
        if event.kind not in SHOWN:
            continue
        for standard in standard_of(event):
            found[standard].append(
                Recorded(
                    event.id,
                    event.kind,
                    event.observed_at,
                    event.entered_at,
                    arrived[event.id],
                    numbers.get(event.device, 0) if event.kind not in OFFICE_KINDS else 0,
                    event.body,
                    event.id not in back and last.get(_said_again(event), event.id) == event.id,
                    event.id in back,
                    kinds.get(event.body["event"], "") if event.kind == "undone" else "",
                )
            )
    return {standard: tuple(listed) for standard, listed in found.items()}


def _devices(ordered: Iterable[Event]) -> dict[str, int]:
    tablets = dict.fromkeys(event.device for event in ordered if event.kind not in OFFICE_KINDS)
    return {device: number for number, device in enumerate(tablets, start=1)}


def _said_again(event: Event) -> tuple[str, ...]:
    """What an event says: a later one that says the same takes its place."""
    body = event.body
    match event.kind:
        case "observed" | "corrected" | "edited":
            return ("look", body["observation"])
        case "noted":
            return ("note", body["note"])
        case "promised":
            return ("promise", body["promise"])
        case "stopwatch_started":
            return ("stopwatch", body["stopwatch"])
    return ("", event.id)


def _last_said(visit: Visit, ordered: list[Event], back: set[str]) -> dict[tuple[str, ...], str]:
    """The last event of each that counts; a look's answer is told by the visit itself."""
    last = {_said_again(event): event.id for event in ordered if event.id not in back}
    return last | {("look", look.id): look.events[-1] for look in visit.observations.values() if look.events}


class _Standards:
    """From an event to the standards it is about."""

    def __init__(self, visit: Visit, ordered: list[Event]) -> None:
        self._looks = {look.id: look.standard for look in visit.observations.values()}
        self._watches: dict[str, set[str]] = defaultdict(set)
        self._contacts: dict[str, set[str]] = defaultdict(set)
        self._appeals: dict[str, str] = {}
        self._events = {event.id: event for event in ordered}
        for event in ordered:
            self._learn(event)

    def __call__(self, event: Event) -> set[str]:
        while event.kind == "undone" and event.body["event"] in self._events:
            event = self._events[event.body["event"]]
        return self._of(event)

    def _learn(self, event: Event) -> None:
        body = event.body
        if event.kind == "observed":  # also one that was taken back
            self._looks.setdefault(body["observation"], body["standard"])
        if event.kind == "appealed":
            self._appeals[body["appeal"]] = body["observation"]
        if event.kind in ("stopwatch_started", "stopwatch_named") and body.get("standard"):
            self._watches[body["stopwatch"]].add(body["standard"])
        measured = body.get("measured") or {}
        standard = body.get("standard") or self._looks.get(body.get("observation", ""), "")
        if standard and measured.get("stopwatch"):
            self._watches[measured["stopwatch"]].add(standard)
        if standard and measured.get("contact"):
            self._contacts[measured["contact"]].add(standard)

    def _of(self, event: Event) -> set[str]:
        body = event.body
        if event.kind.startswith("stopwatch_"):
            return self._watches[body["stopwatch"]]
        if event.kind == "contact_marked":
            return self._contacts[body["contact"]]
        if event.kind in ("withdrawn", "decided"):
            return {self._looks.get(self._appeals.get(body["appeal"], ""), "")} - {""}
        return {body.get("standard") or self._looks.get(body.get("observation") or "", "")} - {""}
