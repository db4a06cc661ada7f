"""The draft that is worked on: the tables of our own files, so that editing and importing are one way."""

from __future__ import annotations

import streamlit as st

from standards.exchange.importing import Imported, imported
from standards.exchange.sheets import Rows
from standards.exchange.table import Book, sheet_of

_KEY = "standards.draft"
Tables = dict[str, Rows]


def put_draft(tables: Tables) -> None:
    """Makes these tables the draft of this session."""
    st.session_state[_KEY] = tables
    st.session_state["draft-turn"] = st.session_state.get("draft-turn", 0) + 1


def the_draft() -> Tables | None:
    """The draft of this session, None where there is none."""
    tables: Tables | None = st.session_state.get(_KEY)
    return tables


def checked(tables: Tables) -> Imported:
    """The draft with everything that is wrong with it."""
    return imported(
        Book("Draft", tuple(sheet_of(name, rows) for name, rows in tables.items() if len(rows) > 1))
    )
