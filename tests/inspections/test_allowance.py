"""How fast one session may send."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspections.allowance import MOST_KNOWN, Allowances


def test_a_burst_passes_and_then_one_request_as_each_comes_back() -> None:
    """Three at once and two a second."""
    pace = Allowances(burst=3, per_second=2)

    assert [pace.take("a", 0) for _ in range(5)] == [0, 0, 0, 1, 1]
    assert [pace.take("a", 0.5), pace.take("a", 0.5)] == [0, 1]


def test_one_session_does_not_use_up_anothers() -> None:
    """Each has its own."""
    pace = Allowances(burst=1, per_second=1)

    assert [pace.take("a", 0), pace.take("a", 0), pace.take("b", 0)] == [0, 1, 0]


@given(st.lists(st.floats(0, 5), max_size=60), st.integers(1, 20), st.floats(0.1, 50))
def test_whoever_waits_as_long_as_told_is_let_in(pauses: list[float], burst: int, per_second: float) -> None:
    """Whatever came before."""
    pace, now = Allowances(burst, per_second), 0.0
    for pause in pauses:
        now += pause
        if seconds := pace.take("a", now):
            now += seconds + 1e-6
            assert pace.take("a", now) == 0


@given(st.lists(st.floats(0, 1), max_size=80))
def test_no_session_sends_more_than_its_burst_and_what_came_back(pauses: list[float]) -> None:
    """Counted over any time."""
    pace, now, passed = Allowances(burst=5, per_second=3), 0.0, 0
    for pause in pauses:
        now += pause
        passed += pace.take("a", now) == 0

    assert passed <= 5 + 3 * now + 1e-6


def test_a_clock_set_back_gives_nothing_and_takes_nothing() -> None:
    """The server's own clock may be corrected."""
    pace = Allowances(burst=2, per_second=1)

    assert [pace.take("a", 100), pace.take("a", 0), pace.take("a", 0)] == [0, 0, 1]


def test_sessions_that_rested_are_forgotten_so_that_memory_does_not_grow() -> None:
    """Each new session of a long year."""
    pace = Allowances(burst=2, per_second=1)
    for number in range(MOST_KNOWN + 5):
        assert pace.take(f"session {number}", float(number)) == 0

    assert len(pace._left) < 20
