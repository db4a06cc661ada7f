"""Assign a visit: which hotel, who goes, when, by which standards. Below, every visit and where it stands."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pandas as pd
import streamlit as st

from inspections.dates import days_of
from inspections.office import Refused, assign_visit, hotels_for, inspectors_for, visits_for
from inspections.pages.door import enter_for, now
from inspections.records import Account
from inspections.store import Store
from inspections.workflow import STATUS_TITLES
from standards.loader import load_shipped, shipped_packs
from standards.pack import said

read_pack = cache(load_shipped)


def draw() -> None:
    person, store = enter_for("assign_visit")
    st.title("Assign a visit", anchor=False)
    hotels, inspectors = hotels_for(store, person), inspectors_for(store, person)
    if not hotels or not inspectors:
        missing = "a hotel" if not hotels else "an inspector"
        st.write(f"A visit needs a hotel and an inspector. Add {missing} first.")
        st.page_link("inspections/pages/house.py", label="Hotels and people", icon=":material/apartment:")
        return
    draw_form(
        person,
        store,
        {h.id: f"{h.name}, {h.city}" for h in hotels},
        {i.id: f"{i.name}, {i.email}" for i in inspectors},
    )
    draw_visits(person, store)


def draw_form(person: Account, store: Store, hotels: dict[str, str], inspectors: dict[str, str]) -> None:
    packs = {pack_id: read_pack(pack_id) for pack_id in shipped_packs()}
    with st.form("assign", border=False):
        left, right = st.columns(2)
        hotel = left.selectbox("Hotel", hotels, format_func=hotels.__getitem__)
        inspector = right.selectbox("Inspector", inspectors, format_func=inspectors.__getitem__)
        starts = left.date_input("First day", value=now().date() + timedelta(days=1), format="YYYY-MM-DD")
        ends = right.date_input("Last day", value=now().date() + timedelta(days=3), format="YYYY-MM-DD")
        pack = left.selectbox(
            "Standards", packs, format_func=lambda i: f"{said(packs[i].title, 'en')} {packs[i].edition}"
        )
        brief = st.text_area(
            "Brief for the inspector",
            max_chars=4000,
            height=90,
            placeholder="What to book, what to test, what to leave alone",
        )
        if st.form_submit_button("Assign the visit", type="primary"):
            try:
                visit = assign_visit(
                    store,
                    person,
                    hotel_id=hotel,
                    inspector_id=inspector,
                    pack=packs[pack],
                    starts_on=str(starts),
                    ends_on=str(ends),
                    brief=brief.strip(),
                    now=now(),
                )
            except Refused as refusal:
                st.error(refusal.message)
            else:
                st.success(
                    f"{visit.inspector} has the visit to {visit.hotel.name} on the tablet "
                    "the next time it is online, at /capture."
                )


def draw_visits(person: Account, store: Store) -> None:
    visits = visits_for(store, person)
    st.header(f"{len(visits)} visits" if len(visits) != 1 else "One visit", anchor=False)
    wanted = st.segmented_control(
        "Status",
        list(STATUS_TITLES),
        format_func=STATUS_TITLES.__getitem__,
        selection_mode="multi",
        label_visibility="collapsed",
    )
    rows = [
        {
            "Hotel": f"{v.hotel.name}, {v.hotel.city}",
            "Inspector": v.inspector,
            "Days": days_of(v),
            "Standards": f"{v.pack_id} {v.pack_edition}",
            "Status": STATUS_TITLES[v.status],
        }
        for v in visits
        if not wanted or v.status in wanted
    ]
    if rows:
        st.dataframe(pd.DataFrame(rows), hide_index=True, height="content" if len(rows) < 12 else 420)
    else:
        st.caption("No visit of that status." if wanted else "No visit has been assigned yet.")


draw()
