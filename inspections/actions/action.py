"""Events folded into an action: what was found becomes what is done about it. Pure.

The log of an action is as a visit's: nothing in it is ever changed, and where the action stands is told by
it. An event that says nothing new to where it stands is kept and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from inspections.actions.parts import Action, ActionEvent, Evidence, Link, Remark, Source

DUE_IN, DUE_IN_IF_CRITICAL = timedelta(days=30), timedelta(days=7)
"""What a new action is given where nobody has said a day."""

_ENDS = ("closed", "cancelled", "merged")


def fold(action_id: str, events: Iterable[ActionEvent]) -> Action:
    """The action as its events tell it, in the order of their numbers, each number once."""
    action, seen = Action(action_id), 0
    for event in sorted(events, key=lambda one: one.seq):
        if event.seq > seen:
            seen = event.seq
            step = _STEPS[event.kind](action, event)
            moved = step.status != action.status or event.kind in ("opened", "reopened")
            since = event.at if moved else action.since
            action = _with_links_ended(replace(step, since=since, events=(*action.events, event)))
    return action


def first_due(today: date, *, critical: bool) -> str:
    """The day a new action is due, as "YYYY-MM-DD"."""
    return (today + (DUE_IN_IF_CRITICAL if critical else DUE_IN)).isoformat()


def sources_in(body: Mapping[str, Any]) -> tuple[Source, ...]:
    """The findings that an event's body names."""
    return tuple(Source(**told) for told in body.get("sources", ()))


def told(source: Source) -> dict[str, Any]:
    """The finding as an event's body names it: what is empty is left out."""
    return {key: value for key, value in vars(source).items() if value}


def taken_up(actions: Iterable[Action]) -> dict[tuple[str, str], Action]:
    """By (visit, standard), the action that a finding has become; the open one where there are several."""
    found: dict[tuple[str, str], Action] = {}
    for action in actions:
        if action.status not in ("cancelled", "merged"):
            for source in action.sources:
                key = (source.visit, source.standard)
                if key not in found or action.is_open:
                    found[key] = action
    return found


def in_order(actions: Iterable[Action]) -> list[Action]:
    """What is due first stands first; critical before the rest of a day, then the longest open."""
    return sorted(actions, key=lambda a: (a.due_on or "9999", not a.critical, a.opened_at, a.id))


def _opened(action: Action, event: ActionEvent) -> Action:
    body = event.body
    return replace(
        action,
        hotel=body["hotel"],
        title=body["title"],
        sources=sources_in(body),
        department=body.get("department", ""),
        department_title=body.get("department_title", ""),
        due_on=body.get("due_on", ""),
        opened_by=event.actor,
        opened_at=event.at,
    )


def _merged(action: Action, event: ActionEvent) -> Action:
    if into := event.body.get("into"):
        return replace(action, status="merged", into=into)
    return _with_sources(action, event)


def _assigned(action: Action, event: ActionEvent) -> Action:
    body = event.body
    return replace(
        action,
        status="assigned",
        department=body["department"],
        department_title=body["department_title"],
        person=body.get("person", ""),
        name=body.get("name", ""),
        # A link is for the one it was given to: whoever has the action next gets their own.
        links=tuple(replace(link, ended=True) for link in action.links),
    )


def _due_changed(action: Action, event: ActionEvent) -> Action:
    return replace(action, due_on=event.body["due_on"])


def _cause_said(action: Action, event: ActionEvent) -> Action:
    return replace(action, cause=event.body["cause"], cause_text=event.body.get("text", ""))


def _effort_said(action: Action, event: ActionEvent) -> Action:
    return replace(action, effort=event.body["effort"])


def _link_given(action: Action, event: ActionEvent) -> Action:
    body = event.body
    until = datetime.fromisoformat(body["until"])
    link = Link(body["link"], body["name"], event.actor, event.at, until)
    return replace(action, links=(*action.links, link))


def _link_ended(action: Action, event: ActionEvent) -> Action:
    ended = event.body["link"]
    return replace(
        action,
        links=tuple(replace(link, ended=link.ended or link.id == ended) for link in action.links),
    )


def _evidence_added(action: Action, event: ActionEvent) -> Action:
    body = event.body
    added = Evidence(event.actor, event.at, body.get("note", ""), tuple(body.get("photos", ())))
    return replace(action, evidence=(*action.evidence, added))


def _done(action: Action, event: ActionEvent) -> Action:
    return replace(action, status="done", said_done_by=event.actor)


def _approved(action: Action, _event: ActionEvent) -> Action:
    return replace(action, status="closed")


def _sent_back(action: Action, event: ActionEvent) -> Action:
    remark = Remark(event.actor, event.at, event.body["reason"])
    return replace(_to_be_done(action), remarks=(*action.remarks, remark))


def _found_again(action: Action, event: ActionEvent) -> Action:
    return _found_by(action, event)


def _reopened(action: Action, event: ActionEvent) -> Action:
    again = _found_by(action, event) if event.body.get("visit") else action
    if reason := event.body.get("reason"):
        again = replace(again, remarks=(*again.remarks, Remark(event.actor, event.at, reason)))
    return replace(_to_be_done(again), times_opened=action.times_opened + 1)


def _cancelled(action: Action, event: ActionEvent) -> Action:
    remark = Remark(event.actor, event.at, event.body["reason"])
    return replace(action, status="cancelled", remarks=(*action.remarks, remark))


def _commented(action: Action, event: ActionEvent) -> Action:
    return replace(action, remarks=(*action.remarks, Remark(event.actor, event.at, event.body["text"])))


def _to_be_done(action: Action) -> Action:
    """With whoever had it; with nobody where nobody had."""
    had = any(event.kind == "assigned" for event in action.events)
    return replace(action, status="assigned" if had else "open", said_done_by="")


def _found_by(action: Action, event: ActionEvent) -> Action:
    visits = dict.fromkeys((*action.found_again, event.body["visit"]))
    return replace(_with_sources(action, event), found_again=tuple(visits))


def _with_sources(action: Action, event: ActionEvent) -> Action:
    known = {(source.visit, source.standard): source for source in action.sources}
    for source in sources_in(event.body):
        known.setdefault((source.visit, source.standard), source)
    return replace(action, sources=tuple(known.values()))


def _with_links_ended(action: Action) -> Action:
    """Where an action has ended, so have its links, for good: opening it again does not bring them back."""
    if action.status not in _ENDS or all(link.ended for link in action.links):
        return action
    return replace(action, links=tuple(replace(link, ended=True) for link in action.links))


_STEPS: Mapping[str, Callable[[Action, ActionEvent], Action]] = {
    "opened": _opened,
    "merged": _merged,
    "assigned": _assigned,
    "due_changed": _due_changed,
    "cause_said": _cause_said,
    "effort_said": _effort_said,
    "link_given": _link_given,
    "link_ended": _link_ended,
    "evidence_added": _evidence_added,
    "done": _done,
    "approved": _approved,
    "sent_back": _sent_back,
    "found_again": _found_again,
    "reopened": _reopened,
    "cancelled": _cancelled,
    "commented": _commented,
}
