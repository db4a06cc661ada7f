"""Days as people write them."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def stay_said(starts_on: str, ends_on: str) -> str:
    """ "27–29 Oct 2026", "30 Oct – 1 Nov 2026", "27 Oct 2026": what differs is said twice, nothing else is.

    Both are ISO dates, "YYYY-MM-DD".
    """
    first, last = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
    if first == last:
        return _day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
