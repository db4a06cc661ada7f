"""Timed standards, branch by branch: who greets in 20 seconds, and who in 90. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2, rankdata

from scoring.chain.results import Floats, Places, Times
from scoring.sure_interval import Range, wilson

FEWEST = 3
"""Measurements of a branch before its times stand as a row of their own."""


@dataclass(frozen=True)
class BranchTimes:
    """The measurements of one standard at one branch, in seconds, the shortest first.

    kept  of 1: within the limit, None where there is none; `kept_range` of 100, Wilson's
    """

    branch: int
    seconds: Floats
    kept: float | None
    kept_range: Range | None

    @property
    def median(self) -> float:
        middle = (len(self.seconds) - 1) // 2
        return float(self.seconds[middle] + self.seconds[-1 - middle]) / 2

    def quantile(self, share: float) -> float:
        """So many of 1 took at most that long."""
        return float(np.quantile(self.seconds, share))


@dataclass(frozen=True)
class Timed:
    """One standard over the chain: its branches, the quickest median first.

    differs  the chance of such a scatter were all branches alike (Kruskal and Wallis); None for under two
    """

    standard: str
    limit: float | None
    branches: tuple[BranchTimes, ...]
    differs: float | None

    @property
    def seconds(self) -> Floats:
        """All of them, the shortest first."""
        told = [one.seconds for one in self.branches]
        return np.sort(np.concatenate(told)) if told else np.zeros(0)


def timed_of(standard: str, times: Times, branch: Places, limit: float | None) -> Timed:
    """The standard's times by branch; branches with fewer than FEWEST measurements are left out."""
    places = branch[times.row]
    order = np.lexsort((times.seconds, places))
    measured, seconds = np.bincount(places), times.seconds[order]
    runs = zip(np.cumsum(measured) - measured, measured.tolist(), strict=True)
    found = [
        _of_branch(place, seconds[start : start + number], limit)
        for place, (start, number) in enumerate(runs)
        if number >= FEWEST
    ]
    rows = tuple(sorted(found, key=lambda one: (one.median, one.branch)))
    return Timed(standard, limit, rows, alike_by_ranks([row.seconds for row in rows]))


def alike_by_ranks(samples: Sequence[Floats]) -> float | None:
    """The chance of such a scatter were all samples alike; None for under two, or where all is one value.

    W. Kruskal and W. Wallis, Journal of the American Statistical Association 47 (1952), 583–621, with their
    correction for ties; for ten thousand samples in the time of sorting them.
    """
    values = np.concatenate(samples) if len(samples) > 1 else np.zeros(0)
    n = len(values)
    if not n or values.min() == values.max():
        return None
    ranks, sizes = rankdata(values), np.array([len(sample) for sample in samples])
    sums = np.add.reduceat(ranks, np.cumsum(sizes) - sizes)
    ties = np.unique(values, return_counts=True)[1].astype(float)
    corrected = 1 - float((ties**3 - ties).sum()) / (float(n) ** 3 - n)
    statistic = (12 / (n * (n + 1)) * float((sums**2 / sizes).sum()) - 3 * (n + 1)) / corrected
    return float(chi2.sf(statistic, len(samples) - 1))


def cost_of_limits(seconds: Floats, limits: Floats) -> Floats:
    """Of 1: how many of these measurements each limit would have kept."""
    return np.searchsorted(np.sort(seconds), limits, side="right") / max(1, len(seconds))


def _of_branch(place: int, seconds: Floats, limit: float | None) -> BranchTimes:
    if limit is None:
        return BranchTimes(place, seconds, None, None)
    kept = float((seconds <= limit).mean())
    return BranchTimes(place, seconds, kept, wilson(kept, len(seconds)))
