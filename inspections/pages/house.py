"""Hotels and people: what the chain has, and who works with it."""

from __future__ import annotations

from zoneinfo import available_timezones

import pandas as pd
import streamlit as st

from inspections.access import MANAGER, ROLE_TITLES, ROLES, may
from inspections.office import Refused, add_hotel, add_person, disable_person, hotels_for, people_for
from inspections.pages.door import enter_for, now
from inspections.records import Account
from inspections.store import Store
from standards.pack import HOUSE_KINDS

ROLE_HELP = {
    "owner": "Everything, and the set-up",
    "quality": "Assigns and releases visits of the whole chain",
    "manager": "Reads released ratings of their hotels",
    "inspector": "Records visits on a tablet at /capture",
}


def draw() -> None:
    person, store = enter_for("add_hotel")
    st.title("Hotels and people", anchor=False)
    if done := st.session_state.pop("done", None):
        st.success(done)
    hotels_tab, people_tab = st.tabs(["Hotels", "People"])
    with hotels_tab:
        draw_hotels(person, store)
    with people_tab:
        draw_people(person, store)


def draw_hotels(person: Account, store: Store) -> None:
    hotels = hotels_for(store, person)
    if hotels:
        rows = [
            {"Hotel": h.name, "City": h.city, "Country": h.country, "Region": h.region, "Kind": h.kind}
            for h in hotels
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True, height="content")
    st.header("Add a hotel", anchor=False)
    with st.form("hotel", border=False):
        left, right = st.columns(2)
        name, city = left.text_input("Name"), right.text_input("City")
        country, region = left.text_input("Country"), right.text_input("Region")
        kind = left.selectbox(
            "Kind of house", HOUSE_KINDS, help="Some limits differ between urban and resort houses"
        )
        zones = sorted(available_timezones())
        zone = right.selectbox("Time zone", zones, index=zones.index("Europe/Oslo"))
        if st.form_submit_button("Add the hotel", type="primary"):
            take(
                lambda: add_hotel(
                    store,
                    person,
                    name=name,
                    city=city,
                    country=country,
                    region=region,
                    kind=kind,
                    time_zone=zone,
                    now=now(),
                ),
                f"{name} is added.",
            )


def draw_people(person: Account, store: Store) -> None:
    people = people_for(store, person)
    names = {h.id: f"{h.name}, {h.city}" for h in hotels_for(store, person)}
    rows = [
        {
            "Name": p.name,
            "E-mail": p.email,
            "Role": ROLE_TITLES[p.role],
            "Hotels": ", ".join(names.get(h, "") for h in p.hotels),
            "Account": "closed" if p.disabled_at else "open",
        }
        for p in people
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content" if len(rows) < 12 else 420)
    st.header("Add a person", anchor=False)
    role = st.selectbox(
        "Role",
        [r for r in ROLES if may(person, f"appoint_{r}")],
        index=None,
        format_func=lambda r: f"{ROLE_TITLES[r]}: {ROLE_HELP[r].lower()}",
        placeholder="Choose what this person does",
    )
    if role:
        draw_person_form(person, store, role, names)
    draw_closing(person, store, people)


def draw_person_form(person: Account, store: Store, role: str, names: dict[str, str]) -> None:
    with st.form("person", border=False):
        left, right = st.columns(2)
        name, email = left.text_input("Name"), right.text_input("E-mail")
        password = left.text_input(
            "First password", type="password", help="At least 10 characters", autocomplete="new-password"
        )
        hotels = right.multiselect("Hotels", names, format_func=names.__getitem__) if role == MANAGER else []
        if st.form_submit_button(f"Add the {ROLE_TITLES[role].lower()}", type="primary"):
            take(
                lambda: add_person(
                    store,
                    person,
                    name=name,
                    email=email,
                    password=password,
                    role=role,
                    hotels=hotels,
                    now=now(),
                ),
                f"{name} is added and can sign in.",
            )


def draw_closing(person: Account, store: Store, people: list[Account]) -> None:
    closable = {
        p.id: f"{p.name}, {p.email}"
        for p in people
        if not p.disabled_at and p.id != person.id and may(person, f"appoint_{p.role}")
    }
    if not closable:
        return
    with st.expander("Close an account"):
        leaver = st.selectbox("Who leaves", closable, format_func=closable.__getitem__, index=None)
        st.caption("Ends every session at once. What that person recorded stays.")
        if st.button("Close the account", disabled=leaver is None):
            take(
                lambda: disable_person(store, person, leaver, now()),
                f"{closable[leaver]} can no longer sign in.",
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
