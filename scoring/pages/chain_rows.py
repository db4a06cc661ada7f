"""From what was found to the rows that its charts draw, each with the way to what is behind it."""

from __future__ import annotations

import numpy as np

from scoring.chain.control import Chart, Shift, shift_of
from scoring.chain.courses import chart_of, looks_of
from scoring.chain.funnel import LEVELS
from scoring.chain.overview import Months, Overview, Side, Trend
from scoring.chain.results import Parts, Results
from scoring.charts.chain import MOST_BRANCHES, HeatRow, Line, Row, Strip
from scoring.charts.chain_lines import Course, Dot
from scoring.pages.chain_select import Selected, address
from scoring.pages.chain_words import said, say

NAMED = 3
"""Departments whose lowest branch is named."""


def star_lines(chosen: Selected) -> list[Line]:
    """The two highest bars of the newest pack, where stars go by the total."""
    pack = chosen.catalogue.newest
    if pack is None or pack.rating.measure != "total":
        return []
    bands = sorted(pack.rating.bands, key=lambda band: band.score)[-2:]
    return [Line(float(b.score), f"{b.stars}★ {float(b.score):g}".replace(".", say("."))) for b in bands]


def strip_rows(told: Overview, chosen: Selected, most: int) -> list[Strip]:
    """Departments, the widest true difference first."""
    seen = [side for side in told.sides if (side.visits > 0).sum() >= 2][:most]
    return [_strip(told, chosen, side, named=at < NAMED) for at, side in enumerate(seen)]


def _strip(told: Overview, chosen: Selected, side: Side, *, named: bool) -> Strip:
    places = np.flatnonzero(side.visits > 0)
    names = [said.branch(told.results, int(place)) for place in places]
    values = side.means[places]
    sure = named and side.sure
    return Strip(
        title=chosen.title(side.name),
        values=tuple(map(float, values)),
        names=tuple(names),
        told=said.point(side.apart) if side.told else "–",
        low=names[int(values.argmin())] if sure else "",
        link=address(view="consistency", department=side.name),
    )


def league_rows(told: Overview) -> list[Row]:
    """Groups from the best down; of a long league the branches at its ends."""
    if told.means is None:
        return []
    rows = []
    for number, group in enumerate(told.groups):
        for at, place in enumerate(group.places):
            low, high = told.ranges[place]
            rows.append(
                Row(
                    title=said.branch(told.results, place),
                    value=float(told.means.mean[place]),
                    low=float(low),
                    high=min(100.0, float(high)),
                    told=said.point(float(told.means.mean[place])),
                    heads=_head(len(group.places), number, len(told.groups)) if at == 0 else "",
                    link=address(view="branch", branch=told.results.branches[place].id),
                )
            )
    return rows if len(rows) <= MOST_BRANCHES else [*rows[: MOST_BRANCHES // 2], *rows[-MOST_BRANCHES // 2 :]]


def _head(size: int, number: int, groups: int) -> str:
    if size > 1:
        return say("Group {n}: cannot be told apart", n=number + 1)
    alone = "Group {n}: apart from the rest" if number in {0, groups - 1} else "Group {n}: by itself"
    return say(alone, n=number + 1)


def heat_rows(told: Overview, chosen: Selected) -> tuple[list[HeatRow], list[str]]:
    """Branches as in the league, departments by how far branches lie apart; the far ends of a long chain."""
    heat = told.heat
    order = [place for group in told.groups for place in group.places] or told.results.visited()
    if len(order) > MOST_BRANCHES:
        furthest = sorted(order, key=lambda place: -float(np.nansum(heat.beyond[place])))[:MOST_BRANCHES]
        order = [place for place in order if place in set(furthest)]
    columns = [heat.names.index(side.name) for side in told.sides if (side.visits > 0).any()]
    rows = []
    for place in order:
        branch = told.results.branches[place]
        rows.append(
            HeatRow(
                title=branch.name,
                away=tuple(_or_none(heat.away[place, at]) for at in columns),
                beyond=tuple(bool(heat.beyond[place, at]) for at in columns),
                links=tuple(
                    address(view="branch", branch=branch.id, department=heat.names[at]) for at in columns
                ),
                link=address(view="branch", branch=branch.id),
            )
        )
    return rows, [chosen.title(heat.names[at]) for at in columns]


def funnel_dots(told: Overview) -> tuple:
    """Dots, the grid of numbers, limits at both levels, and the chain's own share; of 100."""
    funnel = told.funnel
    outside = set(funnel.outside())
    places = np.flatnonzero(funnel.counted > 0)
    dots = [
        Dot(
            said.branch(told.results, int(place)),
            float(funnel.counted[place]),
            float(100 * funnel.share[place]),
            int(place) in outside,
        )
        for place in places
    ]
    low, high = float(funnel.counted[places].min()), float(funnel.counted[places].max())
    grid = np.linspace(max(1.0, 0.9 * low), 1.05 * high, 60)
    limits = []
    for level, name in zip(LEVELS, ("95\u202f%", "99.8\u202f%"), strict=True):
        lower, upper = funnel.limits(grid, level)
        limits.append((name, (100 * lower).tolist(), (100 * upper).tolist()))
    return dots, grid.tolist(), limits, 100 * funnel.target


def course_of_chain(months: Months) -> Course:
    """The chain's months, of 100."""
    names = [said.month(when, short=True) for when in months.months]
    chart = months.chart
    scaled = Chart(100 * chart.values, 100 * chart.centre, 100 * chart.low, 100 * chart.high)
    return _course(say("The chain"), names, scaled, months.shift)


def course_of_branch(told: Overview, trend: Trend) -> Course:
    """A branch's visits."""
    names = [said.day(day, short=True) for day in trend.days]
    return _course(said.branch(told.results, trend.branch), names, trend.chart, trend.shift)


def course_by_looks(results: Results, place: int, kind: str) -> Course:
    """A branch's visits by what was looked at: a p, Laney or u chart."""
    rows = np.flatnonzero((results.branch == place) & (results.departments.counted.sum(axis=1) > 0))
    mine = results.departments
    parts = Parts(mine.names, mine.earned[rows], mine.weight[rows], mine.counted[rows])
    met, counted = looks_of(parts, np.arange(len(rows)))
    drawn = chart_of(kind, met, counted)
    names = [said.day(day, short=True) for day in results.day[rows]]
    return _course(said.branch(results, place), names, drawn, shift_of(drawn.values))


def _course(title: str, names: list[str], chart: Chart, shift: Shift | None) -> Course:
    levels = chart.centre
    if shift:
        levels = np.where(np.arange(len(chart.values)) < shift.at, shift.before, shift.after)
    return Course(
        title=title,
        days=tuple(names),
        values=tuple(map(float, chart.values)),
        low=tuple(map(float, chart.low)),
        high=tuple(map(float, np.minimum(chart.high, 100))),
        levels=tuple(map(float, levels)),
        beyond=tuple(chart.beyond),
        shift=shift.at if shift else None,
        shift_said=say("new level from {day}", day=names[shift.at]) if shift else "",
    )


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
