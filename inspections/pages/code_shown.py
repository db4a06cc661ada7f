"""A QR code on a page."""

from __future__ import annotations

import base64

import streamlit as st

SIDE = 220


def show_code(svg: str, label: str) -> None:
    """The code as a picture. A drawing within HTML is taken out by Streamlit, which says nothing of it."""
    picture = base64.b64encode(svg.encode()).decode()
    st.html(
        f'<img src="data:image/svg+xml;base64,{picture}" alt="{label}" '
        f'style="width:{SIDE}px;max-width:100%;display:block">'
    )
