"""What the house promises in public (ISO 10001), and how long it takes over a complaint."""

from __future__ import annotations

import streamlit as st

from inspections.guests import desk
from inspections.pages.tablet_code import address
from scoring.pages.guests_desk import Guests, take
from scoring.pages.guests_words import moment_said, say


def draw_promises(guests: Guests) -> None:
    here = desk.promises_for(guests.store, guests.hotel.id)
    if here.since:
        link = f"{address()}/promises/{guests.hotel.id}"
        st.markdown(say("Guests read them at {link}", link=f"[{link}]({link})"))
        st.caption(say("In force since {at}.", at=moment_said(here.since, guests.hotel)))
    else:
        st.write(say("Nothing is promised in public yet. Until then the clocks below hold inside the house."))
    with st.form("promises", border=False):
        promises = st.text_area(
            say("What the house promises, a line each"), value="\n".join(here.promises), height=180
        )
        left, right = st.columns(2)
        hours = left.number_input(
            say("A complaint is acknowledged within hours"), 1, 1000, value=here.acknowledge_hours
        )
        days = right.number_input(say("It is answered within days"), 1, 400, value=here.answer_days)
        complain = st.text_area(say("How to complain"), value=here.complain, max_chars=4000)
        kept = st.text_area(say("What happens where a promise was not kept"), value=here.kept, max_chars=4000)
        dispute = st.text_area(
            say("Where a guest can go who is not content with the answer"),
            value=here.dispute,
            max_chars=4000,
            help=say("A complaints board, an ombudsman: outside of the house (ISO 10003)."),
        )
        st.caption(say("Complaints received before keep the clocks that were promised then."))
        if st.form_submit_button(say("Make these promises"), type="primary"):
            body = {
                "promises": [line.strip() for line in promises.splitlines() if line.strip()],
                "acknowledge_hours": int(hours),
                "answer_days": int(days),
            } | {
                key: text.strip()
                for key, text in (("complain", complain), ("kept", kept), ("dispute", dispute))
                if text.strip()
            }
            take(
                lambda: desk.promise(guests.store, guests.person, guests.hotel.id, guests.now, body),
                say("These promises are public now."),
            )
