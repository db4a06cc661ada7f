"""Appeals against an inspector's own visits: what the hotel says, what the inspector answers. No stars."""

from __future__ import annotations

import streamlit as st

from inspections.office import Refused, comment
from inspections.pages.door import enter_for, head, now, photos_folder
from inspections.pages.words import days_of, language, say
from inspections.photos import read_photo
from inspections.records import Account, VisitSummary
from inspections.store import Store
from inspections.visit import Visit
from inspections.visit_parts import Appeal
from standards.pack import Pack, said
from standards.pack_json import from_text

ANSWERS = {"met": "met", "not_met": "not met", "not_applicable": "not applicable"}


def draw() -> None:
    person, store = enter_for("answer_appeals")
    own = [one for one in store.appealed_visits() if one.inspector_id == person.id]
    visits = [(one, visit) for one in own if (visit := store.visit(one.id))]
    waiting = sum(appeal.is_open for _, visit in visits for appeal in visit.appeals.values())
    head(headline(waiting, len(visits)))
    for summary, visit in visits:
        draw_visit(person, store, summary, visit)
    st.link_button(say("Back to the tablet"), "/capture/", icon=":material/arrow_back:")


def headline(waiting: int, visits: int) -> str:
    """What there is to answer, as a sentence."""
    if waiting:
        return say.count(waiting, "{n} appeal waits for what you saw", "{n} appeals wait for what you saw")
    if visits:
        return say("Every appeal on your visits is closed")
    return say("No hotel has appealed anything of yours")


def draw_visit(person: Account, store: Store, summary: VisitSummary, visit: Visit) -> None:
    st.header(f"{summary.hotel.name}, {days_of(summary)}", anchor=False)
    kept = store.pack(visit.pack_hash)
    pack = from_text(kept.body) if kept else None
    for appeal in sorted(visit.appeals.values(), key=lambda one: (not one.is_open, one.at, one.id)):
        with st.container(border=True):
            draw_appeal(person, store, visit, pack, appeal)


def draw_appeal(person: Account, store: Store, visit: Visit, pack: Pack | None, appeal: Appeal) -> None:
    look = visit.observations.get(appeal.observation)
    if look is None:
        return
    text = said(pack.standard(look.standard).text, language()) if pack else look.standard
    st.markdown(f"**{plain(text)}**")
    for note in visit.notes.values():
        if note.observation == look.id:
            st.markdown(say("You noted: “{text}”", text=plain(note.text)))
    st.markdown(
        say(
            "The hotel: should be {answer}. “{reason}”",
            answer=say(ANSWERS[appeal.claim]),
            reason=plain(appeal.reason),
        )
    )
    with st.container(horizontal=True):
        for sha256 in appeal.photos:
            if picture := read_photo(photos_folder(), sha256):
                st.image(picture, width=240)
    for one in appeal.comments:
        st.markdown(say("You said: “{text}”", text=plain(one.text)))
    if not appeal.is_open:
        st.markdown(f"**{outcome(appeal)}**" + (f": “{plain(appeal.decision)}”" if appeal.decision else ""))
        return
    with st.form(f"comment.{appeal.id}", border=False, clear_on_submit=False):
        words = st.text_area(
            say("What you saw"),
            max_chars=4000,
            help=say("The office and the hotel read it, without your name."),
        )
        if st.form_submit_button(say("Send to the office"), type="primary"):
            send(person, store, visit.id, appeal.id, words)


def send(person: Account, store: Store, visit_id: str, appeal_id: str, words: str) -> None:
    try:
        comment(store, person, visit_id, now(), appeal_id=appeal_id, text=words)
    except Refused as refusal:
        st.error(say(refusal.message))
    else:
        st.session_state.done = say("Sent. The office reads it before it decides.")
        st.rerun()


def outcome(appeal: Appeal) -> str:
    """How it ended."""
    if appeal.withdrawn:
        return say("Withdrawn by the hotel")
    return say("Granted") if appeal.granted else say("Refused")


def plain(text: str) -> str:
    """Text that people wrote, with Markdown's signs made harmless."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+|~$:" else sign for sign in text)


draw()
