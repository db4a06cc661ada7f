"""The board and the list: every action by where it stands, what is due first on top."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from inspections.actions.action import in_order
from inspections.actions.parts import Action
from inspections.actions.workflow import STATUS_TITLES, STEPS
from inspections.office.actions import merge
from inspections.pages.door import now
from inspections.pages.words import day_said, mid
from scoring.pages.actions_desk import Desk
from scoring.pages.actions_findings import marks
from scoring.pages.review_words import take
from scoring.pages.visit_parts import critical_badge, plain
from scoring.pages.words import say

COLUMNS = ("open", "assigned", "done", "closed")
CLOSED_SHOWN = 8
WHICH = ("Open", "Late", "To approve", "Closed", "All")
EMPTY = {
    "open": "Nothing waits for an owner.",
    "assigned": "Nothing is under way.",
    "done": "Nothing to approve.",
    "closed": "Nothing closed yet.",
}


def draw_board(desk: Desk) -> None:
    with st.grid(4, min_column_width=180, gap="small"):
        for status in COLUMNS:
            with st.container(gap="small"):
                draw_column(desk, status)


def draw_column(desk: Desk, status: str) -> None:
    here = in_order(action for action in desk.actions if action.status == status)
    if status == "closed":
        here = sorted(here, key=lambda a: a.since or now(), reverse=True)
    st.subheader(f"{say(STATUS_TITLES[status])} · {len(here)}", anchor=False)
    if not here:
        st.caption(say(EMPTY[status]))
    for action in here[:CLOSED_SHOWN] if status == "closed" else here:
        with st.container(border=True, gap="xxsmall"):
            draw_card(desk, action)


def draw_card(desk: Desk, action: Action) -> None:
    show_way_to(action, f"**{plain(action.title)}**")
    st.caption(f"{owner_of(desk, action)} · {due_of(desk, action)}")
    if action.times_opened > 1:
        st.markdown(f":red-badge[:material/replay: {say('found again, opened again')}]")
    if action.is_open and (told := marks(desk, *action.standards, critical=action.critical)):
        st.markdown(told)


def show_way_to(action: Action, label: str, *, icon: str | None = None, at: str = "") -> None:
    """A key with those words to the action's own page: it breaks its line, which a link to a page does not.

    `at` tells two keys to one action on the same page apart.
    """
    if st.button(label, key=f"open.{at}.{action.id}", type="tertiary", icon=icon, wrap=True):
        st.switch_page("scoring/pages/actions.py", query_params={"action": action.id})


def draw_list(desk: Desk) -> None:
    """The same as a table, to be filtered; and where several can be made one."""
    names = {"": say("All departments"), **desk.departments()}
    present = {action.department for action in desk.actions}
    left, right = st.columns(2)
    department = left.selectbox(
        say("Department"), [i for i in names if not i or i in present], format_func=names.get
    )
    show = right.selectbox(say("Which"), WHICH, format_func=say)
    chosen = [a for a in in_order(desk.actions) if fits(desk, a, show) and department in ("", a.department)]
    if not chosen:
        st.write(say("No action matches."))
        return
    st.table(pd.DataFrame([row_of(desk, a) for a in chosen]), border="horizontal", hide_index=True)
    offer_merge(desk, [action for action in chosen if action.status in ("open", "assigned")])


def fits(desk: Desk, action: Action, show: str) -> bool:
    return {
        "Open": action.is_open,
        "Late": action.is_late(desk.today),
        "To approve": action.status == "done",
        "Closed": action.status == "closed",
        "All": True,
    }[show]


def row_of(desk: Desk, action: Action) -> dict[str, str]:
    again = f" :red-badge[{say('opened again')}]" if action.times_opened > 1 else ""
    repeat = f" :orange-badge[{say('repeat')}]" if desk.repeats(action) else ""
    critical = critical_badge() if action.critical else ""
    worth = desk.worth(*action.standards).told(say) if action.is_open else ""
    brings = f" · {say('brings {worth}', worth=worth)}" if worth else ""
    return {
        say("Action"): f"[{plain(action.title)}](/actions?action={action.id}){critical}{repeat}{again}  \n"
        f":gray[{owner_of(desk, action)}{brings}]",
        say("Due"): due_of(desk, action),
        say("Stands"): say(STATUS_TITLES[action.status]),
    }


def offer_merge(desk: Desk, mergeable: list[Action]) -> None:
    if len(mergeable) < 2 or desk.person.role not in STEPS["merge"].roles:
        return
    titles = {action.id: action.title for action in mergeable}
    with st.expander(say("Make several actions one"), icon=":material/merge:"):
        picked = st.multiselect(say("Actions"), list(titles), format_func=titles.get)
        if len(picked) > 1:
            stays = st.selectbox(say("The one that stays"), picked, format_func=titles.get)
            if st.button(say("Make these {n} one", n=len(picked))):
                take(
                    lambda: merge(desk.store, desk.person, now(), into=stays, others=picked),
                    say("They are one action now: “{title}”.", title=plain(titles[stays])),
                )


def owner_of(desk: Desk, action: Action) -> str:
    """Who has it: a name, and their department."""
    account = desk.store.account(action.person) if action.person else None
    name = account.name if account else action.name
    return plain(", ".join(filter(None, (name, action.department_title))) or say("nobody yet"))


def due_of(desk: Desk, action: Action) -> str:
    """ "due 17 June", red where it is late."""
    if not action.due_on or not action.is_open:
        return "–" if action.is_open else mid(say(STATUS_TITLES[action.status]))
    day = day_said(date.fromisoformat(action.due_on))
    return f":red[{say('late: {day}', day=day)}]" if action.is_late(desk.today) else say("due {day}", day=day)
