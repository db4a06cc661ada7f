"""A cycle proposed: which inspector goes to which hotel, and when. Pure, and the same every time.

Visits are placed one by one, those first whose hotel the fewest people may go to; nothing placed is moved
again. So a proposal never breaks a rule, but where people are scarce a cleverer one may exist.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspections.planning.rules import Asked, Hindrance, Known, Rules, Stay, hindrances, over_weekend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Wish:
    """What the office asks for: days, visits each hotel shall have in them, nights, and what is inspected.

    Visits of the hotel that begin in these days already count. `scenarios` take turns at a hotel.
    """

    first: date
    last: date
    visits: int = 2
    nights: int = 2
    scenarios: tuple[str, ...] = ("",)


@dataclass(frozen=True)
class Line:
    """One visit proposed. Without an inspector, `why_not` says what stood against each, or that nobody is."""

    hotel: str
    first: date
    last: date
    inspector: str = ""
    scenario: str = ""
    why_not: tuple[str, ...] = ()

    @property
    def weekend(self) -> bool:
        """Whether it is a weekend visit."""
        return over_weekend(self.first, self.last)


@dataclass(frozen=True)
class _Gap:
    """A visit that a hotel still lacks, in its part of the period; the hotel's place among how many."""

    hotel: str
    turn: int
    first: date
    last: date
    place: int
    of: int


def proposed(
    wish: Wish, hotels: Sequence[str], inspectors: Sequence[str], known: Known, rules: Rules
) -> tuple[Line, ...]:
    """The visits that are lacking, by day and hotel, each by an inspector whom no rule hinders, or by nobody.

    Weekdays and weekends take turns at each hotel. Who has the fewest visits in the period goes first, then
    who was at that hotel least, then who works in its region most; of equals, in the order given.
    """
    lines: list[Line] = []
    for gap in sorted(_gaps(wish, hotels, known), key=lambda gap: _choice(gap, inspectors, known, rules)):
        line = _placed(gap, wish, inspectors, known, rules)
        lines.append(line)
        if line.inspector:
            stay = Stay("", line.hotel, line.first, line.last, (line.inspector,))
            known = replace(known, stays=(*known.stays, stay))
    return tuple(sorted(lines, key=lambda line: (line.first, hotels.index(line.hotel))))


def _gaps(wish: Wish, hotels: Sequence[str], known: Known) -> Iterator[_Gap]:
    days = (wish.last - wish.first).days + 1
    edges = [wish.first + timedelta(days=days * part // wish.visits) for part in range(wish.visits + 1)]
    for place, hotel in enumerate(hotels):
        starts = [s.first for s in known.stays if s.hotel == hotel and wish.first <= s.first <= wish.last]
        parts = list(zip(edges, (edge - timedelta(days=1) for edge in edges[1:]), strict=False))
        free = [part for part in parts if not any(part[0] <= start <= part[1] for start in starts)]
        for turn, (first, last) in enumerate(free[: max(0, wish.visits - len(starts))]):
            yield _Gap(hotel, turn, first, last, place, len(hotels))


def _choice(gap: _Gap, inspectors: Sequence[str], known: Known, rules: Rules) -> tuple[int, int]:
    """How many could go at all, and which turn it is: where there is least choice, one chooses first."""
    asked = Asked(gap.hotel, gap.first, gap.first, ())
    barred = (hindrances(replace(asked, people=(one,)), known, rules) for one in inspectors)
    return sum(not any(why.absolute for why in against) for against in barred), gap.turn


def _placed(gap: _Gap, wish: Wish, inspectors: Sequence[str], known: Known, rules: Rules) -> Line:
    days = _days(gap, wish, known)
    scenario = wish.scenarios[gap.turn % len(wish.scenarios)]
    nights = timedelta(days=wish.nights)
    if not days:
        last = max(gap.first, gap.last)
        return Line(gap.hotel, gap.first, last, "", scenario, ("The days are too few for a visit.",))
    in_turn = sorted(
        inspectors, key=lambda one: (*_turn_of(one, gap.hotel, wish, known), inspectors.index(one))
    )
    wanted = over_weekend(days[0], days[0] + nights)
    for same_kind in (True, False):
        some = [day for day in days if (over_weekend(day, day + nights) == wanted) is same_kind]
        for one in in_turn:
            for day in some:
                if not hindrances(Asked(gap.hotel, day, day + nights, (one,)), known, rules):
                    return Line(gap.hotel, day, day + nights, one, scenario)
    first = days[0]
    against = (hindrances(Asked(gap.hotel, first, first + nights, (o,)), known, rules) for o in in_turn)
    return Line(gap.hotel, first, first + nights, "", scenario, _told(against))


def _days(gap: _Gap, wish: Wish, known: Known) -> list[date]:
    """The first days to try: the kind the hotel lacks before the other, then as the hotels are spread out."""
    nights = timedelta(days=wish.nights)
    span = (gap.last - gap.first).days - wish.nights
    target = gap.first + timedelta(days=span * (2 * gap.place + 1) // (2 * gap.of))
    days = [gap.first + timedelta(days=n) for n in range(span + 1)]
    had = [s for s in known.stays if s.hotel == gap.hotel and wish.first <= s.first <= wish.last]
    kinds = Counter(over_weekend(stay.first, stay.last) for stay in had)
    weekend = kinds[True] < kinds[False] if kinds[True] != kinds[False] else gap.place % 2 == 1
    return sorted(
        days, key=lambda day: (over_weekend(day, day + nights) is not weekend, abs(day - target), day)
    )


def _turn_of(person: str, hotel: str, wish: Wish, known: Known) -> tuple[int, int, int]:
    stays = known.by_person.get(person, ())
    load = sum(wish.first <= stay.first <= wish.last for stay in stays)
    here = sum(stay.hotel == hotel for stay in stays)
    region = known.regions.get(hotel, "")
    near = sum(known.regions.get(stay.hotel, "") == region for stay in stays)
    return load, here, -near


def _told(against: Iterator[tuple[Hindrance, ...]]) -> tuple[str, ...]:
    told = tuple(dict.fromkeys(why.text for whys in against for why in whys[:1]))
    return told or ("There is no inspector whose account is open.",)
