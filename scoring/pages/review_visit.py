"""One visit under review: second looks, appeals, every record, and the next step."""

from __future__ import annotations

import streamlit as st

from inspections.disagreements import disagreements
from inspections.office import begin_review, grade_report, send_back
from inspections.pages.door import now, photos_folder
from inspections.pages.step import say_what_was_done
from inspections.pages.words import days_of, language, mid
from inspections.photos import read_photo
from inspections.photos.likeness import likeness
from inspections.privacy.names import may_name, staff_named
from inspections.records import Account, HeldEvent, VisitSummary
from inspections.second_looks import Past, SecondLook, past_of, second_looks
from inspections.store import Store
from inspections.visit import Visit
from inspections.workflow import STATUS_TITLES, WITH_THE_OFFICE
from scoring.pages.review_appeals import Bench, draw_appeals
from scoring.pages.review_release import ask_to_release, releasable
from scoring.pages.review_rows import ASKED, Desk, ask_about, draw_rows, only_flag
from scoring.pages.review_timeline import draw_timeline
from scoring.pages.review_words import names_of, stars_said, take
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.rating import Rating
from scoring.ratings import pack_of, rating_of
from scoring.reviewing import Row, earlier_than, entries_of, rows_of
from standards.pack import Pack, said

GRADES = tuple(range(1, 11))


def draw_visit(person: Account, store: Store, summary: VisitSummary) -> None:
    visit = store.visit(summary.id)
    if visit is None:
        return
    st.query_params["visit"] = visit.id  # a link from the queue, the same page, does not keep it by itself
    begin_afresh(visit.id)
    pack, held = pack_of(store, visit.pack_hash), store.held_events(visit.id)
    found = what_to_ask(store, summary, visit, held, pack)
    rows = rows_of(pack, visit, found, language())
    names, rating = names_of(store), rating_of(store, visit.id)
    show_top(store, person, summary, rating, len(found))
    say_what_was_done()
    st.title(headline(visit, found), anchor=False)
    show_standing(store, person, visit, held, names)
    show_figures(visit, rating, rows)
    draw_appeals(Bench(store, person, visit, pack, names))
    may_edit = visit.status in WITH_THE_OFFICE
    if may_edit:
        show_who_is_named(store, visit)
    draw_second_looks(found, rows, may_ask=may_edit)
    st.header(say.count(len(rows), "The visit, one answer", "The visit, {n} answers"), anchor="answers")
    draw_timeline(visit, rows, found)
    entries = entries_of(pack, visit, found, language())
    draw_rows(Desk(store, person, visit.id, names, entries, found, may_edit))
    show_general_notes(visit)
    if may_edit:
        draw_asking(store, person, visit, pack)
    if visit.status in (*WITH_THE_OFFICE, "released"):
        draw_grade(store, person, visit)


def begin_afresh(visit_id: str) -> None:
    """Another visit opens without the filters and questions of the one before."""
    if st.session_state.get("review.visit") != visit_id:
        for key in ("rows.show", "rows.department", "rows.search", "rows.page", ASKED):
            st.session_state.pop(key, None)
        st.session_state["review.visit"] = visit_id


def what_to_ask(
    store: Store, summary: VisitSummary, visit: Visit, held: list[HeldEvent], pack: Pack
) -> tuple[SecondLook, ...]:
    """The second looks, against what came before. The first review of a day reads for some seconds."""
    with st.spinner(say("Comparing with earlier visits …"), show_time=False):
        earlier = [past(store, one.id) for one in earlier_than(summary, store.all_visits())]
        pictures = {photo.sha256 for photo in visit.photos.values()}
        if pictures:
            pictures |= {sha256 for one in earlier for sha256 in one.photos}
        alike = {sha256: bits for sha256 in sorted(pictures) if (bits := looks_of(sha256)) is not None}
    return second_looks(visit, held, pack, earlier, alike)


