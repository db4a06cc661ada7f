"""Visits: who goes where, when, by which standards; and every visit, where it stands, to be changed there."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pandas as pd
import streamlit as st

from inspections.dates import days_of
from inspections.office import (
    Refused,
    assign_visit,
    cancel_visit,
    hotels_for,
    inspectors_for,
    plan_visit,
    visits_for,
)
from inspections.pages.door import enter_for, now
from inspections.pages.tablet_code import draw_tablet_code
from inspections.records import Account, VisitSummary
from inspections.store import Store
from inspections.workflow import STATUS_TITLES, problem_with
from standards.loader import load_shipped, shipped_packs
from standards.pack import Pack, said
from standards.pack_json import from_text
from standards.scenarios import load, selected

read_pack = cache(load_shipped)
EVERYTHING = ""


def draw() -> None:
    person, store = enter_for("assign_visit")
    st.title("Visits", anchor=False)
    if done := st.session_state.pop("done", None):
        st.success(done)
    hotels, inspectors = hotels_for(store, person), inspectors_for(store, person)
    if not hotels or not inspectors:
        missing = "a hotel" if not hotels else "an inspector"
        st.write(f"A visit needs a hotel and an inspector. Add {missing} first.")
        st.page_link("inspections/pages/house.py", label="Hotels and people", icon=":material/apartment:")
        return
    houses = {h.id: f"{h.name}, {h.city}" for h in hotels}
    names = {i.id: f"{i.name}, {i.email}" for i in inspectors}
    visits = visits_for(store, person)
    with st.expander("Assign a visit", expanded=not visits, icon=":material/calendar_add_on:"):
        draw_new(person, store, houses, names)
    chosen = draw_visits(visits)
    if chosen is not None:
        draw_chosen(person, store, chosen, names)


def draw_new(person: Account, store: Store, houses: dict[str, str], names: dict[str, str]) -> None:
    where, who = st.columns(2)
    hotel = where.selectbox(
        "Hotel", houses, format_func=houses.__getitem__, index=None, placeholder="Which house"
    )
    inspector = who.selectbox(
        "Inspector", names, format_func=names.__getitem__, index=None, placeholder="Who goes"
    )
    starts, ends = dates(now().date() + timedelta(days=1), nights=2)
    pack = standards_of(store)
    brief = st.text_area(
        "Brief for the inspector",
        max_chars=4000,
        height=90,
        placeholder="What to book, what to test, what to leave alone",
    )
    fee = st.text_input("Fee and expenses", placeholder="For example: 180 EUR and the room", max_chars=100)
    ready = hotel is not None and inspector is not None
    with st.container(horizontal=True):
        assign = st.button("Assign the visit", type="primary", disabled=not ready)
        plan = st.button(
            "Only plan it", disabled=not ready, help="The inspector sees it once it is assigned."
        )
    if assign or plan:
        step = assign_visit if assign else plan_visit
        take(
            lambda: step(
                store,
                person,
                hotel_id=hotel,
                inspector_id=inspector,
                pack=pack,
                starts_on=str(starts),
                ends_on=str(ends),
                brief=brief.strip(),
                fee=fee,
                now=now(),
            ),
            f"{names[inspector].partition(',')[0]} has the visit to {houses[hotel]} on the tablet "
            "the next time it is online, at /capture."
            if assign
            else f"The visit to {houses[hotel]} is planned. Assign it below when it is settled.",
        )


def dates(first: date, *, nights: int) -> tuple[date, date]:
    """The first and the last day; the last follows the first, so that neither is entered twice."""
    left, right = st.columns(2)
    starts = left.date_input("First day", value=first, format="YYYY-MM-DD")
    ends = right.date_input(
        "Last day", value=starts + timedelta(days=nights), min_value=starts, format="YYYY-MM-DD"
    )
    return starts, ends


def packs_of(store: Store) -> dict[str, Pack]:
    """What a visit can be held to: the shipped packs, and the newest edition of each the house published."""
    packs = {pack_id: read_pack(pack_id) for pack_id in shipped_packs()}
    for kept in store.packs():
        if kept.pack_id not in packs:
            pack = from_text(kept.body)
            if not pack.scenario:  # what a visit was assigned is kept too, and is no pack of its own
                packs[kept.pack_id] = pack
    return packs


def standards_of(store: Store) -> Pack:
    """The pack and the scenario chosen, with what they ask of the inspector's time."""
    left, right = st.columns(2)
    packs = packs_of(store)
    chosen = left.selectbox(
        "Standards", packs, format_func=lambda i: f"{said(packs[i].title, 'en')} {packs[i].edition}"
    )
    pack = packs[chosen]
    scenarios = [scenario.id for scenario in pack.scenarios] or [EVERYTHING]
    titles = {scenario.id: said(scenario.title, "en") for scenario in pack.scenarios} | {
        EVERYTHING: "Everything"
    }
    scenario = right.selectbox(
        "Scenario", scenarios, format_func=titles.__getitem__, key=f"scenario-{chosen}"
    )
    stages = load(pack, scenario)
    count, minutes = sum(s.standards for s in stages), sum(s.minutes for s in stages)
    with st.popover(f"{count} standards, about {minutes // 60} h {minutes % 60} min of recording"):
        rows = [
            {
                "Stage": said(pack.stages[s.stage], "en"),
                "Standards": s.standards,
                "Timed": s.timed,
                "Critical": s.critical,
                "Minutes": s.minutes,
            }
            for s in stages
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True, height="content")
    return selected(pack, scenario) if scenario else pack


