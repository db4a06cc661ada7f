"""A rating from one side after another: stage, channel, brand value … Shown, they decide nothing (R4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.clauses import SIDE as ISO
from scoring.clauses import clause_of, clauses
from scoring.rating import Rating, Share
from scoring.rollup import Sums
from standards.pack import CHANNELS, CLASSES, CLASSIFICATIONS, DIMENSIONS, Pack, Standard


def profile(pack: Pack, rating: Rating, side: str) -> tuple[Share, ...]:
    """A share for each part of that side of which the pack has standards, by the rules of R3, in their order.

    `side` is one of SIDES. A standard that serves several brand values counts for each of them, one that
    serves none for none. ValueError for a side that there is not.
    """
    sums = Sums(rating.standards)
    return tuple(sums.share(name, listed) for name, listed in places_of(pack, side).items())


def places_of(pack: Pack, side: str) -> dict[str, list[int]]:
    """The places in the pack of each part's standards, of parts that have some. ValueError as above."""
    if side not in SIDES:
        raise ValueError(f"“{side}” is no side of a rating; there are {', '.join(SIDES)}.")
    names, parts_of = SIDES[side]
    places: dict[str, list[int]] = {name: [] for name in names(pack)}
    for place, standard in enumerate(pack.standards()):
        for part in parts_of(pack, standard):
            places.setdefault(part, []).append(place)
    return {name: listed for name, listed in places.items() if listed}


@dataclass(frozen=True)
class Spread:
    """Every time measured of a standard against its limit, the shortest first. Durations in ms.

    kept      how many were within, by the clock
    median_ms the middle one, or the mean of the middle two
    """

    standard: str
    kind: str
    limit_ms: int | None
    values_ms: tuple[int, ...]
    kept: int
    median_ms: Fraction


def spreads(ratings: Iterable[Rating]) -> tuple[Spread, ...]:
    """The times of each standard over these ratings, in the order in which standards are first met with.

    A limit that differs between ratings (another edition, another kind of house) makes another spread.
    What was not applicable is left out, and what has no duration: a time of day, rings without a time.
    """
    found: dict[tuple[str, str, int | None], list[tuple[int, bool]]] = {}
    for rating in ratings:
        for timed in rating.timed:
            if timed.observed_ms is not None and timed.answer != "not_applicable":
                kept = timed.over_ms is not None and timed.over_ms <= 0
                found.setdefault((timed.standard, timed.kind, timed.limit_ms), []).append(
                    (timed.observed_ms, kept)
                )
    return tuple(_spread(*key, listed) for key, listed in found.items())


def _spread(standard: str, kind: str, limit_ms: int | None, listed: list[tuple[int, bool]]) -> Spread:
    values = sorted(value for value, _ in listed)
    middle = Fraction(values[(len(values) - 1) // 2] + values[len(values) // 2], 2)
    return Spread(standard, kind, limit_ms, tuple(values), sum(kept for _, kept in listed), middle)


def _stages(pack: Pack) -> list[str]:
    return list(dict.fromkeys(department.stage for department in pack.departments))


def _stage(pack: Pack, standard: Standard) -> tuple[str, ...]:
    return tuple(d.stage for d in pack.departments if d.id == standard.department)


Side = tuple[Callable[[Pack], Iterable[str]], Callable[[Pack, Standard], Iterable[str]]]

SIDES: Mapping[str, Side] = {
    "department": (lambda pack: [d.id for d in pack.departments], lambda _, standard: (standard.department,)),
    "stage": (_stages, _stage),
    "classification": (lambda _: CLASSIFICATIONS, lambda _, standard: (standard.classification,)),
    "class": (lambda _: CLASSES, lambda _, standard: (standard.classed,)),
    "channel": (lambda _: CHANNELS, lambda _, standard: (standard.channel,)),
    "dimension": (lambda _: DIMENSIONS, lambda _, standard: (standard.dimension,)),
    "value": (lambda pack: pack.values, lambda _, standard: standard.serves),
    ISO: (clauses, clause_of),
}
"""The sides a rating has: the names of a side's parts, in order, and those a standard is of."""
