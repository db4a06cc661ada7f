"""Generated chains with a planted truth: results as the product makes them, by the dice of a seed."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from scoring.chain.results import Branch, Form, Parts, Results, no_parts

FORM = Form("five_star", "2026.1", "hash", "essentials", "1")
DEPARTMENTS = ("arrival", "breakfast", "rooms", "bar", "spa")
EACH = 24
"""Standards counted in a department at a visit."""


@dataclass(frozen=True)
class Truth:
    """What is planted; nothing else differs between branches, inspectors or days but luck.

    level, spread   of the chain, and the standard deviation between branches, in points
    luck            standard deviation from visit to visit
    lenient         points that an inspector gives, by number
    slipped         points that a branch loses from a visit on: branch → (visit, points)
    weak            points by which a branch is below in a department: (branch, department) → points
    """

    level: float = 90.0
    spread: float = 0.0
    luck: float = 2.5
    lenient: dict[int, float] = field(default_factory=dict)
    slipped: dict[int, tuple[int, float]] = field(default_factory=dict)
    weak: dict[tuple[int, str], float] = field(default_factory=dict)


def a_chain(truth: Truth, seed: int, *, branches: int = 20, visits: int = 12, inspectors: int = 8) -> Results:
    """The results of a chain of which that is true: a visit a month to a branch, inspectors by the dice."""
    dice = np.random.default_rng(seed)
    own = dice.normal(0, truth.spread, branches) if truth.spread else np.zeros(branches)
    month, branch = np.divmod(np.arange(branches * visits), branches)
    order = np.lexsort((branch, 30 * month + branch % 20))
    branch, month = branch[order].astype(np.int32), month[order]
    inspector = dice.integers(0, inspectors, len(branch)).astype(np.int32)
    level = truth.level + own[branch] + dice.normal(0, truth.luck, len(branch))
    level += np.array([truth.lenient.get(number, 0.0) for number in range(inspectors)])[inspector]
    for place, (since, points) in truth.slipped.items():
        level -= points * ((branch == place) & (month >= since))
    chance = np.repeat(level[:, None], len(DEPARTMENTS), axis=1)
    for (place, name), points in truth.weak.items():
        chance[branch == place, DEPARTMENTS.index(name)] -= points
    met = dice.binomial(EACH, np.clip(chance / 100, 0, 1)).astype(float)
    day = np.datetime64("2025-01-10") + 30 * month + branch % 20
    names = np.array([f"v{b:05d}-{m:03d}" for b, m in zip(branch, month, strict=True)], dtype=object)
    weight = np.full(met.shape, float(EACH))
    return Results(
        branches=tuple(_house(number) for number in range(branches)),
        inspectors=tuple(f"inspector-{number}" for number in range(inspectors)),
        forms=(FORM,),
        visit=names,
        branch=branch,
        inspector=inspector,
        form=np.zeros(len(day), dtype=np.int32),
        day=day.astype("datetime64[D]"),
        score=100 * met.mean(axis=1) / EACH,
        stars=np.full(len(day), 4, dtype=np.int8),
        coverage=np.full(len(day), 100.0),
        provisional=np.zeros(len(day), dtype=bool),
        departments=Parts(DEPARTMENTS, met, weight, weight.astype(np.int32)),
        standards=no_parts(len(day)),
    )


def _house(number: int) -> Branch:
    return Branch(f"h{number:05d}", f"Branch {number}", "Town", "Land", f"Region {number % 3}", "urban")
