"""Rules that compare texts: two standards that say almost the same, and a translation that is none.

The only file that imports rapidfuzz.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from standards.problems import Problem
from standards.style.findings import Style
from standards.style.languages import words_of
from standards.style.sentences import without_quotes
from standards.written import Written

ALIKE = 85
"""Of 100 (rapidfuzz token_sort_ratio, the mean of all languages): above it two texts are near-duplicates."""
KEPT_WORDS = 60
"""Of 100: a translation with more words of its source than this is none."""
FEWEST_COMPARED = 3
WORTH_COMPARING = ALIKE - 10
"""In the source language; below it the mean could reach ALIKE only if a translation were much more alike."""
FEWEST_LETTERS = 3
"""Shorter words of a title ("by", "at") name no department."""
_WORD = re.compile(r"[^\W\d_]+")
_ANY = re.compile(r"\w+")


def near_duplicates(
    standards: Sequence[Written], titles: Sequence[Written], languages: tuple[str, ...]
) -> Iterator[Problem]:
    """Standards that say almost the same as an earlier one, in this or another department.

    Numbers are all alike, and so are the names of departments and of who works in them: "The bar's
    telephone is answered within 5 rings" is no other promise than the restaurant's within 3.
    """
    source, *others = languages
    masked = {language: _masked(standards, language, titles) for language in languages}
    nearest = process.cdist(
        masked[source], masked[source], scorer=fuzz.token_sort_ratio, score_cutoff=WORTH_COMPARING
    )
    told: set[int] = set()
    for later, earlier in zip(*nearest.nonzero(), strict=True):
        if later <= earlier or later in told:
            continue
        likeness = [nearest[later, earlier]]
        likeness += [fuzz.token_sort_ratio(masked[other][later], masked[other][earlier]) for other in others]
        if sum(likeness) >= ALIKE * len(languages):
            told.add(later)
            yield _told(standards[later], standards[earlier])


def _told(standard: Written, other: Written) -> Problem:
    place = f"{other.file}:{other.line}"
    return Style.NEAR_DUPLICATE.at(standard["text"], other=other["id"].text, where=place)


def _masked(standards: Sequence[Written], language: str, titles: Sequence[Written]) -> list[str]:
    """The texts in small letters, with one sign for numbers and for names of departments and staff."""
    words = words_of(language)
    named = {word for title in titles for word in _words(title[language].text) if len(word) >= FEWEST_LETTERS}
    named |= words.people if words else frozenset()
    return [
        " ".join("#" if word.isdigit() or word in named else word for word in _ANY.findall(said))
        for said in (each["text"][language].text.casefold() for each in standards)
    ]


def untranslated(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Most words of the source stand in the translation too; names, numbers and what is quoted aside."""
    for text in (standard["text"], standard["met"], *standard["phrases"].items):
        source = set(_words(text[languages[0]].text))
        for language in languages[1:]:
            said = _words(text[language].text)
            kept = [word for word in said if word in source]
            if len(said) >= FEWEST_COMPARED and len(kept) * 100 > KEPT_WORDS * len(said):
                facts = {"language": language, "source": languages[0], "words": " ".join(kept)}
                yield Style.UNTRANSLATED.at(text.at(language), **facts)


def _words(said: str) -> list[str]:
    return _WORD.findall(without_quotes(said).casefold())
