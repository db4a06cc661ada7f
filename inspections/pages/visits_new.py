"""A new visit: who goes where, when, by which standards; and what stands against it, before it is tried."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pandas as pd
import streamlit as st

from inspections.office import assign_visit, free_inspectors, plan_visit
from inspections.pages.door import now
from inspections.pages.visits_parts import Desk, against_sending, companions, draw_against, plain, take
from inspections.pages.words import language, say
from inspections.store import Store
from standards.loader import load_shipped, shipped_packs
from standards.pack import Pack, said
from standards.pack_json import from_text
from standards.scenarios import load, selected

read_pack = cache(load_shipped)
EVERYTHING = ""


def draw_new(desk: Desk) -> None:
    where, who = st.columns(2)
    hotel = where.selectbox(
        say("Hotel"), desk.hotels, format_func=desk.house, index=None, placeholder=say("Which house")
    )
    inspector = who.selectbox(
        say("Inspector"), desk.inspectors, format_func=desk.name, index=None, placeholder=say("Who goes")
    )
    starts, ends = dates(now().date() + timedelta(days=1), nights=2)
    along = companions(desk, inspector, "new")
    because: str | None = ""
    if hotel and inspector:
        against = against_sending(desk, hotel, (inspector, along), (starts, ends))
        if against:
            say_who_is_free(desk, hotel, starts, ends)
        because = draw_against(against, f"new.{hotel}.{inspector}")
    pack = standards_of(desk.store)
    brief = st.text_area(
        say("Brief for the inspector"),
        max_chars=4000,
        height=90,
        placeholder=say("What to book, what to test, what to leave alone"),
    )
    fee = st.text_input(
        say("Fee and expenses"), placeholder=say("For example: 180 EUR and the room"), max_chars=100
    )
    ready = hotel is not None and inspector is not None and because is not None
    with st.container(horizontal=True):
        assign = st.button(say("Assign the visit"), type="primary", disabled=not ready)
        plan = st.button(
            say("Only plan it"), disabled=not ready, help=say("The inspector sees it once it is assigned.")
        )
    if (assign or plan) and hotel and inspector:
        step = assign_visit if assign else plan_visit
        done = (
            say(
                "{name} has the visit to {hotel} on the tablet the next time it is online, at /capture.",
                name=desk.inspectors[inspector].name,
                hotel=desk.house(hotel),
            )
            if assign
            else say(
                "The visit to {hotel} is planned. Assign it below when it is settled.",
                hotel=desk.house(hotel),
            )
        )
        take(
            lambda: step(
                desk.store,
                desk.person,
                hotel_id=hotel,
                inspector_id=inspector,
                pack=pack,
                starts_on=str(starts),
                ends_on=str(ends),
                brief=brief.strip(),
                fee=fee,
                companions=along,
                because=because or "",
                now=now(),
            ),
            done,
        )


def say_who_is_free(desk: Desk, hotel: str, first: date, last: date) -> None:
    free = [desk.name(one) for one in free_inspectors(desk.store, desk.person, hotel, first, last)]
    told = say("Free to go there then: {names}.", names=", ".join(free))
    st.markdown(plain(told if free else say("No inspector is free to go there then.")))


def dates(first: date, *, nights: int) -> tuple[date, date]:
    """The first and the last day; the last follows the first, so that neither is entered twice."""
    left, right = st.columns(2)
    starts = left.date_input(say("First day"), value=first, format="YYYY-MM-DD")
    ends = right.date_input(
        say("Last day"), value=starts + timedelta(days=nights), min_value=starts, format="YYYY-MM-DD"
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


def scenarios_of(pack: Pack) -> dict[str, str]:
    """The titles of what a visit by that pack can look at, by scenario."""
    titles = {scenario.id: said(scenario.title, language()) for scenario in pack.scenarios}
    return titles or {EVERYTHING: say("Everything")}


def as_assigned(pack: Pack, scenario: str) -> Pack:
    """The pack as a visit of that scenario is given it."""
    return selected(pack, scenario) if scenario else pack


def choose_pack(store: Store, key: str = "") -> Pack:
    """The pack chosen."""
    packs = packs_of(store)
    chosen = st.selectbox(
        say("Standards"),
        packs,
        format_func=lambda i: f"{said(packs[i].title, language())} {packs[i].edition}",
        key=f"pack.{key}" if key else None,
    )
    return packs[chosen]


def standards_of(store: Store) -> Pack:
    """The pack and the scenario chosen, with what they ask of the inspector's time."""
    left, right = st.columns(2)
    with left:
        pack = choose_pack(store)
    titles = scenarios_of(pack)
    scenario = right.selectbox(
        say("Scenario"), titles, format_func=titles.__getitem__, key=f"scenario-{pack.id}"
    )
    stages = load(pack, scenario)
    count, minutes = sum(s.standards for s in stages), sum(s.minutes for s in stages)
    asked = say(
        "{n} standards, about {hours} h {minutes} min of recording",
        n=f"{count:,}".replace(",", "\u202f"),
        hours=minutes // 60,
        minutes=minutes % 60,
    )
    with st.popover(asked):
        rows = [
            {
                say("Stage"): said(pack.stages[s.stage], language()),
                say("Standards"): s.standards,
                say("Timed"): s.timed,
                say("Critical"): s.critical,
                say("Minutes"): s.minutes,
            }
            for s in stages
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True, height="content")
    return as_assigned(pack, scenario)
