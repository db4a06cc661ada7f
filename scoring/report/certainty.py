"""How sure the score is, and what it stands on: told in sentences, each true of the data or left out."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from scoring.report.data import Section
from scoring.report.ground import Ground
from scoring.sure_said import said


def interval(ground: Ground) -> tuple[Fraction, Fraction] | None:
    """The score's 95 per cent interval, of 100, to tenths outwards (sure.py); None without a score."""
    sure = ground.sure
    if sure is None:
        return None
    return Fraction(floor(sure.likely.low * 10), 10), Fraction(ceil(sure.likely.high * 10), 10)


def method_section(ground: Ground) -> Section:
    """ "The score is 93.4; as a sample it stands for 91.2 to 95.1"."""
    words, found = ground.words, interval(ground)
    if found is None:
        return Section(words.say("method"), words.say("method.head"))
    low, high = (words.exact(end) for end in found)
    score = words.score(ground.rating.score)
    return Section(words.say("method"), words.say("method.head.range", score=score, low=low, high=high))


def method(ground: Ground) -> tuple[Section, ...]:
    """How the figures are made and how far they carry: a title and its sentences each."""
    words, rating = ground.words, ground.rating
    told = [Section(words.say("method.score"), _scored(ground))]
    told.append(Section(words.say("method.stars"), _starred(ground)))
    told.append(Section(words.say("method.sure"), _sure(ground)))
    told.append(Section(words.say("method.seen"), _seen(ground)))
    if rating.timed:
        told.append(Section(words.say("method.clocks"), _clocks(ground)))
    return tuple(told)


def _scored(ground: Ground) -> str:
    """R1, R2, R5: how the pack gives credit."""
    words, credit = ground.words, ground.pack.rating.credit
    told = [words.say("method.score.text")]
    if credit.none_at is not None:
        none_at = words.say("percent", value=words.score(credit.none_at, 0))
        told.append(words.say("method.score.graded", none_at=none_at))
    return " ".join((*told, words.say(f"method.score.{credit.repeated}"), words.say("method.score.sum")))


def _starred(ground: Ground) -> str:
    """R6, R8: what the stars are read off."""
    words, rules = ground.words, ground.pack.rating
    told = [words.say("method.stars.text")]
    if rules.measure != "total":
        told.append(words.say(f"method.stars.{rules.measure}"))
    if rules.half_step:
        told.append(words.count("method.stars.half_step", rules.half_step))
    return " ".join(told)


def _sure(ground: Ground) -> str:
    words, found = ground.words, interval(ground)
    if found is None:
        return words.say("method.sure.none")
    low, high = found
    counted = ground.rating.total.counted
    told = [words.count("method.sure.range", counted, low=words.exact(low), high=words.exact(high))]
    if (line := ground.line) and ground.measure == "total":
        key = "method.sure.inside" if low <= line.score <= high else "method.sure.outside"
        told.append(words.say(key, stars=words.number(line.stars), score=words.exact(line.score)))
    if sure := ground.sure:
        told += said(sure, words.language)[1:]
    return " ".join(told)


def _seen(ground: Ground) -> str:
    words, total = ground.words, ground.rating.total
    coverage = words.say("percent", value=words.score(ground.rating.coverage))
    told = [words.say("method.seen.coverage", coverage=coverage)]
    told.append(words.count("method.seen.not_observed", total.not_observed))
    told.append(words.count("method.seen.not_applicable", total.not_applicable))
    return " ".join(told)


def _clocks(ground: Ground) -> str:
    words = ground.words
    contradicting = sum(timed.contradicts for timed in ground.rating.timed)
    told = [words.count("method.clocks.timed", len(ground.rating.timed))]
    told.append(words.count("method.clocks.contradicting", contradicting))
    return " ".join(told)
