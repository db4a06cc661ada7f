"""The guests' measures over time, as a Plotly figure in the one template of the house."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from inspections.guests.feedback import Figure
from inspections.numbers import number_said
from scoring.charts.figures import TOKENS, template


def over_time(
    months: Sequence[str],
    figures: Sequence[Figure | None],
    mode: str,
    hover: str,
    said: Callable[[float], str] = number_said,
) -> go.Figure:
    """A point a month with its interval; a month of too few voices is a gap.

    `hover` says what is shown, `said` how the reader writes a number.
    """
    t = TOKENS[mode]
    known = [one for one in figures if one]
    fig = go.Figure(
        go.Scatter(
            x=list(months),
            y=[one.value if one else None for one in figures],
            mode="lines+markers+text",
            text=[f" {said(one.value)}" if one else "" for one in figures],
            textposition="top right",
            textfont={"color": t["ink2"], "size": 12},
            line={"color": t["line2"], "width": 1.5},
            marker={"size": 9, "color": t["ink"]},
            error_y={
                "type": "data",
                "symmetric": False,
                "array": [one.high - one.value if one else 0 for one in figures],
                "arrayminus": [one.value - one.low if one else 0 for one in figures],
                "color": t["line2"],
                "thickness": 1.5,
                "width": 4,
            },
            customdata=[[one.low, one.high, one.voices] if one else [0, 0, 0] for one in figures],
            hovertemplate=hover + "<extra></extra>",
            connectgaps=False,
        )
    )
    low = min((one.low for one in known), default=0.0)
    high = max((one.high for one in known), default=1.0)
    room = (high - low) * 0.08 or 1.0
    fig.update_layout(template=template(mode), height=240, margin={"l": 8, "r": 8, "t": 8, "b": 28})
    fig.update_layout(separators=f"{said(0.5)[1]}\u202f")
    fig.update_xaxes(type="category", showticklabels=True, range=[-0.5, len(months) - 0.2])
    fig.update_yaxes(range=[low - room, high + room])
    return fig
