"""The one door: draws the pages when run as a script, offers the server's routes when imported.

`streamlit run streamlit_app.py` imports this file, finds `app`, and serves pages, /api and /capture
from one process and one port; for every page view it then runs the file as a script.
"""

import logging
import uuid

import streamlit as st

PAGES = (
    # file, title, address, icon, what one must be allowed to do to see it
    ("scoring/pages/today.py", "Today", "", "today", "see_packs"),
    ("scoring/pages/visit.py", "Visit", "visit", "hotel_class", "see_packs"),
    ("inspections/pages/visits.py", "Assign", "assign", "calendar_add_on", "assign_visit"),
    ("inspections/pages/house.py", "Hotels and people", "house", "apartment", "add_hotel"),
    ("standards/pages/browse.py", "Standards", "standards", "checklist", "see_packs"),
)


def draw() -> None:
    """The page asked for, with only those pages in the menu that this person may see."""
    from inspections.access import may
    from inspections.pages.door import enter, show_the_house, show_who_is_here

    st.set_page_config(page_title="Sixty", page_icon="assets/mark-light.svg", layout="wide")
    person = enter()
    pages = [
        st.Page(file, title=title, url_path=address, icon=f":material/{icon}:", default=not address)
        for file, title, address, icon, action in PAGES
        if may(person, action)
    ]
    page = st.navigation(pages, position="top")
    with st.container(horizontal_alignment="center"), st.container(width=1180):
        show_the_house(person)
        page.run()
        show_who_is_here(person)


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
