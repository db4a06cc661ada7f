"""The parts of the page of standards: what each is called, and how one leads to another."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

FOR_ALL = ("Find", "Compare")
FOR_THE_OFFICE = ("Bring in", "Draft")
_GO_TO, _PART = "standards.go-to", "standards-part"


def chosen(parts: tuple[str, ...]) -> str:
    """The part that is looked at: the one led to, else that of the address, else the first."""
    asked = (
        st.session_state.pop(_GO_TO, None) or st.session_state.get(_PART) or st.query_params.get("part", "")
    )
    st.session_state[_PART] = asked if asked in parts else parts[0]
    part = st.segmented_control("Part", parts, key=_PART, required=True, label_visibility="collapsed")
    st.query_params["part"] = part
    return part


def go_to(part: str) -> NoReturn:
    """Draws that part instead."""
    st.session_state[_GO_TO] = part
    st.rerun()
