"""A limit as people write it."""

from __future__ import annotations

import pytest

from standards.limits_said import duration_said, limit_said, said_of
from standards.pack import Around, Between, Every, Limit, Quoted, Rings, TimeLimit, Wait, Within


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (Within(60_000), "60 s"),
        (Within(300_000), "5 min"),
        (Within(7_200_000), "2 h"),
        (Around(120_000), "± 2 min"),
        (Between("17:00", "21:30"), "17:00–21:30"),
        (Rings(3), "3 rings"),
        (Rings(3, 10_000), "3 rings or 10 s"),
        (Quoted(300_000, 300_000), "± 5 min of the time quoted"),
        (Quoted(300_000), "5 min past the time quoted"),
        (Quoted(300_000, 60_000), "60 s before to 5 min past the time quoted"),
        (Every(5_400_000), "every 90 min"),
        (Wait(10_000), "at least 10 s"),
    ],
)
def test_each_kind_of_limit_has_its_words(limit: Limit, said: str) -> None:
    assert said_of(limit) == said


def test_a_limit_that_differs_by_house_says_both() -> None:
    limit = TimeLimit(Within(600_000), {"resort": Within(900_000)})

    assert limit_said(limit) == "10 min (resort 15 min)"


def test_a_duration_is_said_in_the_largest_unit_that_is_whole() -> None:
    assert [duration_said(ms) for ms in (90_000, 120_000, 3_600_000, 1_500)] == [
        "90 s",
        "2 min",
        "1 h",
        "1.5 s",
    ]
