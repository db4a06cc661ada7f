"""Lines of visits, as the first page has them for everyone: which, when, and where it stands."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from inspections.office import rules_of
from inspections.pages.door import now, the_store
from inspections.pages.words import days_of
from inspections.planning.due import due_said
from inspections.workflow import STATUS_TITLES
from scoring.pages.stars import stars_short
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.ratings import RatedVisit

NEWEST = 12
MEASURE = 760
"""Pixels: in a wider line of a list the ends are no longer read together."""


def show_visits(rated: list[RatedVisit], *, with_hotel: bool = True) -> None:
    """A line a visit, each with the way to it."""
    if not rated:
        st.caption(say("None yet."))
        return
    for one in rated:
        with row():
            if one.stars is None:
                due = due_said(one.visit, now(), rules_of(the_store()).report_hours, say)
                told = " · ".join(filter(None, (days(one), due)))
                st.markdown(f"{name(one, with_hotel=with_hotel)}  \n:gray[{told}]", width="content")
                st.markdown(say(STATUS_TITLES[one.visit.status]), width="content")
                continue
            st.page_link(
                "scoring/pages/visit.py",
                label=f"{name(one, with_hotel=with_hotel)}" + (f" · {days(one)}" if with_hotel else ""),
                query_params={"visit": one.visit.id},
            )
            st.markdown(f"{stars(one)} **{decimal(one.score)}**", width="content")


def row() -> DeltaGenerator:
    """A line of a list: what it is and where it stands, near enough to be read as one."""
    return st.container(
        width=MEASURE,
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        gap="small",
    )


def name(rated: RatedVisit, *, with_hotel: bool) -> str:
    return plain(f"{rated.visit.hotel.name}, {rated.visit.hotel.city}") if with_hotel else plain(days(rated))


def days(rated: RatedVisit) -> str:
    return days_of(rated.visit)


def stars(rated: RatedVisit) -> str:
    """Gold stars, or "–" where there is no rating."""
    if rated.stars is None:
        return "–"
    return stars_short(rated.stars, half=rated.half_step, provisional=rated.provisional)


def decimal(score: str) -> str:
    """A score as this language writes it."""
    return score.replace(".", say("."))
