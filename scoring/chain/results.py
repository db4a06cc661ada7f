"""What every statistic of a chain is made from: results of visits, as rows and as columns. Pure.

A row is for writing and for tests. Columns are for counting: the same results as arrays, a place a visit, so
that ten thousand branches take no longer to group than numpy takes to add.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Branch:
    """A hotel of the chain. `kind` is that of standards.pack.HOUSE_KINDS; `brand` "" where it has none."""

    id: str
    name: str
    city: str = ""
    country: str = ""
    region: str = ""
    kind: str = ""
    brand: str = ""


@dataclass(frozen=True)
class Form:
    """What a visit was held to: visits of two forms may not have been asked the same."""

    pack: str
    edition: str
    pack_hash: str = ""
    scenario: str = ""
    scorer: str = ""


@dataclass(frozen=True)
class Part:
    """What a department or a standard came to in a visit (R2, R3): Σ weight · credit, Σ weight, how many.

    Only what counted: what was not applicable or not observed has no part.
    """

    earned: float
    weight: float
    counted: int = 1

    @property
    def score(self) -> float:
        """Of 100."""
        return 100 * self.earned / self.weight if self.weight else float("nan")


@dataclass(frozen=True)
class VisitResult:
    """A released visit as it was rated.

    inspector       account id; pages show it to nobody but the quality office
    day             the first day of the stay
    score           the total of 100 (R5); None where nothing counted
    coverage        of 100 (R9)
    parts           by id: a department's ("bar"), a standard's ("bar.greeting": the one with a dot)
    not_applicable  ids of standards that did not apply
    times           seconds measured, by id of the timed standard; those of looks that counted
    """

    visit: str
    branch: Branch
    inspector: str
    day: date
    released_on: date
    form: Form
    stars: int
    score: float | None
    coverage: float = 100.0
    provisional: bool = False
    parts: Mapping[str, Part] = field(default_factory=dict)
    not_applicable: tuple[str, ...] = ()
    times: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Parts:
    """Departments or standards of many visits: rows are visits, columns `names`. Weight 0: not counted."""

    names: tuple[str, ...]
    earned: Floats
    weight: Floats
    counted: NDArray[np.int32]

    @property
    def scores(self) -> Floats:
        """Of 100; NaN where nothing counted. Column by column in memory, as every statistic takes them."""
        columns: Floats = np.empty(self.weight.shape[::-1])
        for at in range(len(self.names)):
            columns[at] = self._column(at)
        return columns.T

    def column(self, name: str) -> Floats:
        """The scores of that one. ValueError where there is none of that name."""
        return self._column(self.names.index(name))

    def _column(self, at: int) -> Floats:
        weight: Floats = self.weight[:, at]
        found: Floats = 100 * self.earned[:, at]
        with np.errstate(invalid="ignore", divide="ignore"):
            found /= weight
        found[weight <= 0] = np.nan
        return found

    def where(self, rows: Mask | slice) -> Parts:
        """Only those visits; the very figures, not a copy of them, where they follow each other."""
        return Parts(
            self.names, self.earned.T[:, rows].T, self.weight.T[:, rows].T, self.counted.T[:, rows].T
        )


@dataclass(frozen=True)
class Times:
    """Seconds measured of one timed standard: `row` is the visit's place, one entry a measurement."""

    row: Places
    seconds: Floats


