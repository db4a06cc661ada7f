"""Branches in groups that cannot be told apart, in place of ranks that are mostly luck. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np
from scipy.stats import studentized_range, t

from scoring.chain.results import Floats

LEVEL = 0.95
MANY = 60
"""Branches from which on Bonferroni's bound stands in for Tukey's: close to it there, and a thousand times
quicker."""


@dataclass(frozen=True)
class Group:
    """Places of branches none of which differs from the group's first, best, one; best first."""

    places: tuple[int, ...]


def groups_of(means: Floats, visits: Floats, within: float, df: float, level: float = LEVEL) -> list[Group]:
    """The branches that were visited, best first, cut where one differs from the best of its group.

    The difference asked for is Tukey and Kramer's: over all pairs at once, branches that are all alike are
    cut in fewer than 1 − level of all chains. Where groups begin is set by who is best, so that a branch may
    differ from nobody near it and still begin a group: the page says so.
    """
    told = [place for place in np.argsort(-np.nan_to_num(means, nan=-np.inf)) if visits[place] > 0]
    factor = critical(len(told), df, level) * sqrt(within)
    groups: list[list[int]] = []
    for place in map(int, told):
        if groups and not _differs(means, visits, groups[-1][0], place, factor):
            groups[-1].append(place)
        else:
            groups.append([place])
    return [Group(tuple(group)) for group in groups]


def differs(
    one: int, other: int, means: Floats, visits: Floats, *, within: float, df: float, level: float = LEVEL
) -> bool:
    """Whether those two branches differ, among all that were visited."""
    factor = critical(int((visits > 0).sum()), df, level) * sqrt(within)
    return _differs(means, visits, one, other, factor)


@lru_cache(maxsize=64)
def critical(k: int, df: float, level: float = LEVEL) -> float:
    """So many standard errors of one mean must lie between two of `k` means, over √2.

    J. Tukey's studentized range, as C. Kramer (Biometrics 12, 1956, 307–310) has it for unequal numbers;
    beyond MANY branches Bonferroni's bound, which is never below it.
    """
    if k < 2:
        return 0.0
    if k <= MANY:
        return float(studentized_range.ppf(level, k, df)) / sqrt(2)
    return float(t.ppf(1 - (1 - level) / (k * (k - 1)), df))


def ranges_of(means: Floats, visits: Floats, within: float, df: float, level: float = LEVEL) -> Floats:
    """Where each branch's mean lies, low and high: Student's interval with the chain's variance within."""
    with np.errstate(invalid="ignore", divide="ignore"):
        half = float(t.ppf((1 + level) / 2, df)) * np.sqrt(np.where(visits > 0, within / visits, np.nan))
    return np.column_stack([means - half, means + half])


def _differs(means: Floats, visits: Floats, one: int, other: int, factor: float) -> bool:
    return bool(abs(means[one] - means[other]) > factor * sqrt(1 / visits[one] + 1 / visits[other]))
