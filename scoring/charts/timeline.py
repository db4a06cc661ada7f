"""A visit over its hours as a Plotly figure in the one template of the house: a row a department, day by day.

A tick is one look: above the line where it was met, below it and red where not, grey where it did not apply.
Below the departments run the stopwatches, the calls and the photos. Amber is what needs a reviewer: numbered
pins for second looks, a pale ground for a stretch without a record.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Mapping, Sequence
from datetime import datetime

import plotly.graph_objects as go

from inspections.language import ENGLISH, Words
from scoring.charts.figures import TOKENS, Tokens, template
from scoring.timeline import Day, Span, length

ROW, HEAD = 20, 50
"""Pixels of a row, and of a day's heading with room for its pins."""
NAMES = 128
"""Pixels for the names of rows; on a phone the hours have what is left."""
LETTERS = 20
CARE = {"light": ("#8A5800", "#FAF0DB"), "dark": ("#E3B35F", "#2E2413")}
"""Amber and its pale ground: what needs you."""
LOOKS = {"met": ("met", 9, 4.5), "not_applicable": ("line2", 5, 0), "not_met": ("not", 9, -4.5)}
"""Colour, height and place of a tick: never the colour alone. What was not met hangs below the line."""
BESIDE = {"stopwatch": "Stopwatches", "contact": "Calls and messages"}
PHOTOS = "Photos"
MIDNIGHT = 24


def visit_timeline(
    days: Sequence[Day], pins: Mapping[int, datetime], mode: str, say: Words = ENGLISH
) -> go.Figure:
    """All days below one another, over the same hours."""
    t, fig = TOKENS[mode], go.Figure()
    first, last = _hours(days)
    y = 0.0
    for day in days:
        here = {n: at for n, at in pins.items() if at.date() == day.day}
        y = _draw_day(fig, day, here, y, mode=mode, say=say)
    every = 1 if last - first <= 6 else 2 if last - first <= 14 else 4
    for hour in range(first, last + 1, every):
        fig.add_annotation(x=hour, y=y, text=f"{hour}", yshift=-12, font={"color": t["ink3"], "size": 12})
    fig.update_xaxes(range=[first - 0.2, last + 0.2])
    fig.update_yaxes(range=[y - 26, 0])
    fig.update_layout(
        template=template(mode), height=round(26 - y), margin={"l": NAMES, "r": 12, "t": 0, "b": 0}
    )
    return fig


def _hours(days: Sequence[Day]) -> tuple[int, int]:
    """The full hours around all that was recorded."""
    moments = [tick.at for day in days for tick in day.ticks] + [at for day in days for at in day.photos]
    moments += [end for day in days for span in day.spans for end in (span.begins, span.ends)]
    hours = [_hour(at) for at in moments]
    return int(min(hours)), min(MIDNIGHT, int(max(hours)) + 1)


def _hour(at: datetime) -> float:
    return at.hour + at.minute / 60 + at.second / 3600


def _draw_day(
    fig: go.Figure, day: Day, pins: Mapping[int, datetime], y: float, *, mode: str, say: Words
) -> float:
    """One day from `y` downwards; where the next one begins."""
    t = TOKENS[mode]
    rows = [*day.departments, *(name for kind, name in BESIDE.items() if _of(day, kind))]
    rows += [PHOTOS] if day.photos else []
    titles = {name: say(name) for name in (*BESIDE.values(), PHOTOS)}
    top, bottom = y - HEAD, y - HEAD - ROW * len(rows)
    fig.add_annotation(
        x=0, xref="paper", xanchor="left", xshift=-NAMES, y=y - 14,
        text=f"<b>{day.title}</b>", font={"color": t["ink"]},
    )  # fmt: skip
    _gaps(fig, day, top=top, bottom=bottom, mode=mode, say=say)
    heights = {name: top - ROW * (place + 0.5) for place, name in enumerate(rows)}
    for name, height in heights.items():
        _row_name(fig, titles.get(name, name), height, t)
    _ticks(fig, day, heights, t)
    for kind, name in BESIDE.items():
        _spans(fig, _of(day, kind), heights.get(name, 0), t, say)
    if day.photos:
        fig.add_trace(
            go.Scatter(
                x=[_hour(at) for at in day.photos], y=[heights[PHOTOS]] * len(day.photos), mode="markers",
                marker={"symbol": "square", "size": 7, "color": t["ink2"]},
                hovertemplate="%{text}<extra></extra>",
                text=[f"{at:%H:%M} {say('Photo')}" for at in day.photos],
            )
        )  # fmt: skip
    for number, at in pins.items():
        _pin(fig, number, _hour(at), top=top, bottom=bottom, mode=mode, say=say)
    return bottom - 8


