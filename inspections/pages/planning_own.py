"""An inspector's own visits: when, where, the report due, the own calendar; and where one does not go."""

from __future__ import annotations

from datetime import date

import streamlit as st

from inspections.office import (
    end_calendar_link,
    give_calendar_link,
    rules_of,
    visit_calendar,
    visits_for,
)
from inspections.pages.door import enter_for, head, now
from inspections.pages.planning_conflicts import draw_conflicts
from inspections.pages.tablet_code import address
from inspections.pages.visits_parts import plain
from inspections.pages.words import day_said, days_of, say
from inspections.planning.due import due_said, is_late
from inspections.records import Account, VisitSummary
from inspections.store import Store
from inspections.workflow import STATUS_TITLES

TO_GO = ("assigned", "accepted", "in_progress", "sent_back")


def draw() -> None:
    person, store = enter_for("own_calendar")
    hours = rules_of(store).report_hours
    to_go = [visit for visit in reversed(visits_for(store, person)) if visit.status in TO_GO]
    head(headline(to_go, hours))
    for visit in to_go:
        draw_visit(person, store, visit, hours)
    st.header(say("In your own calendar"), anchor=False)
    draw_link(person, store)
    st.header(say("Where you do not go"), anchor=False)
    st.write(
        say(
            "Tell the office where you, your family or friends work or worked, and whom you supply. "
            "Only the office reads it, and you are not sent there."
        )
    )
    draw_conflicts(person, store, person)
    st.link_button(say("Back to the tablet"), "/capture/", icon=":material/arrow_back:")


def headline(to_go: list[VisitSummary], hours: int) -> str:
    """What comes next, as a sentence: a late report before anything else."""
    late = [visit for visit in to_go if is_late(visit, now(), hours)]
    if late:
        return say.count(len(late), "One report is late", "{n} reports are late")
    coming = [visit for visit in to_go if visit.starts_on > now().date().isoformat()]
    if len(to_go) > len(coming):
        return say.count(len(to_go) - len(coming), "One visit is under way", "{n} visits are under way")
    if coming:
        day = day_said(date.fromisoformat(coming[0].starts_on), weekday=True)
        return say("Your next visit begins on {day}", day=day)
    return say("No visit is planned for you")


def draw_visit(person: Account, store: Store, visit: VisitSummary, hours: int) -> None:
    told = " · ".join(filter(None, (say(STATUS_TITLES[visit.status]), due_said(visit, now(), hours, say))))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f"**{days_of(visit)}** · {plain(visit.hotel.name)}, {plain(visit.hotel.city)}  \n:gray[{told}]",
            width="content",
        )
        st.download_button(
            say("Calendar file"),
            lambda: visit_calendar(store, person, visit.id, now()),
            file_name=f"stay {visit.starts_on}.ics",
            mime="text/calendar",
            icon=":material/calendar_add_on:",
            on_click="ignore",
            key=f"ics.{visit.id}",
        )


def draw_link(person: Account, store: Store) -> None:
    """The secret address: shown once, made anew or ended at any time."""
    st.write(
        say(
            "Your calendar can fetch your stays from a secret address. It says “Stay” and the city: "
            "no hotel, and nothing of what you do there."
        )
    )
    link, there = st.session_state.pop("calendar_link", None), store.calendar_link_of(person.id)
    if link:
        st.code(link, language=None, wrap_lines=True)
        st.caption(say("Copy it now: it is shown once. Whoever has it sees your stays."))
    elif there:
        st.caption(say("You have had one since {day}.", day=day_said(there.created_at.date(), year=True)))
    with st.container(horizontal=True):
        label = say("Make a new one; the old one ends") if there else say("Make my calendar address")
        if st.button(label, icon=":material/link:"):
            made = give_calendar_link(store, person, address(), now())
            st.session_state.calendar_link = made
            st.rerun()
        if there and st.button(say("End it"), icon=":material/link_off:"):
            end_calendar_link(store, person, now())
            st.session_state.done = say("The address leads nowhere now.")
            st.rerun()


draw()
