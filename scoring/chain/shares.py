"""Whether branches differ in a share of yes and no, where few no's make Fisher's F cry too often. Pure."""

from __future__ import annotations

import numpy as np

from scoring.chain.results import Floats, Places

ALTERED = (1e-6, 0.05)
"""Chances by F between which the draws decide; beyond them they would not change what is said."""
DRAWS, SEED = 9_999, 60
MOST_BRANCHES = 500
"""Beyond, what F says of so many branches is as good."""


def chance_of_shares(scores: Floats, branch: Places, by_f: float) -> float:
    """The chance of as much between branches that are all alike: `by_f`, or where that is not to be trusted
    and every score (NaN: not counted) is one of two, by drawing as many no's without replacement.
    """
    if not ALTERED[0] < by_f < ALTERED[1]:
        return by_f
    known = ~np.isnan(scores)
    low = scores[known].min(initial=np.inf)
    no = scores[known] == low
    if not (no | (scores[known] == scores[known].max())).all():
        return by_f
    seen = np.bincount(branch[known])
    missed = np.bincount(branch[known], weights=no, minlength=len(seen))[seen > 0]
    seen = seen[seen > 0]
    if len(seen) > MOST_BRANCHES:
        return by_f
    dice = np.random.default_rng(SEED)
    drawn = dice.multivariate_hypergeometric(
        seen, int(no.sum()), size=DRAWS, method="count"
    )  # the quicker one
    apart = np.einsum("ij,ij,j->i", drawn, drawn, 1 / seen)
    return float(1 + (apart >= (missed**2 / seen).sum() - 1e-9).sum()) / (1 + DRAWS)
