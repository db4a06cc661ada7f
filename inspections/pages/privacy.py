"""Privacy, for owners: how long things are kept, staff in notes, a person's data, words that must go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import streamlit as st

from inspections.pages.door import now, photos_folder
from inspections.pages.step import taker
from inspections.pages.words import say
from inspections.privacy import names, persons, retention, words
from inspections.records import Account
from inspections.refusals import Refused
from inspections.store import Store

take = taker(say)

MOST_SHOWN = 80


def draw_privacy(person: Account, store: Store) -> None:
    """A part of the page of hotels and people, for whoever may "keep_privacy"."""
    _draw_periods(person, store)
    _draw_staff(person, store)
    _draw_person(person, store)
    _draw_words(person, store)


def _draw_periods(person: Account, store: Store) -> None:
    st.header(say("How long things are kept"), anchor=False)
    st.caption(
        say(
            "In days; 0 is for ever. Once a day what is older goes, on its own. What was recorded on a visit "
            "stays: ratings stand on it, and it knows people by a number alone."
        )
    )
    kept = retention.periods(store)
    with st.form("privacy.periods", border=False):
        said = {}
        for row in batched(retention.KINDS.items(), 3):
            for column, (kind, told) in zip(st.columns(3, vertical_alignment="bottom"), row, strict=False):
                title, since = say(told.title), say(told.since)
                days = column.number_input(
                    title, 0, retention.LONGEST, kept[kind], help=since, key=f"kept.{kind}"
                )
                said[kind] = int(days)
        if st.form_submit_button(say("Keep it so long"), type="primary"):
            take(
                lambda: retention.keep_for(store, person, said, now()), say("It is kept so long from now on.")
            )
    if st.button(say("Count what would go now"), icon=":material/mop:"):
        counted = retention.sweep(store, photos_folder(), now(), dry=True)
        lines = [f"- {say(retention.KINDS[kind].title)}: {many}" for kind, many in counted.items() if many]
        st.markdown("\n".join(lines) or say("Nothing is older than it is kept."))


def batched(items: Iterable[tuple[str, retention.Kind]], many: int) -> Iterator[list[Any]]:
    """Rows of so many (itertools has it from Python 3.12 on)."""
    left = iter(items)
    while row := list(islice(left, many)):
        yield row


def _draw_staff(person: Account, store: Store) -> None:
    st.header(say("Staff in notes"), anchor=False)
    named = names.staff_named(store)
    chosen = st.toggle(
        say("Staff may be named"),
        named,
        help=say(
            "As your works council and your law allow. Else the review shows notes that seem to name someone."
        ),
    )
    if chosen != named:
        names.let_staff_be_named(store, person, chosen, now())
        st.rerun()


def _draw_person(person: Account, store: Store) -> None:
    st.header(say("A person's data"), anchor=False)
    asked = st.text_input(
        say("E-mail address"),
        key="privacy.who",
        help=say("Of an account; or what a guest left to be answered by, a telephone number too."),
    ).strip()
    if not asked:
        return
    left, right = st.columns(2)
    if left.button(say("Gather what is known"), icon=":material/download:", width="stretch"):
        _offer(person, store, asked)
    with right.popover(say("Erase"), icon=":material/person_remove:", width="stretch"):
        st.write(
            say(
                "Name, address and every way in go at once; what this person recorded stays under a number. "
                "It cannot be undone."
            )
        )
        if st.button(say("Erase it for good"), type="primary", key="privacy.erase"):
            take(lambda: persons.erase(store, person, asked, now()), say("It is erased."))


def _offer(person: Account, store: Store, asked: str) -> None:
    try:
        told = persons.take_out(store, person, asked, now())
    except Refused as refused:
        st.error(say(str(refused)))
        return
    st.download_button(
        say("Download it as JSON"), told, file_name="person.json", mime="application/json", on_click="ignore"
    )


def _draw_words(person: Account, store: Store) -> None:
    st.header(say("Words that should not have been written"), anchor=False)
    st.caption(
        say(
            "The words go; that they were there, who took them out and why stays. Ratings and reports stand "
            "as before: the digest of what was sent is kept."
        )
    )
    visits = {visit.id: f"{visit.hotel.name}, {visit.starts_on}" for visit in store.all_visits()}
    visit = st.selectbox(say("Visit"), [None, *visits], format_func=lambda one: visits.get(one, ""))
    if not visit:
        return
    found = {one.event: one for one in words.words_of(store, person, visit)}
    if not found:
        st.write(say("Nobody wrote anything on that visit."))
        return
    with st.form("privacy.words", border=False):
        event = st.selectbox(say("Words"), list(found), format_func=lambda one: found[one].words[:MOST_SHOWN])
        reason = st.text_input(say("Why"))
        if st.form_submit_button(say("Take these words out"), type="primary"):
            take(
                lambda: words.take_words_out(store, person, visit, event, now(), reason=reason),
                say("The words are gone."),
            )
