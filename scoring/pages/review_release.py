"""The question before a release: what the hotel will see, and what can no longer change."""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.office import release_visit
from inspections.pages.door import now
from inspections.records import Account, VisitSummary
from inspections.store import Store
from inspections.workflow import APPEAL_WINDOW, WITH_THE_OFFICE
from scoring.pages.review_words import stars_said, take
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.rating import Rating


def releasable(person: Account, visit: VisitSummary) -> bool:
    return visit.status in WITH_THE_OFFICE and may(person, "release_visit", visit.hotel.id)


def ask_to_release(
    store: Store, person: Account, visit: VisitSummary, rating: Rating, open_questions: int = 0
) -> None:
    """Says what it shows and freezes, and does it only then."""
    ask = st.dialog(say("Release to the hotel?"))(show_question)
    ask(store, person, visit, rating, open_questions)


def show_question(
    store: Store, person: Account, visit: VisitSummary, rating: Rating, open_questions: int
) -> None:
    st.markdown(
        say(
            "It shows **{stars}** and the whole report to the managers of **{hotel}**, "
            "without the inspector's name.",
            stars=stars_said(rating),
            hotel=plain(visit.hotel.name),
        )
    )
    st.markdown(
        say(
            "It freezes the edition {edition} and the log {log}: nothing more can be recorded or changed. "
            "For {n} days the hotel may appeal; only an appeal that is granted changes an answer then.",
            edition=f"{plain(visit.pack_id)} {plain(visit.pack_edition)}",
            log=rating.log_head[:12],
            n=APPEAL_WINDOW.days,
        )
    )
    if open_questions:
        open_ones = say.count(
            open_questions,
            "One second look stands above. Released, it is closed.",
            "{n} second looks stand above. Released, they are closed.",
        )
        st.markdown(f":orange[:material/flag: {open_ones}]")
    if rating.provisional:
        little = say("The rating is provisional: too little was observed.")
        st.markdown(f":orange[:material/info: {little}]")
    if st.button(
        say("Release with {stars}", stars=stars_said(rating).split(",")[0]),
        type="primary",
        icon=":material/verified:",
        width="stretch",
    ):
        take(
            lambda: release_visit(store, person, visit.id, now()),
            say("Released. The managers of {hotel} can read it now.", hotel=visit.hotel.name),
        )
