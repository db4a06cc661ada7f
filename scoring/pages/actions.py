"""Actions: what the hotel does about its findings. Findings, board, list, calendar, and morning cards.

`?action=` opens one action, `?hotel=` and `?show=` say whose and how.
"""

from __future__ import annotations

import streamlit as st

from inspections.actions.workflow import STEPS
from inspections.office import Refused, hotels_for
from inspections.office.actions import action_for
from inspections.pages.door import enter, the_store, turn_away
from inspections.pages.step import say_what_was_done
from inspections.records import Account, Hotel
from scoring.acting import headline
from scoring.pages.actions_board import draw_board, draw_list
from scoring.pages.actions_calendar import draw_calendar
from scoring.pages.actions_cards import draw_cards
from scoring.pages.actions_desk import Desk, desk_of
from scoring.pages.actions_findings import draw_findings
from scoring.pages.actions_one import draw_action
from scoring.pages.visit_parts import plain
from scoring.pages.words import say

VIEWS = {
    "Findings": draw_findings,
    "Board": draw_board,
    "List": draw_list,
    "Calendar": draw_calendar,
    "Morning cards": draw_cards,
}


def draw() -> None:
    person = enter()
    hotels = {hotel.id: hotel for hotel in hotels_for(the_store(), person)}
    if not hotels:
        turn_away(say("There is no hotel yet whose findings you could act on."))
    if wanted := st.query_params.get("action"):
        draw_wanted(person, hotels, wanted)
        return
    desk = desk_of(the_store(), person, choose(hotels))
    say_what_was_done()
    if person.departments:
        st.caption(", ".join(plain(title) for title in desk.departments().values()))
    st.title(headline(desk.actions, len(desk.left), desk.today, say), anchor=False)
    VIEWS[choose_view(desk)](desk)


def draw_wanted(person: Account, hotels: dict[str, Hotel], wanted: str) -> None:
    try:
        action = action_for(the_store(), person, wanted)
    except Refused:
        turn_away(say("There is no such action for you to see."))
    st.query_params["action"] = action.id  # a link on the same page does not keep it by itself
    draw_action(desk_of(the_store(), person, hotels[action.hotel]), action)


def choose(hotels: dict[str, Hotel]) -> Hotel:
    """The hotel the address names, or the first; a select box where there are several."""
    asked = st.query_params.get("hotel", "")
    first = asked if asked in hotels else next(iter(hotels))
    if len(hotels) == 1:
        hotel = hotels[first]
        st.caption(f"{hotel.name}, {hotel.city}")
        return hotel
    chosen = st.selectbox(
        say("Hotel"),
        list(hotels),
        index=list(hotels).index(first),
        format_func=lambda i: f"{hotels[i].name}, {hotels[i].city}",
        label_visibility="collapsed",
    )
    st.query_params["hotel"] = chosen
    return hotels[chosen]


def choose_view(desk: Desk) -> str:
    """The view the address names; at first the board, or the findings where there is no action yet."""
    asked = st.query_params.get("show", "")
    views = [view for view in VIEWS if view != "Findings" or desk.person.role in STEPS["open"].roles]
    usual = "Board" if desk.actions else views[0]
    chosen = st.radio(
        say("Show"),
        views,
        format_func=say,
        index=views.index(asked if asked in views else usual),
        horizontal=True,
        label_visibility="collapsed",
    )
    st.query_params["show"] = chosen
    return chosen


draw()
