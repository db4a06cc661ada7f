"""A cycle as proposed: each visit to be changed, overruled or left out, and all of it confirmed."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from inspections import dates
from inspections.office import Confirmed, confirm_cycle, look_over
from inspections.pages.door import now
from inspections.pages.visits_new import as_assigned
from inspections.pages.visits_parts import Desk, companions, draw_against, plain
from inspections.pages.words import locale, say
from inspections.planning.rules import Hindrance
from standards.pack import Pack

AT_ONCE = 20
"""Lines of a proposal shown at a time."""


def draw_proposal(desk: Desk, wanted: list[Confirmed]) -> None:
    against = look_over(desk.store, desk.person, wanted)
    st.header(headline(wanted, against), anchor=False)
    draw_lines(desk, wanted, against)
    draw_confirm(desk, wanted)


def headline(wanted: list[Confirmed], against: list[tuple[Hindrance, ...]]) -> str:
    """How many are proposed, and how many cannot be sent as they stand."""
    told = say.count(len(wanted), "One visit proposed", "{n} visits proposed")
    open_still = sum(not ready(one, why) for one, why in zip(wanted, against, strict=True))
    return f"{told}, {say('{n} to settle', n=open_still)}" if open_still else told


def ready(one: Confirmed, against: tuple[Hindrance, ...]) -> bool:
    """Whether it can be confirmed as it stands."""
    if not one.line.inspector or any(why.absolute for why in against):
        return False
    return not against or bool(one.because)


def draw_lines(desk: Desk, wanted: list[Confirmed], against: list[tuple[Hindrance, ...]]) -> None:
    pages = -(-len(wanted) // AT_ONCE)
    page = min(st.session_state.get("plan_page", 0), pages - 1)
    for place in range(page * AT_ONCE, min(len(wanted), (page + 1) * AT_ONCE)):
        draw_line(desk, place, wanted[place], against[place])
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(say("Earlier"), disabled=page == 0, icon=":material/arrow_back:"):
                turn_to(page - 1)
            st.caption(say("{page} of {pages}", page=page + 1, pages=pages), width="content")
            if st.button(say("Later"), disabled=page == pages - 1, icon=":material/arrow_forward:"):
                turn_to(page + 1)


def turn_to(page: int) -> None:
    st.session_state.plan_page = page
    st.rerun()


def draw_line(desk: Desk, place: int, one: Confirmed, against: tuple[Hindrance, ...]) -> None:
    """Hotel and inspector, to be tapped for a change; below, the days and what stands against them."""
    line = one.line
    who = plain(desk.name(line.inspector)) if line.inspector else say("nobody")
    kind = say("weekend") if line.weekend else say("weekdays")
    with st.container(gap=None):
        label = f"**{plain(desk.house(line.hotel))}** · {who}"
        if st.button(label, key=f"line.{place}", type="tertiary", icon=":material/edit:"):
            change_line(desk, place)
        days = f":gray[{dates.stay_said(line.first, line.last, locale())} · {kind}]"
        st.markdown(f"{days}{told_below(one, against)}")


def told_below(one: Confirmed, against: tuple[Hindrance, ...]) -> str:
    """What is to be said of a line beside who, where and when: each on a line of its own."""
    reasons = [why.text for why in against] or list(one.line.why_not if not one.line.inspector else ())
    told = [f":red[{plain(say(text))}]" for text in reasons]
    if one.why_not and not reasons:
        told.append(f":red[{plain(say(one.why_not))}]")
    if one.because and against:
        told.append(say("Overruled: {because}", because=plain(one.because)))
    return "".join(f"  \n{text}" for text in told)


def change_line(desk: Desk, place: int) -> None:
    """The visit as the office wants it instead."""
    st.dialog(say("Change this visit"))(show_line)(desk, place)


def show_line(desk: Desk, place: int) -> None:
    wanted: list[Confirmed] = st.session_state.plan
    one = wanted[place]
    line, key = one.line, f"plan.{place}.{one.line.hotel}"
    st.markdown(f"**{plain(desk.house(line.hotel))}**")
    ids = list(desk.inspectors)
    at = ids.index(line.inspector) if line.inspector in ids else None
    inspector = st.selectbox(
        say("Inspector"), ids, index=at, format_func=desk.name, placeholder=say("Who goes"), key=f"who.{key}"
    )
    left, right = st.columns(2)
    nights = line.last - line.first
    first = left.date_input(
        say("First day"),
        value=max(line.first, now().date()),
        min_value=now().date(),
        format="YYYY-MM-DD",
        key=f"first.{key}",
    )
    last = right.date_input(
        say("Last day"), value=first + nights, min_value=first, format="YYYY-MM-DD", key=f"last.{key}.{first}"
    )
    along = companions(desk, inspector, key, one.companions)
    changed = Confirmed(replace(line, inspector=inspector or "", first=first, last=last), tuple(along))
    others = [changed if n == place else other for n, other in enumerate(wanted)]
    against = look_over(desk.store, desk.person, others)[place] if inspector else ()
    because = draw_against(against, key, one.because)
    with st.container(horizontal=True):
        if st.button(say("Keep it so"), type="primary", disabled=because is None or not inspector):
            st.session_state.plan[place] = replace(changed, because=because or "")
            st.rerun()
        if st.button(say("Leave it out")):
            del st.session_state.plan[place]
            st.rerun()


# ── confirmed ──


def draw_confirm(desk: Desk, wanted: list[Confirmed]) -> None:
    brief = st.text_area(say("Brief for all of them"), max_chars=4000, height=90, key="cycle.brief")
    fee = st.text_input(say("Fee and expenses"), max_chars=100, key="cycle.fee")
    some = [one for one in wanted if one.line.inspector]
    with st.container(horizontal=True):
        assign = st.button(
            say.count(len(some), "Assign this visit", "Assign {n} visits"), type="primary", disabled=not some
        )
        plan = st.button(
            say("Only plan them"), disabled=not some, help=say("Inspectors see them once they are assigned.")
        )
        if st.button(say("Put the proposal away"), type="tertiary"):
            st.session_state.plan = []
            st.rerun()
    if assign or plan:
        confirm(desk, wanted, some, (brief, fee), assign=assign)


def confirm(
    desk: Desk, wanted: list[Confirmed], some: list[Confirmed], texts: tuple[str, str], *, assign: bool
) -> None:
    """What could not be done stays in the proposal, with why not; the rest is said to be done."""
    pack: Pack = st.session_state.plan_pack
    packs = {one.line.scenario: as_assigned(pack, one.line.scenario) for one in some}
    brief, fee = texts
    with st.spinner(say("Recording the visits …")):
        done = confirm_cycle(
            desk.store, desk.person, some, packs, now(), assign=assign, brief=brief.strip(), fee=fee
        )
    left_out = [one for one in wanted if not one.line.inspector]
    st.session_state.plan = [*(one for one in done if one.visit is None), *left_out]
    made, rest = sum(one.visit is not None for one in done), len(st.session_state.plan)
    what = say("assigned") if assign else say("planned")
    told = say.count(made, "One visit is {what}.", "{n} visits are {what}.", what=what)
    if rest:
        told += " " + say.count(rest, "One is not: it stands below.", "{n} are not: they stand below.")
    st.session_state.came = told
    st.rerun()
