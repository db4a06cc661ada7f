"""Shared vignettes at the quality office: set up here, judged by every inspector alone, compared here."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from inspections.office import Refused
from inspections.office.vignettes import close_vignette, set_up_vignette, vignettes_kept
from inspections.pages.door import now, photos_folder, the_store
from inspections.pages.words import language
from inspections.photos import read_photo
from inspections.records import Account
from inspections.vignette_records import Vignette, VignetteAnswer
from scoring.chain.agreement import Look
from scoring.chain.joint import vignette_looks
from scoring.pages.chain_overview import heading
from scoring.pages.chain_words import promise, said, say
from scoring.pages.visit_parts import plain
from scoring.ratings import pack_of
from standards.pack import Pack
from standards.pack import said as in_words

NEW = "new"


def show_vignettes(person: Account) -> list[Look]:
    """What is kept and who has judged it, a form for a new one; and every answer, to be compared."""
    kept, answers = vignettes_kept(the_store(), person)
    with st.container():  # in one place: what follows keeps its own, and stays open
        heading(
            say("Shared vignettes"),
            say(
                "A photo, a clip or a scene that every inspector judges alone by one standard, under "
                "Vignettes in their menu. Nobody sees what others answered but this page."
            ),
        )
        if kept:
            show_kept(person, kept, answers)
        else:
            st.caption(say("None has been set up yet."))
    packs = the_store().packs()
    if packs:
        with st.expander(say("Set one up"), icon=":material/add:"):
            show_form(person, pack_of(the_store(), packs[0].hash), packs[0].hash)
    return vignette_looks(kept, answers)


def show_kept(person: Account, kept: list[Vignette], answers: list[VignetteAnswer]) -> None:
    for one in reversed(kept):
        own = [answer for answer in answers if answer.vignette_id == one.id]
        met = sum(answer.answer == "met" for answer in own)
        not_met = sum(answer.answer == "not_met" for answer in own)
        state = said.count(
            len(own),
            "closed, one answer" if one.closed_at else "open, one answer",
            "closed, {n} answers" if one.closed_at else "open, {n} answers",
        )
        named = plain(shortened(one.told or standard_said(one)))
        with st.expander(f"{named} · {state}", key=f"vignette.{one.id}"):
            st.markdown(f"**{plain(standard_said(one))}**")
            if one.sha256 and (picture := read_photo(photos_folder(), one.sha256)):
                st.image(picture, width=420)
            if one.told:
                st.markdown(plain(one.told))
            if one.link:
                st.link_button(say("See the clip"), one.link, icon=":material/play_circle:")
            rest = len(own) - met - not_met
            st.markdown(say("{a} met · {b} not met · {c} not applicable", a=met, b=not_met, c=rest))
            if one.closed_at is None and st.button(say("Close it"), key=f"close.{one.id}"):
                done = say("Closed. Its answers count.")
                _step(lambda one=one: close_vignette(the_store(), person, one.id, now()), done, one.id)
            _tell_what_was_done(one.id)


def shortened(told: str) -> str:
    """What fits a line."""
    return told if len(told) <= 70 else f"{told[:69].rstrip()}…"


def standard_said(one: Vignette) -> str:
    """The standard's words, or its id where the pack is gone."""
    try:
        pack = pack_of(the_store(), one.pack_hash)
    except LookupError:
        return one.standard
    return next((promise(s) for s in pack.standards() if s.id == one.standard), one.standard)


def show_form(person: Account, pack: Pack, pack_hash: str) -> None:
    departments = {department.id: in_words(department.title, language()) for department in pack.departments}
    department = st.selectbox(
        say("Department"), list(departments), format_func=departments.__getitem__, width=320
    )
    standards = {s.id: promise(s) for s in pack.standards() if s.department == department}
    made = st.session_state.setdefault("vignettes_made", 0)
    with st.form(f"vignette.{made}", border=False):  # an empty one after each that was set up
        standard = st.selectbox(say("Standard"), list(standards), format_func=standards.__getitem__)
        told = st.text_area(
            say("What happens"), max_chars=2000, placeholder=say("A guest waits at the desk …")
        )
        photo = st.file_uploader(say("A photo"), type=["jpg", "jpeg", "png", "webp"])
        link = st.text_input(say("The address of a clip"), placeholder="https://…")
        if st.form_submit_button(say("Set it up"), type="primary"):
            given = (photos_folder(), photo.getvalue()) if photo else None

            def set_up() -> None:
                what = {"pack_hash": pack_hash, "standard": standard or "", "told": told, "link": link}
                set_up_vignette(the_store(), person, **what, photo=given, now=now())
                st.session_state.vignettes_made = made + 1

            _step(set_up, say("Set up. Every inspector finds it under Vignettes."), NEW)
        _tell_what_was_done(NEW)


def _step(step: Callable[[], None], done: str, at: str) -> None:
    try:
        step()
    except Refused as refusal:
        st.error(say(refusal.message))
    else:
        st.session_state.vignette_done = at, done
        st.rerun()


def _tell_what_was_done(at: str) -> None:
    """Where it was done: on a phone the head of the page is out of sight there."""
    where, done = st.session_state.get("vignette_done", ("", ""))
    if where == at:
        del st.session_state.vignette_done
        st.success(done)
