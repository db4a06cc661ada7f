"""A chosen set of branches beside all others, and one period beside another, by department. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.stats import t

from scoring.chain.holm import holm
from scoring.chain.results import Floats, Mask, Results

LEVEL = 0.95
FEWEST = 3
"""Branches on either side, below which an interval would say nothing."""


@dataclass(frozen=True)
class Difference:
    """Points by which the first set is above the second, in `name` ("" for the total).

    branches, others  that stand on either side; the same ones where two periods are compared
    low, high         where the points lie, at LEVEL, by itself
    beyond            whether they are beyond chance: the total by itself, departments over all (Holm)
    """

    name: str
    branches: int
    others: int
    points: float
    low: float
    high: float
    beyond: bool = False


def beside(inside: Results, outside: Results) -> list[Difference]:
    """The total, then each department that both have, the furthest apart first; empty where too few.

    Branches are what differs, so it is their means that are compared, by B. Welch's t (Biometrika 34, 1947,
    28–35), which does not take both sides to scatter alike.
    """
    pairs = {"": (_means(inside, inside.score), _means(outside, outside.score))}
    for name in inside.departments.names:
        if name in outside.departments.names:
            own, other = (each.departments.column(name) for each in (inside, outside))
            pairs[name] = (_means(inside, own), _means(outside, other))
    told = [
        (name, welch(_known(a), _known(b)), len(_known(a)), len(_known(b))) for name, (a, b) in pairs.items()
    ]
    return _named([(Difference(name, n, m, *w[:3]), w[3]) for name, w, n, m in told if w])


def asked_alike(*many: Results) -> bool:
    """Whether all those visits were held to one and the same pack."""
    return len({results.forms[place].pack_hash for results in many for place in np.unique(results.form)}) < 2


def on_the_same(inside: Results, outside: Results, common: Results) -> tuple[Results, Results]:
    """Both sets as those visits come out on common standards, which `common` has of all visits.

    A department that one side alone was asked about falls away, and one of which it was asked more is cut to
    what both were asked.
    """
    return common.also_in(inside), common.also_in(outside)


def since(history: Results, before: Mask, after: Mask) -> list[Difference]:
    """From one period to the other, over branches seen in both; the total, then departments.

    Each branch is its own measure: Student's t of its differences.
    """
    columns = {"": history.score} | {
        name: history.departments.column(name) for name in history.departments.names
    }
    found = []
    for name, scores in columns.items():
        change = _known(
            _means(history, np.where(after, scores, np.nan))
            - _means(history, np.where(before, scores, np.nan))
        )
        told = paired(change)
        if told:
            found.append((Difference(name, len(change), len(change), *told[:3]), told[3]))
    return _named(found)


def welch(one: Floats, other: Floats) -> tuple[float, float, float, float] | None:
    """How far the first mean is above the second, where that lies, its chance; None under FEWEST a side."""
    if min(len(one), len(other)) < FEWEST:
        return None
    points, parts = float(one.mean() - other.mean()), [of.var(ddof=1) / len(of) for of in (one, other)]
    error = sqrt(sum(parts))
    if not error:
        return points, points, points, float(not points)
    df = error**4 / sum(part**2 / (len(of) - 1) for part, of in zip(parts, (one, other), strict=True))
    return _around(points, error, df)


def paired(change: Floats) -> tuple[float, float, float, float] | None:
    """The mean change, where it lies, and the chance of it; None under FEWEST."""
    if len(change) < FEWEST:
        return None
    points, error = float(change.mean()), float(change.std(ddof=1)) / sqrt(len(change))
    return _around(points, error, len(change) - 1) if error else (points, points, points, float(not points))


def _around(points: float, error: float, df: float) -> tuple[float, float, float, float]:
    half = float(t.ppf((1 + LEVEL) / 2, df)) * error
    return points, points - half, points + half, 2 * float(t.sf(abs(points) / error, df))


def _named(found: list[tuple[Difference, float]]) -> list[Difference]:
    """The total by itself; of the departments those beyond chance over all of them."""
    whole = [_with(one, chance <= 1 - LEVEL) for one, chance in found if not one.name]
    parts = [(one, chance) for one, chance in found if one.name]
    sure = holm([chance for _, chance in parts], 1 - LEVEL)
    rest = [_with(one, beyond) for (one, _), beyond in zip(parts, sure, strict=True)]
    return [*whole, *sorted(rest, key=lambda one: (-abs(one.points), one.name))]


def _with(one: Difference, beyond: bool) -> Difference:
    return Difference(one.name, one.branches, one.others, one.points, one.low, one.high, beyond)


def _means(results: Results, scores: Floats) -> Floats:
    """Of each branch's place, the mean of its visits; NaN where it has none."""
    known, branches = ~np.isnan(scores), len(results.branches)
    visits = np.bincount(results.branch[known], minlength=branches)
    total = np.bincount(results.branch[known], weights=scores[known], minlength=branches)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(visits > 0, total / visits, np.nan)


def _known(means: Floats) -> Floats:
    return means[~np.isnan(means)]
