"""The calendar: which action is due on which day."""

from __future__ import annotations

import calendar
import html
from datetime import date

import streamlit as st

from inspections import dates
from inspections.actions.action import in_order
from inspections.actions.parts import Action
from inspections.pages.words import day_said, locale
from scoring.pages.actions_board import owner_of, show_way_to
from scoring.pages.actions_desk import Desk
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.wording.words import sentence


def draw_calendar(desk: Desk) -> None:
    due = [action for action in in_order(desk.open_actions()) if action.due_on]
    if not due:
        st.write(say("No open action has a day."))
        return
    today = date.fromisoformat(desk.today)
    months = sorted({action.due_on[:7] for action in due} | {desk.today[:7]})
    nearest = next((action.due_on[:7] for action in due if action.due_on >= desk.today), desk.today[:7])
    month = st.selectbox(say("Month"), months, index=months.index(nearest), format_func=month_said)
    st.html(grid_of(month, due, today))
    for action in due:
        if action.due_on.startswith(month):
            day = date.fromisoformat(action.due_on)
            late = f":red[{say('late')}] · " if action.is_late(desk.today) else ""
            when = sentence(day_said(day, weekday=True))
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{when}** · {late}:gray[{owner_of(desk, action)}]", width="content")
                show_way_to(action, plain(action.title))


def month_said(month: str) -> str:
    return dates.month_said(date.fromisoformat(f"{month}-01"), locale())


def grid_of(month: str, due: list[Action], today: date) -> str:
    """The month as a table: the days, and how many actions are due on each."""
    year, number = map(int, month.split("-"))
    head = "".join(f"<th scope='col'>{day}</th>" for day in dates.weekdays(locale()))
    weeks = "".join(
        f"<tr>{''.join(cell_of(day, number, due, today) for day in week)}</tr>"
        for week in calendar.Calendar().monthdatescalendar(year, number)
    )
    label = html.escape(say("Actions due in {month}", month=month_said(month)))
    return (
        "<style>.days{width:100%;table-layout:fixed;border-collapse:collapse;font-variant-numeric:tabular-nums}"
        ".days th,.days td{border:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.35rem;"
        "text-align:left;vertical-align:top}.days td{height:3.2rem}.days .out{opacity:.35}"
        ".days .now{outline:2px solid currentColor;outline-offset:-2px}.days b{display:block}</style>"
        f"<table class='days' aria-label='{label}'><thead><tr>{head}</tr></thead>"
        f"<tbody>{weeks}</tbody></table>"
    )


def cell_of(day: date, month: int, due: list[Action], today: date) -> str:
    many = sum(1 for action in due if action.due_on == day.isoformat())
    kinds = " ".join(filter(None, ("out" if day.month != month else "", "now" if day == today else "")))
    told = f"<b>{html.escape(say('{n} due', n=many))}</b>" if many else ""
    return f"<td class='{kinds}'>{day.day}{told}</td>"
