"""What was planted in a generated chain is found; where nothing was, no more is found than is stated.

The same at length, over thousands of chains: benchmarks/chain_truths.py.
"""

from __future__ import annotations

from math import sqrt

import numpy as np

from scoring.chain.league import differs
from scoring.chain.overview import Overview, overview_of
from scoring.chain.results import Results
from scoring.chain.severity import severities_of
from tests.scoring.chain.chains import Truth, a_chain

CHAINS = 60


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
    told = overview_of(a_chain(Truth(spread=3, slipped={4: (14, 9.0)}), 2, visits=24))

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


def test_noise_raises_no_more_alarms_than_the_stated_rate() -> None:
    """60 chains without any truth: each kind of finding in at most 5 of 100 chains, within two errors."""
    alarms = {"groups": 0, "heat": 0, "shifts": 0, "disappointing": 0}
    outside = branches = 0
    for seed in range(CHAINS):
        told = overview_of(a_chain(Truth(), 500 + seed, branches=15, visits=8))
        for name, cried in _alarms(told).items():
            alarms[name] += cried
        assert told.funnel is not None
        outside += len(told.funnel.outside())
        branches += 15

    at_most = 0.05 + 2 * sqrt(0.05 * 0.95 / CHAINS)
    assert all(number / CHAINS <= at_most for number in alarms.values()), alarms
    assert outside / branches <= 0.002 + 2 * sqrt(0.002 / branches)


def _alarms(told: Overview) -> dict[str, bool]:
    return {
        "groups": len(told.groups) > 1,
        "heat": bool(told.heat.beyond.any()),
        "shifts": bool(told.shifted),
        "disappointing": any(one.named for one in told.loyal),
    }
