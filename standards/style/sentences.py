"""Rules for the wording of a standard: one whole sentence of plain words, its meaning no matter of taste."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from standards.problems import Problem
from standards.style.findings import Style
from standards.style.languages import words_of
from standards.written import Written

FEWEST_WORDS, MOST_WORDS = 6, 30
FEWEST_TRANSLATED = 4
"""A compound says in one word what the source says in two or three."""
PHRASE_WORDS = range(2, 6)
LONG_COMPOUND = 9
"""A single word of a translation that is as long as this is taken for two."""
HARDEST = 50
"""LIX: to 40 easy, to 50 as a newspaper, above it as an official text. Nobody reads that in a corridor."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.!?:](?=\s|$)")
_SENTENCE_INSIDE = re.compile(r"[.!?]\s+(?=[^\W\d_a-zæøå])")


def sentence_form(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """A standard is one sentence: it begins with a capital, ends with a full stop and is of 6 to 30 words."""
    for language in languages:
        said, place = standard["text"][language].text, standard["text"].at(language)
        bare = without_quotes(said)
        if not said.endswith("."):
            yield Style.NO_FULL_STOP.at(place)
        if inside := len(_SENTENCE_INSIDE.findall(bare)):
            yield Style.SEVERAL_SENTENCES.at(place, count=inside + 1)
        if said.lstrip("«\"“'(")[:1].islower():
            yield Style.SMALL_FIRST_LETTER.at(place)
        least = FEWEST_WORDS if language == languages[0] else FEWEST_TRANSLATED
        if not least <= (count := len(said.split())) <= MOST_WORDS:
            yield Style.SENTENCE_LENGTH.at(
                place, language=language, count=count, least=least, most=MOST_WORDS
            )


def phrases_fit(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """A phrase is of 2 to 5 words, so that it says something and fits a button."""
    if not standard["phrases"].items:
        yield Style.NO_PHRASES.at(standard)
    for phrase in standard["phrases"].items:
        for language in languages:
            said = phrase[language].text
            if (count := _phrase_words(said, translated=language != languages[0])) not in PHRASE_WORDS:
                yield Style.PHRASE_LENGTH.at(phrase.at(language), phrase=said, count=count)


def vague_words(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """No word that two inspectors understand differently; what somebody says, in quotes, is free."""
    for key in ("text", "met"):
        for language in languages:
            bare = without_quotes(standard[key][language].text)
            for word in _vague(language).findall(bare):
                yield Style.VAGUE_WORD.at(standard[key].at(language), word=word)


def easy_to_read(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Text and `met` together are no harder than a newspaper, in each language."""
    for language in languages:
        found = lix(f"{standard['text'][language].text} {standard['met'][language].text}")
        if found > HARDEST:
            place = standard["text"].at(language)
            yield Style.HARD_TO_READ.at(place, language=language, lix=round(found), most=HARDEST)


def lix(said: str) -> float:
    """Björnsson's LIX: words per sentence, and of 100 words those longer than six letters; 0 for no words.

    Of any language written with spaces, so the same for all. A sentence ends with . ! ? or :
    Source: C. H. Björnsson, Läsbarhet, Stockholm 1968; for English J. Anderson, Lix and Rix, 1983.
    """
    words = _WORD.findall(said)
    if not words:
        return 0.0
    sentences = max(1, len(_END.findall(said)))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def without_quotes(said: str) -> str:
    """The sentence without what is quoted in it."""
    return _QUOTED.sub("…", said)


@lru_cache
def _vague(language: str) -> re.Pattern[str]:
    """Any vague word of the language, but not one that is asked after: "how often"."""
    words = words_of(language)
    each = "|".join(map(re.escape, words.vague)) if words else r"(?!)"
    return re.compile(rf"(?<![\w-])(?<!how )(?<!hvor )(?:{each})(?![\w-])", re.IGNORECASE)


def _phrase_words(phrase: str, *, translated: bool) -> int:
    words = phrase.split()
    return 2 if translated and len(words) == 1 and len(phrase) >= LONG_COMPOUND else len(words)
