"""One voice: what was said, what was done about it, and what can be done now."""

from __future__ import annotations

import streamlit as st

from inspections.guests import desk
from inspections.guests.bodies import HOWS
from inspections.guests.learning import act_on_voice
from inspections.guests.threads import STEPS, Thread
from inspections.office import NotYours
from inspections.pages.door import turn_away
from inspections.pages.words import language
from scoring.pages.guests_desk import BREAK, PAGE, Guests, take
from scoring.pages.guests_feed import scores_said, where_said
from scoring.pages.guests_words import moment_said, say
from scoring.pages.visit_parts import plain

DONE = {
    "answered": "Answered",
    "wrote_again": "The guest wrote again",
    "noted": "Noted",
    "closed": "Closed",
    "reopened": "Opened again",
    "complained": "Made a complaint",
    "taken_up": "Became an action",
    "set_aside": "Set aside by the office",
    "readmitted": "Counted again by the office",
    "contact_forgotten": "The way to answer was forgotten",
}


def draw_voice_asked(guests: Guests) -> None:
    try:
        thread = desk.thread_for(guests.store, guests.person, st.query_params["voice"])
    except NotYours:
        turn_away(say("There is no such voice for you to hear."))
    draw_voice(guests.of(thread.voice.hotel), thread)


def draw_voice(guests: Guests, thread: Thread) -> None:
    st.page_link(
        PAGE,
        label=say("All voices"),
        icon=":material/arrow_back:",
        query_params={"hotel": guests.hotel.id, "show": "Live"},
    )
    st.title(say("What a guest said"), anchor=False)
    st.caption(where_said(guests, thread))
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_said(guests, thread)
        draw_history(guests, thread)
    with right:
        draw_answer(guests, thread)
        draw_steps(guests, thread)


def draw_said(guests: Guests, thread: Thread) -> None:
    voice = thread.voice
    st.markdown(scores_said(voice))
    for asked, text in (
        (say("What would have made it a perfect ten?"), voice.perfect),
        (say("In their own words"), voice.words),
    ):
        if text:
            st.markdown(f":gray[{asked}]  \n{plain(text)}")
    if thread.contact:
        st.markdown(f":gray[{say('Wishes an answer')}]  \n**{plain(thread.contact.told)}**")
    for name, text in voice.more.items():
        st.caption(f"{plain(name)}: {plain(text)}")
    if voice.channel == "code" and not thread.contact:
        st.caption(say("Anonymous: this guest has left no way to be answered. What you do can be noted."))
    if thread.action:
        st.page_link(
            "scoring/pages/actions.py",
            label=say("The action that came of it"),
            query_params={"action": thread.action},
            icon=":material/task_alt:",
        )
    if thread.complaint:
        st.page_link(
            PAGE,
            label=say("The complaint that came of it"),
            query_params={"hotel": guests.hotel.id, "complaint": thread.complaint},
            icon=":material/assignment_late:",
        )


def draw_history(guests: Guests, thread: Thread) -> None:
    if not thread.events:
        return
    st.header(say("What was done"), anchor=False)
    for event in thread.events:
        how = f" · {say(HOWS[event.body['how']])}" if "how" in event.body else ""
        words = plain(event.body.get("text") or event.body.get("reason") or "")
        st.markdown(
            f"**{say(DONE[event.kind])}**{how}  \n{words}{BREAK if words else ''}"
            f":gray[{guests.called(event.actor)}, {moment_said(event.at, guests.hotel)}]"
        )


def draw_answer(guests: Guests, thread: Thread) -> None:
    """Says how the guest was answered; the answer itself goes in person, by telephone or one's own mail."""
    if thread.status not in STEPS["answered"]:
        return
    st.header(say("Answer"), anchor=False)
    with st.form("answer", border=False):
        how = st.selectbox(say("How"), list(HOWS), format_func=lambda one: say(HOWS[one]))
        text = st.text_area(say("What you told the guest"), max_chars=4000)
        if st.form_submit_button(say("It is answered"), type="primary"):
            take(
                lambda: desk.answer(
                    guests.store, guests.person, thread.voice.id, guests.now, how=how, text=text
                ),
                say("Noted: the guest is answered."),
            )


