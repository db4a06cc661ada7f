"""Guests: what they say now, how well they are answered, complaints, cards, surveys and promises.

`?hotel=` and `?show=` say whose and what; `?voice=` and `?complaint=` open one.
"""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from inspections.office import hotels_for
from inspections.pages.door import enter, the_store, turn_away
from inspections.pages.step import say_what_was_done
from inspections.records import Hotel
from scoring.pages.guests_complaints import draw_complaint_asked, draw_complaints
from scoring.pages.guests_desk import Guests
from scoring.pages.guests_feed import draw_live
from scoring.pages.guests_measures import draw_measures
from scoring.pages.guests_places import draw_places
from scoring.pages.guests_promises import draw_promises
from scoring.pages.guests_surveys import draw_surveys
from scoring.pages.guests_voice import draw_voice_asked
from scoring.pages.guests_words import say

VIEWS = {
    "Live": draw_live,
    "Measures": draw_measures,
    "Complaints": draw_complaints,
    "Places and cards": draw_places,
    "Surveys": draw_surveys,
    "Promises": draw_promises,
}
LATELY = timedelta(days=7)


def draw() -> None:
    person = enter()
    hotels = {hotel.id: hotel for hotel in hotels_for(the_store(), person)}
    if not hotels:
        turn_away(say("There is no hotel yet whose guests you could hear."))
    guests = Guests(the_store(), person, choose(hotels))
    say_what_was_done()
    if st.query_params.get("voice"):
        draw_voice_asked(guests)
        return
    if st.query_params.get("complaint"):
        draw_complaint_asked(guests)
        return
    st.title(headline(guests), anchor=False)
    VIEWS[choose_view()](guests)


def headline(guests: Guests) -> str:
    """What is asked of the house now, as a sentence."""
    threads = guests.threads(guests.now - LATELY)
    waiting = [one for one in threads if one.needs_someone(guests.now)]
    late = [one for one in guests.complaints if one.is_open and one.is_late(guests.now)]
    if late:
        return say.count(len(late), "One complaint is late", "{n} complaints are late")
    if waiting:
        return say.count(len(waiting), "One guest needs you now", "{n} guests need you now")
    if threads:
        return say.count(
            len(threads), "Nobody waits; one voice in seven days", "Nobody waits; {n} voices in seven days"
        )
    return say("No guest has spoken in the last seven days")


def choose(hotels: dict[str, Hotel]) -> Hotel:
    """The hotel the address names, or the first; a select box where there are several."""
    asked = st.query_params.get("hotel", "")
    first = asked if asked in hotels else next(iter(hotels))
    if len(hotels) == 1:
        st.caption(f"{hotels[first].name}, {hotels[first].city}")
        return hotels[first]
    chosen = st.selectbox(
        say("Hotel"),
        list(hotels),
        index=list(hotels).index(first),
        format_func=lambda i: f"{hotels[i].name}, {hotels[i].city}",
        label_visibility="collapsed",
    )
    st.query_params["hotel"] = chosen
    return hotels[chosen]


def choose_view() -> str:
    """The view the address names, at first what is live."""
    asked = st.query_params.get("show", "")
    chosen = st.radio(
        say("Show"),
        list(VIEWS),
        index=list(VIEWS).index(asked) if asked in VIEWS else 0,
        format_func=say,
        horizontal=True,
        label_visibility="collapsed",
    )
    st.query_params["show"] = chosen
    return str(chosen)


draw()