def _of(day: Day, kind: str) -> list[Span]:
    return [span for span in day.spans if span.kind == kind]


def _row_name(fig: go.Figure, name: str, y: float, t: Tokens) -> None:
    short = textwrap.shorten(name, LETTERS, placeholder=" …")
    fig.add_annotation(
        x=0, xref="paper", xanchor="left", xshift=-NAMES, y=y,
        text=html.escape(short), font={"color": t["ink2"], "size": 12},
    )  # fmt: skip
    fig.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        y0=y,
        y1=y,
        layer="below",
        line={"color": t["line"], "width": 1},
    )


def _ticks(fig: go.Figure, day: Day, heights: Mapping[str, float], t: Tokens) -> None:
    for answer, (colour, size, above) in LOOKS.items():
        here = [tick for tick in day.ticks if tick.answer == answer]
        if here:
            fig.add_trace(
                go.Scatter(
                    x=[_hour(tick.at) for tick in here],
                    y=[heights[tick.department] + above for tick in here],
                    mode="markers",
                    marker={
                        "symbol": "line-ns", "size": size,
                        "line": {"width": 2, "color": t[colour]}, "color": t[colour],
                    },
                    text=["<br>".join(textwrap.wrap(html.escape(tick.told), 44)) for tick in here],
                    hovertemplate="%{text}<extra></extra>",
                )
            )  # fmt: skip


def _spans(fig: go.Figure, spans: Sequence[Span], y: float, t: Tokens, say: Words) -> None:
    for span in spans:
        begins = _hour(span.begins)
        ends = _hour(span.ends) if span.ends.date() == span.begins.date() else MIDNIGHT
        label = f"{span.begins:%H:%M} {html.escape(say(span.told))}"
        fig.add_trace(
            go.Scatter(
                x=[begins, max(ends, begins)], y=[y, y], mode="lines+markers",
                line={"width": 5, "color": t["line2"]}, marker={"size": 6, "color": t["line2"]},
                text=[label, label], hovertemplate="%{text}<extra></extra>",
            )
        )  # fmt: skip


def _gaps(fig: go.Figure, day: Day, *, top: float, bottom: float, mode: str, say: Words) -> None:
    ink, ground = CARE[mode]
    for begins, ends in day.gaps:
        fig.add_shape(
            type="rect", layer="below", line_width=0, fillcolor=ground,
            x0=_hour(begins), x1=_hour(ends), y0=bottom, y1=top,
        )  # fmt: skip
        fig.add_annotation(
            x=(_hour(begins) + _hour(ends)) / 2, y=top, yshift=8,
            text=say(length(ends - begins)), font={"color": ink, "size": 12},
        )  # fmt: skip


def _pin(fig: go.Figure, number: int, x: float, *, top: float, bottom: float, mode: str, say: Words) -> None:
    """A second look: a line through its day, and its number in a dot above it."""
    ink, t = CARE[mode][0], TOKENS[mode]
    fig.add_shape(type="line", x0=x, x1=x, y0=bottom, y1=top + 14, line={"color": ink, "width": 1.5})
    fig.add_trace(
        go.Scatter(
            x=[x], y=[top + 22], mode="markers+text", text=[f"<b>{number}</b>"],
            textfont={"color": t["surface"], "size": 12}, marker={"size": 19, "color": ink},
            hovertemplate=say("Second look {n}", n=number) + "<extra></extra>",
        )
    )  # fmt: skip
