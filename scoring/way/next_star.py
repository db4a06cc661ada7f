"""The way to the next star: the fewest standards to put right, or those of the least effort; exact.

A standard is put right when every observation of it is met. Which ones suffice is decided by the rules of
README.md, by nothing else: what is found is rated again before it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from scoring.conditions import Findings, conditions, unseen_by
from scoring.credit import ALL
from scoring.rating import Condition, Rating, StandardResult
from scoring.rollup import Rollup, summed
from scoring.stars import highest
from scoring.way.covering import Need, cheapest_cover
from scoring.way.needs import Missing, missing_for, point_gains
from standards.pack import Pack

ONE = Fraction(1)


@dataclass(frozen=True)
class Step:
    """A standard to put right: its effort, the points it adds, and the open conditions it counts towards."""

    standard: str
    effort: Fraction
    points: Fraction
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class Settled:
    """A condition of the star as it is now, not met, and as it is once the steps are taken: met."""

    now: Condition
    then: Condition


@dataclass(frozen=True)
class Path:
    """The way to a star.

    stars        the star aimed at; None where there is none above
    steps        the standards to put right, those that add most points first
    effort       of all steps together: their number, where no other efforts were given
    at_least     what no other way can do with less of. It is `effort`, unless the search was given up
    score        once the steps are taken; `reaches` the stars then, which may be more than those aimed at
    settled      every condition that is open now, and what becomes of it
    reason       why there is no way: "top_star", "nothing_counted" or "out_of_reach" (what was observed
                 cannot earn it, however well); "" where there is one, and where nothing is in the way
    provisional  what would leave the star provisional all the same: "coverage", or ids of gates (R9)
    look_at      the fewest standards not observed that would make the coverage suffice, the heaviest first
    """

    stars: int | None
    steps: tuple[Step, ...] = ()
    effort: Fraction = Fraction(0)
    at_least: Fraction = Fraction(0)
    score: Fraction | None = None
    reaches: int = 0
    settled: tuple[Settled, ...] = ()
    reason: str = ""
    provisional: tuple[str, ...] = ()
    look_at: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether no other way is shorter: always, but for questions that no real visit has asked so far."""
        return self.effort == self.at_least

    @property
    def standards(self) -> tuple[str, ...]:
        """The ids of the standards to put right."""
        return tuple(step.standard for step in self.steps)


@dataclass(frozen=True)
class Near:
    """A late standard and how far past its limit it is; of several looks the one farthest past it."""

    standard: str
    observation: str
    observed_ms: int | None
    limit_ms: int | None
    over_ms: int
    share: Fraction | None
    """Of the limit: 4 s past 30 s is 2/15."""


def next_star(
    pack: Pack, rating: Rating, efforts: Mapping[str, Fraction] | None = None, stars: int | None = None
) -> Path:
    """The fewest standards which, put right, earn the next star: or `stars`, where given.

    With `efforts` (by standard, above 0, 1 where none is given) those of the least effort instead.
    Of several ways equally short, one in which no standard can be exchanged for one that adds more points.
    ValueError for an effort that is not above 0, and for a star that the pack does not have.
    """
    wanted = _wanted(pack, rating, stars)
    rollup = summed(pack, rating.standards)
    if wanted is None or rollup.total.score is None:
        reason = "top_star" if wanted is None else "nothing_counted"
        return Path(wanted, score=rating.score, reaches=rating.stars, reason=reason)
    found = Findings(pack, rollup)
    open_ = [c for c in conditions(pack, rollup) if 0 < c.stars <= wanted and not c.met]
    if any(condition.actual is None for condition in open_):
        return Path(wanted, score=rating.score, reaches=rating.stars, reason="out_of_reach")
    missing = missing_for(found, open_)
    gains = point_gains(found)
    order = sorted(gains, key=lambda name: -gains[name])
    efforts = {name: Fraction((efforts or {}).get(name, ONE)) for name in order}
    if any(effort <= 0 for effort in efforts.values()):
        raise ValueError("An effort is above 0: what takes none is not left undone.")
    whole = lcm(*(effort.denominator for effort in efforts.values()))
    costs = [int(efforts[name] * whole) for name in order]
    needs = _needs(missing, order)
    cover = cheapest_cover(costs, needs)
    if cover is None:
        return Path(wanted, score=rating.score, reaches=rating.stars, reason="out_of_reach")
    chosen = exchanged(set(cover.items), costs, needs, [gains[name] for name in order])
    return _told(
        found,
        Path(
            wanted,
            tuple(
                Step(name, efforts[name], gains[name], _towards(name, missing))
                for place, name in enumerate(order)
                if place in chosen
            ),
            sum((efforts[order[place]] for place in chosen), Fraction(0)),
            Fraction(cover.at_least, whole),
        ),
        open_,
    )


