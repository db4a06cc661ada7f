"""The visit record by record, twenty at a time: filters, each row, and what can be done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from inspections.office import edit_answer
from inspections.pages.door import fragment, now, photos_folder
from inspections.pages.words import day_said, mid
from inspections.records import Account
from inspections.second_looks import SecondLook
from inspections.store import Store
from inspections.visit_parts import Edit
from scoring.pages.review_words import ANSWERS, mark, take
from scoring.pages.visit_parts import critical_badge, plain
from scoring.pages.words import say
from scoring.reading import photo_for
from scoring.reviewing import CONTACT, FILTERS, Row, chosen
from scoring.wording.words import sentence

PAGE = 20
ASKED = "ask.standards"
"""Where this session keeps the standards to ask the inspector about."""


@dataclass(frozen=True)
class Desk:
    """What the rows are drawn with."""

    store: Store
    person: Account
    visit: str
    names: dict[str, str]
    rows: tuple[Row, ...]
    found: tuple[SecondLook, ...]
    may_edit: bool

    def picture(self, sha256: str) -> bytes | None:
        """The photo, where this person may see it."""
        return photo_for(self.store, photos_folder(), self.person, self.visit, sha256)


def only_flag(place: int) -> None:
    """Shows the answers of that second look alone."""
    st.session_state["rows.show"] = f"flag {place}"
    st.session_state["rows.department"] = ""
    st.session_state["rows.search"] = ""
    st.session_state["rows.page"] = 0


@fragment
def draw_rows(desk: Desk) -> None:
    """Filters, the rows that fit, and the way to the next ones. A fragment: the rest of the page stays."""
    titles = {row.department: row.department_title for row in desk.rows if row.department}
    kinds = {key: say(title) for key, title in FILTERS.items()}
    kinds |= {f"flag {n}": say("Second look {n}", n=n) for n in range(1, len(desk.found) + 1)}
    back = partial(st.session_state.__setitem__, "rows.page", 0)
    first, second, third = st.columns(3)
    show = first.selectbox(
        say("Show"), list(kinds), format_func=kinds.__getitem__, key="rows.show", on_change=back
    )
    department = second.selectbox(
        say("Department"),
        ["", *titles],
        format_func=lambda one: titles.get(one) or say("All departments"),
        key="rows.department",
        on_change=back,
    )
    words = third.text_input(
        say("Search"), key="rows.search", placeholder=say("Words of a standard or note"), on_change=back
    )
    fitting = fitting_rows(desk, show or "all", department or "", words)
    page = min(st.session_state.get("rows.page", 0), max(0, (len(fitting) - 1) // PAGE))
    shown = fitting[page * PAGE : (page + 1) * PAGE]
    if not shown:
        st.caption(say("No answer fits that."))
        return
    end = page * PAGE + len(shown)
    first_shown = page * PAGE + 1
    st.caption(
        say("{a} to {b} of {n} records, by the time they are about", a=first_shown, b=end, n=len(fitting))
    )
    draw_days(desk, shown)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        earlier = partial(st.session_state.__setitem__, "rows.page", page - 1)
        later = partial(st.session_state.__setitem__, "rows.page", page + 1)
        st.button(say("Earlier"), icon=":material/arrow_back:", disabled=not page, on_click=earlier)
        st.button(say("Later"), icon=":material/arrow_forward:", disabled=end == len(fitting), on_click=later)


def fitting_rows(desk: Desk, show: str, department: str, words: str) -> list[Row]:
    """By a filter's name, or by "flag 3"."""
    if show.startswith("flag "):
        only = desk.found[int(show.removeprefix("flag ")) - 1].observations
        return chosen(desk.rows, department=department, words=words, only=only) if only else []
    return chosen(desk.rows, show, department, words)


def draw_days(desk: Desk, rows: Sequence[Row]) -> None:
    day = ""
    for row in rows:
        if row.day != day:
            day = row.day
            st.subheader(sentence(day_said(date.fromisoformat(day), weekday=True)), anchor=False)
        draw_row(desk, row)


def draw_row(desk: Desk, row: Row) -> None:
    with st.container(horizontal=True, vertical_alignment="top", wrap=False):
        st.markdown(row_said(row, desk.names), width="stretch")
        if row.answer != CONTACT and st.button(
            say("Details"), key=f"open.{row.id}", help=say("All of it: change it, or ask about it")
        ):
            open_row(desk, row)
    if pictures := [one for photo in row.photos if (one := desk.picture(photo.sha256))]:
        with st.container(horizontal=True):
            for picture in pictures:
                st.image(picture, width=120)


def row_said(row: Row, names: dict[str, str]) -> str:
    """ "**15:40** · Front door · ✓ met · 0:45 of 1:00", the standard, and all that was written of it."""
    parts = [f"**{row.at}**", *filter(None, [plain(row.department_title)]), mark(row.answer)]
    parts += [say(row.severity)] if row.severity else []
    parts += [plain(row.time)] if row.time else []
    parts += [f":red[{plain(row.over)}]"] if row.over else []
    parts += [say("excused")] if row.excused else []
    parts += [f":orange-badge[:material/flag: {place}]" for place in row.flags]
    lines = [" · ".join(parts), plain(row.text) + (critical_badge() if row.critical else "")]
    lines += [f"“{plain(text)}”" for text in filter(None, (row.reason, *row.notes))]
    lines += [f":gray[{say('Entered {moment}', moment=row.written)}]"] if row.written else []
    lines += [edit_said(edit, names) for edit in row.edits]
    return "  \n".join(lines)


def edit_said(edit: Edit, names: dict[str, str]) -> str:
    """Both answers, by whom and why."""
    before, after = (mid(say(ANSWERS[answer])) for answer in (edit.before, edit.after))
    who = plain(names.get(edit.by) or say("the office"))
    why = say("after an appeal") if edit.appeal else say("by {name}", name=who)
    return f":orange[:material/edit: {before} → {after} {why}: “{plain(edit.reason)}”]"


def open_row(desk: Desk, row: Row) -> None:
    """All of one answer, the office's own instead of it, and a question to the inspector."""
    st.dialog(say("One answer"), width="medium")(show_row)(desk, row)


def show_row(desk: Desk, row: Row) -> None:
    st.markdown(row_said(row, desk.names))
    st.caption(row.standard)
    for photo in row.photos:
        if picture := desk.picture(photo.sha256):
            st.image(picture, caption=plain(photo.caption) or None)
    if not desk.may_edit:
        st.caption(say("The visit is not in review: its answers stay as they are."))
        return
    if st.button(say("Ask the inspector about this"), icon=":material/reply:", width="stretch"):
        ask_about([row.standard])
        st.rerun()
    with st.form("edit", border=False):
        others = [answer for answer in ANSWERS if answer != row.answer]
        answer = st.radio(
            say("It should say"), others, format_func=lambda one: say(ANSWERS[one]), horizontal=True
        )
        reason = st.text_area(
            say("Why"), max_chars=4000, help=say("Stays with the visit, beside the inspector's answer.")
        )
        if st.form_submit_button(say("Change the answer"), type="primary"):
            take(
                lambda: edit_answer(
                    desk.store,
                    desk.person,
                    desk.visit,
                    now(),
                    observation=row.id,
                    answer=answer or "",
                    reason=reason,
                ),
                say("The answer is changed. The inspector's stays beside it."),
            )


def ask_about(standards: Sequence[str]) -> None:
    """Puts them on the list of what the inspector is asked, once each."""
    st.session_state[ASKED] = list(dict.fromkeys([*st.session_state.get(ASKED, []), *standards]))
