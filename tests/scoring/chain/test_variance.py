"""Variance components, ICC, the consistency index and shrunken means, on published numbers."""

from __future__ import annotations

from math import pi, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.chain.loyal import disappointments
from scoring.chain.variance import components_of, means_of

DYESTUFF = {
    "A": (1545, 1440, 1440, 1520, 1580),
    "B": (1540, 1555, 1490, 1560, 1495),
    "C": (1595, 1550, 1605, 1510, 1560),
    "D": (1445, 1440, 1595, 1465, 1545),
    "E": (1595, 1630, 1515, 1635, 1625),
    "F": (1520, 1455, 1450, 1480, 1445),
}
"""The yields of six batches of dyestuff: O. Davies and P. Goldsmith, 1972; dataset of R's lme4."""
JUDGES = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
"""Six targets, four judges: P. Shrout and J. Fleiss, 1979, table 2."""


def columns(groups: object) -> tuple[np.ndarray, np.ndarray]:
    """Scores and the place of each one's group."""
    listed = list(groups)  # type: ignore[call-overload]
    scores = np.array([value for group in listed for value in group], dtype=float)
    return scores, np.array([at for at, group in enumerate(listed) for _ in group], dtype=np.int32)


def test_dyestuff_has_the_components_that_lme4_publishes() -> None:
    """lme4, tests/testthat/test-lmer.R: between 1764.05, residual 49.5101² on a mean of 1527.5."""
    told = components_of(*columns(DYESTUFF.values()))

    assert told is not None
    assert (told.branches, told.visits, told.size) == (6, 30, 5)
    assert told.mean == pytest.approx(1527.5)
    assert told.between == pytest.approx(1764.05, abs=0.005)
    assert sqrt(told.within) == pytest.approx(49.5101, abs=5e-5)
    assert told.icc == pytest.approx(0.41849, abs=5e-6)


def test_dyestuff_means_are_shrunken_as_published() -> None:
    """The best linear predictions of the six batches, and the reliability of a batch's mean."""
    scores, batch = columns(DYESTUFF.values())
    told = components_of(scores, batch)
    assert told is not None

    means = means_of(scores, batch, 6, told)

    assert means.shrunk == pytest.approx(
        [1509.893, 1527.891, 1556.062, 1504.416, 1584.233, 1482.505], abs=6e-4
    )
    assert means.reliability == pytest.approx([0.78253] * 6, abs=5e-6)


def test_the_judges_have_the_icc_and_limits_of_shrout_and_fleiss() -> None:
    """ICC(1,1) .1657, from −.13 to .72; a limit below 0 is told as 0."""
    told = components_of(*columns(JUDGES))

    assert told is not None
    assert told.icc == pytest.approx(0.1657, abs=5e-5)
    assert told.icc_range.low == 0
    assert told.icc_range.high == pytest.approx(72, abs=0.5)


def test_the_consistency_index_is_100_less_what_two_branches_differ_by() -> None:
    """The mean difference of two normal values is 2 ⁄ √π of their standard deviation."""
    told = components_of(*columns(DYESTUFF.values()))
    assert told is not None

    assert told.apart == pytest.approx(2 / sqrt(pi) * sqrt(1764.05))
    assert told.apart_range.low < told.apart < told.apart_range.high
    small = components_of(*columns([[90, 92], [91, 89], [95, 96]]))
    assert small is not None
    assert small.consistency == pytest.approx(100 - small.apart)
    assert small.consistency_range.low <= small.consistency <= small.consistency_range.high


def test_the_limits_of_the_index_hold_as_often_as_they_say() -> None:
    """Of 400 chains of 10 branches, 4 visits each, at least 93 in 100 have the truth within the limits."""
    dice, held = np.random.default_rng(60), 0
    for _ in range(400):
        truth = dice.normal(90, 3, 10)
        scores = (truth[:, None] + dice.normal(0, 4, (10, 4))).ravel()
        told = components_of(scores, np.repeat(np.arange(10, dtype=np.int32), 4))
        assert told is not None
        held += told.between_range.low <= 9 <= told.between_range.high

    assert held >= 372


@pytest.mark.parametrize(
    "groups", [[[1], [2], [3]], [[1, 2], [3, 4]], [[], [], []]], ids=["one each", "two branches", "none"]
)
def test_of_too_few_visits_nothing_is_told(groups: list[list[float]]) -> None:
    assert components_of(*columns(groups)) is None


def test_what_was_not_counted_is_no_visit() -> None:
    """NaN is no score of 0."""
    scores, batch = columns(DYESTUFF.values())
    with_gaps = np.append(scores, [np.nan, np.nan])

    assert components_of(with_gaps, np.append(batch, [0, 5]).astype(np.int32)) == components_of(scores, batch)


@settings(max_examples=50)
@given(
    st.lists(st.lists(st.floats(0, 100), min_size=1, max_size=5), min_size=3, max_size=8).filter(
        lambda groups: sum(map(len, groups)) - len(groups) >= 3
    )
)
def test_a_shrunken_mean_lies_between_the_branch_and_the_chain(groups: list[list[float]]) -> None:
    scores, branch = columns(groups)
    told = components_of(scores, branch)
    assert told is not None

    means = means_of(scores, branch, len(groups), told)

    slack = 1e-9
    low, high = np.minimum(means.mean, told.mean) - slack, np.maximum(means.mean, told.mean) + slack
    assert ((low <= means.shrunk) & (means.shrunk <= high)).all()
    assert 0 <= told.icc <= 1
    assert told.icc_range.low <= told.icc_range.high


def test_the_branch_far_below_disappoints_and_no_other() -> None:
    """Eleven branches at 92 and one at 80: of stays there, most are of the chain's worst tenth."""
    dice = np.random.default_rng(1)
    truth = np.full(12, 92.0)
    truth[7] = 80
    scores = (truth[:, None] + dice.normal(0, 2, (12, 6))).ravel()
    branch = np.repeat(np.arange(12, dtype=np.int32), 6)
    told = components_of(scores, branch)
    assert told is not None

    found = disappointments(told, means_of(scores, branch, 12, told))

    assert [one.branch for one in found if one.named] == [7]
    assert found[0].low < found[0].chance < found[0].high


def test_where_all_branches_are_alike_no_branch_disappoints() -> None:
    dice = np.random.default_rng(2)
    scores, branch = dice.normal(92, 2, 72), np.repeat(np.arange(12, dtype=np.int32), 6)
    told = components_of(scores, branch)
    assert told is not None

    assert not any(one.named for one in disappointments(told, means_of(scores, branch, 12, told)))