def draw_steps(guests: Guests, thread: Thread) -> None:
    """What else can be done about it."""
    note(guests, thread, "noted", say("Note something"), say("What was done, or should be known"))
    if thread.status in STEPS["wrote_again"]:
        note(guests, thread, "wrote_again", say("The guest wrote again"), say("What the guest said"))
    draw_complain(guests, thread)
    draw_act(guests, thread)
    with st.container(horizontal=True):
        if thread.status in STEPS["closed"] and st.button(say("Close it")):
            step(guests, thread, "closed", {}, say("Closed."))
        if thread.contact:
            with st.popover(say("Forget the way to answer")):
                st.write(say("What was said stays. The guest can no longer be answered."))
                if st.button(say("Forget it"), type="primary"):
                    step(guests, thread, "contact_forgotten", {}, say("Forgotten."))
    if thread.status == "closed":
        note(guests, thread, "reopened", say("Open it again"), say("Why"), key="reason")
    if guests.may("set_voice_aside"):
        kind = "readmitted" if thread.aside else "set_aside"
        title = say("Count it again") if thread.aside else say("Set it aside")
        note(guests, thread, kind, title, say("Why"), key="reason")


def note(  # noqa: PLR0917 - a step, its words
    guests: Guests, thread: Thread, kind: str, title: str, label: str, key: str = "text"
) -> None:
    """A step that needs a sentence."""
    with st.expander(title), st.form(kind, border=False):
        text = st.text_area(label, max_chars=4000)
        if st.form_submit_button(title):
            step(guests, thread, kind, {key: text.strip()}, say("Kept."))


def step(guests: Guests, thread: Thread, kind: str, body: dict[str, str], done: str) -> None:
    take(
        lambda: desk.step(
            guests.store, guests.person, thread.voice.id, guests.now, kind=kind, body=_said(body)
        ),
        done,
    )


def _said(body: dict[str, str]) -> dict[str, str]:
    return {key: desk.said(text) for key, text in body.items()}


def draw_complain(guests: Guests, thread: Thread) -> None:
    if thread.complaint:
        return
    with st.expander(say("Make it a complaint")), st.form("complaint", border=False):
        st.caption(say("Its clocks run from when the guest said it: {at}.",
                       at=moment_said(thread.voice.said_at, guests.hotel)))  # fmt: skip
        text = st.text_area(say("What the complaint is"), value=_words(thread), max_chars=4000)
        place = guests.places.get(thread.voice.place)
        titles = guests.departments(language())
        if st.form_submit_button(say("Receive the complaint"), type="primary"):
            department = place.department if place else ""
            take(
                lambda: desk.receive(
                    guests.store,
                    guests.person,
                    guests.hotel.id,
                    guests.now,
                    how="code",
                    text=text,
                    said_at=thread.voice.said_at,
                    contact=thread.contact.told if thread.contact else "",
                    voice_id=thread.voice.id,
                    department=department,
                    department_title=titles.get(department, ""),
                ),
                say("It is a complaint now, with its clocks."),
            )


def draw_act(guests: Guests, thread: Thread) -> None:
    if thread.action:
        return
    with st.expander(say("Make an action of it")), st.form("act", border=False):
        title = st.text_input(say("What is to be done"), max_chars=300)
        if st.form_submit_button(say("Open the action")):
            take(
                lambda: act_on_voice(guests.store, guests.person, thread.voice.id, guests.now, title=title),
                say("The action stands on the board."),
            )


def _words(thread: Thread) -> str:
    return "\n".join(filter(None, (thread.voice.words, thread.voice.perfect)))
