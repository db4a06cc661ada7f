"""Planning a cycle: what is wanted. What Sixty proposes for it stands in planning_proposal.py."""

from __future__ import annotations

from datetime import date

import streamlit as st

from inspections.office import Confirmed, Refused, propose_cycle
from inspections.office.planning_cycle import LONGEST_STAY, MOST_VISITS
from inspections.pages.door import now
from inspections.pages.planning_proposal import draw_proposal
from inspections.pages.visits_new import choose_pack, scenarios_of
from inspections.pages.visits_parts import Desk
from inspections.pages.words import say
from inspections.planning.cycle import Wish
from standards.pack import Pack


def draw_cycle(desk: Desk) -> None:
    wanted: list[Confirmed] = st.session_state.get("plan", [])
    with st.expander(say("What is to be planned"), expanded=not wanted, icon=":material/tune:"):
        draw_wish(desk)
    if came := st.session_state.pop("came", None):
        st.success(came)
    if wanted:
        draw_proposal(desk, wanted)


def draw_wish(desk: Desk) -> None:
    """The form of what is wanted."""
    regions = sorted({hotel.region for hotel in desk.hotels.values()})
    left, right = st.columns(2)
    region = left.multiselect(
        say("Regions"), regions, placeholder=say("The whole chain"), key="cycle.regions"
    )
    there = [one.id for one in desk.hotels.values() if not region or one.region in region]
    hotels = right.multiselect(
        say("Hotels"),
        there,
        format_func=desk.house,
        placeholder=say("All of them"),
        key=f"cycle.hotels.{'.'.join(region)}",
    )
    first, last = next_half_year(now().date())
    a, b, c, d = st.columns(4)
    begins = a.date_input(
        say("From"), value=first, min_value=now().date(), format="YYYY-MM-DD", key="cycle.from"
    )
    ends = b.date_input(
        say("To"), value=max(begins, last), min_value=begins, format="YYYY-MM-DD", key=f"cycle.to.{begins}"
    )
    visits = c.number_input(say("Visits a hotel"), 1, MOST_VISITS, 2, key="cycle.visits")
    nights = d.number_input(say("Nights"), 0, LONGEST_STAY, 2, key="cycle.nights")
    left, right = st.columns(2)
    with left:
        pack = choose_pack(desk.store, "cycle")
    titles = scenarios_of(pack)
    scenarios = right.multiselect(
        say("Scenarios, in turn"),
        titles,
        default=list(titles)[:1],
        format_func=titles.__getitem__,
        key=f"cycle.scenarios.{pack.id}",
    )
    st.caption(
        say("Visits that a hotel has in these days already count. Nothing is recorded before you confirm.")
    )
    if st.button(say("Propose dates and inspectors"), type="primary"):
        wish = Wish(begins, ends, int(visits), int(nights), tuple(scenarios))
        propose(desk, hotels or there, wish, pack)


def propose(desk: Desk, hotels: list[str], wish: Wish, pack: Pack) -> None:
    try:
        with st.spinner(say("Looking for dates and inspectors …")):
            lines = propose_cycle(desk.store, desk.person, hotels, wish)
    except Refused as refusal:
        st.error(say(refusal.message))
        return
    st.session_state.plan = [Confirmed(line) for line in lines]
    st.session_state.plan_page, st.session_state.plan_pack = 0, pack
    if not lines:
        st.session_state.came = say("Every hotel has its visits in these days already.")
    st.rerun()


def next_half_year(today: date) -> tuple[date, date]:
    """The first whole half-year ahead."""
    if today.month <= 6:
        return date(today.year, 7, 1), date(today.year, 12, 31)
    return date(today.year + 1, 1, 1), date(today.year + 1, 6, 30)
