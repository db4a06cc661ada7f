"""Visits, as the office plans, assigns and reads them. Reached through office.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from inspections.access import INSPECTOR, MANAGER, hotel_of, may
from inspections.audit import note
from inspections.language import told
from inspections.office.log import fresh_id, record
from inspections.office.planning import companions_fit, key_of
from inspections.office.planning_assignment import Assignment
from inspections.office.planning_record import record_where_free
from inspections.planning.rules import Asked
from inspections.records import Account, Hotel, PackRecord, VisitSummary
from inspections.refusals import NotYours, Refused, not_allowed
from inspections.workflow import problem_with, standing
from standards.pack import Pack
from standards.pack_json import as_text, content_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspections.store import Store
    from inspections.visit import Visit
    from inspections.visit_parts import Companion

LONGEST_BRIEF = 4000
LONGEST_REASON = 4000


def keep_pack(store: Store, pack: Pack, now: datetime) -> PackRecord:
    """The edition as kept: its JSON under its hash, for good. Keeping it again changes nothing."""
    kept = PackRecord(content_hash(pack), pack.id, pack.edition, as_text(pack), now)
    store.add_pack(kept)
    return kept


def assign_visit(
    store: Store,
    by: Account,
    *,
    hotel_id: str,
    inspector_id: str,
    pack: Pack,
    starts_on: str,
    ends_on: str,
    brief: str = "",
    fee: str = "",
    companions: Sequence[Companion] = (),
    because: str = "",
    now: datetime,
    visit_id: str = "",
    new_id: Callable[[], str] = fresh_id,
) -> VisitSummary:
    """The visit, new or, by its id, given anew to this inspector with these dates; told to the tablet.

    Dates are "YYYY-MM-DD" at the hotel; the pack's edition is kept with it. `companions` go along and count
    like the inspector; `because` overrules what planning.py has against it, where that can be overruled.
    Refused "not_allowed", "hotel_unknown", "inspector_unknown", "dates_wrong", "brief_too_long", "not_now",
    "companion_unknown", "companion_known", "companions_many", and "hindered" with every reason why.
    """
    plan = Assignment(
        hotel_id, inspector_id, starts_on, ends_on, brief, fee, tuple(companions), because, visit_id
    )
    if visit_id:
        before = expect(store, by, visit_id, now, step="assign", permission="assign_visit")
        plan = plan.after(before)
    return _give(store, by, now, pack, plan, kind="assigned", new_id=new_id)


def plan_visit(
    store: Store,
    by: Account,
    *,
    hotel_id: str,
    inspector_id: str,
    pack: Pack,
    starts_on: str,
    ends_on: str,
    brief: str = "",
    fee: str = "",
    companions: Sequence[Companion] = (),
    because: str = "",
    now: datetime,
    new_id: Callable[[], str] = fresh_id,
) -> VisitSummary:
    """The planned visit: the inspector does not see it before it is assigned. Refused as `assign_visit`."""
    plan = Assignment(hotel_id, inspector_id, starts_on, ends_on, brief, fee, tuple(companions), because)
    return _give(store, by, now, pack, plan, kind="planned", new_id=new_id)


def cancel_visit(store: Store, by: Account, visit_id: str, now: datetime, *, reason: str) -> VisitSummary:
    """The visit, cancelled; whatever was recorded of it stays. Refused "not_now", "no_reason"."""
    expect(store, by, visit_id, now, step="cancel", permission="cancel_visit")
    record(store, by, visit_id, now, kind="cancelled", body={"reason": given(reason)})
    return summary_for(store, by, visit_id)


def answer_assignment(
    store: Store, by: Account, visit_id: str, now: datetime, *, accepts: bool, reason: str = ""
) -> VisitSummary:
    """The visit, accepted by its inspector or declined with a reason. Refused "not_now", "no_reason"."""
    expect(store, by, visit_id, now, step="accept" if accepts else "decline", permission="answer_assignment")
    if accepts:
        record(store, by, visit_id, now, kind="accepted", body={})
    else:
        record(store, by, visit_id, now, kind="declined", body={"reason": given(reason)})
    return summary_for(store, by, visit_id)


def visits_for(store: Store, person: Account) -> list[VisitSummary]:
    """The visits that person may see, latest start first; for managers without who inspected."""
    if person.role == INSPECTOR:
        candidates = store.visits_of_inspector(person.id)
    elif person.role == MANAGER:
        candidates = store.visits_of_hotels(person.hotels)
    else:
        candidates = store.all_visits()
    seen = [visit for visit in candidates if may(person, "see_visit", visit=visit)]
    return [_without_inspector(person, visit) for visit in seen]


def summary_for(store: Store, person: Account, visit_id: str) -> VisitSummary:
    """That visit's line. NotYours if the person may not see it or there is none."""
    summary = store.summary(visit_id)
    if summary is None or not may(person, "see_visit", visit=summary):
        raise NotYours
    return _without_inspector(person, summary)


