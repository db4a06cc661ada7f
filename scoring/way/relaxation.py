"""How cheap a cover could be if items came in parts: a lower bound in whole numbers, and where to look.

A dual simplex with bounds, in floats, proposes a multiplier for each need. The bound is then computed from
the multipliers in whole numbers: for any multipliers m ≥ 0, no cover costs less than
    Σ m · amount + Σ over kinds of the least of (cost − Σ m · gift) · count, low ≤ count ≤ high,
since a cover pays Σ m · (amount − given) ≤ 0 on top of its cost (Lagrange). So a float that is off makes the
bound weaker, never wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

SCALE = 1 << 40
"""A gift counts in parts of its need, of which there are so many; cut upwards: a bound stays a bound."""
FINE = 1 << 24
"""Parts of a cost in which multipliers are told."""
TINY = 1e-9
PIVOTS = 400


@dataclass
class Relaxation:
    """A branch: between `low` and `high` of each kind, and the simplex's dictionary so far.

    Columns of the dictionary are what stands at one of its bounds (`outside`), rows what is computed from
    that (`inside`); the last number of a row stands alone. Places below `len(costs)` are kinds, those after
    it what a need has to spare. `made_of` names for each need the one it was made of.
    """

    costs: list[int]
    parts: list[tuple[int, ...]]
    low: list[int]
    high: list[int]
    rows: list[list[float]]
    prices: list[float]
    inside: list[int]
    outside: list[int]
    at_high: list[bool]
    made_of: list[int]

    @classmethod
    def of(
        cls,
        costs: list[int],
        gives: Sequence[tuple[int, ...]],
        amounts: Sequence[int],
        most: list[int],
    ) -> Relaxation:
        """The whole question: nothing chosen yet."""
        parts = [
            tuple(-(-gift * SCALE // a) for gift, a in zip(each, amounts, strict=True)) for each in gives
        ]
        kinds, needs = len(costs), len(amounts)
        rows = [[*(parts[kind][need] / SCALE for kind in range(kinds)), -1.0] for need in range(needs)]
        return cls(
            costs,
            parts,
            [0] * kinds,
            list(most),
            rows,
            [float(cost) for cost in costs],
            list(range(kinds, kinds + needs)),
            list(range(kinds)),
            [False] * kinds,
            list(range(needs)),
        )

    def tightened(self, gives: Sequence[int], amount: int, need: int) -> None:
        """One more need, made of another, which every cover meets anyway: it cuts off covers in parts."""
        parts = [-(-gift * SCALE // amount) for gift in gives]
        self.parts = [(*each, part) for each, part in zip(self.parts, parts, strict=True)]
        fresh = [0.0] * len(self.outside) + [-1.0]
        inside = {place: row for row, place in enumerate(self.inside)}
        outside = {place: column for column, place in enumerate(self.outside)}
        for kind, part in enumerate(parts):
            if part and kind in outside:
                fresh[outside[kind]] += part / SCALE
            elif part:
                share = part / SCALE
                fresh = [a + share * b for a, b in zip(fresh, self.rows[inside[kind]], strict=True)]
        self.inside.append(len(self.costs) + len(self.rows))
        self.rows.append(fresh)
        self.made_of.append(need)

    def solve(self) -> list[float]:
        """The cheapest cover in parts, as the floats see it: a count of each kind."""
        values = self._values()
        for _ in range(PIVOTS):
            row, up = self._worst(values)
            column = -1 if row < 0 else self._entering(row, up=up)
            if column < 0:
                break
            self._pivot(row, column, to_high=not up)
            values = self._values()
        near = [0.0] * len(self.costs)
        for place, value in self._standing(values):
            if place < len(near):
                near[place] = value
        return near

    def prices_without(self, own: Collection[int]) -> tuple[int, int, list[int]]:
        """The parts of a cost, Σ multiplier · amount, and each kind's cost less what its gifts are worth.

        Needs in `own`, and those made of them, are left out: somebody else sees to them.
        """
        kinds = len(self.costs)
        multipliers = [0] * len(self.inside)
        for place, price in zip(self.outside, self.prices, strict=True):
            if place >= kinds and price > 0 and self.made_of[place - kinds] not in own:
                multipliers[place - kinds] = int(price * FINE)
        dear = []
        for cost, parts in zip(self.costs, self.parts, strict=True):
            left = cost * FINE * SCALE
            for multiplier, part in zip(multipliers, parts, strict=True):
                if multiplier and part:
                    left -= multiplier * part
            dear.append(left)
        return FINE * SCALE, sum(multipliers) * SCALE, dear

    def _range(self, place: int) -> tuple[float, float]:
        if place < len(self.costs):
            return self.low[place], self.high[place]
        return 0.0, float("inf")

    def _values(self) -> list[float]:
        """The value of each row, from the bounds at which the columns stand."""
        kinds = len(self.costs)
        moved = []
        for column, (place, top) in enumerate(zip(self.outside, self.at_high, strict=True)):
            if place < kinds and (count := self.high[place] if top else self.low[place]):
                moved.append((column, count))
        values = []
        for row in self.rows:
            value = row[-1]
            for column, count in moved:
                value += row[column] * count
            values.append(value)
        return values

    def _worst(self, values: Sequence[float]) -> tuple[int, bool]:
        """The row farthest outside its bounds and whether it must rise; -1 where all are within."""
        worst, farthest, up = -1, 1e-7, True
        for row, (place, value) in enumerate(zip(self.inside, values, strict=True)):
            low, high = self._range(place)
            if low - value > farthest:
                worst, farthest, up = row, low - value, True
            elif value - high > farthest:
                worst, farthest, up = row, value - high, False
        return worst, up

    def _entering(self, row: int, *, up: bool) -> int:
        """The column that moves the row at the least price; -1 where none can."""
        best, least = -1, float("inf")
        numbers = self.rows[row]
        for column, (price, high) in enumerate(zip(self.prices, self.at_high, strict=True)):
            number = -numbers[column] if high else numbers[column]
            if not up:
                number = -number
            if number > TINY and abs(price) < least * number:
                best, least = column, abs(price) / number
        return best

    def _pivot(self, row: int, column: int, *, to_high: bool) -> None:
        """The row and the column change places."""
        pivot = self.rows[row]
        factor = -1.0 / pivot[column]
        fresh = [number * factor for number in pivot]
        fresh[column] = -factor
        self.rows = [
            fresh if r == row else _put_in(numbers, column, fresh) for r, numbers in enumerate(self.rows)
        ]
        self.prices = _put_in([*self.prices, 0.0], column, fresh)[:-1]
        self.inside[row], self.outside[column] = self.outside[column], self.inside[row]
        self.at_high[column] = to_high

    def _standing(self, values: Sequence[float]) -> list[tuple[int, float]]:
        """Every place and its value."""
        kinds = len(self.costs)
        out = [
            (place, float(self.high[place] if high else self.low[place]) if place < kinds else 0.0)
            for place, high in zip(self.outside, self.at_high, strict=True)
        ]
        return [*zip(self.inside, values, strict=True), *out]


def _put_in(numbers: list[float], column: int, fresh: list[float]) -> list[float]:
    """The numbers with what stood in the column written out."""
    factor = numbers[column]
    if not factor:
        return numbers
    put = [number + factor * other for number, other in zip(numbers, fresh, strict=True)]
    put[column] = factor * fresh[column]
    return put
