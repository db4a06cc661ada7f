"""Which language someone reads: their own choice, else what their browser asks for, else English. Pure but
for where the choice is kept: beside the house's other settings, by account. Babel writes the days (dates.py).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from inspections import dates
from inspections.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from inspections.records import Account
    from inspections.store import Store

LANGUAGES = {"en": "English", "nb": "Norsk bokmål"}
LOCALES = {"en": "en_GB", "nb": "nb_NO"}
"""How each writes its dates: Babel, by the CLDR."""
SAME = {"no": "nb", "nn": "nb"}
"""Who asks for Norwegian or nynorsk reads bokmål sooner than English."""


class Told(str):
    """A sentence in English that still knows its words and values, so that `say` tells it in any language.

    For what is said far from any page: a refusal, a second look. Made by `told`.
    """

    __slots__ = ("english", "values")
    english: str
    values: Mapping[str, object]


def told(english: str, /, **values: object) -> Told:
    """The sentence with its values, which may be days, moments and sentences told.

    >>> told("{name} is away until {day}.", name="Ada", day=date(2026, 5, 14))
    'Ada is away until 14 May 2026.'
    """
    sentence = Told(ENGLISH(english, **values))
    sentence.english, sentence.values = english, values
    return sentence


def told_count(n: int, one: str, many: str, /, **values: object) -> Told:
    """The sentence for one or for `{n}`."""
    return told(one if n == 1 else many, n=n, **values)


def told_all(sentences: Iterable[str]) -> Told:
    """Them all, one after the other."""
    each = {f"s{place}": one for place, one in enumerate(sentences)}
    return told(" ".join(f"{{{name}}}" for name in each), **each)


class Words:
    """Sentences of the pages in the reader's language: English is what stands in the code itself.

    `others` are the sentences of the other languages by the English ones. What a language lacks is said in
    English; a test holds that it lacks nothing (tests/test_languages.py).

    >>> Words(lambda: "nb", nb={"{n} visits": "{n} besøk"}).count(3, "one visit", "{n} visits")
    '3 besøk'
    """

    def __init__(self, language: Callable[[], str], **others: Mapping[str, str]) -> None:
        self._language, self._others = language, others

    def __call__(self, english: str, /, **values: object) -> str:
        """The sentence, with the values in its braces; days and what was `told` in the language too."""
        if isinstance(english, Told):
            return self(english.english, **english.values)
        language = self._language()
        sentence = self._others.get(language, {}).get(english, english)
        shown = {key: self._shown(one, language) for key, one in values.items()}
        return sentence.format(**shown) if values else sentence

    def _shown(self, value: Any, language: str) -> object:
        if isinstance(value, Told):
            return self(value)
        if isinstance(value, datetime):
            return dates.moment_said(value, LOCALES[language])
        if isinstance(value, date):
            return dates.day_said(value, LOCALES[language], year=True)
        return value

    def fixed(self, language: str) -> Words:
        """The same sentences in that language, whoever reads them later."""
        return Words(lambda: language, **self._others)

    def count(self, n: int, one: str, many: str, /, **values: object) -> str:
        """The sentence for one or for `{n}`."""
        return self(one if n == 1 else many, n=n, **values)


ENGLISH = Words(lambda: "en")
"""For what is said where nobody reads it yet: in tests, in the book."""


def asked_for(header: str) -> str:
    """The first language we speak of an Accept-Language header or a locale: "nn-NO,en;q=0.8" is "nb"."""
    wishes = []
    for place, wish in enumerate(header.split(",")):
        name, _, weight = wish.strip().partition(";q=")
        short = name.replace("_", "-").split("-")[0].casefold()
        wishes.append((-_weight(weight), place, SAME.get(short, short)))
    return next((short for _, _, short in sorted(wishes) if short in LANGUAGES), "en")


def language_of(store: Store, person: Account, browser: str) -> str:
    """What that person chose, else what their browser asks for."""
    own = store.setting(_key(person))
    return own if own in LANGUAGES else asked_for(browser)


def choose_language(store: Store, person: Account, language: str) -> None:
    """Keeps what they chose, for every device they sign in on. Refused "language_unknown"."""
    if language not in LANGUAGES:
        raise Refused("language_unknown", f"Choose one of {', '.join(LANGUAGES.values())}.")
    store.keep_setting(_key(person), language)


def _key(person: Account) -> str:
    return f"language.{person.id}"


def _weight(told: str) -> float:
    try:
        return float(told) if told else 1.0
    except ValueError:
        return 0.0
