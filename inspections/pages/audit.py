"""The house's book, for owners: who saw, changed or took away what; to look through and to take along."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pandas as pd
import streamlit as st

from inspections.audit import audit_for, said, take_audit
from inspections.pages.door import now
from inspections.records import Account
from inspections.store import Store

USUALLY = timedelta(days=30)
MOST_SHOWN = 200
EVERYONE, ALL_OF_IT = "Everyone", "Everything"


def draw_audit(person: Account, store: Store) -> None:
    """A part of the page of hotels and people, for whoever may "see_audit"."""
    st.header("Who saw, changed or took away what", anchor=False)
    st.caption(
        "Written as it is done, and never changed: the database itself refuses to. Signing in is in it too, "
        "with the kind of device and without anything that was typed. "
        "What the office does to visits and actions is told from their own logs."
    )
    today = now().date()
    first, second, third = st.columns(3)
    picked = first.date_input("From and to", (today - USUALLY, today), max_value=today)
    if not isinstance(picked, tuple) or len(picked) != 2:  # the second day is still to be picked
        return
    since, until = moment(picked[0]), moment(picked[1] + timedelta(days=1))
    lines = audit_for(store, person, since, until)
    hotels = {hotel.id: hotel.name for hotel in store.hotels()}
    who = second.selectbox("Who", [EVERYONE, *sorted({line.name for line in lines})])
    what = third.selectbox("What", [ALL_OF_IT, *sorted({said(line) for line in lines})])
    st.download_button(
        "Download all of it as CSV",
        lambda: take_audit(store, person, since, until, now()),
        file_name=f"Audit {picked[0]} to {picked[1]}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
    chosen = [
        line for line in reversed(lines) if who in (EVERYONE, line.name) and what in (ALL_OF_IT, said(line))
    ]
    if len(chosen) > MOST_SHOWN:
        st.caption(f"The newest {MOST_SHOWN} of {len(chosen)}.")
    rows = [
        {
            "When (UTC)": f"{line.at:%Y-%m-%d %H:%M}",
            "Who": line.name,
            "What": said(line),
            "Hotel": hotels.get(line.hotel, ""),
            "About": line.about[:60] if not line.what.startswith("action") else "",
        }
        for line in chosen[:MOST_SHOWN]
    ]
    if rows:
        st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch")
    else:
        st.write("Nothing in these days.")


def moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
