"""The same expression on another engine: PostgreSQL, which Ibis speaks to as it does to a cluster."""

from __future__ import annotations

import pytest

from scoring.chain.kept_file import refresh
from scoring.chain.kept_what_if import what_if_over_all
from standards.pack import Area
from tests.inspections.conftest import postgres_url
from tests.scoring.test_chain_results import (
    HASH,
    OTHERS,
    PACK,
    SHORTER,
    Chain,
    Change,
    chain,
    stricter,
    with_limits,
)

__all__ = ["chain", "postgres_url"]


@pytest.mark.slow
def test_another_engine_gives_the_same_stars(chain: Chain, postgres_url: str) -> None:
    """For other weights, another limit, and the lowest of areas that overlap."""
    refresh(chain.store, chain.folder)
    areas = (Area("public", departments=("desk", "bar")), Area("facility", classes=("facility",)))
    by_area = stricter(PACK, measure="lowest_area", areas=areas)
    for other in (OTHERS["other weights"], with_limits(PACK, Change(limits=SHORTER)), by_area):
        here = what_if_over_all(chain.folder, {HASH: PACK}, {HASH: other})

        there = what_if_over_all(chain.folder, {HASH: PACK}, {HASH: other}, postgres_url)

        assert list(there.stars_then) == list(here.stars_then)
        assert there.score_then == pytest.approx(here.score_then, nan_ok=True)
        assert here.changed()
