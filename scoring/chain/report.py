"""The chain's report as data: sentences and tables, made from what was found. pdf/chain.py draws it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from scoring.chain.overview import Overview
from scoring.chain.said import Said, Titles
from scoring.export.tables import Cell, Column, Table


@dataclass(frozen=True)
class LeagueLine:
    """A branch: its name, mean, where that lies, the mean drawn to the chain's, visits; `group` from 1 on."""

    name: str
    place: str
    group: int
    visits: int
    mean: float
    low: float
    high: float
    shrunk: float


@dataclass(frozen=True)
class SideLine:
    """A department: points between two branches, their limits, ICC of 100, lowest and highest branch.

    sure  whether branches differ in it beyond chance, over all departments
    """

    name: str
    apart: float | None
    low: float | None
    high: float | None
    icc: float | None
    lowest: str
    highest: str
    sure: bool = False


@dataclass(frozen=True)
class HeatLine:
    """A branch: points away from the chain for each department, None: not inspected; and which are real."""

    name: str
    away: tuple[float | None, ...]
    beyond: tuple[bool, ...]


@dataclass(frozen=True)
class ChainReport:
    """All that the report says, in the order in which it is read."""

    headline: str
    scope: str
    caption: str
    cautions: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]
    league_title: str
    league_caption: str
    league: tuple[LeagueLine, ...]
    sides: tuple[SideLine, ...]
    heat_title: str
    heat_caption: str
    heat_columns: tuple[str, ...]
    heat: tuple[HeatLine, ...]
    funnel: tuple[str, str]
    months: tuple[str, str] | None
    course: tuple[tuple[str, float, float, float], ...]
    trends_title: str
    trends: tuple[str, ...]
    loyal: str
    made_on: date
    language: str = "en"


def report_of(told: Overview, titles: Titles, made_on: date, language: str = "en") -> ChainReport:
    """The report of what was found, in that language; `titles` as that language has them."""
    said, months = Said(lambda: language), told.months
    return ChainReport(
        headline=said.headline(told, titles),
        scope=said.scope(told.results),
        caption=said.apart_caption(told),
        cautions=tuple(said.caution_said(one, told.results, titles) for one in told.cautions),
        figures=_figures(told, said),
        league_title=said.league_title(told),
        league_caption=said.league_caption(told),
        league=tuple(_league(told)),
        sides=tuple(_sides(told, titles, said)),
        heat_title=said.heat_title(told),
        heat_caption=said.heat_caption(told),
        heat_columns=tuple(titles(side.name) for side in told.sides),
        heat=tuple(_heat(told, said)),
        funnel=(said.funnel_title(told), said.funnel_caption(told)),
        months=(said.months_title(months), said.months_caption(months)) if months else None,
        course=tuple(_course(told, said)),
        trends_title=said.trends_title(told),
        trends=tuple(
            f"{said.branch(told.results, trend.branch)}: {said.trend_said(trend)}" for trend in told.shifted
        ),
        loyal=said.loyal_said(told),
        made_on=made_on,
        language=language,
    )


def tables_of(report: ChainReport) -> tuple[Table, ...]:
    """The same as sheets of a workbook."""
    say = Said(lambda: report.language).say
    facts: list[tuple[Cell, ...]] = [
        (say("Finding"), report.headline),
        (say("Scope"), report.scope),
        (say("What it means"), report.caption),
        *((say("Mind"), caution) for caution in report.cautions),
        *((label, f"{value} ({note})" if note else value) for label, value, note in report.figures),
        (say("Funnel"), report.funnel[0]),
        *([(say("Months"), report.months[0])] if report.months else []),
        (say("Trends"), report.trends_title),
        (say("A loyal guest"), report.loyal),
        (say("Made on"), report.made_on),
    ]
    low, high = _c("low", say("From"), "score"), _c("high", say("To"), "score")
    branch, department = _c("branch", say("Branch"), width=30), _c("department", say("Department"), width=30)
    summary = (_c("what", say("What"), width=24), _c("value", say("Value"), width=90))
    league = (
        _c("group", say("Group"), "whole"),
        branch,
        _c("place", say("Place"), width=24),
        _c("visits", say("Visits"), "whole"),
        _c("mean", say("Mean score"), "score"),
        low,
        high,
        _c("shrunk", say("Luck taken out"), "score"),
    )
    sides = (
        department,
        _c("apart", say("Points between two branches"), "score"),
        low,
        high,
        _c("icc", say("Share that is the branch, %"), "score"),
        _c("lowest", say("Lowest"), width=30),
        _c("highest", say("Highest"), width=30),
    )
    away = (branch, *(_c(f"d{n}", title, "score") for n, title in enumerate(report.heat_columns)))
    course = (
        _c("month", say("Month")),
        _c("share", say("Standards met, %"), "score"),
        _c("low", say("Lower limit"), "score"),
        _c("high", say("Upper limit"), "score"),
    )
    return (
        Table("summary", say("Summary"), summary, tuple(facts)),
        Table("league", say("League"), league, tuple(_row(line) for line in report.league)),
        Table("departments", say("Departments"), sides, tuple(_side_row(line) for line in report.sides)),
        Table(
            "away", say("Away from the chain"), away, tuple((line.name, *line.away) for line in report.heat)
        ),
        Table("months", say("Months"), course, tuple(report.course)),
    )


