"""What every page starts with: who is here, what the house has, and what this person may not see.

A page's websocket keeps the cookies it was opened with, so the session is looked up at every run:
one that was ended ends the page too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import streamlit as st

from inspections.access import may
from inspections.accounts import person_of
from inspections.records import Account
from inspections.settings import open_the_store, settings
from inspections.store import Store

ASSETS = Path(__file__).parents[2] / "assets"
COOKIE = "sixty"


def the_store() -> Store:
    """The one store of this process."""
    return open_the_store()


def photos_folder() -> Path:
    """Where the photos lie."""
    return settings().photos


def enter() -> Account:
    """The person whose session this page belongs to; without one the page ends with the way to sign in."""
    person = person_of(the_store(), st.context.cookies.get(COOKIE), now())
    if person is None:
        st.header("You are signed out")
        st.write("Nothing is lost. Sign in again to go on where you were.")
        st.link_button("Sign in", "/sign-in", type="primary")
        st.stop()
    return person


def enter_for(action: str) -> tuple[Account, Store]:
    """The person and the store, where that person may do `action`; else the page ends with the way back."""
    person = enter()
    if not may(person, action):
        turn_away("This page is for the chain's office.")
    return person, the_store()


def turn_away(why: str) -> NoReturn:
    """Ends the page with a sentence and the way back. It never says whether the thing asked for exists."""
    st.header(why)
    st.page_link("scoring/pages/today.py", label="Back to today", icon=":material/arrow_back:")
    show_who_is_here(enter())
    st.stop()


def now() -> datetime:
    """The wall clock, in UTC: pages pass it on, the rooms behind them never look."""
    return datetime.now(UTC)


def mode() -> str:
    """ "light" or "dark", as the reader's browser shows the page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show_the_house(person: Account) -> None:
    """The mark at the top, what is invented said aloud, and who is signed in at the foot."""
    st.logo(str(ASSETS / f"logo-{mode()}.svg"), size="large")
    st.html(
        "<style>h1,h2,h3{text-wrap:balance}[data-testid=stMetricValue],td{font-variant-numeric:tabular-nums}</style>"
    )
    if person.demo:
        st.markdown(
            ":orange[:material/science: **Invented demo data.** No hotel, person or visit here is real.]"
        )


def show_who_is_here(person: Account) -> None:
    """The foot of every page."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(f"Signed in as {person.name}")
        st.link_button("Sign out", "/sign-out", type="tertiary", icon=":material/logout:")
