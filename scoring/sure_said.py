"""How sure a score is, in sentences for whoever runs the hotel. Pure; the words stand in wording_*.py."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from scoring.rating import shown
from scoring.sure import Range, Sure
from scoring.wording.words import Wording

__all__ = ["between", "odds", "said"]

ALIKE = 0.05
"""How alike a department's standards must have come out before it is worth a sentence."""


def said(sure: Sure, language: str = "en") -> tuple[str, ...]:
    """One sentence after the other, the range first: "Between 84 and 91: …"."""
    return tuple(_sentences(sure, Wording(language)))


def between(range_: Range) -> tuple[int, int]:
    """Its two ends in whole points, outwards: no figure shown is surer than the exact one."""
    return floor(range_.low), ceil(range_.high)


def odds(chance: float, words: Wording) -> str:
    """A chance as people say one: "about 15 per cent", "less than 1 per cent"."""
    if chance < 0.01:
        return words.say("sure.odds.none")
    if chance > 0.99:
        return words.say("sure.odds.sure")
    per_cent = 100 * chance
    coarse = round(per_cent) if per_cent < 5 or per_cent > 95 else 5 * round(per_cent / 5)
    return words.say("sure.odds", percent=coarse)


def _sentences(sure: Sure, words: Wording) -> Iterator[str]:
    low, high = between(sure.likely)
    yield words.say("sure.likely", low=low, high=high)
    low, high = between(sure.again)
    yield words.say("sure.again", low=low, high=high)
    for chance in sure.chances:
        if chance.chance > 0.99 or chance.chance < 0.01:
            continue  # what is as good as certain needs no sentence
        stars, bar = words.count("stars", chance.stars), words.exact(chance.bar)
        yield words.say("sure.chance", stars=stars, bar=bar, odds=odds(chance.chance, words))
    if (sure.clustering.icc or 0) >= ALIKE:
        effective = round(sure.clustering.effective)
        yield words.say("sure.alike", standards=sure.clustering.standards, effective=effective)
    if sure.over_visits:
        low, high = between(sure.over_visits)
        yield words.say("sure.visits", visits=words.number(sure.visits), low=low, high=high)
    yield from _unseen(sure, words)


def _unseen(sure: Sure, words: Wording) -> Iterator[str]:
    """In whole points, cut like every score (R10)."""
    if sure.if_unseen_failed != sure.if_unseen_met:
        worst, best = shown(sure.if_unseen_failed, 0), shown(sure.if_unseen_met, 0)
        yield words.say("sure.unseen", worst=worst, best=best)
    if sure.if_na_failed != sure.score:
        yield words.say("sure.not_applicable", worst=shown(sure.if_na_failed, 0))
