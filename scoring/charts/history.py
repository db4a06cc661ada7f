"""A hotel's scores, visit by visit, as a Plotly figure in the one template of the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from inspections.language import ENGLISH, Words
from scoring.charts.figures import TOKENS, template

ROOM = 6
"""Points above and below the scores, so that the first and the last value can be written there."""


@dataclass(frozen=True)
class Point:
    """A visit's score: when, how high, as shown, and the stars it earned."""

    when: str
    score: float
    shown: str
    stars: int


def score_history(points: Sequence[Point], mode: str, *, say: Words = ENGLISH) -> go.Figure:
    """Oldest to newest on an even ground; the first, best, worst and newest say their value."""
    t = TOKENS[mode]
    scores = [point.score for point in points]
    fig = go.Figure(
        go.Scatter(
            x=list(range(len(points))),
            y=scores,
            mode="lines+markers",
            line={"color": t["line2"], "width": 1.5},
            marker={
                "size": [7] * (len(points) - 1) + [12],
                "color": [t["ink2"]] * (len(points) - 1) + [t["ink"]],
            },
            customdata=[[point.when, point.shown, point.stars] for point in points],
            hovertemplate="%{customdata[0]}<br>%{customdata[1]}, "
            + say("stars")
            + ": %{customdata[2]}<extra></extra>",
        )
    )
    for place in sorted({0, len(points) - 1, scores.index(max(scores)), scores.index(min(scores))}):
        is_low = scores[place] == min(scores)
        fig.add_annotation(
            x=place,
            y=scores[place],
            text=points[place].shown,
            yshift=-15 if is_low else 15,
            font={"color": t["ink"] if place == len(points) - 1 else t["ink3"]},
        )
    for place, anchor in ((0, "left"), (len(points) - 1, "right")):
        fig.add_annotation(
            x=place,
            y=min(scores) - ROOM,
            text=points[place].when,
            xanchor=anchor,
            yshift=-14,
            font={"color": t["ink3"], "size": 12},
        )
    fig.update_xaxes(range=[-0.4, len(points) - 0.6])
    fig.update_yaxes(range=[min(scores) - ROOM, min(max(scores) + ROOM, 104)])
    fig.update_layout(template=template(mode), height=190, margin={"l": 8, "r": 8, "t": 8, "b": 28})
    return fig
