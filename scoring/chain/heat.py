"""Branch by department (or standard): how far from the chain, and where that is more than chance. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t

from scoring.chain.results import Floats, Mask, Parts, Places

LEVEL = 0.95


@dataclass(frozen=True)
class Heat:
    """A row a branch, a column a department. Points are of 100, NaN where nothing was counted.

    mean     of the branch's visits
    middle   the chain's median of those, a column
    away     mean − middle
    beyond   whether that is more than chance over all cells at once
    visits   that counted
    critical so many standard errors are asked for
    """

    names: tuple[str, ...]
    mean: Floats
    middle: Floats
    away: Floats
    beyond: Mask
    visits: NDArray[np.int64]
    critical: float

    @property
    def cells(self) -> int:
        """Comparisons made."""
        return int((self.visits > 0).sum())


def heat_of(parts: Parts, branch: Places, branches: int, level: float = LEVEL) -> Heat:
    """The heat map of these visits.

    A cell is beyond chance where it differs from the chain's median by more standard errors than Student's t
    at level 1 − (1 − level) ⁄ cells (Bonferroni) asks for; the error is the department's own scatter from
    visit to visit, over all branches. A department of which no branch was seen twice has no such cell.

    Scores near 100 fall further than they rise, and so does the mean of few visits: on the longer side more
    is asked for, by the scatter's own skewness (E. Cornish and R. Fisher, Revue de l'Institut International
    de Statistique 5, 1938, 307–320). Without it up to three times as many cells are named as is stated.
    """
    shape = (branches, len(parts.names))
    mean, visits = np.full(shape, np.nan), np.zeros(shape, dtype=np.int64)
    error, df, skew = (
        np.full(len(parts.names), np.nan),
        np.zeros(len(parts.names)),
        np.zeros(len(parts.names)),
    )
    for at, name in enumerate(parts.names):
        column = parts.column(name)
        known = ~np.isnan(column)
        places, values = (branch, column) if known.all() else (branch[known], column[known])
        visits[:, at] = np.bincount(places, minlength=branches)
        total = np.bincount(places, weights=values, minlength=branches)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean[:, at] = np.where(visits[:, at] > 0, total / visits[:, at], np.nan)
        df[at] = len(values) - (visits[:, at] > 0).sum()
        if df[at] > 0:
            left = np.ascontiguousarray(mean[:, at])[places]
            np.subtract(values, left, out=left)
            squares = left * left
            error[at] = np.sqrt(squares.sum() / df[at])
            squares *= left
            skew[at] = _skewness(float(squares.sum()), visits[:, at], error[at])
    with np.errstate(all="ignore"):
        middle = np.array([np.median(c[~np.isnan(c)]) if (~np.isnan(c)).any() else np.nan for c in mean.T])
        away = mean - middle
        cells = max(1, int((visits > 0).sum()))
        critical = t.ppf(1 - (1 - level) / 2 / cells, np.maximum(df, 1))
        z = away / (error / np.sqrt(visits))
        longer = np.maximum(0.0, np.sign(z) * skew / np.sqrt(visits) * (critical**2 - 1) / 6)
        beyond = (np.abs(z) > critical + longer) & (visits > 0) & (df > 0) & (error > 0)
    asked = float(critical[df > 0].max()) if (df > 0).any() else float("nan")
    return Heat(parts.names, mean, middle, away, beyond, visits, asked)


def _skewness(cubes: float, visits: NDArray[np.int64], error: float) -> float:
    """Of one visit's score around its branch's mean, by Σ of the cubes and the visits of each branch.

    What taking out a mean of n takes away is given back.
    """
    n = visits[visits > 0].astype(float)
    kept = float((n * (1 - 1 / n) * (1 - 2 / n)).sum())
    return cubes / kept / error**3 if kept > 0 and error > 0 else 0.0
