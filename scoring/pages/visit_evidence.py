"""What a number stands on: its standards, and under each its events as they were recorded.

Reached by address: `?visit=…&standards=department:bar` (scoring/behind/numbers.py). Every number of a
visit's page leads here, and so do those of its PDF.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from inspections.office import NotYours
from inspections.pages.door import enter, fragment, photos_folder, the_store, turn_away
from inspections.pages.words import language
from scoring.behind.numbers import KEY
from scoring.behind.reading import Basis, basis_for
from scoring.behind.said import Line, Row
from scoring.pages.visit_parts import critical_badge, plain
from scoring.pages.words import say
from scoring.reading import photo_for

PAGE = 20
"""Standards at a time."""
MARKS = {
    "met": ":green[:material/check: {}]",
    "not_met": ":red[:material/close: {}]",
    "partly": ":orange[:material/contrast: {}]",
    "not_applicable": ":gray[– {}]",
    "not_observed": ":gray[– {}]",
}


def asked_for() -> str:
    """The number that the address asks about, "" for the visit itself."""
    return str(st.query_params.get(KEY, ""))


def show_evidence(visit_id: str, what: str) -> None:
    """The number, then its standards, those that cost most first."""
    st.button(say("Back to the rating"), icon=":material/arrow_back:", type="tertiary", on_click=go_back)
    try:
        basis = basis_for(the_store(), enter(), visit_id, what, language())
    except NotYours:
        turn_away(say("There is no such visit for you to read."))
    except LookupError:
        turn_away(say("This rating has no such number."))
    st.title(f"{plain(basis.title)}: {plain(basis.figure)}", anchor=False)
    st.write(plain(basis.head))
    show_rows(visit_id, basis)


@fragment
def show_rows(visit_id: str, basis: Basis) -> None:
    """Twenty at a time."""
    key, last = f"behind:{visit_id}:{basis.what}", (len(basis.rows) - 1) // PAGE
    page = min(st.session_state.get(key, 0), last)
    shown = basis.rows[page * PAGE : (page + 1) * PAGE]
    if last:
        first = page * PAGE
        st.caption(say("{a} to {b} of {n}", a=first + 1, b=first + len(shown), n=len(basis.rows)))
    for row in shown:
        with st.container(border=True):
            show_row(visit_id, row, basis.nothing)
    if last:
        turn = partial(st.session_state.__setitem__, key)
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.button(
                say("Earlier"),
                icon=":material/arrow_back:",
                disabled=not page,
                on_click=turn,
                args=(page - 1,),
            )
            st.button(
                say("Later"),
                icon=":material/arrow_forward:",
                disabled=page == last,
                on_click=turn,
                args=(page + 1,),
            )


def show_row(visit_id: str, row: Row, nothing: str) -> None:
    st.markdown(f"**{plain(row.text)}**{critical_badge() if row.critical else ''}")
    mark = MARKS[row.outcome].format(plain(row.outcome_text))
    st.markdown(" · ".join((mark, *map(plain, row.facts))))
    if row.lines:
        st.markdown("\n".join(f"- {line_said(line)}" for line in row.lines))
    else:
        st.caption(plain(nothing))
    store, person = the_store(), enter()
    seen = dict.fromkeys(line.photo for line in row.lines if line.photo)
    pictures = [photo_for(store, photos_folder(), person, visit_id, sha256) for sha256 in seen]
    if held := [picture for picture in pictures if picture]:
        with st.container(horizontal=True):
            for picture in held:
                st.image(picture, width=160)


def line_said(line: Line) -> str:
    """ "15:40:12 · tablet 1 · Answered met", greyed where it no longer counts, and when it was entered."""
    told = plain(line.told) if line.counts else f":gray[{plain(line.told)}]"
    return f"**{plain(line.at)}** · {plain(line.device)} · {told}  \n  :small[:gray[{plain(line.when)}]]"


def go_back() -> None:
    st.query_params.pop(KEY, None)
