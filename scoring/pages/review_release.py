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
from scoring.rating import Rating


def releasable(person: Account, visit: VisitSummary) -> bool:
    return visit.status in WITH_THE_OFFICE and may(person, "release_visit", visit.hotel.id)


@st.dialog("Release to the hotel?")
def ask_to_release(
    store: Store, person: Account, visit: VisitSummary, rating: Rating, open_questions: int = 0
) -> None:
    """Says what it shows and freezes, and does it only then."""
    st.markdown(
        f"It shows **{stars_said(rating)}** and the whole report to the managers of "
        f"**{plain(visit.hotel.name)}**, without the inspector's name."
    )
    st.markdown(
        f"It freezes the edition {plain(visit.pack_id)} {plain(visit.pack_edition)} and the log "
        f"{rating.log_head[:12]}: nothing more can be recorded or changed. For {APPEAL_WINDOW.days} days the "
        "hotel may appeal; only an appeal that is granted changes an answer then."
    )
    if open_questions:
        second = "second look stands" if open_questions == 1 else "second looks stand"
        st.markdown(f":orange[:material/flag: {open_questions} {second} above. Released, they are closed.]")
    if rating.provisional:
        st.markdown(":orange[:material/info: The rating is provisional: too little was observed.]")
    if st.button(
        f"Release with {stars_said(rating).split(',')[0]}",
        type="primary",
        icon=":material/verified:",
        width="stretch",
    ):
        take(
            lambda: release_visit(store, person, visit.id, now()),
            f"Released. The managers of {visit.hotel.name} can read it now.",
        )
