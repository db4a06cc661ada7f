"""What the chain's first page, its report and its workbook say, as data made from results. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.chain.comparable import Caution, cautions_of
from scoring.chain.control import FEWEST as FEWEST_POINTS
from scoring.chain.control import SHIFT, Chart, Shift, laney_chart, shift_of, shifts_of, xmr_chart
from scoring.chain.funnel import Funnel, funnel_of
from scoring.chain.heat import Heat, heat_of
from scoring.chain.holm import holm
from scoring.chain.league import LEVEL, Group, groups_of, ranges_of
from scoring.chain.loyal import Disappointing, disappointments
from scoring.chain.results import Floats, Parts, Results
from scoring.chain.shares import chance_of_shares
from scoring.chain.variance import Components, Means, components_from, components_of, means_of, sums_of

FUNNEL_FROM = 5
"""Branches from which on a funnel plot tells anything."""


@dataclass(frozen=True)
class Side:
    """A department (or standard) over the chain: its variance, None where it cannot be told; branch means.

    `sure` is whether branches differ in it beyond chance, over all sides at once (Holm).
    """

    name: str
    told: Components | None
    means: Floats
    visits: Floats
    sure: bool = False

    @property
    def widest(self) -> float:
        """Points between the highest and the lowest branch, luck and all."""
        known = self.means[~np.isnan(self.means)]
        return float(known.max() - known.min()) if len(known) else 0.0

    @property
    def apart(self) -> float:
        """Points by which two branches differ on the mean, luck taken out; 0 where that cannot be told."""
        return self.told.apart if self.told else 0.0


@dataclass(frozen=True)
class Trend:
    """One branch over time: when, its scores, and the change of level beyond chance."""

    branch: int
    days: NDArray[np.datetime64]
    values: Floats
    shift: Shift | None

    @property
    def chart(self) -> Chart:
        """Its XmR chart; made when it is drawn, since a chain has thousands."""
        return xmr_chart(self.values)


@dataclass(frozen=True)
class Months:
    """The chain month by month: shares of what was met, with Laney's limits, and a change of level."""

    months: NDArray[np.datetime64]
    visits: NDArray[np.int64]
    chart: Chart
    shift: Shift | None


@dataclass(frozen=True)
class Overview:
    """All of it, each worked out when it is first asked for: no page shows everything.

    What cannot be told of so few branches or visits is None or empty. `history`, of the same branches, is
    what trends and months are drawn from.
    """

    results: Results
    history: Results

    @cached_property
    def told(self) -> Components | None:
        return components_of(self.results.score, self.results.branch)

    @cached_property
    def means(self) -> Means | None:
        results = self.results
        if not self.told:
            return None
        return means_of(results.score, results.branch, len(results.branches), self.told)

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The departments."""
        return sides_of(self.results, self.results.departments)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Branches that cannot be told apart, the best group first; empty where no branch was seen twice."""
        told, means = self.told, self.means
        if not told or not means:
            return ()
        return tuple(groups_of(means.mean, means.visits, told.within, told.visits - told.branches))

    @cached_property
    def ranges(self) -> Floats:
        """Of each branch's place, where its mean lies (low, high); NaN where that cannot be told."""
        told, means = self.told, self.means
        if not told or not means:
            return np.full((len(self.results.branches), 2), np.nan)
        return ranges_of(means.mean, means.visits, told.within, told.visits - told.branches)

    @cached_property
    def heat(self) -> Heat:
        return heat_of(self.results.departments, self.results.branch, len(self.results.branches))

    @cached_property
    def funnel(self) -> Funnel | None:
        return _funnel(self.results)

    @cached_property
    def months(self) -> Months | None:
        return _months(self.history)

    @cached_property
    def trends(self) -> tuple[Trend, ...]:
        return trends_of(self.history)

    @cached_property
    def loyal(self) -> tuple[Disappointing, ...]:
        return tuple(disappointments(self.told, self.means)) if self.told and self.means else ()

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        return cautions_of(self.results)

    @property
    def branches(self) -> int:
        """Branches that were visited."""
        return len(self.results.visited())

    @property
    def apart(self) -> bool:
        """Whether branches differ beyond chance at all."""
        return self.told is not None and self.told.icc_range.low > 0

    @property
    def shifted(self) -> tuple[Trend, ...]:
        """The branches whose level changed, the furthest fall first."""
        found = [trend for trend in self.trends if trend.shift]
        return tuple(sorted(found, key=lambda trend: trend.shift.change if trend.shift else 0.0))


def overview_of(results: Results, history: Results | None = None) -> Overview:
    """What those visits say, and all visits of those branches (none given: the same) over time."""
    return Overview(results, history or results)


def sides_of(results: Results, parts: Parts) -> tuple[Side, ...]:
    """Each department or standard, the one on which the stay depends most on the branch first."""
    found, chances = [], []
    for name in parts.names:
        column = parts.column(name)
        sums = sums_of(column, results.branch, len(results.branches))
        told = components_from(sums)
        found.append(Side(name, told, sums.mean, sums.visits))
        chances.append(chance_of_shares(column, results.branch, told.chance) if told else 1.0)
    sure = holm(chances, 1 - LEVEL)
    named = [replace(side, sure=beyond) for side, beyond in zip(found, sure, strict=True)]
    return tuple(sorted(named, key=lambda side: (-side.apart, -side.widest, side.name)))


