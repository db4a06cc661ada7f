"""A visit rated by an edition: the stars and everything that led to them. Rules R8 and R9 of README.md."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.visit import Visit
from scoring.conditions import conditions, gates_for, unseen
from scoring.rating import Condition, Rating
from scoring.rollup import Rollup, roll_up
from scoring.timed import timed_results
from standards.pack import Pack

SCORER = "1"
"""The version of the rules. Raised with any change that could move a rating: kept ones are made anew."""


def rate(pack: Pack, visit: Visit, pack_hash: str = "") -> Rating:
    """The visit's rating by that edition: the same for the same pack and observations, in whatever order.

    `pack_hash` names the exact pack; without it, the one the visit was assigned with.
    ValueError where the visit holds an observation of a standard that the pack does not have.
    """
    rollup = roll_up(pack, visit)
    asked = conditions(pack, rollup)
    stars = highest(asked)
    return Rating(
        visit=visit.id,
        pack_id=pack.id,
        pack_edition=pack.edition,
        pack_hash=pack_hash or visit.pack_hash,
        log_head=visit.head,
        scorer=SCORER,
        stars=stars,
        provisional=is_provisional(pack, rollup, stars),
        score=rollup.total.score,
        coverage=rollup.coverage,
        classes=rollup.classes,
        departments=rollup.departments,
        dimensions=rollup.dimensions,
        classifications=rollup.classifications,
        standards=rollup.standards,
        timed=timed_results(pack, visit),
        conditions=asked,
        total=rollup.total,
    )


def highest(asked: Iterable[Condition]) -> int:
    """R8. The highest star such that its conditions, and those of every star below it, are met; else 0."""
    met: dict[int, bool] = {}
    for condition in asked:
        if condition.stars:
            met[condition.stars] = met.get(condition.stars, True) and condition.met
    reached = 0
    for stars in sorted(met):
        if not met[stars]:
            break
        reached = stars
    return reached


def is_provisional(pack: Pack, rollup: Rollup, stars: int) -> bool:
    """R9. Nothing or too little was counted, or a gate of these stars holds only because nobody looked."""
    if rollup.total.score is None or rollup.coverage < pack.rating.coverage:
        return True
    return any(unseen(pack, rollup, gate) for gate in gates_for(pack, stars))
