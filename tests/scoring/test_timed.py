"""Timed standards against their limits: rule R11 of scoring/README.md."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from scoring.rating import TimedResult
from scoring.stars import rate
from standards.pack import Around, Between, Every, Limit, Quoted, Rings, TimeLimit, Wait, Within
from tests.makers import a_look, a_pack, a_standard, a_visit

HALF_PAST_SIX = "2026-05-15T06:30:00.000+02:00"


def timed(
    limit: Limit | TimeLimit, answer: str = "met", *, house_kind: str = "urban", **told: Any
) -> TimedResult:
    pack = a_pack(a_standard("desk.rung", limit=limit))
    return rate(pack, a_visit(a_look("desk.rung", answer, **told), house_kind=house_kind)).timed[0]


@pytest.mark.parametrize(
    ("limit", "measured", "observed", "held_against", "over", "ratio"),
    [
        (Within(60_000), {"ms": 85_000}, 85_000, 60_000, 25_000, Fraction(17, 12)),
        (Within(60_000), {"ms": 45_000}, 45_000, 60_000, -15_000, Fraction(3, 4)),
        (Wait(10_000), {"ms": 4_000}, 4_000, 10_000, 6_000, Fraction(2, 5)),
        (Every(600_000), {"gaps_ms": (300_000, 900_000)}, 900_000, 600_000, 300_000, Fraction(3, 2)),
        (Rings(3, 10_000), {"ms": 9_000}, 9_000, 10_000, -1_000, Fraction(9, 10)),
        (Rings(3), {"rings": 4}, None, None, None, None),
        (Within(60_000), {}, None, 60_000, None, None),
    ],
)
def test_what_was_measured_stands_beside_its_limit(
    *,
    limit: Limit,
    measured: dict[str, Any],
    observed: int | None,
    held_against: int | None,
    over: int | None,
    ratio: Fraction | None,
) -> None:
    """In ms; `over_ms` is negative for time to spare, `ratio` exact."""
    result = timed(limit, **measured)

    assert (result.observed_ms, result.limit_ms) == (observed, held_against)
    assert (result.over_ms, result.ratio, result.kind) == (over, ratio, limit.kind)


@pytest.mark.parametrize(
    ("limit", "done_at", "observed", "held_against"),
    [
        (Around(120_000), "2026-05-15T06:29:00.000+02:00", 60_000, 120_000),
        (Quoted(300_000), "2026-05-15T06:36:00.000+02:00", 360_000, 300_000),
        (Quoted(300_000), "2026-05-15T06:20:00.000+02:00", 0, 300_000),
        (Quoted(300_000, 240_000), "2026-05-15T06:20:00.000+02:00", 600_000, 240_000),
        (Between("06:00", "07:00"), "2026-05-15T06:20:00.000+02:00", None, None),
    ],
)
def test_a_promise_is_measured_from_its_time(
    limit: Limit, done_at: str, observed: int | None, held_against: int | None
) -> None:
    """Early counts against the limit for being early, where there is one."""
    result = timed(limit, promised_at=HALF_PAST_SIX, done_at=done_at)

    assert (result.observed_ms, result.limit_ms) == (observed, held_against)


def test_the_limit_is_that_of_the_kind_of_house() -> None:
    """A resort has longer ways."""
    limit = TimeLimit(Within(600_000), by_house={"resort": Within(900_000)})

    assert timed(limit, ms=700_000, house_kind="urban").contradicts
    assert not timed(limit, ms=700_000, house_kind="resort").contradicts


@pytest.mark.parametrize(
    ("answer", "ms", "contradicts"),
    [
        ("met", 60_000, False),
        ("met", 60_001, True),
        ("not_met", 60_000, True),
        ("not_met", 60_001, False),
        ("not_applicable", 60_001, False),
    ],
)
def test_the_clock_may_say_otherwise_than_the_answer(answer: str, ms: int, *, contradicts: bool) -> None:
    """R11: listed, in either direction."""
    assert timed(Within(60_000), answer, ms=ms).contradicts is contradicts


@pytest.mark.parametrize(
    "explained", [{"excused": True}, {"reason": "The guest was told of a delay."}, {"reason": "  "}]
)
def test_an_excuse_or_a_reason_settles_it(explained: dict[str, Any]) -> None:
    """R11: blanks are no reason."""
    blank = explained == {"reason": "  "}

    assert timed(Within(60_000), "met", ms=90_000, **explained).contradicts is blank


def test_nothing_measured_contradicts_nothing() -> None:
    """R11."""
    assert not timed(Within(60_000), "met").contradicts


def test_a_contradiction_moves_no_score() -> None:
    """R11: the answer decides."""
    pack = a_pack(a_standard("desk.rung", limit=Within(60_000)))

    slow, quick = (rate(pack, a_visit(a_look("desk.rung", "met", ms=ms))) for ms in (90_000, 9_000))

    assert slow.timed[0].contradicts
    assert (slow.score, slow.stars, slow.conditions) == (quick.score, quick.stars, quick.conditions)


def test_every_observation_of_a_timed_standard_is_listed_and_no_other() -> None:
    """In the pack's order, then as they were made."""
    pack = a_pack(
        a_standard("desk.b", limit=Within(1)), a_standard("desk.a"), a_standard("bar.c", limit=Within(1))
    )
    looks = [a_look(name, "met") for name in ("bar.c", "desk.a", "desk.b", "desk.b")]

    timed_looks = [(t.standard, t.observation) for t in rate(pack, a_visit(*looks)).timed]

    assert timed_looks == [("desk.b", "look-0003"), ("desk.b", "look-0004"), ("bar.c", "look-0001")]
