"""The chain's hotels: their list, and the facts of each."""

from __future__ import annotations

from collections import Counter
from zoneinfo import available_timezones

import streamlit as st

from inspections.office import add_hotel, change_hotel, hotels_for
from inspections.office.hotels import regions_of
from inspections.pages.door import now
from inspections.pages.house_list import find, pick, take
from inspections.pages.house_words import say
from inspections.pages.visits_parts import plain
from inspections.records import Account, Hotel
from inspections.store import Store
from standards.pack import HOUSE_KINDS


def draw_hotels(person: Account, store: Store) -> None:
    hotels = hotels_for(store, person)
    adding = st.expander(
        say("Add a hotel"),
        expanded=not hotels,
        icon=":material/add_business:",
        key="adding.hotel",
        on_change="rerun",
    )
    if adding.open:
        with adding:
            draw_form(person, store, None, hotels)
    if not hotels:
        return
    rows = [
        {
            say("Hotel"): one.name,
            say("City"): one.city,
            say("Country"): one.country,
            say("Region"): one.region,
            say("Brand"): one.brand,
            say("Kind"): say(one.kind),
            say("Time"): one.time_zone,
        }
        for one in hotels
    ]
    at = pick(
        rows, find(rows, "hotels", "Find among {n} hotels"), "hotels", say("Tick a row to change that hotel.")
    )
    if at is not None:
        with st.container(border=True):
            draw_hotel(person, store, hotels[at], hotels)


def draw_hotel(person: Account, store: Store, hotel: Hotel, hotels: list[Hotel]) -> None:
    st.subheader(f"{hotel.name}, {hotel.city}", anchor=False)
    places = Counter(place.kind for place in store.guest_places([hotel.id]) if place.closed_at is None)
    outlets, rooms = places["outlet"], places["room"]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(say("Outlets: {outlets} · rooms: {rooms}", outlets=outlets, rooms=rooms), width="content")
        st.page_link(
            "scoring/pages/guests.py",
            label=say("Outlets and rooms"),
            icon=":material/door_front:",
            query_params={"hotel": hotel.id, "show": "Places and cards"},
        )
    draw_form(person, store, hotel, hotels)


def draw_form(person: Account, store: Store, hotel: Hotel | None, hotels: list[Hotel]) -> None:
    """The facts of a house, new or known. A time zone is chosen, never guessed: nights are counted by it."""
    key = hotel.id if hotel else "new"
    zones = sorted(available_timezones())
    with st.form(f"hotel-{key}.{len(hotels)}", border=False):  # the next hotel finds it empty
        left, right = st.columns(2)
        facts = {
            "name": left.text_input(say("Name"), value=hotel.name if hotel else ""),
            "city": right.text_input(say("City"), value=hotel.city if hotel else ""),
            "country": left.text_input(say("Country"), value=hotel.country if hotel else ""),
            "region": right.text_input(
                say("Region"),
                value=hotel.region if hotel else "",
                help=known(say("Managers of a region see all its hotels."), regions_of(hotels)),
            ),
            "brand": left.text_input(
                say("Brand"),
                value=hotel.brand if hotel else "",
                help=known(say("Brands of the chain can be compared."), brands_of(hotels)),
            ),
            "kind": right.selectbox(
                say("Kind of house"),
                HOUSE_KINDS,
                format_func=say,
                index=HOUSE_KINDS.index(hotel.kind) if hotel else 0,
                help=say("Some limits differ between urban and resort houses"),
            ),
            "time_zone": left.selectbox(
                say("Time zone"),
                zones,
                index=zones.index(hotel.time_zone) if hotel else None,
                placeholder=say("Type the nearest large city"),
            )
            or "",
        }
        if st.form_submit_button(say("Save the hotel") if hotel else say("Add the hotel"), type="primary"):
            at = now()
            if hotel:
                take(
                    lambda: change_hotel(store, person, hotel.id, **facts, now=at),
                    say("{name} is changed.", name=plain(facts["name"])),
                )
            else:
                take(
                    lambda: add_hotel(store, person, **facts, now=at),
                    say("{name} is added.", name=plain(facts["name"])),
                )


def brands_of(hotels: list[Hotel]) -> list[str]:
    return sorted({one.brand for one in hotels if one.brand})


def known(told: str, names: list[str]) -> str:
    """What a field is for, and what stands in it elsewhere."""
    return f"{told} {say('Known: {names}.', names=', '.join(names))}" if names else told
