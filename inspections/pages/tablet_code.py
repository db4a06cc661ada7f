"""The code that signs the inspector's tablet in: shown on request, once for each press, for ten minutes."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from inspections.office import Refused
from inspections.pages.code_shown import show_code
from inspections.pages.door import now
from inspections.pages.visits_parts import plain
from inspections.pages.words import say
from inspections.pairing import LASTS, pairing
from inspections.records import Account, VisitSummary
from inspections.store import Store


def draw_tablet_code(person: Account, store: Store, visit: VisitSummary) -> None:
    """A key that makes a code for the visit's inspector; it is never made by merely looking at the page."""
    with st.popover(say("Sign in a tablet by a code"), icon=":material/qr_code_2:"):
        st.caption(
            say(
                "Signs one tablet in as {name}: once, within {n} minutes. "
                "Making another ends the one before.",
                name=plain(visit.inspector),
                n=LASTS.seconds // 60,
            )
        )
        if not st.button(say("Make the code"), key=f"pair-{visit.id}"):
            return
        try:
            made = pairing(store, person, visit.inspector_id, address(), now())
        except Refused as refusal:
            st.error(say(refusal.message))
            return
        show_code(made.svg, say("QR code for the tablet"))
        st.caption(
            say(
                "Scan it with the tablet's camera before {time} UTC, or open this link there:",
                time=f"{made.expires_at:%H:%M}",
            )
        )
        st.code(made.link, language=None, wrap_lines=True)


def address() -> str:
    """The house's own address, as this reader reached it."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}"
