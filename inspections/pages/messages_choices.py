"""What one is told by e-mail, and how often; for owners also what could not be sent."""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.language import language_of
from inspections.messages.choices import choice_of, choose, choose_hour
from inspections.messages.kinds import DAILY, HOWS, KINDS, kinds_for
from inspections.messages.letters import trial_letter
from inspections.messages.parts import GIVEN_UP, WAITS
from inspections.messages.smtp import NotTaken, mail_server, send
from inspections.office import fresh_id
from inspections.pages.door import now
from inspections.pages.messages_words import moment_said, say
from inspections.pages.visits_parts import plain
from inspections.records import Account
from inspections.settings import settings
from inspections.store import Store


def draw_choices(person: Account, store: Store) -> None:
    """A line a kind, kept as soon as it is tapped."""
    if person.demo:
        st.caption(say("People of the demo get no e-mail: they are invented."))
    elif mail_server(settings()) is None:
        st.caption(say("This house sends no e-mail yet. What you choose counts from when it does."))
    st.write(
        say(
            "An e-mail says what kind of thing happened, in which hotel, and where to read it. "
            "It never says what was found, said or scored."
        )
    )
    choice = choice_of(store, person.id)
    with st.container(gap=None):
        for kind in kinds_for(person):
            st.radio(
                say(KINDS[kind].title),
                list(HOWS),
                index=list(HOWS).index(choice.of(kind)),
                format_func=lambda how: say(HOWS[how]),
                horizontal=True,
                key=f"how.{kind}",
                on_change=keep,
                args=(person, store, kind),
            )
    if any(choice.of(kind) == DAILY for kind in kinds_for(person)):
        st.selectbox(
            say("What comes once a day comes at"),
            range(24),
            index=choice.hour,
            format_func=lambda hour: f"{hour:02}:00",
            key="messages.hour",
            width=240,
            on_change=keep_hour,
            args=(person, store),
        )
    if may(person, "run_webhooks"):
        draw_post(person, store)


def keep(person: Account, store: Store, kind: str) -> None:
    choose(store, person, kind, st.session_state[f"how.{kind}"])


def keep_hour(person: Account, store: Store) -> None:
    choose_hour(store, person, st.session_state["messages.hour"])


def draw_post(person: Account, store: Store) -> None:
    """Whether e-mail goes at all, for owners."""
    st.header(say("Whether e-mail arrives"), anchor=False)
    server = mail_server(settings())
    if server and not person.demo:
        st.write(
            say("E-mails go by {host}, as {sender}.", host=plain(server.host), sender=plain(server.sender))
        )
        if st.button(say("Send me a test"), icon=":material/mail:"):
            try:
                letter = trial_letter(person, language_of(store, person, ""), server.address)
                send(letter, fresh_id(), server, now())
            except NotTaken as refused:
                st.error(say("The mail server did not take it. {said}", said=plain(str(refused))))
            else:
                st.success(say("The mail server took it: look at {email}.", email=plain(person.email)))
    elif not server:
        st.write(say("No mail server is set. Whoever runs this installation sets SIXTY_SMTP_HOST."))
    stuck = store.deliveries_of(states=(WAITS, GIVEN_UP))
    people = {one.id: one.name for one in store.accounts()}
    rows = [
        {
            say("To whom"): people.get(one.account or "", ""),
            say("Where it stands"): say("Given up") if one.state == GIVEN_UP else say("Tried again"),
            say("Tried"): one.tries,
            say("What was answered"): one.said,
            say("When"): moment_said(one.tried_at) if one.tried_at else "",
        }
        for one in stuck
        if one.said
    ]
    if rows:
        st.dataframe(rows, hide_index=True, width="stretch")
    elif server:
        st.caption(say("Nothing is stuck."))
