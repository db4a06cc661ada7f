"""Hotels and people: what the chain has, and who works with it; each to be added, changed and closed."""

from __future__ import annotations

from zoneinfo import available_timezones

import pandas as pd
import streamlit as st

from inspections.access import INSPECTOR, MANAGER, ROLE_TITLES, ROLES, may
from inspections.office import (
    Refused,
    add_hotel,
    add_person,
    change_hotel,
    disable_person,
    hotels_for,
    people_for,
    set_hotels,
    set_password,
    sign_out_everywhere,
)
from inspections.pages.audit import draw_audit
from inspections.pages.door import enter_for, head, now
from inspections.pages.planning_conflicts import draw_conflicts
from inspections.records import Account, Hotel
from inspections.store import Store
from standards.pack import HOUSE_KINDS

ROLE_HELP = {
    "owner": "Everything, and the set-up",
    "quality": "Assigns, reviews and releases visits of the whole chain",
    "manager": "Reads released ratings of their hotels, appeals and acts",
    "inspector": "Records visits on a tablet at /capture",
}
PARTS = ("Hotels", "People")
AUDIT = "Audit"  # the third part, for whoever may see it


def draw() -> None:
    person, store = enter_for("add_hotel")
    head("Hotels and people")
    asked = st.query_params.get("part", "")
    parts = (*PARTS, AUDIT) if may(person, "see_audit") else PARTS
    part = st.segmented_control(
        "Part",
        parts,
        default=asked if asked in parts else PARTS[0],
        required=True,
        label_visibility="collapsed",
    )
    st.query_params["part"] = part or PARTS[0]
    if part == "People":
        draw_people(person, store)
    elif part == AUDIT:
        draw_audit(person, store)
    else:
        draw_hotels(person, store)


def draw_hotels(person: Account, store: Store) -> None:
    hotels = hotels_for(store, person)
    with st.expander("Add a hotel", expanded=not hotels, icon=":material/add_business:"):
        draw_hotel_form(person, store, None)
    if not hotels:
        return
    rows = [
        {
            "Hotel": h.name,
            "City": h.city,
            "Country": h.country,
            "Region": h.region,
            "Kind": h.kind,
            "Time": h.time_zone,
        }
        for h in hotels
    ]
    if (at := ticked(rows, "hotels", "Tick a row to change that hotel.")) is not None:
        with st.container(border=True):
            st.subheader(f"{hotels[at].name}, {hotels[at].city}", anchor=False)
            draw_hotel_form(person, store, hotels[at])


def draw_hotel_form(person: Account, store: Store, hotel: Hotel | None) -> None:
    """The facts of a house, new or known. A time zone is chosen, never guessed: nights are counted by it."""
    key = hotel.id if hotel else "new"
    zones = sorted(available_timezones())
    with st.form(f"hotel-{key}", border=False):
        left, right = st.columns(2)
        facts = {
            "name": left.text_input("Name", value=hotel.name if hotel else ""),
            "city": right.text_input("City", value=hotel.city if hotel else ""),
            "country": left.text_input("Country", value=hotel.country if hotel else ""),
            "region": right.text_input("Region", value=hotel.region if hotel else ""),
            "kind": left.selectbox(
                "Kind of house",
                HOUSE_KINDS,
                index=HOUSE_KINDS.index(hotel.kind) if hotel else 0,
                help="Some limits differ between urban and resort houses",
            ),
            "time_zone": right.selectbox(
                "Time zone",
                zones,
                index=zones.index(hotel.time_zone) if hotel else None,
                placeholder="Type the nearest large city",
            )
            or "",
        }
        if st.form_submit_button("Save the hotel" if hotel else "Add the hotel", type="primary"):
            if hotel:
                take(lambda: change_hotel(store, person, hotel.id, **facts), f"{facts['name']} is changed.")
            else:
                take(lambda: add_hotel(store, person, **facts, now=now()), f"{facts['name']} is added.")


