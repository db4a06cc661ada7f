"""How much of what guests get depends on the branch: variance components, ICC and shrunken means. Pure.

One-way random effects: a visit's score is the chain's level, plus what is the branch's own, plus what is
that visit's. Estimated by the analysis of variance, for branches visited unequally often (S. Searle,
G. Casella and C. McCulloch, Variance Components, 1992, chapter 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np
from scipy.stats import chi2, f

from scoring.chain.results import Floats, Places
from scoring.sure_interval import Range

LEVEL = 0.95
FEWEST_BRANCHES, FEWEST_REPEATS = 3, 3
"""Below these the interval would say nothing: visits beyond the first of a branch, over the chain."""


@dataclass(frozen=True)
class Components:
    """What differs between branches and what from visit to visit. Variances are of points squared.

    branches, visits   that were counted
    size               visits a branch, as the analysis of variance counts them: (N − Σn² ⁄ N) ⁄ (k − 1)
    mean               of all visits
    between, within    the variances; `between` below 0 counts as 0
    icc                of 1: the share of the variance of a visit's score that is the branch's
    icc_range          of 100, at LEVEL; its limits are Shrout and Fleiss's, exact for equal numbers of visits
    between_range      of the variance between branches, at least at LEVEL (Williams)
    chance             of as much between branches that are all alike (Fisher's F)
    """

    branches: int
    visits: int
    size: float
    mean: float
    between: float
    within: float
    icc: float
    icc_range: Range
    between_range: Range
    chance: float = 1.0

    @property
    def apart(self) -> float:
        """Points by which two branches drawn at random differ on the mean, the luck of visits taken out."""
        return 2 / sqrt(pi) * sqrt(self.between)

    @property
    def apart_range(self) -> Range:
        """Where `apart` lies, at LEVEL."""
        return Range(
            2 / sqrt(pi) * sqrt(self.between_range.low), 2 / sqrt(pi) * sqrt(self.between_range.high)
        )

    @property
    def within_apart(self) -> float:
        """Points by which two stays at one and the same branch differ on the mean."""
        return 2 / sqrt(pi) * sqrt(self.within)

    @property
    def consistency(self) -> float:
        """The consistency index: 100 less the points by which two branches drawn at random differ."""
        return max(0.0, 100 - self.apart)

    @property
    def consistency_range(self) -> Range:
        """Where the index lies, at LEVEL."""
        told = self.apart_range
        return Range(max(0.0, 100 - told.high), 100 - told.low)


@dataclass(frozen=True)
class Sums:
    """Of each branch, by its place: how many visits counted, and Σ of their scores; NaN is not counted.

    within  Σ of the squares around each branch's own mean
    """

    visits: Floats
    total: Floats
    within: float

    @property
    def mean(self) -> Floats:
        """NaN where no visit counted."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self.visits > 0, self.total / self.visits, np.nan)


@dataclass(frozen=True)
class Means:
    """Of each branch, by its place: how many visits, their mean, and the mean drawn towards the chain's.

    shrunk       mean of the chain + reliability × (own mean − mean of the chain); that of the chain where a
                 branch was not visited
    reliability  of 1: how much of a branch's mean is its own rather than the luck of its visits
    error        the standard deviation of what a branch truly is around `shrunk`
    """

    visits: Floats
    mean: Floats
    shrunk: Floats
    reliability: Floats
    error: Floats


def components_of(scores: Floats, branch: Places, level: float = LEVEL) -> Components | None:
    """The components of these visits' scores (NaN: not counted); None where too few to tell.

    Too few: under FEWEST_BRANCHES branches, or under FEWEST_REPEATS visits beyond the first of a branch.
    """
    return components_from(sums_of(scores, branch, int(branch.max(initial=-1)) + 1), level)


def components_from(sums: Sums, level: float = LEVEL) -> Components | None:
    """The same from the sums of each branch."""
    seen = sums.visits > 0
    visits, total = sums.visits[seen], sums.total[seen]
    if len(visits) < FEWEST_BRANCHES or visits.sum() - len(visits) < FEWEST_REPEATS:
        return None
    table = _table(visits, total, sums.within)
    between = max(0.0, (table.between - table.within) / table.size)
    whole = between + table.within
    return Components(
        branches=table.k,
        visits=table.n,
        size=table.size,
        mean=float(total.sum() / table.n),
        between=between,
        within=table.within,
        icc=between / whole if whole else 0.0,
        icc_range=_icc_range(table, level),
        between_range=_between_range(table, level),
        chance=float(f.sf(table.between / table.within, table.k - 1, table.n - table.k))
        if table.within
        else float(not table.between),
    )


def means_of(scores: Floats, branch: Places, branches: int, told: Components) -> Means:
    """The mean of each of so many branches, and the best linear prediction of what it truly is.

    C. Robinson, "That BLUP is a good thing", Statistical Science 6 (1991), 15–32.
    """
    sums = sums_of(scores, branch, branches)
    visits, mean = sums.visits, sums.mean
    with np.errstate(invalid="ignore", divide="ignore"):
        noise = np.where(visits > 0, told.within / visits, np.inf)
        reliability = np.where(
            visits > 0, told.between / (told.between + noise) if told.between else 0.0, 0.0
        )
    shrunk = np.where(visits > 0, told.mean + reliability * (np.nan_to_num(mean) - told.mean), told.mean)
    return Means(visits, mean, shrunk, reliability, np.sqrt(told.between * (1 - reliability)))


def sums_of(scores: Floats, branch: Places, branches: int) -> Sums:
    """The sums of so many branches. Squares are taken around the means, so that they stay exact."""
    known = ~np.isnan(scores)
    places, values = (branch, scores) if known.all() else (branch[known], scores[known])
    visits: Floats = np.bincount(places, minlength=branches).astype(float)
    total: Floats = np.bincount(places, weights=values, minlength=branches).astype(float)
    left = (total / np.maximum(visits, 1))[places]  # in one array: fresh memory costs more than the sums
    left -= values
    left *= left
    return Sums(visits, total, float(left.sum()))


@dataclass(frozen=True)
class _Table:
    """The analysis of variance: `k` branches, `n` visits, both mean squares; `size` as in Components."""

    k: int
    n: int
    size: float
    between: float
    within: float


def _table(visits: Floats, total: Floats, within: float) -> _Table:
    n, k = float(visits.sum()), len(visits)
    between = max(0.0, float((total**2 / visits).sum() - total.sum() ** 2 / n))
    size = float((n - (visits**2).sum() / n) / (k - 1))
    return _Table(k, int(n), size, between / (k - 1), within / (n - k))


def _icc_range(table: _Table, level: float) -> Range:
    """P. Shrout and J. Fleiss, Psychological Bulletin 86 (1979), 420–428, formula 7."""
    if not table.within:
        return Range(100.0, 100.0) if table.between else Range(0.0, 0.0)
    ratio, tail, df = table.between / table.within, (1 - level) / 2, table.n - table.k
    low = ratio / f.ppf(1 - tail, table.k - 1, df)
    high = ratio * f.ppf(1 - tail, df, table.k - 1)
    shares = [(limit - 1) / (limit + table.size - 1) for limit in (low, high)]
    return Range(*(100 * min(1.0, max(0.0, float(share))) for share in shares))


def _between_range(table: _Table, level: float) -> Range:
    """J. Williams, Biometrika 49 (1962), 278–281: it holds at least as often as `level` says."""
    if not table.between:
        return Range(0.0, 0.0)
    ratio = table.between / table.within if table.within else float("inf")
    tail, df, limits = (1 - level) / 2, table.n - table.k, []
    for side in (1 - tail, tail):
        of_f, of_chi = f.ppf(side, table.k - 1, df), chi2.ppf(side, table.k - 1)
        limits.append(max(0.0, (table.k - 1) * table.between * (1 - of_f / ratio) / (table.size * of_chi)))
    return Range(*map(float, limits))
