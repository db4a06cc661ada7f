"""The search for the cheapest cover: kind after kind, keeping of what is alike only the best.

A part choice is known by its cost and by what it has given to each need. Of two that cost the same and give
the same to all needs but one, the one that gives that need more is as good in every way: the other is
left. A part choice is also left where even the cheapest end of it costs more than is asked for. That least
end is a Lagrangian bound in whole numbers (relaxation.py), made sharp for needs such as a department's, which
share no item with each other: each of those is solved exactly for the bound.

The question is put for the least cost that the bound allows, then for more, until it is answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import gcd

from scoring.way.relaxation import Relaxation

ROUNDS = 10
"""Of cuts that tighten the relaxation."""
BEAM = 200
"""Part choices kept where the proof was given up."""


@dataclass(frozen=True)
class Kind:
    """Items that cost the same and give each need the same."""

    cost: int
    gives: tuple[int, ...]
    items: tuple[int, ...]


@dataclass
class Part:
    """A choice so far: what it costs beyond the bound, and the way it came about."""

    most: int
    slack: int
    before: Part | None
    count: int


class Question:
    """Amounts to be covered by so many of each kind; all together cover them."""

    def __init__(self, amounts: Sequence[int], kinds: Sequence[Kind]) -> None:
        shared = [reduce(gcd, (kind.gives[n] for kind in kinds)) or 1 for n in range(len(amounts))]
        self.amounts = [-(-amount // by) for amount, by in zip(amounts, shared, strict=True)]
        self.gives = [tuple(g // by for g, by in zip(kind.gives, shared, strict=True)) for kind in kinds]
        self.costs = [kind.cost for kind in kinds]
        self.most = [len(kind.items) for kind in kinds]
        self.unit = reduce(gcd, self.costs)

    def best(self, steps: int) -> tuple[list[int], int, int]:
        """How many of each kind, their cost, and a bound that no cover is cheaper than."""
        root = Relaxation.of(self.costs, self.gives, self.amounts, self.most)
        near = self.tightened(root)
        held = self.trimmed(self.filled([int(x + 1e-6) for x in near], near))
        price, search = self.cost(held), Search(self, root)
        least, step = search.least(), self.unit
        while least < price:
            asked = min(least + step - self.unit, price - self.unit)
            found, steps = search.within(asked, steps)
            if found is not None:
                return found, self.cost(found), self.cost(found)
            if not steps:
                likely, _ = search.within(price - self.unit, 1 << 40, beam=BEAM)
                return (likely or held), min(price, self.cost(likely or held)), least
            least, step = asked + self.unit, 2 * step
        return held, price, price

    def tightened(self, root: Relaxation) -> list[float]:
        """The cheapest cover in parts, once needs divided and rounded up have been added."""
        near = root.solve()
        for _ in range(ROUNDS):
            cuts = self.cuts(near)
            if not cuts:
                break
            for cut in cuts:
                root.tightened(*cut)
            near = root.solve()
        return near

    def cuts(self, near: Sequence[float]) -> list[tuple[list[int], int, int]]:
        """For each need the divisor that `near` misses most. Covers in whole items meet them all.

        Where Σ gift · count ≥ amount, then Σ ⌈gift ⁄ d⌉ · count ≥ ⌈amount ⁄ d⌉ (Chvátal and Gomory).
        """
        found = []
        for need, amount in enumerate(self.amounts):
            gifts = [gives[need] for gives in self.gives]
            best, missed = None, 0.02
            for divisor in sorted(set(gifts) - {0}):
                gives = [-(-gift // divisor) for gift in gifts]
                wanted = -(-amount // divisor)
                reached = 0.0
                for count, gift in zip(near, gives, strict=True):
                    reached += count * gift
                if wanted - reached > missed:
                    best, missed = (gives, wanted, need), wanted - reached
            if best:
                found.append(best)
        return found

    def filled(self, counts: list[int], near: Sequence[float]) -> list[int]:
        """More of the kinds that give most of what is missing for their cost, until every need is covered."""
        missing = self.missing(counts)
        while any(amount > 0 for amount in missing):
            best, worth = -1, -1.0
            for kind in range(len(counts)):
                if counts[kind] < self.most[kind]:
                    value = self.value(kind, missing) + 1e-6 * (near[kind] > counts[kind])
                    if value > worth:
                        best, worth = kind, value
            counts[best] += 1
            missing = [amount - gift for amount, gift in zip(missing, self.gives[best], strict=True)]
        return counts

    def value(self, kind: int, missing: Sequence[int]) -> float:
        """What one of the kind gives of what is missing, for its cost."""
        value = 0.0
        for gift, amount in zip(self.gives[kind], missing, strict=True):
            if amount > 0 and gift:
                value += min(gift, amount) / amount
        return value / self.costs[kind]

    def trimmed(self, counts: list[int]) -> list[int]:
        """Without what is not needed, the dearest and least useful first."""
        spare = [-amount for amount in self.missing(counts)]
        by_use = sorted(range(len(counts)), key=lambda k: (-self.costs[k], self.value(k, self.amounts)))
        for kind in by_use:
            gives = self.gives[kind]
            while counts[kind] and all(s >= gift for s, gift in zip(spare, gives, strict=True)):
                counts[kind] -= 1
                spare = [s - gift for s, gift in zip(spare, gives, strict=True)]
        return counts

    def missing(self, counts: Sequence[int]) -> list[int]:
        missing = list(self.amounts)
        for count, gives in zip(counts, self.gives, strict=True):
            if count:
                missing = [amount - count * gift for amount, gift in zip(missing, gives, strict=True)]
        return missing

    def cost(self, counts: Sequence[int]) -> int:
        return sum(count * cost for count, cost in zip(counts, self.costs, strict=True))

    def own_needs(self) -> list[int]:
        """Needs that share no kind with one another, those of few kinds first."""
        kinds_of = [{k for k, gives in enumerate(self.gives) if gives[n]} for n in range(len(self.amounts))]
        taken: set[int] = set()
        own = []
        for need in sorted(range(len(self.amounts)), key=lambda n: len(kinds_of[n])):
            if not kinds_of[need] & taken:
                taken |= kinds_of[need]
                own.append(need)
        return own


class Search:
    """The kinds in the order in which they are decided, and the least that can follow each decision."""

    def __init__(self, question: Question, root: Relaxation) -> None:
        self.q = question
        own = question.own_needs()
        self.scale, self.total, self.dear = root.prices_without(own)
        self.steps: list[_Step] = []
        for need, kinds in self._groups(own):
            amount = question.amounts[need] if need >= 0 else 0
            ends = self._ends(need, kinds, amount)
            self.total += ends[0][amount]
            self.steps += [_Step(k, need, ends[at], ends[at + 1]) for at, k in enumerate(kinds)]
        self._begin_groups()
        self.shared = [need for need in range(len(question.amounts)) if need not in own]
        if self.shared:  # last stands the need that alike part choices may differ in
            self.shared.sort(key=lambda n: len({gives[n] for gives in question.gives}))

    def least(self) -> int:
        """No cover costs less: the bound, raised to the next cost that a choice can have."""
        return -(-self.total // (self.scale * self.q.unit)) * self.q.unit

    def within(self, asked: int, steps: int, beam: int = 0) -> tuple[list[int] | None, int]:
        """The cheapest cover that costs at most `asked`, None where there is none, and the steps left.

        None with no steps left: not known. With a `beam`, only so many part choices are kept, those that
        promise most: quick, and then what is found need not be the cheapest.
        """
        limit = asked * self.scale - self.total
        amounts = [self.q.amounts[need] for need in self.shared]
        rest = self._rest()
        first = self.steps[0]
        begun = (0,) * max(0, len(amounts) - 1)
        layer: dict[_Key, Part] = {(0, begun, first.begins): Part(0, 0, None, 0)}
        for step, later in zip(self.steps, rest, strict=True):
            gives = [self.q.gives[step.kind][need] for need in self.shared]
            layer, steps = self._decided(layer, step, _Ask(asked, limit, amounts, gives, later), steps)
            if not steps:
                return None, 0
            if beam and len(layer) > beam:
                promising = sorted(layer, key=lambda key: (layer[key].slack, key))
                layer = {key: layer[key] for key in promising[:beam]}
        if not layer:
            return None, steps
        return self._told(layer[min(layer, key=lambda key: (key[0], -layer[key].most, key))]), steps

    def _decided(
        self, layer: dict[_Key, Part], step: _Step, ask: _Ask, steps: int
    ) -> tuple[dict[_Key, Part], int]:
        """Every part choice with every count of the next kind that can still be cheap enough."""
        options: dict[int, list[tuple[int, int, int]]] = {}
        after: dict[_Key, Part] = {}
        cost = self.q.costs[step.kind]
        *least, big = [amount - later for amount, later in zip(ask.amounts, ask.later, strict=True)] or [0]
        for (spent, given, open_), part in layer.items():
            if open_ not in options:
                options[open_] = self._options(step, open_, ask.limit)
            for count, dearer, left in options[open_]:
                steps -= 1
                slack, price = part.slack + dearer, spent + count * cost
                if slack > ask.limit or price > ask.asked:
                    continue
                if count and ask.gives:
                    most = min(part.most + count * ask.gives[-1], ask.amounts[-1])
                    now = tuple(
                        min(g + count * gift, amount)
                        for g, gift, amount in zip(given, ask.gives, ask.amounts, strict=False)
                    )
                else:
                    most, now = part.most, given
                if most < big or any(g < wanted for g, wanted in zip(now, least, strict=True)):
                    continue
                key = (price, now, left)
                held = after.get(key)
                if held is None or most > held.most or (most == held.most and slack < held.slack):
                    after[key] = Part(most, slack, part, count)
            if steps <= 0:
                return {}, 0
        return after, steps

    def _options(self, step: _Step, open_: int, limit: int) -> list[tuple[int, int, int]]:
        """Counts of the kind, how much dearer each makes the least end, and what it leaves open."""
        gift = self.q.gives[step.kind][step.need] if step.need >= 0 else 0
        options = []
        for count in range(self.q.most[step.kind] + 1):
            left = max(0, open_ - count * gift)
            if left in step.after:
                dearer = count * self.dear[step.kind] + step.after[left] - step.before[open_]
                if dearer <= limit:
                    options.append((count, dearer, left if step.next_begins < 0 else step.next_begins))
        return options

    def _told(self, part: Part) -> list[int]:
        counts = [0] * len(self.q.costs)
        for step in reversed(self.steps):
            counts[step.kind] = part.count
            part = part.before or part
        return counts

    def _groups(self, own: Sequence[int]) -> list[tuple[int, list[int]]]:
        """Each need of its own with its kinds; then the other kinds, alone, the least doubtful first."""
        gives, dear = self.q.gives, self.dear
        groups = [(need, [k for k in range(len(gives)) if gives[k][need]]) for need in own]
        grouped = {kind for _, kinds in groups for kind in kinds}
        free = sorted(set(range(len(gives))) - grouped, key=lambda k: (-abs(dear[k]), k))
        return groups + [(-1, [kind]) for kind in free]

    def _ends(self, need: int, kinds: Sequence[int], amount: int) -> list[dict[int, int]]:
        """For each place in the group: what may be open there, and the least that then follows to its end."""
        reached = [{amount}]
        for kind in kinds:
            gift = self.q.gives[kind][need] if need >= 0 else 0
            counts = range(self.q.most[kind] + 1)
            reached.append({max(0, open_ - count * gift) for open_ in reached[-1] for count in counts})
        ends: list[dict[int, int]] = [{0: 0}]
        for kind, opens in zip(reversed(kinds), reversed(reached[:-1]), strict=True):
            gift = self.q.gives[kind][need] if need >= 0 else 0
            after, end = ends[0], {}
            for open_ in opens:
                prices = [
                    count * self.dear[kind] + after[left]
                    for count in range(self.q.most[kind] + 1)
                    if (left := max(0, open_ - count * gift)) in after
                ]
                if prices:
                    end[open_] = min(prices)
            ends.insert(0, end)
        return ends

    def _begin_groups(self) -> None:
        """Where a group ends, the next one's amount is open."""
        for step, following in zip(self.steps, [*self.steps[1:], None], strict=True):
            if following is None or following.need != step.need or following.need < 0:
                step.next_begins = self.q.amounts[following.need] if following and following.need >= 0 else 0
        first = self.steps[0]
        first.begins = self.q.amounts[first.need] if first.need >= 0 else 0

    def _rest(self) -> list[list[int]]:
        """For each step, what the kinds after it can still give to each shared need."""
        rest = [[0] * len(self.shared)]
        for step in reversed(self.steps[1:]):
            most, gives = self.q.most[step.kind], self.q.gives[step.kind]
            rest.insert(0, [r + most * gives[need] for r, need in zip(rest[0], self.shared, strict=True)])
        return rest


_Key = tuple[int, tuple[int, ...], int]
"""Cost, what was given to the shared needs but the last, what is open of the group's own need."""


@dataclass
class _Step:
    """A kind's turn: the need of its group (-1 for none), and the least ends before and after it."""

    kind: int
    need: int
    before: dict[int, int]
    after: dict[int, int]
    next_begins: int = -1
    begins: int = 0


@dataclass(frozen=True)
class _Ask:
    """What a step is held against: cost, slack, shared needs, what it gives them and what the rest can."""

    asked: int
    limit: int
    amounts: list[int]
    gives: list[int]
    later: list[int]
