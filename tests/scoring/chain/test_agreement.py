"""Kappa, AC1 and alpha on published tables, and standards that nobody agrees on."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.chain.agreement import (
    Look,
    agreement_of,
    cohen_kappa,
    disputed,
    gwet_ac1,
    krippendorff_alpha,
    table_of,
)

GAP = np.nan


def raters(table: list[list[int]]) -> np.ndarray:
    """Two rows of answers from a table of how often one said i and the other j."""
    cells = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return np.array(cells, dtype=float).T


def test_kappa_and_its_error_are_those_of_sas() -> None:
    """statsmodels/stats/tests/test_inter_rater.py, checked there against SAS: κ .4842, error .1380."""
    kappa, error = cohen_kappa(*raters([[0, 4, 1], [0, 8, 0], [0, 1, 5]]))

    assert (kappa, error) == pytest.approx((0.4842, 0.1380), abs=5e-5)


def test_the_abstractors_have_the_coefficients_of_irrcac() -> None:
    """R's irrCAC, vignette “overview”: κ 0.7964, AC1 0.8493 ± 0.0432 (0.764 to 0.935), α 0.7973."""
    table = raters([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
    told = agreement_of(table)
    ac1 = gwet_ac1(table)

    assert told is not None
    assert ac1 is not None
    assert told.raw == pytest.approx(0.89)
    assert told.kappa == pytest.approx(0.7964094, abs=5e-8)
    assert ac1[:2] == pytest.approx((0.8493305, 0.04321747), abs=3e-4)
    assert ac1[0] == pytest.approx(0.8493305, abs=5e-8)
    assert ac1[2] == pytest.approx((0.764, 0.935), abs=1e-3)
    assert told.alpha == pytest.approx(0.7972585, abs=5e-8)


def test_four_raters_with_gaps_have_gwets_ac1() -> None:
    """K. Gwet's own example of twelve units and four raters, with gaps (irrCAC's cac.raw4raters)."""
    table = np.array(
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, GAP, GAP, GAP],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, GAP, GAP],
            [GAP, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, GAP],
        ]
    )
    told = gwet_ac1(table)

    assert told is not None
    assert told[0] == pytest.approx(0.77544, abs=5e-6)
    assert told[1] == pytest.approx(0.14295, abs=5e-6)


def test_krippendorffs_own_example_has_his_alpha() -> None:
    """Three coders, fifteen units, gaps: .691358 (Wikipedia and fast-krippendorff)."""
    table = np.array(
        [
            [GAP, GAP, GAP, GAP, GAP, 3, 4, 1, 2, 1, 1, 3, 3, GAP, 3],
            [1, GAP, 2, 1, 3, 3, 4, 3, GAP, GAP, GAP, GAP, GAP, GAP, GAP],
            [GAP, GAP, 2, 1, 3, 4, 4, GAP, 2, 1, 1, 3, 3, GAP, 4],
        ]
    )

    assert krippendorff_alpha(table) == pytest.approx(0.691358, abs=5e-7)


def test_where_nearly_all_is_met_kappa_falls_and_ac1_does_not() -> None:
    """The trap of hotel checklists: 118 both met, 7 differ. Agreement .944, κ −.0234, AC1 .9408."""
    told = agreement_of(raters([[118, 5], [2, 0]]))

    assert told is not None
    assert told.raw == pytest.approx(0.944)
    assert told.kappa == pytest.approx(-0.0234, abs=5e-5)
    assert told.ac1 == pytest.approx(0.9408, abs=5e-5)


def test_where_all_agree_on_one_answer_kappa_and_alpha_are_not_told() -> None:
    """No coefficient of chance can be worked out; that they agreed is told all the same."""
    told = agreement_of(np.ones((2, 10)))

    assert told is not None
    assert (told.raw, told.kappa, told.alpha, told.ac1) == (1.0, None, None, 1.0)


def test_who_answered_alone_makes_no_pair() -> None:
    assert agreement_of(np.array([[1, GAP], [GAP, 0.0]])) is None


def looks(agreeing: float, standards: int, occasions: int, seed: int) -> list[Look]:
    """Two inspectors side by side; each reads what is there rightly with that chance."""
    dice = np.random.default_rng(seed)
    found = []
    for standard in range(standards):
        truth = dice.random(occasions) < 0.8
        for who in ("one", "other"):
            right = dice.random(occasions) < agreeing
            found += [
                Look(f"visit-{at}", f"bar.s{standard}", who, bool(truth[at] == right[at]))
                for at in range(occasions)
            ]
    return found


def test_the_one_standard_nobody_agrees_on_is_named_and_no_other() -> None:
    """39 standards read alike in 98 of 100, one by the toss of a coin, on 60 joint visits."""
    clear = looks(0.98, 39, 60, 8)
    muddled = [
        Look(look.occasion, "bar.welcome_is_warm", look.inspector, look.met) for look in looks(0.5, 1, 60, 9)
    ]

    assert [one.standard for one in disputed([*clear, *muddled])] == ["bar.welcome_is_warm"]


def test_of_standards_seen_side_by_side_too_rarely_nothing_is_said() -> None:
    assert disputed(looks(0.5, 5, 4, 10)) == []


def test_a_table_has_a_row_an_inspector_and_a_gap_where_one_did_not_answer() -> None:
    table = table_of(
        [
            Look("a", "bar.x", "one", met=True),
            Look("a", "bar.x", "other", met=False),
            Look("b", "bar.x", "one", met=True),
        ]
    )

    assert np.array_equal(table, [[1, 1], [0, GAP]], equal_nan=True)
