"""The pages' charts: report rows to Plotly figures, in the one template of the house.

Colour is a verdict (met, not met), gold is only ever a limit, everything else is ink or grey.
Every figure works at 330 px: names and values are annotations in fixed margins, only the plot shrinks.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go

from inspections.language import ENGLISH, Words
from scoring.behind.numbers import address_behind
from scoring.report.data import BandTick, DepartmentLine, TimedRow

TOKENS = {
    "light": {
        "sunken": "#E6EAEB",
        "line": "#DCE1E3",
        "line2": "#74828E",
        "ink": "#10233A",
        "ink2": "#44566A",
        "ink3": "#5B6A7A",
        "met": "#126E6E",
        "not": "#B3282D",
        "gold": "#83631A",
        "mark": "#A67C1F",
        "surface": "#FFFFFF",
    },
    "dark": {
        "sunken": "#1B2937",
        "line": "#21303F",
        "line2": "#5F7387",
        "ink": "#E1E7EC",
        "ink2": "#A7B4C1",
        "ink3": "#8796A5",
        "met": "#63BAB0",
        "not": "#F08A82",
        "gold": "#CDAA5A",
        "mark": "#CDAA5A",
        "surface": "#101A26",
    },
}
Tokens = dict[str, str]
Link = Callable[[str, str], str]
"""A number's text made a link to what stands behind it, by its address (behind.py)."""
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}
FONT = "Inter, sans-serif"
ROW = 32
TWO_LINES = 46
PHONE_LETTERS = 48
"""What a line of 350 px holds at 13 px."""
ONE_LINE, MOST_LINES = 20, 4
"""Pixels of a further line of a name, and how many lines of it there may be."""
NAMES = 168
VALUES = 46


def template(mode: str) -> go.layout.Template:
    """The look of every figure in that mode ("light" or "dark"): no grid, no zoom, no legend."""
    t = TOKENS[mode]
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "showticklabels": False,
        "title": None,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 13, "color": t["ink2"]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 0, "r": 0, "t": 8, "b": 8, "pad": 0},
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "bargap": 0.6,
            "hoverlabel": {
                "bgcolor": t["ink"],
                "bordercolor": t["ink"],
                "align": "left",
                "font": {"family": FONT, "size": 13, "color": t["surface"]},
            },
            "xaxis": axis,
            "yaxis": axis,
            "annotationdefaults": {
                "showarrow": False,
                "borderpad": 0,
                "font": {"family": FONT, "size": 13, "color": t["ink2"]},
            },
        }
    )


def no_link(_what: str, text: str) -> str:
    """The text as it is."""
    return text


def link_to(visit_id: str) -> Link:
    """Numbers that lead to the visit's page of what stands behind them, underlined as links are."""

    def linked(what: str, text: str) -> str:
        goal = html.escape(address_behind(visit_id, what))
        return f'<a href="{goal}" target="_self"><u>{text}</u></a>'

    return linked


def score_strip(
    score: float,
    shown_score: str,
    bands: Sequence[BandTick],
    mode: str,
    *,
    full: float = 100,
    link: Link = no_link,
    say: Words = ENGLISH,
) -> go.Figure:
    """Where the score lies between the stars around it: a dot on a line, each star a gold mark.

    `full` is the most there can be: 100, or all points where stars go by points.
    """
    t = TOKENS[mode]
    bands = near(score, bands)
    low = max(0.0, min([score, *(float(b.score) for b in bands)]) - full * 0.08)
    fig = go.Figure()
    fig.add_shape(
        layer="below", type="rect", x0=low, x1=full, y0=-0.08, y1=0.08, fillcolor=t["sunken"], line_width=0
    )
    for band in bands:
        x = float(band.score)
        fig.add_shape(
            layer="below", type="line", x0=x, x1=x, y0=-0.5, y1=0.5, line={"color": t["mark"], "width": 2.5}
        )
        fig.add_annotation(
            x=x, y=0.5, text=f"{band.stars}★ {band.text}", yshift=11, font={"color": t["gold"]}
        )
    fig.add_trace(
        go.Scatter(
            x=[score],
            y=[0],
            mode="markers",
            marker={"size": 15, "color": t["ink"]},
            hovertemplate=f"{say('{a} of {b}', a=shown_score, b=f'{full:g}')}<extra></extra>",
        )
    )
    fig.add_annotation(
        x=score,
        y=-0.3,
        text=link("total", f"<b>{shown_score}</b>"),
        yshift=-14,
        font={"color": t["ink"], "size": 15},
    )
    fig.update_xaxes(range=[low, full * 1.005])
    fig.update_yaxes(range=[-1.1, 1.1])
    fig.update_layout(template=template(mode), height=112)
    return fig


