"""The cheapest choice that covers every need: exact.

Each item costs something and gives something to some needs; a choice covers a need when what it gives adds
up to the amount. All numbers are whole, so nothing is rounded.

Why the answer is exact. Items without which a need fails are in every choice. Needs that share no item are
separate questions. Items that cost and give the same are one kind: which of them is chosen does not matter.
What is left is searched (way/covering_search.py), leaving out only what provably cannot be cheaper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scoring.way.covering_search import Kind, Question

STEPS = 100_000
"""Taken before the search gives up its proof. A count, not a time: the same question, the same answer."""


@dataclass(frozen=True)
class Need:
    """An amount, and what each item (by its place) gives towards it; items that give nothing are left out."""

    amount: int
    gives: Mapping[int, int]


@dataclass(frozen=True)
class Cover:
    """The items chosen, what they cost, and the least that any choice can cost.

    The two are equal, and the choice proved cheapest, unless the search ran out of steps.
    """

    items: tuple[int, ...]
    cost: int
    at_least: int


def cheapest_cover(costs: Sequence[int], needs: Iterable[Need], steps: int = STEPS) -> Cover | None:
    """The cheapest items that cover every need; None where all of them together do not.

    Costs are above 0. Among alike items those that come first are chosen.
    """
    wanted = [need for need in needs if need.amount > 0]
    if any(sum(need.gives.values()) < need.amount for need in wanted):
        return None
    forced = _forced(wanted)
    chosen = list(forced)
    cost = at_least = sum(costs[item] for item in forced)
    for part in _parts(_without(forced, wanted)):
        kinds = _kinds(costs, part)
        counts, price, bound = Question([need.amount for need in part], kinds).best(steps)
        chosen += [item for kind, count in zip(kinds, counts, strict=True) for item in kind.items[:count]]
        cost, at_least = cost + price, at_least + bound
    return Cover(tuple(sorted(chosen)), cost, at_least)


def _forced(needs: Iterable[Need]) -> set[int]:
    """Items without which a need cannot be covered, even by all the others."""
    forced: set[int] = set()
    for need in needs:
        spare = sum(need.gives.values()) - need.amount
        forced.update(item for item, gift in need.gives.items() if gift > spare)
    return forced


def _without(forced: set[int], needs: Iterable[Need]) -> list[Need]:
    """What the forced items leave to be covered. A gift larger than what is left counts as no more than that.

    A gift cut so, and an item that is then forced, is left to the search: it finds it at once.
    """
    left = []
    for need in needs:
        amount = need.amount - sum(gift for item, gift in need.gives.items() if item in forced)
        if amount > 0:
            free = {i: min(gift, amount) for i, gift in need.gives.items() if gift and i not in forced}
            left.append(Need(amount, free))
    return left


def _parts(needs: Sequence[Need]) -> list[list[Need]]:
    """Needs that share no item, directly or through others, are separate questions."""
    of_item: dict[int, list[int]] = defaultdict(list)
    for place, need in enumerate(needs):
        for item in need.gives:
            of_item[item].append(place)
    parts, seen = [], set[int]()
    for first in range(len(needs)):
        part, waiting = [], [first]
        while waiting:
            place = waiting.pop()
            if place not in seen:
                seen.add(place)
                part.append(place)
                waiting += [other for item in needs[place].gives for other in of_item[item]]
        if part:
            parts.append([needs[place] for place in sorted(part)])
    return parts


def _kinds(costs: Sequence[int], needs: Sequence[Need]) -> list[Kind]:
    alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for item in sorted({item for need in needs for item in need.gives}):
        alike[costs[item], *(need.gives.get(item, 0) for need in needs)].append(item)
    return [Kind(key[0], key[1:], tuple(items)) for key, items in alike.items()]