@st.cache_resource(max_entries=400, show_spinner=False)
def past(_store: Store, visit_id: str) -> Past:
    """An earlier visit as later ones are held against it. What was submitted then hardly changes."""
    visit = _store.visit(visit_id)
    if visit is None:
        raise LookupError(visit_id)
    return past_of(visit, pack_of(_store, visit.pack_hash))


@st.cache_data(max_entries=4000, show_spinner=False)
def looks_of(sha256: str) -> int | None:
    """The photo's likeness; its name is its content, so it is read once."""
    data = read_photo(photos_folder(), sha256)
    return likeness(data) if data else None


def show_top(store: Store, person: Account, summary: VisitSummary, rating: Rating, questions: int) -> None:
    st.button(
        say("All that waits"),
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=st.query_params.clear,
    )
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f"**{plain(summary.hotel.name)}**, {plain(summary.hotel.city)} · {days_of(summary)} · "
            f"{plain(summary.inspector)} · {mid(say(STATUS_TITLES[summary.status]))}",
            width="content",
        )
        if releasable(person, summary) and st.button(
            say("Release to the hotel"), type="primary", icon=":material/verified:"
        ):
            ask_to_release(store, person, summary, rating, questions)


def headline(visit: Visit, found: tuple[SecondLook, ...]) -> str:
    """What the review found so far, as a sentence."""
    waiting = sum(appeal.is_open for appeal in visit.appeals.values())
    if waiting:
        return say.count(waiting, "One appeal waits for a decision", "{n} appeals wait for a decision")
    if not found:
        return say("Nothing in this visit asks for a second look")
    return say.count(len(found), "One thing deserves a second look", "{n} things deserve a second look")


def show_standing(
    store: Store, person: Account, visit: Visit, held: list[HeldEvent], names: dict[str, str]
) -> None:
    """Who is reviewing, or the key to begin; what was asked of the inspector before."""
    begun = [one for one in held if one.event.kind == "review_started"]
    if visit.status == "submitted":
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(say("Nobody is reviewing it yet."), width="content")
            if st.button(say("Begin the review"), icon=":material/rate_review:"):
                take(
                    lambda: begin_review(store, person, visit.id, now()),
                    say("You are reviewing this visit."),
                )
    elif visit.status == "in_review" and begun:
        who = begun[-1].event.actor
        since = begun[-1].received_at
        told = (
            say("You are reviewing it since {moment} UTC.", moment=since)
            if who == person.id
            else say(
                "{name} is reviewing it since {moment} UTC.",
                name=plain(names.get(who) or say("Someone")),
                moment=since,
            )
        )
        st.markdown(f":orange[:material/rate_review: {told}]")
    for asked in visit.asked:
        by = say("Asked back by {name}", name=plain(names.get(asked.by) or say("the office")))
        about = (
            f" · {say.count(len(asked.standards), 'one standard', '{n} standards')}"
            if asked.standards
            else ""
        )
        st.markdown(f":gray[{by}{about}: “{plain(asked.reason)}”]")
    if visit.gaps or visit.missing_photos:
        on_tablet = say("Some records or photos are still only on the tablet.")
        st.markdown(f":orange[:material/sync_problem: {on_tablet}]")


def show_figures(visit: Visit, rating: Rating, rows: tuple[Row, ...]) -> None:
    with st.grid(4, min_column_width=150):
        for label, value, note in (
            (say("Answers"), len(rows), say("{n} timed", n=sum(bool(row.time) for row in rows))),
            (say("Not met"), sum(row.answer == "not_met" for row in rows), stars_said(rating)),
            (say("Photos"), len(visit.photos), say.count(len(visit.notes), "one note", "{n} notes")),
            (say("Two devices differ"), len(disagreements(visit)), say("standards judged by both")),
        ):
            with st.container(gap="xxsmall"):
                st.metric(label, value)
                st.caption(note)


