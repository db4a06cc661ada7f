"""Control charts on the textbooks' numbers, and what they say of noise."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.chain.control import (
    laney_chart,
    moving_range,
    mr_chart,
    p_chart,
    shift_of,
    u_chart,
    xmr_chart,
)

JUICE = np.array([12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6], dtype=float)  # fmt: skip  # noqa: E501 - as the book prints it
"""Orange juice cans that leak, of 50: D. Montgomery, Statistical Quality Control, example 7.1; R's qcc."""
LOANS = np.array([310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304], dtype=float)  # fmt: skip  # noqa: E501 - the same
"""Cost of a mortgage loan a week: the same book, example 6.5."""
SHIPMENTS = np.array([2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4], dtype=float)
"""Errors in 50 shipments a week: the same, example 7.4."""
CLOTH = (
    np.array([14, 12, 20, 11, 7, 10, 21, 16, 19, 23], dtype=float),
    np.array([10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5]),
)
"""Faults in rolls of dyed cloth of unequal length: the same, example 7.5."""


def test_the_juice_has_the_limits_of_the_book_and_two_samples_outside() -> None:
    chart = p_chart(JUICE, np.full(30, 50.0))

    assert chart.centre[0] == pytest.approx(0.231333, abs=1e-6)
    assert (chart.low[0], chart.high[0]) == pytest.approx((0.052428, 0.410239), abs=1e-6)
    assert [at + 1 for at in chart.beyond] == [15, 23]


def test_without_those_two_the_limits_are_the_books_revised_ones() -> None:
    kept = np.delete(JUICE, [14, 22])
    chart = p_chart(kept, np.full(28, 50.0))

    assert (chart.centre[0], chart.low[0], chart.high[0]) == pytest.approx((0.215, 0.0407028, 0.3892972))


def test_the_loans_have_the_limits_of_the_book() -> None:
    """Centre 300.5, mean range 7.79, limits 279.78 and 321.22; ranges up to 25.45."""
    chart, ranges = xmr_chart(LOANS), mr_chart(LOANS)

    assert moving_range(LOANS) == pytest.approx(7.79, abs=0.005)
    assert chart.centre[0] == pytest.approx(300.5)
    assert (chart.low[0], chart.high[0]) == pytest.approx((279.78, 321.22), abs=0.01)
    assert ranges.high[0] == pytest.approx(25.45, abs=0.01)
    assert chart.beyond == ranges.beyond == []


def test_the_shipments_have_the_limits_of_the_book() -> None:
    """ū 0.0740, upper limit 0.1894, lower 0."""
    chart = u_chart(SHIPMENTS, np.full(20, 50.0))

    assert (chart.centre[0], chart.low[0], chart.high[0]) == pytest.approx((0.0740, 0.0, 0.1894), abs=5e-5)


def test_rolls_of_unequal_length_have_limits_of_their_own() -> None:
    """ū 1.42; for a roll of ten units 0.29 to 2.55, for one of thirteen 0.43 to 2.41."""
    chart = u_chart(*CLOTH)

    assert chart.centre[0] == pytest.approx(1.42, abs=0.005)
    assert (chart.low[0], chart.high[0]) == pytest.approx((0.29, 2.55), abs=0.006)
    assert (chart.low[2], chart.high[2]) == pytest.approx((0.43, 2.41), abs=0.006)


def test_laneys_limits_are_those_of_the_p_chart_times_the_scatter_of_z() -> None:
    """The definition, on the juice: σz is the mean range of z over 1.128, and limits stretch by it."""
    fifty = np.full(30, 50.0)
    plain, laney = p_chart(JUICE, fifty), laney_chart(JUICE, fifty)

    z = (JUICE / 50 - plain.centre) / np.sqrt(plain.centre * (1 - plain.centre) / 50)
    assert laney.sigma_z == pytest.approx(np.abs(np.diff(z)).mean() / 1.128)
    assert laney.high - laney.centre == pytest.approx((plain.high - plain.centre) * laney.sigma_z)


def test_laney_forgives_a_scatter_that_large_numbers_make_look_alarming() -> None:
    """50,000 standards a month and a share that moves by half a point: the p chart cries, p′ does not."""
    dice = np.random.default_rng(5)
    counted = np.full(24, 50_000.0)
    met = dice.binomial(50_000, dice.normal(0.93, 0.005, 24)).astype(float)

    assert len(p_chart(met, counted).beyond) >= 5
    assert laney_chart(met, counted).beyond == []


def test_all_met_every_month_is_a_flat_line_and_no_alarm() -> None:
    chart = laney_chart(np.full(8, 40.0), np.full(8, 40.0))

    assert (chart.beyond, chart.sigma_z) == ([], 1.0)


def test_a_change_of_level_is_found_where_it_was_made() -> None:
    """Twelve visits at 92, then twelve at 86, give or take 2."""
    dice = np.random.default_rng(6)
    values = np.concatenate([dice.normal(92, 2, 12), dice.normal(86, 2, 12)])

    found = shift_of(values)

    assert found is not None
    assert found.at == 12
    assert found.change == pytest.approx(-6, abs=1.5)


def test_noise_shifts_in_fewer_than_one_of_twenty_charts() -> None:
    """4,000 stable charts of each length: never more than 5 in 100 are said to have shifted."""
    dice = np.random.default_rng(7)
    for n in (6, 8, 12, 24):
        cried = sum(shift_of(row) is not None for row in dice.normal(90, 3, (2000, n)))

        assert cried / 2000 <= 0.05, n


def test_a_flat_line_never_shifts_and_a_single_step_always_does() -> None:
    assert shift_of(np.full(12, 90.0)) is None
    stepped = shift_of(np.array([90.0] * 6 + [80.0] * 6))
    assert stepped is not None
    assert (stepped.at, stepped.before, stepped.after) == (6, 90, 80)


def test_of_five_points_nothing_is_said() -> None:
    assert shift_of(np.array([90.0, 90.1, 60.0, 60.1, 60.0])) is None
