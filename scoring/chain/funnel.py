"""Many branches at one time: who lies beyond what chance allows for so many observations. Pure.

D. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24 (2005),
1185–1202, and "Handling over-dispersion of performance indicators", Quality and Safety in Health Care 14
(2005), 347–351.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf

import numpy as np
from scipy.optimize import brentq
from scipy.stats import chi2, norm, t

from scoring.chain.results import Floats

LEVELS = (0.95, 0.998)
TRIMMED = 0.1
"""Of the branches at either end, brought in before scatter is measured: an outlier must not hide itself."""


@dataclass(frozen=True)
class Funnel:
    """Shares of met standards against how many were seen.

    target      the chain's own share, of 1
    dispersion  φ: so many times the variance of independent standards, 1 where they scatter no more than that
    spread      τ, of 1: the standard deviation between branches that is taken as ordinary
    z           of each branch: how many standard errors it lies from the target, τ included
    df          of Student's limits, branches but one where there is a τ; infinite where there is none
    """

    target: float
    dispersion: float
    spread: float
    share: Floats
    counted: Floats
    z: Floats
    df: float = inf

    def outside(self, level: float = LEVELS[1]) -> list[int]:
        """The places beyond the limits of that level, furthest first."""
        beyond = np.flatnonzero(np.abs(np.nan_to_num(self.z)) > _z(level, self.df))
        return [int(place) for place in beyond[np.argsort(-np.abs(self.z[beyond]))]]

    def limits(self, counted: Floats, level: float) -> tuple[Floats, Floats]:
        """Lower and upper limits for those numbers of standards, of 1."""
        half = _z(level, self.df) * np.sqrt(self.target * (1 - self.target) / counted + self.spread**2)
        return np.clip(self.target - half, 0, 1), np.clip(self.target + half, 0, 1)


def funnel_of(earned: Floats, counted: Floats, *, trimmed: float = TRIMMED) -> Funnel | None:
    """The funnel of branches that earned so much of so much counted; None where all earned all, or nothing.

    Where the shares scatter more than independent standards would, the limits are widened by an additive
    random effect between branches (Spiegelhalter's τ²), so that only who stands out from the ordinary
    scatter lies outside. φ is measured on shares brought in at both ends; what bringing in takes away from a
    normal scatter is given back (`kept_by`), without which the limits would be too narrow. τ is known from
    few branches only: limits are then Student's, of as many degrees of freedom as there are branches but one.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(counted > 0, earned / counted, np.nan)
    known = counted > 0
    target = float(earned[known].sum() / counted[known].sum()) if known.any() else 0.0
    if not 0 < target < 1:
        return None
    error = np.sqrt(target * (1 - target) / np.where(known, counted, 1))
    z = np.where(known, (share - target) / error, np.nan)
    dispersion = dispersion_of(z[known], trimmed)
    spread = spread_of((share - target)[known], error[known], trimmed)
    df = float(known.sum() - 1) if spread else inf
    return Funnel(target, dispersion, spread, share, counted, z * error / np.sqrt(error**2 + spread**2), df)


def dispersion_of(z: Floats, trimmed: float = TRIMMED) -> float:
    """φ = Σ z² ⁄ n over z brought in to their `trimmed` and 1 − `trimmed` quantiles, over `kept_by`."""
    low, high = np.quantile(z, [trimmed, 1 - trimmed])
    return float(np.mean(np.clip(z, low, high) ** 2)) / kept_by(trimmed)


def spread_of(away: Floats, error: Floats, trimmed: float = TRIMMED) -> float:
    """τ such that these shares, `away` from the target, scatter as √(error² + τ²) says; 0 where φ is small.

    R. Paule and J. Mandel, Journal of Research of the National Bureau of Standards 87 (1982), 377–385. The
    moments' estimate would take φ of branches of unequal size for that of a normal scatter, which it is not.
    """

    def beyond(spread: float) -> float:
        return dispersion_of(away / np.sqrt(error**2 + spread**2), trimmed) - 1

    if len(away) < 2 or beyond(0.0) <= 0:
        return 0.0
    return float(brentq(beyond, 0.0, 10 * float(np.abs(away).max())))


@lru_cache(maxsize=8)
def kept_by(trimmed: float) -> float:
    """What is left of a standard normal variance when both ends are brought in to those quantiles."""
    if not trimmed:
        return 1.0
    edge = float(norm.ppf(1 - trimmed))
    inner = 1 - 2 * trimmed - 2 * edge * float(norm.pdf(edge))
    return inner + 2 * trimmed * edge**2


def ratio_limits(expected: Floats, level: float) -> tuple[Floats, Floats]:
    """Limits of observed ⁄ expected for a count of which so many are expected: Poisson's, exact."""
    tail = (1 - level) / 2
    return chi2.ppf(tail, 2 * expected) / (2 * expected), chi2.ppf(1 - tail, 2 * (expected + 1)) / (
        2 * expected
    )


@lru_cache(maxsize=32)
def _z(level: float, df: float) -> float:
    return float(t.ppf((1 + level) / 2, df))
