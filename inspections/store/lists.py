"""Lists of visits, from the projection of the log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inspections.office.log import OFFICE
from inspections.records import Hotel, VisitSummary
from inspections.store.engine import AtDatabase
from inspections.store.rows import companions_of
from inspections.store.schema import accounts, events, hotels, visits

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOTEL = [column.label(f"hotel_{column.name}") for column in hotels.c if column.name != "id"]
_LINE = (
    sa.select(visits, *_HOTEL, accounts.c.name.label("inspector"))
    .join(hotels, visits.c.hotel_id == hotels.c.id)
    .join(accounts, visits.c.inspector_id == accounts.c.id)
    .order_by(visits.c.starts_on.desc(), visits.c.id)
)
_OF_APPEALS = ("appealed", "commented", "withdrawn", "decided")


class Lists(AtDatabase):
    """Visits, a line each."""

    def summary(self, visit_id: str) -> VisitSummary | None:
        """One visit's line."""
        return next(iter(self._visits(visits.c.id == visit_id)), None)

    def visits_of_inspector(self, account_id: str) -> list[VisitSummary]:
        """The visits assigned to that account, latest start first."""
        return self._visits(visits.c.inspector_id == account_id)

    def visits_of_hotels(self, hotel_ids: Sequence[str]) -> list[VisitSummary]:
        """The visits of those hotels, latest start first."""
        return self._visits(visits.c.hotel_id.in_(hotel_ids))

    def all_visits(self) -> list[VisitSummary]:
        """Every visit, latest start first."""
        return self._visits(sa.true())

    def appealed_visits(self) -> list[VisitSummary]:
        """Those that anything was appealed of, whatever came of it, latest start first."""
        released = sa.select(visits.c.id).where(visits.c.status == "released")
        appealed = sa.select(events.c.visit_id).where(
            events.c.visit_id.in_(released), events.c.device == OFFICE, events.c.kind == "appealed"
        )
        return self._visits(visits.c.id.in_(appealed))

    def appeals_to_comment(self, account_id: str) -> int:
        """How many appeals against that inspector's visits are open and have no comment yet."""
        own = sa.select(visits.c.id).where(visits.c.inspector_id == account_id, visits.c.status == "released")
        steps = sa.select(events.c.kind, events.c.body).where(
            events.c.visit_id.in_(own), events.c.device == OFFICE, events.c.kind.in_(_OF_APPEALS)
        )
        found = self._db.read(lambda connection: connection.execute(steps).all())
        told = [(kind, json.loads(body)["appeal"]) for kind, body in found]
        asked = {appeal for kind, appeal in told if kind == "appealed"}
        return len(asked - {appeal for kind, appeal in told if kind != "appealed"})

    def _visits(self, chosen: sa.ColumnElement[bool]) -> list[VisitSummary]:
        return self._db.read(
            lambda connection: [_line(row) for row in connection.execute(_LINE.where(chosen)).mappings()]
        )


def _line(row: sa.RowMapping) -> VisitSummary:
    told = dict(row)
    house = {column.name: told.pop(f"hotel_{column.name}") for column in hotels.c}
    told.pop("submission_came")
    told["companions"] = companions_of(told["companions"])
    return VisitSummary(**told, hotel=Hotel(**house))
