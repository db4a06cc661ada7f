"""The house's book, for owners: who saw, changed or took away what; to look through and to take along."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pandas as pd
import streamlit as st

from inspections.audit import audit_for, said, take_audit
from inspections.pages.door import now
from inspections.pages.words import say
from inspections.records import Account
from inspections.store import Store

USUALLY = timedelta(days=30)
MOST_SHOWN = 200


def draw_audit(person: Account, store: Store) -> None:
    """A part of the page of hotels and people, for whoever may "see_audit"."""
    st.header(say("Who saw, changed or took away what"), anchor=False)
    st.caption(
        say(
            "Written as it is done, and never changed: the database itself refuses to. Signing in is in it "
            "too, with the kind of device and without anything that was typed. "
            "What the office does to visits and actions is told from their own logs."
        )
    )
    today = now().date()
    first, second, third = st.columns(3)
    picked = first.date_input(
        say("From and to"), (today - USUALLY, today), max_value=today, format="YYYY-MM-DD"
    )
    if not isinstance(picked, tuple) or len(picked) != 2:  # the second day is still to be picked
        return
    since, until = moment(picked[0]), moment(picked[1] + timedelta(days=1))
    lines = audit_for(store, person, since, until)
    hotels = {hotel.id: hotel.name for hotel in store.hotels()}
    names, deeds = sorted({line.name for line in lines}), sorted({say(said(line)) for line in lines})
    who = second.selectbox(
        say("Who"), ["", *names], format_func=lambda one: one or say("Everyone"), key="audit.who"
    )
    what = third.selectbox(
        say("What"), ["", *deeds], format_func=lambda one: one or say("All of it"), key="audit.what"
    )
    st.download_button(
        say("Download all of it as CSV"),
        lambda: take_audit(store, person, since, until, now()),
        file_name=f"Audit {picked[0]} to {picked[1]}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
    chosen = [
        line
        for line in reversed(lines)
        if who in ("", None, line.name) and what in ("", None, say(said(line)))
    ]
    if len(chosen) > MOST_SHOWN:
        st.caption(say("The newest {n} of {all}.", n=MOST_SHOWN, all=len(chosen)))
    rows = [
        {
            say("When (UTC)"): f"{line.at:%Y-%m-%d %H:%M}",
            say("Who"): line.name,
            say("What"): say(said(line)),
            say("Hotel"): hotels.get(line.hotel, ""),
            say("About"): line.about[:60] if not line.what.startswith("action") else "",
        }
        for line in chosen[:MOST_SHOWN]
    ]
    if rows:
        st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch")
    else:
        st.write(say("Nothing in these days."))


def moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
