"""What goes with how guests feel, across branches: never why. Pure.

One number a branch for each department and one for its guests; with few branches little can be told, and the
interval says so. That two things go together is no sign that one brings the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.stats import pearsonr, spearmanr

from scoring.chain.holm import holm
from scoring.chain.results import Floats
from scoring.sure_interval import Range

FEWEST = 8
"""Branches, below which an interval for a correlation covers nearly everything."""


@dataclass(frozen=True)
class Driver:
    """How one department's score goes with the guests' figure over branches. `together` is Pearson's r.

    low, high    where r lies, in 95 of 100 (Fisher)
    by_rank      Spearman's, which one outlying branch cannot make
    beyond       whether r differs from 0 beyond chance, over all departments at once (Holm)
    """

    name: str
    branches: int
    together: float
    low: float
    high: float
    by_rank: float
    beyond: bool


def drivers_of(
    scores: Mapping[str, Floats], guests: Floats, level: float = 0.95, fewest: int = FEWEST
) -> list[Driver]:
    """Of each department (a score a branch, NaN: none), how it goes with the guests' figure; strongest first.

    A department with fewer than `fewest` branches that have both is left out, as is one without any scatter.
    """
    found = []
    for name, own in scores.items():
        both = ~np.isnan(own) & ~np.isnan(guests)
        if both.sum() < fewest or np.ptp(own[both]) == 0 or np.ptp(guests[both]) == 0:
            continue
        told = pearsonr(own[both], guests[both])
        where = told.confidence_interval(level)
        rank = float(spearmanr(own[both], guests[both]).statistic)
        found.append(
            (float(told.pvalue), name, int(both.sum()), float(told.statistic), where.low, where.high, rank)
        )
    named = holm([one[0] for one in found], 1 - level)
    drivers = [
        Driver(name, n, r, float(low), float(high), rank, beyond)
        for (_, name, n, r, low, high, rank), beyond in zip(found, named, strict=True)
    ]
    return sorted(drivers, key=lambda one: -abs(one.together))


def share_explained(one: Driver) -> Range:
    """Of 100: the share of what differs between branches that goes with it; from 0 where r may be 0."""
    low = 0.0 if one.low <= 0 <= one.high else min(one.low**2, one.high**2)
    return Range(100 * low, 100 * max(one.low**2, one.high**2))
