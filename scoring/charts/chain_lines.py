"""A chain over time and by number: control charts, small multiples and the funnel, as Plotly figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from inspections.language import ENGLISH, Words
from scoring.charts.chain import marked, safe, short
from scoring.charts.figures import TOKENS, Tokens, template

MULTIPLE = 112
"""Pixels of one small chart."""


@dataclass(frozen=True)
class Course:
    """Points in time with their limits. `shift` is the place from which a new level holds, None for none.

    levels  the centre at each point: it steps where the level shifted
    """

    title: str
    days: tuple[str, ...]
    values: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    levels: tuple[float, ...]
    beyond: tuple[int, ...]
    shift: int | None = None
    shift_said: str = ""


@dataclass(frozen=True)
class Dot:
    """A branch in the funnel: how much was counted, its share of 100, and whether it is outside."""

    title: str
    counted: float
    share: float
    outside: bool
    link: str = ""


def control_chart(course: Course, mode: str, *, height: int = 300, say: Words = ENGLISH) -> go.Figure:
    """The points, their limits in gold, the level, and the words of a change at the place it begins."""
    t = TOKENS[mode]
    fig = go.Figure()
    x = list(range(len(course.values)))
    _limits(fig, course, t)
    _levels(fig, course, t)
    _points(fig, course, t, say)
    low = min([*course.values, *course.low])
    high = max([*course.values, *course.high])
    room = (high - low or 1) * 0.12
    for at in course.beyond:
        below = course.values[at] < course.low[at]
        words = say("{day}: below the limit" if below else "{day}: above the limit", day=course.days[at])
        anchor = "left" if at < len(x) / 2 else "right"
        fig.add_annotation(
            x=at, y=course.values[at], text=words, yshift=-14, xanchor=anchor, font={"color": t["not"]}
        )
    if course.shift is not None:
        anchor = "left" if course.shift < len(x) / 2 else "right"
        fig.add_annotation(
            x=course.shift,
            y=high,
            text=safe(course.shift_said),
            yshift=12,
            xanchor=anchor,
            font={"color": t["ink"]},
        )
    last = {"xref": "paper", "xanchor": "right", "xshift": 50}
    fig.add_annotation(
        x=1,
        y=course.values[-1],
        text=f"<b>{marked(course.values[-1], say)}</b>",
        font={"color": t["ink"]},
        **last,
    )
    fig.add_annotation(x=1, y=course.high[-1], text=say("limits"), font={"color": t["gold"]}, **last)
    _days(fig, course, t, low - room)
    fig.update_layout(template=template(mode), height=height, margin={"l": 2, "r": 52, "t": 22, "b": 26})
    fig.update_xaxes(range=[-0.4, len(x) - 0.6])
    fig.update_yaxes(range=[low - room, high + room])
    return fig


def small_multiples(courses: Sequence[Course], mode: str, say: Words = ENGLISH) -> list[go.Figure]:
    """A small chart for each branch, all on one scale, so that heights compare."""
    low = min(min([*c.values, *c.low]) for c in courses)
    high = max(max([*c.values, *c.high]) for c in courses)
    return [_small(course, mode, low - 1, min(high + 1, 104), say) for course in courses]


def funnel_plot(
    dots: Sequence[Dot],
    counted: Sequence[float],
    limits: Sequence[tuple[str, Sequence[float], Sequence[float]]],
    target: float,
    mode: str,
    *,
    say: Words = ENGLISH,
) -> go.Figure:
    """Shares against numbers; limits are lines in gold, who lies outside is red below and teal above."""
    t = TOKENS[mode]
    fig = go.Figure()
    for (name, lower, upper), dash in zip(limits, ("dot", "solid"), strict=True):
        for side in (lower, upper):
            line = {"color": t["mark"], "width": 1.3, "dash": dash}
            fig.add_trace(
                go.Scatter(x=list(counted), y=list(side), mode="lines", line=line, hoverinfo="skip")
            )
        place = {"xref": "paper", "xanchor": "left", "xshift": 6, "font": {"color": t["gold"]}}
        fig.add_annotation(x=1, y=lower[-1], text=name, **place)
    fig.add_shape(
        type="line", xref="paper", x0=0, x1=1, y0=target, y1=target, line={"color": t["line2"], "width": 1}
    )
    words = {"xref": "paper", "xanchor": "left", "xshift": 6, "font": {"color": t["ink3"]}}
    fig.add_annotation(x=1, y=target, text=say("chain {share}", share=marked(target, say)), **words)
    colours = [(t["not"] if dot.share < target else t["met"]) if dot.outside else t["line2"] for dot in dots]
    fig.add_trace(
        go.Scatter(
            x=[dot.counted for dot in dots],
            y=[dot.share for dot in dots],
            mode="markers",
            marker={
                "size": 10,
                "color": colours,
                "symbol": ["diamond" if dot.outside else "circle" for dot in dots],
                "line": {"width": 0},
            },
            customdata=[
                say(
                    "{branch}: {share} of 100, over {n} standards",
                    branch=safe(d.title),
                    share=marked(d.share, say),
                    n=_thousands(d.counted),
                )
                for d in dots
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    for dot in dots:
        if dot.outside:
            right = dot.counted > (counted[0] + counted[-1]) / 2
            at = {"xanchor": "right" if right else "left", "xshift": -9 if right else 9}
            fig.add_annotation(x=dot.counted, y=dot.share, text=safe(short(dot.title)), font={"color": t["ink"]}, **at)  # fmt: skip  # noqa: E501 - one thing
    every = [v for _, lo, hi in limits for v in (*lo, *hi)] + [dot.share for dot in dots]
    low, high = max(0.0, min(every)), min(100.0, max(every))
    for value in _steps(low, high):
        if abs(value - target) < 0.03 * (high - low):
            continue  # the chain's own line would strike it through
        axis = {"xref": "paper", "xanchor": "left", "font": {"color": t["ink3"], "size": 12}}
        fig.add_annotation(x=0, y=value, text=f"{value:g}", **axis)
    for value in (counted[0], (counted[0] + counted[-1]) / 2, counted[-1]):
        fig.add_annotation(
            x=value, y=low, text=_thousands(value), yshift=-18, font={"color": t["ink3"], "size": 12}
        )
    fig.add_annotation(
        xref="paper", x=0.5, y=low, text=say("standards counted"), yshift=-36, font={"color": t["ink3"]}
    )
    fig.update_layout(template=template(mode), height=320, margin={"l": 4, "r": 78, "t": 8, "b": 46})
    span = counted[-1] - counted[0] or 1
    fig.update_xaxes(range=[counted[0] - 0.12 * span, counted[-1] + 0.04 * span])
    fig.update_yaxes(range=[low - 0.02 * (high - low), high + 0.04 * (high - low)])
    return fig


def _small(course: Course, mode: str, low: float, high: float, say: Words) -> go.Figure:
    t = TOKENS[mode]
    fig = go.Figure()
    _limits(fig, course, t)
    _levels(fig, course, t)
    _points(fig, course, t, say, size=6)
    fig.add_annotation(
        xref="paper",
        x=1,
        y=course.values[-1],
        text=f"<b>{marked(course.values[-1], say)}</b>",
        xanchor="right",
        xshift=38,
        font={"color": t["ink"]},
    )
    fig.update_layout(template=template(mode), height=MULTIPLE, margin={"l": 2, "r": 40, "t": 6, "b": 6})
    fig.update_xaxes(range=[-0.4, len(course.values) - 0.6])
    fig.update_yaxes(range=[low, high])
    return fig


def _limits(fig: go.Figure, course: Course, t: Tokens) -> None:
    x = list(range(len(course.values)))
    for side in (course.low, course.high):
        line = {"color": t["mark"], "width": 1.2, "shape": "hvh"}
        fig.add_trace(go.Scatter(x=x, y=list(side), mode="lines", line=line, hoverinfo="skip"))


def _levels(fig: go.Figure, course: Course, t: Tokens) -> None:
    line = {"color": t["line2"], "width": 1.2, "shape": "hvh"}
    x = list(range(len(course.values)))
    fig.add_trace(go.Scatter(x=x, y=list(course.levels), mode="lines", line=line, hoverinfo="skip"))


def _points(fig: go.Figure, course: Course, t: Tokens, say: Words, size: int = 7) -> None:
    out = set(course.beyond)
    fig.add_trace(
        go.Scatter(
            x=list(range(len(course.values))),
            y=list(course.values),
            mode="lines+markers",
            line={"color": t["ink2"], "width": 1.3},
            marker={
                "size": [size + 4 if at in out else size for at in range(len(course.values))],
                "color": [t["not"] if at in out else t["ink"] for at in range(len(course.values))],
                "symbol": ["diamond" if at in out else "circle" for at in range(len(course.values))],
                "line": {"width": 0},
            },
            customdata=[
                f"{day}: {marked(v, say)}" for day, v in zip(course.days, course.values, strict=True)
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )


def _days(fig: go.Figure, course: Course, t: Tokens, bottom: float) -> None:
    ends = ((0, "left"), (len(course.days) // 2, "center"), (len(course.days) - 1, "right"))
    for at, anchor in ends:
        small = {"color": t["ink3"], "size": 12}
        fig.add_annotation(x=at, y=bottom, text=course.days[at], xanchor=anchor, yshift=-10, font=small)


def _thousands(value: float) -> str:
    return f"{value:,.0f}".replace(",", "\u202f")


def _steps(low: float, high: float) -> list[float]:
    """A few round values between."""
    step = next((s for s in (0.5, 1, 2, 5, 10, 20) if (high - low) / s <= 6), 25)
    first = int(low // step) + 1
    return [first * step + step * n for n in range(8) if low <= first * step + step * n <= high]
