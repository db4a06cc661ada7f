"""What each kind of event does to the visit it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspections.office.steps import OFFICE_STEPS, decline, keep
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

if TYPE_CHECKING:
    from inspections.events import Event

Body = Mapping[str, Any]


def photo_key(sha256: str, standard: str | None, observation: str | None) -> str:
    """Where a photo stands in `Visit.photos`: its hash and what it was put to, so that none hides another."""
    return " ".join(filter(None, (sha256, standard, observation)))


def measured_from(body: Mapping[str, Any] | None) -> Measured | None:
    """`measured` of an event's body, as data."""
    if body is None:
        return None
    return Measured(**{**body, "gaps_ms": tuple(body.get("gaps_ms", ()))})


def _observe(visit: Visit, event: Event, body: Body) -> Visit:
    look = Observation(
        id=body["observation"],
        standard=body["standard"],
        answer=body["answer"],
        observed_at=event.observed_at,
        entered_at=event.entered_at,
        device=event.device,
    )
    return _answer(visit, visit.observations.get(look.id, look), event, body)


def _correct(visit: Visit, event: Event, body: Body) -> Visit:
    look = visit.observations.get(body["observation"])
    return _answer(visit, look, event, body) if look else visit


def _answer(visit: Visit, look: Observation, event: Event, body: Body) -> Visit:
    """A correction says answer, reason, excuse and severity anew; what was measured may stay."""
    answered = replace(
        look,
        answer=body["answer"],
        reason=body.get("reason", ""),
        excused=body.get("excused", False),
        severity=body.get("severity", ""),
        measured=measured_from(body.get("measured")) or look.measured,
        events=(*look.events, event.id),
    )
    return keep(visit, visit.observations, look.id, answered)


def _start(visit: Visit, event: Event, body: Body) -> Visit:
    """The same stopwatch started again is its start put right; the last counts."""
    watch = Stopwatch(
        id=body["stopwatch"],
        started=body["mark"],
        standard=body.get("standard"),
        label=body.get("label", ""),
        ago_ms=body.get("ago_ms", 0),
        reason=body.get("reason", ""),
        started_at=event.observed_at,
    )
    return _with_watch(visit, watch)


def _lap(visit: Visit, _event: Event, body: Body) -> Visit:
    watch = visit.stopwatches.get(body["stopwatch"])
    mark = {**body["mark"], "label": body["label"]} if body.get("label") else body["mark"]
    return _with_watch(visit, replace(watch, laps=(*watch.laps, mark))) if watch else visit


def _stop(visit: Visit, _event: Event, body: Body) -> Visit:
    watch = visit.stopwatches.get(body["stopwatch"])
    return _with_watch(visit, replace(watch, stopped=body["mark"])) if watch else visit


def _name(visit: Visit, _event: Event, body: Body) -> Visit:
    watch = visit.stopwatches.get(body["stopwatch"])
    return _with_watch(visit, replace(watch, standard=body["standard"])) if watch else visit


def _with_watch(visit: Visit, watch: Stopwatch) -> Visit:
    return keep(visit, visit.stopwatches, watch.id, watch)


def _promise(visit: Visit, event: Event, body: Body) -> Visit:
    """The same promise again is another time for it; it keeps the time at which it was first recorded."""
    before = visit.promises.get(body["promise"])
    promise = Promise(
        id=body["promise"],
        standard=body["standard"],
        promised_at=body["promised_at"],
        entered_at=before.entered_at if before else event.entered_at,
    )
    return keep(visit, visit.promises, promise.id, promise)


def _note(visit: Visit, event: Event, body: Body) -> Visit:
    """A rewording keeps its time and, unless it says otherwise, what it is about."""
    note = visit.notes.get(body["note"], Note(id=body["note"], text="", entered_at=event.entered_at))
    worded = replace(
        note,
        text=body["text"],
        standard=body.get("standard", note.standard),
        observation=body.get("observation", note.observation),
    )
    return keep(visit, visit.notes, note.id, worded)


def _photograph(visit: Visit, event: Event, body: Body) -> Visit:
    """The same photo put to the same place again is a new caption; the last counts."""
    photo = Photo(
        sha256=body["photo"],
        size=body["size"],
        entered_at=event.entered_at,
        caption=body.get("caption", ""),
        standard=body.get("standard"),
        observation=body.get("observation"),
        width=body["width"],
        height=body["height"],
    )
    key = photo_key(photo.sha256, photo.standard, photo.observation)
    return keep(visit, visit.photos, key, photo)


def _mark_contact(visit: Visit, event: Event, body: Body) -> Visit:
    """The first step says the channel, the first that names a department names it."""
    contact = visit.contacts.get(body["contact"], Contact(id=body["contact"], channel=body["channel"]))
    step = Step(body["step"], event.observed_at, event.entered_at, event.id, body.get("mark"))
    department = contact.department or body.get("department")
    marked = replace(contact, department=department, steps=(*contact.steps, step))
    return keep(visit, visit.contacts, contact.id, marked)


def _quote(visit: Visit, event: Event, body: Body) -> Visit:
    """The same line again is said anew; it keeps its time."""
    before = visit.lines.get(body["line"])
    line = Line(
        id=body["line"],
        contact=body["contact"],
        who=body["who"],
        text=body["text"],
        entered_at=before.entered_at if before else event.entered_at,
        dimension=body.get("dimension"),
    )
    return keep(visit, visit.lines, line.id, line)


def _nothing(visit: Visit, _event: Event, _body: Body) -> Visit:
    """Events whose effect is told elsewhere: by the status and by what was undone."""
    return visit


STEPS: Mapping[str, Callable[[Visit, Event, Body], Visit]] = {
    **OFFICE_STEPS,
    "accepted": _nothing,
    "declined": decline,
    "started": _nothing,
    "observed": _observe,
    "corrected": _correct,
    "undone": _nothing,
    "stopwatch_started": _start,
    "stopwatch_lapped": _lap,
    "stopwatch_stopped": _stop,
    "stopwatch_named": _name,
    "promised": _promise,
    "noted": _note,
    "photographed": _photograph,
    "contact_marked": _mark_contact,
    "contact_quoted": _quote,
    "submitted": _nothing,
}
