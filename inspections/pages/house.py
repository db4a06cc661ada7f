"""Hotels and people: what the chain has, and who works with it; each to be added, changed and closed."""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.pages.audit import draw_audit
from inspections.pages.door import enter_for, head
from inspections.pages.house_hotels import draw_hotels
from inspections.pages.house_people import draw_people
from inspections.pages.house_words import say
from inspections.pages.house_workbook import draw_workbook
from inspections.pages.privacy import draw_privacy

PARTS = {
    "Hotels": draw_hotels,
    "People": draw_people,
    "Workbook": draw_workbook,
    "Audit": draw_audit,
    "Privacy": draw_privacy,
}
ASKS = {"Audit": "see_audit", "Privacy": "keep_privacy"}


def draw() -> None:
    person, store = enter_for("add_hotel")
    head(say("Hotels and people"))
    asked = st.query_params.get("part", "")
    parts = [part for part in PARTS if part not in ASKS or may(person, ASKS[part])]
    part = st.segmented_control(
        say("Part"),
        parts,
        format_func=say,
        default=asked if asked in parts else parts[0],
        required=True,
        label_visibility="collapsed",
    )
    st.query_params["part"] = part or parts[0]
    PARTS[part or parts[0]](person, store)


draw()
