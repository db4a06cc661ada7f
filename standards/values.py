"""Rules that a single value of a pack must obey, wherever it stands.

A rule takes a value as written and the pack's languages, and yields what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from standards.durations import is_duration, is_time_of_day
from standards.problems import Fault, Problem, advice
from standards.written import Shape, Written

Languages = tuple[str, ...]
Rule = Callable[[Written, Languages], Iterator[Problem]]

_FOUND = {"text": "a single value", "list": "a list", "mapping": "a mapping"}
_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")
_COUNT = re.compile(r"[0-9]{1,6}")
_SLUG = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def misfit(written: Written, shape: Shape, expected: str) -> Iterator[Problem]:
    """The problem of a value that is not of that shape, or is empty."""
    if written.shape == "text" and not written.text:
        yield Fault.NO_VALUE.at(written, key=written.key)
    elif written.shape != shape:
        yield Fault.WRONG_SHAPE.at(written, key=written.key, found=_FOUND[written.shape], expected=expected)


def single(fault: Fault, fits: Callable[[str], object], **facts: object) -> Rule:
    """A rule for a single value: it must fit, else this fault."""

    def rule(written: Written, _languages: Languages) -> Iterator[Problem]:
        unfit = list(misfit(written, "text", "a single value"))
        yield from unfit
        if not unfit and not fits(written.text):
            yield fault.at(written, key=written.key, value=written.text, **facts)

    return rule


def one_of(allowed: Sequence[str]) -> Rule:
    """A rule for a word of a closed vocabulary; a wrong one is told the nearest and all that are allowed."""

    def rule(written: Written, _languages: Languages) -> Iterator[Problem]:
        unfit = list(misfit(written, "text", f"one of: {', '.join(allowed)}"))
        yield from unfit
        if not unfit and written.text not in allowed:
            yield Fault.UNKNOWN_WORD.at(
                written, value=written.text, key=written.key, advice=advice(written.text, allowed)
            )

    return rule


def list_of(rule: Rule, *, at_least: int = 0) -> Rule:
    """A rule for a list whose every item obeys `rule`."""

    def rule_of_list(written: Written, languages: Languages) -> Iterator[Problem]:
        yield from misfit(written, "list", "a list, each item after '- ' or in [ ]")
        if written.shape == "list" and len(written.items) < at_least:
            yield Fault.NOTHING_LISTED.at(written, key=written.key)
        for item in written.items:
            yield from rule(item, languages)

    return rule_of_list


def set_of(rule: Rule, *, at_least: int = 0) -> Rule:
    """A rule for a list that holds nothing twice."""

    def rule_of_set(written: Written, languages: Languages) -> Iterator[Problem]:
        yield from list_of(rule, at_least=at_least)(written, languages)
        yield from listed_twice(item for item in written.items if item.shape == "text")

    return rule_of_set


def listed_twice(values: Iterator[Written]) -> Iterator[Problem]:
    """Every value that was there before."""
    first: dict[str, int] = {}
    for value in values:
        if value.text in first:
            yield Fault.LISTED_TWICE.at(value, value=value.text, first=first[value.text])
        first.setdefault(value.text, value.line)


def is_number(text: str) -> bool:
    """Whether it is a number, 0 or more."""
    return _NUMBER.fullmatch(text) is not None


def is_percent(text: str) -> bool:
    """Whether it is a number from 0 to 100."""
    return _NUMBER.fullmatch(text) is not None and float(text) <= 100


def is_weight(text: str) -> bool:
    """Whether it is a number above 0."""
    return _NUMBER.fullmatch(text) is not None and float(text) > 0


word = single(Fault.NO_VALUE, bool)
slug = single(Fault.BAD_ID, _SLUG.fullmatch)
language = single(Fault.BAD_LANGUAGE, _LANGUAGE.fullmatch)
weight = single(Fault.BAD_WEIGHT, is_weight)
score_or_points = single(Fault.BAD_PERCENT, is_number)
beyond_the_limit = single(Fault.BAD_NONE_AT, lambda text: is_number(text) and float(text) > 100)
percent = single(Fault.BAD_PERCENT, is_percent)
whole = single(Fault.BAD_COUNT, _COUNT.fullmatch, least="")
count = single(Fault.BAD_COUNT, lambda text: _COUNT.fullmatch(text) and int(text), least=" above 0")
stars = single(Fault.BAD_STARS, ("1", "2", "3", "4", "5").__contains__)
true_or_false = single(Fault.NOT_TRUE_OR_FALSE, ("true", "false").__contains__)
duration = single(Fault.BAD_DURATION, is_duration)
time_of_day = single(Fault.BAD_CLOCK_TIME, is_time_of_day)
