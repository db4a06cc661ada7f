"""Guests beside the inspector, by department, as the report has it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring.pages.visit_parts import plain
from scoring.pages.words import words
from scoring.report.data import Report


def show_voices(report: Report) -> None:
    """What guests said of the departments before the release, and where it disagrees."""
    if not report.voices:
        return
    say = words().say
    st.header(plain(report.voices_section.headline), anchor=False)
    for line in report.voices:
        if line.disagree or line.kind == "unsure":
            colour = "orange" if line.disagree else "gray"
            st.markdown(
                f":{colour}[:material/compare_arrows:] **{plain(line.title)}**: {plain(line.verdict)}"
            )
    rows = [
        {
            say("label.department"): plain(line.title),
            say("voices.met"): line.inspected,
            say("voices.content"): line.heard,
        }
        for line in report.voices
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    st.caption(plain(report.voices_section.note))