def draw_visits(visits: list[VisitSummary]) -> VisitSummary | None:
    """Every visit of the chosen statuses; the one whose row is ticked."""
    st.header(f"{len(visits)} visits" if len(visits) != 1 else "One visit", anchor=False)
    there = [status for status in STATUS_TITLES if any(v.status == status for v in visits)]
    wanted = st.segmented_control(
        "Status",
        there,
        format_func=STATUS_TITLES.__getitem__,
        selection_mode="multi",
        label_visibility="collapsed",
    )
    shown = [v for v in visits if not wanted or v.status in wanted]
    if not shown:
        st.caption("No visit of that status." if wanted else "No visit has been assigned yet.")
        return None
    rows = [
        {
            "Hotel": f"{v.hotel.name}, {v.hotel.city}",
            "Status": STATUS_TITLES[v.status],
            "Days": days_of(v),
            "Inspector": v.inspector,
            "Standards": f"{v.pack_id.replace('_', ' ')} {v.pack_edition}",
        }
        for v in shown
    ]
    st.caption("Tick a row to change, cancel or hand over that visit.")
    ticked = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content" if len(rows) < 12 else 420,
        on_select="rerun",
        selection_mode="single-row",
        key=f"visits-{'-'.join(wanted or [])}",
    ).selection.rows
    return shown[ticked[0]] if ticked and ticked[0] < len(shown) else None


def draw_chosen(person: Account, store: Store, visit: VisitSummary, names: dict[str, str]) -> None:
    with st.container(border=True):
        st.subheader(f"{visit.hotel.name}, {visit.hotel.city} · {days_of(visit)}", anchor=False)
        st.write(f"{STATUS_TITLES[visit.status]}. {visit.inspector}.")
        if visit.brief:
            st.caption(visit.brief)
        if visit.status not in ("planned", "assigned", "accepted", "declined", "cancelled"):
            st.page_link(
                "scoring/pages/visit.py",
                label="See its rating",
                query_params={"visit": visit.id},
                icon=":material/hotel_class:",
            )
        else:
            draw_change(person, store, visit, names)
        if visit.status in ("assigned", "accepted", "in_progress", "sent_back"):
            draw_tablet_code(person, store, visit)
        draw_cancel(person, store, visit)


def draw_change(person: Account, store: Store, visit: VisitSummary, names: dict[str, str]) -> None:
    """Another inspector, other days: the same visit, given anew."""
    if problem_with("assign", visit.status, person.role):
        return
    with st.form(f"change-{visit.id}", border=False):
        ids = list(names)
        at = ids.index(visit.inspector_id) if visit.inspector_id in names else None
        inspector = st.selectbox("Inspector", ids, format_func=names.__getitem__, index=at)
        left, right = st.columns(2)
        starts = left.date_input("First day", value=date.fromisoformat(visit.starts_on), format="YYYY-MM-DD")
        ends = right.date_input("Last day", value=date.fromisoformat(visit.ends_on), format="YYYY-MM-DD")
        brief = st.text_area("Brief", value=visit.brief, max_chars=4000, height=90)
        label = "Assign it" if visit.status in ("planned", "declined", "cancelled") else "Change the visit"
        if st.form_submit_button(label, type="primary"):
            take(
                lambda: assign_visit(
                    store,
                    person,
                    visit_id=visit.id,
                    hotel_id=visit.hotel.id,
                    inspector_id=inspector or "",
                    pack=from_text(store.pack(visit.pack_hash).body),
                    starts_on=str(starts),
                    ends_on=str(ends),
                    brief=brief.strip(),
                    now=now(),
                ),
                f"The visit to {visit.hotel.name} is assigned.",
            )


def draw_cancel(person: Account, store: Store, visit: VisitSummary) -> None:
    if problem_with("cancel", visit.status, person.role):
        return
    with st.popover("Cancel this visit", icon=":material/event_busy:"):
        reason = st.text_input("Why", key=f"why-{visit.id}", placeholder="The inspector and the log keep it")
        st.caption("What was recorded stays, and what a tablet still sends is kept.")
        if st.button("Cancel the visit", type="primary", disabled=not reason.strip()):
            take(
                lambda: cancel_visit(store, person, visit.id, now(), reason=reason),
                f"The visit to {visit.hotel.name} is cancelled.",
            )


def take(step, done: str) -> None:
    """Takes the step and says so, or says why not; what was typed stays either way."""
    try:
        step()
    except Refused as refusal:
        st.error(refusal.message)
    else:
        st.session_state.done = done
        st.rerun()


draw()
