"""What was planted in a generated chain is found; where nothing was, no more is found than is stated.

The same at length, over thousands of chains: benchmarks/chain_truths.py.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, hypergeom

from scoring.chain.heat_standards import chances_of, standards_heat_of
from scoring.chain.league import differs
from scoring.chain.overview import overview_of
from scoring.chain.results import Parts, Results
from scoring.chain.severity import severities_of
from tests.scoring.chain.alarms import (
    STATED,
    Cries,
    a_page,
    a_wide_funnel,
    counted,
    some_cells,
    some_charts,
    some_guests,
    some_inspectors,
    some_looks,
    some_maps,
    some_standards,
    some_times,
)
from tests.scoring.chain.chains import Truth, a_chain


def at(results: Results, number: int) -> int:
    """The place of that branch."""
    return [branch.name for branch in results.branches].index(f"Branch {number}")


def test_a_lenient_inspector_is_found_through_branches_that_differ() -> None:
    """Inspector 5 gives 4 points; branches differ by more than that."""
    results = a_chain(Truth(spread=4, lenient={5: 4.0}), 1)

    found = severities_of(results.score, results.branch, results.inspector, np.zeros(len(results)))

    assert found is not None
    named = [results.inspectors[one.inspector] for one in found.told if one.stands_out]
    assert named == ["inspector-5"]


def test_a_branch_that_slipped_in_march_is_found_and_so_is_when() -> None:
    """Branch 4 loses 9 points from its visit of March on; no other branch's level changed."""
    told = overview_of(a_chain(Truth(spread=3, slipped={4: (14, 9.0)}), 5, visits=24))

    [trend] = told.shifted

    assert trend.branch == at(told.results, 4)
    assert trend.shift is not None
    assert str(trend.days[trend.shift.at].astype("datetime64[M]")) == "2026-03"
    assert trend.shift.change < 0


def test_two_branches_that_only_look_different_are_not_told_apart() -> None:
    """All are alike: the best and the worst mean lie points apart by luck, and one group holds all."""
    told = overview_of(a_chain(Truth(), 3, visits=6))
    assert told.means is not None
    assert told.told is not None
    best, worst = int(np.argmax(told.means.mean)), int(np.argmin(told.means.mean))

    assert told.means.mean[best] - told.means.mean[worst] > 2.5
    assert len(told.groups) == 1
    df = told.told.visits - told.told.branches
    assert not differs(best, worst, told.means.mean, told.means.visits, within=told.told.within, df=df)
    assert abs(told.means.shrunk[best] - told.means.shrunk[worst]) < 1.5


def test_a_weak_department_at_one_branch_is_the_one_real_difference() -> None:
    told = overview_of(a_chain(Truth(spread=1, weak={(7, "breakfast"): 20.0}), 4))

    cells = {
        (int(row), told.heat.names[column]) for row, column in zip(*np.nonzero(told.heat.beyond), strict=True)
    }

    assert cells == {(at(told.results, 7), "breakfast")}
    assert told.sides[0].name == "breakfast"


def test_a_standard_that_slipped_at_one_branch_is_the_one_coloured_cell() -> None:
    """Met at one visit in ten by branch 3, nearly always by the nineteen others."""
    assert some_cells(1, slipped=0.1) == [(3, 24)]
    assert not some_cells(1)


def test_a_cell_of_few_visits_says_so_and_what_stands_out_is_shown_first() -> None:
    """All three misses of eight visits fell on the four of one branch: 5 of the 70 ways, for each end."""
    branch = np.array([0, 0, 0, 0, 1, 1, 1, 1, 2, 2], dtype=np.int32)
    met = np.array([[1, 0, 0, 0, 1, 1, 1, 1, 1, 1]]).T * [1.0, 1.0]
    counts = np.ones(met.shape)
    counts[8:, 0] = 0
    heat = standards_heat_of(Parts(("tea", "milk"), met, counts, counts.astype(np.int32)), branch, 3)

    assert heat.chance[0, 0] == pytest.approx(2 * 5 / 70)
    assert heat.few.all()
    assert not heat.beyond.any()
    assert (heat.visits[2, 0], heat.chance[2, 0]) == (0, 1.0)
    assert heat.furthest(1, 2) == ([0], [1, 0])


@pytest.mark.parametrize(
    ("noise", "times"),
    [
        (a_page, 80),
        (partial(a_page, branches=5, visits=4), 60),
        (some_inspectors, 60),
        (some_standards, 8),
        (some_maps, 60),
        (some_looks, 4),
        (some_guests, 40),
        (some_times, 60),
        (a_wide_funnel, 60),
        (some_charts, 100),
    ],
    ids=[
        "pages",
        "few branches",
        "inspectors",
        "standards",
        "maps",
        "looks",
        "guests",
        "times",
        "funnel",
        "charts",
    ],
)
def test_noise_raises_no_more_alarms_than_the_stated_rate(noise: Callable[[int], Cries], times: int) -> None:
    """Were the rate as stated, so many cries would come by chance once in a thousand times."""
    for name, (cried, could) in counted(noise, range(500, 500 + times)).items():
        if name in STATED:
            assert cried <= binom.ppf(0.999, could, STATED[name]), name


@given(st.integers(1, 30), st.integers(1, 120_000), st.data())
def test_the_chances_of_a_cell_are_scipys(number: int, more: int, data: st.DataObject) -> None:
    every = number + more
    of = data.draw(st.integers(0, every))

    theirs = hypergeom.pmf(np.arange(number + 1), every, of, number)

    assert chances_of(number, every, of) == pytest.approx(theirs, rel=1e-6, abs=1e-12)
