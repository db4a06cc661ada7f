"""Actions: read, made of findings, and taken on by the office's own steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from inspections.office import actions as office
from inspections.refusals import Refused
from scoring.acting import source_of
from scoring.api import cursor, told
from scoring.api.ratings import found_in
from scoring.api.request import Request, Told, page_asked, page_of
from scoring.ratings import pack_of
from standards.pack import said

if TYPE_CHECKING:
    from inspections.actions.parts import Action, Source
    from scoring.report.data import Finding


def list_actions(asked: Request) -> Told:
    asked.note("api_actions")
    rows = asked.store.actions_page(page_asked(asked))
    keep = partial(_stands, asked.query.get("status"))
    return page_of(asked, rows, _after_action, told.action, keep=keep)


def show_action(asked: Request) -> Told:
    asked.note("api_actions")
    return told.action(office.action_for(asked.store, asked.system, asked.id))


def open_action(asked: Request) -> Told:
    wanted = [(one["visit"], one["standard"]) for one in asked.body["findings"]]
    found = {visit: found_in(asked, visit) for visit in dict(wanted)}
    sources = [_source(found[visit], visit, standard) for visit, standard in wanted]
    title = asked.body.get("title", "")
    return told.action(office.open_action(asked.store, asked.system, asked.now, sources=sources, title=title))


def assign_action(asked: Request) -> Told:
    action = office.expect_action(asked.store, asked.system, asked.id, "assign")
    titles = _departments(asked, action)
    wanted = asked.body["department"]
    if wanted not in titles:
        raise Refused("department_unknown", f"Choose one of {', '.join(titles) or 'none: ask the office'}.")
    given = {"department": wanted, "department_title": titles[wanted], "name": asked.body.get("name", "")}
    return told.action(office.assign(asked.store, asked.system, asked.id, asked.now, **given))


def change_due(asked: Request) -> Told:
    day = asked.body["due_on"]
    return told.action(office.change_due(asked.store, asked.system, asked.id, asked.now, due_on=day))


def add_evidence(asked: Request) -> Told:
    note = asked.body["note"]
    office.expect_action(asked.store, asked.system, asked.id, "add_evidence")
    return told.action(office.add_evidence(asked.store, asked.system, asked.id, asked.now, note=note))


def say_done(asked: Request) -> Told:
    return told.action(office.say_done(asked.store, asked.system, asked.id, asked.now))


def comment_action(asked: Request) -> Told:
    text = asked.body["text"]
    return told.action(office.comment(asked.store, asked.system, asked.id, asked.now, text=text))


def _source(there: Sequence[Finding], visit_id: str, standard: str) -> Source:
    found = next((one for one in there if one.standard == standard), None)
    if found is None:
        raise Refused("finding_unknown", f"That visit has no finding of {standard} (any more).")
    return source_of(visit_id, found)


def _departments(asked: Request, action: Action) -> Mapping[str, str]:
    """Departments by id, of the pack by which the action's first finding was found."""
    summary = asked.store.summary(action.visits[0]) if action.visits else None
    if summary is None:
        return {}
    parts = pack_of(asked.store, summary.pack_hash).departments
    return {part.id: said(part.title, "en") or part.id for part in parts}


def _after_action(action: Action) -> str:
    return cursor.written(action.opened_at or action.events[0].at, action.id)


def _stands(status: str | None, action: Action) -> bool:
    return status in (None, action.status)
