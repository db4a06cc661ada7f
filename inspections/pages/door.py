"""What every page starts with: who is here, what the house has, and what this person may not see.

A page's websocket keeps the cookies it was opened with, so the session is looked up at every run:
one that was ended ends the page too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import NoReturn, ParamSpec

import streamlit as st

from inspections.access import may
from inspections.accounts import person_of
from inspections.language import LANGUAGES, asked_for, choose_language, language_of
from inspections.pages.words import LANGUAGE, language, say
from inspections.records import Account
from inspections.settings import open_the_store, settings
from inspections.store import Store

P = ParamSpec("P")

ASSETS = Path(__file__).parents[2] / "assets"
COOKIE = "sixty"
STYLE = """<style>
h1,h2,h3{text-wrap:balance}
[data-testid=stMetricValue],td{font-variant-numeric:tabular-nums}
.js-plotly-plot svg a,.js-plotly-plot svg a *{fill:inherit!important}  /* links of a chart: in ink */
.sign-out{color:inherit;font-size:.875rem;line-height:2.5rem}  /* a link key would open another tab */
[data-testid=stTable] td>div{max-width:44rem}  /* 400 px of its own, in columns twice as wide */
/* A link within a page is no chosen page, though it leads to the page that is open. */
[data-testid=stMain] [data-testid=stPageLink-NavLink]:not(:hover,:focus-visible){background:none}
/* Fingers: nothing that is tapped is lower than 44 px; lists of links keep their distance by it. */
[data-testid=stMain] :is(button[kind]:not([kind=elementToolbar]),[data-testid=stPageLink-NavLink],
[data-testid=stExpander] summary,[role=tab],[data-testid=stLinkButton] a,
[data-testid=stFileUploaderDropzone] button),[data-testid=stDialog] button[kind]{min-height:44px}
[data-testid=stMain] [data-testid=stPageLink-NavLink]{position:relative;left:-.5rem}
[data-testid=stPageLink-NavLink] p{white-space:normal;overflow:visible}
[data-testid=stMain] button[kind=tertiary] *{text-align:left}
[data-testid=stButtonGroup] button,[data-testid=stSelectbox] [role=button]{min-height:44px!important}
:is([data-testid=stCheckbox],[data-testid=stRadio]) label{min-height:44px;align-items:center}
.sign-out{display:inline-block;min-width:44px;line-height:44px}
/* What is chosen is written in primaryColor, which in the dark theme is no ink: 3.2 to 1. */
[data-testid=stButtonGroup] button[aria-checked=true],[role=tab][aria-selected=true]{color:inherit!important}
</style>"""


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
        st.session_state[LANGUAGE] = asked_for(st.context.locale or "")
        st.header(say("You are signed out"))
        st.write(say("Nothing is lost. Sign in again to go on where you were."))
        st.link_button(say("Sign in"), "/sign-in", type="primary")
        st.stop()
    if LANGUAGE not in st.session_state:
        st.session_state[LANGUAGE] = language_of(the_store(), person, st.context.locale or "")
    return person


def fragment(draw: Callable[P, None], *, run_every: str | None = None) -> Callable[P, None]:
    """A part of a page that is drawn alone, and looks first who is here, as the page did when it opened."""

    @wraps(draw)
    def drawing(*said: P.args, **named: P.kwargs) -> None:
        enter()
        draw(*said, **named)

    return st.fragment(drawing, run_every=run_every)


def enter_for(action: str) -> tuple[Account, Store]:
    """The person and the store, where that person may do `action`; else the page ends with the way back."""
    person = enter()
    if not may(person, action):
        turn_away(say("This page is for the chain's office."))
    return person, the_store()


def turn_away(why: str) -> NoReturn:
    """Ends the page with a sentence and the way back. It never says whether the thing asked for exists."""
    person = enter()
    st.header(why)
    if may(person, "see_office"):
        st.page_link("scoring/pages/today.py", label=say("Back to today"), icon=":material/arrow_back:")
    elif may(person, "see_board"):
        label = say("Back to the actions")
        st.page_link("scoring/pages/actions.py", label=label, icon=":material/arrow_back:")
    show_who_is_here(person)
    st.stop()


def head(title: str) -> None:
    """The title, and what was done last. Both in one place: what follows keeps its own, and stays open."""
    with st.container():
        st.title(title, anchor=False)
        if done := st.session_state.pop("done", None):
            st.success(done)


def now() -> datetime:
    """The wall clock, in UTC: pages pass it on, the rooms behind them never look."""
    return datetime.now(UTC)


def mode() -> str:
    """ "light" or "dark", as the reader's browser shows the page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show_the_house(person: Account) -> None:
    """The mark at the top, what is invented said aloud, and who is signed in at the foot."""
    st.logo(str(ASSETS / f"logo-{mode()}.svg"), size="large")
    st.html(STYLE)
    if person.demo:
        told = say("**Invented demo data.** No hotel, person or visit here is real.")
        st.markdown(f":orange[:material/science: {told}]")


def show_who_is_here(person: Account) -> None:
    """The foot of every page."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(say("Signed in as {name}", name=person.name), width="content")
        with st.container(horizontal=True, width="content"):
            for name, title in LANGUAGES.items():
                if name != language():
                    st.button(
                        title,
                        key=f"language.{name}",
                        type="tertiary",
                        icon=":material/translate:",
                        on_click=speak,
                        args=(person, name),
                    )
            st.html(f'<a class="sign-out" href="/account">{say("Your account")}</a>', width="content")
            st.html(f'<a class="sign-out" href="/sign-out">{say("Sign out")}</a>', width="content")


def speak(person: Account, language_: str) -> None:
    """The pages in that language from now on, on every device this person signs in on."""
    choose_language(the_store(), person, language_)
    st.session_state[LANGUAGE] = language_
