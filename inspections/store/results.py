"""Results of released visits in the store: what they came to, and which are to be made.

Whoever scores asks for `results_due`, scores each and keeps it; readers ask for what is newer than what they
have. Both may happen on several servers at once: keeping a result twice changes nothing but its mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inspections.result_records import Due, KeptPart, KeptResult, Over, Standing
from inspections.store.engine import AtDatabase, insert
from inspections.store.schema import (
    hotels,
    result_answers,
    result_parts,
    results,
    results_due,
    settings,
    visits,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MARK = "results_mark"
"""The setting that holds the latest mark. Its row is locked until the commit, so that no lower mark can
appear after a higher one was read."""


class ResultRows(AtDatabase):
    """What released visits came to."""

    def results_due(self, scorer: str, most: int = 1_000) -> list[Due]:
        """Released visits whose result is missing, or older than its log or than the rules `scorer`."""
        asked = sa.select(results_due.c.visit_id, results_due.c.event_id).limit(most)
        other = (results.c.scorer < scorer) | (results.c.scorer > scorer)  # not !=, which no index answers
        older = sa.select(results.c.visit_id).where(other).limit(most)

        def work(connection: sa.Connection) -> list[Due]:
            due = {row.visit_id: Due(row.visit_id, row.event_id) for row in connection.execute(asked)}
            for visit_id in connection.scalars(older):
                due.setdefault(visit_id, Due(visit_id, ""))
            return list(due.values())[:most]

        return self._db.read(work)

    def keep_results(self, made: Sequence[KeptResult], settled: Sequence[Due]) -> None:
        """Keeps them in place of earlier ones, all in one commit.

        `settled` are no longer due. Where something has changed the visit since they were read, or another
        server has settled it meanwhile, its result here is old already and is not kept.
        """
        wanted = list(made)

        def work(connection: sa.Connection) -> None:
            late = _overtaken(connection, settled, {one.visit_id: one.scorer for one in wanted})
            made = [one for one in wanted if one.visit_id not in late]
            first = _next_marks(connection, len(made))
            gone: sa.BindParameter[str] = sa.bindparam("gone")
            if made:
                ids = [{"gone": one.visit_id} for one in made]
                for table in (result_parts, result_answers, results):
                    connection.execute(sa.delete(table).where(table.c.visit_id == gone), ids)
                connection.execute(sa.insert(results), [_row(one, first + n) for n, one in enumerate(made)])
                connection.execute(
                    sa.insert(result_answers),
                    [{"visit_id": one.visit_id, "body": one.answers} for one in made],
                )
                if parts := [row for one in made for row in _parts(one)]:
                    connection.execute(sa.insert(result_parts), parts)
            if settled:
                same = (results_due.c.visit_id == gone) & (results_due.c.event_id == sa.bindparam("event"))
                those = [{"gone": due.visit_id, "event": due.event_id} for due in settled]
                connection.execute(sa.delete(results_due).where(same), those)

        self._db.write(work)

    def mark_results_due(self) -> int:
        """How many visits are due now: every released one, those that were due already among them."""
        released = sa.select(visits.c.id, sa.literal("")).where(visits.c.status == "released")

        def work(connection: sa.Connection) -> int:
            every = insert(connection, results_due).from_select(["visit_id", "event_id"], released)
            connection.execute(every.on_conflict_do_nothing())
            return _number(connection)

        return self._db.write(work)

    def released_visits(self) -> list[str]:
        """The ids of all released visits."""
        asked = sa.select(visits.c.id).where(visits.c.status == "released").order_by(visits.c.id)
        return self._db.read(lambda connection: list(connection.scalars(asked)))

    def results_waiting(self) -> int:
        """How many visits were changed or marked and wait to be scored."""
        return self._db.read(_number)

    def results_standing(self) -> Standing:
        """How many there are and the latest mark, at the cost of two look-ups in an index."""

        def work(connection: sa.Connection) -> Standing:
            count = connection.scalar(sa.select(sa.func.count()).select_from(results))
            return Standing(count or 0, connection.scalar(sa.select(sa.func.max(results.c.mark))) or 0)

        return self._db.read(work)

    def results_after(self, mark: int, most: int = 5_000, *, answers: bool = True) -> list[KeptResult]:
        """Those with a higher mark, the lowest first, with parts and (unless told not to) answers."""
        chosen = sa.select(results).where(results.c.mark > mark).order_by(results.c.mark).limit(most)

        def work(connection: sa.Connection) -> list[KeptResult]:
            lines = connection.execute(chosen).mappings().all()
            if not lines:
                return []
            those = sa.select(results.c.visit_id).where(
                results.c.mark > mark, results.c.mark <= lines[-1]["mark"]
            )
            parts = _parts_of(connection, those)
            packed = _answers_of(connection, those) if answers else {}
            return [_kept(line, parts, packed) for line in lines]

        return self._db.read(work)

    def result(self, visit_id: str) -> KeptResult | None:
        """That visit's, with all its parts."""

        def work(connection: sa.Connection) -> KeptResult | None:
            of = sa.select(results).where(results.c.visit_id == visit_id)
            line = connection.execute(of).mappings().one_or_none()
            those = sa.select(results.c.visit_id).where(results.c.visit_id == visit_id)
            if line is None:
                return None
            return _kept(line, _parts_of(connection, those), _answers_of(connection, those))

        return self._db.read(work)

    def hotels_named(self) -> list[tuple[str, ...]]:
        """Id, name, city, country, region, kind and brand of every hotel: ten thousand in a blink."""
        names = ("id", "name", "city", "country", "region", "kind", "brand")
        asked = sa.select(*(hotels.c[name] for name in names))
        return self._db.read(lambda connection: [tuple(row) for row in connection.execute(asked).all()])

    def parts_by_hotel(self, name: str, since: str = "") -> list[Over]:
        """That department at each hotel, over visits from the month `since` on ("2026-05"); by hotel."""
        asked = over(result_parts.c.hotel_id).where(
            result_parts.c.name == name, result_parts.c.month >= since
        )
        return self._over(asked)

    def parts_by_month(self, name: str) -> list[Over]:
        """That department over the chain, month by month."""
        return self._over(over(result_parts.c.month).where(result_parts.c.name == name))

    def parts_of_hotels(self, hotel_ids: Sequence[str], since: str = "") -> list[Over]:
        """Every department of those hotels, over visits from that month on: the heat map of a region."""
        chosen = result_parts.c.hotel_id.in_(hotel_ids) & (result_parts.c.month >= since)
        return self._over(over(result_parts.c.hotel_id, result_parts.c.name).where(chosen))

    def parts_of_hotel(self, hotel_id: str) -> list[Over]:
        """Every department of that hotel, month by month."""
        chosen = result_parts.c.hotel_id == hotel_id
        return self._over(over(result_parts.c.name, result_parts.c.month).where(chosen))

    def _over(self, asked: sa.Select[Any]) -> list[Over]:
        told = {"hotel_id": "", "month": "", "name": ""}
        return self._db.read(lambda connection: [Over(**told | row) for row in _plain(connection, asked)])


