"""Guests who need somebody now, at the top of Today."""

from __future__ import annotations

import streamlit as st

from inspections.guests.desk import complaints_for, threads_for
from inspections.guests.threads import IN_THE_HOUSE
from inspections.office import hotels_for
from inspections.pages.door import now, the_store
from inspections.records import Account
from scoring.pages.guests_desk import PAGE
from scoring.pages.guests_feed import scores_said
from scoring.pages.guests_words import moment_said, say
from scoring.pages.visit_parts import plain

MOST = 5


def show_guests(person: Account) -> None:
    """Unhappy or waiting guests, and complaints that are late, a line each; nothing where there is none."""
    store, at = the_store(), now()
    hotels = {hotel.id: hotel for hotel in hotels_for(store, person)}
    threads = threads_for(store, person, list(hotels), at - IN_THE_HOUSE)
    urgent = [one for one in threads if one.needs_someone(at)]
    late = [one for one in complaints_for(store, person, list(hotels)) if one.is_open and one.is_late(at)]
    if not urgent and not late:
        return
    with st.container(border=True):
        st.header(f":red[{say('Guests who need you now')}]", anchor=False)
        for one in urgent[:MOST]:
            hotel = hotels[one.voice.hotel]
            words = plain((one.voice.perfect or one.voice.words)[:120])
            link = f"/guests?hotel={hotel.id}&voice={one.voice.id}"
            st.markdown(
                f"[{plain(hotel.name)}]({link}) · {scores_said(one.voice)}  \n"
                f"{f'“{words}” · ' if words else ''}:gray[{moment_said(one.voice.said_at, hotel)}]"
            )
        for complaint in late[:MOST]:
            hotel = hotels[complaint.hotel]
            st.markdown(
                f":red[{say('Late complaint')}] · "
                f"[{plain(complaint.text[:120])}](/guests?hotel={hotel.id}&complaint={complaint.id})"
                f" · {plain(hotel.name)}"
            )
        st.page_link(PAGE, label=say("To the guests"), icon=":material/arrow_forward:")
