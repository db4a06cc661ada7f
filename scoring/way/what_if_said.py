"""What a change would make of a rating, told: the stars, the score and each condition that moves. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from inspections.visit import Visit
from scoring.report.conditions import condition_row
from scoring.report.ground import Ground
from scoring.way.what_if import WhatIf
from scoring.wording.words import Wording
from standards.pack import Every, Pack, TimeLimit, Wait, Within


@dataclass(frozen=True)
class Moved:
    """A condition of the star aimed at: what was found, what would be, and whether it would then hold."""

    sentence: str
    now: str
    then: str
    met: bool


def moved(pack: Pack, visit: Visit, told: WhatIf, words: Wording) -> tuple[Moved, ...]:
    """The conditions of the next star (the one held, where none is above), as they are and would be."""
    star = told.now.next_star or told.now.stars
    before, after = (Ground(pack, visit, rating, words) for rating in (told.now, told.then))
    then = {condition.id: condition for condition in told.then.conditions_for(star)}
    rows = []
    for condition in told.now.conditions_for(star):
        now, would = condition_row(before, condition), condition_row(after, then[condition.id])
        rows.append(Moved(now.sentence, now.found, would.found, would.met))
    return tuple(rows)


def outcome(told: WhatIf, words: Wording) -> str:
    """ "Five stars instead of four", "Still four stars"."""
    was = words.held(told.now.stars, half=told.now.half_step)
    would = words.held(told.then.stars, half=told.then.half_step)
    if was == would:
        return words.say("what_if.still", stars=would)
    return words.say("what_if.instead", stars=words.stars(told.then.stars, half=told.then.half_step), was=was)


def changeable(pack: Pack, visit: Visit) -> dict[str, int]:
    """The standards whose limit is one length of time and that were timed here: the limit in ms, by id."""
    timed = {look.standard for look in visit.observations.values() if look.measured is not None}
    limits = {
        s.id: s.limit.for_house(visit.house_kind) for s in pack.standards() if s.limit and s.id in timed
    }
    return {name: limit.ms for name, limit in limits.items() if isinstance(limit, Within | Wait | Every)}


def with_length(pack: Pack, visit: Visit, standard: str, ms: int) -> TimeLimit:
    """That standard's limit with another length, in every house. ValueError for one not `changeable`."""
    limit = pack.standard(standard).limit
    usual = limit.for_house(visit.house_kind) if limit else None
    if isinstance(usual, Within | Wait | Every):
        return TimeLimit(replace(usual, ms=ms))
    raise ValueError(f"{standard} has no limit that is one length of time.")
