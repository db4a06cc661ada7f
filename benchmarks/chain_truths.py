"""Truths planted in thousands of generated chains: how often each is found; and how often noise cries.

    python benchmarks/chain_truths.py            # half an hour
    python benchmarks/chain_truths.py --chains 50

docs/chains.md has the figures of the last run.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from math import sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np

from scoring.chain.control import shift_of, xmr_chart
from scoring.chain.funnel import LEVELS, dispersion_of, funnel_of, kept_by, spread_of
from scoring.chain.overview import overview_of
from scoring.chain.severity import severities_of
from tests.scoring.chain.chains import Truth, a_chain


def main() -> None:
    asked = argparse.ArgumentParser(description="How often planted truths are found, and noise cries.")
    asked.add_argument("--chains", type=int, default=1000)
    chains = asked.parse_args().chains
    start = time.perf_counter()
    noise(chains)
    lenient(chains)
    slipped(chains)
    weak(chains)
    points_beyond(chains)
    trimming(chains)
    print(f"\n{chains} chains each, {time.perf_counter() - start:.0f} s")


def noise(chains: int) -> None:
    """20 branches alike, 12 visits each, 8 inspectors alike."""
    cried: Counter[str] = Counter()
    outside: Counter[float] = Counter()
    for seed in range(chains):
        results = a_chain(Truth(), seed)
        told = overview_of(results)
        cried["branches in more than one group"] += len(told.groups) > 1
        cried["a cell of the heat map"] += bool(told.heat.beyond.any())
        cried["a branch's level changed"] += bool(told.shifted)
        cried["a disappointing branch"] += any(one.named for one in told.loyal)
        for level in LEVELS:
            outside[level] += len(told.funnel.outside(level)) if told.funnel else 0
        found = severities_of(results.score, results.branch, results.inspector, years(results))
        if found:
            cried["an inspector stands out"] += any(one.stands_out for one in found.told)
            cried["an inspector drifts"] += any(one.drifts for one in found.told)
    print("Noise alone: chains in which anything is named, of 100 (stated: at most 5)")
    for name, number in cried.items():
        _line(name, number, chains)
    for level, number in outside.items():
        _line(
            f"branches outside the funnel at {100 * level:g} % (stated {100 - 100 * level:.1f})",
            number,
            chains * 20,
        )


def lenient(chains: int) -> None:
    print("\nAn inspector lenient by so many points, among 8; branches differ by 3")
    for points in (1.0, 2.0, 3.0):
        right = wrong = 0
        for seed in range(chains // 4):
            results = a_chain(Truth(spread=3, lenient={5: points}), seed)
            found = severities_of(results.score, results.branch, results.inspector, years(results))
            named = (
                {results.inspectors[one.inspector] for one in found.told if one.stands_out}
                if found
                else set()
            )
            right += "inspector-5" in named
            wrong += bool(named - {"inspector-5"})
        _line(f"{points:g} points: found", right, chains // 4)
        _line(f"{points:g} points: somebody else named", wrong, chains // 4)


def slipped(chains: int) -> None:
    print("\nOne of 20 branches slips by so many points at its 15th visit of 24")
    for points in (4.0, 6.0, 9.0):
        right = wrong = 0
        for seed in range(chains // 4):
            told = overview_of(a_chain(Truth(spread=3, slipped={4: (14, points)}), seed, visits=24))
            names = [told.results.branches[trend.branch].name for trend in told.shifted]
            right += "Branch 4" in names
            wrong += any(name != "Branch 4" for name in names)
        _line(f"{points:g} points: found", right, chains // 4)
        _line(f"{points:g} points: another named", wrong, chains // 4)


def weak(chains: int) -> None:
    print("\nOne department of one of 20 branches is so many points below")
    for points in (6.0, 10.0, 15.0):
        right = wrong = 0
        for seed in range(chains // 4):
            told = overview_of(a_chain(Truth(weak={(7, "breakfast"): points}), seed))
            place = [branch.name for branch in told.results.branches].index("Branch 7")
            cell = (place, told.heat.names.index("breakfast"))
            right += bool(told.heat.beyond[cell])
            wrong += int(told.heat.beyond.sum()) > int(told.heat.beyond[cell])
        _line(f"{points:g} points: found", right, chains // 4)
        _line(f"{points:g} points: another cell too", wrong, chains // 4)


def points_beyond(chains: int) -> None:
    """A single chart: its points outside three sigma, and its shifts, where nothing changed."""
    print("\nStable charts of one branch, of 100")
    dice = np.random.default_rng(0)
    for n in (6, 8, 12, 24):
        rows = dice.normal(90, 3, (4 * chains, n))
        _line(
            f"{n} visits: a point beyond XmR's limits",
            sum(bool(xmr_chart(r).beyond) for r in rows),
            len(rows),
        )
        _line(
            f"{n} visits: said to have shifted (stated 5)",
            sum(shift_of(r) is not None for r in rows),
            len(rows),
        )


def trimming(chains: int) -> None:
    """Spiegelhalter's φ with and without what trimming takes from a normal scatter."""
    print("\nFunnel of 40 branches that scatter by 2 points beyond chance: outside at 99.8 %, of 100")
    dice = np.random.default_rng(1)
    plain = kept = 0
    for _ in range(chains):
        counted = dice.integers(400, 2400, 40).astype(float)
        truth = np.clip(dice.normal(0.92, 0.02, 40), 0, 1)
        earned = dice.binomial(counted.astype(int), truth).astype(float)
        told = funnel_of(earned, counted)
        assert told is not None
        kept += len(told.outside())
        plain += _outside_without_correction(told.target, told.share, counted)
    _line("φ corrected for trimming, as used (stated 0.2)", kept, 40 * chains)
    _line("φ as published, trimmed at 10 %", plain, 40 * chains)


def _outside_without_correction(target: float, share: np.ndarray, counted: np.ndarray) -> int:
    error = np.sqrt(target * (1 - target) / counted)
    z = (share - target) / error
    spread = spread_of(dispersion_of(z) * kept_by(0.1), error)
    return int((np.abs(z * error / np.sqrt(error**2 + spread**2)) > 3.0902).sum())


def years(results: object) -> np.ndarray:
    return (results.day - results.day.min()).astype(float) / 365.25  # type: ignore[attr-defined]


def _line(name: str, number: int, of: int) -> None:
    share = number / max(1, of)
    print(f"  {name:62} {100 * share:6.2f}  ± {196 * sqrt(share * (1 - share) / max(1, of)):.2f}")


if __name__ == "__main__":
    main()
