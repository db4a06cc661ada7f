"""What happens inside the transaction that takes events or a photo in: the log first, then its projection."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inspections import sync
from inspections.events import APPEAL_KINDS, OFFICE_KINDS, Event, canonical
from inspections.messages.causes import is_told_of, of_visit
from inspections.records import EventOutcome, HeldPhoto, StoreError
from inspections.redaction import without_words
from inspections.store.engine import INSERTS, insert
from inspections.store.messages import give_notice
from inspections.store.results import fall_due
from inspections.store.rows import companions_as_text, photos_in, row_of, visit_in
from inspections.store.schema import accounts, events, hotels, packs, photos, ratings, visits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

Row = sa.RowMapping

_TAKING_IN = {
    dialect: insert_into(events).on_conflict_do_nothing().returning(events.c.id, events.c.digest)
    for dialect, insert_into in INSERTS.items()
}
"""Made once: building the statement would cost as much as running it."""

_NAMED = {
    "hotel": (hotels.c.id, "hotel_unknown"),
    "inspector": (accounts.c.id, "inspector_unknown"),
    "pack_hash": (packs.c.hash, "pack_unknown"),
}
"""What an assignment names, where that must be, and the code if it is not."""


_OPENING = ("planned", "assigned")
"""The kinds that open a visit, and that set its line anew."""

_AFTER_RELEASE = (*APPEAL_KINDS, "graded", "redacted")
_SUBMITTED = ("submitted", "in_review", "sent_back", "released")
_CHANGE_THE_RESULT = {"released", "decided"}
_CHANGE_THE_STATUS = {"accepted", "declined", "cancelled", "review_started", "sent_back"}


def append_to(
    connection: sa.Connection, visit_id: str, sent: Sequence[Event], actor: str, received_at: datetime
) -> list[EventOutcome]:
    """What becomes of each event. Those of the office change what may follow, so then they go one by one."""
    if len(sent) > 1 and any(event.kind in OFFICE_KINDS for event in sent):
        return [append_to(connection, visit_id, [event], actor, received_at)[0] for event in sent]
    visit = _locked(connection, visit_id)
    hindered = {
        place: no for place, e in enumerate(sent) if (no := _hindrance(connection, visit, visit_id, e))
    }
    free = [event for place, event in enumerate(sent) if place not in hindered]
    if visit is None and free:
        visit = _open(connection, free[0], received_at)
    new = _insert(connection, free, actor, received_at)
    if visit is not None and new:
        settle = _take_words_out if sent[0].kind == "redacted" else _project
        settle(connection, visit, [event for event in free if event.id in new], received_at)
        _tell(connection, visit_id, [event for event in free if event.id in new], actor, received_at)
    if len(new) == len(sent):
        return [EventOutcome(event.id, "held", new[event.id]) for event in sent]
    held = _digests(connection, sent)
    return [sync.judge(event, held.get(event.id), hindered.get(place)) for place, event in enumerate(sent)]


def photo_came(connection: sa.Connection, photo: HeldPhoto) -> HeldPhoto:
    """The photo's first record. It may be what a submission waited for."""
    visit = _locked(connection, photo.visit_id)
    if visit is None:
        raise StoreError("visit_unknown", f"There is no visit {photo.visit_id}.")
    connection.execute(insert(connection, photos).values(vars(photo)).on_conflict_do_nothing())
    if visit["submission_came"] and visit["status"] == "in_progress":
        _update(connection, visit, _standing(connection, visit, photo.received_at))
    return next(held for held in photos_in(connection, visit["id"]) if held.sha256 == photo.sha256)


def _locked(connection: sa.Connection, visit_id: str) -> Row | None:
    """The visit's line, ours alone until the end of the transaction."""
    asked = sa.select(visits).where(visits.c.id == visit_id).with_for_update()
    return connection.execute(asked).mappings().one_or_none()


def _hindrance(
    connection: sa.Connection, visit: Row | None, visit_id: str, event: Event
) -> EventOutcome | None:
    """Why an event cannot be taken in, unless it is held already."""
    if event.visit != visit_id:
        return sync.refusal(event, "other_visit", f"This event is of visit {event.visit}. Send it there.")
    if visit is not None and visit["status"] == "released" and event.kind not in _AFTER_RELEASE:
        return sync.refusal(event, "visit_released", "The visit was released before this came. Export it.")
    if event.kind in _OPENING:
        return _unknown_name(connection, event) or (None if visit else _held_elsewhere(connection, event))
    if visit is None:
        return sync.refusal(
            event, "visit_unknown", f"There is no visit {visit_id}. Export this and tell the office."
        )
    return _looked_at_otherwise(connection, event)


def _looked_at_otherwise(connection: sa.Connection, event: Event) -> EventOutcome | None:
    """Where the office's step names what is not there, or not as it was named."""
    if event.kind == "redacted" and not _named_as_it_was(connection, event):
        return sync.refusal(event, "event_unknown", "There is no such event of this visit. Look at it again.")
    if event.kind == "released" and visit_in(connection, event.visit).head != event.body["head"]:
        return sync.refusal(
            event, "head_differs", "More has come in. Look at the visit again, then release it."
        )
    return None


def _named_as_it_was(connection: sa.Connection, event: Event) -> bool:
    named = events.c.id == event.body["event"], events.c.digest == event.body["digest"]
    asked = sa.select(events.c.id).where(*named, events.c.visit_id == event.visit)
    return connection.scalar(asked) is not None


