"""What stands in the way of comparing these visits: named, never silently averaged over. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from scoring.chain.results import Floats, Form, Parts, Results

LITTLE = 80.0
"""Coverage of 100 below which a visit saw too little to stand beside others."""
UNEVEN = 10.0
"""Points of coverage between branches from which on it is named."""
SEASONS = ("winter", "spring", "summer", "autumn")


@dataclass(frozen=True)
class Caution:
    """One reason: its kind, and places of the branches it is about (none: all of them).

    kind  "pack", "edition", "scenario", "scorer", "not_applicable", "season", "coverage" or "provisional"
    names  what differs: editions, scenarios, departments, seasons
    """

    kind: str
    names: tuple[str, ...] = ()
    branches: tuple[int, ...] = ()
    visits: int = 0


def cautions_of(results: Results) -> tuple[Caution, ...]:
    """Every reason there is, those that change what was asked first."""
    if not len(results):
        return ()
    found = [*_forms(results), *_not_applicable(results), *_seasons(results), *_coverage(results)]
    provisional = int(results.provisional.sum())
    if provisional:
        found.append(Caution("provisional", visits=provisional))
    return tuple(found)


def common_standards(asked: Mapping[Form, Collection[str]], forms: Collection[Form]) -> tuple[str, ...]:
    """The standards that all of those forms ask for, in the first one's order.

    `asked` has the ids of the standards of each form's pack.
    """
    listed = [asked[form] for form in forms]
    if not listed:
        return ()
    others = [set(ids) for ids in listed[1:]]
    return tuple(name for name in listed[0] if all(name in other for other in others))


def reweighted(standards: Parts, weights: Mapping[str, float]) -> Parts:
    """The same answers, each standard weighing what is given: editions may weigh differently."""
    weight = np.array([weights[name] for name in standards.names])
    with np.errstate(invalid="ignore", divide="ignore"):
        credit = np.where(standards.weight > 0, standards.earned / standards.weight, 0.0)
    counted = (standards.weight > 0) * weight
    return Parts(standards.names, credit * counted, counted, standards.counted)


def common_scores(standards: Parts, classed: Mapping[str, str], class_weights: Mapping[str, float]) -> Floats:
    """The score of each visit on those standards alone, by those class weights (R4, R5); NaN for none."""
    total, whole = np.zeros(len(standards.weight)), np.zeros(len(standards.weight))
    for name, share in class_weights.items():
        of_class = np.array([classed.get(standard) == name for standard in standards.names], dtype=float)
        mass, earned = standards.weight @ of_class, standards.earned @ of_class
        with np.errstate(invalid="ignore", divide="ignore"):
            total += np.where(mass > 0, share * 100 * earned / mass, 0.0)
        whole += np.where(mass > 0, share, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, total / whole, np.nan)


def departments_on(standards: Parts, department: Mapping[str, str]) -> Parts:
    """Departments added up from those standards alone (R3)."""
    names = tuple(dict.fromkeys(department[name] for name in standards.names))
    into = np.zeros((len(standards.names), len(names)))
    for at, name in enumerate(standards.names):
        into[at, names.index(department[name])] = 1.0
    counted = (standards.counted @ into).astype(np.int32)
    return Parts(names, standards.earned @ into, standards.weight @ into, counted)


def needs_common(cautions: Collection[Caution]) -> bool:
    """Whether visits were asked different things, so that only common standards compare them."""
    return any(caution.kind in {"pack", "edition", "scenario"} for caution in cautions)


def _forms(results: Results) -> list[Caution]:
    forms = [results.forms[place] for place in np.unique(results.form)]
    found = []
    for kind in ("pack", "edition", "scenario", "scorer"):
        names = tuple(sorted({getattr(form, kind) for form in forms}))
        if kind == "edition" and len({form.pack for form in forms}) > 1:
            continue  # editions of different packs are no editions of each other
        if len(names) > 1:
            found.append(Caution(kind, names))
    return found


def _not_applicable(results: Results) -> list[Caution]:
    """Departments that count at some branches and never at others."""
    parts, found = results.departments, []
    visited = results.visited()
    for at, name in enumerate(parts.names):
        seen = np.bincount(results.branch, weights=parts.weight[:, at], minlength=len(results.branches))
        without = tuple(place for place in visited if not seen[place]) if not seen[visited].all() else ()
        if without and len(without) < len(visited):
            found.append(Caution("not_applicable", (name,), without))
    return found


def _seasons(results: Results) -> list[Caution]:
    """Branches all of whose visits fell in one season, where the chain's fell in several."""
    month = results.day.astype("datetime64[M]").astype(int) + 1  # December is winter's first
    season = month % 12 // 3
    if len(np.unique(season)) < 3:
        return []
    branches = len(results.branches)
    visits = np.bincount(results.branch, minlength=branches)
    found = []
    for at, name in enumerate(SEASONS):
        inside = np.bincount(results.branch[season == at], minlength=branches)
        places = tuple(map(int, np.flatnonzero((visits >= 2) & (inside == visits))))
        if places:
            found.append(Caution("season", (name,), places))
    return found


def _coverage(results: Results) -> list[Caution]:
    little = int((results.coverage < LITTLE).sum())
    visits = np.bincount(results.branch, minlength=len(results.branches))
    total = np.bincount(results.branch, weights=results.coverage, minlength=len(results.branches))
    visited = results.visited()
    means = sorted((float(total[place] / visits[place]), place) for place in visited)
    gaps = [(high - low, at) for at, ((low, _), (high, _)) in enumerate(pairwise(means), start=1)]
    if not little and (not means or means[-1][0] - means[0][0] < UNEVEN):
        return []
    widest = max(gaps)[1] if gaps else 0
    return [Caution("coverage", (), tuple(place for _, place in means[:widest]), little)]
