"""Rows of the log to records, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inspections.events import Event, canonical
from inspections.records import HeldEvent, HeldPhoto
from inspections.store.schema import events, photos
from inspections.visit import Visit, fold
from inspections.visit_parts import Companion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime


def held_in(
    connection: sa.Connection, visit_id: str, chosen: sa.ColumnElement[bool] | None = None
) -> list[HeldEvent]:
    """The events held of the visit, or those chosen, by device and sequence."""
    asked = sa.select(events).where(events.c.visit_id == visit_id).order_by(events.c.device, events.c.seq)
    rows = connection.execute(asked if chosen is None else asked.where(chosen))
    return [HeldEvent(_event(row), row.received_at, row.digest) for row in rows]


def photos_in(connection: sa.Connection, visit_id: str) -> list[HeldPhoto]:
    """The photos held of the visit, in the order they came."""
    asked = (
        sa.select(photos).where(photos.c.visit_id == visit_id).order_by(photos.c.received_at, photos.c.sha256)
    )
    return [HeldPhoto(**row) for row in connection.execute(asked).mappings()]


def visit_in(connection: sa.Connection, visit_id: str) -> Visit:
    """The visit as its log tells it within this transaction."""
    log, pictures = held_in(connection, visit_id), photos_in(connection, visit_id)
    return fold(visit_id, (held.event for held in log), {photo.sha256 for photo in pictures})


def row_of(event: Event, digest: str, actor: str, received_at: datetime) -> dict[str, Any]:
    """The event as a row of the log. The account is the one that sends, whatever the event says."""
    return {
        "id": event.id,
        "visit_id": event.visit,
        "device": event.device,
        "seq": event.seq,
        "kind": event.kind,
        "actor": actor,
        "entered_at": event.entered_at,
        "observed_at": event.observed_at,
        "received_at": received_at,
        "body": canonical(event.body),
        "digest": digest,
    }


def companions_as_text(told: Iterable[Companion | Mapping[str, str]]) -> str:
    """Companions as their column holds them, as an assignment's body or the fold tells them."""
    bodies = [vars(one) if isinstance(one, Companion) else one for one in told]
    return canonical([{field: value for field, value in body.items() if value} for body in bodies])


def companions_of(kept: str) -> tuple[Companion, ...]:
    """Companions as their column holds them."""
    return tuple(Companion(**one) for one in json.loads(kept))


def _event(row: sa.Row[Any]) -> Event:
    return Event(
        id=row.id,
        visit=row.visit_id,
        device=row.device,
        seq=row.seq,
        kind=row.kind,
        entered_at=row.entered_at,
        observed_at=row.observed_at,
        body=json.loads(row.body),
        actor=row.actor,
        was=row.digest if row.redacted else "",
    )