@dataclass(frozen=True)
class Results:
    """The same as columns: every array has an entry a visit, in order of `day` and then of `visit`.

    branch, inspector and form are places in `branches`, `inspectors` and `forms`; score is NaN for none.
    `standards` and `times` may be left empty where a page does not need them: they are the heavy part.
    """

    branches: tuple[Branch, ...]
    inspectors: tuple[str, ...]
    forms: tuple[Form, ...]
    visit: NDArray[Any]
    branch: Places
    inspector: Places
    form: Places
    day: NDArray[np.datetime64]
    score: Floats
    stars: NDArray[np.int8]
    coverage: Floats
    provisional: Mask
    departments: Parts
    standards: Parts
    times: Mapping[str, Times] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.visit)

    def where(self, rows: Mask) -> Results:
        """Only those visits; branches, inspectors and forms stay, so that places keep their meaning.

        A period's follow each other, and are not copied: nobody may change the arrays.
        """
        if rows.all():
            return self
        new_place = np.cumsum(rows, dtype=np.int32) - 1
        times = {name: _times_where(of, rows, new_place) for name, of in self.times.items()}
        chosen = _run_of(rows)
        columns = ("visit", "branch", "inspector", "form", "day", "score", "stars", "coverage", "provisional")
        return replace(
            self,
            departments=self.departments.where(chosen),
            standards=self.standards.where(chosen),
            times={name: of for name, of in times.items() if len(of.row)},
            **{name: getattr(self, name)[chosen] for name in columns},
        )

    def also_in(self, other: Results) -> Results:
        """Only the visits that the other has too."""
        theirs = set(other.visit.tolist())
        rows = (visit in theirs for visit in self.visit.tolist())
        return self.where(np.fromiter(rows, dtype=bool, count=len(self)))

    def visited(self) -> list[int]:
        """The places of the branches that have a visit here."""
        places: list[int] = np.flatnonzero(np.bincount(self.branch)).tolist()
        return places


def results_of(rows: Iterable[VisitResult]) -> Results:
    """Those rows as columns."""
    listed = sorted(rows, key=lambda row: (row.day, row.visit))
    branches = tuple(dict.fromkeys(row.branch for row in listed))
    inspectors = tuple(dict.fromkeys(row.inspector for row in listed))
    forms = tuple(dict.fromkeys(row.form for row in listed))
    return Results(
        branches=branches,
        inspectors=inspectors,
        forms=forms,
        visit=np.array([row.visit for row in listed], dtype=object),
        branch=_places(branches, [row.branch for row in listed]),
        inspector=_places(inspectors, [row.inspector for row in listed]),
        form=_places(forms, [row.form for row in listed]),
        day=np.array([row.day for row in listed], dtype="datetime64[D]"),
        score=np.array([np.nan if row.score is None else row.score for row in listed], dtype=float),
        stars=np.array([row.stars for row in listed], dtype=np.int8),
        coverage=np.array([row.coverage for row in listed], dtype=float),
        provisional=np.array([row.provisional for row in listed], dtype=bool),
        departments=_parts(listed, standards=False),
        standards=_parts(listed, standards=True),
        times=_times(listed),
    )


def no_parts(visits: int) -> Parts:
    """What stands where parts were not read."""
    empty = np.zeros((visits, 0))
    return Parts((), empty, empty, empty.astype(np.int32))


def _run_of(rows: Mask) -> Mask | slice:
    """The same rows, as a slice where they follow each other."""
    places = np.flatnonzero(rows)
    if not len(places) or places[-1] - places[0] + 1 != len(places):
        return rows
    return slice(int(places[0]), int(places[-1]) + 1)


def _places(names: Sequence[object], of: Sequence[object]) -> Places:
    place = {name: at for at, name in enumerate(names)}
    return np.array([place[name] for name in of], dtype=np.int32)


def _parts(rows: Sequence[VisitResult], *, standards: bool) -> Parts:
    names = tuple(dict.fromkeys(name for row in rows for name in row.parts if ("." in name) == standards))
    place = {name: at for at, name in enumerate(names)}
    earned, weight = np.zeros((len(rows), len(names))), np.zeros((len(rows), len(names)))
    counted = np.zeros((len(rows), len(names)), dtype=np.int32)
    for at, row in enumerate(rows):
        for name, part in row.parts.items():
            if name in place:
                earned[at, place[name]], weight[at, place[name]] = part.earned, part.weight
                counted[at, place[name]] = part.counted
    return Parts(names, earned, weight, counted)


def _times(rows: Sequence[VisitResult]) -> dict[str, Times]:
    found: dict[str, tuple[list[int], list[float]]] = {}
    for at, row in enumerate(rows):
        for name, seconds in row.times.items():
            places, measured = found.setdefault(name, ([], []))
            places.extend([at] * len(seconds))
            measured.extend(seconds)
    return {n: Times(np.array(p, dtype=np.int32), np.array(s)) for n, (p, s) in found.items() if p}


def _times_where(times: Times, rows: Mask, new_place: Places) -> Times:
    kept = rows[times.row]
    return Times(new_place[times.row[kept]], times.seconds[kept])
