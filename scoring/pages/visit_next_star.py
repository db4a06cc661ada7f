"""The way to the next star: what to put right, whether anything shorter could do, and what is close by."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import streamlit as st

from inspections.actions.parts import EFFORTS
from inspections.pages.door import fragment
from scoring.pages.actions_desk import Desk
from scoring.pages.visit_actions import offer_for_step
from scoring.pages.visit_parts import critical_badge, plain
from scoring.pages.visit_read import read
from scoring.pages.words import say, words
from scoring.reading import Rated
from scoring.way.next_star import Path, nearest_limits, next_star
from scoring.way.said import close_to, gain, headline, proof, provisional, text_of

WORK = {"small": Fraction(1), "medium": Fraction(3), "large": Fraction(10)}
"""What a standard's effort counts as: a large one is worth ten small ones."""
NEAREST = 5
MEASURE = 860
"""How wide a step is, in pixels, so that its key is read with it."""


@fragment
def show_next_star(visit_id: str, desk: Desk | None = None) -> None:
    """The fewest standards, then the least work by efforts said here, then the limits missed by least.

    With a desk each step can be made an action, or says where its action stands.
    """
    rated = read(visit_id)
    path = next_star(rated.pack, rated.rating)
    st.header(headline(path, words()), anchor=False)
    with st.container(key="next_star"):
        show_steps(rated, path, desk=desk)
    if len(path.steps) > 1:
        part = st.expander(say("Least work instead"), key=f"work:{visit_id}", on_change="rerun")
        if part.open:
            with part:
                show_least_work(rated)
    show_nearest(rated)


def show_steps(rated: Rated, path: Path, *, desk: Desk | None = None, by_effort: bool = False) -> None:
    """The sentences of the way and its steps, those that add most first."""
    told = (proof(path, words(), by_effort=by_effort), gain(path, rated.rating, words()))
    if any(told):
        st.caption(plain(" ".join(filter(None, told))))
    for step in path.steps:
        standard = rated.pack.standard(step.standard)
        critical = critical_badge() if standard.critical else ""
        points = say("{points} points", points=f"+{words().score(step.points)}")
        with st.container(horizontal=True, vertical_alignment="center", width=MEASURE, wrap=True):
            text = plain(text_of(rated.pack, step.standard, words()))
            st.markdown(f"- {text} · {points}{critical}", width="stretch")
            if desk:
                offer_for_step(desk, step.standard)
    if more := provisional(path, rated.pack, words()):
        st.markdown(f":orange[:material/info: {plain(more)}]")


def show_least_work(rated: Rated) -> None:
    """Each step's effort can be said; a dearer one is exchanged where that is less work."""
    st.caption(say("Say how much work each standard is. The way changes where another is less work."))
    efforts = st.session_state.setdefault(f"efforts:{rated.visit.id}", {})
    path = next_star(rated.pack, rated.rating, {name: WORK[said] for name, said in efforts.items()})
    st.subheader(headline(path, words(), by_effort=True), anchor=False)
    show_steps(rated, path, by_effort=True)
    for name in dict.fromkeys((*path.standards, *efforts)):
        ask_effort(rated, name, efforts)


def ask_effort(rated: Rated, standard: str, efforts: dict[str, str]) -> None:
    """One standard's effort; what was said stays said, also where the way no longer needs it."""
    key = f"effort:{rated.visit.id}:{standard}"

    def keep() -> None:
        efforts[standard] = st.session_state[key]

    st.selectbox(
        plain(text_of(rated.pack, standard, words())),
        list(WORK),
        index=list(WORK).index(efforts.get(standard, "small")),
        format_func=lambda effort: say(EFFORTS[effort]),
        key=key,
        on_change=keep,
    )


def show_nearest(rated: Rated) -> None:
    """What is late by the least: "34 s of 30 s needs 4 s"."""
    near = nearest_limits(rated.rating)[:NEAREST]
    if not near:
        return
    st.markdown(f"**{say('Closest to their limits')}**")
    rows = [close_to(each, rated.pack, words()) for each in near]
    table = [
        {
            say("Standard"): plain(r.text),
            say("Took"): r.observed,
            say("Limit"): r.limit,
            say("Needs"): f"**{r.needs}**",
        }
        for r in rows
    ]
    st.table(pd.DataFrame(table), border="horizontal", hide_index=True)
