"""The same expression on another engine: PostgreSQL, which Ibis speaks to as it does to a cluster."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.chain.kept_file import refresh
from scoring.chain.kept_what_if import what_if_over_all
from tests.inspections.conftest import postgres_url
from tests.scoring.test_chain_results import HASH, OTHERS, PACK, SHORTER, Chain, Change, chain, with_limits

__all__ = ["chain", "postgres_url"]


@pytest.mark.slow
def test_another_engine_gives_the_same_stars(chain: Chain, postgres_url: str) -> None:
    """For other weights and for another limit."""
    refresh(chain.store, chain.folder)
    for other in (OTHERS["other weights"], with_limits(PACK, Change(limits=SHORTER))):
        here = what_if_over_all(chain.folder, {HASH: PACK}, {HASH: other})

        there = what_if_over_all(chain.folder, {HASH: PACK}, {HASH: other}, postgres_url)

        assert list(there.stars_then) == list(here.stars_then)
        assert there.score_then == pytest.approx(here.score_then, nan_ok=True)
        assert not np.array_equal(here.score_then, here.score_now)
