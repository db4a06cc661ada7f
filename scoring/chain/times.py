"""Timed standards, branch by branch: who greets in 20 seconds, and who in 90. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import kruskal

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
        return float(np.median(self.seconds))

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
    found = [
        _of_branch(int(place), np.sort(times.seconds[places == place]), limit)
        for place in np.unique(places)
        if (places == place).sum() >= FEWEST
    ]
    rows = tuple(sorted(found, key=lambda one: (one.median, one.branch)))
    samples = [row.seconds for row in rows]
    alike = len(samples) < 2 or np.ptp(np.concatenate(samples)) == 0
    return Timed(standard, limit, rows, None if alike else float(kruskal(*samples).pvalue))


def cost_of_limits(seconds: Floats, limits: Floats) -> Floats:
    """Of 1: how many of these measurements each limit would have kept."""
    return np.searchsorted(np.sort(seconds), limits, side="right") / max(1, len(seconds))


def _of_branch(place: int, seconds: Floats, limit: float | None) -> BranchTimes:
    if limit is None:
        return BranchTimes(place, seconds, None, None)
    kept = float((seconds <= limit).mean())
    return BranchTimes(place, seconds, kept, wilson(kept, len(seconds)))
