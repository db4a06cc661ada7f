"""Giving an action to someone: a department, an account, or a colleague without one, by link or QR code."""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.actions.parts import Action
from inspections.actions.workflow import problem_with
from inspections.office.action_links import GivenLink, end_link, give_link
from inspections.office.actions import assign
from inspections.pages.code_shown import show_code
from inspections.pages.door import now
from inspections.pages.tablet_code import address
from inspections.pages.words import day_said
from scoring.pages.actions_desk import Desk
from scoring.pages.review_words import take
from scoring.pages.visit_parts import plain
from scoring.pages.words import say

LINK, DEPARTMENT, ACCOUNT = "A colleague, by link", "A department", "Someone with an account"


def draw_give(desk: Desk, action: Action) -> None:
    st.header(say("Who puts it right"), anchor=False)
    departments = desk.departments()
    ids = sorted(departments, key=departments.__getitem__)
    at = ids.index(action.department) if action.department in ids else 0
    department = st.selectbox(say("Department"), ids, at, format_func=departments.get)
    how = st.radio(say("Given to"), [DEPARTMENT, LINK, ACCOUNT], format_func=say)
    name, person = "", ""
    if how == LINK:
        name = st.text_input(
            say("Their name"), action.name, max_chars=100, placeholder=say("Kari, head concierge")
        )
    if how == ACCOUNT:
        people = {
            a.id: a.name
            for a in desk.store.accounts()
            if may(a, "change_action", hotel=action.hotel, department=department)
        }
        person = st.selectbox(say("Person"), list(people), format_func=people.get) or ""
    label = say("Give it and make the link") if how == LINK else say("Give it")
    if not st.button(
        label, type="primary" if action.status == "open" else "secondary", icon=":material/assignment_ind:"
    ):
        return
    if how == LINK and not name.strip():
        st.error(say("Say who it is for."))
        return
    take(
        lambda: give(desk, action, department, departments[department], name, person),
        say("It is {name}’s now.", name=plain(name or departments[department])),
    )


def give(desk: Desk, action: Action, department: str, title: str, name: str, person: str) -> None:  # noqa: PLR0917 - the form
    at = now()
    assign(
        desk.store, desk.person, action.id, at,
        department=department, department_title=title, person=person, name=name,
    )  # fmt: skip
    if name:
        st.session_state[f"link.{action.id}"] = give_link(desk.store, desk.person, action.id, address(), at)


def draw_links(desk: Desk, action: Action) -> None:
    """The link just made, once; those that work, each with the key that ends it; and another one."""
    made: GivenLink | None = st.session_state.get(f"link.{action.id}")
    alive = [link for link in action.links if not link.ended and link.until > now()]
    if made and alive and made.name == alive[-1].name:
        with st.container(border=True):
            st.markdown(
                say(
                    "**For {name}**, until {day}. It is shown only now.",
                    name=plain(made.name),
                    day=day_said(made.until),
                )
            )
            show_code(made.svg, say("QR code of the link"))
            st.code(made.link, language=None, wrap_lines=True)
            st.caption(
                say(
                    "Scan it with the colleague’s phone or send the link. It opens this one action, no score."
                )
            )
    for link in alive:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(
                say("A link for {name} works until {day}.", name=plain(link.name), day=day_said(link.until))
            )
            if st.button(say("End it"), key=f"end.{link.id}", type="tertiary"):
                take(
                    lambda link=link: end_link(desk.store, desk.person, action.id, now(), link_id=link.id),
                    say("That link has ended."),
                )
    may_give = problem_with("give_link", action.status, desk.person.role) is None
    label = say("Make a link for {name}", name=plain(action.name))
    if may_give and action.name and not made and st.button(label, icon=":material/qr_code_2:"):
        take(lambda: _again(desk, action), say("Here is the link."))


def _again(desk: Desk, action: Action) -> None:
    st.session_state[f"link.{action.id}"] = give_link(desk.store, desk.person, action.id, address(), now())
