"""What every inspector judges alone: one photo, clip or scene at a time, and nobody else's answers."""

from __future__ import annotations

import streamlit as st

from inspections.office import Refused
from inspections.office.vignettes import judge_vignette, vignettes_to_judge
from inspections.pages.door import enter_for, head, now, photos_folder
from inspections.pages.words import language, say
from inspections.photos import read_photo
from inspections.records import Account
from inspections.store import Store
from inspections.vignette_records import Vignette
from standards.pack import said
from standards.pack_json import from_text

ANSWERS = {"met": "Met", "not_met": "Not met", "not_applicable": "Does not apply"}


def draw() -> None:
    person, store = enter_for("judge_vignettes")
    waiting, answered = vignettes_to_judge(store, person)
    head(headline(len(waiting), answered))
    st.caption(
        say(
            "Every inspector judges the same scenes alone: it shows which standards are read differently. "
            "No hotel sees it, and there is no right answer to be found out."
        )
    )
    if waiting:
        draw_vignette(person, store, waiting[0])
    st.link_button(say("Back to the tablet"), "/capture/", icon=":material/arrow_back:")


def headline(waiting: int, answered: int) -> str:
    """What there is to judge, as a sentence."""
    if waiting:
        return say.count(waiting, "One scene waits for your judgement", "{n} scenes wait for your judgement")
    return say("You have judged every scene") if answered else say("There is no scene to judge yet")


def draw_vignette(person: Account, store: Store, one: Vignette) -> None:
    """The scene, the standard, and the answer that stands for good."""
    with st.container(border=True):
        if one.sha256 and (picture := read_photo(photos_folder(), one.sha256)):
            st.image(picture, width=640)
        if one.told:
            st.markdown(plain(one.told))
        if one.link:
            st.link_button(say("See the clip"), one.link, icon=":material/play_circle:")
        st.markdown(f"**{plain(standard_said(store, one))}**")
        with st.form(f"judge.{one.id}", border=False):
            answer = st.radio(
                say("Your judgement"),
                list(ANSWERS),
                index=None,
                format_func=lambda key: say(ANSWERS[key]),
                horizontal=True,
            )
            if st.form_submit_button(say("Give it, for good"), type="primary"):
                send(person, store, one.id, answer or "")


def standard_said(store: Store, one: Vignette) -> str:
    """The standard's words, in the reader's language where the pack has it."""
    kept = store.pack(one.pack_hash)
    found = (
        next((s for s in from_text(kept.body).standards() if s.id == one.standard), None) if kept else None
    )
    return said(found.text, language()) if found else one.standard


def send(person: Account, store: Store, vignette_id: str, answer: str) -> None:
    try:
        judge_vignette(store, person, vignette_id, answer, now())
    except Refused as refusal:
        st.error(say(refusal.message))
    else:
        st.session_state.done = say("Kept. Thank you.")
        st.rerun()


def plain(text: str) -> str:
    """Text that people wrote, with Markdown's signs made harmless."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+|~$:" else sign for sign in text)


draw()
