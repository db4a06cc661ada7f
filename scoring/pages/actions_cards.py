"""Morning cards: three things for each department's briefing, to look at and to print."""

from __future__ import annotations

import streamlit as st

from inspections.pages.door import now
from inspections.pages.words import language
from scoring.coaching import Card
from scoring.pages.actions_desk import Desk
from scoring.pages.visit_parts import critical_badge, plain
from scoring.pages.words import say
from scoring.pdf.coaching import write_cards


def draw_cards(desk: Desk) -> None:
    cards = desk.cards()
    if not cards:
        st.write(say("The newest visit has no finding: there is nothing to coach."))
        return
    st.caption(
        say("Three things a department, what was missed before first. No score and no inspector is on them.")
    )
    titles = [one.department for one in cards]
    chosen = st.multiselect(say("Departments"), titles, placeholder=say("All departments"))
    wanted = [one for one in cards if not chosen or one.department in chosen]
    tongue = language()  # asked now: the file is made where no page is known
    told = say.fixed(tongue)
    st.download_button(
        say.count(len(wanted), "Download {n} card to print", "Download {n} cards to print"),
        lambda: desk.print_cards(write_cards(wanted, now().date(), say=told, language=tongue)),
        file_name=f"{say('Morning briefing')} {desk.hotel.name}.pdf".replace("/", "-"),
        mime="application/pdf",
        icon=":material/print:",
        type="primary",
        on_click="ignore",
    )
    with st.grid(3, min_column_width=280, gap="large"):
        for one in wanted:
            with st.container(gap="xsmall"):
                draw_card(one)


def draw_card(one: Card) -> None:
    st.subheader(plain(one.department), anchor=False)
    for number, thing in enumerate(one.things, start=1):
        marks = critical_badge() if thing.critical else ""
        marks += f" :orange-badge[{plain(thing.repeat)}]" if thing.repeat else ""
        st.markdown(f"{number}. {plain(thing.asked)}{marks}")
    if one.kept:
        st.caption(plain(one.kept))