def _take_words_out(connection: sa.Connection, visit: Row, new: Sequence[Event], _at: datetime) -> None:
    """Out of the event that is named, its digest kept; what was made of the words is to be made anew."""
    (told,) = new
    named = events.c.id == told.body["event"]
    row = connection.execute(sa.select(events.c.kind, events.c.body).where(named)).one()
    left = canonical(without_words(row.kind, json.loads(row.body)))
    connection.execute(sa.update(events).where(named).values(body=left, redacted=True))
    connection.execute(sa.delete(ratings).where(ratings.c.visit_id == visit["id"]))
    if visit["status"] == "released":
        fall_due(connection, visit["id"], told.id)
    if row.kind in _OPENING:
        _update(connection, visit, _reassigned(connection, visit))


def _unknown_name(connection: sa.Connection, event: Event) -> EventOutcome | None:
    for field, (column, code) in _NAMED.items():
        if connection.scalar(sa.select(column).where(column == event.body[field])) is None:
            return sync.refusal(
                event, code, f"There is no {field} {event.body[field]}. Choose one that there is."
            )
    return None


def _held_elsewhere(connection: sa.Connection, event: Event) -> EventOutcome | None:
    """So that no visit is opened by an event that is then not taken in."""
    taken = connection.scalar(sa.select(events.c.id).where(events.c.id == event.id))
    return sync.refusal(event, "id_taken", "Another event is held under this id.") if taken else None


def _open(connection: sa.Connection, event: Event, received_at: datetime) -> Row | None:
    demo = connection.scalar(sa.select(hotels.c.demo).where(hotels.c.id == event.body["hotel"]))
    status = "planned" if event.kind == "planned" else "assigned"
    values = _assignment(event.body) | {"status": status, "submission_came": False, "demo": demo}
    connection.execute(sa.insert(visits).values(id=event.visit, created_at=received_at, **values))
    return _locked(connection, event.visit)


def _insert(
    connection: sa.Connection, free: Sequence[Event], actor: str, received_at: datetime
) -> dict[str, str]:
    """The digests of those that were new, by id. What is held already, by id or by place, stays as it is."""
    rows = [row_of(event, event.digest(), actor, received_at) for event in free]
    if not rows:
        return {}
    return dict(connection.execute(_TAKING_IN[connection.dialect.name], rows).all())


def _digests(connection: sa.Connection, sent: Sequence[Event]) -> dict[str, str]:
    """What is held under these ids, of whatever visit."""
    same = sa.select(events.c.id, events.c.digest).where(events.c.id.in_({event.id for event in sent}))
    return {row.id: row.digest for row in connection.execute(same)}


def _project(connection: sa.Connection, visit: Row, new: Sequence[Event], received_at: datetime) -> None:
    """Brings the visit's line up to date with the log. A fold is needed only around a submission."""
    kinds = {event.kind for event in new}
    if "decided" in kinds:  # the kept rating of a released visit is believed without reading its log
        connection.execute(sa.delete(ratings).where(ratings.c.visit_id == visit["id"]))
    if kinds & _CHANGE_THE_RESULT:
        fall_due(connection, visit["id"], next(e.id for e in new if e.kind in _CHANGE_THE_RESULT))
    if kinds & set(_OPENING):
        _update(connection, visit, _reassigned(connection, visit))
    elif "released" in kinds:
        _update(connection, visit, {"status": "released", "released_at": received_at})
    elif kinds & _CHANGE_THE_STATUS:
        _update(connection, visit, _standing(connection, visit, received_at))
    elif visit["submission_came"] or "submitted" in kinds:
        standing = {}
        if visit["status"] != "submitted" or "undone" in kinds:
            standing = _standing(connection, visit, received_at)
        _update(connection, visit, {"submission_came": True, **standing})
    elif visit["status"] in ("assigned", "accepted"):
        _update(connection, visit, {"status": "in_progress"})


def _tell(
    connection: sa.Connection, visit_id: str, new: Sequence[Event], actor: str, received_at: datetime
) -> None:
    """Who wishes to know is told later; that there is something to tell is written now."""
    if not any(is_told_of(event) for event in new):
        return
    line = connection.execute(sa.select(visits).where(visits.c.id == visit_id)).mappings().one()
    give_notice(
        connection,
        [
            of_visit(replace(event, actor=actor), line["hotel_id"], line["inspector_id"], received_at)
            for event in new
        ],
    )


def _standing(connection: sa.Connection, visit: Row, now: datetime) -> dict[str, Any]:
    """The status as the log and the photos held tell it, and since when it is submitted."""
    status = visit_in(connection, visit["id"]).status
    since = visit["submitted_at"]
    if status == "submitted" and (visit["status"] != "submitted" or since is None):
        since = now
    elif status not in _SUBMITTED:
        since = None
    return {"status": status, "submitted_at": since}


def _reassigned(connection: sa.Connection, visit: Row) -> dict[str, Any]:
    """What the latest assignment says. A real visit stays one, even where it is moved to a demo hotel."""
    told = visit_in(connection, visit["id"])
    demo = connection.scalar(sa.select(hotels.c.demo).where(hotels.c.id == told.hotel))
    return _assignment(vars(told)) | {"demo": bool(visit["demo"] and demo), "status": told.status}


def _assignment(told: Mapping[str, Any]) -> dict[str, Any]:
    same = ("pack_id", "pack_edition", "pack_hash", "house_kind", "starts_on", "ends_on")
    named = {"hotel_id": told["hotel"], "inspector_id": told["inspector"], "brief": told.get("brief", "")}
    named["companions"] = companions_as_text(told.get("companions", ()))
    return named | {field: told[field] for field in same}


def _update(connection: sa.Connection, visit: Row, values: Mapping[str, Any]) -> None:
    changed = {field: value for field, value in values.items() if visit[field] != value}
    if changed:
        connection.execute(sa.update(visits).where(visits.c.id == visit["id"]).values(changed))
