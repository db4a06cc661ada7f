"""The log in the store: events in, events out, receipts, and the photos that events name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inspections import sync
from inspections.operations.tally import tally
from inspections.store.append import append_to, photo_came
from inspections.store.engine import AtDatabase
from inspections.store.rows import held_in, photos_in
from inspections.store.schema import events, visits
from inspections.visit import Visit, fold, named_photos

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inspections.events import Event
    from inspections.records import EventOutcome, HeldEvent, HeldPhoto


class Log(AtDatabase):
    """What happened, as it was sent."""

    def append(
        self, visit_id: str, events: Sequence[Event], actor: str, received_at: datetime
    ) -> list[EventOutcome]:
        """What became of each event, in their order; those held are on disk when this returns.

        Sending again is harmless: the same id with the same digest is held, whenever it came.
        Refused, without stopping the others: "id_taken" (the id is held with other content),
        "seq_taken" (that device's number is held under another id), "visit_unknown", "other_visit",
        "visit_released", "head_differs" (a `released` whose `head` is not that of the log as held),
        "hotel_unknown", "inspector_unknown", "pack_unknown" (an `assigned` that names what is not there).

        An `assigned` event opens the visit; a later one changes it. A visit of a demo hotel is a demo.
        `actor` is the account that sends; an event known already keeps its first actor.
        """
        if not events:
            return []
        outcomes = self._db.write(
            lambda connection: append_to(connection, visit_id, events, actor, received_at)
        )
        held = sum(outcome.state == "held" for outcome in outcomes)
        tally("events_held", held)
        tally("events_refused", len(outcomes) - held)
        return outcomes

    def events_of(self, visit_id: str) -> list[Event]:
        """Every event held of the visit, by device and sequence."""
        return [held.event for held in self.held_events(visit_id)]

    def held_events(self, visit_id: str) -> list[HeldEvent]:
        """The same with their digests and when each arrived."""
        return self._db.read(lambda connection: held_in(connection, visit_id))

    def next_seq(self, visit_id: str, device: str) -> int:
        """The number of that device's next event: one more than the highest held, 1 for the first."""
        highest = sa.select(sa.func.max(events.c.seq)).where(
            events.c.visit_id == visit_id, events.c.device == device
        )
        return (self._db.read(lambda connection: connection.scalar(highest)) or 0) + 1

    def visit(self, visit_id: str) -> Visit | None:
        """The visit as its log tells it, photos held taken into account."""

        def work(connection: sa.Connection) -> tuple[list[HeldEvent], list[HeldPhoto]]:
            return held_in(connection, visit_id), photos_in(connection, visit_id)

        log, pictures = self._db.read(work)
        return fold(visit_id, (h.event for h in log), {p.sha256 for p in pictures}) if log else None

    def receipt(
        self, visit_id: str, device: str, outcomes: Sequence[EventOutcome], at: datetime
    ) -> dict[str, Any] | None:
        """The receipt as JSON (README.md) for that device, `outcomes` being those of the batch or []."""
        digests = sa.select(events.c.seq, events.c.digest).where(
            events.c.visit_id == visit_id, events.c.device == device
        )
        naming = events.c.kind.in_(("photographed", "submitted"))

        def work(connection: sa.Connection) -> dict[str, Any] | None:
            status = connection.scalar(sa.select(visits.c.status).where(visits.c.id == visit_id))
            if status is None:
                return None
            held = [photo.sha256 for photo in photos_in(connection, visit_id)]
            named = named_photos(h.event for h in held_in(connection, visit_id, naming))
            return sync.receipt(
                visit=visit_id,
                device=device,
                outcomes=outcomes,
                held=dict(connection.execute(digests).all()),
                photos=held,
                missing_photos=[sha256 for sha256 in named if sha256 not in held],
                status=status,
                at=at,
            )

        return self._db.read(work)

    def hold_photo(self, photo: HeldPhoto) -> HeldPhoto:
        """The photo as recorded; known already gives the first record. Its bytes must be on disk before.

        May complete a submission. Raises StoreError "visit_unknown".
        """
        held = self._db.write(lambda connection: photo_came(connection, photo))
        tally("photos_held")
        return held

    def photos_of(self, visit_id: str) -> list[HeldPhoto]:
        """The photos held of the visit, in the order they came."""
        return self._db.read(lambda connection: photos_in(connection, visit_id))
