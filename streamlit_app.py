"""The one door: draws the pages when run as a script, offers the server's routes when imported.

`streamlit run streamlit_app.py` imports this file, finds `app`, and serves pages, /api and /capture
from one process and one port; for every page view it then runs the file as a script.
"""

import logging
import uuid

import streamlit as st

PAGES = (
    # file, title, address, icon, what one must be allowed to do to see it
    ("scoring/pages/today.py", "Today", "", "today", "see_office"),
    ("scoring/pages/visit.py", "Rating", "visit", "hotel_class", "see_office"),
    ("scoring/pages/chain.py", "Chain", "chain", "hub", "compare_branches"),
    ("scoring/pages/actions.py", "Actions", "actions", "task_alt", "see_office"),
    ("scoring/pages/guests.py", "Guests", "guests", "forum", "see_office"),
    ("scoring/pages/review.py", "Review", "review", "rate_review", "review_visit"),
    ("inspections/pages/planning_own.py", "Own visits", "own", "calendar_month", "own_calendar"),
    ("inspections/pages/appeals.py", "Appeals", "appeals", "gavel", "answer_appeals"),
    ("inspections/pages/visits.py", "Visits", "assign", "calendar_month", "assign_visit"),
    ("inspections/pages/house.py", "House", "house", "apartment", "add_hotel"),
    ("standards/pages/browse.py", "Standards", "standards", "checklist", "see_packs"),
)


def draw() -> None:
    """The page asked for, with only those pages in the menu that this person may see."""
    from inspections.access import may
    from inspections.office.visits import keep_pack
    from inspections.pages.door import enter, now, show_the_house, show_who_is_here, the_store
    from inspections.pages.words import begin, say
    from standards.pages.shelf import Shelf, lend

    st.set_page_config(page_title="Sixty", page_icon="assets/mark-light.svg", layout="wide")
    person, store = enter(), the_store()
    begin()
    lend(
        Shelf(
            editions=lambda: {pack.hash: pack.body for pack in store.packs()},
            keep=lambda pack: keep_pack(store, pack, now()) and None,
            may_edit=may(person, "edit_packs"),
        )
    )
    pages = [
        st.Page(file, title=say(title), url_path=address, icon=f":material/{icon}:", default=not address)
        for file, title, address, icon, action in PAGES
        if may(person, action)
    ]
    if not may(person, "see_office"):  # what stands first has no other address than "/"
        pages.insert(
            0, st.Page(lead_to_the_tablet, title=say("Tablet"), icon=":material/tablet:", default=True)
        )
    page = st.navigation(pages, position="top")
    with st.container(horizontal_alignment="center"), st.container(width=1180):
        show_the_house(person)
        page.run()
        show_who_is_here(person)


def lead_to_the_tablet() -> None:
    """Where inspectors begin."""
    from inspections.pages.words import say

    st.title(say("You record visits on the tablet"), anchor=False)
    st.link_button(say("To the tablet"), "/capture/", type="primary")


def say_so(error: Exception) -> bool:
    """A page that failed says what still holds and what to do, never a traceback; the log has it whole."""
    reference = uuid.uuid4().hex[:8]
    logging.getLogger("sixty").error("page failed, reference %s", reference, exc_info=error)
    st.error(
        f"This page could not be shown. Nothing that was recorded is affected. Reload it; "
        f"if it fails again, tell the office this reference: {reference}."
    )
    return True


if __name__ == "__main__":
    draw()
else:
    from inspections.http import middleware, routes
    from inspections.settings import open_the_store

    store = open_the_store()
    app = st.App(__file__, routes=routes(store), middleware=middleware(store), on_script_error=say_so)
