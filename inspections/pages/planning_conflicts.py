"""Conflicts of interest on the pages: told of oneself, or kept by the office. Shown to no hotel."""

from __future__ import annotations

from datetime import date

import streamlit as st

from inspections.access import may
from inspections.office import (
    conflicts_for,
    declare_conflict,
    end_conflict,
    houses_to_declare,
    record_recognised,
)
from inspections.office.planning_conflicts import DECLARED
from inspections.pages.door import now
from inspections.pages.visits_parts import plain, take
from inspections.pages.words import day_said, say
from inspections.planning.rules import KINDS
from inspections.records import Account, Conflict
from inspections.store import Store
from inspections.visit_parts import Companion


def draw_conflicts(person: Account, store: Store, of: Account) -> None:
    """What keeps that person from which hotel, to be added to and taken back."""
    houses = {hotel.id: f"{hotel.name}, {hotel.city}" for hotel in houses_to_declare(store, person)}
    own = [one for one in conflicts_for(store, person) if one.person == of.id]
    open_still = [one for one in own if one.ended_at is None]
    for one in open_still:
        draw_conflict(person, store, one, houses)
    if not open_still:
        st.caption(say("No conflict of interest is known."))
    if gone := [one for one in own if one.ended_at is not None]:
        with st.expander(say.count(len(gone), "One taken back", "{n} taken back")):
            for one in gone:
                st.markdown(f"~~{said(one, houses)}~~ “{plain(one.ended_why)}”")
    with st.container(horizontal=True):
        with st.popover(say("Add a conflict of interest"), icon=":material/handshake:"):
            draw_declare(person, store, of, houses)
        if may(person, "keep_conflicts"):
            with st.popover(say("Recognised in a house"), icon=":material/visibility:"):
                draw_recognised(person, store, of, houses)


def said(one: Conflict, houses: dict[str, str]) -> str:
    """ "The Aurelian Fjord, Bergen: worked there, until 1 May 2027"."""
    told = f"**{plain(houses.get(one.hotel, one.hotel))}**: {say(KINDS[one.kind])}"
    if one.on_day:
        told += say(" on {day}", day=day_said(date.fromisoformat(one.on_day), year=True))
    if one.until:
        told += say(", until {day}", day=day_said(date.fromisoformat(one.until), year=True))
    return f"{told}. {plain(one.note)}" if one.note else told


def draw_conflict(person: Account, store: Store, one: Conflict, houses: dict[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(said(one, houses), width="stretch")
        if one.kind == "recognised" and not may(person, "set_planning_rules"):
            return
        with st.popover(say("Take it back")):
            why = st.text_input(say("Why"), key=f"why.{one.id}", max_chars=400)
            if st.button(say("It does not hold any more"), key=f"end.{one.id}", disabled=not why.strip()):
                take(
                    lambda: end_conflict(store, person, one.id, now(), why=why),
                    say("Taken back. It stays to be read."),
                )


def draw_declare(person: Account, store: Store, of: Account, houses: dict[str, str]) -> None:
    hotel = st.selectbox(
        say("Hotel"),
        houses,
        format_func=houses.__getitem__,
        index=None,
        placeholder=say("Which house"),
        key=f"at.{of.id}",
    )
    kind = st.selectbox(
        say("What is it"), DECLARED, format_func=lambda one: say(KINDS[one]), key=f"kind.{of.id}"
    )
    note = st.text_input(say("In a few words"), max_chars=400, key=f"note.{of.id}")
    until = st.date_input(
        say("Until"),
        value=None,
        min_value=now().date(),
        format="YYYY-MM-DD",
        key=f"until.{of.id}",
        help=say("Without a day it holds for good."),
    )
    if st.button(say("Record the conflict"), type="primary", key=f"declare.{of.id}", disabled=hotel is None):
        take(
            lambda: declare_conflict(
                store,
                person,
                person_id=of.id,
                hotel_id=hotel or "",
                kind=kind,
                note=note,
                until=str(until or ""),
                now=now(),
            ),
            say("Recorded. Nobody is sent there against it."),
        )


def draw_recognised(person: Account, store: Store, of: Account, houses: dict[str, str]) -> None:
    hotel = st.selectbox(
        say("Hotel"),
        houses,
        format_func=houses.__getitem__,
        index=None,
        placeholder=say("Which house"),
        key=f"seen.{of.id}",
    )
    day = st.date_input(
        say("On"), value=now().date(), max_value=now().date(), format="YYYY-MM-DD", key=f"day.{of.id}"
    )
    note = st.text_input(say("How"), max_chars=400, key=f"how.{of.id}")
    st.caption(say("Whoever was recognised in a house never returns there. No hotel reads this."))
    if st.button(say("Record it"), type="primary", key=f"recognised.{of.id}", disabled=hotel is None):
        take(
            lambda: record_recognised(
                store,
                person,
                who=Companion(of.id),
                hotel_id=hotel or "",
                on_day=str(day),
                note=note,
                now=now(),
            ),
            say("Recorded: they never return to {hotel}.", hotel=houses.get(hotel or "", "")),
        )
