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
    ("scoring/pages/actions.py", "Actions", "actions", "task_alt", "see_board"),
    ("scoring/pages/guests.py", "Guests", "guests", "forum", "see_office"),
    ("scoring/pages/review.py", "Review", "review", "rate_review", "review_visit"),
    ("inspections/pages/messages.py", "Messages", "messages", "notifications", "see_messages"),
    ("inspections/pages/planning_own.py", "Own visits", "own", "calendar_month", "own_calendar"),
    ("inspections/pages/appeals.py", "Appeals", "appeals", "gavel", "answer_appeals"),
    ("inspections/pages/vignettes.py", "Vignettes", "vignettes", "photo_library", "judge_vignettes"),
    ("inspections/pages/visits.py", "Visits", "assign", "calendar_month", "assign_visit"),
    ("inspections/pages/house.py", "House", "house", "apartment", "add_hotel"),
    ("inspections/pages/api_keys.py", "API keys", "keys", "key", "run_api_keys"),
    ("standards/pages/browse.py", "Standards", "standards", "checklist", "see_packs"),
)


def draw() -> None:
    """The page asked for, with only those pages in the menu that this person may see."""
    from inspections.access import may
    from inspections.office.visits import keep_pack
    from inspections.pages.door import enter, now, show_the_house, show_who_is_here, the_store
    from inspections.pages.messages_words import new_ones
    from inspections.pages.words import say
    from standards.pages.shelf import Shelf, lend

    st.set_page_config(page_title="Sixty", page_icon="assets/mark-light.svg", layout="wide")
    person, store = enter(), the_store()
    lend(
        Shelf(
            editions=lambda: {pack.hash: pack.body for pack in store.packs()},
            keep=lambda pack: keep_pack(store, pack, now()) and None,
            may_edit=may(person, "edit_packs"),
        )
    )
    new = {"messages": new_ones(person, store)}
    pages = [
        st.Page(
            file,
            title=say(title) + new.get(address, ""),
            url_path=address,
            icon=f":material/{icon}:",
            default=not address,
        )
        for file, title, address, icon, action in PAGES
        if may(person, action)
    ]
    if not may(person, "see_office"):  # what stands first has no other address than "/"
        pages.insert(0, first_page(on_board=may(person, "see_board")))
    page = st.navigation(pages, position="top")
    with st.container(horizontal_alignment="center"), st.container(width=1180):
        show_the_house(person)
        page.run()
        show_who_is_here(person)


def first_page(*, on_board: bool) -> st.Page:
    """Of those who have not all pages: department heads begin on the board, inspectors on the tablet."""
    from inspections.pages.words import say

    if on_board:
        return st.Page(lead_to_the_board, title=say("Actions"), default=True, visibility="hidden")
    return st.Page(lead_to_the_tablet, title=say("Tablet"), icon=":material/tablet:", default=True)


def lead_to_the_board() -> None:
    """Where department heads begin."""
    st.switch_page("scoring/pages/actions.py")


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
    from inspections.http import lifespan, middleware, routes
    from inspections.operations.starting import begin
    from scoring.api.http import api_routes

    store = begin()
    app = st.App(
        __file__,
        routes=[*api_routes(store), *routes(store)],
        middleware=middleware(store),
        lifespan=lifespan(store),
        on_script_error=say_so,
    )
