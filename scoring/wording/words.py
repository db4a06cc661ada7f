"""The report's words, by language: sentence templates, names, dates and numbers. Nothing else speaks.

A template's key ends in ".one" where it is about exactly one thing and ".none" where about none;
`count` picks. A new language is three more files like `wording_en*.py`, with the same keys.
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from babel.dates import format_date, format_skeleton

from scoring.rating import shown
from scoring.wording import en_behind as behind_en
from scoring.wording import en_pages as pages_en
from scoring.wording import nb_behind as behind_nb
from scoring.wording import nb_pages as pages_nb
from scoring.wording.en import ENGLISH
from scoring.wording.nb import BOKMAAL

LANGUAGES: dict[str, dict[str, Any]] = {
    "en": {**ENGLISH, **pages_en.PAGES, **behind_en.BEHIND},
    "nb": {**BOKMAAL, **pages_nb.PAGES, **behind_nb.BEHIND},
}
LOCALES = {"en": "en_GB", "nb": "nb_NO"}
"""How each language writes its dates: Babel, by the CLDR."""


class Wording:
    """Sentences of one language; English where we do not speak it.

    >>> Wording("en").count("stars", 1)
    'one star'
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._texts = LANGUAGES[self.language]
        self._locale = LOCALES[self.language]

    def say(self, key: str, **values: object) -> str:
        """The sentence of that key. KeyError where the language has none: a test asks for all of them."""
        return str(self._texts[key]).format(**values)

    def has(self, key: str) -> bool:
        """Whether there is a sentence of that key."""
        return key in self._texts

    def name(self, group: str, key: str) -> str:
        """A name from the pack's fixed lists ("business"), or the key in words."""
        return str(self._texts.get(f"{group}.{key}") or key.replace("_", " ").capitalize())

    def count(self, key: str, count: int, **values: object) -> str:
        """The sentence for that many: `key.none`, `key.one` or `key`, with {n} as a word up to twelve."""
        form = {0: f"{key}.none", 1: f"{key}.one"}.get(count, key)
        return self.say(form if form in self._texts else key, n=self.number(count), digits=count, **values)

    def number(self, count: int) -> str:
        """ "three" up to twelve, else "13"."""
        words: list[str] = self._texts["numbers"]
        return words[count] if 0 <= count < len(words) else str(count)

    def ordinal(self, stars: int) -> str:
        """ "fifth"."""
        words: list[str] = self._texts["ordinals"]
        return words[stars] if 0 <= stars < len(words) else f"{stars}."

    def score(self, score: Fraction | None, decimals: int = 1) -> str:
        """`rating.shown`, with this language's decimal mark."""
        return shown(score, decimals).replace(".", str(self._texts["decimal_mark"]))

    def exact(self, value: Fraction) -> str:
        """A requirement as its pack has it, one decimal at least: 96 is "96.0", 92.25 "92.25"."""
        decimals = next((d for d in (1, 2, 3) if (value * 10**d).denominator == 1), 3)
        return self.score(value, decimals)

    def stars(self, count: int, *, half: bool = False) -> str:
        """ "Four stars", "One star", "No star", "Three and a half stars"."""
        return sentence(self.held(count, half=half))

    def held(self, count: int, *, half: bool) -> str:
        """The same inside a sentence: "three and a half stars"."""
        return self.count("stars.half" if half else "stars", count)

    def day(self, day: date) -> str:
        """ "21 October 2026"."""
        return format_date(day, "long", locale=self._locale)

    def dates(self, first: date | None, last: date | None) -> str:
        """ "12–14 October 2026", as short as the two days allow; "" where neither is known."""
        first, last = first or last, last or first
        if first is None or last is None:
            return ""
        if first == last:
            return self.day(first)
        # The CLDR has no intervals of full month names, so the two ends are written apart.
        if first.year != last.year:
            return f"{self.day(first)} – {self.day(last)}"
        if first.month != last.month:
            return f"{self._part('MMMMd', first)} – {self.day(last)}"
        return f"{self._part('d', first)}–{self.day(last)}"

    def moment(self, stamp: str) -> str:
        """ "13 October, 21:55" by the house's own clock (the offset in `stamp`); "" if unreadable."""
        moment = read_moment(stamp)
        if moment is None:
            return ""
        return self.say("moment", day=self._part("MMMMd", moment), time=moment.strftime("%H:%M"))

    def instant(self, moment: datetime) -> str:
        """ "13 Oct, 21:55:08", by the clock that `moment` is told in."""
        return f"{self._part('MMMd', moment)}, {moment:%H:%M:%S}"

    def _part(self, skeleton: str, day: date) -> str:
        return str(format_skeleton(skeleton, day, locale=self._locale))

    def listed(self, things: list[str]) -> str:
        """ "a, b and c"."""
        if len(things) < 2:
            return "".join(things)
        return f"{', '.join(things[:-1])} {self.say('and')} {things[-1]}"


def sentence(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower_first(title: str) -> str:
    """A title inside a sentence: "Room service" is "room service", "VIP lounge" stays."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def read_day(text: str) -> date | None:
    """ "2026-10-12" or a moment as a date, None where it is neither."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """An RFC 3339 moment, None where it is none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
