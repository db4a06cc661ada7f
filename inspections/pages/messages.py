"""Messages: what one was told, what one chooses to be told by e-mail, and which other systems are told."""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.messages.kinds import KINDS, page_of
from inspections.messages.parts import Message
from inspections.messages.telling import feed
from inspections.pages.door import enter_for, head, now
from inspections.pages.messages_choices import draw_choices
from inspections.pages.messages_systems import draw_systems
from inspections.pages.messages_words import SHOWS, moment_said, say
from inspections.pages.visits_parts import plain
from inspections.records import Account
from inspections.store import Store

PAGES = {
    "/visit": "scoring/pages/visit.py",
    "/review": "scoring/pages/review.py",
    "/actions": "scoring/pages/actions.py",
    "/guests": "scoring/pages/guests.py",
    "/appeals": "inspections/pages/appeals.py",
}
FEW = 20  # shown at first; the rest on asking


def draw() -> None:
    person, store = enter_for("see_messages")
    told = feed(store, person)
    head(headline(sum(one.read_at is None for one in told), len(told)))
    shows = [name for name in SHOWS if name != "systems" or may(person, "run_webhooks")]
    asked = st.query_params.get("show", "")
    chosen = st.radio(
        say("Show"),
        shows,
        index=shows.index(asked) if asked in shows else 0,
        format_func=lambda name: say(SHOWS[name]),
        horizontal=True,
        label_visibility="collapsed",
    )
    st.query_params["show"] = chosen
    if chosen == "email":
        draw_choices(person, store)
    elif chosen == "systems":
        draw_systems(person, store)
    else:
        draw_feed(person, store, told)


def headline(unread: int, told: int) -> str:
    """What waits to be read, as a sentence."""
    if unread:
        return say.count(unread, "One message is new", "{n} messages are new")
    return say("You have read everything") if told else say("Nothing has happened that you are told of")


def draw_feed(person: Account, store: Store, told: list[Message]) -> None:
    if not told:
        st.write(
            say(
                "When something happens that is for you, it stands here, and leads to where it happened. "
                "What also comes by e-mail, and how often, you choose beside this list."
            )
        )
        return
    if any(one.read_at is None for one in told):
        st.button(
            say("Mark all as read"),
            icon=":material/done_all:",
            on_click=store.read_messages,
            args=(person.id, now()),
        )
    shown = told if st.session_state.get("messages.all") else told[:FEW]
    for one in shown:
        draw_message(person, store, one)
    if len(shown) < len(told):
        st.button(
            say("Show the {n} before these", n=len(told) - len(shown)),
            on_click=lambda: st.session_state.update({"messages.all": True}),
        )


def draw_message(person: Account, store: Store, one: Message) -> None:
    title = say(KINDS[one.notice.kind].title)
    new = "" if one.read_at else ":orange[●] "
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(
            f"{new}{f'**{title}**' if new else title}  \n"
            f":gray[{plain(one.hotel)} · {moment_said(one.notice.at)}]",
        )
        path, query = page_of(one.notice, person)
        if path not in PAGES:
            st.link_button(say("To the tablet"), path, icon=":material/tablet:")
        elif st.button(say("Look"), key=f"look.{one.notice.id}", icon=":material/arrow_forward:"):
            store.read_messages(person.id, now(), [one.notice.id])
            st.switch_page(PAGES[path], query_params=dict(query))


draw()