def trends_of(results: Results) -> tuple[Trend, ...]:
    """Each branch with FEWEST_POINTS visits, in order of place.

    That one of them shifted is said where its chance is below SHIFT over all of them (Bonferroni), so that
    of chains in which nothing changed at most SHIFT say that something did.
    """
    scores = results.score
    order = np.argsort(results.branch, kind="stable")
    order = order[~np.isnan(scores[order])]
    if not len(order):
        return ()
    places, starts = np.unique(results.branch[order], return_index=True)
    runs = list(zip(places.tolist(), np.split(order, starts[1:]), strict=True))
    long = [(place, rows) for place, rows in runs if len(rows) >= FEWEST_POINTS]
    lengths = np.array([len(rows) for _, rows in long])
    shifts: dict[int, Shift | None] = {}
    for length in np.unique(lengths):
        alike = [long[at] for at in np.flatnonzero(lengths == length)]
        told = shifts_of(scores[np.stack([rows for _, rows in alike])], SHIFT / len(long))
        shifts |= dict(zip((place for place, _ in alike), told, strict=True))
    return tuple(Trend(place, results.day[rows], scores[rows], shifts[place]) for place, rows in long)


def _funnel(results: Results) -> Funnel | None:
    """Of the departments' weight: what was earned of what counted, in standards."""
    if len(results.visited()) < FUNNEL_FROM or not results.departments.names:
        return None
    parts, branches = results.departments, len(results.branches)
    counted = np.bincount(results.branch, weights=parts.counted.sum(axis=1), minlength=branches)
    weight = np.bincount(results.branch, weights=parts.weight.sum(axis=1), minlength=branches)
    earned = np.bincount(results.branch, weights=parts.earned.sum(axis=1), minlength=branches)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(weight > 0, earned / weight, 0.0)
    return funnel_of(share * counted, counted.astype(float))


def _months(results: Results) -> Months | None:
    """Month by month, where there are enough."""
    if not results.departments.names or not len(results):
        return None
    month, at = np.unique(results.day.astype("datetime64[M]"), return_inverse=True)
    if len(month) < FEWEST_POINTS:
        return None
    parts = results.departments
    counted = np.bincount(at, weights=parts.counted.sum(axis=1))
    weight = np.bincount(at, weights=parts.weight.sum(axis=1))
    earned = np.bincount(at, weights=parts.earned.sum(axis=1))
    seen = (counted > 0) & (weight > 0)
    if seen.sum() < FEWEST_POINTS:
        return None
    share = earned[seen] / weight[seen]
    chart = laney_chart(share * counted[seen], counted[seen].astype(float))
    return Months(month[seen], np.bincount(at)[seen], chart, shift_of(100 * share))


@dataclass(frozen=True)
class Compared:
    """Two sets of visits: points from the first to the second, where that lies, and what it stands on."""

    name: str
    visits: int
    branches: int
    mean: float
    low: float
    high: float


def compared(results: Results, groups: dict[str, NDArray[np.bool_]]) -> list[Compared]:
    """Each set with its mean and its interval; branches, not visits, are what is drawn again.

    The interval is Student's over the means of branches: visits to one branch are alike.
    """
    from scipy.stats import t  # noqa: PLC0415 - only where sets are compared

    found = []
    for name, rows in groups.items():
        known = rows & ~np.isnan(results.score)
        visits = np.bincount(results.branch[known], minlength=len(results.branches))
        total = np.bincount(
            results.branch[known], weights=results.score[known], minlength=len(results.branches)
        )
        means = total[visits > 0] / visits[visits > 0]
        if not len(means):
            continue
        mean, half = float(means.mean()), float("nan")
        if len(means) >= 3:
            half = float(t.ppf((1 + LEVEL) / 2, len(means) - 1) * means.std(ddof=1) / np.sqrt(len(means)))
        found.append(Compared(name, int(known.sum()), len(means), mean, mean - half, mean + half))
    return sorted(found, key=lambda one: -one.mean)


def period_change(results: Results, before: NDArray[np.bool_], after: NDArray[np.bool_]) -> Compared | None:
    """By how many points branches seen in both periods moved from one to the other; None under three.

    Each branch is its own measure: the mean of its differences, with Student's interval.
    """
    from scipy.stats import t  # noqa: PLC0415 - as above

    means = []
    for rows in (before, after):
        known = rows & ~np.isnan(results.score)
        visits = np.bincount(results.branch[known], minlength=len(results.branches))
        total = np.bincount(
            results.branch[known], weights=results.score[known], minlength=len(results.branches)
        )
        with np.errstate(invalid="ignore", divide="ignore"):
            means.append(np.where(visits > 0, total / visits, np.nan))
    change = means[1] - means[0]
    change = change[~np.isnan(change)]
    if len(change) < 3:
        return None
    half = float(t.ppf((1 + LEVEL) / 2, len(change) - 1) * change.std(ddof=1) / np.sqrt(len(change)))
    mean = float(change.mean())
    return Compared("", int((before | after).sum()), len(change), mean, mean - half, mean + half)
