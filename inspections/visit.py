"""Events folded into the state of a visit. Nothing here is stored: it can be told anew at any time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from inspections.events import OFFICE_KINDS, Event, bears_on_the_rating, in_order, log_head
from inspections.visit_parts import (
    Contact,
    Line,
    Measured,
    Note,
    Observation,
    Photo,
    Promise,
    Step,
    Stopwatch,
    Visit,
)
from inspections.visit_steps import STEPS, measured_from, photo_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = [
    "Contact",
    "Line",
    "Measured",
    "Note",
    "Observation",
    "Photo",
    "Promise",
    "Step",
    "Stopwatch",
    "Visit",
    "fold",
    "is_complete",
    "measured_from",
    "named_photos",
    "photo_key",
    "taken_back",
]


_BUILD_ON_OTHERS = {
    "corrected",
    "stopwatch_lapped",
    "stopwatch_stopped",
    "stopwatch_named",
    "edited",
    "commented",
    "withdrawn",
    "decided",
}
_BEFORE_RECORDING = {*OFFICE_KINDS, "accepted", "declined"}


def fold(visit_id: str, events: Iterable[Event], held_photos: Collection[str] | None = None) -> Visit:
    """The visit that these events tell of; order and repetition of the events do not matter.

    `held_photos` are the hashes of the photos held; without them photos are not asked about.
    An event may come before the one it builds on (two devices, two clocks): it waits for it.
    """
    ordered = in_order(events)
    undone = _undone(ordered)
    visit = Visit(id=visit_id)
    for event in sorted((e for e in ordered if e.id not in undone), key=_builds_on_others):
        visit = STEPS[event.kind](visit, event, event.body)
    visit = replace(
        visit,
        gaps=_gaps(ordered),
        missing_photos=_missing(ordered, held_photos),
        head=log_head(filter(bears_on_the_rating, ordered)),
    )
    return _with_status(visit, ordered, undone, held_photos)


def is_complete(submitted: Event, seqs: Collection[int], held_photos: Collection[str] | None) -> bool:
    """Whether all that a submission counts is there: `seqs` are those held of its device."""
    made_before = max(submitted.body["events"], submitted.seq - 1)
    listed = {photo["sha256"] for photo in submitted.body["photos"]}
    return set(range(1, made_before + 1)) <= set(seqs) and (held_photos is None or listed <= set(held_photos))


def named_photos(events: Iterable[Event]) -> list[str]:
    """Hashes of the photos that these events name, undone or not, once each in the order they were named."""
    named: dict[str, None] = {}
    for event in events:
        if event.kind == "photographed":
            named[event.body["photo"]] = None
        elif event.kind == "submitted":
            named.update((photo["sha256"], None) for photo in event.body["photos"])
    return list(named)


def taken_back(events: Iterable[Event]) -> set[str]:
    """Ids of the events that were undone and so count for nothing. They stay in the log."""
    return _undone(in_order(events))


def _builds_on_others(event: Event) -> bool:
    return event.kind in _BUILD_ON_OTHERS


def _undone(ordered: list[Event]) -> set[str]:
    """Ids of the events that no longer count: those an undo aims at that was not itself undone.

    An undo is decided once all that aim at it are. What the office did cannot be undone from a tablet.
    Undos that aim at each other in a ring undo nothing.
    """
    office = {e.id for e in ordered if e.kind in OFFICE_KINDS}
    aims = {e.id: e.body["event"] for e in ordered if e.kind == "undone" and e.body["event"] not in office}
    waits_for = Counter(target for target in aims.values() if target in aims)
    undone: set[str] = set()
    decidable = [undo for undo in aims if not waits_for[undo]]
    for undo in decidable:  # grows while it is read
        target = aims[undo]
        if undo not in undone:
            undone.add(target)
        waits_for[target] -= 1
        if target in aims and not waits_for[target]:
            decidable.append(target)
    return undone


def _gaps(ordered: list[Event]) -> dict[str, tuple[int, ...]]:
    seqs = _seqs(ordered)
    missing = {device: sorted(set(range(1, max(held))) - held) for device, held in seqs.items()}
    return {device: tuple(numbers) for device, numbers in sorted(missing.items()) if numbers}


def _seqs(ordered: list[Event]) -> dict[str, set[int]]:
    seqs: dict[str, set[int]] = {}
    for event in ordered:
        seqs.setdefault(event.device, set()).add(event.seq)
    return seqs


def _missing(ordered: list[Event], held_photos: Collection[str] | None) -> tuple[str, ...]:
    if held_photos is None:
        return ()
    return tuple(sha256 for sha256 in named_photos(ordered) if sha256 not in held_photos)


def _with_status(
    visit: Visit, ordered: list[Event], undone: set[str], held_photos: Collection[str] | None
) -> Visit:
    """The status, and the submission it stands on: the latest complete one, else the latest."""
    seqs = _seqs(ordered)
    submissions = [e for e in ordered if e.kind == "submitted" and e.id not in undone]
    complete = [e for e in submissions if is_complete(e, seqs[e.device], held_photos)]
    for last in (complete or submissions)[-1:]:
        visit = replace(visit, submission=last.body, submitted_at=last.entered_at)
    visit = replace(visit, submissions=tuple(e.id for e in complete))
    return replace(visit, status=_status(visit, [e for e in ordered if e.id not in undone]))


def _status(visit: Visit, counted: list[Event]) -> str:
    """Told by what there is, not by clocks: who sends back or reviews names the submissions it answers."""
    if visit.released_at:
        return "released"
    if visit.cancelled:
        return "cancelled"
    if visit.submissions:
        unanswered = set(visit.submissions) - _answered(counted, "sent_back")
        if not unanswered:
            return "sent_back"
        return "submitted" if unanswered - _answered(counted, "review_started") else "in_review"
    if any(e.kind not in _BEFORE_RECORDING for e in counted):
        return "in_progress"
    return _before_recording(visit, counted)


def _before_recording(visit: Visit, counted: list[Event]) -> str:
    kinds = {e.kind for e in counted if e.kind in OFFICE_KINDS or e.actor in ("", visit.inspector)}
    if visit.declined:
        return "declined"
    if "planned" in kinds and not visit.assigned_at:
        return "planned"
    return "accepted" if "accepted" in kinds else "assigned"


def _answered(counted: list[Event], kind: str) -> set[str]:
    return {submission for e in counted if e.kind == kind for submission in e.body["submissions"]}
