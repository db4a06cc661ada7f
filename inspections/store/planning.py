"""What planning stands on, in the store: who is where when, why somebody does not go, calendar links."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from inspections.planning.rules import Stay, key_of_name
from inspections.records import CalendarLink, Conflict, StoreError
from inspections.store.append import append_to
from inspections.store.engine import AtDatabase, alone
from inspections.store.rows import companions_of
from inspections.store.schema import calendar_links, conflicts, events, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from inspections.events import Event
    from inspections.records import EventOutcome

T = TypeVar("T")

_NOBODY_WENT = ("cancelled", "declined")


class Planning(AtDatabase):
    """Stays, conflicts of interest, and links to calendars."""

    def stays_between(self, first: date, last: date) -> tuple[Stay, ...]:
        """The visits that touch these days. One called off counts where its inspector had begun it."""
        return self._db.read(lambda connection: _stays_in(connection, first, last))

    def append_after_look(
        self,
        look: Callable[[tuple[Stay, ...], tuple[Conflict, ...]], T],
        days: tuple[date, date],
        sent: tuple[str, Sequence[Event], str, datetime],
    ) -> tuple[T, list[EventOutcome]]:
        """What `look` gives of the stays that touch these days and all conflicts, and what `append` gave.

        Nobody else plans between the two, on whatever server: both stand in one transaction that holds back
        the others. Nothing is appended where `look` raises. It may be asked twice, and uses no store.
        """

        def work(connection: sa.Connection) -> tuple[T, list[EventOutcome]]:
            alone(connection, "planning")
            seen = look(_stays_in(connection, *days), tuple(_conflicts_in(connection)))
            return seen, append_to(connection, *sent)

        return self._db.write(work)

    def add_conflict(self, conflict: Conflict) -> None:
        """Adds it. Raises StoreError "conflict_taken" if the id is held."""

        def work(connection: sa.Connection) -> None:
            held = sa.select(conflicts.c.id).where(conflicts.c.id == conflict.id)
            if connection.scalar(held) is not None:
                raise StoreError("conflict_taken", f"There is a conflict {conflict.id} already.")
            connection.execute(sa.insert(conflicts).values(_row(conflict)))

        self._db.write(work)

    def end_conflict(self, conflict_id: str, by: str, at: datetime, why: str) -> bool:
        """Whether it was open until now. It stays, with who took it back and why."""
        ended = (
            sa.update(conflicts)
            .where(conflicts.c.id == conflict_id, conflicts.c.ended_at.is_(None))
            .values(ended_at=at, ended_by=by, ended_why=why)
        )
        return self._db.write(lambda connection: connection.execute(ended).rowcount > 0)

    def conflicts(self) -> list[Conflict]:
        """Every one there ever was, the newest first."""
        return self._db.read(_conflicts_in)

    def new_calendar_link(self, link: CalendarLink) -> None:
        """Adds it; an earlier one of the same person ends with it."""

        def work(connection: sa.Connection) -> None:
            connection.execute(_ended(link.account_id, link.created_at))
            connection.execute(sa.insert(calendar_links).values(vars(link)))

        self._db.write(work)

    def end_calendar_link(self, account_id: str, at: datetime) -> bool:
        """Whether that person had one until now."""
        return self._db.write(lambda connection: connection.execute(_ended(account_id, at)).rowcount > 0)

    def calendar_link(self, token_hash: str) -> CalendarLink | None:
        """The link of that token, ended or not."""
        return self._link(calendar_links.c.token_hash == token_hash)

    def calendar_link_of(self, account_id: str) -> CalendarLink | None:
        """The person's link that works."""
        return self._link((calendar_links.c.account_id == account_id) & calendar_links.c.revoked_at.is_(None))

    def _link(self, chosen: sa.ColumnElement[bool]) -> CalendarLink | None:
        asked = sa.select(calendar_links).where(chosen)
        row = self._db.read(lambda connection: connection.execute(asked).mappings().first())
        return CalendarLink(**row) if row else None


def _stays_in(connection: sa.Connection, first: date, last: date) -> tuple[Stay, ...]:
    began = sa.select(events.c.id).where(events.c.visit_id == visits.c.id, events.c.kind == "started")
    columns = ("id", "hotel_id", "inspector_id", "starts_on", "ends_on", "companions")
    asked = (
        sa.select(*(visits.c[name] for name in columns))
        .where(visits.c.starts_on <= last.isoformat(), visits.c.ends_on >= first.isoformat())
        .where(visits.c.status.not_in(_NOBODY_WENT) | began.exists())
        .order_by(visits.c.starts_on, visits.c.id)
    )
    return tuple(_stay(row) for row in connection.execute(asked).mappings())


def _conflicts_in(connection: sa.Connection) -> list[Conflict]:
    asked = sa.select(conflicts).order_by(conflicts.c.created_at.desc(), conflicts.c.id)
    return [_conflict(row) for row in connection.execute(asked).mappings()]


def _ended(account_id: str, at: datetime) -> sa.Update:
    mine = (calendar_links.c.account_id == account_id) & calendar_links.c.revoked_at.is_(None)
    return sa.update(calendar_links).where(mine).values(revoked_at=at)


def _stay(row: sa.RowMapping) -> Stay:
    along = companions_of(row["companions"])
    return Stay(
        visit=row["id"],
        hotel=row["hotel_id"],
        first=date.fromisoformat(row["starts_on"]),
        last=date.fromisoformat(row["ends_on"]),
        people=(row["inspector_id"], *(one.person or key_of_name(one.name) for one in along)),
    )


def _row(one: Conflict) -> dict[str, object]:
    free = one.person == key_of_name(one.name)
    return {
        "id": one.id,
        "account_id": None if free else one.person,
        "name": one.name,
        "hotel_id": one.hotel,
        "kind": one.kind,
        "note": one.note,
        "on_day": one.on_day,
        "until": one.until,
        "made_by": one.by,
        "created_at": one.at,
        "ended_at": one.ended_at,
        "ended_by": one.ended_by,
        "ended_why": one.ended_why,
    }


def _conflict(row: sa.RowMapping) -> Conflict:
    return Conflict(
        id=row["id"],
        person=row["account_id"] or key_of_name(row["name"]),
        name=row["name"],
        hotel=row["hotel_id"],
        kind=row["kind"],
        note=row["note"],
        on_day=row["on_day"],
        until=row["until"],
        by=row["made_by"],
        at=row["created_at"],
        ended_at=row["ended_at"],
        ended_by=row["ended_by"],
        ended_why=row["ended_why"],
    )
