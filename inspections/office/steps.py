"""What each kind of the office's events does to the visit it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from inspections.visit_parts import Appeal, Asked, Comment, Companion, Edit, Visit

if TYPE_CHECKING:
    from inspections.events import Event

Body = Mapping[str, Any]
T = TypeVar("T")


def _assign(visit: Visit, event: Event, body: Body) -> Visit:
    first = visit.assigned_at or event.entered_at
    return replace(
        visit,
        hotel=body["hotel"],
        inspector=body["inspector"],
        pack_id=body["pack_id"],
        pack_edition=body["pack_edition"],
        pack_hash=body["pack_hash"],
        house_kind=body["house_kind"],
        starts_on=body["starts_on"],
        ends_on=body["ends_on"],
        brief=body.get("brief", ""),
        fee=body.get("fee", ""),
        companions=tuple(Companion(**one) for one in body.get("companions", ())),
        because=body.get("because", ""),
        assigned_at=first,
        declined="",
        cancelled="",
    )


def _plan(visit: Visit, event: Event, body: Body) -> Visit:
    return replace(_assign(visit, event, body), assigned_at=visit.assigned_at)


def _cancel(visit: Visit, _event: Event, body: Body) -> Visit:
    return replace(visit, cancelled=body["reason"])


def decline(visit: Visit, event: Event, body: Body) -> Visit:
    """Whoever had the visit before it was given to another has nothing to decline any more."""
    return replace(visit, declined=body["reason"]) if event.actor in ("", visit.inspector) else visit


def _release(visit: Visit, event: Event, body: Body) -> Visit:
    return replace(visit, released_at=event.entered_at, released_by=event.actor, released_head=body["head"])


def _edit(visit: Visit, event: Event, body: Body) -> Visit:
    return _set_answer(visit, event, body["observation"], body["answer"])


def _set_answer(
    visit: Visit, event: Event, observation: str, answer: str, appeal: str | None = None
) -> Visit:
    """The look with the office's answer. What the inspector answered stands in `edits`."""
    look = visit.observations.get(observation)
    if look is None:
        return visit
    edit = Edit(look.answer, answer, event.body["reason"], event.actor, event.entered_at, event.id, appeal)
    edited = replace(look, answer=answer, events=(*look.events, event.id), edits=(*look.edits, edit))
    return keep(visit, visit.observations, look.id, edited)


def _grade(visit: Visit, _event: Event, body: Body) -> Visit:
    return replace(visit, grade=body["grade"], grade_note=body.get("note", ""))


def _send_back(visit: Visit, event: Event, body: Body) -> Visit:
    asked = Asked(body["reason"], tuple(body.get("standards", ())), event.actor, event.entered_at)
    return replace(visit, asked=(*visit.asked, asked))


def _appeal(visit: Visit, event: Event, body: Body) -> Visit:
    appeal = Appeal(
        id=body["appeal"],
        observation=body["observation"],
        claim=body["claim"],
        reason=body["reason"],
        by=event.actor,
        at=event.entered_at,
        photos=tuple(body.get("photos", ())),
        receipt=body.get("receipt", ""),
    )
    return visit if appeal.id in visit.appeals else _with_appeal(visit, appeal)


def _comment(visit: Visit, event: Event, body: Body) -> Visit:
    appeal = visit.appeals.get(body["appeal"])
    said = Comment(body["text"], event.actor, event.entered_at)
    return _with_appeal(visit, replace(appeal, comments=(*appeal.comments, said))) if appeal else visit


def _withdraw(visit: Visit, _event: Event, body: Body) -> Visit:
    appeal = visit.appeals.get(body["appeal"])
    return _with_appeal(visit, replace(appeal, withdrawn=True)) if appeal and appeal.is_open else visit


def _decide(visit: Visit, event: Event, body: Body) -> Visit:
    """The first decision stands. A granted one is the observation's answer from then on."""
    appeal = visit.appeals.get(body["appeal"])
    if appeal is None or not appeal.is_open:
        return visit
    decided = replace(
        appeal,
        granted=body["granted"],
        decision=body["reason"],
        decided_by=event.actor,
        decided_at=event.entered_at,
    )
    if body["granted"]:
        visit = _set_answer(visit, event, appeal.observation, appeal.claim, appeal.id)
    return _with_appeal(visit, decided)


def _with_appeal(visit: Visit, appeal: Appeal) -> Visit:
    return keep(visit, visit.appeals, appeal.id, appeal)


def keep(visit: Visit, things: Mapping[str, T], key: str, thing: T) -> Visit:
    """The visit with that one among its things, in place: nobody but `fold` holds it yet.

    A visit made anew at each event would cost the square of the log's length.
    """
    cast("dict[str, T]", things)[key] = thing
    return visit


def _nothing(visit: Visit, _event: Event, _body: Body) -> Visit:
    """Its effect is told by the status alone."""
    return visit


OFFICE_STEPS: Mapping[str, Callable[[Visit, Event, Body], Visit]] = {
    "planned": _plan,
    "assigned": _assign,
    "cancelled": _cancel,
    "review_started": _nothing,
    "edited": _edit,
    "graded": _grade,
    "sent_back": _send_back,
    "released": _release,
    "appealed": _appeal,
    "commented": _comment,
    "withdrawn": _withdraw,
    "redacted": _nothing,
    "decided": _decide,
}
