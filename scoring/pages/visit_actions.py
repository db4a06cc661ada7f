"""What is done about the findings of the visit one reads: each an action in one tap, or several together."""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.actions.parts import Action
from inspections.actions.workflow import STATUS_TITLES as STANDS
from inspections.pages.words import language, mid
from inspections.records import Account, VisitSummary
from inspections.store import Store
from scoring.acting import source_of
from scoring.pages.actions_board import due_of, owner_of, show_way_to
from scoring.pages.actions_desk import Desk, desk_of
from scoring.pages.actions_findings import make, marks, offer_together
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.report.data import Finding, Report
from standards.pack import said


def desk_for(store: Store, person: Account, visit: VisitSummary) -> Desk | None:
    """What its actions are made with; None before the release, and for whoever makes none."""
    if visit.status != "released" or not may(person, "change_action", hotel=visit.hotel.id):
        return None
    return desk_of(store, person, visit.hotel, visit.id)


def say_marks(desk: Desk, finding: Finding) -> None:
    """That it was missed before, and what it would bring, under a finding."""
    if told := marks(desk, finding.standard, critical=False):
        st.markdown(told)


def show_action(desk: Desk, standard: str, *, at: str = "finding") -> bool:
    """Where the action about it stands, with the way to it; whether there is one. `at` as in offer_action."""
    action = desk.action_of(standard)
    if action is None:
        return False
    told = f"{say('Action')}: {standing(desk, action)}"
    show_way_to(action, told, icon=":material/task_alt:", at=f"{at}.{standard}")
    return True


def standing(desk: Desk, action: Action) -> str:
    """ "under way · Kari, Concierge · due 5 December"; what is over has neither owner nor day."""
    told = mid(say(STANDS[action.status]))
    return " · ".join((told, owner_of(desk, action), due_of(desk, action))) if action.is_open else told


def offer_action(desk: Desk, finding: Finding, *, at: str = "finding") -> None:
    """The key that makes one, and the tick that puts it with others. `at` tells two places of it apart."""
    if finding not in desk.left:
        return
    key = f"{at}.{finding.standard}"
    if st.button(say("Make an action"), key=f"act.{key}", icon=":material/add_task:") and desk.visit:
        make(desk, [source_of(desk.visit.id, finding)])
    if at == "finding":
        st.checkbox(
            say("Together with others"),
            key=tick_of(desk, finding),
            help=say("Tick several findings, and the key for one action of them all appears below them."),
        )


def offer_one_of_several(desk: Desk, report: Report) -> None:
    """Below the findings: one action of those that are ticked."""
    left = desk.left
    ticked = [one for one in report.findings if one in left and st.session_state.get(tick_of(desk, one))]
    if len(ticked) > 1:
        offer_together(desk, ticked)
    elif ticked:
        st.caption(say("Tick another one to make one action of both."))


def offer_for_step(desk: Desk, standard: str) -> None:
    """The same beside a step of the way to the next star."""
    finding = next((one for one in desk.findings if one.standard == standard), None)
    if finding and not show_action(desk, standard, at="step"):
        offer_action(desk, finding, at="step")


def show_overturned(desk: Desk) -> None:
    """What an appeal took back: it is no finding any more, and it says so where the findings stand."""
    visit, pack = desk.visit, desk.pack
    if visit is None or pack is None:
        return
    for appeal in visit.appeals.values():
        look = visit.observations.get(appeal.observation)
        if appeal.granted and look:
            text = said(pack.standard(look.standard).text, language())
            why = f": “{plain(appeal.decision)}”" if appeal.decision else ""
            st.markdown(f":green-badge[:material/gavel: {say('overturned')}] ~~{plain(text)}~~{why}")


def tick_of(desk: Desk, finding: Finding) -> str:
    return f"tick.{desk.visit.id if desk.visit else ''}.{finding.standard}"