def over(*by: sa.ColumnElement[str]) -> sa.Select[Any]:
    """Sums of parts, a row for each of `by`, in their order. Indexes of schema.py hold all of it."""
    sums = (
        sa.func.count().label("visits"),
        sa.func.sum(result_parts.c.earned).label("earned"),
        sa.func.sum(result_parts.c.weight).label("weight"),
    )
    columns: list[Any] = [*by, *sums]
    return sa.select(*columns).group_by(*by).order_by(*by)


def fall_due(connection: sa.Connection, visit_id: str, event_id: str) -> None:
    """The visit's result is to be made (anew) because of that event: within the commit that holds it."""
    row = insert(connection, results_due).values(visit_id=visit_id, event_id=event_id)
    connection.execute(row.on_conflict_do_update(index_elements=["visit_id"], set_={"event_id": event_id}))


def drop_results(connection: sa.Connection, gone: sa.Select[tuple[str]]) -> int:
    """Takes those visits' results away, with the visits."""
    for table in (results_due, result_parts, result_answers):
        connection.execute(sa.delete(table).where(table.c.visit_id.in_(gone)))
    return connection.execute(sa.delete(results).where(results.c.visit_id.in_(gone))).rowcount


def _next_marks(connection: sa.Connection, number: int) -> int:
    """The first of so many marks of our own."""
    begin = insert(connection, settings).values(key=_MARK, value="0").on_conflict_do_nothing()
    connection.execute(begin)
    later = sa.cast(sa.cast(settings.c.value, sa.Integer) + number, sa.Text)
    raised = sa.update(settings).where(settings.c.key == _MARK).values(value=later)
    return int(connection.execute(raised.returning(settings.c.value)).scalar_one()) - number + 1


