"""The cheapest cover, held against every choice there is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.way.covering import Need, cheapest_cover

GIFTS = st.dictionaries(st.integers(0, 7), st.sampled_from([1, 1, 2, 3, 7, 11, 10**15 + 1]), max_size=8)
NEEDS = st.lists(st.builds(Need, st.integers(-1, 25) | st.just(2 * 10**15), GIFTS), max_size=5)
COSTS = st.lists(st.sampled_from([1, 1, 1, 2, 3, 50]), min_size=8, max_size=8)


def covers(chosen: set[int], needs: list[Need]) -> bool:
    return all(sum(g for i, g in need.gives.items() if i in chosen) >= need.amount for need in needs)


def by_force(costs: list[int], needs: list[Need]) -> int | None:
    choices = [{item for item in range(8) if mask >> item & 1} for mask in range(1 << 8)]
    return min((sum(costs[i] for i in chosen) for chosen in choices if covers(chosen, needs)), default=None)


@settings(max_examples=150)
@given(COSTS, NEEDS)
def test_no_choice_that_covers_every_need_is_cheaper(costs: list[int], needs: list[Need]) -> None:
    """Of all 256 choices; the bound says so too."""
    cover = cheapest_cover(costs, needs)

    best = by_force(costs, needs)
    assert (None if cover is None else cover.cost) == best
    if cover is not None:
        assert covers(set(cover.items), needs)
        assert cover.at_least == cover.cost == sum(costs[item] for item in cover.items)


@given(COSTS, NEEDS)
def test_a_search_given_up_still_covers_and_never_claims_too_much(
    costs: list[int], needs: list[Need]
) -> None:
    """With hardly any steps: a cover, and a bound below the cheapest."""
    cover = cheapest_cover(costs, needs, steps=1)

    best = by_force(costs, needs)
    assert (cover is None) == (best is None)
    if cover is not None and best is not None:
        assert covers(set(cover.items), needs)
        assert cover.at_least <= best <= cover.cost == sum(costs[item] for item in cover.items)


def test_of_alike_items_the_first_are_chosen() -> None:
    """So that the same question has the same answer."""
    cover = cheapest_cover([1] * 6, [Need(2, dict.fromkeys(range(6), 1))])

    assert cover is not None
    assert cover.items == (0, 1)
