"""A chain's charts: what a comparison of branches found, as Plotly figures in the one template of the house.

Gold is only ever a limit; red and teal are only ever beyond chance; what is in between is grey. Every figure
works at 330 px: names stand in a fixed margin, only the plot shrinks.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from inspections.language import ENGLISH, Words
from scoring.charts.figures import ROW, TOKENS, VALUES, template

NAMES = 158
LETTERS = 24
"""What the column of names holds at 13 px."""
STRIP = 40
HEAT_ROW = 26
HEAT_NAMES, HEAT_LETTERS = 132, 20
"""A narrower column of names: on a phone a cell must still hold its number."""
HEAT_CELL = 28
"""Pixels that a two-digit number with its sign needs; a figure of less is pushed sideways."""
HEAD, HEAD_LETTERS = 150, 22
"""Pixels for the upright names of a heat map's columns."""
MOST_BRANCHES = 40
"""Rows of one figure; a chain of more is looked at by region, or by what stands out."""


@dataclass(frozen=True)
class Strip:
    """A department: a score for each branch (with its name); `low` names the lowest where it counts.

    `told` stands at the right.
    """

    title: str
    values: tuple[float, ...]
    names: tuple[str, ...]
    told: str
    low: str = ""
    link: str = ""


@dataclass(frozen=True)
class Bar:
    """A share of 100 with what is told of it, and its interval where it has one."""

    title: str
    value: float
    told: str
    low: float | None = None
    high: float | None = None
    strong: bool = False
    link: str = ""


@dataclass(frozen=True)
class Row:
    """A branch of the league: its mean, where that lies, and its address; `heads` begins a group."""

    title: str
    value: float
    low: float
    high: float
    told: str
    heads: str = ""
    link: str = ""


@dataclass(frozen=True)
class Line:
    """A limit: where, and its name."""

    at: float
    title: str


