"""Durations are read exactly, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.durations import is_time_of_day, milliseconds


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("30 s", 30_000),
        ("30s", 30_000),
        ("5 min", 300_000),
        ("90 min", 5_400_000),
        ("2 h", 7_200_000),
        ("1 min 30 s", 90_000),
        ("1 h 5 min 2 s", 3_902_000),
        ("24 h", 86_400_000),
    ],
)
def test_hours_minutes_and_seconds_are_added(written: str, ms: int) -> None:
    """Each unit at most once, the larger first."""
    assert milliseconds(written) == ms


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0 s",
        "60",
        "s",
        "1.5 h",
        "-5 min",
        "30 s 1 min",
        "5 min 5 min",
        "5 minutes",
        "٣ s",
        "1e3 s",
        "5 min\n",
    ],
)
def test_anything_else_is_no_duration(written: str) -> None:
    """A limit is never guessed."""
    with pytest.raises(ValueError, match="not a duration"):
        milliseconds(written)


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(1, 99_999))
def test_what_is_written_is_what_is_counted(hours: int, minutes: int, seconds: int) -> None:
    """Whatever the counts."""
    assert milliseconds(f"{hours} h {minutes} min {seconds} s") == 1000 * (
        hours * 3600 + minutes * 60 + seconds
    )


@given(st.times())
def test_every_minute_of_the_day_is_a_time_of_day(time: object) -> None:
    """From 00:00 to 23:59."""
    assert is_time_of_day(f"{time:%H:%M}")


@pytest.mark.parametrize(
    "written", ["24:00", "7:00", "07:60", "07.00", "0700", "7 pm", "", "٠٧:٠٠", "07:00\n"]
)
def test_other_spellings_are_no_time_of_day(written: str) -> None:
    """One spelling, so that texts compare as times do."""
    assert not is_time_of_day(written)
