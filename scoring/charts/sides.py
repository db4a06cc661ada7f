"""The scores of a rating's parts, and the spread of measured times, as Plotly figures of the house's look."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from inspections.language import ENGLISH, Words
from scoring.charts.figures import NAMES, ROW, TOKENS, VALUES, Link, no_link, template

_LETTERS = 25
"""What the column of names holds."""
_STRIP = 52
_MOST = 2.0
"""Times of the limit beyond which a dot stands at the edge."""


@dataclass(frozen=True)
class SideBar:
    """One part: its name, its score (None where nothing counted), the score as shown, and what it is of."""

    title: str
    value: float | None
    shown: str
    note: str
    behind: str = ""
    """The address of what it stands on (behind.py)."""


@dataclass(frozen=True)
class SpreadRow:
    """One standard's times as shares of its limit, up to 1 within it; `told` is "5 of 9 within, …"."""

    title: str
    shares: tuple[float, ...]
    middle: float
    told: str


def side_bars(rows: Sequence[SideBar], mode: str, link: Link = no_link) -> go.Figure:
    """A bar for each part in the order given, from a common floor; the figure says the score beside it."""
    t = TOKENS[mode]
    counted = [row.value for row in rows if row.value is not None]
    floor = max(0.0, min([*counted, 92.0]) - 8)
    ys = list(range(len(rows), 0, -1))
    fig = go.Figure()
    for values, colour in (([100.0] * len(rows), t["sunken"]), ([r.value or floor for r in rows], t["ink2"])):
        fig.add_trace(
            go.Bar(
                x=[value - floor for value in values],
                y=ys,
                base=floor,
                orientation="h",
                width=0.38,
                marker_color=colour,
                customdata=[html.escape(f"{row.title}: {row.note}", quote=False) for row in rows],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    for y, row in zip(ys, rows, strict=True):
        ink = {"color": t["ink"]}
        name = _short(row.title)
        fig.add_annotation(xref="paper", x=0, y=y, text=name, xanchor="left", xshift=-NAMES, font=ink)
        value = link(row.behind, f"<b>{row.shown}</b>")
        fig.add_annotation(xref="paper", x=1, y=y, text=value, xanchor="right", xshift=VALUES, font=ink)
    fig.update_layout(
        template=template(mode),
        barmode="overlay",
        height=ROW * len(rows) + 16,
        margin={"l": NAMES, "r": VALUES, "t": 8, "b": 4},
    )
    fig.update_xaxes(range=[floor, 100])
    fig.update_yaxes(range=[0.4, len(rows) + 0.6])
    return fig


def spread_strips(rows: Sequence[SpreadRow], mode: str, *, say: Words = ENGLISH) -> go.Figure:
    """A strip for each standard: a dot for each time, red past the limit, a tick at the middle one."""
    t = TOKENS[mode]
    right = max([1.15, *(min(share, _MOST) for row in rows for share in row.shares)]) + 0.04
    fig = go.Figure()
    for place, row in enumerate(reversed(rows)):
        at = place * _STRIP + 12
        shares = [min(share, _MOST) for share in row.shares]
        late = [share > 1 for share in row.shares]
        fig.add_shape(type="line", x0=0, x1=right, y0=at, y1=at, line={"color": t["line"], "width": 1})
        middle = min(row.middle, _MOST)
        tick = {"color": t["ink"], "width": 2}
        fig.add_shape(type="line", x0=middle, x1=middle, y0=at - 8, y1=at + 8, line=tick)
        marker = {
            "size": 9,
            "opacity": 0.75,
            "color": [t["not"] if is_late else t["met"] for is_late in late],
            "symbol": ["diamond" if is_late else "circle" for is_late in late],
        }
        dots = go.Scatter(x=shares, y=[at] * len(shares), mode="markers", marker=marker, hoverinfo="skip")
        fig.add_trace(dots)
        above = {"xref": "paper", "y": at + 22, "bgcolor": t["surface"]}
        fig.add_annotation(x=0, xanchor="left", text=_short(row.title, 28), font={"color": t["ink"]}, **above)
        told = html.escape(row.told, quote=False)
        fig.add_annotation(x=1, xanchor="right", text=told, font={"color": t["ink3"]}, **above)
    top = len(rows) * _STRIP
    gold = {"color": t["mark"], "width": 2}
    fig.add_shape(type="line", x0=1, x1=1, y0=0, y1=top, line=gold, layer="below")
    fig.add_annotation(x=1, y=top, text=say("limit"), yshift=9, font={"color": t["gold"]})
    fig.update_layout(template=template(mode), height=top + 34, margin={"l": 0, "r": 0, "t": 26, "b": 8})
    fig.update_xaxes(range=[0, right])
    fig.update_yaxes(range=[0, max(1, top)])
    return fig


def _short(name: str, letters: int = _LETTERS) -> str:
    """Cut to what its column holds, and harmless: Plotly reads a few tags in its texts."""
    return html.escape(name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…", quote=False)