def near(score: float, bands: Sequence[BandTick]) -> list[BandTick]:
    """The star held and the two above; the lowest three where none is held. More marks would not be read."""
    rising = sorted(bands, key=lambda band: band.score)
    held = sum(1 for band in rising if float(band.score) <= score)
    first = max(0, min(held - 1, len(rising) - 3))
    return rising[first : first + 3]


def department_bars(
    rows: Sequence[DepartmentLine],
    line: BandTick | None,
    mode: str,
    link: Link = no_link,
    *,
    say: Words = ENGLISH,
) -> go.Figure:
    """Departments as bullets, in the order given, with the star's line; red is behind, teal at it."""
    t = TOKENS[mode]
    colours = {"at": t["met"], "below": t["line2"], "behind": t["not"], "none": t["sunken"]}
    counted = [float(row.value) for row in rows if row.value is not None]
    floor = max(0.0, min([*counted, float(line.score) if line else 100.0]) - 8)
    ys = list(range(len(rows), 0, -1))
    fig = go.Figure()
    fig.add_trace(
        go.Bar(
            x=[100 - floor] * len(rows),
            y=ys,
            base=floor,
            orientation="h",
            hoverinfo="skip",
            marker_color=t["sunken"],
            width=0.38,
        )
    )
    fig.add_trace(
        go.Bar(
            x=[float(row.value) - floor if row.value is not None else 0 for row in rows],
            y=ys,
            base=floor,
            orientation="h",
            width=0.38,
            marker_color=[colours[row.status] for row in rows],
            customdata=[
                say("{title}: {a} of {b} met", title=_safe(row.title), a=row.met, b=row.counted)
                for row in rows
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    for y, row in zip(ys, rows, strict=True):
        _name(fig, y, row.title, t["ink"])
        score = link(f"department:{row.id}", f"<b>{row.score}</b>")
        _value(fig, y, score, t["not"] if row.status == "behind" else t["ink"])
    if line:
        _limit_line(fig, float(line.score), len(rows) + 0.6, f"{line.stars}★ {line.text}", t)
    fig.update_layout(
        template=template(mode),
        barmode="overlay",
        height=ROW * len(rows) + 34,
        margin={"l": NAMES, "r": VALUES, "t": 26, "b": 4},
    )
    fig.update_xaxes(range=[floor, 100])
    fig.update_yaxes(range=[0.4, len(rows) + 0.6])
    return fig


def timed_bars(
    rows: Sequence[TimedRow], mode: str, link: Link = no_link, *, say: Words = ENGLISH
) -> go.Figure:
    """Timed standards as observed ÷ limit: every limit is one vertical line, overruns thick and red.

    A standard's words stand above its line, so that they can be read on a phone.
    """
    t = TOKENS[mode]
    drawn = [(row, min(float(row.drawn), 2.0), _in_lines(row)) for row in rows if row.drawn is not None]
    right = max([1.15, *(ratio for _, ratio, _ in drawn)]) + 0.04
    tall = [TWO_LINES + ONE_LINE * (len(names) - 1) for _, _, names in drawn]
    fig = go.Figure()
    below = float(sum(tall))
    for (row, ratio, names), height in zip(drawn, tall, strict=True):
        below -= height
        _timed_line(fig, row, ratio, names, below=below, height=height, t=t, link=link, say=say)
    _limit_line(fig, 1, sum(tall), say("limit"), t, bottom=0)
    fig.update_layout(
        template=template(mode), height=sum(tall) + 34, margin={"l": 0, "r": 0, "t": 26, "b": 8}
    )
    fig.update_xaxes(range=[0, right])
    fig.update_yaxes(range=[0, max(1, sum(tall))])
    return fig


def _in_lines(row: TimedRow) -> list[str]:
    """The standard's words in lines that a phone holds, the first beside the figures."""
    first = PHONE_LETTERS - len(f"{row.observed} of {row.limit}") - 1
    lines = textwrap.wrap(" " * (PHONE_LETTERS - first) + row.label, PHONE_LETTERS, drop_whitespace=False)
    kept = [line.strip() for line in lines[:MOST_LINES]]
    return [*kept[:-1], f"{kept[-1][: PHONE_LETTERS - 1]}…"] if len(lines) > MOST_LINES else kept


def _timed_line(
    fig: go.Figure, row: TimedRow, ratio: float, names: list[str], *,
    below: float, height: int, t: Tokens, link: Link, say: Words,
) -> None:  # fmt: skip
    """One standard in a strip of that many pixels: its words above, its line at the foot."""
    late = row.verdict == "over"
    colour, at = t["not"] if late else t["met"], below + 12
    within = {"color": t["line"] if late else colour, "width": 2}
    fig.add_shape(type="line", x0=0, x1=min(ratio, 1), y0=at, y1=at, line=within)
    if late:
        fig.add_shape(type="line", x0=1, x1=ratio, y0=at, y1=at, line={"color": colour, "width": 5})
    dot = {"size": 10, "color": colour, "symbol": "diamond" if late else "circle"}
    told = f"{_safe(row.label)}<br>{say('{a} of {b}', a=row.observed, b=row.limit)}<extra></extra>"
    fig.add_trace(go.Scatter(x=[ratio], y=[at], mode="markers", marker=dot, hovertemplate=told))
    observed = link(f"standard:{row.standard}", f"<b>{row.observed}</b>")
    value = f"{observed} <span style='color:{t['ink3']}'>{say('of {limit}', limit=row.limit)}</span>"
    above = {"bgcolor": t["surface"], "yanchor": "top", "align": "left"}  # the limit's line passes behind
    top = below + height - 3
    _margin_text(fig, top, "<br>".join(map(_safe, names)), t["ink"], x=0, xanchor="left", **above)
    _margin_text(fig, top, value, t["not"] if late else t["ink"], x=1, xanchor="right", **above)


def _limit_line(
    fig: go.Figure, x: float, top: float, label: str, t: dict[str, str], *, bottom: float = 0.4
) -> None:
    fig.add_shape(type="line", x0=x, x1=x, y0=bottom, y1=top, line={"color": t["mark"], "width": 2})
    fig.add_annotation(x=x, y=top, text=label, yshift=9, font={"color": t["gold"]})


def _name(fig: go.Figure, y: int, name: str, colour: str) -> None:
    _margin_text(fig, y, _short(name), colour, x=0, xanchor="left", xshift=-NAMES)


def _value(fig: go.Figure, y: int, value: str, colour: str) -> None:
    _margin_text(fig, y, value, colour, x=1, xanchor="right", xshift=VALUES)


def _margin_text(fig: go.Figure, y: float, text: str, colour: str, **place: Any) -> None:
    fig.add_annotation(xref="paper", y=y, text=text, font={"color": colour}, **place)


def _short(name: str, letters: int = 25) -> str:
    return _safe(name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…")


def _safe(text: str) -> str:
    """Plotly reads a few tags in its texts: those of a pack are words, not tags."""
    return html.escape(text, quote=False)
