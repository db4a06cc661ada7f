"""Every kind of rule over all visits at once: the stars are those of rating each visit in exact fractions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspections.visit import Visit
from scoring.chain.kept_file import refresh
from scoring.chain.kept_what_if import what_if_over_all
from scoring.stars import rate
from standards.pack import Area, Band, Gate, Pack
from tests.scoring.test_chain_results import HASH, PACK, Chain, a_chain_of, as_rated, some_visits

DEPARTMENTS, CLASSES, KINDS = ("desk", "bar", "spa"), ("service", "facility"), ("courtesy", "efficiency")
NAMES = [standard.id for standard in PACK.standards()]


def some(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)


AREAS = st.lists(st.tuples(some(DEPARTMENTS), some(KINDS), some(CLASSES)), max_size=4).map(
    lambda told: tuple(Area(f"area-{n}", *lists) for n, lists in enumerate(told))
)
"""Of departments, classifications and classes: some overlap, some leave standards out, some are empty."""


OF_DEPARTMENTS = st.sampled_from([None, *DEPARTMENTS])


@st.composite
def gates(draw: st.DrawFn, areas: tuple[Area, ...], bars: st.SearchStrategy[Fraction]) -> tuple[Gate, ...]:
    """Up to four, of every rule."""
    of_areas = st.sampled_from([None, *([area.id for area in areas] or DEPARTMENTS)])
    found = []
    for at in range(draw(st.integers(0, 4))):
        stars, bar = draw(st.integers(1, 5)), draw(bars)
        told = [
            Gate(f"g{at}", stars, "critical_not_met", at_most=draw(st.integers(0, 3))),
            Gate(f"g{at}", stars, "timed_in_limit", at_least=bar),
            Gate(f"g{at}", stars, "department_score", at_least=bar, department=draw(OF_DEPARTMENTS)),
            Gate(f"g{at}", stars, "class_score", at_least=bar, classed=draw(st.sampled_from(CLASSES))),
            Gate(f"g{at}", stars, "area_score", at_least=bar, area=draw(of_areas)),
            Gate(f"g{at}", stars, "area_cap", area=draw(of_areas), above=draw(st.integers(0, 2))),
            Gate(f"g{at}", stars, "mandatory", standards=tuple(draw(some(tuple(NAMES))))),
        ]
        found.append(draw(st.sampled_from(told)))
    return tuple(found)


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chain]:
    made = a_chain_of(some_visits(8), tmp_path_factory.mktemp("chain"))
    yield made
    made.store.close()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), seed=st.integers(0, 10_000))
def test_any_rules_over_small_chains_give_the_stars_of_exact_fractions(
    chain: Chain, data: st.DataObject, seed: int
) -> None:
    """By the total, the lowest area or points, areas and gates as they come; bars that some visit just
    reaches, in thirds and halves of a standard, are reached.
    """
    visits = some_visits(8, seed=seed)
    chain.keep(visits)
    refresh(chain.store, chain.folder)
    measure, areas = data.draw(st.sampled_from(["total", "lowest_area", "points"])), data.draw(AREAS)
    rules = replace(PACK.rating, measure=measure, areas=areas)
    bars = st.sampled_from(sorted(just_reached(replace(PACK, rating=rules), visits)))
    five = sorted(data.draw(st.lists(bars, min_size=5, max_size=5)))
    bands = tuple(Band(stars, bar) for stars, bar in enumerate(five, start=1))
    other = replace(PACK, rating=replace(rules, bands=bands, gates=data.draw(gates(areas, bars))))

    moved = what_if_over_all(chain.folder, {HASH: PACK}, {HASH: other})

    as_rated(moved, other, visits)


def just_reached(pack: Pack, visits: list[Visit]) -> set[Fraction]:
    """What the total, the points and the parts of the house come to in some of these visits."""
    found = {Fraction(50)}
    for visit in visits[:3]:
        rating = rate(pack, visit)
        shares = (rating.total, *rating.areas, *rating.departments, *rating.classes)
        found |= {share.score for share in shares if share.score is not None}
        found |= {c.actual for c in rating.conditions if c.rule == "points" and c.actual is not None}
    return found
