"""The visit over its hours, above the list of its records."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from inspections.pages.door import mode
from inspections.pages.words import language
from inspections.second_looks import SecondLook
from inspections.visit import Visit
from scoring.charts.figures import CONFIG
from scoring.charts.timeline import visit_timeline
from scoring.pages.words import say
from scoring.reviewing import Row
from scoring.timeline import days_of, picture_said, pins


def draw_timeline(visit: Visit, rows: Sequence[Row], found: Sequence[SecondLook]) -> None:
    """One picture of all days; what it says in a sentence stands beside it for whoever does not see it."""
    days = days_of(visit, rows, language())
    if not days:
        return
    how = say(
        "A tick is an answer, at the time it is about: above the line it is met, below it and red it is not. "
        "An amber ground is two hours or more without any record."
    )
    st.caption(f"{how} {say('A number is a second look.')}" if found else how)
    st.plotly_chart(
        visit_timeline(days, pins(days, found), mode(), say),
        theme=None,
        config=CONFIG,
        key="timeline",
        alt=say(picture_said(days)),
    )
    st.caption(say(picture_said(days)))