def _overtaken(connection: sa.Connection, settled: Sequence[Due], scorers: dict[str, str]) -> set[str]:
    """Visits that are no longer due as they were when they were read, so that what was made of them is old.

    Who asks is alone: marks are given out one after the other, and the lock is taken here.
    """
    if not settled:
        return set()
    _next_marks(connection, 0)
    ids = [due.visit_id for due in settled]
    waiting = sa.select(results_due).where(results_due.c.visit_id.in_(ids))
    still = {row.visit_id: row.event_id for row in connection.execute(waiting)}
    asked = sa.select(results.c.visit_id, results.c.scorer).where(results.c.visit_id.in_(ids))
    have = {row.visit_id: row.scorer for row in connection.execute(asked)}

    def waits(due: Due) -> bool:
        if due.visit_id in still:
            return bool(still[due.visit_id] == due.event_id)
        return not due.event_id and have.get(due.visit_id) != scorers.get(due.visit_id)

    return {due.visit_id for due in settled if not waits(due)}


def _number(connection: sa.Connection) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(results_due)) or 0


def _row(one: KeptResult, mark: int) -> dict[str, Any]:
    return {column.name: getattr(one, column.name) for column in results.c} | {"mark": mark}


def _parts(one: KeptResult) -> Iterable[dict[str, Any]]:
    same = {"visit_id": one.visit_id, "hotel_id": one.hotel_id, "month": one.day[:7]}
    return (same | vars(part) for part in one.parts)


def _parts_of(connection: sa.Connection, those: sa.Select[tuple[str]]) -> dict[str, list[KeptPart]]:
    found: dict[str, list[KeptPart]] = {}
    columns = (result_parts.c[name] for name in ("visit_id", "name", "earned", "weight", "counted"))
    for visit_id, *part in connection.execute(
        sa.select(*columns).where(result_parts.c.visit_id.in_(those))
    ).all():
        found.setdefault(visit_id, []).append(KeptPart(*part))
    return found


def _answers_of(connection: sa.Connection, those: sa.Select[tuple[str]]) -> dict[str, bytes]:
    asked = sa.select(result_answers).where(result_answers.c.visit_id.in_(those))
    return {row.visit_id: row.body for row in connection.execute(asked)}


def _kept(line: sa.RowMapping, parts: dict[str, list[KeptPart]], packed: dict[str, bytes]) -> KeptResult:
    visit_id = line["visit_id"]
    return KeptResult(**line, parts=tuple(parts.get(visit_id, ())), answers=packed.get(visit_id, b""))


def _plain(connection: sa.Connection, asked: sa.Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(asked).mappings()]


def released_without(connection: sa.Connection) -> int:
    """Released visits that have neither a result nor are due: none, ever. For checks."""
    have = sa.select(results.c.visit_id).union(sa.select(results_due.c.visit_id))
    lost = sa.select(sa.func.count()).where(visits.c.status == "released", visits.c.id.not_in(have))
    return connection.scalar(lost) or 0
