"""Truths planted in thousands of generated chains: how often each is found; and how often noise cries.

    python benchmarks/chain_truths.py            # 1,000 chains of each kind: ten minutes of one core
    python benchmarks/chain_truths.py --chains 50

docs/chains.md has the figures of the last run.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from math import sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np

from scoring.chain.overview import overview_of
from scoring.chain.severity import severities_of
from scoring.sure_interval import wilson
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


def main() -> None:
    asked = argparse.ArgumentParser(description="How often planted truths are found, and noise cries.")
    asked.add_argument("--chains", type=int, default=1000)
    chains = asked.parse_args().chains
    start = time.perf_counter()
    noise(chains)
    lenient(chains)
    slipped(chains)
    weak(chains)
    missed(chains)
    print(f"\n{chains} chains each, {time.perf_counter() - start:.0f} s")


def noise(chains: int) -> None:
    """Every alarm over chains of which nothing is true, large and small, beside the rate that is stated."""
    for title, made in NOISE.items():
        print(f"\n{title}")
        for name, (cried, could) in counted(made, range(chains)).items():
            share, stated = cried / could, STATED.get(name)
            where = wilson(share, could)
            told = "" if stated is None else f"at most {100 * stated:g}"
            over = "  OVER" if stated is not None and where.low > 100 * stated else ""
            figure = f"{100 * share:6.2f}  {where.low:5.2f} to {where.high:5.2f}"
            print(f"  {name:60} {figure}  {told}{over}", flush=True)


NOISE: dict[str, Callable[[int], Cries]] = {
    "20 branches, 12 visits each": a_page,
    "5 branches, 4 visits each": partial(a_page, branches=5, visits=4),
    "60 branches, 6 visits each": partial(a_page, branches=60, visits=6),
    "8 inspectors at 20 branches": some_inspectors,
    "8 inspectors at 8 branches, 6 visits each": partial(some_inspectors, branches=8, visits=6),
    "30 standards, 20 branches": some_standards,
    "30 standards, 60 branches, 6 visits each": partial(some_standards, branches=60, visits=6),
    "A map of 30 standards, 20 branches": partial(some_maps, branches=20),
    "A map of 30 standards, 5 branches, 4 visits each": partial(some_maps, branches=5, visits=4),
    "A map of 30 standards, 60 branches, 6 visits each": partial(some_maps, branches=60, visits=6),
    "20 standards at AC1 0.8, 30 pairs of answers to each": some_looks,
    "20 standards at AC1 0.8, 8 pairs of answers to each": partial(some_looks, occasions=8),
    "12 departments and guests, 20 branches": some_guests,
    "12 departments and guests, 8 branches": partial(some_guests, branches=8),
    "Times of 20 branches": some_times,
    "A funnel of 40 branches that scatter by 2 points beyond chance": a_wide_funnel,
    "A funnel of 10 such branches": partial(a_wide_funnel, branches=10),
    "Charts of 6 points": partial(some_charts, points=6),
    "Charts of 12 points": some_charts,
    "Charts of 24 points": partial(some_charts, points=24),
}


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


def missed(chains: int) -> None:
    print(
        "\nA standard that others meet at 94 of 100 visits is met by one of 20 branches at so many of its 12"
    )
    for met in (0.5, 0.3, 0.1):
        cells = [some_cells(seed, slipped=met) for seed in range(chains // 4)]
        _line(f"{100 * met:.0f} of 100: found", sum((3, 24) in found for found in cells), len(cells))


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


def years(results: object) -> np.ndarray:
    return (results.day - results.day.min()).astype(float) / 365.25  # type: ignore[attr-defined]


def _line(name: str, number: int, of: int) -> None:
    share = number / max(1, of)
    print(f"  {name:62} {100 * share:6.2f}  ± {196 * sqrt(share * (1 - share) / max(1, of)):.2f}")


if __name__ == "__main__":
    main()
