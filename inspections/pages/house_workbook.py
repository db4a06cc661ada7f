"""Hotels and people from one Excel workbook: looked at first, taken in as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from inspections.pages.door import now
from inspections.pages.house_list import take
from inspections.pages.house_words import say
from inspections.pages.tablet_code import address
from inspections.pages.visits_parts import plain
from inspections.records import Account
from inspections.refusals import Refused
from inspections.roster.plan import CHANGED, NEW, UNCHANGED, Plan, Step, plan
from inspections.roster.sheets import Roster, Trouble, read_roster
from inspections.roster.taking import Taken, links_sheet, take_in, template
from inspections.store import Store

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TAKEN = "workbook.taken"
LARGEST = 5
"""Megabytes: thousands of rows fit in a fraction of it."""
MOST_SHOWN = 200


def draw_workbook(person: Account, store: Store) -> None:
    st.write(
        say(
            "Two sheets, Hotels and People, in one workbook. New people get an invitation; nothing is "
            "removed, and nothing is written before you have seen what it would do."
        )
    )
    st.download_button(
        say("Download the workbook to fill in"),
        lambda: template(store, person),
        "hotels-and-people.xlsx",
        XLSX,
        icon=":material/download:",
        on_click="ignore",
        help=say("With the hotels and people that there are"),
    )
    if taken := st.session_state.get(TAKEN):
        draw_taken(taken)
    file = st.file_uploader(
        say("The workbook"), type=["xlsx"], max_upload_size=LARGEST, key=f"workbook.{_times()}"
    )
    if file is None:
        return
    try:
        roster = read_roster(file.getvalue(), file.name)
        draw_plan(person, store, roster, plan(store, person, roster, now()))
    except Refused as refusal:
        st.error(say(refusal.message), icon=":material/block:")


def draw_plan(person: Account, store: Store, roster: Roster, made: Plan) -> None:
    if made.troubles:
        draw_troubles(made.troubles)
    for what, title in ((NEW, "New"), (CHANGED, "Changed"), (UNCHANGED, "Unchanged")):
        if steps := made.of(what):
            with st.expander(f"{say(title)} · {len(steps)}", expanded=what != UNCHANGED, key=f"steps.{what}"):
                draw_steps(steps)
    if made.troubles:
        st.warning(
            say("Nothing can be taken in yet. Put right what is listed first, and choose the file again.")
        )
    elif not made.does_something:
        st.info(say("All of this is known already. There is nothing to take in."))
    elif st.button(say("Take these in"), type="primary", icon=":material/done_all:"):
        take(lambda: keep(person, store, roster, made), say("The workbook is taken in."))


def keep(person: Account, store: Store, roster: Roster, made: Plan) -> None:
    st.session_state[TAKEN] = take_in(store, person, roster, made, address=address(), now=now())
    st.session_state["workbook.times"] = _times() + 1  # an empty place for the next file


def draw_troubles(troubles: Sequence[Trouble]) -> None:
    st.subheader(say("To put right · {n}", n=len(troubles)), anchor=False)
    rows = [
        {
            say("Where"): f"{one.sheet} {one.cell}".strip(),
            say("What is so"): plain(say(one.what)),
            say("What to do"): plain(say(one.to_do)),
        }
        for one in troubles[:MOST_SHOWN]
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    _more(len(troubles))


def draw_steps(steps: Sequence[Step]) -> None:
    rows = [
        {
            say("Sheet"): one.sheet,
            say("Row"): str(one.row),
            say("Who or what"): plain(one.name),
            say("What changes"): ", ".join(map(say, one.about.split(", "))) if one.about else "–",
        }
        for one in steps[:MOST_SHOWN]
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    _more(len(steps))


def draw_taken(taken: Taken) -> None:
    """What was done, and the links while they are known: until this page is left."""
    with st.container(border=True):
        st.markdown(
            say(
                "**Taken in.** Hotels: {new} new, {changed} changed. "
                "People: {invited} invited, {people} changed.",
                new=taken.hotels_new,
                changed=taken.hotels_changed,
                invited=len(taken.invitations),
                people=taken.people_changed,
            )
        )
        if taken.invitations:
            st.download_button(
                say("Download the invitation links"),
                lambda: links_sheet(taken),
                "invitations.xlsx",
                XLSX,
                icon=":material/link:",
                type="primary",
                on_click="ignore",
            )
            st.caption(
                say("It is made only now: each link works once, for seven days. Who has it can come in.")
            )


def _more(n: int) -> None:
    if n > MOST_SHOWN:
        st.caption(say("and {n} more", n=n - MOST_SHOWN))


def _times() -> int:
    return int(st.session_state.get("workbook.times", 0))
