"""The calendar of visits: a month as bars, and the same as a list, which is all a phone needs."""

from __future__ import annotations

import html
from datetime import date, timedelta

import streamlit as st

from inspections.dates import month_said, weekdays
from inspections.pages.door import now
from inspections.pages.visits_parts import Desk, filtered, plain
from inspections.pages.words import days_of, locale, say
from inspections.planning.due import due_said, is_late
from inspections.planning.month import Bar, in_month, weeks_of
from inspections.records import VisitSummary
from inspections.workflow import STATUS_TITLES

AHEAD = 12
CALLED_OFF = ("declined", "cancelled")
LOOKS = {"planned": "wished", "declined": "off", "cancelled": "off", "released": "past"}
STYLE = """<style>
.month{font-variant-numeric:tabular-nums;border-top:1px solid var(--hair);
  --hair:color-mix(in srgb,currentColor 18%,transparent)}
.month .week{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));gap:2px 0;min-height:5.2rem;
  align-content:start;padding-bottom:.35rem;border-bottom:1px solid var(--hair)}
.month .head{min-height:0;padding:.2rem 0}
.month .day,.month .head span{padding:.15rem .3rem;font-size:.8rem;opacity:.75}
.month .out{opacity:.35}
.month .now{font-weight:700;opacity:1;text-decoration:underline;text-underline-offset:.2rem}
.month a{display:block;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;color:inherit;
  font-size:.8rem;line-height:1.5rem;padding:0 .4rem;margin:0 1px;text-decoration:none;
  border:1px solid transparent;background:color-mix(in srgb,currentColor 13%,transparent)}
.month a.begins{border-top-left-radius:6px;border-bottom-left-radius:6px}
.month a.ends{border-top-right-radius:6px;border-bottom-right-radius:6px}
.month a.wished{background:none;border:1px dashed color-mix(in srgb,currentColor 55%,transparent)}
.month a.past{background:color-mix(in srgb,currentColor 6%,transparent)}
.month a.off{background:none;text-decoration:line-through;opacity:.6}
.month a.late{border-color:currentColor;font-weight:600}
@media(max-width:640px){.month .week{min-height:3.6rem}
  .month a{font-size:.68rem;line-height:1.3rem;padding:0 .2rem}}
</style>"""


def draw_calendar(desk: Desk, visits: list[VisitSummary]) -> None:
    months = months_of(visits)
    today = now().date()
    nearest = min(months, key=lambda month: abs((month - today.replace(day=1)).days))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        month = st.selectbox(
            say("Month"),
            months,
            index=months.index(nearest),
            format_func=lambda month: month_said(month, locale()),
            width=260,
        )
        shown = in_month(month, filtered(desk, visits))
    st.html(STYLE + month_as_html(desk, month, shown, today))
    st.caption(say("Dashed: only planned. Framed: its report is late. Struck through: called off."))
    if not shown:
        st.write(say("No visit in this month."))
    for visit in shown:
        draw_line(desk, visit)


def months_of(visits: list[VisitSummary]) -> list[date]:
    """Every month from the first visit to a year ahead, or to the last one."""
    today = now().date().replace(day=1)
    ends = [date.fromisoformat(visit.ends_on).replace(day=1) for visit in visits]
    begins = [date.fromisoformat(visit.starts_on).replace(day=1) for visit in visits]
    month, last = min([*begins, today]), max([*ends, today + timedelta(days=31 * AHEAD)])
    found = []
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def draw_line(desk: Desk, visit: VisitSummary) -> None:
    """One visit as the list tells it, with the way to it."""
    due = due_said(visit, now(), desk.rules.report_hours, say)
    told = " · ".join(filter(None, (plain(visit.inspector), say(STATUS_TITLES[visit.status]).lower(), due)))
    with st.container(gap=None):
        st.page_link(
            "inspections/pages/visits.py",
            label=f"**{days_of(visit)}** · {plain(visit.hotel.name)}, {plain(visit.hotel.city)}",
            query_params={"part": "Calendar", "visit": visit.id},
        )
        st.caption(told)


def month_as_html(desk: Desk, month: date, shown: list[VisitSummary], today: date) -> str:
    """The month as a grid of bars. The list below says the same, so that it need not be read out."""
    head = "".join(f"<span>{html.escape(day)}</span>" for day in weekdays(locale()))
    weeks = "".join(
        "<div class='week'>"
        + "".join(day_as_html(day, month, today, place) for place, day in enumerate(week.days, 1))
        + "".join(bar_as_html(desk, bar) for bar in week.bars)
        + "</div>"
        for week in weeks_of(month, shown)
    )
    return f"<div class='month' aria-hidden='true'><div class='week head'>{head}</div>{weeks}</div>"


def day_as_html(day: date, month: date, today: date, place: int) -> str:
    kind = " out" if day.month != month.month else " now" if day == today else ""
    return f"<span class='day{kind}' style='grid-row:1;grid-column:{place}'>{day.day}</span>"


def bar_as_html(desk: Desk, bar: Bar) -> str:
    visit = bar.visit
    late = is_late(visit, now(), desk.rules.report_hours)
    kinds = (
        LOOKS.get(visit.status, ""),
        "late" if late else "",
        "begins" if bar.begins else "",
        "ends" if bar.ends else "",
    )
    told, days = html.escape(f"{visit.hotel.city}, {visit.inspector}"), html.escape(days_of(visit))
    return (
        f"<a class='{' '.join(filter(None, kinds))}' tabindex='-1' title='{days} {told}' "
        f"style='grid-row:{bar.row + 2};grid-column:{bar.column}/span {bar.days}' "
        f"href='/assign?part=Calendar&amp;visit={html.escape(visit.id)}'>{told}</a>"
    )
