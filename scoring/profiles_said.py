"""A rating's sides and times, named and told: what the page of a visit draws. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from scoring.charts.sides import SideBar, SpreadRow
from scoring.clauses import SIDE as ISO
from scoring.clauses import clause_title, is_mapped
from scoring.durations import clock
from scoring.profiles import Spread, profile, spreads
from scoring.rating import Rating
from scoring.way.said import text_of
from scoring.wording.words import Wording
from standards.pack import Pack, said

SIDE_TITLES = {
    "department": "Departments",
    "stage": "Stages of the stay",
    "classification": "Classifications",
    "class": "Service and facility",
    "channel": "Channels",
    "dimension": "Dimensions",
    "value": "Brand values",
    ISO: "Clauses of ISO 22483",
}
FEW = 3
"""Fewer times than these make no distribution."""


def sides_of(pack: Pack) -> list[str]:
    """The sides that this pack has: brand values only where it names some, clauses where they are mapped."""
    has = {"value": bool(pack.values), ISO: is_mapped(pack)}
    return [side for side in SIDE_TITLES if has.get(side, True)]


def side_rows(pack: Pack, rating: Rating, side: str, words: Wording) -> list[SideBar]:
    """The parts of that side with their scores, in the pack's order."""
    return [
        SideBar(
            title=part_name(pack, side, share.id, words),
            value=None if share.score is None else float(share.score),
            shown=words.score(share.score),
            note=words.say("share.counted", met=share.met, counted=share.counted),
            behind=f"{side}:{share.id}",
        )
        for share in profile(pack, rating, side)
    ]


def part_name(pack: Pack, side: str, name: str, words: Wording) -> str:
    """What people call that part of a side."""
    if side == "department":
        told = next((d.title for d in pack.departments if d.id == name), None)
    else:
        told = {"stage": pack.stages, "value": pack.values}.get(side, {}).get(name)
    if side == ISO:
        told = clause_title(name)
    if told:
        return said(told, words.language) or name
    return words.name("classed" if side == "class" else side, name)


def spread_rows(pack: Pack, ratings: Iterable[Rating], words: Wording) -> list[SpreadRow]:
    """The times of each standard over these ratings, those kept least often first; FEW at least."""
    known = {standard.id for standard in pack.standards()}
    found = [s for s in spreads(ratings) if s.limit_ms and len(s.values_ms) >= FEW and s.standard in known]
    found.sort(key=lambda spread: Fraction(spread.kept, len(spread.values_ms)))
    return [_row(pack, spread, words) for spread in found]


def _row(pack: Pack, spread: Spread, words: Wording) -> SpreadRow:
    limit = spread.limit_ms or 1
    times = len(spread.values_ms)
    middle = clock(int(spread.median_ms), beside=limit)
    return SpreadRow(
        title=text_of(pack, spread.standard, words),
        shares=tuple(_share(spread.kind, value, limit) for value in spread.values_ms),
        middle=_share(spread.kind, float(spread.median_ms), limit),
        told=f"{spread.kept}/{times} · {middle} of {clock(limit)}",
    )


def _share(kind: str, value: float, limit: int) -> float:
    """Of the limit: to wait longer than the shortest time allowed is to keep it."""
    if kind == "wait":
        return limit / value if value else 2.0
    return value / limit
