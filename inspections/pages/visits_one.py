"""One visit on the page Visits: where it stands; to be changed, called off, put into a calendar."""

from __future__ import annotations

from datetime import date

import streamlit as st

from inspections.office import (
    assign_visit,
    cancel_visit,
    companions_said,
    record_recognised,
    visit_calendar,
    visit_for,
)
from inspections.pages.door import now
from inspections.pages.tablet_code import draw_tablet_code
from inspections.pages.visits_parts import Desk, against_sending, companions, draw_against, plain, take
from inspections.pages.words import days_of, say
from inspections.planning.due import due_said
from inspections.records import VisitSummary
from inspections.visit_parts import Companion
from inspections.workflow import STATUS_TITLES, problem_with
from standards.pack_json import from_text

TO_CHANGE = ("planned", "assigned", "accepted", "declined", "cancelled")
WITH_A_TABLET = ("assigned", "accepted", "in_progress", "sent_back")


def draw_chosen(desk: Desk, visit: VisitSummary) -> None:
    with st.container(border=True):
        st.subheader(f"{visit.hotel.name}, {visit.hotel.city} · {days_of(visit)}", anchor=False)
        st.write(standing(desk, visit))
        if visit.brief:
            st.caption(visit.brief)
        if visit.status in TO_CHANGE:
            draw_change(desk, visit)
        else:
            st.page_link(
                "scoring/pages/visit.py",
                label=say("See its rating"),
                query_params={"visit": visit.id},
                icon=":material/hotel_class:",
            )
        if visit.status in WITH_A_TABLET:
            draw_tablet_code(desk.person, desk.store, visit)
        with st.container(horizontal=True):
            draw_cancel(desk, visit)
            draw_recognised(desk, visit)
            st.download_button(
                say("Calendar file"),
                lambda: visit_calendar(desk.store, desk.person, visit.id, now()),
                file_name=f"stay {visit.starts_on}.ics",
                mime="text/calendar",
                icon=":material/calendar_add_on:",
                on_click="ignore",
                help=say("Says “Stay” and the city, and nothing of a visit."),
            )


def standing(desk: Desk, visit: VisitSummary) -> str:
    """Where it stands, who goes and with whom, and when its report is due."""
    parts = [say(STATUS_TITLES[visit.status]), plain(visit.inspector)]
    if visit.companions:
        parts.append(say("with {names}", names=plain(companions_said(desk.store, visit.companions))))
    if due := due_said(visit, now(), desk.rules.report_hours, say):
        parts.append(due)
    return " · ".join(parts)


def draw_change(desk: Desk, visit: VisitSummary) -> None:
    """Another inspector, other days: the same visit, given anew."""
    if problem_with("assign", visit.status, desk.person.role):
        return
    whole, key = visit_for(desk.store, desk.person, visit.id), f"change.{visit.id}"
    ids = list(desk.inspectors)
    at = ids.index(visit.inspector_id) if visit.inspector_id in ids else None
    inspector = st.selectbox(say("Inspector"), ids, format_func=desk.name, index=at, key=f"who.{key}")
    left, right = st.columns(2)
    starts = left.date_input(
        say("First day"), value=date.fromisoformat(visit.starts_on), format="YYYY-MM-DD", key=f"first.{key}"
    )
    ends = right.date_input(
        say("Last day"),
        value=max(starts, date.fromisoformat(visit.ends_on)),
        min_value=starts,
        format="YYYY-MM-DD",
        key=f"last.{key}",
    )
    along = companions(desk, inspector, key, visit.companions)
    because: str | None = ""
    if inspector:
        against = against_sending(desk, visit.hotel.id, (inspector, along), (starts, ends), visit.id)
        because = draw_against(against, key, whole.because)
    brief = st.text_area(say("Brief"), value=visit.brief, max_chars=4000, height=90, key=f"brief.{key}")
    new = visit.status in ("planned", "declined", "cancelled")
    label = say("Assign it") if new else say("Change the visit")
    if st.button(label, type="primary", disabled=because is None or not inspector, key=f"do.{key}"):
        take(
            lambda: assign_visit(
                desk.store,
                desk.person,
                visit_id=visit.id,
                hotel_id=visit.hotel.id,
                inspector_id=inspector or "",
                pack=from_text(desk.store.pack(visit.pack_hash).body),
                starts_on=str(starts),
                ends_on=str(ends),
                brief=brief.strip(),
                fee=whole.fee,
                companions=along,
                because=because or "",
                now=now(),
            ),
            say("The visit to {hotel} is assigned.", hotel=visit.hotel.name),
        )


def draw_cancel(desk: Desk, visit: VisitSummary) -> None:
    if problem_with("cancel", visit.status, desk.person.role):
        return
    with st.popover(say("Cancel this visit"), icon=":material/event_busy:"):
        reason = st.text_input(
            say("Why"), key=f"why-{visit.id}", placeholder=say("The inspector and the log keep it")
        )
        st.caption(say("What was recorded stays, and what a tablet still sends is kept."))
        if st.button(say("Cancel the visit"), type="primary"):
            take(
                lambda: cancel_visit(desk.store, desk.person, visit.id, now(), reason=reason),
                say("The visit to {hotel} is cancelled.", hotel=visit.hotel.name),
            )


def draw_recognised(desk: Desk, visit: VisitSummary) -> None:
    """Somebody of this visit was recognised: that person never returns there."""
    if visit.status in ("planned", "declined") or visit.starts_on > now().date().isoformat():
        return
    party = [Companion(visit.inspector_id), *visit.companions]
    with st.popover(say("Somebody was recognised"), icon=":material/visibility:"):
        who = st.selectbox(
            say("Who"),
            range(len(party)),
            format_func=lambda n: companions_said(desk.store, [party[n]]),
            key=f"seen-{visit.id}",
        )
        first = date.fromisoformat(visit.starts_on)
        last = min(date.fromisoformat(visit.ends_on), now().date())
        day = st.date_input(
            say("On"), value=last, min_value=first, max_value=now().date(), format="YYYY-MM-DD"
        )
        note = st.text_input(say("How"), max_chars=400, key=f"how-{visit.id}")
        st.caption(say("Whoever was recognised in a house never returns there. No hotel reads this."))
        if st.button(say("Record it"), type="primary", key=f"record-{visit.id}"):
            take(
                lambda: record_recognised(
                    desk.store,
                    desk.person,
                    who=party[who],
                    hotel_id=visit.hotel.id,
                    on_day=str(day),
                    note=note,
                    now=now(),
                ),
                say("Recorded: they never return to {hotel}.", hotel=visit.hotel.name),
            )
