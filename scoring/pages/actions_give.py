"""Giving an action to someone: a department, an account, or a colleague without one, by link or QR code."""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.actions_parts import Action
from inspections.actions_workflow import problem_with
from inspections.office_action_links import GivenLink, end_link, give_link
from inspections.office_actions import assign
from inspections.pages.door import now
from inspections.pages.tablet_code import address
from scoring.pages.actions_desk import Desk
from scoring.pages.review_words import take
from scoring.pages.visit_parts import plain

SIDE = 200
LINK, DEPARTMENT, ACCOUNT = "A colleague, by link", "A department", "Someone with an account"


def draw_give(desk: Desk, action: Action) -> None:
    st.header("Who puts it right", anchor=False)
    departments = desk.departments()
    ids = sorted(departments, key=departments.__getitem__)
    at = ids.index(action.department) if action.department in ids else 0
    department = st.selectbox("Department", ids, at, format_func=departments.get)
    how = st.radio("Given to", [LINK, DEPARTMENT, ACCOUNT])
    name, person = "", ""
    if how == LINK:
        name = st.text_input("Their name", action.name, max_chars=100, placeholder="Kari, head concierge")
    if how == ACCOUNT:
        people = {a.id: a.name for a in desk.store.accounts() if may(a, "change_action", hotel=action.hotel)}
        person = st.selectbox("Person", list(people), format_func=people.get) or ""
    label = "Give it and make the link" if how == LINK else "Give it"
    if st.button(label, disabled=how == LINK and not name.strip(), icon=":material/assignment_ind:"):
        take(
            lambda: give(desk, action, department, departments[department], name, person),
            f"It is {plain(name or departments[department])}’s now.",
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
            st.markdown(f"**For {plain(made.name)}**, until {made.until:%-d %B}. It is shown only now.")
            st.html(
                f'<div style="width:{SIDE}px" role="img" aria-label="QR code of the link">{made.svg}</div>'
            )
            st.code(made.link, language=None, wrap_lines=True)
            st.caption(
                "Scan it with the colleague’s phone or send the link. It opens this one action, no score."
            )
    for link in alive:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(f"A link for {plain(link.name)} works until {link.until:%-d %B}.")
            if st.button("End it", key=f"end.{link.id}", type="tertiary"):
                take(
                    lambda link=link: end_link(desk.store, desk.person, action.id, now(), link_id=link.id),
                    "That link has ended.",
                )
    may_give = problem_with("give_link", action.status, desk.person.role) is None
    label = f"Make a link for {plain(action.name)}"
    if may_give and action.name and not made and st.button(label, icon=":material/qr_code_2:"):
        take(lambda: _again(desk, action), "Here is the link.")


def _again(desk: Desk, action: Action) -> None:
    st.session_state[f"link.{action.id}"] = give_link(desk.store, desk.person, action.id, address(), now())
