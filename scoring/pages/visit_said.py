"""What was said on calls and in writing, as the inspector wrote it down."""

from __future__ import annotations

import streamlit as st

from scoring.pages.visit_parts import plain
from scoring.report.data import Report, Talk

FIRST = 2
"""Contacts whose sentences stand open; the others unfold."""


def show_said(report: Report) -> None:
    """The quoted sentences of each contact; nothing where none was quoted."""
    if not report.talks:
        return
    st.header(plain(report.talks_section.headline), anchor=False)
    st.caption(plain(report.talks_section.note))
    for place, talk in enumerate(report.talks):
        title = " · ".join(filter(None, (talk.title, talk.when)))
        if place < FIRST:
            st.markdown(f"**{plain(title)}**")
            show_talk(talk)
        else:
            with st.expander(plain(title)):
                show_talk(talk)


def show_talk(talk: Talk) -> None:
    for quote in talk.quotes:
        marked = f" :gray-badge[{plain(quote.dimension)}]" if quote.dimension else ""
        st.markdown(f"> **{plain(quote.who)}** “{plain(quote.text)}”{marked}")
