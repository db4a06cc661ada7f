"""Visits with a real log of 900 answers each, for what begins at the log: scoring, rows, columns, size."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.chain.made import Chain, the_chain
from inspections.events import Event
from inspections.office.log import OFFICE
from inspections.records import Account, Hotel, PackRecord
from inspections.store import Store, open_store
from standards.pack_json import as_text

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
OWNER = Account(str(uuid.UUID(int=1)), "owner@example.com", "Owner", "owner", NOW)


def logged(folder: Path, visits: int) -> tuple[Store, Chain]:
    """A store in that folder with so many visits released and none of them scored."""
    chain = the_chain(folder)
    store = open_store(chain.url)
    pack = chain.pack
    store.add_account(OWNER)
    store.add_pack(PackRecord(chain.pack_hash, pack.id, pack.edition, as_text(pack), NOW))
    store.add_hotel(Hotel("grand", "Grand", "Oslo", "Norway", "Nordics", "urban", "Europe/Oslo", NOW))
    for _ in range(visits):
        _release(store, chain)
    return store, chain


def _release(store: Store, chain: Chain) -> None:
    visit, device = str(uuid.uuid4()), str(uuid.uuid4())
    named = {"hotel": "grand", "inspector": OWNER.id, "house_kind": "urban", "pack_id": chain.pack.id}
    days = {"starts_on": "2026-05-14", "ends_on": "2026-05-16", "pack_edition": chain.pack.edition}
    office = _event(visit, OFFICE, 1, "assigned", {**named, **days, "pack_hash": chain.pack_hash})
    assert store.append(visit, [office], OWNER.id, NOW)[0].state == "held"
    looks = [_look(standard.id) for standard in chain.pack.standards()]
    log = [_event(visit, device, seq, "observed", look) for seq, look in enumerate(looks, start=1)]
    log.append(_event(visit, device, len(log) + 1, "submitted", {"events": len(log), "photos": []}))
    assert all(one.state == "held" for one in store.append(visit, log, OWNER.id, NOW))
    told = store.visit(visit)
    assert told
    body = {"pack_hash": chain.pack_hash, "head": told.head}
    (outcome,) = store.append(visit, [_event(visit, OFFICE, 2, "released", body)], OWNER.id, NOW)
    assert outcome.state == "held", outcome


def _look(standard: str) -> dict[str, object]:
    answer = random.choices(("met", "not_met", "not_applicable"), (70, 12, 18))[0]
    measured = {"measured": {"ms": 41_500, "precision_ms": 300}} if random.random() < 0.3 else {}
    return {"observation": str(uuid.uuid4()), "standard": standard, "answer": answer, **measured}


def _event(visit: str, device: str, seq: int, kind: str, body: dict[str, object]) -> Event:
    at = (NOW + timedelta(seconds=seq)).isoformat(timespec="milliseconds")
    return Event(str(uuid.uuid4()), visit, device, seq, kind, at, at, body)
