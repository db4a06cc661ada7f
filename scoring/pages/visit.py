"""A visit's rating: the finding first, then what proves it, then what to do. `?visit=` names the visit."""

from __future__ import annotations

from functools import partial

import streamlit as st

from inspections.office import NotYours, visit_for, visits_for
from inspections.pages.door import enter, now, photos_folder, the_store, turn_away
from inspections.pages.step import say_what_was_done
from inspections.pages.tablet_code import address
from inspections.pages.words import days_of, language, mid
from inspections.records import Account, VisitSummary
from inspections.workflow import RECORDED, STATUS_TITLES
from scoring.export.reading import workbook_for
from scoring.pages.actions_desk import Desk
from scoring.pages.review_release import ask_to_release, releasable
from scoring.pages.visit_actions import (
    desk_for,
    offer_action,
    offer_one_of_several,
    say_marks,
    show_action,
    show_overturned,
)
from scoring.pages.visit_appeals import (
    Hotel,
    offer_appeal,
    show_appeals,
    show_outcomes,
    show_since_release,
    show_window,
)
from scoring.pages.visit_downloads import show_downloads, show_signature
from scoring.pages.visit_evidence import asked_for, show_evidence
from scoring.pages.visit_next_star import show_next_star
from scoring.pages.visit_parts import (
    plain,
    show_all_standards,
    show_departments,
    show_findings,
    show_path,
    show_stars,
    show_timed,
)
from scoring.pages.visit_profiles import show_profiles
from scoring.pages.visit_said import show_said
from scoring.pages.visit_sure import show_sure
from scoring.pages.visit_voices import show_voices
from scoring.pages.visit_what_if import show_what_if
from scoring.pages.words import say
from scoring.ratings import pack_of, rating_of
from scoring.reading import pdf_for, photo_for, report_for
from scoring.report.data import Finding, Report


def choose(person: Account) -> VisitSummary:
    """The visit the address names, or the newest; a select box to go to another."""
    readable = [v for v in visits_for(the_store(), person) if v.status in RECORDED]
    asked = st.query_params.get("visit")
    if asked and asked not in {v.id for v in readable}:
        turn_away(say("There is no such visit for you to read."))
    if not readable:
        turn_away(say("No visit has been released for your hotel yet."))
    by_id = {v.id: v for v in readable}
    if (
        "visit" not in st.session_state
        or st.session_state.visit not in by_id
        or asked != st.session_state.visit
    ):
        st.session_state.visit = asked or newest_rated(readable)
    chosen = st.selectbox(
        say("Visit"),
        list(by_id),
        key="visit",
        format_func=lambda i: label(by_id[i]),
        label_visibility="collapsed",
    )
    st.query_params["visit"] = chosen
    return by_id[chosen]


def newest_rated(readable: list[VisitSummary]) -> str:
    """The newest released visit, else the newest of all."""
    return next((v.id for v in readable if v.status == "released"), readable[0].id)


def label(visit: VisitSummary) -> str:
    """ "The Aurelian Fjord, Bergen · 12–14 Oct 2026", with its status while it is not released."""
    standing = "" if visit.status == "released" else f" · {mid(say(STATUS_TITLES[visit.status]))}"
    return f"{visit.hotel.name}, {visit.hotel.city} · {days_of(visit)}{standing}"


