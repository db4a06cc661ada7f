"""The pages' words in the language of whoever reads them now."""

from __future__ import annotations

from datetime import date

import streamlit as st

from inspections import dates
from inspections.language import LOCALES, Words
from inspections.records import VisitSummary
from inspections.wording.nb import BOKMAAL

LANGUAGE = "language"
"""Where a session of the pages keeps it; the door puts it there."""


def language() -> str:
    """ "en" or "nb"."""
    return str(st.session_state.get(LANGUAGE, "en"))


say = Words(language, nb=BOKMAAL)
"""What this room's pages say."""


def locale() -> str:
    """How its dates are written."""
    return LOCALES[language()]


def days_of(visit: VisitSummary) -> str:
    """The days of a visit, for a list."""
    return dates.days_of(visit, locale())


def day_said(day: date, *, year: bool = False, weekday: bool = False) -> str:
    """ "5 December", or "5. desember"."""
    return dates.day_said(day, locale(), year=year, weekday=weekday)


def mid(text: str) -> str:
    """A title inside a sentence: "Under way" is "under way", "VIP lounge" stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
