"""Invitations: the one just made, as link and QR code; and those that wait, to be taken back."""

from __future__ import annotations

from typing import Any

import streamlit as st

from inspections.access import ROLE_TITLES, may
from inspections.office.invites import Invitation, invite, invites_for, revoke_invite
from inspections.pages.code_shown import show_code
from inspections.pages.door import now
from inspections.pages.house_list import find, pick, take
from inspections.pages.house_words import say
from inspections.pages.tablet_code import address
from inspections.pages.visits_parts import plain
from inspections.pages.words import day_said
from inspections.records import Account
from inspections.store import Store

MADE = "invitation"


def ask_in(person: Account, store: Store, who: dict[str, Any]) -> None:
    """Makes the invitation; the page that follows shows its link."""
    st.session_state[MADE] = invite(store, person, **who, address=address(), now=now())


def draw_invites(person: Account, store: Store) -> None:
    made: Invitation | None = st.session_state.get(MADE)
    waiting = [one for one in invites_for(store, person, now()) if may(person, f"appoint_{one.role}")]
    if made and any(one.email == made.email for one in waiting):
        draw_made(made)
    if not waiting:
        return
    with st.expander(
        say("Invitations that wait · {n}", n=len(waiting)), icon=":material/mail:", key="invited"
    ):
        rows = [
            {
                say("E-mail"): one.email,
                say("Name"): one.name,
                say("Role"): say(ROLE_TITLES[one.role]),
                say("Until"): f"{day_said(one.expires_at)}, {one.expires_at:%H:%M} UTC",
            }
            for one in waiting
        ]
        found = find(rows, "invites", "Find among {n} invitations")
        at = pick(rows, found, "invites", say("Tick a row to take that invitation back."))
        if at is not None and st.button(
            say("Take back the invitation of {email}", email=plain(waiting[at].email))
        ):
            take(
                lambda: revoke_invite(store, person, waiting[at].id, now()),
                say("The invitation of {email} leads nowhere now.", email=plain(waiting[at].email)),
            )


def draw_made(made: Invitation) -> None:
    """Shown until the next one is made, or the page is left: what is kept cannot show it again."""
    with st.container(border=True):
        st.markdown(
            say(
                "**For {name}**, once, until {day}. It is shown only now.",
                name=plain(made.name or made.email),
                day=day_said(made.until),
            )
        )
        left, right = st.columns([1, 2], vertical_alignment="center")
        with left:
            show_code(made.svg, say("QR code of the invitation"))
        with right:
            st.code(made.link, language=None, wrap_lines=True)
            st.caption(say("Let them scan the code, or send the link: they choose their own password."))
