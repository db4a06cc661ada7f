"""The branch where a guest who knows the chain would be disappointed. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from scoring.chain.results import Floats
from scoring.chain.variance import Components, Means

WORST = 0.1
"""A stay disappoints where it is one of the chain's worst tenth."""
MUCH = 2.0
"""Times as often as at the chain's usual branch, for a branch to be named."""


@dataclass(frozen=True)
class Disappointing:
    """One branch: the chance, of 1, of a stay as poor as the chain's worst tenth; with its limits."""

    branch: int
    chance: float
    low: float
    high: float

    @property
    def named(self) -> bool:
        """Surely more often than MUCH times the usual."""
        return self.low > WORST * MUCH


def disappointments(told: Components, means: Means) -> list[Disappointing]:
    """Of each visited branch, the most disappointing first.

    A stay at a branch is normal around what the branch truly is; that is known as `Means` says. The limits
    are those of what it truly is, at 95 of 100 over all branches at once (Bonferroni).
    """
    worst = told.mean + float(norm.ppf(WORST)) * float(np.sqrt(told.between + told.within))
    wide = float(norm.ppf(1 - 0.025 / max(1, told.branches)))
    places = np.flatnonzero(means.visits > 0)
    at, off, scatter = means.shrunk[places], means.error[places], float(np.sqrt(told.within))
    chances = (
        _below(worst, at, np.sqrt(told.within + off**2)),
        _below(worst, at + wide * off, scatter),
        _below(worst, at - wide * off, scatter),
    )
    found = [Disappointing(*row) for row in zip(places.tolist(), *(c.tolist() for c in chances), strict=True)]
    return sorted(found, key=lambda one: (-one.chance, one.branch))


def _below(bar: float, mean: Floats, scatter: Floats | float) -> Floats:
    """The chance of a stay below the bar; where nothing scatters, 0 or 1."""
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(np.asarray(scatter) > 0, (bar - mean) / scatter, np.where(mean < bar, np.inf, -np.inf))
    chance: Floats = norm.cdf(z)
    return chance
