"""A visit rated by an edition: the stars and everything that led to them. Rules R8 and R9 of README.md."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.visit import Visit
from scoring.conditions import conditions, unseen_by
from scoring.rating import Condition, Rating
from scoring.rollup import Rollup, roll_up
from scoring.timed import timed_results
from standards.pack import Pack

SCORER = "2"
"""The version of the rules. Raised with any change that could move a rating: kept ones are made anew."""


def rate(pack: Pack, visit: Visit, pack_hash: str = "") -> Rating:
    """The visit's rating by that edition: the same for the same pack and observations, in whatever order.

    `pack_hash` names the exact pack; without it, the one the visit was assigned with.
    What the pack does not have is not counted, and named in `not_counted`.
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
        areas=rollup.areas if pack.rating.areas else (),
        half_step=half_step(pack, asked, stars),
        not_counted=rollup.not_counted,
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


def half_step(pack: Pack, asked: Iterable[Condition], stars: int) -> bool:
    """R8. The next star's conditions are met but for mandatory standards, as many as may be missed."""
    above = [band.stars for band in pack.rating.bands if band.stars > stars]
    wanted = [c for c in asked if c.stars == min(above, default=-1)]
    lacking = [c for c in wanted if not c.met]
    amiss = {standard for condition in lacking for standard in condition.standards}
    return (
        bool(lacking)
        and all(condition.rule == "mandatory" for condition in lacking)
        and len(amiss) <= pack.rating.half_step
    )


def is_provisional(pack: Pack, rollup: Rollup, stars: int) -> bool:
    """R9. Nothing or too little was counted, or a gate of these stars holds only because nobody looked."""
    if rollup.total.score is None or rollup.coverage < pack.rating.coverage:
        return True
    return bool(unseen_by(pack, rollup, stars))
