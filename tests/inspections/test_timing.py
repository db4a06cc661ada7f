"""Durations and verdicts, as the tablet's JavaScript must also give them (tests/contract/timing.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.timing import Elapsed, elapsed, gaps, over_by, verdict
from inspections.visit import Measured, measured_from
from standards.pack import Around, Between, Every, Limit, Quoted, Rings, Wait, Within

CONTRACT = json.loads((Path(__file__).parents[1] / "contract" / "timing.json").read_text(encoding="utf-8"))
KINDS = {"within": Within, "around": Around, "between": Between, "rings": Rings, "quoted": Quoted}
KINDS |= {"every": Every, "wait": Wait}


def limit_of(told: dict[str, Any]) -> Limit:
    return KINDS[told["kind"]](**{field: value for field, value in told.items() if field != "kind"})


@pytest.mark.parametrize("case", CONTRACT["elapsed"], ids=lambda c: c["case"])
def test_the_time_between_two_marks(case: dict[str, Any]) -> None:
    """As precise as its clock, and never negative."""
    found = elapsed(case["start"], case["stop"])

    assert found == Elapsed(case["ms"], case["precision_ms"], case["basis"])


@pytest.mark.parametrize("case", CONTRACT["limits"], ids=lambda c: c["case"])
def test_what_was_measured_held_against_a_limit(case: dict[str, Any]) -> None:
    """All seven kinds of limit."""
    limit, measured = limit_of(case["limit"]), measured_from(case["measured"])
    assert measured is not None

    assert (verdict(limit, measured), over_by(limit, measured)) == (case["kept"], case["over_by"])


def test_every_kind_of_limit_is_in_the_contract() -> None:
    """So that JavaScript is held to all of them."""
    assert {case["limit"]["kind"] for case in CONTRACT["limits"]} == set(KINDS)


def test_gaps_are_the_times_between_neighbouring_marks() -> None:
    """What an Every limit is held against."""
    marks = [{"wall": at, "mono": at, "life": "a"} for at in (0, 1_000, 4_000)]

    assert [gap.ms for gap in gaps(marks)] == [1_000, 3_000]
    assert gaps(marks[:1]) == ()


moments = st.integers(0, 2**41)
marks = st.fixed_dictionaries({"wall": moments, "mono": moments, "life": st.sampled_from("ab")})


@given(marks, marks)
def test_a_duration_is_never_negative_and_never_more_precise_than_a_tap(
    start: dict[str, Any], stop: dict[str, Any]
) -> None:
    """Whatever the clocks say."""
    found = elapsed(start, stop)

    assert found.ms >= 0
    assert found.precision_ms >= 300
    assert found.basis == "monotonic" or found.precision_ms >= 1_000


clocks = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
times = st.builds("2026-05-14T{}:{:02d}.{:03d}+02:00".format, clocks, st.integers(0, 59), st.integers(0, 999))
limits = st.one_of(
    st.builds(Within, st.integers(0, 10**7)),
    st.builds(Wait, st.integers(0, 10**7)),
    st.builds(Every, st.integers(0, 10**7)),
    st.builds(Around, st.integers(0, 10**7)),
    st.builds(Between, clocks, clocks),
    st.builds(Rings, st.integers(0, 9), st.none() | st.integers(0, 10**5)),
    st.builds(Quoted, st.integers(0, 10**7), st.none() | st.integers(0, 10**7)),
)
measurements = st.builds(
    Measured,
    ms=st.none() | st.integers(0, 10**7),
    rings=st.none() | st.integers(0, 9),
    promised_at=st.none() | times,
    done_at=st.none() | times,
    gaps_ms=st.lists(st.integers(0, 10**7), max_size=3).map(tuple),
)


@given(limits, measurements)
def test_a_limit_is_kept_just_when_nothing_lies_past_it(limit: Limit, measured: Measured) -> None:
    """The sentence and the number of a report never contradict each other."""
    kept, over = verdict(limit, measured), over_by(limit, measured)

    assert over is None or kept is (over <= 0)
    assert kept is not None or over is None
