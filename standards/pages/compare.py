"""Any two packs or editions, compared."""

from __future__ import annotations

import streamlit as st

from standards.editions import compared
from standards.pages.comparing import draw_comparison
from standards.pages.shelf import all_packs


def draw() -> None:
    st.title("Compare editions", anchor=False)
    packs = all_packs()
    if len(packs) < 2:
        st.write("There is one edition. When another is published, both can be compared here.")
        return
    left, right = st.columns(2)
    older = left.selectbox("Older", packs, index=1)
    newer = right.selectbox("Newer", packs, index=0)
    draw_comparison(compared(packs[older], packs[newer]))