def put_right(results: Iterable[StandardResult], standards: Iterable[str]) -> tuple[StandardResult, ...]:
    """The results, were every observation of those standards met."""
    chosen = set(standards)
    return tuple(
        replace(r, credit=ALL, outcome="met", in_limit=None if r.in_limit is None else True)
        if r.standard in chosen and r.credit is not None
        else r
        for r in results
    )


def nearest_limits(rating: Rating) -> tuple[Near, ...]:
    """Standards that are past their time limit, those that need the least first, as a share of the limit.

    Those of a limit without a length (a time of day) come last. What was excused or not counted is left out.
    """
    late = {result.standard for result in rating.standards if result.in_limit is False}
    farthest: dict[str, Near] = {}
    for timed in rating.timed:
        over = timed.over_ms
        if timed.standard in late and timed.answer == "not_met" and over is not None and over > 0:
            share = Fraction(over, timed.limit_ms) if timed.limit_ms else None
            near = Near(timed.standard, timed.observation, timed.observed_ms, timed.limit_ms, over, share)
            held = farthest.get(timed.standard)
            if held is None or held.over_ms < over:
                farthest[timed.standard] = near
    return tuple(
        sorted(farthest.values(), key=lambda near: (near.share is None, near.share or 0, near.over_ms))
    )


def exchanged(
    chosen: set[int], costs: Sequence[int], needs: Sequence[Need], gains: Sequence[Fraction]
) -> set[int]:
    """As cheap a cover in which no item can be exchanged for one no dearer that gains more.

    Every exchange gains, so it ends; those that gain most are tried first, so it always ends alike.
    """
    spare = [sum(gift for i, gift in need.gives.items() if i in chosen) - need.amount for need in needs]
    by_gain = sorted(range(len(costs)), key=lambda i: (-gains[i], i))
    changed = True
    while changed:
        changed = False
        for item in by_gain:
            if (
                item not in chosen
                and (out := _exchange(item, chosen, costs, needs, gains, spare)) is not None
            ):
                chosen = (chosen - {out}) | {item}
                for place, need in enumerate(needs):
                    spare[place] += need.gives.get(item, 0) - need.gives.get(out, 0)
                changed = True
    return chosen


def _exchange(  # noqa: PLR0917 - the parts of one question
    item: int,
    chosen: set[int],
    costs: Sequence[int],
    needs: Sequence[Need],
    gains: Sequence[Fraction],
    spare: Sequence[int],
) -> int | None:
    """The chosen item that gains least and can go for this one."""
    for out in sorted(chosen, key=lambda i: (gains[i], -i)):
        if gains[out] >= gains[item]:
            return None
        if costs[item] <= costs[out] and all(
            left + need.gives.get(item, 0) >= need.gives.get(out, 0)
            for left, need in zip(spare, needs, strict=True)
        ):
            return out
    return None


def _wanted(pack: Pack, rating: Rating, stars: int | None) -> int | None:
    known = {band.stars for band in pack.rating.bands}
    if stars is None:
        return min((star for star in known if star > rating.stars), default=None)
    if stars not in known:
        raise ValueError(f"{pack.id} {pack.edition} has no {stars} stars; it has {sorted(known)}.")
    return stars


def _needs(missing: Iterable[Missing], order: Sequence[str]) -> list[Need]:
    places = {name: place for place, name in enumerate(order)}
    return [part.need(places) for part in missing]


def _towards(standard: str, missing: Iterable[Missing]) -> tuple[str, ...]:
    told = dict.fromkeys(part.condition.id for part in missing if part.gains.get(standard))
    return tuple(told)


def _told(found: Findings, path: Path, open_: Sequence[Condition]) -> Path:
    """The path with what it leads to, rated by the rules themselves."""
    pack = found.pack
    after = summed(pack, put_right(found.rollup.standards, path.standards))
    asked = conditions(pack, after)
    then = {(condition.id, condition.stars): condition for condition in asked}
    look_at = _to_look_at(pack, after)
    reaches = highest(asked)
    return replace(
        path,
        score=after.total.score,
        reaches=reaches,
        settled=tuple(Settled(now, then[now.id, now.stars]) for now in open_),
        provisional=(*(("coverage",) if look_at else ()), *unseen_by(pack, after, reaches)),
        look_at=look_at,
    )


def _to_look_at(pack: Pack, rollup: Rollup) -> tuple[str, ...]:
    """R9. The heaviest standards not observed, as many as the coverage lacks: no other choice is shorter."""
    unobserved = sorted((r for r in rollup.standards if r.outcome == "not_observed"), key=lambda r: -r.weight)
    applies = rollup.total.weight + sum((r.weight for r in unobserved), Fraction(0))
    lacking = pack.rating.coverage * applies / 100 - rollup.total.weight
    looked = []
    for result in unobserved:
        if lacking <= 0:
            break
        looked.append(result.standard)
        lacking -= result.weight
    return tuple(looked)
