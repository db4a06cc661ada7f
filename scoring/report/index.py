"""The rating from every side, and where the standards of each part are listed: the report's index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scoring.behind.numbers import behind
from scoring.behind.said import figure_of, title_of
from scoring.clauses import SIDE as ISO
from scoring.profiles import places_of
from scoring.profiles_said import part_name, sides_of
from scoring.rating import Share
from scoring.report.data import IndexEntry, IndexPart
from scoring.report.ground import Ground
from scoring.rollup import Sums

_NOT_HERE = ("department",)
"""Sides that have a table of their own."""


def index(ground: Ground) -> tuple[IndexPart, ...]:
    """Key figures, conditions that name standards, areas, then each side's parts in its order."""
    words, pack = ground.words, ground.pack
    parts = [IndexPart("", "", tuple(_figures(ground)))]
    homes = [standard.department for standard in pack.standards()]
    sums = Sums(ground.rating.standards)
    for side in sides_of(pack):
        if side in _NOT_HERE:
            continue
        entries = tuple(
            _entry(ground, side, sums.share(name, places), Counter(homes[place] for place in places))
            for name, places in places_of(pack, side).items()
        )
        note = words.say("iso.note") if side == ISO else ""
        parts.append(IndexPart(words.say(f"index.side.{side}"), note, entries))
    return tuple(part for part in parts if part.entries)


def _figures(ground: Ground) -> Iterator[IndexEntry]:
    """What is of no side: timed and critical standards, areas, mandatory ones."""
    areas = [f"area:{area.id}" for area in ground.pack.rating.areas]
    named = [f"condition:{gate.id}" for gate in ground.pack.rating.gates if gate.rule == "mandatory"]
    for what in ("timed", "critical", *areas, *named):
        try:
            found = behind(ground.pack, ground.rating, what)
        except LookupError:  # none of its standards counted, or no star asks for it
            continue
        where = _where(ground, Counter(result.department for result in found.results))
        yield IndexEntry(what, title_of(ground, what), figure_of(ground, found), "", where)


def _entry(ground: Ground, side: str, share: Share, homes: Counter[str]) -> IndexEntry:
    words = ground.words
    return IndexEntry(
        f"{side}:{share.id}",
        part_name(ground.pack, side, share.id, words),
        words.score(share.score),
        words.say("share.counted", met=share.met, counted=share.counted),
        _where(ground, homes),
    )


def _where(ground: Ground, homes: Counter[str]) -> tuple[tuple[str, str, int], ...]:
    """The departments in the guest's order, each with how many of these standards it has."""
    return tuple((name, title, homes[name]) for name, title in ground.titles.items() if homes[name])
