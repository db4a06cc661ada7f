"""One figure over time: which points, and which change of level, are more than its usual scatter. Pure.

The rules, and nothing else, raise a flag:
beyond   a point outside three-sigma limits (W. Shewhart, 1931)
shift    one change of level: the largest of all splits' t statistics, Bonferroni's bound over the splits

Rules for runs are left out on purpose: each rule more is a false alarm more, and the shift finds what they
find.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.stats import t

from scoring.chain.results import Floats

OF_RANGE = 1.128
"""d₂ for two: the mean range of two normal values, in standard deviations. 3 ⁄ 1.128 is XmR's 2.66."""
D4 = 3.267
"""The upper limit of a range of two, over the mean range."""
SIDE = 2
"""Points a level must have on either side."""
SHIFT = 0.05
"""The chance that a stable chart is said to have shifted, at most."""
FEWEST = 6
"""Points from which on limits and shifts are worked out."""


@dataclass(frozen=True)
class Chart:
    """Points with their centre and limits; `beyond` are the places outside."""

    values: Floats
    centre: Floats
    low: Floats
    high: Floats
    sigma_z: float = 1.0
    """Laney's: so many times the scatter of chance alone; 1 in other charts."""

    @property
    def beyond(self) -> list[int]:
        out = (self.values < self.low - 1e-12) | (self.values > self.high + 1e-12)
        return [int(place) for place in np.flatnonzero(out)]


@dataclass(frozen=True)
class Shift:
    """From the point `at` on, the level is `after` instead of `before`; `chance` at most of it being none."""

    at: int
    before: float
    after: float
    chance: float

    @property
    def change(self) -> float:
        return self.after - self.before


def xmr_chart(values: Floats) -> Chart:
    """One score a visit: mean ± 2.66 times the mean moving range (D. Wheeler)."""
    centre = float(values.mean())
    half = 3 * moving_range(values) / OF_RANGE
    return _flat(values, centre, centre - half, centre + half)


def mr_chart(values: Floats) -> Chart:
    """The moving ranges themselves, from 0 to 3.267 times their mean."""
    ranges = np.abs(np.diff(values))
    mean = float(ranges.mean())
    return _flat(ranges, mean, 0.0, D4 * mean)


def moving_range(values: Floats) -> float:
    """The mean range of two points that follow each other."""
    return float(np.abs(np.diff(values)).mean())


def p_chart(met: Floats, counted: Floats, centre: float | None = None) -> Chart:
    """Shares of met standards, each with limits for its own number."""
    middle = float(met.sum() / counted.sum()) if centre is None else centre
    half = 3 * np.sqrt(middle * (1 - middle) / counted)
    return _varying(met / counted, middle, half, most=1.0)


def u_chart(found: Floats, area: Floats) -> Chart:
    """Findings for each unit looked at, where more is looked at on one day than on another."""
    middle = float(found.sum() / area.sum())
    return _varying(found / area, middle, 3 * np.sqrt(middle / area), most=np.inf)


def laney_chart(met: Floats, counted: Floats) -> Chart:
    """p′: a p chart whose limits are as wide as its points scatter beyond chance, for large numbers.

    D. Laney, "Improved control charts for attributes", Quality Engineering 14 (2002), 531–537.
    """
    middle = float(met.sum() / counted.sum())
    error = np.sqrt(middle * (1 - middle) / counted)
    if not 0 < middle < 1:
        return _varying(met / counted, middle, error, most=1.0)
    sigma_z = moving_range((met / counted - middle) / error) / OF_RANGE
    chart = _varying(met / counted, middle, 3 * error * sigma_z, most=1.0)
    return Chart(chart.values, chart.centre, chart.low, chart.high, sigma_z)


def shift_of(values: Floats, chance: float = SHIFT) -> Shift | None:
    """The one change of level that is more than scatter, or None.

    For each place with SIDE points on either side, Student's t of the two means; the largest decides. Its
    chance is at most the sum of all splits' chances (Bonferroni), so that of stable charts at most `chance`
    are said to have shifted, whatever their number of points. For many charts at once give `chance` over
    their number.
    """
    return shifts_of(values[None, :], chance)[0]


def shifts_of(values: Floats, chance: float = SHIFT) -> list[Shift | None]:
    """The same of many charts of one length, a row each: of ten thousand in the time of a few."""
    charts, n = values.shape
    if n < FEWEST:
        return [None] * charts
    at = np.arange(SIDE, n - SIDE + 1)
    total = np.concatenate([np.zeros((charts, 1)), np.cumsum(values, axis=1)], axis=1)
    before, after = total[:, at] / at, (total[:, -1:] - total[:, at]) / (n - at)
    whole = ((values - values.mean(axis=1, keepdims=True)) ** 2).sum(axis=1, keepdims=True)
    between = at * (n - at) / n * (after - before) ** 2
    left = np.maximum(whole - between, 1e-12 * np.maximum(whole, 1e-12))
    statistic = np.sqrt(between / (left / (n - 2)))
    best = statistic.argmax(axis=1)
    furthest = statistic[np.arange(charts), best]
    found: list[Shift | None] = [None] * charts
    for row in np.flatnonzero((whole[:, 0] > 0) & (furthest >= _least(n, len(at), chance))).tolist():
        place = int(best[row])
        by_luck = min(1.0, len(at) * 2 * float(t.sf(furthest[row], n - 2)))
        found[row] = Shift(int(at[place]), float(before[row, place]), float(after[row, place]), by_luck)
    return found


@lru_cache(maxsize=256)
def _least(n: int, splits: int, chance: float) -> float:
    """The t that a split of n points must reach; kept, since a chain asks it for every branch."""
    return float(t.isf(chance / 2 / splits, n - 2))


def _flat(values: Floats, centre: float, low: float, high: float) -> Chart:
    same = np.ones(len(values))
    return Chart(values, centre * same, low * same, high * same)


def _varying(values: Floats, centre: float, half: Floats, most: float) -> Chart:
    return Chart(
        values,
        np.full(len(values), centre),
        np.clip(centre - half, 0.0, most),
        np.clip(centre + half, 0.0, most),
    )
