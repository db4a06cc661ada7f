"""Visits that were asked different things, scored on the standards that all of them were asked. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from scoring.chain.comparable import common_scores, departments_on
from scoring.chain.results import Parts, Results

SumsOf = Callable[[Mapping[str, str], Mapping[str, float]], Parts]
"""Given the group that each standard counts in, and what it weighs: those groups of these visits."""


@dataclass(frozen=True)
class Common:
    """The standards as id, department, class and weight, and what classes weigh: as one edition has them."""

    standards: tuple[tuple[str, str, str, float], ...]
    class_weights: tuple[tuple[str, float], ...]

    def __len__(self) -> int:
        return len(self.standards)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(name for name, *_ in self.standards)


def on_common(results: Results, common: Common, sums_of: SumsOf) -> Results:
    """The same visits with the score and the departments that those standards alone give (R3 to R5)."""
    into = {name: f"{department}.{classed}" for name, department, classed, _ in common.standards}
    sums = sums_of(into, {name: weight for name, _, _, weight in common.standards})
    classed = {name: name.rpartition(".")[2] for name in sums.names}
    return replace(
        results,
        score=common_scores(sums, classed, dict(common.class_weights)),
        departments=departments_on(sums, {name: name.rpartition(".")[0] for name in sums.names}),
    )
