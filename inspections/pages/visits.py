"""Visits: who goes where, when, by which standards; every visit as a list or a calendar; a cycle planned."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from inspections.office import barred_since, visits_for
from inspections.pages.door import enter_for, head, now
from inspections.pages.planning_cycle import draw_cycle
from inspections.pages.planning_rules import draw_rules
from inspections.pages.visits_calendar import draw_calendar
from inspections.pages.visits_new import draw_new
from inspections.pages.visits_one import draw_chosen
from inspections.pages.visits_parts import Desk, desk_of, filtered, plain
from inspections.pages.words import days_of, say
from inspections.planning.due import due_said
from inspections.records import VisitSummary
from inspections.workflow import STATUS_TITLES

WIDE = 250  # pixels of a column that says a whole sentence
PARTS = ("List", "Calendar", "Plan a cycle", "Rules")


def draw() -> None:
    person, store = enter_for("assign_visit")
    head(say("Visits"))
    desk = desk_of(person, store)
    if not desk.hotels or not desk.inspectors:
        missing = say("a hotel") if not desk.hotels else say("an inspector")
        st.write(say("A visit needs a hotel and an inspector. Add {missing} first.", missing=missing))
        st.page_link(
            "inspections/pages/house.py", label=say("Hotels and people"), icon=":material/apartment:"
        )
        return
    visits = visits_for(store, person)
    if draw_asked_for(desk, visits):
        return
    draw_barred(desk, visits)
    part = chosen_part()
    if part == "Calendar":
        draw_calendar(desk, visits)
    elif part == "Plan a cycle":
        draw_cycle(desk)
    elif part == "Rules":
        draw_rules(desk)
    else:
        draw_list(desk, visits)


def chosen_part() -> str:
    """The part of the page, which stands in its address."""
    asked = st.query_params.get("part", "")
    part = st.segmented_control(
        say("Part"),
        PARTS,
        default=asked if asked in PARTS else PARTS[0],
        format_func=say,
        required=True,
        label_visibility="collapsed",
    )
    st.query_params["part"] = part or PARTS[0]
    return part or PARTS[0]


def draw_asked_for(desk: Desk, visits: list[VisitSummary]) -> bool:
    """Whether the address names a visit: then it is all there is on the page, and the way back."""
    visit = next((one for one in visits if one.id == st.query_params.get("visit")), None)
    if visit is None:
        return False
    if st.button(say("All visits"), icon=":material/arrow_back:", type="tertiary"):
        del st.query_params["visit"]
        st.rerun()
    draw_chosen(desk, visit)
    return True


def draw_barred(desk: Desk, visits: list[VisitSummary]) -> None:
    """Visits to come that somebody must not go to any more: given to another before anything else."""
    for visit, against in barred_since(desk.store, desk.person, visits, now()):
        told = " ".join(say(why.text) for why in against)
        st.warning(f"**{plain(visit.hotel.name)}, {days_of(visit)}:** {plain(told)}", icon=":material/block:")
        st.page_link(
            "inspections/pages/visits.py",
            label=say("Send somebody else"),
            query_params={"visit": visit.id},
            icon=":material/arrow_forward:",
        )


def draw_list(desk: Desk, visits: list[VisitSummary]) -> None:
    with st.expander(say("Assign a visit"), expanded=not visits, icon=":material/calendar_add_on:"):
        draw_new(desk)
    chosen = draw_visits(desk, visits)
    if chosen is not None:
        draw_chosen(desk, chosen)


def draw_visits(desk: Desk, visits: list[VisitSummary]) -> VisitSummary | None:
    """Every visit of the chosen hotels, inspectors and states; the one whose row is ticked."""
    st.header(say.count(len(visits), "One visit", "{n} visits"), anchor=False)
    shown = filtered(desk, visits)
    if not shown:
        st.caption(say("No visit like that.") if visits else say("No visit has been assigned yet."))
        return None
    rows = [
        {
            say("Hotel"): f"{v.hotel.name}, {v.hotel.city}",
            say("Status"): say(STATUS_TITLES[v.status]),
            say("Days"): days_of(v),
            say("Inspector"): v.inspector,
            say("Report"): due_said(v, now(), desk.rules.report_hours, say),
            say("Standards"): f"{v.pack_id.replace('_', ' ')} {v.pack_edition}",
        }
        for v in shown
    ]
    st.caption(say("Tick a row to change, cancel or hand over that visit."))
    ticked = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content" if len(rows) < 12 else 500,
        row_height=44,
        column_config={say("Report"): st.column_config.TextColumn(width=WIDE)},
        on_select="rerun",
        selection_mode="single-row",
        key=f"visits-{len(shown)}",
    ).selection.rows
    return shown[ticked[0]] if ticked and ticked[0] < len(shown) else None


draw()
