"""The people of the chain: invited or added, looked after, and shut out when they leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from inspections.access import HEAD, INSPECTOR, MANAGER, ROLE_TITLES, ROLES, may
from inspections.office import (
    add_person,
    disable_person,
    hotels_for,
    people_for,
    set_password,
    set_reach,
    sign_out_everywhere,
)
from inspections.office.hotels import regions_of
from inspections.office.reach import departments_known, reaches_said
from inspections.pages.door import now
from inspections.pages.house_invites import ask_in, draw_invites
from inspections.pages.house_list import find, pick, take
from inspections.pages.house_second_step import draw_reset
from inspections.pages.house_words import say
from inspections.pages.planning_conflicts import draw_conflicts
from inspections.pages.visits_parts import plain
from inspections.pages.words import day_said, language, mid
from inspections.records import Account
from inspections.store import Store

ROLE_HELP = {
    "owner": "Everything, and the set-up",
    "quality": "Assigns, reviews and releases visits of the whole chain",
    "manager": "Reads released ratings of their hotels or regions, appeals and acts",
    "head": "Acts on the findings of their departments in their hotels, and nothing else",
    "inspector": "Records visits on a tablet at /capture",
}
BY_LINK, BY_PASSWORD = "By an invitation link", "With a first password"
EVERYONE, CLOSED = "Everyone", "Closed accounts"
ADDED = "people.added"


def draw_people(person: Account, store: Store) -> None:
    adding = st.expander(
        say("Add a person"), icon=":material/person_add:", key="adding.person", on_change="rerun"
    )
    if adding.open:
        with adding:
            draw_adding(person, store)
    draw_invites(person, store)
    people = people_for(store, person)
    titles = [title for role, title in ROLE_TITLES.items() if any(one.role == role for one in people)]
    left, right = st.columns([1, 2])
    who = left.selectbox(say("Who"), [EVERYONE, *titles, CLOSED], key="who", format_func=say)
    people = [one for one in people if fits(one, who)]
    rows = [
        {
            say("Name"): one.name,
            say("Role"): say(ROLE_TITLES[one.role]),
            say("Of"): reach,
            say("E-mail"): one.email,
            say("Account"): say("closed") if one.disabled_at else say("open"),
        }
        for one, reach in zip(people, reaches_said(store, people, say, language()), strict=True)
    ]
    hint = say("Tick a row to change what someone reaches, or to close the account.")
    with right:
        found = find(rows, "people", "Find among {n} people")
    at = pick(rows, found, "people", hint)
    if at is not None:
        draw_person(person, store, people[at])


def fits(one: Account, who: str) -> bool:
    if who == CLOSED:
        return one.disabled_at is not None
    return who == EVERYONE or (ROLE_TITLES[one.role] == who and one.disabled_at is None)


def draw_adding(person: Account, store: Store) -> None:
    role = st.selectbox(
        say("Role"),
        [one for one in ROLES if may(person, f"appoint_{one}")],
        index=None,
        format_func=lambda one: f"{say(ROLE_TITLES[one])}: {mid(say(ROLE_HELP[one]))}",
        placeholder=say("Choose what this person does"),
    )
    if not role:
        return
    way = st.radio(say("How they come in"), [BY_LINK, BY_PASSWORD], format_func=say, horizontal=True)
    nth = st.session_state.get(ADDED, 0)
    with st.form(f"person.{nth}", border=False):  # the next person finds it empty
        left, right = st.columns(2)
        name, email = left.text_input(say("Name")), right.text_input(say("E-mail"))
        password = ""
        if way == BY_PASSWORD:
            password = left.text_input(
                say("First password"),
                type="password",
                help=say("At least 10 characters"),
                autocomplete="new-password",
            )
        reach = reach_fields(store, person, role, f"new.{nth}")
        title = mid(say(ROLE_TITLES[role]))
        label = say("Invite the {role}", role=title) if way == BY_LINK else say("Add the {role}", role=title)
        if st.form_submit_button(label, type="primary"):
            who: dict[str, Any] = {"name": name, "email": email, "role": role, **reach}
            if way == BY_LINK:
                done = say("{name} is invited: the link stands here.", name=plain(name or email))
                take(lambda: then_empty(lambda: ask_in(person, store, who)), done)
            else:
                who["password"] = password
                done = say("{name} is added and can sign in.", name=plain(name))
                take(lambda: then_empty(lambda: add_person(store, person, **who, now=now())), done)


def then_empty(step: Callable[[], object]) -> None:
    """Takes the step; where it was not refused, the form is another one from then on."""
    step()
    st.session_state[ADDED] = st.session_state.get(ADDED, 0) + 1


def reach_fields(
    store: Store, person: Account, role: str, key: str, before: Account | None = None
) -> dict[str, list[str]]:
    """The fields that this role has, filled with what is theirs now."""
    chosen: dict[str, list[str]] = {}
    if role not in {MANAGER, HEAD}:
        return chosen
    hotels = hotels_for(store, person)
    names = {one.id: f"{one.name}, {one.city}" for one in hotels}
    mine = [one for one in before.hotels if one in names] if before and not before.regions else []
    chosen["hotels"] = st.multiselect(
        say("Hotels"), names, mine, format_func=names.__getitem__, key=f"hotels.{key}"
    )
    if role == MANAGER and (regions := regions_of(hotels)):
        chosen["regions"] = st.multiselect(
            say("Or regions"),
            regions,
            [one for one in before.regions if one in regions] if before else [],
            key=f"regions.{key}",
            help=say("All hotels of a region, and those that are added to it later"),
        )
    if role == HEAD:
        titles = departments_known(store, language())
        parts = list(dict.fromkeys([*titles, *(before.departments if before else ())]))
        chosen["departments"] = st.multiselect(
            say("Departments"),
            parts,
            list(before.departments) if before else [],
            format_func=lambda one: titles.get(one, one),
            key=f"departments.{key}",
        )
    return chosen


def draw_person(person: Account, store: Store, chosen: Account) -> None:
    with st.container(border=True):
        st.subheader(f"{plain(chosen.name)}, {mid(say(ROLE_TITLES[chosen.role]))}", anchor=False)
        if chosen.disabled_at:
            st.caption(
                say(
                    "This account was closed on {day}. What this person recorded stays.",
                    day=day_said(chosen.disabled_at, year=True),
                )
            )
            return
        if chosen.id != person.id and not may(person, f"appoint_{chosen.role}"):
            st.caption(say("An owner looks after this account."))
            return
        if chosen.role in {MANAGER, HEAD}:
            draw_reach(person, store, chosen)
        if chosen.role == INSPECTOR:
            st.markdown(f"**{say('Where they do not go')}**")
            draw_conflicts(person, store, chosen)
        draw_new_password(person, store, chosen)
        if chosen.id != person.id:
            draw_leaving(person, store, chosen)


def draw_reach(person: Account, store: Store, chosen: Account) -> None:
    with st.form(f"reach-{chosen.id}", border=False):
        reach = reach_fields(store, person, chosen.role, chosen.id, chosen)
        if st.form_submit_button(say("Save what they reach")):
            take(
                lambda: set_reach(store, person, chosen.id, now(), **reach),
                say("What {name} reaches is changed.", name=plain(chosen.name)),
            )


def draw_new_password(person: Account, store: Store, chosen: Account) -> None:
    """One's own needs the present one. All sessions of the account end, this one included."""
    own = chosen.id == person.id
    with st.form(f"password-{chosen.id}", border=False):
        left, right = st.columns(2)
        current = (
            left.text_input(say("Present password"), type="password", autocomplete="current-password")
            if own
            else ""
        )
        password = (right if own else left).text_input(
            say("New password"),
            type="password",
            help=say("At least 10 characters"),
            autocomplete="new-password",
        )
        st.caption(
            say("Ends every session of this account; the records on a tablet stay and wait for the sign-in.")
        )
        if st.form_submit_button(say("Give the new password")):
            take(
                lambda: set_password(store, person, chosen.id, password, now(), current=current),
                say("{name} signs in with the new password from now on.", name=plain(chosen.name)),
            )


def draw_leaving(person: Account, store: Store, chosen: Account) -> None:
    with st.container(horizontal=True):
        if st.button(say("Sign out everywhere"), help=say("A tablet was lost, or a screen was left open.")):
            take(
                lambda: sign_out_everywhere(store, person, chosen.id, now()),
                say("{name} is signed out everywhere.", name=plain(chosen.name)),
            )
        draw_reset(person, store, chosen)
        with st.popover(say("Close the account"), icon=":material/person_off:"):
            st.write(
                say(
                    "{name} is out at once: every session and tablet, codes, the calendar's address, "
                    "invitations, API keys and links to actions given by them. What was recorded stays.",
                    name=plain(chosen.name),
                )
            )
            if st.button(say("Close it now"), type="primary"):
                take(
                    lambda: disable_person(store, person, chosen.id, now()),
                    say("{name} can no longer sign in.", name=plain(chosen.name)),
                )
