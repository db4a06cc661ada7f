"""The totals of many visits at once: answers as a table, a column for each standard. Exact.

For simulations, history and benchmarks; a rating, with its reasons, is `stars.rate`.

Weights are whole numbers over one denominator. They are added up as floats of a width in which every whole
number up to the sum of all weights is exact, so that no sum is ever rounded, in whatever order it is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.credit import NONE
from standards.pack import CLASSES, Pack

MET, NOT_MET, NOT_APPLICABLE, NOT_OBSERVED = 1, 0, -1, -2
"""How an answer stands in the table."""
EXACT_32, EXACT_64 = 1 << 24, 1 << 53
"""Whole numbers up to these are exact as floats of 32 and 64 bits."""


@dataclass(frozen=True)
class Totals:
    """Weights of each visit by class, as whole numbers over `over`: rows are visits, columns CLASSES.

    counted  the weight that counted
    earned   of that, the weight of what was met
    """

    class_weights: tuple[Fraction, ...]
    counted: NDArray[np.int64]
    earned: NDArray[np.int64]
    over: int

    def scores(self) -> list[Fraction | None]:
        """R5. The exact total of each visit; None where nothing counted."""
        return [self._score(*row) for row in zip(self.counted.tolist(), self.earned.tolist(), strict=True)]

    def _score(self, counted: list[int], earned: list[int]) -> Fraction | None:
        told = [(w, c, e) for w, c, e in zip(self.class_weights, counted, earned, strict=True) if c]
        weight = sum((w for w, _, _ in told), NONE)
        if not weight:
            return None
        return sum((w * Fraction(100 * e, c) for w, c, e in told), NONE) / weight


def totals(pack: Pack, answers: NDArray[np.int8]) -> Totals:
    """The totals of visits with one answer a standard: a row a visit, the pack's standards as columns.

    Answers are MET, NOT_MET, NOT_APPLICABLE or NOT_OBSERVED. ValueError where the columns are not the
    pack's, for another answer, and for weights of more figures than 64 bits can add exactly.
    """
    standards = list(pack.standards())
    if answers.ndim != 2 or answers.shape[1] != len(standards):
        raise ValueError(f"{pack.id} has {len(standards)} standards; the table is {answers.shape}.")
    if answers.size and (answers.max() > MET or answers.min() < NOT_OBSERVED):
        raise ValueError("An answer is 1 (met), 0 (not met), -1 (not applicable) or -2 (not observed).")
    over = lcm(*{standard.weight.denominator for standard in standards})
    whole = [int(standard.weight * over) for standard in standards]
    if sum(whole) >= EXACT_64:
        raise ValueError(f"The weights of {pack.id} have too many figures to be added in one run.")
    width: Any = np.float32 if sum(whole) < EXACT_32 else np.float64
    weights = np.zeros((len(standards), len(CLASSES)), dtype=width)
    for place, (standard, weight) in enumerate(zip(standards, whole, strict=True)):
        weights[place, CLASSES.index(standard.classed)] = weight
    return Totals(
        class_weights=tuple(pack.rating.class_weights.get(name, NONE) for name in CLASSES),
        counted=((answers >= NOT_MET).astype(width) @ weights).astype(np.int64),
        earned=((answers == MET).astype(width) @ weights).astype(np.int64),
        over=over,
    )
