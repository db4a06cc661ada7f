"""A safety copy taken into the log, through the same checks as what a tablet sends.

Doing it again is harmless: what is held stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspections.access import OWNER
from inspections.events import OFFICE_KINDS, from_sent, problem_of
from inspections.office.log import OFFICE
from inspections.photos import PhotoRefused, keep_photo
from inspections.records import EventOutcome, HeldPhoto, StoreError
from inspections.safety_copy import CopiedPhoto, SafetyCopy
from inspections.sync import MOST_IN_A_BATCH, Batch, check

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspections.store import Store

TAKEN_IN, HELD_ALREADY, REFUSED = "taken in", "held already", "refused"


@dataclass(frozen=True)
class Fate:
    """What became of one event or photo of the copy: "taken in", "held already" or "refused" and why."""

    what: str
    state: str
    code: str = ""
    message: str = ""


def take_in(store: Store, photos: Path, copy: SafetyCopy, now: datetime) -> list[Fate]:
    """The fate of each event, then of each photo of the copy; what was held before stays as it is.

    Events count as sent by the visit's inspector. A visit that the server has lost is opened by the copy's
    own assignment, if it has one; whatever else the office did is not taken from a tablet's copy.
    Raises StoreError "visit_unknown" if there is neither.
    """
    by_device = copy.of_device()
    taking = _Taking(store, copy.visit, now, {e.id: e.digest() for e in store.events_of(copy.visit)})
    fates = [taking.office_event(sent) for sent in by_device.pop(OFFICE, [])]
    summary = store.summary(copy.visit)
    if summary is None:
        raise StoreError(
            "visit_unknown",
            f"There is no visit {copy.visit} here, and the copy does not hold its assignment. "
            "Check the database's address; nothing was taken in.",
        )
    for device, events in by_device.items():
        for start in range(0, len(events), MOST_IN_A_BATCH):
            batch = Batch(device, tuple(events[start : start + MOST_IN_A_BATCH]))
            fates += taking.batch(batch, summary.inspector_id)
    held = {photo.sha256 for photo in store.photos_of(copy.visit)}
    return fates + [taking.photo(photo, photos, held) for photo in copy.photos]


@dataclass(frozen=True)
class _Taking:
    """One visit being taken in; `known` are the digests of the events held before, by id."""

    store: Store
    visit: str
    now: datetime
    known: Mapping[str, str]

    def batch(self, batch: Batch, inspector: str) -> list[Fate]:
        checked = check(batch, self.visit, inspector)
        outcomes = self.store.append(self.visit, checked.events, inspector, self.now)
        answers = zip(batch.sent, checked.answers(outcomes), strict=True)
        return [self._fate(_named(sent), outcome) for sent, outcome in answers]

    def office_event(self, sent: Any) -> Fate:
        """Known already, or an assignment of a visit that is lost; all else the office does again itself."""
        if problem := problem_of(sent, OFFICE_KINDS):
            return Fate(_named(sent), REFUSED, problem.code, problem.message)
        owner = next((person.id for person in self.store.accounts() if person.role == OWNER), "")
        event = from_sent(sent, owner)
        if self.known.get(event.id) == event.digest():
            return Fate(_named(sent), HELD_ALREADY)
        if self.known or event.kind != "assigned":
            return Fate(
                _named(sent), REFUSED, "kind_not_yours", "Only the office does this: do it there again."
            )
        (outcome,) = self.store.append(self.visit, [event], owner, self.now)
        return self._fate(_named(sent), outcome)

    def photo(self, photo: CopiedPhoto, folder: Path, held: Collection[str]) -> Fate:
        what = f"photo {photo.sha256[:12]}"
        try:
            kept = keep_photo(folder, photo.data, photo.sha256)
        except PhotoRefused as refused:
            return Fate(what, REFUSED, refused.code, str(refused))
        self.store.hold_photo(HeldPhoto(self.visit, kept.sha256, kept.size, kept.media_type, self.now))
        return Fate(what, HELD_ALREADY if kept.sha256 in held else TAKEN_IN)

    def _fate(self, what: str, outcome: EventOutcome) -> Fate:
        if outcome.state == "held":
            return Fate(what, HELD_ALREADY if outcome.id in self.known else TAKEN_IN)
        return Fate(what, REFUSED, outcome.code, outcome.message)


def _named(sent: Any) -> str:
    """An event by its number, kind and device, as far as it says them."""
    told = sent if isinstance(sent, Mapping) else {}
    return f"no. {told.get('seq', '?')} {told.get('kind', '?')} of {str(told.get('device', '?'))[:8]}"
