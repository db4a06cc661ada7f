"""Rules for what an inspector needs beside the sentence, and an owner: who expects it, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from standards.pack import EXPECTED_BY
from standards.problems import Problem
from standards.style.findings import Style
from standards.style.languages import words_of
from standards.written import Draft, Written

MOST_CRITICAL = 5
"""Of 100 standards. Where everything is critical, nothing is."""
FEWEST_FOR_A_SHARE = 20
"""Among fewer, a single one would be too many."""


def says_what_does_not_count(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """`met` settles the doubtful case: it has a word that rules something out."""
    for language in languages:
        words, said = words_of(language), standard["met"][language].text
        if words and not _any_of(words.ruling_out).search(said):
            yield Style.NOTHING_RULED_OUT.at(standard["met"].at(language), language=language)


def names_its_evidence(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """A time is proved by the stopwatch, a fault of the house by a photo or a note."""
    del languages
    held, place = standard["evidence"].texts(), standard.at("evidence" if "evidence" in standard else "id")
    if standard["limit"] and "time" not in held:
        yield Style.NO_EVIDENCE.at(place, what="A timed standard", such="time")
    elif standard["class"].text == "facility" and not held:
        yield Style.NO_EVIDENCE.at(place, what="A standard of class facility", such="photo")


def clock_moves(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """What stops the clock is not what starts it."""
    clock = standard["clock"]
    for language in languages:
        starts, stops = (clock[moment][language].text.casefold() for moment in ("starts", "stops"))
        if starts and starts == stops:
            yield Style.CLOCK_SAME.at(clock["stops"].at(language), moment=clock["stops"][language].text)


def owner_is_told_why(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Who expects it; and a reason where it weighs more or less than 1 or is critical, and only there."""
    del languages
    if "expected_by" not in standard:
        yield Style.EXPECTED_UNSAID.at(standard, known=", ".join(EXPECTED_BY))
    weight = standard["weight"].text
    if Decimal(weight) != 1 and "weight_because" not in standard:
        yield Style.WEIGHT_UNEXPLAINED.at(standard.at("weight"), weight=weight)
    if Decimal(weight) == 1 and "weight_because" in standard:
        yield Style.WEIGHT_NEEDS_NO_REASON.at(standard.at("weight_because"))
    critical = standard["critical"].text == "true"
    if critical and "critical_because" not in standard:
        yield Style.CRITICAL_UNEXPLAINED.at(standard.at("critical"))
    if not critical and "critical_because" in standard:
        yield Style.CRITICAL_NEEDS_NO_REASON.at(standard.at("critical_because"))


def few_are_critical(draft: Draft) -> Iterator[Problem]:
    """At most 5 of 100 standards are critical by the pack's own word.

    A pack that stands on another does not answer for what it takes: what is critical is taken first.
    """
    standards = draft.standards()
    critical = sum(each["critical"].text == "true" for each in standards if _decided_here(each, draft))
    if len(standards) >= FEWEST_FOR_A_SHARE and critical * 100 > MOST_CRITICAL * len(standards):
        yield Style.TOO_MANY_CRITICAL.at(
            draft.pack, critical=critical, standards=len(standards), percent=MOST_CRITICAL
        )


def _decided_here(standard: Written, draft: Draft) -> bool:
    origin = draft.origins.get(standard["id"].text)
    return origin is None or "critical" in origin.changed


@lru_cache
def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    each = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{each})\b|n't\b", re.IGNORECASE)
