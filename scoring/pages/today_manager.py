"""The first page of a hotel's manager: the newest rating, what is due, and how it went before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import streamlit as st

from inspections.actions.action import in_order
from inspections.office import hotels_for
from inspections.office.actions import actions_for
from inspections.pages.door import mode, now, the_store
from inspections.pages.words import day_said
from inspections.records import Account, VisitSummary
from inspections.workflow import appeals_until, standing
from scoring.acting import headline
from scoring.charts.figures import CONFIG
from scoring.charts.history import Point, score_history
from scoring.pages.actions_board import show_way_to
from scoring.pages.stars import star_row
from scoring.pages.today_lines import NEWEST, days, decimal, show_visits
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.ratings import RatedVisit, pack_of, rated_visits

DUE_FIRST = 4
ENOUGH_FOR_A_LINE = 3


def draw_for_manager(person: Account, visits: list[VisitSummary]) -> None:
    hotels = hotels_for(the_store(), person)
    if len(hotels) > 1:
        names = {hotel.id: f"{hotel.name}, {hotel.city}" for hotel in hotels}
        chosen = st.selectbox(say("Hotel"), names, format_func=names.__getitem__)
        visits = [visit for visit in visits if visit.hotel.id == chosen]
    else:
        st.caption(", ".join(f"{hotel.name}, {hotel.city}" for hotel in hotels))
    rated = rated_visits(the_store(), visits[:NEWEST])
    if not rated:
        st.title(say("No visit has been released for your hotel yet"), anchor=False)
        st.write(say("Its rating and report will stand here as soon as the quality office releases it."))
        return
    newest = rated[0]
    st.title(plain(manager_headline(newest, rated[1:])), anchor=False)
    left, right = st.columns([2, 3], gap="large")
    with left:
        show_newest(newest)
    with right:
        show_actions(person, newest.visit)
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.header(say("Earlier visits"), anchor=False)
        show_visits(rated[1:], with_hotel=False)
    with right:
        show_history(rated)


def show_newest(newest: RatedVisit) -> None:
    st.header(say("Newest rating"), anchor=False)
    top = max(band.stars for band in pack_of(the_store(), newest.visit.pack_hash).rating.bands)
    st.html(star_row(newest.stars or 0, top, half=newest.half_step, size="2rem"))
    if newest.provisional:
        st.caption(say("provisional"))
    st.metric(say("Score of 100, {days}", days=days(newest)), decimal(newest.score))
    why = say("Why, and the next star") if (newest.stars or 0) < top else say("Why, and what keeps it")
    if st.button(why, type="primary", icon=":material/arrow_forward:"):
        st.switch_page("scoring/pages/visit.py", query_params={"visit": newest.visit.id})
    released = newest.visit.released_at
    if released and standing(newest.visit.status, released, now()) == "released":
        st.caption(say("Open to appeals until {day}.", day=day_said(appeals_until(released))))


def show_actions(person: Account, visit: VisitSummary) -> None:
    """What is due first, and the way to all of it."""
    actions = actions_for(the_store(), person, visit.hotel.id)
    live = in_order(action for action in actions if action.is_open)
    today = now().date().isoformat()
    st.header(say("Actions"), anchor=False)
    if not actions:
        st.write(say("No finding has its action yet. Each can become one on the page of the rating."))
    else:
        st.write(headline(actions, 0, today, say))
    for action in live[:DUE_FIRST]:
        day = say("due {day}", day=day_said(date.fromisoformat(action.due_on))) if action.due_on else ""
        late = f":red[{say('late')}] · " if action.is_late(today) else ""
        owner = plain(", ".join(filter(None, (action.name, action.department_title))))
        with st.container(gap=None):
            show_way_to(action, plain(action.title))
            st.caption(f"{late}{' · '.join(filter(None, (owner, day)))}")
    st.page_link("scoring/pages/actions.py", label=say("To the actions"), icon=":material/arrow_forward:")


def show_history(rated: list[RatedVisit]) -> None:
    """The scores over time, where there are enough to see more than chance in them."""
    known = [r for r in reversed(rated) if r.stars is not None and r.score != "–"]
    if len(known) < ENOUGH_FOR_A_LINE:
        return
    st.header(say("Visit by visit"), anchor=False)
    points = [Point(days(r), float(r.score), decimal(r.score), r.stars or 0) for r in known]
    st.plotly_chart(score_history(points, mode(), say=say), config=CONFIG, theme=None)


def manager_headline(newest: RatedVisit, earlier: list[RatedVisit]) -> str:
    """The newest stars as a sentence, and which way they, or else the score, went since the visit before."""
    before = next((r for r in earlier if r.visit.hotel.id == newest.visit.hotel.id), None)
    held = say.count(newest.stars or 0, "{held} star", "{held} stars", held=_held(newest))
    told = say("{hotel} stands at {stars}", hotel=newest.visit.hotel.name, stars=held)
    if before is None:
        return told
    now_, then = (newest.stars or 0, newest.half_step), (before.stars or 0, before.half_step)
    if now_ == then:
        return f"{told}, {_score_since(newest.score, before.score)}"
    return f"{told}, " + (
        say("up from {stars}", stars=_held(before))
        if now_ > then
        else say("down from {stars}", stars=_held(before))
    )


def _held(rated: RatedVisit) -> str:
    """ "4", "4½"."""
    return f"{rated.stars or 0}{'½' if rated.half_step else ''}"


def _score_since(now_: str, before: str) -> str:
    """Which way the score went, of the two as shown; the stars did not move."""
    if "–" in (now_, before) or now_ == before:
        return say("as on the visit before")
    ends = {"before": decimal(before), "now": decimal(now_)}
    if Decimal(now_) > Decimal(before):
        return say("as before, and the score rose from {before} to {now}", **ends)
    return say("as before, but the score fell from {before} to {now}", **ends)
