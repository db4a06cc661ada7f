"""The board and the list: every action by where it stands, what is due first on top."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from inspections.actions import in_order
from inspections.actions_parts import Action
from inspections.actions_workflow import STATUS_TITLES
from inspections.office_actions import merge
from inspections.pages.door import now
from scoring.pages.actions_desk import Desk
from scoring.pages.actions_findings import marks
from scoring.pages.review_words import take
from scoring.pages.visit_parts import plain

COLUMNS = ("open", "assigned", "done", "closed")
CLOSED_SHOWN = 8
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
    st.subheader(f"{STATUS_TITLES[status]} · {len(here)}", anchor=False)
    if not here:
        st.caption(EMPTY[status])
    for action in here[:CLOSED_SHOWN] if status == "closed" else here:
        with st.container(border=True, gap="xxsmall"):
            draw_card(desk, action)


def draw_card(desk: Desk, action: Action) -> None:
    st.markdown(f"**[{plain(action.title)}](/actions?action={action.id})**")
    st.caption(f"{owner_of(desk, action)} · {due_of(desk, action)}")
    if action.times_opened > 1:
        st.markdown(":red-badge[:material/replay: found again, opened again]")
    if action.is_open and (told := marks(desk, *action.standards, critical=action.critical)):
        st.markdown(told)


def draw_list(desk: Desk) -> None:
    """The same as a table, to be filtered; and where several can be made one."""
    names = {"": "All departments", **desk.departments()}
    present = {action.department for action in desk.actions}
    left, right = st.columns(2)
    department = left.selectbox(
        "Department", [i for i in names if not i or i in present], format_func=names.get
    )
    show = right.selectbox("Which", ["Open", "Late", "To approve", "Closed", "All"])
    chosen = [a for a in in_order(desk.actions) if fits(desk, a, show) and department in ("", a.department)]
    if not chosen:
        st.write("No action matches.")
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
    again = " :red-badge[opened again]" if action.times_opened > 1 else ""
    repeat = " :orange-badge[repeat]" if desk.repeats(action) else ""
    critical = " :red-badge[critical]" if action.critical else ""
    brings = f" · brings {worth}" if action.is_open and (worth := desk.worth(*action.standards).said) else ""
    return {
        "Action": f"[{plain(action.title)}](/actions?action={action.id}){critical}{repeat}{again}  \n"
        f":gray[{owner_of(desk, action)}{brings}]",
        "Due": due_of(desk, action),
        "Stands": STATUS_TITLES[action.status],
    }


def offer_merge(desk: Desk, mergeable: list[Action]) -> None:
    if len(mergeable) < 2:
        return
    titles = {action.id: action.title for action in mergeable}
    with st.expander("Make several actions one", icon=":material/merge:"):
        picked = st.multiselect("Actions", list(titles), format_func=titles.get)
        if len(picked) > 1:
            stays = st.selectbox("The one that stays", picked, format_func=titles.get)
            if st.button(f"Make these {len(picked)} one"):
                take(
                    lambda: merge(desk.store, desk.person, now(), into=stays, others=picked),
                    f"They are one action now: “{plain(titles[stays])}”.",
                )


def owner_of(desk: Desk, action: Action) -> str:
    """Who has it: a name, and their department."""
    account = desk.store.account(action.person) if action.person else None
    name = account.name if account else action.name
    return plain(", ".join(filter(None, (name, action.department_title))) or "nobody yet")


def due_of(desk: Desk, action: Action) -> str:
    """ "due 17 June", red where it is late."""
    if not action.due_on or not action.is_open:
        return "–" if action.is_open else STATUS_TITLES[action.status].lower()
    day = f"{date.fromisoformat(action.due_on):%-d %B}"
    return f":red[late: {day}]" if action.is_late(desk.today) else f"due {day}"
