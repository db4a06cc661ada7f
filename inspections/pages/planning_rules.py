"""The house's rules of planning: read by the office, set by its owner."""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.office import set_rules
from inspections.office.planning import CYCLES, REPORT_HOURS, REST_DAYS
from inspections.pages.door import now
from inspections.pages.visits_parts import Desk, take
from inspections.pages.words import say
from inspections.planning.rules import Rules

CYCLE_TITLES = {12: "a year", 6: "half a year", 0: "no cycles"}


def draw_rules(desk: Desk) -> None:
    st.header(say("What holds for every visit"), anchor=False)
    for told in rules_said(desk.rules):
        st.markdown(f"- {told}")
    if not may(desk.person, "set_planning_rules"):
        st.caption(say("An owner sets these."))
        return
    with st.form("rules", border=False):
        left, middle, right = st.columns(3)
        rest = left.number_input(
            say("Rest, in days"), *REST_DAYS, value=max(REST_DAYS[0], desk.rules.rest_days)
        )
        cycle = middle.selectbox(
            say("A cycle lasts"),
            CYCLES,
            index=CYCLES.index(desk.rules.cycle_months),
            format_func=lambda months: say(CYCLE_TITLES[months]),
        )
        hours = right.number_input(
            say("Report due after, in hours"), *REPORT_HOURS, value=desk.rules.report_hours
        )
        if st.form_submit_button(say("Save the rules"), type="primary"):
            rules = Rules(int(rest), cycle, int(hours))
            take(lambda: set_rules(desk.store, desk.person, rules, now()), say("The rules are saved."))


def rules_said(rules: Rules) -> tuple[str, ...]:
    """The rules as sentences."""
    cycle = (
        say("Nobody goes to a house twice in a cycle; a cycle lasts half a year.")
        if rules.cycle_months == 6
        else say("Nobody goes to a house twice in a cycle; a cycle is the calendar year.")
    )
    return (
        say("Inspectors and companions rest from a house for {n} days between visits.", n=rules.rest_days),
        *((cycle,) if rules.cycle_months else ()),
        say("Nobody is in two houses on one night."),
        say("Whoever has a conflict of interest, or was recognised in a house, does not go there."),
        say("A report is due {n} hours after the last day of the stay.", n=rules.report_hours),
        say("A conflict or a recognised face is never overruled; the other rules are, with a reason."),
    )
