"""A hotel's places: outlets and rooms, their codes, and cards to print."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from inspections.guests import places as steps
from inspections.guests.codes import grouped
from inspections.guests.parts import PLACE_KINDS
from inspections.pages.tablet_code import address
from inspections.pages.words import language
from scoring.pages.guests_desk import Guests, take
from scoring.pages.guests_words import say
from scoring.pdf.guest_cards import GuestCard, write_guest_cards


def draw_places(guests: Guests) -> None:
    standing = steps.places_for(guests.store, guests.person, guests.hotel.id)
    if not any(one.place.kind == "hotel" for one in standing):
        st.write(say("The hotel itself has no code yet: one for the lobby, the lift, the bill."))
        if st.button(say("Make the hotel's code"), type="primary"):
            take(
                lambda: steps.place_of_hotel(guests.store, guests.hotel, guests.person, guests.now),
                say("The hotel has its code."),
            )
    with st.expander(say("Add outlets or rooms"), icon=":material/add:"):
        draw_new(guests)
    if not standing:
        return
    draw_cards(guests, standing)
    draw_table(guests, standing)


def draw_new(guests: Guests) -> None:
    titles = {"": say("None")} | guests.departments(language())
    with st.form("places", border=False):
        kind = st.radio(
            say("What they are"),
            ["outlet", "room"],
            format_func=lambda one: say(PLACE_KINDS[one]),
            horizontal=True,
        )
        names = st.text_area(
            say("Names"), help=say("A line or a comma each. 101-120 is twenty rooms."), max_chars=4000
        )
        department = st.selectbox(
            say("Department"),
            titles,
            format_func=titles.__getitem__,
            help=say("Then its guests stand beside the inspector's view of that department."),
        )
        if st.form_submit_button(say("Add them"), type="primary"):
            take(
                lambda: steps.add_places(
                    guests.store,
                    guests.person,
                    guests.hotel.id,
                    guests.now,
                    kind=kind,
                    names=steps.names_in(names),
                    department=department,
                ),
                say("They are added, each with a code."),
            )


def draw_cards(guests: Guests, standing: list[steps.Standing]) -> None:
    coded = {one.place.id: one for one in standing if one.code}
    if not coded:
        return
    st.header(say("Cards to print"), anchor=False)
    chosen = st.multiselect(
        say("Places"), list(coded), format_func=lambda i: coded[i].place.name, placeholder=say("All places")
    )
    wanted = [one for one in coded.values() if not chosen or one.place.id in chosen]
    here = address()
    cards = [
        GuestCard(
            guests.hotel.name,
            "" if one.place.kind == "hotel" else one.place.name,
            f"{here}/g/{one.code}",
            grouped(one.code),
        )
        for one in wanted
    ]
    st.download_button(
        say.count(len(cards), "Download one card to print", "Download {n} cards to print"),
        lambda: write_guest_cards(cards, guests.now.date()),
        file_name=say("Guest cards {hotel}.pdf", hotel=guests.hotel.name).replace("/", "-"),
        mime="application/pdf",
        icon=":material/print:",
        type="primary",
        on_click="ignore",
    )
    st.caption(say("Eight on a sheet of A4, with lines to cut along."))
    if len(cards) == 1:
        st.code(cards[0].link, language=None, wrap_lines=True)


def draw_table(guests: Guests, standing: list[steps.Standing]) -> None:
    st.header(say("All places"), anchor=False)
    titles = guests.departments(language())
    rows = [
        {
            say("Place"): one.place.name,
            say("Kind"): say(PLACE_KINDS[one.place.kind]),
            say("Department"): titles.get(one.place.department, one.place.department),
            say("Code"): grouped(one.code) if one.code else say("revoked"),
        }
        for one in standing
    ]
    st.caption(say("Tick a row to change the place, or to revoke its code."))
    ticked = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content" if len(rows) < 12 else 420,
        on_select="rerun",
        selection_mode="single-row",
        key=f"places-{guests.hotel.id}",
    ).selection.rows
    if ticked and ticked[0] < len(standing):
        draw_place(guests, standing[ticked[0]])


def draw_place(guests: Guests, one: steps.Standing) -> None:
    place, titles = one.place, {"": say("None")} | guests.departments(language())
    known = titles if place.department in titles else titles | {place.department: place.department}
    with st.container(border=True):
        with st.form(f"place-{place.id}", border=False):
            name = st.text_input(say("Name"), value=place.name, max_chars=60)
            department = st.selectbox(
                say("Department"),
                known,
                index=list(known).index(place.department),
                format_func=known.__getitem__,
            )
            if st.form_submit_button(say("Save the place")):
                take(
                    lambda: steps.change_place(
                        guests.store, guests.person, place.id, name=name, department=department
                    ),
                    say("The place is changed."),
                )
        with st.container(horizontal=True):
            if st.button(say("New code"), help=say("Cards with the present one lead nowhere from then on.")):
                take(
                    lambda: steps.renew_code(guests.store, guests.person, place.id, guests.now),
                    say("It has a new code. Print its card."),
                )
            if one.code and st.button(say("Revoke the code")):
                take(
                    lambda: steps.revoke_code(guests.store, guests.person, place.id, guests.now),
                    say("Its cards lead nowhere any more."),
                )
            if place.kind != "hotel" and st.button(say("Close the place")):
                take(
                    lambda: steps.close_place(guests.store, guests.person, place.id, guests.now),
                    say("The place is closed; what was said there stays."),
                )
