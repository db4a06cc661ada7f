"""What waits for the quality office, what is late, and which answers did not stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from inspections.office import rules_of, visits_for
from inspections.pages.door import now
from inspections.pages.step import say_what_was_done
from inspections.pages.words import days_of, language
from inspections.planning.due import due_said
from inspections.records import Account, VisitSummary
from inspections.review_queue import Queue, queue_of
from inspections.store import Store
from inspections.visit import Visit
from scoring.overturned import ENOUGH, Overturned, by_inspector, by_standard
from scoring.pages.review_words import names_of
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.ratings import pack_of
from standards.pack import said

MOST = 30
MEASURE = 760
"""How wide a line of a list may be, in pixels: wider, its ends are no longer read together."""


def draw_queue(person: Account, store: Store) -> None:
    appealed = [visit for one in store.appealed_visits() if (visit := store.visit(one.id))]
    is_open = {visit.id for visit in appealed if any(appeal.is_open for appeal in visit.appeals.values())}
    hours = rules_of(store).report_hours
    queue = queue_of(visits_for(store, person), is_open, now(), hours)
    st.title(headline(queue), anchor=False)
    say_what_was_done()
    show_lines(
        say("Appeals to decide"),
        queue.appealed,
        lambda v: say("released {moment}", moment=v.released_at) if v.released_at else "–",
    )
    show_lines(say("To review"), queue.submitted, submitted_said)
    show_lines(say("In review"), queue.in_review, submitted_said)
    show_lines(say("Late"), queue.late, lambda v: due_said(v, now(), hours, say), opens=False)
    show_lines(say("Asked back, with the inspector"), queue.sent_back, submitted_said)
    show_overturned(store, appealed)


def headline(queue: Queue) -> str:
    """What there is to do, as a sentence."""
    appealed, submitted, in_review = len(queue.appealed), len(queue.submitted), len(queue.in_review)
    parts = (
        appealed
        and say.count(appealed, "one visit with appeals to decide", "{n} visits with appeals to decide"),
        submitted and say.count(submitted, "one visit to review", "{n} visits to review"),
        in_review and say.count(in_review, "one visit in review", "{n} visits in review"),
    )
    waits = ", ".join(part for part in parts if part) or say("Nothing waits for a review")
    late = len(queue.late)
    told = f"{waits}; {say.count(late, 'one report is late', '{n} reports are late')}" if late else waits
    return told[:1].upper() + told[1:]


def submitted_said(visit: VisitSummary) -> str:
    """ "submitted 21 Nov, 08:12", in UTC."""
    return say("submitted {moment}", moment=visit.submitted_at) if visit.submitted_at else "–"


def show_lines(
    title: str, visits: Iterable[VisitSummary], since: Callable[[VisitSummary], str], *, opens: bool = True
) -> None:
    """A heading and a line a visit, each with the way to it; nothing where there is none."""
    lines = list(visits)
    if not lines:
        return
    st.header(title, anchor=False)
    for visit in lines[:MOST]:
        with st.container(
            width=MEASURE, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
        ):
            st.markdown(
                f"**{plain(visit.hotel.name)}**, {plain(visit.hotel.city)} · {days_of(visit)}  \n"
                f":gray[{plain(visit.inspector)} · {since(visit)}]",
                width="content",
            )
            if opens:
                st.page_link(
                    "scoring/pages/review.py",
                    label=say("Open"),
                    query_params={"visit": visit.id},
                    icon=":material/arrow_forward:",
                )
    if len(lines) > MOST:
        st.caption(say("And {n} more.", n=len(lines) - MOST))


def show_overturned(store: Store, appealed: list[Visit]) -> None:
    """Counts for the office; a share only where there are enough to say anything."""
    if not appealed:
        return
    st.header(say("Answers that did not stand"), anchor=False)
    st.caption(
        say(
            "Appeals granted of those decided. A share and where it lies in 95 of 100 cases are shown from "
            "{n} decided on: fewer say nothing of a person or a standard.",
            n=ENOUGH,
        )
    )
    names = names_of(store)
    texts = standards_said(store, appealed)
    inspectors, standards = st.tabs([say("By inspector"), say("By standard")])
    with inspectors:
        show_table(say("Inspector"), by_inspector(appealed), names)
    with standards:
        show_table(say("Standard"), by_standard(appealed), texts)


def standards_said(store: Store, visits: list[Visit]) -> dict[str, str]:
    """The texts of the standards, by the packs of these visits."""
    packs = [pack_of(store, pack_hash) for pack_hash in dict.fromkeys(visit.pack_hash for visit in visits)]
    return {standard.id: said(standard.text, language()) for pack in packs for standard in pack.standards()}


def show_table(first: str, lines: tuple[Overturned, ...], names: dict[str, str]) -> None:
    rows = [
        {
            first: plain(names.get(one.about, one.about)),
            say("Appealed"): one.appealed,
            say("Decided"): one.decided,
            say("Granted"): one.granted,
            say("Share, of 100"): f"{one.share:.0f}, {one.range.low:.0f}–{one.range.high:.0f}"
            if one.range and one.share is not None
            else "–",
        }
        for one in lines
    ]
    if rows:
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    else:
        st.caption(say("Every appeal was withdrawn."))
