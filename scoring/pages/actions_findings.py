"""Findings of the newest visit that nobody acts on yet: each an action in one tap, or several together."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from inspections.actions_parts import Source
from inspections.office_actions import open_action
from inspections.pages.door import now
from scoring.acting import name_of, source_of
from scoring.pages.actions_desk import Desk
from scoring.pages.review_words import counted, take
from scoring.pages.visit_parts import plain
from scoring.report_data import Finding


def draw_findings(desk: Desk) -> None:
    """Repeats stand out; what each would bring stands beside it."""
    if desk.visit is None:
        st.write("No visit has been released for this hotel. Its findings will stand here.")
        return
    left = desk.left
    if not left:
        st.write("Every finding of the newest visit has its action.")
        return
    again = sum(1 for finding in left if desk.repeat(finding.standard))
    st.caption(
        f"{counted(len(left), 'finding')} of the newest visit without an action"
        + (f", {again} of them missed before." if again else ".")
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
        together.caption("Tick another one to make one action of both.")


def draw_finding(desk: Desk, finding: Finding) -> bool:
    """Its line, with its key; whether it is ticked."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        ticked = st.checkbox(
            f"Choose {name_of(finding)}",
            key=f"tick.{finding.standard}",
            label_visibility="collapsed",
            width=28,
        )
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(f"**{plain(name_of(finding))}**")
            st.markdown(marks(desk, finding.standard, critical=finding.critical))
        if st.button("Make an action", key=f"act.{finding.standard}", icon=":material/add_task:"):
            make(desk, [source_of(desk.visit.id, finding)] if desk.visit else [])
    return ticked


def marks(desk: Desk, *standards: str, critical: bool) -> str:
    """Critical, repeat, and what it would bring, as small words."""
    parts = [":red-badge[critical]"] if critical else []
    if again := next(filter(None, map(desk.repeat, standards)), ""):
        parts.append(f":orange-badge[:material/repeat: {again}]")
    if brings := desk.worth(*standards).said:
        parts.append(f":gray[brings {brings}]")
    return " ".join(parts)


def offer_together(desk: Desk, ticked: list[Finding]) -> None:
    brings = desk.worth(*(finding.standard for finding in ticked)).said
    with st.container(border=True):
        title = st.text_input(
            f"One action for {len(ticked)} findings" + (f", together {brings}" if brings else ""),
            value=name_of(ticked[0])[:200],
            max_chars=200,
        )
        visit = desk.visit
        if visit and st.button(
            f"Make one action of these {len(ticked)}", type="primary", icon=":material/add_task:"
        ):
            make(desk, [source_of(visit.id, finding) for finding in ticked], title)


def make(desk: Desk, sources: list[Source], title: str = "") -> None:
    take(
        lambda: open_action(desk.store, desk.person, now(), sources=sources, title=title),
        f"“{plain(title or sources[0].title)}” is an action now. Give it to someone on the board.",
    )
