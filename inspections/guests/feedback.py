"""What guests say, as measures: CSAT, NPS, CES and response times. Pure; nothing is counted twice.

A measure is a `Figure`, or `TooFew` where so few have spoken that a number would say nothing.

CSAT  the share of answers 4 and 5 of five ("top two boxes"), of 100; Wilson's interval.
NPS   the share of 9 and 10 less that of 0 to 6, from -100 to 100; the adjusted Wald interval
      (B. Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70, 2016),
      which is honest where all say the same: three answers are added, three quarters of one to either end.
CES   the mean of 1 to 7, "it was easy"; the interval of a mean, never beyond the scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import sqrt
from statistics import NormalDist, median

LEVEL = 0.95
FEWEST, FEWEST_FOR_NPS = 10, 30
"""Below 30 answers the interval of an NPS can be wider than 70 points: it says nothing."""


@dataclass(frozen=True)
class Figure:
    """A measure with its interval at 95 %, and how many voices it stands on."""

    value: float
    low: float
    high: float
    voices: int


@dataclass(frozen=True)
class TooFew:
    """No figure: so many have spoken, and so many it takes."""

    voices: int
    needed: int


Measure = Figure | TooFew


def csat(scores: Sequence[int]) -> Measure:
    """Of 100: how many of those who answered said 4 or 5 of five. ValueError off the scale."""
    _expect(scores, range(1, 6))
    if len(scores) < FEWEST:
        return TooFew(len(scores), FEWEST)
    content = sum(score >= 4 for score in scores)
    low, high = wilson(content, len(scores))
    return Figure(float(Fraction(100 * content, len(scores))), 100 * low, 100 * high, len(scores))


def nps(scores: Sequence[int]) -> Measure:
    """From -100 to 100: promoters (9, 10) less detractors (0 to 6), in percent. ValueError off the scale."""
    _expect(scores, range(11))
    if len(scores) < FEWEST_FOR_NPS:
        return TooFew(len(scores), FEWEST_FOR_NPS)
    promoters, detractors = _ends(scores)
    low, high = _adjusted_wald(promoters, detractors, len(scores))
    return Figure(100 * net(promoters, detractors, len(scores)), 100 * low, 100 * high, len(scores))


def ces(scores: Sequence[int]) -> Measure:
    """From 1 to 7: the mean answer to "it was easy". ValueError off the scale."""
    _expect(scores, range(1, 8))
    n = len(scores)
    if n < FEWEST:
        return TooFew(n, FEWEST)
    mean = sum(scores) / n
    # One answer more at either end: where all say the same, the next may still say otherwise.
    widened = [*scores, 1, 7]
    middle = sum(widened) / (n + 2)
    variance = sum((score - middle) ** 2 for score in widened) / (n + 1)
    reach = _z(LEVEL) * sqrt(variance / (n + 2))
    return Figure(mean, max(1.0, mean - reach), min(7.0, mean + reach), n)


def net(promoters: float, detractors: float, voices: float) -> float:
    """From -1 to 1: the share of promoters less that of detractors."""
    return (promoters - detractors) / voices


def net_error(promoters: float, detractors: float, voices: float) -> float:
    """The standard error of `net`: its variance per answer is p + d - (p - d)²."""
    p, d = promoters / voices, detractors / voices
    return sqrt(max(0.0, p + d - (p - d) ** 2) / voices)


def wilson(part: int, whole: int, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's interval of a share (E. B. Wilson, 1927), from 0 to 1. ValueError of nothing."""
    if not 0 <= part <= whole or not whole:
        raise ValueError(f"{part} of {whole} is no share")
    z2, share = _z(level) ** 2, part / whole
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    reach = sqrt(share * (1 - share) / whole + z2 / (4 * whole**2)) * sqrt(z2) / (1 + z2 / whole)
    return max(0.0, middle - reach), min(1.0, middle + reach)


# ── How fast the house answers ──


@dataclass(frozen=True)
class Turn:
    """Somebody said something: the guest, or the house."""

    at: datetime
    by_guest: bool


@dataclass(frozen=True)
class Handling:
    """A conversation with a guest, from what was said first until it was closed. Turns in their order."""

    turns: tuple[Turn, ...]
    closed_at: datetime | None = None


@dataclass(frozen=True)
class Times:
    """How fast the house answers. Times are None where nothing of the kind has happened yet.

    first     mean from what a guest said first to the first answer; `first_middle` half were faster
    response  mean over all that guests said, until each was answered
    handling  mean from what a guest said first until it was closed
    waiting   how many wait for an answer now; `longest` how long the one that waits longest
    """

    first: timedelta | None
    first_middle: timedelta | None
    response: timedelta | None
    handling: timedelta | None
    answered: int
    closed: int
    waiting: int
    longest: timedelta | None


def times(handlings: Iterable[Handling], now: datetime) -> Times:
    """What all these conversations say of the house, at `now`."""
    all_of_them = list(handlings)
    first = [gaps[0] for one in all_of_them if (gaps := responses(one))]
    every = [gap for one in all_of_them for gap in responses(one)]
    whole = [one.closed_at - one.turns[0].at for one in all_of_them if one.closed_at and one.turns]
    waiting = [now - since for one in all_of_them if (since := waiting_since(one))]
    return Times(
        first=mean(first),
        first_middle=middle(first),
        response=mean(every),
        handling=mean(whole),
        answered=len(first),
        closed=len(whole),
        waiting=len(waiting),
        longest=max(waiting, default=None),
    )


def responses(one: Handling) -> list[timedelta]:
    """How long each thing that the guest said waited: what was said twice meanwhile is answered once."""
    gaps, since = list[timedelta](), None
    for turn in one.turns:
        if turn.by_guest:
            since = since or turn.at
        elif since:
            gaps.append(turn.at - since)
            since = None
    return gaps


def waiting_since(one: Handling) -> datetime | None:
    """Since when the guest waits for an answer; None where nobody does, or it was closed."""
    since = None
    for turn in one.turns:
        since = (since or turn.at) if turn.by_guest else None
    return None if one.closed_at else since


def mean(gaps: Sequence[timedelta]) -> timedelta | None:
    """The mean of some times; None of none."""
    return sum(gaps, timedelta()) / len(gaps) if gaps else None


def middle(gaps: Sequence[timedelta]) -> timedelta | None:
    """The time that half of them stayed below; None of none."""
    return timedelta(seconds=median(gap.total_seconds() for gap in gaps)) if gaps else None


def _ends(scores: Sequence[int]) -> tuple[int, int]:
    return sum(score >= 9 for score in scores), sum(score <= 6 for score in scores)


def _adjusted_wald(promoters: int, detractors: int, voices: int) -> tuple[float, float]:
    p, d, n = promoters + 0.75, detractors + 0.75, voices + 3
    middle, reach = net(p, d, n), _z(LEVEL) * net_error(p, d, n)
    return max(-1.0, middle - reach), min(1.0, middle + reach)


def _z(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)


def _expect(scores: Iterable[int], scale: range) -> None:
    if strange := [score for score in scores if score not in scale]:
        raise ValueError(f"{strange[0]} is not on the scale {scale[0]} to {scale[-1]}")
