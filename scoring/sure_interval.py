"""An interval for a weighted share whose parts come in clusters: Wilson's, with a design effect. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

LEVEL = 0.95
"""19 times in 20."""
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Range:
    """From `low` to `high`, of 100."""

    low: float
    high: float


@dataclass(frozen=True)
class Clustering:
    """What was counted, and how far it tells less than as many independent standards would.

    standards    counted
    departments  that they stand in
    icc          how alike the standards of a department came out: 0 not at all, 1 wholly; None where it
                 cannot be told (one department, or one standard in each), and then taken as 0
    effect       the design effect: the variance is so many times that of independent, equal standards
    effective    standards ⁄ effect: so many independent ones would tell as much
    """

    standards: int
    departments: int
    icc: float | None
    effect: float
    effective: float


def wilson(share: float, n: float, level: float = LEVEL) -> Range:
    """Wilson's score interval for a share (of 1) of `n`, which need not be whole; of 100.

    E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209–212. That a credit may lie
    between 0 and 1 makes it wide, never narrow: no variable within 0 and 1 of that mean varies more.
    """
    z = _NORMAL.inv_cdf((1 + level) / 2)
    scale = 1 + z * z / n
    middle = (share + z * z / (2 * n)) / scale
    half = z / scale * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if share == 0 else max(0.0, middle - half)
    high = 1.0 if share == 1 else min(1.0, middle + half)
    return Range(100 * low, 100 * high)


def chance_over(share: float, n: float, bar: float) -> float:
    """The chance, of 1, that the true share is at least `bar`, having seen `share` of `n`.

    The confidence that Wilson's interval gives: where the bar is its lower end, 0.975; its upper, 0.025.
    """
    if bar <= 0:
        return 1.0
    if bar >= 1:
        return 0.5 if share >= 1 else 0.0
    return _NORMAL.cdf((share - bar) * sqrt(n / (1 - bar)) / sqrt(bar))


def clustering_of(values: Sequence[float], weights: Sequence[float], clusters: Sequence[str]) -> Clustering:
    """The design effect of weights and clusters together, one value, weight and cluster for each standard.

    effect = n Σw² ⁄ (Σw)² × (1 + (b − 1) · icc), b = Σ over clusters (Σw)² ⁄ Σw². L. Kish's formula, as
    S. Gabler, S. Häder and P. Lahiri justify it by a model: Survey Methodology 25 (1999), 105–106.
    At least one weight is above 0.
    """
    squares = sum(weight * weight for weight in weights)
    of_cluster: dict[str, float] = {}
    for weight, cluster in zip(weights, clusters, strict=True):
        of_cluster[cluster] = of_cluster.get(cluster, 0.0) + weight
    weighting = len(weights) * squares / sum(weights) ** 2
    size = sum(weight * weight for weight in of_cluster.values()) / squares
    icc = icc_of(groups_of(values, clusters))
    effect = weighting * (1 + (size - 1) * (icc or 0.0))
    return Clustering(len(values), len(of_cluster), icc, effect, len(values) / effect)


def icc_of(groups: Iterable[Sequence[float]]) -> float | None:
    """How alike the values of a group are, 0 to 1; None where it cannot be told. Below 0 counts as 0.

    The one-way analysis of variance's estimate, ICC(1,1) of P. Shrout and J. Fleiss (Psychological Bulletin
    86, 1979), with the mean size of groups that differ in size: (n − Σnᵢ² ⁄ n) ⁄ (groups − 1).
    """
    filled = [group for group in groups if group]
    n, k = sum(map(len, filled)), len(filled)
    if k < 2 or n == k:
        return None
    means = [sum(group) / len(group) for group in filled]
    grand = sum(map(sum, filled)) / n
    between = sum(len(g) * (m - grand) ** 2 for g, m in zip(filled, means, strict=True)) / (k - 1)
    within = sum((v - m) ** 2 for g, m in zip(filled, means, strict=True) for v in g) / (n - k)
    size = (n - sum(len(group) ** 2 for group in filled) / n) / (k - 1)
    scatter = between + (size - 1) * within
    return min(1.0, max(0.0, (between - within) / scatter)) if scatter else 0.0


def groups_of(values: Sequence[float], clusters: Sequence[str]) -> list[list[float]]:
    """The values of each cluster."""
    groups: dict[str, list[float]] = {}
    for value, cluster in zip(values, clusters, strict=True):
        groups.setdefault(cluster, []).append(value)
    return list(groups.values())
