"""Intervals and design effects against published figures, statsmodels, and what must always hold."""

from __future__ import annotations

import random
from math import comb

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from scoring.sure_interval import Range, chance_over, clustering_of, icc_of, wilson

SHARES = st.floats(0, 1)
NUMBERS = st.floats(1, 5_000)


@pytest.mark.parametrize(
    ("met", "counted", "low", "high"),
    [
        # R. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3: four decimals
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # the R package binom, as statsmodels tests itself against it
        (18, 20, 0.6989663548, 0.9721335188),
        (4, 20, 0.0806576626, 0.4160174323),
        (30, 30, 0.8864866, 1.0),
        (0, 30, 0.0, 0.1135134),
    ],
)
def test_wilson_gives_the_published_intervals(met: int, counted: int, low: float, high: float) -> None:
    """To the decimals in print."""
    found = wilson(met / counted, counted)

    assert (found.low / 100, found.high / 100) == pytest.approx((low, high), abs=5e-5)


def test_agresti_and_coull_add_two_of_each_to_come_near_wilson() -> None:
    """A. Agresti and B. Coull, The American Statistician 52 (1998): the middle is (x + 2) ⁄ (n + 4)."""
    found = wilson(18 / 20, 20)

    middle = (found.low + found.high) / 200
    assert middle == pytest.approx((18 + 2) / (20 + 4), abs=0.003)


@given(SHARES, NUMBERS)
def test_wilson_is_that_of_statsmodels_for_numbers_that_are_not_whole_too(share: float, n: float) -> None:
    """Effective numbers seldom are whole."""
    found = wilson(share, n)

    low, high = proportion_confint(share * n, n, method="wilson")
    assert (found.low, found.high) == pytest.approx((100 * low, 100 * high), abs=1e-6)


@given(SHARES, NUMBERS)
def test_an_interval_holds_its_share_and_stays_within_0_and_100(share: float, n: float) -> None:
    """At both ends too."""
    found = wilson(share, n)

    assert 0 <= found.low <= 100 * share + 1e-9
    assert 100 * share - 1e-9 <= found.high <= 100


@given(st.floats(0.01, 0.99), st.floats(2, 5_000))
def test_the_chance_of_a_bar_agrees_with_the_interval(share: float, n: float) -> None:
    """A bar at its lower end is reached with 97.5 per cent, one at its upper with 2.5."""
    found = wilson(share, n)

    assert chance_over(share, n, found.low / 100) == pytest.approx(0.975, abs=1e-6)
    assert chance_over(share, n, found.high / 100) == pytest.approx(0.025, abs=1e-6)


@given(SHARES, NUMBERS, SHARES, SHARES)
@example(share=0.0, n=2.0, one=5e-324, other=0.0)
def test_a_higher_bar_is_never_likelier(share: float, n: float, one: float, other: float) -> None:
    """Whatever was seen."""
    lower, higher = sorted((one, other))

    assert chance_over(share, n, lower) >= chance_over(share, n, higher) - 1e-12


def test_bars_at_the_ends_are_certain_or_beyond_reach() -> None:
    """Nobody is below 0; only who met everything may be at 100."""
    assert chance_over(0.4, 10, 0) == 1
    assert chance_over(0.99, 10, 1) == 0
    assert chance_over(1.0, 10, 1) == 0.5


SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
DYESTUFF = (
    (1545, 1440, 1440, 1520, 1580),
    (1540, 1555, 1490, 1560, 1495),
    (1595, 1550, 1605, 1510, 1560),
    (1445, 1440, 1595, 1465, 1545),
    (1595, 1630, 1515, 1635, 1625),
    (1520, 1455, 1450, 1480, 1445),
)


@pytest.mark.parametrize(
    ("groups", "published"),
    [
        (SHROUT_FLEISS, 0.1657),  # ICC(1,1), Psychological Bulletin 86 (1979), 420–428
        (DYESTUFF, 1764.05 / (1764.05 + 2451.25)),  # Davies' dyestuff, variances as lme4 prints them
    ],
)
def test_how_alike_groups_are_is_as_published(groups: tuple[tuple[int, ...], ...], published: float) -> None:
    """The one-way estimate."""
    assert icc_of(groups) == pytest.approx(published, abs=5e-5)


