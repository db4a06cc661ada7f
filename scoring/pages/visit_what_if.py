"""What if: findings put right and limits changed, with the score and the stars at once. Nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from inspections.pages.door import fragment
from scoring.pages.visit_parts import plain
from scoring.pages.visit_read import read
from scoring.pages.words import say, words
from scoring.reading import Rated
from scoring.report.conditions import in_the_way
from scoring.report.ground import Ground
from scoring.way.said import text_of
from scoring.way.what_if import Change, WhatIf, what_if
from scoring.way.what_if_said import changeable, moved, outcome, with_length
from standards.pack import TimeLimit

FIRST = 6
"""Findings with a switch each; the others are in a list."""


@fragment
def show_what_if(visit_id: str) -> None:
    """Switches above, the outcome below them."""
    part = st.expander(
        say("What if …"), key=f"what_if:{visit_id}", on_change="rerun", icon=":material/toggle_on:"
    )
    if not part.open:
        return
    with part:
        rated = read(visit_id)
        st.caption(
            say("Switch findings to met, or move a limit. Nothing is recorded, and nobody else sees it.")
        )
        change = Change(met=ask_findings(rated), limits=ask_limits(rated))
        show_outcome(rated, what_if(rated.pack, rated.visit, change))


def ask_findings(rated: Rated) -> list[str]:
    """The standards to count as met: those that cost most first."""
    ground = Ground(rated.pack, rated.visit, rated.rating, words())
    next_up = rated.rating.next_star
    still_open = [c for c in rated.rating.conditions_for(next_up) if not c.met] if next_up else []
    ranked = [row.standard for row in in_the_way(ground, still_open)]
    order = list(dict.fromkeys((*ranked, *(result.standard for result in ground.missed))))
    chosen = [
        name
        for name in order[:FIRST]
        if st.toggle(plain(text_of(rated.pack, name, words())), key=f"met:{rated.visit.id}:{name}")
    ]
    if len(order) <= FIRST:
        return chosen
    return chosen + st.multiselect(
        say("More findings put right"),
        order[FIRST:],
        format_func=lambda name: text_of(rated.pack, name, words()),
        key=f"more_met:{rated.visit.id}",
    )


def ask_limits(rated: Rated) -> Mapping[str, TimeLimit]:
    """Other lengths for the limits chosen."""
    lengths = changeable(rated.pack, rated.visit)
    chosen = st.multiselect(
        say("Change the limit of"),
        list(lengths),
        format_func=lambda name: text_of(rated.pack, name, words()),
        key=f"limits:{rated.visit.id}",
    )
    limits = {}
    for name in chosen:
        seconds = st.number_input(
            say("Limit in seconds: {standard}", standard=plain(text_of(rated.pack, name, words()))),
            min_value=1,
            value=max(1, lengths[name] // 1000),
            step=5,
            key=f"limit:{rated.visit.id}:{name}",
        )
        limits[name] = with_length(rated.pack, rated.visit, name, 1000 * int(seconds))
    return limits


def show_outcome(rated: Rated, told: WhatIf) -> None:
    """Stars in words, the score with its change, and each condition as it is and would be."""
    st.subheader(outcome(told, words()), anchor=False)
    gained = None if told.points is None else round(float(told.points), 1)
    st.metric(say("Score of 100"), words().score(told.then.score), delta=gained or None)
    rows = [
        {
            " ": ":green[:material/check:]" if row.met else ":red[:material/close:]",
            say("Condition"): plain(row.sentence),
            say("Now"): plain(row.now),
            say("Then"): f"**{plain(row.then)}**" if row.then != row.now else plain(row.then),
        }
        for row in moved(rated.pack, rated.visit, told, words())
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
