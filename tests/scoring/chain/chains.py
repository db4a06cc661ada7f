"""Generated chains with a planted truth: results as the product makes them, by the dice of a seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from scoring.chain.results import Branch, Form, Part, Results, VisitResult, results_of

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
    rows = []
    for branch in range(branches):
        house = Branch(f"h{branch:05d}", f"Branch {branch}", "Town", "Land", f"Region {branch % 3}", "urban")
        for visit in range(visits):
            inspector = int(dice.integers(0, inspectors))
            level = truth.level + own[branch] + dice.normal(0, truth.luck) + truth.lenient.get(inspector, 0.0)
            since, points = truth.slipped.get(branch, (visits, 0.0))
            level -= points * (visit >= since)
            rows.append(_visit(truth, dice, house, branch, visit, inspector, level))
    return results_of(rows)


def _visit(  # noqa: PLR0917 - one visit's facts
    truth: Truth,
    dice: np.random.Generator,
    house: Branch,
    branch: int,
    visit: int,
    inspector: int,
    level: float,
) -> VisitResult:
    parts = {}
    for name in DEPARTMENTS:
        chance = (level - truth.weak.get((branch, name), 0.0)) / 100
        met = float(dice.binomial(EACH, min(1.0, max(0.0, chance))))
        parts[name] = Part(met, EACH, EACH)
    score = 100 * sum(part.earned for part in parts.values()) / (EACH * len(DEPARTMENTS))
    day = date(2025, 1, 10) + timedelta(days=30 * visit + branch % 20)
    return VisitResult(
        f"v{branch:05d}-{visit:03d}",
        house,
        f"inspector-{inspector}",
        day,
        day + timedelta(days=3),
        FORM,
        stars=4,
        score=score,
        parts=parts,
    )
