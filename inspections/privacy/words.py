"""Words of a visit that should not have been written: found, and taken out of the log with its proof kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.office.log import record
from inspections.redaction import without_words, words_in
from inspections.refusals import NotYours, Refused, not_allowed

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store


@dataclass(frozen=True)
class Said:
    """Words that stand in an event: its id, its kind, when it was about, and the words by field."""

    event: str
    kind: str
    at: str
    words: str


def words_of(store: Store, by: Account, visit_id: str) -> list[Said]:
    """All words people wrote into that visit's log. Refused "not_allowed"; NotYours where there is none."""
    if not may(by, "keep_privacy"):
        raise not_allowed()
    if store.summary(visit_id) is None:
        raise NotYours
    events = store.events_of(visit_id)
    found = [(event, words_in(event.kind, event.body)) for event in events]
    said = [Said(e.id, e.kind, e.observed_at, " · ".join(words.values())) for e, words in found if words]
    return sorted(said, key=lambda one: one.at)


def take_words_out(
    store: Store, by: Account, visit_id: str, event_id: str, now: datetime, *, reason: str
) -> None:
    """The words of that event are gone, its digest stays: ratings and reports stand on it as before.

    Refused "not_allowed", "event_unknown", "reason_missing".
    """
    if not may(by, "keep_privacy"):
        raise not_allowed()
    held = next((one for one in store.held_events(visit_id) if one.event.id == event_id), None)
    fields = words_in(held.event.kind, held.event.body) if held else {}
    if held is None or not fields:
        raise Refused("event_unknown", "There are no words to take out. Look at the visit again.")
    if not reason.strip():
        raise Refused("reason_missing", "Say why. It stays beside what is taken out.")
    left = replace(held.event, body=without_words(held.event.kind, held.event.body)).digest()
    named = {"event": event_id, "digest": held.digest, "left": left}
    body = {**named, "fields": list(fields), "reason": reason.strip()}
    record(store, by, visit_id, now, kind="redacted", body=body)
