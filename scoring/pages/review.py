"""Review: what waits for the quality office; `?visit=` opens one visit, record by record."""

from __future__ import annotations

import streamlit as st

from inspections.office import NotYours, summary_for
from inspections.pages.door import enter_for, turn_away
from inspections.workflow import RECORDED
from scoring.pages.review_queue import draw_queue
from scoring.pages.review_visit import draw_visit
from scoring.pages.words import say


def draw() -> None:
    person, store = enter_for("review_visit")
    asked = st.query_params.get("visit")
    if not asked:
        draw_queue(person, store)
        return
    try:
        summary = summary_for(store, person, asked)
    except NotYours:
        turn_away(say("There is no such visit for you to review."))
    if summary.status not in RECORDED:
        turn_away(say("Nothing has been recorded of this visit yet."))
    draw_visit(person, store, summary)


draw()