def visit_for(store: Store, person: Account, visit_id: str) -> Visit:
    """The visit, for managers without who inspected. NotYours if there is none for that person."""
    visit = store.visit(visit_id)
    if visit is None or not may(person, "see_visit", hotel=hotel_of(visit), visit=visit):
        raise NotYours
    return visit if may(person, "see_inspector", visit=visit) else _as_the_hotel_sees_it(visit)


def expect(store: Store, by: Account, visit_id: str, now: datetime, *, step: str, permission: str) -> Visit:
    """The visit, where this person may take this step of workflow.py now.

    NotYours if there is none for that person; Refused "not_allowed", "not_now".
    """
    visit = visit_for(store, by, visit_id)
    if not may(by, permission, hotel=hotel_of(visit), visit=visit):
        raise not_allowed()
    released = datetime.fromisoformat(visit.released_at) if visit.released_at else None
    if problem := problem_with(step, standing(visit.status, released, now), by.role):
        raise Refused("not_now", problem)
    return visit


def given(reason: str) -> str:
    """The reason, trimmed. Refused "no_reason" without one: whoever reads the log must understand it."""
    if not reason.strip():
        raise Refused("no_reason", "Say why, in a few words. It stays with the visit.")
    return reason.strip()[:LONGEST_REASON]


def _as_the_hotel_sees_it(visit: Visit) -> Visit:
    """Without who inspected, and without what was said between the office and the inspector."""
    return replace(
        visit,
        inspector="",
        brief="",
        fee="",
        companions=(),
        because="",
        declined="",
        grade=None,
        grade_note="",
        asked=(),
        observations={
            key: replace(look, edits=tuple(edit for edit in look.edits if edit.appeal))
            for key, look in visit.observations.items()
        },
        appeals={
            key: replace(appeal, comments=tuple(replace(said, by="") for said in appeal.comments))
            for key, appeal in visit.appeals.items()
        },
    )


def _without_inspector(person: Account, visit: VisitSummary) -> VisitSummary:
    if may(person, "see_inspector", visit=visit):
        return visit
    return replace(visit, inspector="", inspector_id="", brief="", companions=())


def _give(
    store: Store,
    by: Account,
    now: datetime,
    pack: Pack,
    plan: Assignment,
    *,
    kind: str,
    new_id: Callable[[], str],
) -> VisitSummary:
    """The visit, planned or assigned so, where the house's rules let these people go there then."""
    hotel, companions = _checked(store, by, plan)
    asked = Asked(
        hotel.id,
        date.fromisoformat(plan.starts_on),
        date.fromisoformat(plan.ends_on),
        (plan.inspector_id, *map(key_of, companions)),
        plan.visit_id,
    )
    kept = keep_pack(store, pack, now)
    visit_id = plan.visit_id or new_id()
    body = plan.as_body(kept, hotel, companions)
    overruled = record_where_free(
        store, by, visit_id, now, asked=asked, companions=companions, kind=kind, body=body, new_id=new_id
    )
    if overruled:
        why = f"{', '.join(dict.fromkeys(one.code for one in overruled))}: {plan.because.strip()}"
        note(store, by, "rule_overruled", now, hotel=hotel.id, visit=visit_id, about=why)
    return summary_for(store, by, visit_id)


def _checked(store: Store, by: Account, plan: Assignment) -> tuple[Hotel, tuple[Companion, ...]]:
    """The hotel and the companions, where all that the plan says can be."""
    if not may(by, "assign_visit", hotel=plan.hotel_id):
        raise not_allowed()
    hotel, inspector = store.hotel(plan.hotel_id), store.account(plan.inspector_id)
    if hotel is None:
        raise Refused("hotel_unknown", "There is no such hotel.")
    if inspector is None or inspector.role != INSPECTOR or inspector.disabled_at:
        raise Refused("inspector_unknown", "Choose an inspector whose account is open.")
    if not _in_turn(plan.starts_on, plan.ends_on):
        raise Refused("dates_wrong", "Enter two dates, the last not before the first.")
    if len(plan.brief) > LONGEST_BRIEF:
        raise Refused("brief_too_long", told("Keep the brief to {n} characters.", n=LONGEST_BRIEF))
    return hotel, companions_fit(store, plan.companions, plan.inspector_id)


def _in_turn(starts_on: str, ends_on: str) -> bool:
    try:
        return date.fromisoformat(starts_on) <= date.fromisoformat(ends_on)
    except ValueError:
        return False
