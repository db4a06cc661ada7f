"""Days as people write them. Babel knows how, by the CLDR; gateway: babel."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_interval, format_skeleton

from inspections.records import VisitSummary


def stay_said(first: date, last: date, locale: str = "en_GB") -> str:
    """ "27–29 Oct 2026", "30 Oct – 1 Nov 2026", "27 Oct 2026": only what differs is said twice."""
    return str(format_interval(first, last, "yMMMd", locale=locale)).replace("\u2009", " ")


def days_of(visit: VisitSummary, locale: str = "en_GB") -> str:
    """The days of a visit, for a list."""
    return stay_said(date.fromisoformat(visit.starts_on), date.fromisoformat(visit.ends_on), locale)


def day_said(day: date, locale: str = "en_GB", *, year: bool = False, weekday: bool = False) -> str:
    """ "5 December"; "5 December 2026" with its year, "Saturday 5 December" with its weekday."""
    told = str(
        format_date(day, "long", locale=locale) if year else format_skeleton("MMMMd", day, locale=locale)
    )
    return f"{format_date(day, 'EEEE', locale=locale)} {told}" if weekday else told


def moment_said(at: datetime, locale: str = "en_GB") -> str:
    """ "24 Nov, 12:00", on whatever clock it is."""
    return f"{format_skeleton('MMMd', at, at.tzinfo, locale=locale)}, {at:%H:%M}"


def month_said(day: date, locale: str = "en_GB") -> str:
    """ "December 2026"."""
    return str(format_skeleton("yMMMM", day, locale=locale))


def short_month_said(day: date, locale: str = "en_GB") -> str:
    """ "Dec 2026", for an axis."""
    return str(format_skeleton("yMMM", day, locale=locale))


def weekdays(locale: str = "en_GB") -> tuple[str, ...]:
    """ "Mon" to "Sun", for the head of a calendar."""
    return tuple(str(format_date(date(2026, 11, 2 + n), "EEE", locale=locale)) for n in range(7))