def draw_people(person: Account, store: Store) -> None:
    people = people_for(store, person)
    names = {h.id: f"{h.name}, {h.city}" for h in hotels_for(store, person)}
    with st.expander("Add a person", icon=":material/person_add:"):
        role = st.selectbox(
            "Role",
            [r for r in ROLES if may(person, f"appoint_{r}")],
            index=None,
            format_func=lambda r: f"{ROLE_TITLES[r]}: {ROLE_HELP[r].lower()}",
            placeholder="Choose what this person does",
        )
        if role:
            draw_person_form(person, store, role, names)
    rows = [
        {
            "Name": p.name,
            "Role": ROLE_TITLES[p.role],
            "Hotels": ", ".join(names.get(h, "") for h in p.hotels),
            "E-mail": p.email,
            "Account": "closed" if p.disabled_at else "open",
        }
        for p in people
    ]
    at = ticked(rows, "people", "Tick a row to give a new password, change hotels or close the account.")
    if at is not None:
        draw_person(person, store, people[at], names)


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


def draw_person(person: Account, store: Store, chosen: Account, names: dict[str, str]) -> None:
    with st.container(border=True):
        st.subheader(f"{chosen.name}, {ROLE_TITLES[chosen.role].lower()}", anchor=False)
        if chosen.disabled_at:
            st.caption("This account is closed. What this person recorded stays.")
            return
        if chosen.id != person.id and not may(person, f"appoint_{chosen.role}"):
            st.caption("An owner looks after this account.")
            return
        if chosen.role == MANAGER:
            draw_their_hotels(person, store, chosen, names)
        if chosen.role == INSPECTOR:
            st.markdown("**Where they do not go**")
            draw_conflicts(person, store, chosen)
        draw_new_password(person, store, chosen)
        if chosen.id != person.id:
            draw_leaving(person, store, chosen)


def draw_their_hotels(person: Account, store: Store, chosen: Account, names: dict[str, str]) -> None:
    with st.form(f"hotels-{chosen.id}", border=False):
        hotels = st.multiselect("Hotels", names, default=list(chosen.hotels), format_func=names.__getitem__)
        if st.form_submit_button("Save the hotels"):
            take(lambda: set_hotels(store, person, chosen.id, hotels), f"{chosen.name}'s hotels are changed.")


def draw_new_password(person: Account, store: Store, chosen: Account) -> None:
    """One's own needs the present one. All sessions of the account end, this one included."""
    own = chosen.id == person.id
    with st.form(f"password-{chosen.id}", border=False):
        left, right = st.columns(2)
        current = (
            left.text_input("Present password", type="password", autocomplete="current-password")
            if own
            else ""
        )
        password = (right if own else left).text_input(
            "New password", type="password", help="At least 10 characters", autocomplete="new-password"
        )
        st.caption(
            "Ends every session of this account; the records on a tablet stay and wait for the sign-in."
        )
        if st.form_submit_button("Give the new password"):
            take(
                lambda: set_password(store, person, chosen.id, password, now(), current=current),
                f"{chosen.name} signs in with the new password from now on.",
            )


def draw_leaving(person: Account, store: Store, chosen: Account) -> None:
    with st.container(horizontal=True):
        if st.button("Sign out everywhere", help="A tablet was lost, or a screen was left open."):
            take(
                lambda: sign_out_everywhere(store, person, chosen.id, now()),
                f"{chosen.name} is signed out everywhere.",
            )
        with st.popover("Close the account", icon=":material/person_off:"):
            st.write(f"{chosen.name} can no longer sign in. What was recorded stays.")
            if st.button("Close the account", type="primary"):
                take(
                    lambda: disable_person(store, person, chosen.id, now()),
                    f"{chosen.name} can no longer sign in.",
                )


def ticked(rows: list[dict[str, str]], key: str, hint: str) -> int | None:
    """The rows as a table; the number of the one that is ticked."""
    st.caption(hint)
    chosen = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content" if len(rows) < 12 else 420,
        on_select="rerun",
        selection_mode="single-row",
        key=key,
    ).selection.rows
    return chosen[0] if chosen and chosen[0] < len(rows) else None


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
