"""What became of each standard from one edition to another, and which scores can still be compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction

from standards.pack import Pack, RatingRules, Standard

WHAT = (
    "same", "reworded", "described", "moved", "limit", "weight", "critical", "class", "new", "retired",
)  # fmt: skip
"""What can become of a standard; several may, beside "same", "new" and "retired", which stand alone."""

COUNTS_OTHERWISE = frozenset({"limit", "weight", "critical", "class", "new", "retired"})
COMPARABLE_FROM = Fraction(90)
"""A score stays comparable where at least this share (of 100) of its weight is unchanged."""

_TEXTS = ("text", "met", "clock", "phrases", "weight_because", "critical_because")
_DESCRIBED = ("channel", "classification", "dimension", "evidence", "expected_by", "serves")
_MEASURED = ("usual", "by_house")


@dataclass(frozen=True)
class Change:
    """What became of a standard: `what` is of WHAT. `older` or `newer` is None where it is new or retired."""

    standard: str
    what: tuple[str, ...]
    older: Standard | None
    newer: Standard | None

    @property
    def counts_alike(self) -> bool:
        """Whether the same service earns the same credit, with the same weight, in both."""
        return COUNTS_OTHERWISE.isdisjoint(self.what)

    @property
    def weight(self) -> Fraction:
        """Its weight, of both editions the larger."""
        return max(standard.weight for standard in (self.older, self.newer) if standard)

    @property
    def classed(self) -> str:
        """Its class in the newer edition, or the one it had."""
        return next(standard.classed for standard in (self.newer, self.older) if standard)


@dataclass(frozen=True)
class Kept:
    """How much of a score is measured alike: the share (of 100) of its weight, and whether that is enough.

    `id` is a department's, or "" for the total.
    """

    id: str
    unchanged: Fraction
    comparable: bool


@dataclass(frozen=True)
class Comparison:
    """Two editions side by side."""

    older: Pack
    newer: Pack
    changes: tuple[Change, ...]
    """Every standard of either: in the newer's order, then what was retired in the older's."""
    departments: tuple[Kept, ...]
    total: Kept
    rules: tuple[str, ...]
    """What changed in the rating: the fields of RatingRules."""

    @property
    def stars_comparable(self) -> bool:
        """Whether the same service earns the same stars: total comparable, all its rules the same."""
        return self.total.comparable and set(self.rules) <= {"coverage"}

    def counted(self) -> dict[str, int]:
        """How many standards each thing became of, in the order of WHAT, those of none left out."""
        counts = {what: sum(what in change.what for change in self.changes) for what in WHAT}
        return {what: count for what, count in counts.items() if count}


def compared(older: Pack, newer: Pack) -> Comparison:
    """What became of each standard, known by its id, and which scores stay comparable.

    A department's score stays comparable where COMPARABLE_FROM of 100 of its weight is unchanged: standards
    of both editions with the same limit, weight, class and critical. A weight that differs counts as the
    larger. The total needs the same of the mean of both classes by the class weights, and those unchanged;
    no score is comparable where credit is given otherwise; the stars need all rules but coverage unchanged.
    """
    changes = tuple(_changes(older, newer))
    rules = tuple(_rules_changed(older, newer))
    names = dict.fromkeys(department.id for pack in (newer, older) for department in pack.departments)
    total, alike = _total(changes, newer), "credit" not in rules
    return Comparison(
        older=older,
        newer=newer,
        changes=changes,
        departments=tuple(_kept(name, _of(name, changes), alike) for name in names),
        total=Kept("", total, total >= COMPARABLE_FROM and alike and "class_weights" not in rules),
        rules=rules,
    )


def _changes(older: Pack, newer: Pack) -> Iterator[Change]:
    before = {standard.id: standard for standard in older.standards()}
    after = {standard.id: standard for standard in newer.standards()}
    moved = _moved(older, newer)
    for name, standard in after.items():
        if name in before:
            yield Change(name, tuple(_what(before[name], standard, name in moved)), before[name], standard)
        else:
            yield Change(name, ("new",), None, standard)
    for name, standard in before.items():
        if name not in after:
            yield Change(name, ("retired",), standard, None)


def _what(older: Standard, newer: Standard, moved: bool) -> list[str]:
    became = {
        "reworded": _differ(_TEXTS, older, newer) or _unless(older) != _unless(newer),
        "described": _differ(_DESCRIBED, older, newer),
        "moved": moved,
        "limit": _limit(older) != _limit(newer) or older.measures != newer.measures,
        "weight": older.weight != newer.weight,
        "critical": older.critical != newer.critical,
        "class": older.classed != newer.classed,
    }
    return [what for what, so in became.items() if so] or ["same"]


def _differ(parts: Iterable[str], older: Standard, newer: Standard) -> bool:
    return any(getattr(older, part) != getattr(newer, part) for part in parts)


def _limit(standard: Standard) -> object:
    return standard.limit and [getattr(standard.limit, part) for part in _MEASURED]


def _unless(standard: Standard) -> object:
    return standard.limit and standard.limit.unless


def _moved(older: Pack, newer: Pack) -> set[str]:
    """Standards of both in another stage or group, and the fewest that explain another order."""
    before, after = _places(older), _places(newer)
    shared = [name for name in after if name in before]
    rank = {name: number for number, name in enumerate(before)}
    steady = {shared[n] for n in _longest_rising([rank[name] for name in shared])}
    return {name for name in shared if name not in steady or before[name] != after[name]}


def _places(pack: Pack) -> dict[str, object]:
    return {
        s.id: (department.stage, s.group) for department in pack.departments for s in department.standards
    }


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The places of a longest rising sequence among these numbers, all different."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else None)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    rising: list[int] = []
    last = places[-1] if places else None
    while last is not None:
        rising.append(last)
        last = before[last]
    return rising[::-1]


def _rules_changed(older: Pack, newer: Pack) -> Iterator[str]:
    for rule in fields(RatingRules):
        if getattr(older.rating, rule.name) != getattr(newer.rating, rule.name):
            yield rule.name


def _of(department: str, changes: Iterable[Change]) -> list[Change]:
    return [change for change in changes if change.standard.partition(".")[0] == department]


def _kept(name: str, changes: Sequence[Change], alike: bool) -> Kept:
    unchanged = _unchanged(changes)
    return Kept(name, unchanged, alike and unchanged >= COMPARABLE_FROM)


def _total(changes: Sequence[Change], newer: Pack) -> Fraction:
    """As a total is made: the mean of the classes by their weights, a class without standards left out."""
    weights = newer.rating.class_weights
    classes = {name: [change for change in changes if change.classed == name] for name in weights}
    there = {name: members for name, members in classes.items() if members and weights[name]}
    whole = sum((weights[name] for name in there), Fraction(0))
    shares = (weights[name] * _unchanged(members) for name, members in there.items())
    return sum(shares, Fraction(0)) / whole if whole else _unchanged(changes)


def _unchanged(changes: Sequence[Change]) -> Fraction:
    """The share, of 100, of weight that counts alike; of nothing, all."""
    whole = sum((change.weight for change in changes), Fraction(0))
    alike = sum((change.weight for change in changes if change.counts_alike), Fraction(0))
    return 100 * alike / whole if whole else Fraction(100)
