"""Who saw, changed or took away what, in the store: written, read, and never changed.

The database itself refuses to change or delete a line (triggers of migration 0003).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inspections.office.log import OFFICE
from inspections.records import AuditLine
from inspections.store.engine import AtDatabase
from inspections.store.schema import action_events, actions, audit, events, visits

if TYPE_CHECKING:
    from datetime import datetime


class Audit(AtDatabase):
    """The house's own book."""

    def add_audit(self, line: AuditLine) -> None:
        """Writes it at the end."""
        self._db.write(lambda connection: connection.execute(sa.insert(audit).values(_row(line))))

    def add_audit_once(self, line: AuditLine, since: datetime) -> bool:
        """Writes it unless the same person did the same with the same visit after `since`; whether it did."""
        same = sa.select(audit.c.id).where(
            audit.c.actor == line.actor,
            audit.c.what == line.what,
            audit.c.visit == line.visit,
            audit.c.at > since,
        )
        if self._db.read(lambda connection: connection.scalar(same.limit(1))) is not None:
            return False
        self.add_audit(line)
        return True

    def audit_lines(self, since: datetime, until: datetime) -> list[AuditLine]:
        """What was written from `since` to before `until`, in the order it was."""
        asked = sa.select(audit).where(audit.c.at >= since, audit.c.at < until).order_by(audit.c.id)
        return self._db.read(lambda connection: [_line(row) for row in connection.execute(asked).mappings()])

    def log_lines(self, since: datetime, until: datetime) -> list[AuditLine]:
        """What the office did to visits, and anyone to actions, in that time: as their logs tell it."""
        of_visits = (
            sa.select(
                events.c.received_at.label("at"),
                events.c.actor,
                sa.literal("visit: ").concat(events.c.kind).label("what"),
                visits.c.hotel_id.label("hotel"),
                visits.c.id.label("visit"),
                sa.literal("").label("about"),
            )
            .join(visits, events.c.visit_id == visits.c.id)
            .where(events.c.device == OFFICE, events.c.received_at >= since, events.c.received_at < until)
        )
        of_actions = (
            sa.select(
                action_events.c.at,
                action_events.c.actor,
                sa.literal("action: ").concat(action_events.c.kind).label("what"),
                actions.c.hotel_id.label("hotel"),
                sa.literal("").label("visit"),
                actions.c.id.label("about"),
            )
            .join(actions, action_events.c.action_id == actions.c.id)
            .where(action_events.c.at >= since, action_events.c.at < until)
        )
        return self._db.read(
            lambda connection: [
                AuditLine(name="", role="", **row)
                for asked in (of_visits, of_actions)
                for row in connection.execute(asked).mappings()
            ]
        )


def _row(line: AuditLine) -> dict[str, object]:
    return dict(vars(line))


def _line(row: sa.RowMapping) -> AuditLine:
    return AuditLine(**{name: value for name, value in row.items() if name != "id"})
