"""Groups that cannot be told apart and funnel limits, on published numbers and on noise."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from scoring.chain.funnel import dispersion_of, funnel_of, kept_by, ratio_limits, spread_of
from scoring.chain.league import Group, critical, differs, groups_of
from scoring.chain.variance import components_of, means_of

HARDWOOD = np.array([10.0, 15.667, 17.0, 21.167])
"""Tensile strength at four concentrations, six specimens each; mean square within 6.51 (df 20).
D. Montgomery and G. Runger, Applied Statistics and Probability for Engineers, supplement to chapter 13."""


def test_tukeys_critical_value_is_that_of_montgomery_and_runger() -> None:
    """Table S13-2: critical value 3.96 for four means, so that pairs within 4.125 are not told apart."""
    assert critical(4, 20) * sqrt(2) == pytest.approx(3.96, abs=0.005)
    assert critical(4, 20) * sqrt(6.51 * 2 / 6) == pytest.approx((9.791 - 1.542) / 2, abs=0.01)


def test_hardwood_at_10_and_15_per_cent_cannot_be_told_apart() -> None:
    """The book's finding: all pairs differ but that one."""
    six = np.full(4, 6.0)

    assert groups_of(HARDWOOD, six, 6.51, 20) == [Group((3,)), Group((2, 1)), Group((0,))]
    pairs = [
        (a, b) for a in range(4) for b in range(a) if not differs(a, b, HARDWOOD, six, within=6.51, df=20)
    ]
    assert pairs == [(2, 1)]


def test_bonferronis_bound_takes_over_without_a_step_down() -> None:
    """Beyond 60 branches it asks for a little more, never for less."""
    assert critical(60, 1000) < critical(61, 1000) < critical(60, 1000) * 1.04


def test_branches_that_were_not_visited_stand_in_no_group() -> None:
    means, visits = np.array([90.0, np.nan, 80.0]), np.array([4.0, 0.0, 4.0])

    assert groups_of(means, visits, 4.0, 6) == [Group((0,)), Group((2,))]


def test_noise_alone_makes_one_group_in_19_of_20_chains() -> None:
    """1,000 chains of 12 branches with 4 visits, all alike: at most 5 in 100 are cut, within two errors."""
    dice, branch = np.random.default_rng(60), np.repeat(np.arange(12, dtype=np.int32), 4)
    cut = 0
    for _ in range(1000):
        scores = dice.normal(92, 3, 48)
        told = components_of(scores, branch)
        assert told is not None
        means = means_of(scores, branch, 12, told)
        cut += len(groups_of(means.mean, means.visits, told.within, told.visits - told.branches)) > 1

    assert cut / 1000 <= 0.05 + 2 * sqrt(0.05 * 0.95 / 1000)


@pytest.mark.parametrize(
    ("expected", "low95", "high95", "low998", "high998"),
    [
        (15, 0.5596924, 1.649348, 0.3862650, 2.082907),
        (20, 0.6108259, 1.544419, 0.4479107, 1.902094),
        (30, 0.6746958, 1.427562, 0.5289724, 1.702771),
    ],
)
def test_limits_of_ratios_are_those_of_funnelplotr(
    expected: float, low95: float, high95: float, low998: float, high998: float
) -> None:
    """R's FunnelPlotR, tests/testthat/test-poisson_limits.R."""
    wide = ratio_limits(np.array([expected], dtype=float), 0.95)
    wider = ratio_limits(np.array([expected], dtype=float), 0.998)

    assert np.ravel(wide) == pytest.approx([low95, high95], rel=1e-6)
    assert np.ravel(wider) == pytest.approx([low998, high998], rel=1e-6)


def test_a_funnel_without_further_scatter_has_the_limits_of_the_binomial() -> None:
    """Spiegelhalter 2005: π₀ ± z √(π₀(1 − π₀) ⁄ n), cut at 0 and 1. Ten branches of 100 with 90 met each."""
    told = funnel_of(np.full(10, 90.0), np.full(10, 100.0))

    assert told is not None
    assert (told.target, told.spread) == (0.9, 0.0)
    low, high = told.limits(np.array([100.0, 4.0]), 0.95)
    assert low == pytest.approx([0.9 - 1.959964 * 0.03, 0.9 - 1.959964 * 0.15], abs=1e-6)
    assert high == pytest.approx([0.9 + 1.959964 * 0.03, 1.0], abs=1e-6)
    assert told.outside() == []


def test_a_spread_is_such_that_what_is_left_scatters_as_chance_does() -> None:
    """Of 20,000 branches of unequal size, 2 points of true scatter are given back; of none, none."""
    dice = np.random.default_rng(2)
    error = dice.uniform(0.004, 0.02, 20_000)

    assert spread_of(dice.normal(0, np.sqrt(error**2 + 0.02**2)), error) == pytest.approx(0.02, rel=0.03)
    assert spread_of(dice.normal(0, 0.9 * error), error) == 0


def test_what_trimming_takes_from_a_normal_scatter_is_given_back() -> None:
    """Brought in at both tenths, a normal variance of 1 keeps 0.66; over 40,000 values φ is 1 again."""
    z = np.random.default_rng(3).normal(0, 1, 40_000)

    assert kept_by(0.1) == pytest.approx(
        float(np.mean(np.clip(z, *np.quantile(z, [0.1, 0.9])) ** 2)), abs=0.01
    )
    assert dispersion_of(z) == pytest.approx(1, abs=0.03)
    assert kept_by(0.0) == 1


def test_one_branch_far_below_lies_outside_and_widens_the_limits_for_nobody_else() -> None:
    """39 branches that scatter by 1.5 points beyond chance, and one at 80: it alone is outside at 99.8."""
    dice = np.random.default_rng(4)
    counted = dice.integers(400, 2400, 40).astype(float)
    truth = np.clip(dice.normal(0.93, 0.015, 40), 0, 1)
    truth[11] = 0.80
    told = funnel_of(dice.binomial(counted.astype(int), truth).astype(float), counted)

    assert told is not None
    assert told.outside() == [11]
    assert told.dispersion > 1
