"""A set of branches beside all others and a period beside another, on published numbers."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.chain.courses import chart_of, looks_of
from scoring.chain.peers import beside, paired, since, welch
from scoring.chain.results import Parts
from tests.scoring.chain.chains import Truth, a_chain

SLEEP = (
    np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]),
    np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]),
)
"""Hours of sleep that two drugs gave ten patients: "Student", Biometrika 6 (1908); R's `sleep`."""


def test_sleep_has_the_interval_and_the_chance_that_r_gives_for_two_groups() -> None:
    """R: t.test(extra ~ group, sleep): t −1.8608, df 17.776, p 0.07939, −3.3654832 to 0.2054832."""
    assert welch(*SLEEP) == pytest.approx((-1.58, -3.3654832, 0.2054832, 0.07939), abs=5e-6)


def test_sleep_has_the_interval_and_the_chance_that_r_gives_for_the_same_patients() -> None:
    """R, paired: t −4.0621, df 9, p 0.002833, −2.4598858 to −0.7001142."""
    assert paired(SLEEP[0] - SLEEP[1]) == pytest.approx((-1.58, -2.4598858, -0.7001142, 0.002833), abs=5e-7)


def test_a_set_that_is_weak_in_one_department_is_told_apart_there() -> None:
    weak = {(branch, "breakfast"): 12.0 for branch in range(6)}
    results = a_chain(Truth(spread=1, weak=weak), 3)
    chosen = results.branch < 6

    whole, first, *rest = beside(results.where(chosen), results.where(~chosen))

    assert (whole.name, whole.branches, whole.others) == ("", 6, 14)
    assert first.name == "breakfast"
    assert first.beyond
    assert first.low < -12 < first.high
    assert not any(one.beyond for one in rest)


def test_a_period_in_which_a_department_fell_is_told_apart_there() -> None:
    results = a_chain(Truth(), 4)
    after = results.day >= np.datetime64("2025-07-15")
    results.departments.earned[after, 2] -= 2  # of 24

    _, first, *rest = since(results, ~after, after)

    assert (first.name, first.beyond, first.branches) == ("rooms", True, 20)
    assert first.points == pytest.approx(-100 * 2 / 24, abs=2)
    assert not any(one.beyond for one in rest)


def test_two_branches_on_a_side_are_too_few() -> None:
    results = a_chain(Truth(), 5, branches=5)

    assert beside(results.where(results.branch < 2), results.where(results.branch >= 2)) == []


def test_of_noise_a_set_differs_in_one_chain_of_twenty() -> None:
    """300 chains: the total, and any department, each at most 5 in 100 within two errors."""
    whole = parts = 0
    for seed in range(300):
        results = a_chain(Truth(), seed, visits=4)
        first, *rest = beside(results.where(results.branch < 7), results.where(results.branch >= 7))
        whole += first.beyond
        parts += any(one.beyond for one in rest)

    assert max(whole, parts) / 300 <= 0.05 + 2 * (0.05 * 0.95 / 300) ** 0.5


def test_misses_in_unequal_looks_have_the_limits_of_the_book() -> None:
    """Faults in rolls of cloth of unequal length (Montgomery, example 7.5), as misses of looks: ū 1.42."""
    faults = np.array([14, 12, 20, 11, 7, 10, 21, 16, 19, 23], dtype=float)
    looks = 100 * np.array([10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5])

    chart = chart_of("u", looks - faults, looks)

    assert chart.centre[0] == pytest.approx(1.42, abs=0.005)
    assert (chart.low[0], chart.high[0]) == pytest.approx((0.29, 2.55), abs=0.006)
    assert (chart.low[2], chart.high[2]) == pytest.approx((0.43, 2.41), abs=0.006)


def test_looks_are_added_up_by_place_and_shares_go_by_weight() -> None:
    earned, weight = np.array([[3.0], [1.0], [2.0]]), np.array([[4.0], [4.0], [2.0]])
    parts = Parts(("bar",), earned, weight, np.array([[8], [8], [10]], dtype=np.int32))

    met, counted = looks_of(parts, np.array([0, 0, 1]))

    assert (met.tolist(), counted.tolist()) == ([8.0, 10.0], [16.0, 10.0])
    assert chart_of("p", met, counted).values.tolist() == [50.0, 100.0]