def show_top(visit: VisitSummary, report: Report, person: Account) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f"**{report.hotel.name}**, {report.hotel.place} · {report.inspected_on} "
            f"· {report.standards_applied}",
            width="content",
        )
        here, tongue = address(), language()  # asked now: the file is made where no page is known
        st.download_button(
            say("Download report"),
            lambda: pdf_for(
                the_store(), photos_folder(), person, visit.id, now().date(), address=here, language=tongue
            ),
            file_name=f"{report.hotel.name} {visit.starts_on}.pdf".replace("/", "-"),
            mime="application/pdf",
            icon=":material/download:",
            type="secondary" if releasable(person, visit) else "primary",
            on_click="ignore",
        )
        st.download_button(
            "Excel",
            lambda: workbook_for(the_store(), person, visit.id, now().date(), language=tongue),
            file_name=f"{report.hotel.name} {visit.starts_on}.xlsx".replace("/", "-"),
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            icon=":material/table:",
            help=say("Summary, departments, standards, timed standards and findings, a sheet each."),
            on_click="ignore",
        )
    show_standing(visit, person)
    # That it is invented stands at the top of every page.
    for remark in report.remarks[1 if report.demo else 0 :]:
        st.markdown(f":orange[:material/info: {plain(remark)}]")
    st.title(plain(report.headline), anchor=False)
    st.write(plain(report.summary))


def show_standing(visit: VisitSummary, person: Account) -> None:
    """What a visit that is not released still needs, with the key for it."""
    if visit.status == "in_progress":
        st.info(
            say("Still being recorded. What is shown may change, and the hotel does not see it."),
            icon=":material/hourglass_top:",
        )
    if releasable(person, visit):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                say(
                    "**{status}, not released.** Only the quality office sees it. "
                    "Releasing shows it to the hotel and freezes edition and log.",
                    status=say(STATUS_TITLES[visit.status]),
                )
            )
            st.page_link(
                "scoring/pages/review.py",
                label=say("Review it"),
                query_params={"visit": visit.id},
                icon=":material/rate_review:",
            )
            if st.button(say("Release to the hotel"), type="primary", icon=":material/verified:"):
                ask_to_release(the_store(), person, visit, rating_of(the_store(), visit.id))


def hotel_of(person: Account, visit: VisitSummary) -> Hotel | None:
    """What appeals are made with, once the hotel reads the visit."""
    if visit.status != "released":
        return None
    store = the_store()
    return Hotel(store, person, visit_for(store, person, visit.id), pack_of(store, visit.pack_hash))


def show_what_can_be_done(hotel: Hotel, desk: Desk | None, finding: Finding) -> None:
    """Under a finding: where its action and its appeals stand, and the keys for both."""
    if desk:
        say_marks(desk, finding)
        show_action(desk, finding.standard)
    free = show_outcomes(hotel, finding)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if desk:
            offer_action(desk, finding)
        offer_appeal(hotel, finding, free)


def draw() -> None:
    person = enter()
    visit = choose(person)
    if what := asked_for():
        show_evidence(visit.id, what)
        return
    try:
        report = report_for(the_store(), person, visit.id, now().date(), language=language())
    except NotYours:
        turn_away(say("There is no such visit for you to read."))
    except ValueError as error:  # a record of a standard that the edition does not have
        turn_away(say("This visit cannot be rated: {why}", why=error))
    hotel, desk = hotel_of(person, visit), desk_for(the_store(), person, visit)
    show_top(visit, report, person)
    show_signature(person)
    say_what_was_done()
    if hotel:
        show_since_release(hotel)
    show_stars(report)
    left, right = st.columns(2, gap="large")
    with left:
        show_path(report)
    with right:
        show_departments(report)
    show_next_star(visit.id, desk)
    show_what_if(visit.id)
    show_sure(visit.id)
    show_timed(report)
    show_profiles(visit.id)
    if hotel:
        show_appeals(hotel)
    show_findings(
        report,
        partial(photo_for, the_store(), photos_folder(), person, visit.id),
        above=partial(show_window, hotel) if hotel else None,
        below=partial(show_what_can_be_done, hotel, desk) if hotel else None,
    )
    if desk:
        offer_one_of_several(desk, report)
        show_overturned(desk)
    show_said(report)
    show_voices(report)
    show_all_standards(report)
    show_downloads(visit.id)
    seal = report.seal
    st.caption(
        say(
            "Edition {edition} · log {log} · scorer {scorer}",
            edition=seal.pack,
            log=seal.log_head[:12],
            scorer=seal.scorer,
        )
    )


draw()
