"""Days as people write them. Babel knows how, by the CLDR; gateway: babel."""

from __future__ import annotations

from datetime import date

from babel.dates import format_interval

from inspections.records import VisitSummary


def stay_said(first: date, last: date, locale: str = "en_GB") -> str:
    """ "27–29 Oct 2026", "30 Oct – 1 Nov 2026", "27 Oct 2026": only what differs is said twice."""
    return str(format_interval(first, last, "yMMMd", locale=locale)).replace("\u2009", " ")


def days_of(visit: VisitSummary) -> str:
    """The days of a visit, for a list in English."""
    return stay_said(date.fromisoformat(visit.starts_on), date.fromisoformat(visit.ends_on))
