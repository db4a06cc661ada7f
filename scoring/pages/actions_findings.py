"""Findings of the newest visit that nobody acts on yet: each an action in one tap, or several together."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from inspections.actions.parts import Source
from inspections.office.actions import open_action
from inspections.pages.door import now
from scoring.acting import name_of, source_of
from scoring.pages.actions_desk import Desk
from scoring.pages.review_words import take
from scoring.pages.visit_parts import critical_badge, plain
from scoring.pages.words import say
from scoring.report.data import Finding

TEXT = 820
"""Pixels for a finding's words; on a phone they take the width, and the key stands under them."""


def draw_findings(desk: Desk) -> None:
    """Repeats stand out; what each would bring stands beside it."""
    if desk.visit is None:
        st.write(say("No visit has been released for this hotel. Its findings will stand here."))
        return
    left = desk.left
    if not left:
        st.write(say("Every finding of the newest visit has its action."))
        return
    again = sum(1 for finding in left if desk.repeat(finding.standard))
    st.caption(
        say.count(
            len(left),
            "{n} finding of the newest visit without an action.",
            "{n} findings of the newest visit without an action.",
        )
        + (f" {say('Missed before: {n}.', n=again)}" if again else "")
    )
    together = st.container()
    ticked = []
    for department, findings in groupby(
        sorted(left, key=lambda one: one.department), key=lambda one: one.department
    ):
        st.subheader(plain(department), anchor=False)
        ticked += [finding for finding in findings if draw_finding(desk, finding)]
    if len(ticked) > 1:
        with together:
            offer_together(desk, ticked)
    elif ticked:
        together.caption(say("Tick another one to make one action of both."))


def draw_finding(desk: Desk, finding: Finding) -> bool:
    """Its line, with its key; whether it is ticked."""
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", width=TEXT):
            ticked = st.checkbox(
                say("Choose {finding}", finding=name_of(finding)),
                key=f"tick.{finding.standard}",
                label_visibility="collapsed",
                width=28,
            )
            with st.container(gap="xxsmall", width="stretch"):
                st.markdown(f"**{plain(name_of(finding))}**")
                st.markdown(marks(desk, finding.standard, critical=finding.critical))
        if st.button(say("Make an action"), key=f"act.{finding.standard}", icon=":material/add_task:"):
            make(desk, [source_of(desk.visit.id, finding)] if desk.visit else [])
    return ticked


def marks(desk: Desk, *standards: str, critical: bool) -> str:
    """Critical, repeat, and what it would bring, as small words."""
    parts = [critical_badge().strip()] if critical else []
    if again := next(filter(None, map(desk.repeat, standards)), ""):
        parts.append(f":orange-badge[:material/repeat: {again}]")
    if desk.overturned(*standards):
        parts.append(f":green-badge[:material/gavel: {say('overturned')}]")
    if worth := desk.worth(*standards).told(say):
        parts.append(f":gray[{say('brings {worth}', worth=worth)}]")
    return " ".join(parts)


def offer_together(desk: Desk, ticked: list[Finding]) -> None:
    worth = desk.worth(*(finding.standard for finding in ticked)).told(say)
    asked = say("One action for {n} findings", n=len(ticked))
    if worth:
        asked = say("One action for {n} findings, together {worth}", n=len(ticked), worth=worth)
    with st.container(border=True):
        title = st.text_input(
            asked,
            value=name_of(ticked[0])[:200],
            max_chars=200,
        )
        visit = desk.visit
        if visit and st.button(
            say("Make one action of these {n}", n=len(ticked)), type="primary", icon=":material/add_task:"
        ):
            make(desk, [source_of(visit.id, finding) for finding in ticked], title)


def make(desk: Desk, sources: list[Source], title: str = "") -> None:
    take(
        lambda: open_action(desk.store, desk.person, now(), sources=sources, title=title),
        say(
            "“{title}” is an action now. Give it to someone on the board.",
            title=plain(title or sources[0].title),
        ),
    )