def _figures(told: Overview, said: Said) -> tuple[tuple[str, str, str], ...]:
    own, say = told.told, said.say
    if own is None:
        return ()
    share = f"{said.whole(own.icc_range)}\u202f%"
    return (
        (say("Consistency index, of 100"), said.point(own.consistency), said.between(own.consistency_range)),
        (say("Points between two branches"), said.point(own.apart), said.between(own.apart_range)),
        (say("Points between two stays at one"), said.point(own.within_apart), ""),
        (say("Share that is the branch"), said.percent(own.icc), share),
    )


def _league(told: Overview) -> list[LeagueLine]:
    if told.means is None:
        return []
    found = []
    for number, group in enumerate(told.groups, start=1):
        for place in group.places:
            one = told.results.branches[place]
            low, high = map(float, told.ranges[place])
            found.append(
                LeagueLine(
                    one.name,
                    ", ".join(filter(None, (one.city, one.country))),
                    number,
                    int(told.means.visits[place]),
                    float(told.means.mean[place]),
                    low,
                    min(100.0, high),
                    float(told.means.shrunk[place]),
                )
            )
    return found


def _sides(told: Overview, titles: Titles, said: Said) -> list[SideLine]:
    found = []
    for side in told.sides:
        places = np.flatnonzero(side.visits > 0)
        if not len(places):
            continue
        low, high = places[side.means[places].argmin()], places[side.means[places].argmax()]
        own = side.told
        found.append(
            SideLine(
                titles(side.name),
                own.apart if own else None,
                own.apart_range.low if own else None,
                own.apart_range.high if own else None,
                100 * own.icc if own else None,
                f"{said.branch(told.results, int(low))} {said.point(float(side.means[low]))}",
                f"{said.branch(told.results, int(high))} {said.point(float(side.means[high]))}",
                side.sure,
            )
        )
    return found


def _heat(told: Overview, said: Said) -> list[HeatLine]:
    columns = [told.heat.names.index(side.name) for side in told.sides]
    order = [place for group in told.groups for place in group.places] or told.results.visited()
    return [
        HeatLine(
            said.branch(told.results, place),
            tuple(
                None if np.isnan(told.heat.away[place, at]) else float(told.heat.away[place, at])
                for at in columns
            ),
            tuple(bool(told.heat.beyond[place, at]) for at in columns),
        )
        for place in order
    ]


def _course(told: Overview, said: Said) -> list[tuple[str, float, float, float]]:
    if told.months is None:
        return []
    chart = told.months.chart
    return [
        (said.month(when, short=True), 100 * float(value), 100 * float(low), 100 * float(high))
        for when, value, low, high in zip(
            told.months.months, chart.values, chart.low, chart.high, strict=True
        )
    ]


def _c(key: str, title: str, kind: str = "text", width: int = 14) -> Column:
    return Column(key, title, kind, width)


def _row(line: LeagueLine) -> tuple[Cell, ...]:
    return (line.group, line.name, line.place, line.visits, line.mean, line.low, line.high, line.shrunk)


def _side_row(line: SideLine) -> tuple[Cell, ...]:
    return (line.name, line.apart, line.low, line.high, line.icc, line.lowest, line.highest)
