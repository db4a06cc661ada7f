"""The chain's report to take away: a PDF and a workbook of what the page shows."""

from __future__ import annotations

import streamlit as st

from inspections.pages.door import now, the_store
from inspections.pages.words import language
from inspections.records import Account
from scoring.chain.overview import Overview
from scoring.chain.report_reading import note_chain_taken, pdf_of, workbook_of
from scoring.pages.chain_select import Selected
from scoring.pages.chain_words import say


def show_downloads(person: Account, chosen: Selected, told: Overview) -> None:
    """Both are made when asked for, and stand in the house's book as taken."""
    day, words = now().date(), language()
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("Report as PDF"),
            lambda: _noted(person, "pdf_taken", pdf_of(told, chosen.catalogue, day, words)),
            file_name=f"chain-{day}.pdf",
            mime="application/pdf",
            icon=":material/download:",
            type="primary",
            on_click="ignore",
        )
        st.download_button(
            say("Workbook"),
            lambda: _noted(person, "table_taken", workbook_of(told, chosen.catalogue, day, words)),
            file_name=f"chain-{day}.xlsx",
            icon=":material/table:",
            on_click="ignore",
        )


def _noted(person: Account, what: str, made: bytes) -> bytes:
    note_chain_taken(the_store(), person, what, now())
    return made
