"""All that a hotel's guests said and what was done about it, to take away: CSV files and a JSON, in a zip."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from inspections import audit
from inspections.guests.desk import complaints_for, expect_hotel, promises_for, threads_for
from inspections.guests.parts import GuestEvent
from inspections.keys.actors import actors
from standards.exchange.book_csv import as_csv, zipped

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.guests.complaints import Complaint
    from inspections.guests.threads import Thread
    from inspections.records import Account, Hotel
    from inspections.store import Store

VOICES = (
    "id", "said_at", "received_at", "place", "place_kind", "department", "channel", "source", "language",
    "csat", "nps", "ces", "perfect", "words", "counts", "aside", "status", "contact", "complaint", "action",
    "more",
)  # fmt: skip
COMPLAINTS = (
    "id", "received_at", "how", "text", "status", "weight", "found", "content", "department",
    "acknowledge_by", "acknowledged_at", "answer_by", "answered_at", "closed_at", "compensation", "disputed",
    "learnt", "actions", "voice", "contact",
)  # fmt: skip
STEPS = ("at", "subject", "about", "seq", "kind", "by", "body")


def export(store: Store, by: Account, hotel: Hotel, now: datetime) -> bytes:
    """The zip: voices.csv, complaints.csv, steps.csv, everything.json. That it was taken is written."""
    expect_hotel(by, hotel.id)
    threads, told = threads_for(store, by, [hotel.id]), complaints_for(store, by, [hotel.id])
    contacts = {contact.about: contact.told for contact in store.guest_contacts([hotel.id])}
    places = {place.id: place for place in store.guest_places([hotel.id])}
    names = {name: account.name for name, account in actors(store).items()}
    events = store.guest_events([hotel.id])
    voices = [_voice(thread, places) for thread in threads]
    complaints = [_complaint(one, contacts) for one in told]
    steps = [_step(event, names) for event in events]
    whole = {
        "type": "sixty.guests",
        "hotel": {"id": hotel.id, "name": hotel.name, "city": hotel.city},
        "made_at": now.isoformat(timespec="seconds"),
        "places": [_plain(vars(place)) for place in places.values()],
        "voices": voices,
        "complaints": complaints,
        "steps": steps,
        "promises": _plain(vars(promises_for(store, hotel.id))),
    }
    audit.note(store, by, "guests_taken", now, hotel=hotel.id)
    return zipped(
        {
            "voices.csv": _csv(VOICES, voices),
            "complaints.csv": _csv(COMPLAINTS, complaints),
            "steps.csv": _csv(STEPS, steps),
            "everything.json": json.dumps(whole, ensure_ascii=False, indent=1),
        }
    )


def _voice(thread: Thread, places: Mapping[str, Any]) -> dict[str, Any]:
    voice, place = thread.voice, places.get(thread.voice.place)
    told = {
        "place": place.name if place else "",
        "place_kind": place.kind if place else "",
        "department": place.department if place else "",
        "counts": thread.counts,
        "aside": thread.aside,
        "status": thread.status,
        "contact": thread.contact.told if thread.contact else "",
        "complaint": thread.complaint,
        "action": thread.action,
        "more": dict(voice.more),
    }
    return _chosen(VOICES, _plain(vars(voice)) | told)


def _complaint(one: Complaint, contacts: Mapping[str, str]) -> dict[str, Any]:
    given = [
        f"{each.what} ({each.cents / 100:.2f} {each.currency})" if each.cents is not None else each.what
        for each in one.compensations
    ]
    told = {
        "compensation": "; ".join(given),
        "learnt": "; ".join(one.learnt),
        "actions": "; ".join(one.actions),
        "contact": contacts.get(one.id, ""),
    }
    return _chosen(COMPLAINTS, _plain(vars(one)) | told)


def _step(event: GuestEvent, names: Mapping[str, str]) -> dict[str, Any]:
    return _chosen(STEPS, _plain(vars(event)) | {"by": names.get(event.actor, event.actor)})


def _chosen(columns: Sequence[str], row: Mapping[str, Any]) -> dict[str, Any]:
    return {column: row[column] for column in columns}


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Moments as RFC 3339 texts."""
    return {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in row.items()
        if key != "events"
    }


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """With the mark that makes spreadsheets read UTF-8; no cell becomes a formula."""
    lines = [[_cell(row[column]) for column in columns] for row in rows]
    return as_csv([list(columns), *lines]).encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
