"""Times branch by branch, and people with where they lie, as Plotly figures of the house's look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from inspections.language import ENGLISH, Words
from scoring.charts.chain import NAMES, Line, frame, gold_line, name_at, safe, span, told_at
from scoring.charts.figures import ROW, TOKENS, VALUES, template
from scoring.durations import clock

FURTHEST = 3.0
"""Times of the limit beyond which a dot stands at the edge."""


@dataclass(frozen=True)
class TimeRow:
    """A branch's measurements in seconds, the middle one, and that as it is said."""

    title: str
    seconds: tuple[float, ...]
    median: float
    told: str
    link: str = ""


@dataclass(frozen=True)
class Reach:
    """A value around 0 with where it lies; `sure` where that is beyond chance over all rows."""

    title: str
    value: float
    low: float
    high: float
    told: str
    sure: bool


def time_rows(
    rows: Sequence[TimeRow], limit: float, limit_said: str, mode: str, say: Words = ENGLISH
) -> go.Figure:
    """A row for each branch: a dot a measurement, red past the limit, a tick at the middle one."""
    t = TOKENS[mode]
    right = min(max([limit * 1.15, *(s for row in rows for s in row.seconds)]), FURTHEST * limit)
    fig = go.Figure()
    for at, row in enumerate(reversed(rows)):
        fig.add_shape(type="line", x0=0, x1=right, y0=at, y1=at, line={"color": t["line"], "width": 1})
        late = [second > limit for second in row.seconds]
        marker = {
            "size": 8,
            "opacity": 0.7,
            "color": [t["not"] if is_late else t["met"] for is_late in late],
            "symbol": ["diamond" if is_late else "circle" for is_late in late],
            "line": {"width": 0},
        }
        x = [min(second, right) for second in row.seconds]
        fig.add_trace(go.Scatter(x=x, y=[at] * len(x), mode="markers", marker=marker, hoverinfo="skip"))
        middle = min(row.median, right)
        tick = {"color": t["ink"], "width": 2.5}
        fig.add_shape(type="line", x0=middle, x1=middle, y0=at - 0.3, y1=at + 0.3, line=tick)
        name_at(fig, at, row.title, t["ink"], row.link)
        told_at(fig, at, f"<b>{row.told}</b>", t["not"] if row.median > limit else t["ink"])
    top = len(rows) - 0.4
    gold_line(fig, Line(limit, say("limit {limit}", limit=limit_said)), -0.5, top, t)
    frame(fig, mode, height=ROW * len(rows) + 40, top=26)
    fig.update_xaxes(range=[-0.01 * right, right * 1.02])
    fig.update_yaxes(range=[-0.6, top])
    return fig


def reaches(rows: Sequence[Reach], words: tuple[str, str], mode: str, say: Words = ENGLISH) -> go.Figure:
    """People around 0: a dot, where it lies, and which way is which; ink where it is beyond chance."""
    t = TOKENS[mode]
    most = max([1.0, *(abs(edge) for row in rows for edge in (row.low, row.high))]) * 1.05
    fig = go.Figure()
    fig.add_shape(
        type="line", x0=0, x1=0, y0=-0.6, y1=len(rows) - 0.3, line={"color": t["line2"], "width": 1}
    )
    for at, row in enumerate(reversed(rows)):
        colour = t["ink"] if row.sure else t["line2"]
        where = {"x0": row.low, "x1": row.high, "y0": at, "y1": at}
        fig.add_shape(type="line", line={"color": colour, "width": 3 if row.sure else 2}, **where)
        hover = f"{safe(row.title)}: {row.told}, {span(row.low, row.high, say)}<extra></extra>"
        marker = {"size": 10, "color": colour, "symbol": "diamond" if row.sure else "circle"}
        fig.add_trace(go.Scatter(x=[row.value], y=[at], mode="markers", marker=marker, hovertemplate=hover))
        name_at(fig, at, row.title, t["ink"])
        told_at(fig, at, f"<b>{row.told}</b>" if row.sure else row.told, t["ink"])
    for x, anchor, word in ((-most, "left", words[0]), (most, "right", words[1])):
        fig.add_annotation(
            x=x, y=len(rows) - 0.3, text=word, xanchor=anchor, yshift=9, font={"color": t["ink3"]}
        )
    fig.update_layout(
        template=template(mode),
        height=ROW * len(rows) + 36,
        margin={"l": NAMES, "r": VALUES, "t": 24, "b": 6},
    )
    fig.update_xaxes(range=[-most, most])
    fig.update_yaxes(range=[-0.6, len(rows) - 0.3])
    return fig


def cost_curve(
    limits: Sequence[float], kept: Sequence[float], lines: tuple[Line, ...], mode: str, say: Words = ENGLISH
) -> go.Figure:
    """How many of 100 each limit would have kept; limits of interest in gold."""
    t = TOKENS[mode]
    fig = go.Figure()
    line = {"color": t["ink"], "width": 1.8, "shape": "hv"}
    told = f"{say('{a} s keep {b} of 100', a='%{x:.0f}', b='%{y:.0f}')}<extra></extra>"
    fig.add_trace(go.Scatter(x=list(limits), y=list(kept), mode="lines", line=line, hovertemplate=told))
    anchors = ("right", "left") if len(lines) == 2 else ("center",) * len(lines)
    for gold, anchor in zip(sorted(lines, key=lambda line: line.at), anchors, strict=True):
        gold_line(fig, gold, 0, 104, t, anchor=anchor)  # side by side, the words would run into each other
    for y in (0, 50, 100):
        axis = {"xref": "paper", "xanchor": "right", "xshift": -6, "font": {"color": t["ink3"], "size": 12}}
        fig.add_annotation(x=0, y=y, text=f"{y}", **axis)
    for share, anchor in ((0, "left"), (0.5, "center"), (1, "right")):
        x, small = share * limits[-1], {"color": t["ink3"], "size": 12}
        fig.add_annotation(x=x, y=-4, text=clock(round(x) * 1000), xanchor=anchor, yshift=-10, font=small)
    fig.update_layout(template=template(mode), height=238, margin={"l": 34, "r": 8, "t": 24, "b": 26})
    fig.update_xaxes(range=[0, limits[-1]])
    fig.update_yaxes(range=[-4, 106])
    return fig
