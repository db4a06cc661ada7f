"""Rules for figures: in digits, the same in every language, and the same as the limit's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from standards.durations import is_duration, is_time_of_day, milliseconds
from standards.problems import Problem
from standards.style.findings import Style
from standards.style.languages import words_of
from standards.style.words import Words
from standards.texts import numbers_missing
from standards.written import Written

_TIME = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?(?: ?([ap])\.?m\b)?", re.IGNORECASE)
_NUMBER = re.compile(r"(\d+)(?:[.,](\d+))?\.?[\s-]*([^\W\d_]*)")
_TEXTS = ("text", "met", "clock", "limit", "phrases", "weight_because", "critical_because", "group")


def figure_of_the_limit(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """The text says every figure of its own limit, in every language that is known."""
    for language in languages:
        words, said = words_of(language), standard["text"][language].text
        if words and (
            unsaid := [figure for figure in _figures(standard["limit"]) if not _says(said, figure, words)]
        ):
            place = standard["text"].at(language)
            yield Style.FIGURE_DIFFERS.at(place, language=language, limit=", ".join(unsaid))


def same_numbers(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """A translation has no number that its source has not; the other way is the loader's rule."""
    for text in _texts(standard, languages):
        source = text[languages[0]].text
        for language in languages[1:]:
            for number in numbers_missing(text[language].text, source):
                place = text.at(language)
                yield Style.NUMBER_ADDED.at(place, language=language, source=languages[0], number=number)


def figures_in_digits(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Time is told in digits: "10 minutes", not "ten minutes"."""
    for key in ("text", "met"):
        for language in languages:
            words = words_of(language)
            for match in _spelled(language).finditer(standard[key][language].text) if words else ():
                digits = f"{words.numbers[match[1].casefold()]} {match[2]}" if words else ""
                yield Style.FIGURE_IN_WORDS.at(standard[key].at(language), words=match[0], digits=digits)


@lru_cache
def _spelled(language: str) -> re.Pattern[str]:
    words = words_of(language)
    if not words:
        return re.compile(r"(?!)")
    units = (*words.seconds, *words.minutes, *words.hours, *words.days, *words.rings)
    return re.compile(rf"\b({'|'.join(words.numbers)}) ({'|'.join(units)})\b", re.IGNORECASE)


def _figures(limit: Written) -> Iterator[str]:
    """The figures of a limit and of its kinds of house, as they are written; not those of its excuse."""
    for key, value in limit.entries.items():
        if key == "unless":
            continue
        yield from value.texts() if value.shape == "list" else _figures(value)
        if value.shape == "text":
            yield value.text


def _says(said: str, figure: str, words: Words) -> bool:
    if is_time_of_day(figure):
        return figure in _times_said(said)
    if is_duration(figure):
        return milliseconds(figure) in _durations_said(said, words)
    return any(int(match[1]) == int(figure) for match in _NUMBER.finditer(said))


def _times_said(said: str) -> set[str]:
    """Times of day as "HH:MM": "9 pm", "21", "21.00" and "9:30" are understood."""
    times = set()
    for match in _TIME.finditer(said):
        hour, minute, half = int(match[1]), match[2] or "00", (match[3] or "").lower()
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        times.add(f"{hour:02}:{minute}")
    return times


def _durations_said(said: str, words: Words) -> set[int]:
    """Durations in milliseconds; a number without a unit has the last one: "5 minutes (resort: 10)"."""
    units = {
        unit.casefold(): ms
        for known, ms in (
            (words.seconds, 1_000),
            (words.minutes, 60_000),
            (words.hours, 3_600_000),
            (words.days, 86_400_000),
        )
        for unit in known
    }
    durations, last = set(), 0
    for match in _NUMBER.finditer(said):
        last = units.get(match[3].casefold(), last)
        if last:
            durations.add(int(match[1]) * last)
    return durations


def _texts(standard: Written, languages: tuple[str, ...]) -> Iterator[Written]:
    """Every text of a standard, wherever it stands in it."""
    waiting = [standard[key] for key in _TEXTS]
    while waiting:
        written = waiting.pop()
        if languages[0] in written:
            yield written
        else:
            waiting += [*written.entries.values(), *written.items]