def strips(rows: Sequence[Strip], line: Line | None, mode: str, say: Words = ENGLISH) -> go.Figure:
    """A line for each department, a dot for each branch; the outermost are ink, what lies between is grey."""
    t = TOKENS[mode]
    every = [value for row in rows for value in row.values] + ([line.at] if line else [])
    low, high = (min(every), max(every)) if every else (0.0, 100.0)
    room = (high - low or 1) * 0.06
    fig = go.Figure()
    for place, row in enumerate(reversed(rows)):
        y = place * STRIP
        ends = {"x0": min(row.values), "x1": max(row.values), "y0": y, "y1": y}
        fig.add_shape(type="line", layer="below", line={"color": t["line"], "width": 6}, **ends)
        edges = {min(row.values), max(row.values)}
        marker = {
            "size": [9 if value in edges else 8 for value in row.values],
            "color": [t["ink"] if value in edges else t["line2"] for value in row.values],
            "opacity": [1 if value in edges else 0.55 for value in row.values],
            "line": {"width": 0},
        }
        hover = [
            f"{safe(name)}: {marked(value, say)}" for name, value in zip(row.names, row.values, strict=True)
        ]
        fig.add_trace(
            go.Scatter(
                x=list(row.values),
                y=[y] * len(row.values),
                mode="markers",
                marker=marker,
                customdata=hover,
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
        if row.low:
            small = {"size": 12, "color": t["ink2"]}
            below = {"xanchor": "left", "yshift": -14, "xshift": -5}
            fig.add_annotation(x=min(row.values), y=y, text=safe(short(row.low)), font=small, **below)
        name_at(fig, y, row.title, t["ink"], row.link)
        told_at(fig, y, f"<b>{row.told}</b>", t["ink"])
    top = (len(rows) - 0.4) * STRIP
    if line:
        gold_line(fig, line, -0.5 * STRIP, top, t)
    frame(fig, mode, height=len(rows) * STRIP + 40, top=26)
    fig.update_xaxes(range=[low - room, high + room])
    fig.update_yaxes(range=[-0.7 * STRIP, max(top, STRIP * 0.4)])
    return fig


def bars(rows: Sequence[Bar], mode: str, *, most: float = 100) -> go.Figure:
    """Shares as bars from 0, the strong ones in ink; a thin line is where each lies, in 95 of 100."""
    t = TOKENS[mode]
    fig = go.Figure()
    for place, row in enumerate(reversed(rows)):
        fig.add_shape(
            type="rect",
            x0=0,
            x1=min(row.value, most),
            y0=place - 0.13,
            y1=place + 0.13,
            fillcolor=t["ink"] if row.strong else t["line2"],
            line_width=0,
        )
        if row.low is not None and row.high is not None:
            where = {"x0": row.low, "x1": min(row.high, most), "y0": place, "y1": place}
            fig.add_shape(type="line", line={"color": t["ink3"], "width": 1.5}, **where)
        name_at(fig, place, row.title, t["ink"], row.link)
        told_at(fig, place, f"<b>{row.told}</b>", t["ink"])
    fig.add_trace(go.Scatter(x=[0], y=[0], mode="markers", marker={"opacity": 0}, hoverinfo="skip"))
    frame(fig, mode, height=ROW * len(rows) + 12, top=6)
    fig.update_xaxes(range=[0, most])
    fig.update_yaxes(range=[-0.6, max(0.6, len(rows) - 0.4)])
    return fig


def league(rows: Sequence[Row], lines: Sequence[Line], mode: str, say: Words = ENGLISH) -> go.Figure:
    """Branches in groups: a dot is a mean, its bar where that lies; a hairline and a word begin a group."""
    t = TOKENS[mode]
    ys, y = [], 0.0
    for row in rows:
        y += 0.9 if row.heads else 0
        ys.append(y)
        y += 1
    ys = [y - at for at in ys]
    every = [value for row in rows for value in (row.low, row.high)] + [line.at for line in lines]
    low, high = min(every), max(every)
    fig = go.Figure()
    for at, row in zip(ys, rows, strict=True):
        if row.heads:
            place = {"xref": "paper", "xanchor": "left", "xshift": -NAMES}
            fig.add_annotation(x=0, y=at + 0.85, text=row.heads, font={"color": t["ink3"]}, **place)
            rule = {"color": t["line"], "width": 1}
            fig.add_shape(type="line", xref="paper", x0=0, x1=1, y0=at + 0.5, y1=at + 0.5, line=rule)
        fig.add_shape(
            type="rect",
            x0=row.low,
            x1=row.high,
            y0=at - 0.16,
            y1=at + 0.16,
            fillcolor=t["line2"],
            opacity=0.4,
            line_width=0,
            layer="below",
        )
        name_at(fig, at, row.title, t["ink"], row.link)
        told_at(fig, at, f"<b>{row.told}</b>", t["ink"])
    fig.add_trace(
        go.Scatter(
            x=[row.value for row in rows],
            y=ys,
            mode="markers",
            marker={"size": 9, "color": t["ink"]},
            customdata=[f"{safe(r.title)}: {r.told}, {span(r.low, r.high, say)}" for r in rows],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    top = max(ys) + 1.5
    for number, line in enumerate(lines):
        side = "right" if number == 0 and len(lines) > 1 else "left" if len(lines) > 1 else "center"
        gold_line(fig, line, 0.3, top, t, anchor=side)
    frame(fig, mode, height=int(28 * (top + 0.3)) + 34, top=26)
    room = (high - low or 1) * 0.04
    fig.update_xaxes(range=[low - room, high + room])
    fig.update_yaxes(range=[0.2, top])
    return fig


@dataclass(frozen=True)
class HeatRow:
    """A branch: points away from the chain for each column (None: not counted); which are beyond chance."""

    title: str
    away: tuple[float | None, ...]
    beyond: tuple[bool, ...]
    links: tuple[str, ...]
    link: str = ""


def heat_map(
    rows: Sequence[HeatRow],
    columns: Sequence[str],
    mode: str,
    goals: Sequence[str] = (),
    say: Words = ENGLISH,
) -> go.Figure:
    """Away from the chain's median: quiet in the middle, a number only where it is beyond chance.

    `goals` are the addresses of the columns, where these lead anywhere.
    """
    t = TOKENS[mode]
    every = [abs(value) for row in rows for value in row.away if value is not None]
    most = max([1.0, *sorted(every)[: max(1, int(0.98 * len(every)))]])
    shades = [[0, t["not"]], [0.5, t["sunken"]], [1, t["met"]]]
    fig = go.Figure(
        go.Heatmap(
            z=[[max(-most, min(most, v)) if v is not None else None for v in row.away] for row in rows],
            zmin=-most,
            zmax=most,
            colorscale=shades,
            showscale=False,
            xgap=2,
            ygap=2,
            customdata=[
                [
                    f"{safe(row.title)}, {safe(column)}<br>"
                    + (
                        say("not inspected")
                        if value is None
                        else say("{points} points", points=_signed(value, say))
                    )
                    + (say(", beyond chance") if out else "")
                    for value, column, out in zip(row.away, columns, row.beyond, strict=True)
                ]
                for row in rows
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    for y, row in enumerate(rows):
        name_at(fig, y, short(row.title, HEAT_LETTERS), t["ink"], row.link, width=HEAT_NAMES)
        for x, (value, out, goal) in enumerate(zip(row.away, row.beyond, row.links, strict=True)):
            if out and value is not None:
                dark = abs(value) > 0.55 * most
                font = {"size": 10, "color": t["surface"] if dark else t["ink"]}
                fig.add_annotation(x=x, y=y, text=_linked(f"<b>{_whole(value)}</b>", goal), font=font)
    for x, column in enumerate(columns):
        place = {"textangle": -90, "yanchor": "bottom", "yshift": 4}
        fig.add_annotation(
            x=x,
            y=-0.5,
            text=_linked(safe(short(column, HEAD_LETTERS)), goals[x] if goals else ""),
            font={"size": 12, "color": t["ink2"]},
            **place,
        )
    frame(fig, mode, height=HEAT_ROW * len(rows) + HEAD + 10, top=HEAD, right=2, left=HEAT_NAMES)
    fig.update_yaxes(range=[len(rows) - 0.5, -0.5])
    fig.update_xaxes(range=[-0.5, len(columns) - 0.5])
    return fig


def heat_width(columns: int) -> int:
    """Pixels below which the numbers of a heat map touch."""
    return HEAT_NAMES + HEAT_CELL * columns


def safe(text: str) -> str:
    """Plotly reads a few tags in its texts: those of people are words, not tags."""
    return html.escape(text, quote=False)


def short(name: str, letters: int = LETTERS) -> str:
    """Cut to what its column holds."""
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def name_at(fig: go.Figure, y: float, name: str, colour: str, goal: str = "", *, width: int = NAMES) -> None:
    text = _linked(safe(short(name)), goal)
    place = {"xref": "paper", "xanchor": "left", "xshift": -width}
    fig.add_annotation(x=0, y=y, text=text, font={"color": colour}, **place)


def told_at(fig: go.Figure, y: float, text: str, colour: str) -> None:
    place = {"xref": "paper", "xanchor": "right", "xshift": VALUES}
    fig.add_annotation(x=1, y=y, text=text, font={"color": colour}, **place)


def _linked(text: str, goal: str) -> str:
    return f'<a href="{html.escape(goal)}" target="_self">{text}</a>' if goal else text


def gold_line(
    fig: go.Figure, line: Line, bottom: float, top: float, t: dict[str, str], *, anchor: str = "center"
) -> None:
    gold = {"color": t["mark"], "width": 2}
    fig.add_shape(type="line", x0=line.at, x1=line.at, y0=bottom, y1=top, line=gold, layer="below")
    fig.add_annotation(
        x=line.at, y=top, text=safe(line.title), yshift=9, xanchor=anchor, font={"color": t["gold"]}
    )


def frame(
    fig: go.Figure, mode: str, *, height: int, top: int, right: int = VALUES, left: int = NAMES
) -> None:
    margin = {"l": left, "r": right, "t": top, "b": 6}
    fig.update_layout(template=template(mode), height=height, margin=margin)


def marked(value: float, say: Words) -> str:
    """One decimal, by the reader's decimal mark."""
    return f"{value:.1f}".replace("-", "−").replace(".", say("."))


def span(low: float, high: float, say: Words) -> str:
    """ "94.0 to 96.0"."""
    return say("{low} to {high}", low=marked(low, say), high=marked(high, say))


def _signed(value: float, say: Words) -> str:
    return f"{'' if value < 0 else '+'}{marked(value, say)}"


def _whole(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{abs(value):.0f}"
