"""Standards of many visits as one credit each: a fifth of the memory that sums would take. Pure."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.chain.results import Floats, Mask, Parts, Places


class Credits(Parts):
    """Parts whose sums are made from credits, and only when they are asked for.

    credit  of 1, a row a visit and a column a standard; NaN where it did not count
    form    of each visit, its row in `weights`
    weights of each form, what its standards weigh
    """

    credit: NDArray[np.float32]
    form: Places
    weights: Floats

    def __init__(
        self, names: tuple[str, ...], credit: NDArray[np.float32], form: Places, weights: Floats
    ) -> None:
        self.__dict__.update(names=names, credit=credit, form=form, weights=weights)

    @cached_property
    def weight(self) -> Floats:
        columns: Floats = np.zeros(self.credit.shape[::-1])
        for at, credit in enumerate(self.credit.T):
            np.copyto(columns[at], self.weights[self.form, at], where=~np.isnan(credit))
        return columns.T

    @cached_property
    def earned(self) -> Floats:
        columns: Floats = np.zeros(self.credit.shape[::-1])
        for at, credit in enumerate(self.credit.T):
            np.copyto(columns[at], self.weights[self.form, at] * credit, where=~np.isnan(credit))
        return columns.T

    @cached_property
    def counted(self) -> Places:
        return (~np.isnan(self.credit.T)).astype(np.int32).T

    def where(self, rows: Mask | slice) -> Credits:
        return Credits(self.names, self.credit.T[:, rows].T, self.form[rows], self.weights)

    def _column(self, at: int) -> Floats:
        column: Floats = self.credit[:, at].astype(float)
        column *= 100
        weighs = self.weights[:, at] > 0
        if not weighs.all():
            column[~weighs[self.form]] = np.nan
        return column
