"""Branch by standard, within a department: where one is missed more often than luck allows, or less. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from scoring.chain.heat import LEVEL
from scoring.chain.results import Floats, Mask, Parts, Places

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class StandardsHeat:
    """A row a branch, a column a standard.

    visits  in which the standard counted
    missed  of those, in which it was missed at least once, or in part
    chance  of as much or more at either end, were all branches alike; 1 where nothing was counted
    beyond  whether that is too small for luck over all cells at once
    few     whether so few visits could not be beyond chance, whatever they had found; none counted is few
    asked   comparisons that could have been beyond chance
    """

    names: tuple[str, ...]
    visits: Counts
    missed: Counts
    chance: Floats
    beyond: Mask
    few: Mask
    asked: int

    @property
    def worse(self) -> Mask:
        """Missed oftener here than over the chain."""
        expected = self.visits * (self.missed.sum(axis=0) / np.maximum(1, self.visits.sum(axis=0)))
        more: Mask = np.greater(self.missed, expected)
        return more

    def furthest(self, branches: int, standards: int) -> tuple[list[int], list[int]]:
        """The branches and the standards to be shown, at most so many of each, what stands out first.

        By how many cells are beyond chance, then by the least chance of any; only those that were looked at.
        """
        seen, log = self.visits > 0, np.log(self.chance)
        found = []
        for axis, most in ((1, branches), (0, standards)):
            order = np.lexsort((log.min(axis=axis, initial=0.0), -self.beyond.sum(axis=axis)))
            looked_at = np.flatnonzero(seen.any(axis=axis))
            found.append(order[np.isin(order, looked_at)][:most].tolist())
        return found[0], found[1]

    def differences(self) -> list[tuple[int, int]]:
        """The cells beyond chance as (branch, standard), the least chance first."""
        rows, columns = np.nonzero(self.beyond)
        order = np.argsort(self.chance[rows, columns], kind="stable")
        return [(int(rows[at]), int(columns[at])) for at in order]


def standards_heat_of(parts: Parts, branch: Places, branches: int, level: float = LEVEL) -> StandardsHeat:
    """The map of these standards.

    A standard at a branch is a handful of visits that met it or did not, so no mean and no t: a cell's chance
    is that of drawing its visits from all of the chain's without looking (the hypergeometric distribution,
    R. A. Fisher 1935), doubled for both ends. Named over all cells at once by Tarone's way of Bonferroni's
    bound, which leaves out those of so few visits that they could never be named (R. E. Tarone, Biometrics
    46, 1990, 515–522). Of maps in which all branches are alike at most 1 − level name any cell.
    """
    shape = (branches, len(parts.names))
    visits, missed = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    chance, least = np.ones(shape), np.ones(shape)
    for at, name in enumerate(parts.names):
        share = parts.column(name)
        visits[:, at] = np.bincount(branch[~np.isnan(share)], minlength=branches)
        missed[:, at] = np.bincount(branch[share < 100 * (1 - 1e-6)], minlength=branches)
        chance[:, at], least[:, at] = _chances(visits[:, at], missed[:, at])
    bound = (1 - level) / _shared_among(least[visits > 0], 1 - level)
    few = least > bound
    beyond = (chance <= bound) & (visits > 0)
    return StandardsHeat(parts.names, visits, missed, chance, beyond, few, int((~few).sum()))


def _chances(visits: Counts, missed: Counts) -> tuple[Floats, Floats]:
    """Of each branch its chance, and the least that so many visits could have had."""
    every, of = int(visits.sum()), int(missed.sum())
    chance, least = np.ones(len(visits)), np.ones(len(visits))
    for number in np.unique(visits[visits > 0]):
        likely = chances_of(int(number), every, of)
        ends = 2 * np.minimum(np.cumsum(likely), np.cumsum(likely[::-1])[::-1])
        here = visits == number
        chance[here] = np.minimum(1.0, ends[missed[here]])
        least[here] = min(1.0, ends[likely > 0].min())
    return chance, least


def chances_of(number: int, every: int, of: int) -> Floats:
    """Of 0, 1, … `number` drawn from `every`, of which `of` count: the hypergeometric distribution, whole.

    As scipy.stats.hypergeom.pmf, without what it looks up at each call: a map asks for five hundred.
    """
    drawn = np.arange(number + 1)
    likely: Floats = np.exp(_ways(of, drawn) + _ways(every - of, number - drawn) - _ways(every, number))
    return likely


def _ways(of: int, drawn: NDArray[np.int64] | int) -> Floats:
    """The logarithm of how many ways there are to draw so many of so many; −∞ for more than there are."""
    ways: Floats = gammaln(of + 1) - gammaln(np.add(drawn, 1)) - gammaln(np.subtract(of + 1, drawn))
    return ways


def _shared_among(least: Floats, level: float) -> int:
    """Tarone's number: the least to share the level among so that no more cells can reach their part."""
    ordered = np.sort(least)
    at = np.arange(1, len(ordered) + 1)
    could = np.searchsorted(ordered, level / at, side="right")
    return int(at[could <= at][0]) if len(ordered) else 1
