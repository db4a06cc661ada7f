"""Other systems that are told by webhook, for owners: added, tried, paused, taken away; their answers."""

from __future__ import annotations

import streamlit as st

from inspections.messages.kinds import KINDS
from inspections.messages.outside import outside_of
from inspections.messages.parts import DROPPED, GIVEN_UP, SENT, WAITS, Delivery, Endpoint
from inspections.messages.systems import (
    add_system,
    end_system,
    host_of,
    pause_system,
    resume_system,
    systems_for,
    try_system,
)
from inspections.pages.door import now
from inspections.pages.messages_words import moment_said, say
from inspections.pages.visits_parts import plain
from inspections.records import Account
from inspections.refusals import Refused
from inspections.settings import settings
from inspections.store import Store

STATES = {SENT: "Taken", WAITS: "Tried again", GIVEN_UP: "Given up", DROPPED: "Not sent"}
EARLY = ("assigned", "sent_back")  # known before the hotel may know that anybody comes


def draw_systems(person: Account, store: Store) -> None:
    st.write(
        say(
            "Another system is told as an e-mail would tell: the kind, the hotel and a link. "
            "Each message is signed, and tried for three days. How to check it: docs/messages.md."
        )
    )
    if secret := st.session_state.pop("webhook.secret", ""):
        st.success(
            say("It is told from now on. This is its secret, shown once: keep it where it is checked.")
        )
        st.code(secret, language=None)
    for system in systems_for(store, person):
        draw_system(person, store, system)
    draw_form(person, store)


def draw_system(person: Account, store: Store, system: Endpoint) -> None:
    with st.container(border=True):
        st.subheader(plain(host_of(system)), anchor=False)
        st.caption(" · ".join(KINDS[kind].wire for kind in system.kinds))
        if system.paused_at:
            why = f" {plain(system.paused_why)}" if system.paused_why else ""
            st.warning(say("Paused since {moment}.", moment=moment_said(system.paused_at)) + why)
        deliveries = store.deliveries_of(endpoint=system.id, most=10)
        if deliveries:
            st.dataframe([row_of(one) for one in deliveries], hide_index=True, width="stretch")
        else:
            st.caption(say("Nothing was sent there yet."))
        with st.container(horizontal=True):
            if system.paused_at:
                button(say("Let it go on"), "play_arrow", system, resume_system, store, person, system.id)
            else:
                button(say("Send a test"), "send", system, tried, store, person, system.id)
                button(say("Pause it"), "pause", system, pause_system, store, person, system.id, now())
            button(say("Take it away"), "delete", system, end_system, store, person, system.id, now())


def tried(store: Store, person: Account, system_id: str) -> None:
    try_system(store, person, system_id, now())
    st.session_state.done = say("On its way. Look again in a few seconds.")


def button(label: str, icon: str, system: Endpoint, step: object, *args: object) -> None:
    st.button(label, icon=f":material/{icon}:", key=f"{icon}.{system.id}", on_click=step, args=args)


def row_of(one: Delivery) -> dict[str, object]:
    again = one.state == WAITS and one.tries
    return {
        say("When"): moment_said(one.tried_at or one.due_at),
        say("Where it stands"): say(STATES[one.state]) if one.tries or one.state != WAITS else say("Waits"),
        say("What was answered"): one.said,
        say("Tried"): one.tries,
        say("Next"): moment_said(one.next_at) if again else "",
    }


def draw_form(person: Account, store: Store) -> None:
    st.header(say("Tell another system"), anchor=False)
    with st.form("webhook", border=False):
        url = st.text_input(say("Its address"), placeholder="https://system.example/sixty")
        kinds = st.multiselect(
            say("What it is told"),
            list(KINDS),
            default=[kind for kind in KINDS if kind not in EARLY],
            format_func=lambda kind: KINDS[kind].wire,
            help=say("Who hears of a visit that is given or sent back knows of it before the hotel does."),
        )
        if not st.form_submit_button(say("Tell it"), type="primary"):
            return
    try:
        _, secret = add_system(store, person, now(), url=url, kinds=kinds, outside=outside_of(settings()))
    except Refused as refused:
        st.error(say(refused.message))
    else:
        st.session_state["webhook.secret"] = secret
        st.rerun()
