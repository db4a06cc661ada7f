"""The first page of the office: reviews, appeals and late reports first, then what is under way."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from inspections.access import may
from inspections.office import barred_since, hotels_for, inspectors_for, remove_demo, rules_of
from inspections.pages.door import now, photos_folder, the_store
from inspections.pages.words import days_of, mid
from inspections.planning.due import due_said, is_late
from inspections.records import Account, VisitSummary
from inspections.review_queue import Queue, queue_of
from inspections.workflow import STATUS_TITLES
from scoring.acting import NUMBERS
from scoring.pages.today_lines import NEWEST, row, show_visits
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.ratings import RatedVisit, rated_visits

UNDER_WAY = ("planned", "assigned", "accepted", "in_progress", "sent_back")


def draw_for_office(person: Account, visits: list[VisitSummary]) -> None:
    queue = queue_of(visits, open_appeals(), now(), rules_of(the_store()).report_hours)
    declined = [visit for visit in visits if visit.status == "declined"]
    under_way = [visit for visit in visits if visit.status in UNDER_WAY and visit not in queue.late]
    released = rated_visits(the_store(), [v for v in visits if v.status == "released"][:NEWEST])
    st.title(office_headline(queue, under_way, released), anchor=False)
    if not hotels_for(the_store(), person):
        show_first_steps(person)
        return
    show_waiting(say("Appeals to decide"), queue.appealed, say("Decide"))
    show_waiting(say("To review and release"), (*queue.in_review, *queue.submitted), say("Review"))
    show_waiting(say("Late: the stay is over and no report has come"), queue.late, "")
    show_waiting(say("Declined: nobody goes yet"), declined, "")
    barred = [visit for visit, _ in barred_since(the_store(), person, visits, now())]
    show_waiting(say("Must not go there any more: somebody else is needed"), barred, "")
    if under_way:
        st.header(say("Under way"), anchor=False)
        show_visits(rated_visits(the_store(), under_way[:NEWEST]))
    elif may(person, "assign_visit"):
        st.page_link(
            "inspections/pages/visits.py", label=say("Assign a visit"), icon=":material/calendar_add_on:"
        )
    if released:
        st.header(say("Newest ratings"), anchor=False)
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
        count(len(queue.appealed), "{number} appeal to decide", "{number} appeals to decide"),
        count(reviews, "{number} visit to review", "{number} visits to review"),
        count(len(queue.late), "{number} report late", "{number} reports late"),
    ]
    if todo := ", ".join(filter(None, parts)):
        return todo[0].upper() + todo[1:]
    if under_way:
        on_the_way = count(len(under_way), "{number} visit under way", "{number} visits under way")
        return say("Nothing waits; {visits}", visits=on_the_way)
    if released:
        return say("Nothing waits, and no visit is under way")
    return say("Welcome. Three steps to the first rating")


def show_waiting(title: str, visits: Iterable[VisitSummary], key: str) -> None:
    """A line a visit with the way to its next step; nothing where none waits."""
    lines = list(visits)
    if not lines:
        return
    st.header(title, anchor=False)
    for visit in lines[:NEWEST]:
        with row():
            stands = mid(say(STATUS_TITLES[visit.status]))
            if late := late_said(visit):
                stands = f"{stands} · {late}"
            st.markdown(
                f"**{plain(visit.hotel.name)}**, {plain(visit.hotel.city)}  \n"
                f":gray[{days_of(visit)} · {plain(visit.inspector)} · {stands}]",
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
                    "inspections/pages/visits.py",
                    label=say("To the visit"),
                    query_params={"visit": visit.id},
                    icon=":material/arrow_forward:",
                )
    if len(lines) > NEWEST:
        st.caption(say("And {n} more.", n=len(lines) - NEWEST))


def late_said(visit: VisitSummary) -> str:
    """By how much its report is late; "" where it is not."""
    hours = rules_of(the_store()).report_hours
    return due_said(visit, now(), hours, say) if is_late(visit, now(), hours) else ""


def show_first_steps(person: Account) -> None:
    inspectors = inspectors_for(the_store(), person)
    done = f" ({say('done')})" if inspectors else ""
    st.markdown(f"1. {say('Add a hotel')}\n2. {say('Add an inspector')}{done}\n3. {say('Assign a visit')}")
    st.page_link(
        "inspections/pages/house.py", label=say("Add a hotel and people"), icon=":material/apartment:"
    )


def show_demo_removal(person: Account) -> None:
    with st.expander(say("Remove the demo")):
        st.write(
            say(
                "Takes away every invented hotel, person and visit, and signs you out. "
                "Nothing else is touched."
            )
        )
        if st.button(say("Remove all invented data"), icon=":material/delete:"):
            remove_demo(the_store(), person, photos_folder())
            st.rerun()


def count(number: int, one: str, many: str) -> str:
    """ "two visits to review", "12 visits to review"; "" for none."""
    told = mid(say(NUMBERS[number])) if number < len(NUMBERS) else str(number)
    return say.count(number, one, many, number=told) if number else ""
