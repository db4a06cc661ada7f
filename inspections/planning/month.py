"""A month of visits, week by week: which bar lies where. Pure."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspections.records import VisitSummary

WEEK = 7


@dataclass(frozen=True)
class Bar:
    """The part of a visit that lies in one week: from column 1 (Monday), so many days, in which row."""

    visit: VisitSummary
    column: int
    days: int
    row: int
    begins: bool
    ends: bool


@dataclass(frozen=True)
class Week:
    """Seven days, and the bars over them; no two bars of one row touch."""

    days: tuple[date, ...]
    bars: tuple[Bar, ...]


def weeks_of(month: date, visits: Iterable[VisitSummary]) -> tuple[Week, ...]:
    """The weeks of the month that holds that day, whole ones from Monday on."""
    listed = sorted(visits, key=lambda visit: (visit.starts_on, visit.ends_on, visit.id))
    days = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return tuple(Week(tuple(week), _bars(week, listed)) for week in days)


def in_month(month: date, visits: Iterable[VisitSummary]) -> list[VisitSummary]:
    """The visits that touch that month, the first to begin first."""
    first = month.replace(day=1).isoformat()
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1]).isoformat()
    return sorted(
        (visit for visit in visits if visit.starts_on <= last and visit.ends_on >= first),
        key=lambda visit: (visit.starts_on, visit.ends_on, visit.id),
    )


def _bars(week: Sequence[date], visits: Iterable[VisitSummary]) -> tuple[Bar, ...]:
    rows: list[int] = []  # the last column taken of each row
    bars = []
    for visit in visits:
        first, last = date.fromisoformat(visit.starts_on), date.fromisoformat(visit.ends_on)
        if last < week[0] or first > week[-1]:
            continue
        column, end = max(0, (first - week[0]).days) + 1, min(WEEK, (last - week[0]).days + 1)
        row = next((n for n, taken in enumerate(rows) if taken < column), len(rows))
        rows[row : row + 1] = [end]
        bars.append(Bar(visit, column, end - column + 1, row, first >= week[0], last <= week[-1]))
    return tuple(bars)
