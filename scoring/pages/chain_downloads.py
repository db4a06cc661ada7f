"""The chain's report to take away: a PDF and a workbook of what the page shows."""

from __future__ import annotations

import streamlit as st

from inspections.pages.door import now, the_store
from inspections.records import Account
from scoring.chain.overview import Overview
from scoring.chain.report_reading import note_chain_taken, pdf_of, workbook_of
from scoring.pages.chain_select import Selected


def show_downloads(person: Account, chosen: Selected, told: Overview) -> None:
    """Both are made when asked for, and stand in the house's book as taken."""
    day = now().date()
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Report as PDF",
            lambda: _noted(person, "pdf_taken", pdf_of(told, chosen.catalogue, day)),
            file_name=f"chain-{day}.pdf",
            mime="application/pdf",
            icon=":material/download:",
            type="primary",
            on_click="ignore",
        )
        st.download_button(
            "Workbook",
            lambda: _noted(person, "table_taken", workbook_of(told, chosen.catalogue, day)),
            file_name=f"chain-{day}.xlsx",
            icon=":material/table:",
            on_click="ignore",
        )


def _noted(person: Account, what: str, made: bytes) -> bytes:
    note_chain_taken(the_store(), person, what, now())
    return made
