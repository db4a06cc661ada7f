"""Figures of a chain as its reader writes them: numbers, spans, counts, lists, months. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from inspections import dates
from inspections.language import LOCALES, Words
from scoring.chain.said_nb import BOKMAAL
from scoring.durations import clock
from scoring.sure_interval import Range
from scoring.wording.en import ENGLISH

MOST_NAMED = 3


class Figures:
    """In the language that `language` tells at that moment; English where nobody tells.

    `say` knows the sentences of who counts with it, a page; else those of what is found of a chain.
    """

    def __init__(self, language: Callable[[], str] = lambda: "en", say: Words | None = None) -> None:
        self._language = language
        self.say = say or Words(language, nb=BOKMAAL)

    def point(self, value: float, *, sign: bool = False) -> str:
        """One decimal, with a true minus: “89.2”, “−13.2”, “+0.7”."""
        if np.isnan(value):
            return "–"
        text = f"{abs(value):.1f}"
        minus = "−" if value < 0 and float(text) else ""
        return self._marked(f"{minus or ('+' if sign and float(text) else '')}{text}")

    def decimal(self, value: float) -> str:
        """A coefficient of 1: “0.82”, “−0.11”."""
        text = f"{abs(value):.2f}"
        return self._marked(f"{'−' if value < 0 and float(text) else ''}{text}")

    def points(self, value: float) -> str:
        """“1.0 points”, “0.4 points”; told apart from a count."""
        return self.say("{points} points", points=self.point(value))

    def percent(self, share: float) -> str:
        """Of 1, in whole hundredths: “46 %”."""
        return f"{100 * share:.0f}\u202f%"

    def between(self, where: Range) -> str:
        """ "1.2 to 3.4"."""
        return self.span(self.point(where.low), self.point(where.high))

    def whole(self, where: Range) -> str:
        """The same in whole numbers: "20 to 70"."""
        return self.span(f"{where.low:.0f}", f"{where.high:.0f}")

    def span(self, low: str, high: str) -> str:
        """From one to the other."""
        return self.say("{low} to {high}", low=low, high=high)

    def thousands(self, number: int) -> str:
        """With a narrow space: 23 630."""
        return f"{number:,}".replace(",", "\u202f")

    def number(self, number: int) -> str:
        """A word up to twelve."""
        words = ENGLISH["numbers"]
        return self.say(words[number]) if number < len(words) else self.thousands(number)

    def count(self, n: int, one: str, many: str, /, **values: object) -> str:
        """The sentence for one or for `{n}`: “one branch”, “three branches”, “14 branches”."""
        return self.say(one if n == 1 else many, n=self.number(n), **values)

    def listed(self, names: Sequence[str], most: int = MOST_NAMED) -> str:
        """“Oslo, Bergen and Voss”; beyond `most`, “Oslo, Bergen, Voss and 4 more”."""
        if len(names) > most:
            return self.say("{names} and {n} more", names=", ".join(names[:most]), n=len(names) - most)
        if not names:
            return self.say("none")
        return self.say(" and ").join(filter(None, (", ".join(names[:-1]), names[-1])))

    def month(self, when: np.datetime64, *, short: bool = False) -> str:
        """“November 2025”, “Nov 2025”."""
        day, locale = when.astype("datetime64[D]").astype(object), LOCALES[self._language()]
        return dates.short_month_said(day, locale) if short else dates.month_said(day, locale)

    def day(self, when: np.datetime64 | date, *, short: bool = False) -> str:
        """“14 November 2025”, “14 Nov 2025”."""
        day = when if isinstance(when, date) else when.astype("datetime64[D]").astype(object)
        locale = LOCALES[self._language()]
        return dates.stay_said(day, day, locale) if short else dates.day_said(day, locale, year=True)

    def lasting(self, seconds: float) -> str:
        """m:ss, as everywhere."""
        return clock(round(seconds) * 1000)

    def capital(self, text: str) -> str:
        """As a sentence begins."""
        return text[:1].upper() + text[1:]

    def lower(self, title: str) -> str:
        """A title inside a sentence: “Breakfast” is “breakfast”, “VIP lounge” stays."""
        return title if title[1:2].isupper() else title[:1].lower() + title[1:]

    def _marked(self, text: str) -> str:
        return text.replace(".", self.say("."))
