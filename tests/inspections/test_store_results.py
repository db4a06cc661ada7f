"""Results of released visits as rows, and which are to be made: on SQLite and on PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inspections.result_records import Due, KeptPart, KeptResult, Over, Standing
from inspections.store.results import over, released_without
from inspections.store.schema import result_parts, results
from tests.inspections.a_log import INES, NOW, OTHER_VISIT, PACK, VISIT, a_visit_in, released, submitted

if TYPE_CHECKING:
    from inspections.store import Store


def a_result(visit: str = VISIT, **changes: object) -> KeptResult:
    made = KeptResult(
        visit_id=visit,
        hotel_id="grand",
        inspector_id=INES.id,
        day="2026-05-14",
        released_on="2026-05-20",
        pack_hash=PACK,
        pack_id="five_star",
        pack_edition="2026-05",
        scenario="",
        house_kind="urban",
        scorer="2",
        log_head="h",
        stars=4,
        score=88.25,
        coverage=97.5,
        provisional=False,
        made_at=NOW,
        parts=(KeptPart("bar", 3.5, 4.0, 4), KeptPart("desk", 9.0, 10.0, 7)),
        answers=b"\x00\xffpacked",
    )
    return replace(made, **changes)


def a_released_visit_in(store: Store) -> None:
    a_visit_in(store)
    store.append(VISIT, [submitted(1)], INES.id, NOW)
    visit = store.visit(VISIT)
    assert visit
    (outcome,) = store.append(VISIT, [released(visit.head)], "olga", NOW)
    assert outcome.state == "held", outcome


def test_a_released_visit_is_due_until_its_result_is_kept(store: Store) -> None:
    """In the commit that releases it, so that none is ever forgotten."""
    a_released_visit_in(store)
    (due,) = store.results_due("2")

    store.keep_results([a_result()], [due])

    assert store.results_due("2") == []
    assert store._db.read(released_without) == 0
    assert store.result(VISIT) == a_result(mark=1)


def test_what_changed_meanwhile_stays_due(store: Store) -> None:
    """An appeal was decided while the visit was being scored: the result just kept is old already."""
    a_released_visit_in(store)

    store.keep_results([a_result()], [Due(VISIT, "an earlier event")])

    assert [due.visit_id for due in store.results_due("2")] == [VISIT]


def test_results_of_older_rules_are_due(store: Store) -> None:
    """Found by the scorer's version alone."""
    a_released_visit_in(store)
    store.keep_results([a_result(scorer="1")], store.results_due("1"))

    assert store.results_due("1") == []
    assert store.results_due("2") == [Due(VISIT, "")]


def test_readers_ask_for_what_is_newer_than_what_they_have(store: Store) -> None:
    """A result that is made anew gets a new mark, and the old one is gone."""
    a_visit_in(store)
    a_visit_in(store, OTHER_VISIT)
    store.keep_results([a_result(), a_result(OTHER_VISIT)], [])
    assert store.results_standing() == Standing(2, 2)

    store.keep_results([a_result(stars=5)], [])

    (newer,) = store.results_after(2)
    assert (newer.stars, newer.mark, set(newer.parts)) == (5, 3, set(a_result().parts))
    assert [one.visit_id for one in store.results_after(0)] == [OTHER_VISIT, VISIT]
    assert [one.answers for one in store.results_after(0, answers=False)] == [b"", b""]
    assert store.results_standing() == Standing(2, 3)


def test_several_servers_may_make_the_same_results_at_once(store: Store) -> None:
    """Whoever comes later makes them anew; marks stay in the order of the commits, and nothing is lost."""
    a_visit_in(store)
    a_visit_in(store, OTHER_VISIT)
    both = [a_result(), a_result(OTHER_VISIT)]

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda turn: store.keep_results(both[:: 1 if turn % 2 else -1], []), range(8)))

    assert store.results_standing() == Standing(2, 16)
    assert sorted(len(one.parts) for one in store.results_after(0)) == [2, 2]


def test_departments_are_summed_by_hotel_and_month(store: Store) -> None:
    """Sums, so that any of them can be put together."""
    a_visit_in(store)
    a_visit_in(store, OTHER_VISIT)
    store.keep_results([a_result(), a_result(OTHER_VISIT, day="2026-06-01")], [])

    assert store.parts_by_hotel("bar") == [Over("grand", "", "", 2, 7.0, 8.0)]
    assert store.parts_by_hotel("bar", since="2026-06") == [Over("grand", "", "", 1, 3.5, 4.0)]
    assert [one.month for one in store.parts_by_month("bar")] == ["2026-05", "2026-06"]
    assert store.parts_of_hotels(["grand"])[1] == Over("grand", "", "desk", 2, 18.0, 20.0)
    assert len(store.parts_of_hotel("grand")) == 4
    assert store.parts_by_hotel("spa") == []


def test_what_a_page_asks_is_answered_by_an_index_alone(store: Store) -> None:
    """Without the index by department and month, a trend over 3.6 million rows took six times as long."""
    parts = result_parts.c
    asked = {
        "league": over(parts.hotel_id).where(parts.name == "bar", parts.month >= "2026-01"),
        "trend": over(parts.month).where(parts.name == "bar"),
        "region": over(parts.hotel_id, parts.name).where(parts.hotel_id.in_(["a", "b"])),
        "hotel": over(parts.name, parts.month).where(parts.hotel_id == "a"),
        "stars": sa.select(results.c.day, results.c.score, results.c.stars).where(results.c.hotel_id == "a"),
    }
    if store._db.writing.dialect.name == "sqlite":
        plans = {name: _plan(store, question) for name, question in asked.items()}

        assert {name: "USING COVERING INDEX" in plan for name, plan in plans.items()} == dict.fromkeys(
            asked, True
        )
        assert "TEMP B-TREE" not in plans["league"] + plans["trend"] + plans["hotel"]
    assert store._db.read(lambda c: [c.execute(question).all() for question in asked.values()]) == [[]] * 5


@pytest.mark.parametrize("scorer", ["2"])
def test_finding_older_rules_reads_an_index(store: Store, scorer: str) -> None:
    """However many results there are."""
    if store._db.writing.dialect.name != "sqlite":
        return
    older = sa.select(results.c.visit_id).where((results.c.scorer < scorer) | (results.c.scorer > scorer))

    assert "SCAN" not in _plan(store, older)


def _plan(store: Store, question: sa.Select[object]) -> str:
    spelt = {"literal_binds": True, "render_postcompile": True}

    def work(connection: sa.Connection) -> str:
        told = question.compile(connection, compile_kwargs=spelt)
        return "\n".join(str(row) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}"))

    return store._db.read(work)
