"""What to do next, for whoever is here: the office's visits to release, a manager's newest rating."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from inspections.access import MANAGER, may
from inspections.dates import days_of
from inspections.office import hotels_for, inspectors_for, remove_demo, visits_for
from inspections.pages.door import enter, photos_folder, the_store
from inspections.records import Account, VisitSummary
from inspections.workflow import STATUS_TITLES
from scoring.ratings import RatedVisit, rated_visits

NEWEST = 12


def draw() -> None:
    person = enter()
    visits = visits_for(the_store(), person)
    if person.role == MANAGER:
        draw_for_manager(person, rated_visits(the_store(), visits[:NEWEST]))
    else:
        draw_for_office(person, visits)


def draw_for_manager(person: Account, rated: list[RatedVisit]) -> None:
    names = ", ".join(hotel.name for hotel in hotels_for(the_store(), person))
    st.caption(names)
    if not rated:
        st.title("No visit has been released for your hotel yet", anchor=False)
        st.write("Its rating and report will stand here as soon as the quality office releases it.")
        return
    newest = rated[0]
    st.title(manager_headline(newest, rated[1:]), anchor=False)
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.header("Newest rating", anchor=False)
        st.markdown(
            f"<span style='font-size:2rem' aria-hidden='true'>{stars(newest)}</span>", unsafe_allow_html=True
        )
        st.metric(f"Score of 100, {days(newest)}", newest.score)
        st.page_link(
            "scoring/pages/visit.py",
            label="Why, and the next star",
            query_params={"visit": newest.visit.id},
            icon=":material/arrow_forward:",
        )
    with right:
        st.header("Earlier visits", anchor=False)
        show_visits(rated[1:], with_hotel=len(person.hotels) > 1)


def manager_headline(newest: RatedVisit, earlier: list[RatedVisit]) -> str:
    """The newest stars as a sentence, and whether they are more or fewer than on the visit before."""
    before = next((r for r in earlier if r.visit.hotel.id == newest.visit.hotel.id), None)
    said = f"{newest.visit.hotel.name} stands at {newest.stars} {'star' if newest.stars == 1 else 'stars'}"
    if before is None:
        return said
    if before.stars == newest.stars:
        return f"{said}, as on the visit before"
    return f"{said}, {'up' if newest.stars > before.stars else 'down'} from {before.stars}"


def draw_for_office(person: Account, visits: list[VisitSummary]) -> None:
    waiting = of_status(visits, "submitted")
    under_way = of_status(visits, "assigned", "in_progress")
    released = of_status(visits, "released")[:NEWEST]
    st.title(office_headline(waiting, under_way, released), anchor=False)
    if not hotels_for(the_store(), person):
        show_first_steps(person)
        return
    if waiting:
        st.header("To release", anchor=False)
        show_visits(waiting)
    if under_way:
        st.header("Under way", anchor=False)
        show_visits(under_way)
    if not waiting and not under_way and may(person, "assign_visit"):
        st.page_link("inspections/pages/visits.py", label="Assign a visit", icon=":material/calendar_add_on:")
    if released:
        st.header("Newest ratings", anchor=False)
        show_visits(released)
    if person.demo and may(person, "remove_demo"):
        show_demo_removal(person)


def of_status(visits: list[VisitSummary], *statuses: str) -> list[RatedVisit]:
    """Those visits with their ratings."""
    chosen = [visit for visit in visits if visit.status in statuses]
    return rated_visits(the_store(), chosen[:NEWEST] if statuses == ("released",) else chosen)


def office_headline(
    waiting: list[RatedVisit], under_way: list[RatedVisit], released: list[RatedVisit]
) -> str:
    """What the office has to do, as a sentence."""
    if waiting:
        return f"{count(waiting, 'visit')} {'waits' if len(waiting) == 1 else 'wait'} for release"
    if under_way:
        return f"Nothing to release; {count(under_way, 'visit').lower()} under way"
    if released:
        return "Nothing to release, and no visit under way"
    return "Welcome. Three steps to the first rating"


def show_first_steps(person: Account) -> None:
    inspectors = inspectors_for(the_store(), person)
    st.markdown(f"1. Add a hotel\n2. Add an inspector{' (done)' if inspectors else ''}\n3. Assign a visit")
    st.page_link("inspections/pages/house.py", label="Add a hotel and people", icon=":material/apartment:")


def show_visits(rated: list[RatedVisit], *, with_hotel: bool = True) -> None:
    """A row a visit, each with the way to it."""
    if not rated:
        st.caption("None yet.")
        return
    rows = [
        {
            "Visit": f"[{name(r, with_hotel=with_hotel)}]({link(r.visit)})"
            + (f"  \n:gray[{days(r)}]" if with_hotel else ""),
            "Stars": stars(r) if r.stars is not None else STATUS_TITLES[r.visit.status],
            "Score": r.score,
        }
        for r in rated
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def show_demo_removal(person: Account) -> None:
    with st.expander("Remove the demo"):
        st.write(
            "Takes away every invented hotel, person and visit, and signs you out. Nothing else is touched."
        )
        if st.button("Remove all invented data", icon=":material/delete:"):
            remove_demo(the_store(), person, photos_folder())
            st.rerun()


def name(rated: RatedVisit, *, with_hotel: bool) -> str:
    return f"{rated.visit.hotel.name}, {rated.visit.hotel.city}" if with_hotel else days(rated)


def days(rated: RatedVisit) -> str:
    return days_of(rated.visit)


def link(visit: VisitSummary) -> str:
    return f"/visit?visit={visit.id}" if visit.status != "assigned" else "/assign"


def stars(rated: RatedVisit) -> str:
    if rated.stars is None:
        return "–"
    return (
        f":yellow[{'★' * rated.stars}]{' provisional' if rated.provisional else ''}"
        if rated.stars
        else "none"
    )


def count(things: list[RatedVisit], name: str) -> str:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    number = words[len(things)] if len(things) < len(words) else str(len(things))
    return f"{number} {name}{'' if len(things) == 1 else 's'}"


draw()