def test_how_alike_groups_of_different_sizes_are_by_hand() -> None:
    """Groups 1 1 1 0 and 0 0: between 3⁄4, within 3⁄16, mean size (6 − 20⁄6) ⁄ 1 = 8⁄3."""
    between, within, size = 3 / 4, 3 / 16, 8 / 3

    assert icc_of(((1, 1, 1, 0), (0, 0))) == pytest.approx(
        (between - within) / (between + (size - 1) * within)
    )


@pytest.mark.parametrize("groups", [[], [[1, 0, 1]], [[1], [0], [1]]])
def test_where_it_cannot_be_told_how_alike_groups_are_nothing_is_told(groups: list[list[int]]) -> None:
    """One group has nothing to be compared with, groups of one nothing inside."""
    assert icc_of(groups) is None


def test_groups_that_differ_inside_more_than_between_count_as_not_alike() -> None:
    """An estimate below 0 makes no interval narrower."""
    assert icc_of([[0, 1], [1, 0], [0, 1]]) == 0
    assert icc_of([[1, 1], [1, 1]]) == 0


def test_equal_standards_in_equal_departments_have_kishs_textbook_effect() -> None:
    """1 + (m − 1) · ICC: wholly alike, four departments of five tell as much as four standards."""
    values = [1.0] * 10 + [0.0] * 10
    found = clustering_of(values, [1.0] * 20, [f"d{place // 5}" for place in range(20)])

    assert found.icc == pytest.approx(1)
    assert (found.effect, found.effective) == pytest.approx((5, 4))


def test_weights_alone_have_kishs_effect_of_weighting() -> None:
    """n Σw² ⁄ (Σw)²: weights 1, 1, 1, 3 of single standards are worth 36⁄12 = 3 equal ones."""
    found = clustering_of([1.0, 0.0, 1.0, 1.0], [1.0, 1.0, 1.0, 3.0], ["a", "b", "c", "d"])

    assert found.icc is None
    assert found.effective == pytest.approx(3)


def test_the_size_of_clusters_is_weighed() -> None:
    """b = Σ(Σw)² ⁄ Σw²: departments of weights 2 + 1 and 1 + 1 give (9 + 4) ⁄ 7."""
    values, weights = [1.0, 1.0, 0.0, 0.0], [2.0, 1.0, 1.0, 1.0]
    found = clustering_of(values, weights, ["a", "a", "b", "b"])

    weighting = 4 * 7 / 25
    assert found.effect == pytest.approx(weighting * (1 + (13 / 7 - 1) * 1))


@given(st.lists(st.tuples(SHARES, st.floats(0.1, 5), st.sampled_from("abc")), min_size=1, max_size=40))
def test_clustered_standards_never_tell_more_than_independent_ones(
    rows: list[tuple[float, float, str]],
) -> None:
    """Nor less than a single one."""
    values, weights, clusters = zip(*rows, strict=True)
    found = clustering_of(values, weights, clusters)

    assert 1 - 1e-9 <= found.effective <= len(rows) + 1e-9


def test_the_interval_holds_the_truth_19_times_in_20() -> None:
    """Summed exactly over what fifty independent standards can show, on average over true shares."""
    truths = [place / 100 for place in range(50, 100)]
    held = [
        sum(
            comb(50, met) * truth**met * (1 - truth) ** (50 - met)
            for met in range(51)
            if _holds(met, 50, truth)
        )
        for truth in truths
    ]

    assert sum(held) / len(held) == pytest.approx(0.95, abs=0.01)


def test_with_departments_alike_it_still_does_and_without_the_design_effect_it_would_not() -> None:
    """Made hotels: 20 departments of 10 standards, each department with a day of its own (ICC 0.2)."""
    chance = random.Random(60)  # noqa: S311 - a simulation
    naive = honest = 0
    for _ in range(600):
        days = [chance.betavariate(0.85 * 4, 0.15 * 4) for _ in range(20)]  # a + b = 1 ⁄ ICC − 1
        values = [float(chance.random() < day) for day in days for _ in range(10)]
        found = clustering_of(values, [1.0] * 200, [f"d{place // 10}" for place in range(200)])
        share = sum(values) / 200
        honest += _within(wilson(share, found.effective), 85)
        naive += _within(wilson(share, 200), 85)

    assert honest / 600 > 0.91
    assert naive / 600 < 0.80


def _holds(met: int, counted: int, truth: float) -> bool:
    return _within(wilson(met / counted, counted), 100 * truth)


def _within(found: Range, score: float) -> bool:
    return found.low <= score <= found.high
