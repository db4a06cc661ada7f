"""What to do next: a manager's newest rating, the office's reviews, appeals and late reports."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import streamlit as st

from inspections.access import MANAGER, may
from inspections.dates import days_of
from inspections.office import hotels_for, inspectors_for, remove_demo, visits_for
from inspections.pages.door import enter, mode, now, photos_folder, the_store
from inspections.records import Account, VisitSummary
from inspections.review_queue import Queue, queue_of
from inspections.workflow import STATUS_TITLES, appeals_until, standing
from scoring.charts import CONFIG
from scoring.charts_history import Point, score_history
from scoring.pages.visit_parts import plain
from scoring.ratings import RatedVisit, rated_visits

NEWEST = 12
ENOUGH_FOR_A_LINE = 3
UNDER_WAY = ("planned", "assigned", "accepted", "in_progress", "sent_back")


def draw() -> None:
    person = enter()
    visits = visits_for(the_store(), person)
    if person.role == MANAGER:
        draw_for_manager(person, visits)
    else:
        draw_for_office(person, visits)


# ── a hotel's manager ──


def draw_for_manager(person: Account, visits: list[VisitSummary]) -> None:
    hotels = hotels_for(the_store(), person)
    if len(hotels) > 1:
        names = {hotel.id: f"{hotel.name}, {hotel.city}" for hotel in hotels}
        chosen = st.selectbox("Hotel", names, format_func=names.__getitem__)
        visits = [visit for visit in visits if visit.hotel.id == chosen]
    else:
        st.caption(", ".join(f"{hotel.name}, {hotel.city}" for hotel in hotels))
    rated = rated_visits(the_store(), visits[:NEWEST])
    if not rated:
        st.title("No visit has been released for your hotel yet", anchor=False)
        st.write("Its rating and report will stand here as soon as the quality office releases it.")
        return
    newest = rated[0]
    st.title(plain(manager_headline(newest, rated[1:])), anchor=False)
    left, right = st.columns([2, 3], gap="large")
    with left:
        show_newest(newest)
    with right:
        show_history(rated)
    st.header("Earlier visits", anchor=False)
    show_visits(rated[1:], with_hotel=False)


def show_newest(newest: RatedVisit) -> None:
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
    released = newest.visit.released_at
    if released and standing(newest.visit.status, released, now()) == "released":
        st.caption(f"Open to appeals until {appeals_until(released):%-d %B}.")


def show_history(rated: list[RatedVisit]) -> None:
    """The scores over time, where there are enough to see more than chance in them."""
    known = [r for r in reversed(rated) if r.stars is not None and r.score != "–"]
    if len(known) < ENOUGH_FOR_A_LINE:
        return
    st.header("Visit by visit", anchor=False)
    points = [Point(days(r), float(r.score), r.score, r.stars or 0) for r in known]
    st.plotly_chart(score_history(points, mode()), config=CONFIG, theme=None)


def manager_headline(newest: RatedVisit, earlier: list[RatedVisit]) -> str:
    """The newest stars as a sentence, and which way they, or else the score, went since the visit before."""
    before = next((r for r in earlier if r.visit.hotel.id == newest.visit.hotel.id), None)
    said = f"{newest.visit.hotel.name} stands at {newest.stars} {'star' if newest.stars == 1 else 'stars'}"
    if before is None:
        return said
    if before.stars == newest.stars:
        return f"{said}, {_score_since(newest.score, before.score)}"
    return f"{said}, {'up' if newest.stars > before.stars else 'down'} from {before.stars}"


def _score_since(now_: str, before: str) -> str:
    """Which way the score went, of the two as shown; the stars did not move."""
    if "–" in (now_, before) or now_ == before:
        return "as on the visit before"
    way = "and the score rose" if Decimal(now_) > Decimal(before) else "but the score fell"
    return f"as before, {way} from {before} to {now_}"


# ── the office ──


def draw_for_office(person: Account, visits: list[VisitSummary]) -> None:
    queue = queue_of(visits, open_appeals(), now())
    declined = [visit for visit in visits if visit.status == "declined"]
    under_way = [visit for visit in visits if visit.status in UNDER_WAY and visit not in queue.late]
    released = rated_visits(the_store(), [v for v in visits if v.status == "released"][:NEWEST])
    st.title(office_headline(queue, under_way, released), anchor=False)
    if not hotels_for(the_store(), person):
        show_first_steps(person)
        return
    show_waiting("Appeals to decide", queue.appealed, "Decide")
    show_waiting("To review and release", (*queue.in_review, *queue.submitted), "Review")
    show_waiting("Late: the stay is over and no report has come", queue.late, "")
    show_waiting("Declined: nobody goes yet", declined, "")
    if under_way:
        st.header("Under way", anchor=False)
        show_visits(rated_visits(the_store(), under_way[:NEWEST]))
    elif may(person, "assign_visit"):
        st.page_link("inspections/pages/visits.py", label="Assign a visit", icon=":material/calendar_add_on:")
    if released:
        st.header("Newest ratings", anchor=False)
        show_visits(released)
    if person.demo and may(person, "remove_demo"):
        show_demo_removal(person)


def open_appeals() -> set[str]:
    """Ids of the visits of which an appeal waits for a decision."""
    store = the_store()
    appealed = (store.visit(summary.id) for summary in store.appealed_visits())
    return {visit.id for visit in appealed if visit and any(a.is_open for a in visit.appeals.values())}


def office_headline(queue: Queue, under_way: list[VisitSummary], released: list[RatedVisit]) -> str:
    """What the office has to do, as a sentence."""
    reviews = len(queue.submitted) + len(queue.in_review)
    parts = [
        count(len(queue.appealed), "appeal to decide", "appeals to decide") if queue.appealed else "",
        count(reviews, "visit to review", "visits to review") if reviews else "",
        count(len(queue.late), "report late", "reports late") if queue.late else "",
    ]
    if todo := ", ".join(filter(None, parts)):
        return todo[0].upper() + todo[1:]
    if under_way:
        return f"Nothing waits; {count(len(under_way), 'visit', 'visits')} under way"
    if released:
        return "Nothing waits, and no visit is under way"
    return "Welcome. Three steps to the first rating"


def show_waiting(title: str, visits: Iterable[VisitSummary], key: str) -> None:
    """A line a visit with the way to its next step; nothing where none waits."""
    lines = list(visits)
    if not lines:
        return
    st.header(title, anchor=False)
    for visit in lines[:NEWEST]:
        with row():
            st.markdown(
                f"**{plain(visit.hotel.name)}**, {plain(visit.hotel.city)}  \n"
                f":gray[{days_of(visit)} · {plain(visit.inspector)} · {STATUS_TITLES[visit.status].lower()}]",
                width="content",
            )
            if key:
                st.page_link(
                    "scoring/pages/review.py",
                    label=key,
                    query_params={"visit": visit.id},
                    icon=":material/arrow_forward:",
                )
            else:
                st.page_link(
                    "inspections/pages/visits.py", label="To the visits", icon=":material/arrow_forward:"
                )
    if len(lines) > NEWEST:
        st.caption(f"And {len(lines) - NEWEST} more.")


def show_first_steps(person: Account) -> None:
    inspectors = inspectors_for(the_store(), person)
    st.markdown(f"1. Add a hotel\n2. Add an inspector{' (done)' if inspectors else ''}\n3. Assign a visit")
    st.page_link("inspections/pages/house.py", label="Add a hotel and people", icon=":material/apartment:")


def show_visits(rated: list[RatedVisit], *, with_hotel: bool = True) -> None:
    """A line a visit, each with the way to it."""
    if not rated:
        st.caption("None yet.")
        return
    for one in rated:
        with row():
            if one.stars is None:
                st.markdown(f"{name(one, with_hotel=with_hotel)}  \n:gray[{days(one)}]", width="content")
                st.markdown(STATUS_TITLES[one.visit.status], width="content")
                continue
            st.page_link(
                "scoring/pages/visit.py",
                label=f"{name(one, with_hotel=with_hotel)}" + (f" · {days(one)}" if with_hotel else ""),
                query_params={"visit": one.visit.id},
            )
            st.markdown(f"{stars(one)} **{one.score}**", width="content")


def row():
    """A line whose ends are the page's edges."""
    return st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"
    )


def show_demo_removal(person: Account) -> None:
    with st.expander("Remove the demo"):
        st.write(
            "Takes away every invented hotel, person and visit, and signs you out. Nothing else is touched."
        )
        if st.button("Remove all invented data", icon=":material/delete:"):
            remove_demo(the_store(), person, photos_folder())
            st.rerun()


def name(rated: RatedVisit, *, with_hotel: bool) -> str:
    return plain(f"{rated.visit.hotel.name}, {rated.visit.hotel.city}") if with_hotel else days(rated)


def days(rated: RatedVisit) -> str:
    return days_of(rated.visit)


def stars(rated: RatedVisit) -> str:
    """Gold stars, said as a number too: a screen reader reads no row of stars."""
    if rated.stars is None:
        return "–"
    provisional = " provisional" if rated.provisional else ""
    return f":yellow[{'★' * rated.stars}]{provisional}" if rated.stars else f"no star{provisional}"


def count(number: int, one: str, many: str) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return f"{words[number] if number < len(words) else number} {one if number == 1 else many}"


draw()
