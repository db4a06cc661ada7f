"""What a house learns from its guests becomes an action, beside those of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspections.access import may
from inspections.actions.action import first_due
from inspections.actions.bodies import LONGEST_TITLE, problem_of
from inspections.actions.parts import ActionEvent
from inspections.guests.desk import complaint_for, expect_hotel, said, step, take_step, thread_for
from inspections.office.log import fresh_id
from inspections.refusals import Refused, not_allowed

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.guests.complaints import Complaint
    from inspections.guests.threads import Thread
    from inspections.records import Account
    from inspections.store import Store


def learn(
    store: Store, by: Account, complaint_id: str, now: datetime, *, text: str, acted: bool = False
) -> Complaint:
    """The complaint with what was learnt from it; `acted`: an action of it is opened as well."""
    complaint = complaint_for(store, by, complaint_id)
    words = said(text)
    body = {"text": words}
    if acted:
        where = f"From a complaint received on {complaint.received_at:%-d %B %Y}: {complaint.text}"
        body["action"] = _open(
            store, by, complaint.hotel, now, words, where, complaint.department, complaint.department_title
        )
    return take_step(store, by, complaint_id, now, kind="learnt", body=body)


def act_on_voice(store: Store, by: Account, voice_id: str, now: datetime, *, title: str) -> Thread:
    """The voice, taken up by a new action of that title. Refused "taken_already"."""
    thread = thread_for(store, by, voice_id)
    if thread.action:
        raise Refused("taken_already", "There is an action for that already.")
    words = " · ".join(filter(None, (thread.voice.perfect, thread.voice.words)))
    where = f"From a guest's voice of {thread.voice.said_at:%-d %B %Y}. {words}".strip()
    place = store.guest_place(thread.voice.place)
    department = place.department if place else ""
    action = _open(store, by, thread.voice.hotel, now, said(title), where, department, "")
    return step(store, by, voice_id, now, kind="taken_up", body={"action": action})


def _open(  # noqa: PLR0917 - an action's beginning, said once
    store: Store,
    by: Account,
    hotel_id: str,
    now: datetime,
    title: str,
    where: str,
    department: str,
    department_title: str,
) -> str:
    """The id of a new action without a finding: what it is about is its first comment."""
    expect_hotel(by, hotel_id)
    if not may(by, "change_action", hotel=hotel_id):
        raise not_allowed()
    hotel = store.hotel(hotel_id)
    opened: dict[str, Any] = {
        "hotel": hotel_id,
        "title": title[:LONGEST_TITLE],
        "sources": [],
        "department": department,
        "department_title": department_title,
        "due_on": first_due(now.date(), critical=False),
    }
    name, bodies = fresh_id(), (("opened", opened), ("commented", {"text": where[:4_000]}))
    for kind, body in bodies:
        if problem := problem_of(kind, body):
            raise Refused("action_malformed", f"This could not be recorded: {problem}.")
    store.append_actions(
        [
            ActionEvent(fresh_id(), name, seq, kind, by.id, now, body)
            for seq, (kind, body) in enumerate(bodies, start=1)
        ],
        demo=bool(hotel and hotel.demo),
    )
    return name
