"""The interval of a hotel's score over several visits: whole visits are drawn. Gateway: scipy."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from scoring.sure_interval import LEVEL, Range

FEWEST = 3
"""Visits from which anything can be told: two only give their two scores."""
DRAWS = 9_999
SEED = 60
"""The same visits give the same interval, today and in ten years."""


def over_visits(scores: Sequence[float], level: float = LEVEL) -> Range | None:
    """Where the mean of visits' scores lies; None for fewer than three. Scores are of 100.

    Visits are drawn, not standards: what went wrong in one visit went wrong together (A. Davison and
    D. Hinkley, Bootstrap Methods and their Application, 1997, section 3.8). The percentiles are moved
    outwards for few visits, as T. Hesterberg asks (The American Statistician 69, 2015, section 3.4): for
    three or four the interval is from the lowest score to the highest.
    """
    if len(scores) < FEWEST:
        return None
    if len(set(scores)) == 1:
        return Range(scores[0], scores[0])
    import numpy as np  # noqa: PLC0415 - a second to load, and most hotels have one visit
    from scipy.stats import bootstrap  # noqa: PLC0415 - the same

    drawn = bootstrap(
        (np.asarray(sorted(scores)),),
        np.mean,
        n_resamples=DRAWS,
        confidence_level=widened(level, len(scores)),
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return Range(float(drawn.low), float(drawn.high))


def widened(level: float, n: int) -> float:
    """The level at which percentiles of `n` values' bootstrap mean cover as often as `level` promises."""
    from scipy.special import ndtr, stdtrit  # noqa: PLC0415 - as above

    t = stdtrit(n - 1, (1 + level) / 2)
    return float(2 * ndtr(sqrt(n / (n - 1)) * t) - 1)
