"""Readable logs for tests: `a_visit_in(store)`, then events of it by their numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inspections.events import Event
from inspections.records import Account, Hotel, PackRecord

if TYPE_CHECKING:
    from inspections.store import Store

NOW = datetime(2026, 5, 14, 13, 40, tzinfo=UTC)
AT = "2026-05-14T15:40:12.345+02:00"
PACK = "a" * 64


def an_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012x}"


VISIT, OTHER_VISIT, TABLET, OTHER_TABLET, OFFICE = (an_id(n) for n in (0xF1, 0xF2, 0xD1, 0xD2, 0x0F))

GRAND = Hotel("grand", "Grand Hotel", "Oslo", "Norway", "Nordics", "urban", "Europe/Oslo", NOW)
INES = Account(an_id(0xA1), "ines@example.com", "Ines", "inspector", NOW)


def an_event(seq: int, kind: str = "noted", body: dict[str, Any] | None = None, **changes: Any) -> Event:
    """The tablet's event of that number: a note, unless told otherwise."""
    event = Event(
        id=an_id(seq),
        visit=VISIT,
        device=TABLET,
        seq=seq,
        kind=kind,
        entered_at=AT,
        observed_at=AT,
        body={"note": an_id(0x1000 + seq), "text": f"Note {seq}"} if body is None else body,
    )
    return replace(event, **changes)


def assigned(visit: str = VISIT, seq: int = 1, **named: Any) -> Event:
    body = {
        "hotel": "grand",
        "inspector": INES.id,
        "pack_id": "five_star",
        "pack_edition": "2026-05",
        "pack_hash": PACK,
        "house_kind": "urban",
        "starts_on": "2026-05-14",
        "ends_on": "2026-05-16",
    }
    event_id = an_id(0xE000 + int(visit[-2:], 16) * 16 + seq)
    return an_event(seq, "assigned", body | named, id=event_id, visit=visit, device=OFFICE)


def submitted(seq: int, *photos: str, **changes: Any) -> Event:
    named = [{"sha256": photo, "size": 250_000} for photo in photos]
    return an_event(seq, "submitted", {"events": seq - 1, "photos": named}, **changes)


def photographed(seq: int, photo: str, **changes: Any) -> Event:
    return an_event(
        seq, "photographed", {"photo": photo, "size": 250_000, "width": 4, "height": 3}, **changes
    )


def released(head: str, seq: int = 2) -> Event:
    return an_event(seq, "released", {"pack_hash": PACK, "head": head}, id=an_id(0xE9), device=OFFICE)


def a_visit_in(store: Store, visit: str = VISIT) -> str:
    """A hotel, an inspector, a pack and the visit that names them."""
    if store.hotel("grand") is None:
        store.add_hotel(GRAND)
        store.add_account(INES)
        store.add_pack(PackRecord(PACK, "five_star", "2026-05", '{"id":"five_star"}', NOW))
    assert [o.state for o in store.append(visit, [assigned(visit)], "olga", NOW)] == ["held"]
    return visit