def draw_second_looks(found: tuple[SecondLook, ...], rows: tuple[Row, ...], *, may_ask: bool) -> None:
    """Each with the way to its answers, and into the question to the inspector."""
    if not found:
        return
    st.header(say("Second looks"), anchor=False)
    st.caption(say("Questions, not verdicts: a person decides what they mean."))
    standards = {row.id: row.standard for row in rows}
    for place, one in enumerate(found, start=1):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f":orange-badge[:material/flag: {place}] {plain(say(one.sentence))}", width="content")
            with st.container(horizontal=True, width="content"):
                if one.observations:
                    st.button(
                        say.count(len(one.observations), "Show the answer", "Show {n} answers"),
                        key=f"show.{place}",
                        on_click=only_flag,
                        args=(place,),
                    )
                for other in one.visits[:1]:
                    st.link_button(say("The other visit"), f"/review?visit={other}", type="tertiary")
                if may_ask and one.observations:
                    about = list(
                        dict.fromkeys(standards[look] for look in one.observations if look in standards)
                    )
                    st.button(
                        say("Ask"), key=f"ask.{place}", on_click=ask_about, args=(about,), type="tertiary"
                    )


def show_who_is_named(store: Store, visit: Visit) -> None:
    """Where notes seem to name someone of the hotel, unless the house lets staff be named."""
    written = [note.text for note in visit.notes.values()]
    written += [look.reason for look in visit.observations.values()]
    places = [] if staff_named(store) else may_name(written)
    if places:
        st.warning(
            say(
                "Somebody seems to be named: {places}. Ask for a role instead; an owner can take words out.",
                places=", ".join(f"“{plain(place)}”" for place in places),
            ),
            icon=":material/badge:",
        )


def show_general_notes(visit: Visit) -> None:
    general = [note.text for note in visit.notes.values() if not note.standard and not note.observation]
    if general:
        st.header(say("Notes on the whole visit"), anchor=False)
        for text in general:
            st.markdown(f"“{plain(text)}”")


def draw_asking(store: Store, person: Account, visit: Visit, pack: Pack) -> None:
    """The visit sent back: what is asked, of which standards."""
    st.header(say("Ask the inspector"), anchor=False)
    looked_at = {look.standard for look in visit.observations.values()}
    texts = {s.id: said(s.text, language()) for s in pack.standards() if s.id in looked_at}
    st.session_state[ASKED] = [one for one in st.session_state.get(ASKED, []) if one in texts]
    standards = st.multiselect(
        say("Standards to look at again"),
        texts,
        format_func=texts.__getitem__,
        key=ASKED,
        placeholder=say("All of the visit"),
    )
    reason = st.text_area(say("What you ask"), max_chars=4000, key=f"reason.{visit.id}")
    label = (
        say.count(
            len(standards),
            "Send back to the inspector with one standard",
            "Send back to the inspector with {n} standards",
        )
        if standards
        else say("Send back to the inspector")
    )
    if st.button(label, icon=":material/reply:"):
        take(
            lambda: send_back(store, person, visit.id, now(), reason=reason, standards=standards),
            say("Sent back. The inspector can record and submit again."),
        )


def draw_grade(store: Store, person: Account, visit: Visit) -> None:
    """How good the report is, for its inspector and the office alone."""
    st.header(say("Grade of the report"), anchor=False)
    if visit.grade:
        note = f": “{plain(visit.grade_note)}”" if visit.grade_note else ""
        st.markdown(say("Graded **{n} of 10**", n=visit.grade) + note)
    with st.form("grade", border=False):
        left, right = st.columns([1, 3])
        grade = left.selectbox(say("Of 10"), GRADES, index=(visit.grade or 8) - 1)
        note = right.text_input(
            say("For the inspector"), max_chars=4000, placeholder=say("What was good, what to do better")
        )
        st.caption(say("The inspector sees it, the hotel never does."))
        if st.form_submit_button(say("Grade the report")):
            take(
                lambda: grade_report(store, person, visit.id, now(), grade=grade, note=note),
                say("Graded {n} of 10.", n=grade),
            )
