"""The way to the next star: what to put right, whether anything shorter could do, and what is close by."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import streamlit as st

from inspections.actions_parts import EFFORTS
from scoring.next_star import Path, nearest_limits, next_star
from scoring.pages.visit_parts import plain
from scoring.pages.visit_read import WORDS, read
from scoring.reading import Rated
from scoring.way_said import close_to, gain, headline, proof, provisional, text_of

WORK = {"small": Fraction(1), "medium": Fraction(3), "large": Fraction(10)}
"""What a standard's effort counts as: a large one is worth ten small ones."""
NEAREST = 5


@st.fragment
def show_next_star(visit_id: str) -> None:
    """The fewest standards, then the least work by efforts said here, then the limits missed by least."""
    rated = read(visit_id)
    path = next_star(rated.pack, rated.rating)
    st.header(headline(path, WORDS), anchor=False)
    show_steps(rated, path)
    if len(path.steps) > 1:
        part = st.expander("Least work instead", key=f"work:{visit_id}", on_change="rerun")
        if part.open:
            with part:
                show_least_work(rated)
    show_nearest(rated)


def show_steps(rated: Rated, path: Path, *, by_effort: bool = False) -> None:
    """The sentences of the way and its steps, those that add most first."""
    told = (proof(path, WORDS, by_effort=by_effort), gain(path, rated.rating, WORDS))
    if any(told):
        st.caption(plain(" ".join(filter(None, told))))
    for step in path.steps:
        standard = rated.pack.standard(step.standard)
        critical = " :red-badge[critical]" if standard.critical else ""
        points = WORDS.score(step.points)
        st.markdown(f"- {plain(text_of(rated.pack, step.standard, WORDS))} · +{points} points{critical}")
    if more := provisional(path, rated.pack, WORDS):
        st.markdown(f":orange[:material/info: {plain(more)}]")


def show_least_work(rated: Rated) -> None:
    """Each step's effort can be said; a dearer one is exchanged where that is less work."""
    st.caption("Say how much work each standard is. The way changes where another is less work.")
    efforts = st.session_state.setdefault(f"efforts:{rated.visit.id}", {})
    path = next_star(rated.pack, rated.rating, {name: WORK[said] for name, said in efforts.items()})
    st.subheader(headline(path, WORDS, by_effort=True), anchor=False)
    show_steps(rated, path, by_effort=True)
    for name in dict.fromkeys((*path.standards, *efforts)):
        ask_effort(rated, name, efforts)


def ask_effort(rated: Rated, standard: str, efforts: dict[str, str]) -> None:
    """One standard's effort; what was said stays said, also where the way no longer needs it."""
    key = f"effort:{rated.visit.id}:{standard}"

    def keep() -> None:
        efforts[standard] = st.session_state[key]

    st.selectbox(
        plain(text_of(rated.pack, standard, WORDS)),
        list(WORK),
        index=list(WORK).index(efforts.get(standard, "small")),
        format_func=EFFORTS.__getitem__,
        key=key,
        on_change=keep,
    )


def show_nearest(rated: Rated) -> None:
    """What is late by the least: "34 s of 30 s needs 4 s"."""
    near = nearest_limits(rated.rating)[:NEAREST]
    if not near:
        return
    st.markdown("**Closest to their limits**")
    rows = [close_to(each, rated.pack, WORDS) for each in near]
    table = [
        {"Standard": plain(r.text), "Took": r.observed, "Limit": r.limit, "Needs": f"**{r.needs}**"}
        for r in rows
    ]
    st.table(pd.DataFrame(table), border="horizontal", hide_index=True)
