"""What another rule would do to stars already earned: how many move, which, and why. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from scoring.rating import Condition, Rating
from standards.pack import CLASSES, Department, Gate, Pack, Standard, TimeLimit, Within


def with_service_weight(pack: Pack, service: Fraction) -> Pack:
    """The pack, service weighing so much of 100 and facility the rest."""
    weights = {CLASSES[0]: service, CLASSES[1]: 100 - service}
    return replace(pack, rating=replace(pack.rating, class_weights=weights))


def with_bar(pack: Pack, stars: int, score: Fraction) -> Pack:
    """The pack, those stars from another score on. ValueError where bars would no longer rise."""
    bands = tuple(replace(band, score=score) if band.stars == stars else band for band in pack.rating.bands)
    rising = [band.score for band in sorted(bands, key=lambda band: band.stars)]
    if rising != sorted(rising):
        raise ValueError("A higher star would ask for a lower score. Choose a bar between its neighbours'.")
    return replace(pack, rating=replace(pack.rating, bands=bands))


def with_limit(pack: Pack, standard: str, seconds: int) -> Pack:
    """The pack, that standard's limit of so many seconds in every kind of house."""
    limit = TimeLimit(Within(seconds * 1000))

    def changed(one: Standard) -> Standard:
        if one.id != standard or one.limit is None:
            return one
        return replace(one, limit=replace(limit, unless=one.limit.unless))

    return replace(pack, departments=tuple(_department(d, changed) for d in pack.departments))


def with_gate(pack: Pack, gate: Gate) -> Pack:
    """The pack with that gate, in place of one of the same id."""
    gates = tuple(one for one in pack.rating.gates if one.id != gate.id)
    return replace(pack, rating=replace(pack.rating, gates=(*gates, gate)))


def without_gate(pack: Pack, gate: str) -> Pack:
    """The pack without that gate."""
    return replace(
        pack,
        rating=replace(pack.rating, gates=tuple(one for one in pack.rating.gates if one.id != gate)),
    )


def counts(moved: Mapping[tuple[int, int], int]) -> tuple[int, int]:
    """How many visits would win stars, and how many lose some."""
    won = sum(number for (now, then), number in moved.items() if then > now)
    return won, sum(moved.values()) - won


def why(now: Rating, then: Rating) -> Condition | None:
    """The condition that decides: of stars lost the first now unmet, of stars won what was in the way."""
    if now.stars == then.stars:
        return None
    lost = then.stars < now.stars
    stars = (then.stars if lost else now.stars) + 1
    before = {one.id: one for one in now.conditions_for(stars)}
    after = {one.id: one for one in then.conditions_for(stars)}
    if lost:
        return next((one for key, one in after.items() if not one.met), None)
    return next((after.get(key, one) for key, one in before.items() if not one.met), None)


def _department(department: Department, changed: object) -> Department:
    assert callable(changed)  # noqa: S101 - lent by with_limit
    return replace(department, standards=tuple(changed(one) for one in department.standards))
