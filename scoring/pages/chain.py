"""The chain: is it the same house everywhere, and can we believe it?

One page, several views; what is selected stands in the address, so that a link shows what its sender saw.
"""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.pages.door import enter, turn_away
from inspections.records import Account
from scoring.chain.reading import CALIBRATION
from scoring.pages import (
    chain_branch,
    chain_calibration,
    chain_consistency,
    chain_heat,
    chain_overview,
    chain_times,
    chain_what_if,
)
from scoring.pages.chain_select import go_to
from scoring.pages.chain_words import say

VIEWS = {
    "": ("Overview", chain_overview.draw, "compare_branches"),
    "consistency": ("Consistency", chain_consistency.draw, "compare_branches"),
    "times": ("Times", chain_times.draw, "compare_branches"),
    "calibration": ("Calibration", chain_calibration.draw, CALIBRATION),
    "what-if": ("What if", chain_what_if.draw, "see_chain"),
}
BEHIND = {"branch": chain_branch.draw, "heat": chain_heat.draw}
# name, drawing, and what one must be allowed to do to see it; a bare string here would be drawn


def draw() -> None:
    person = enter()
    if not may(person, "compare_branches"):
        turn_away(say("This page is for the chain's office, and for who has several hotels."))
    view = st.query_params.get("view", "")
    if view in BEHIND:
        show_views(person, "")
        BEHIND[view](person)
        return
    view = view if view in VIEWS else ""
    if not may(person, VIEWS[view][2]):
        turn_away(say("This page is for the chain's quality office."))
    show_views(person, view)
    VIEWS[view][1](person)


def show_views(person: Account, here: str) -> None:
    """The ways to the other views, with the same selection."""
    views = [key for key, (_, _, action) in VIEWS.items() if may(person, action)]
    chosen = st.segmented_control(
        say("View"),
        views,
        default=here,
        required=True,
        format_func=lambda key: say(VIEWS[key][0]),
        key=f"view={st.query_params.get('view', '')}",
        label_visibility="collapsed",
    )
    if chosen != here:
        st.query_params.from_dict(go_to(view=chosen, branch="", department="", standard=""))
        st.rerun()


draw()
