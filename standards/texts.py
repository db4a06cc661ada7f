"""Rules that a text must obey: all languages of the pack, none empty, the same numbers in each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards.problems import Fault, Problem, advice
from standards.values import Languages, misfit
from standards.written import Written

_NUMBER = re.compile(r"(?P<number>[0-9]{1,18})(?P<afternoon>(?:[:.][0-9]{2})? ?p\.?m\b)?", re.IGNORECASE)


def text(written: Written, languages: Languages) -> Iterator[Problem]:
    """A sentence in every language of the pack."""
    yield from misfit(written, "mapping", "the text in each language: {en: …, nb: …}")
    if written.shape == "mapping":
        yield from _languages_known(written, languages)
        yield from _languages_there(written, languages)
        yield from _languages_filled(written)
        yield from _numbers_kept(written, languages)


def _languages_known(written: Written, languages: Languages) -> Iterator[Problem]:
    for tag in written.entries if languages else ():
        if tag not in languages:
            remedy = advice(tag, languages)
            yield Fault.UNKNOWN_LANGUAGE.at(written.at(tag), language=tag, advice=remedy)


def _languages_there(written: Written, languages: Languages) -> Iterator[Problem]:
    for tag in languages:
        if tag not in written:
            yield Fault.TEXT_MISSING.at(written, key=written.key, language=tag)


def _languages_filled(written: Written) -> Iterator[Problem]:
    for tag, sentence in written.entries.items():
        if sentence.shape != "text":
            yield from misfit(sentence, "text", "a sentence")
        elif not sentence.text:
            yield Fault.TEXT_EMPTY.at(written.at(tag), key=written.key, language=tag)


def _numbers_kept(written: Written, languages: Languages) -> Iterator[Problem]:
    """Every number of the source text is in each translation, 9 pm also as 21."""
    source = languages[0] if languages else ""
    for tag in languages[1:]:
        translation = written[tag].text
        for number in numbers_missing(written[source].text, translation) if translation else ():
            yield Fault.NUMBER_LOST.at(written.at(tag), source=source, number=number, language=tag)


def numbers_missing(here: str, there: str) -> Iterator[int]:
    """The numbers of one sentence that another lacks; 9 pm may also be 21 there, and 21 be 9 pm."""
    held = {said for match in _NUMBER.finditer(there) for said in _understood(match)}
    for match in _NUMBER.finditer(here):
        if held.isdisjoint(_understood(match)):
            yield int(match["number"])


def _understood(match: re.Match[str]) -> set[int]:
    number = int(match["number"])
    return {number, number + 12} if match["afternoon"] else {number}
