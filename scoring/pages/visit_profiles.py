"""The score from one side after another, and how long things took over the last visits."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from inspections.pages.door import fragment, mode
from scoring.charts.figures import CONFIG, link_to
from scoring.charts.sides import SpreadRow, side_bars, spread_strips
from scoring.pages.visit_parts import plain
from scoring.pages.visit_read import read, read_earlier
from scoring.pages.words import say, words
from scoring.profiles_said import ISO, SIDE_TITLES, side_rows, sides_of, spread_rows
from scoring.reading import Rated

STRIPS = 8
"""Distributions that are drawn; the others are in the table."""


@fragment
def show_profiles(visit_id: str) -> None:
    """Both are drawn when they are opened."""
    show_sides(visit_id)
    show_spreads(visit_id)


def show_sides(visit_id: str) -> None:
    part = st.expander(
        say("The score from each side"),
        key=f"sides:{visit_id}",
        on_change="rerun",
        icon=":material/bar_chart:",
    )
    if not part.open:
        return
    with part:
        rated = read(visit_id)
        side = st.selectbox(
            say("By"),
            sides_of(rated.pack),
            format_func=lambda one: say(SIDE_TITLES[one]),
            key=f"side:{visit_id}",
        )
        rows = side_rows(rated.pack, rated.rating, side, words())
        if not rows:
            st.write(say("No standard is of any of these."))
            return
        parts = ", ".join(f"{r.title} {r.shown}" for r in rows)
        alt = say("{side}: {scores}", side=say(SIDE_TITLES[side]), scores=parts)
        st.plotly_chart(
            side_bars(rows, mode(), link_to(visit_id)),
            theme=None,
            config=CONFIG,
            key=f"side_bars:{visit_id}:{side}",
            alt=alt,
        )
        st.caption(say("Shown, they decide nothing: stars go by what the next star asks for."))
        if side == ISO:
            st.caption(words().say("iso.note"))


def show_spreads(visit_id: str) -> None:
    part = st.expander(
        say("How long things take"), key=f"spreads:{visit_id}", on_change="rerun", icon=":material/timer:"
    )
    if not part.open:
        return
    with part:
        rated = read(visit_id)
        earlier = read_earlier(rated)
        rows = spread_rows(rated.pack, (rated.rating, *earlier), words())
        if not rows:
            st.write(say("No time was taken three times or more yet, in this visit and those before it."))
            return
        draw_spreads(rated, rows, len(earlier) + 1)


def draw_spreads(rated: Rated, rows: list[SpreadRow], visits: int) -> None:
    st.caption(
        say.count(
            visits,
            "A dot is one time, of this visit, held against its limit; the tick is the middle one.",
            "A dot is one time, of this and earlier visits, {n} in all, held against its limit; "
            "the tick is the middle one.",
        )
    )
    st.plotly_chart(
        spread_strips(rows[:STRIPS], mode(), say=say),
        theme=None,
        config=CONFIG,
        key=f"strips:{rated.visit.id}",
        alt="; ".join(f"{row.title}: {row.told}" for row in rows[:STRIPS]),
    )
    if len(rows) > STRIPS:
        table = [{say("Standard"): plain(r.title), say("Within · middle"): r.told} for r in rows[STRIPS:]]
        st.table(pd.DataFrame(table), border="horizontal", hide_index=True)
