"""The code that signs the inspector's tablet in: shown on request, once for each press, for ten minutes."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from inspections.office import Refused
from inspections.pages.door import now
from inspections.pairing import LASTS, pairing
from inspections.records import Account, VisitSummary
from inspections.store import Store

SIDE = 220


def draw_tablet_code(person: Account, store: Store, visit: VisitSummary) -> None:
    """A key that makes a code for the visit's inspector; it is never made by merely looking at the page."""
    with st.popover("Sign in a tablet by a code", icon=":material/qr_code_2:"):
        st.caption(
            f"Signs one tablet in as {visit.inspector}: once, within {LASTS.seconds // 60} minutes. "
            "Making another ends the one before."
        )
        if not st.button("Make the code", key=f"pair-{visit.id}"):
            return
        try:
            made = pairing(store, person, visit.inspector_id, address(), now())
        except Refused as refusal:
            st.error(refusal.message)
            return
        st.html(
            f'<div style="width:{SIDE}px" role="img" aria-label="QR code for the tablet">{made.svg}</div>'
        )
        st.caption(
            f"Scan it with the tablet's camera before {made.expires_at:%H:%M} UTC, or open this link there:"
        )
        st.code(made.link, language=None, wrap_lines=True)


def address() -> str:
    """The house's own address, as this reader reached it."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}"
