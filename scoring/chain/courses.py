"""Which control chart a course is drawn as: of scores, of shares met, or of what was missed. Pure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scoring.chain.control import Chart, laney_chart, p_chart, u_chart, xmr_chart
from scoring.chain.results import Floats, Parts

KINDS = {
    "xmr": "Score (XmR)",
    "p": "Share met (p)",
    "laney": "Share met, widened (Laney p′)",
    "u": "Missed in 100 looks (u)",
}
HUNDRED = 100.0
"""Standards looked at that u counts what was missed in."""


def looks_of(parts: Parts, at: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Of each place that `at` gives visits: standards met, by weight, and standards that counted."""
    size = int(at.max(initial=-1)) + 1
    counted = np.bincount(at, weights=parts.counted.sum(axis=1), minlength=size)
    weight = np.bincount(at, weights=parts.weight.sum(axis=1), minlength=size)
    earned = np.bincount(at, weights=parts.earned.sum(axis=1), minlength=size)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(weight > 0, counted * earned / weight, 0.0), counted.astype(float)


def chart_of(kind: str, met: Floats, counted: Floats, scores: Floats | None = None) -> Chart:
    """That chart, of 100: scores as they are, shares met, or what was missed in HUNDRED looks.

    Every point has limits for its own number of looks; only XmR needs `scores`.
    """
    if kind == "xmr" and scores is not None:
        return xmr_chart(scores)
    if kind == "u":
        return u_chart(counted - met, counted / HUNDRED)
    chart = laney_chart(met, counted) if kind == "laney" else p_chart(met, counted)
    return Chart(
        100 * chart.values, 100 * chart.centre, 100 * chart.low, 100 * chart.high, sigma_z=chart.sigma_z
    )
