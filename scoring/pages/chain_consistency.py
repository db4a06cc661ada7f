"""Consistency, a chain's real product: how much of what a guest gets depends on which branch they chose."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from inspections.pages.door import mode, now, the_store
from inspections.records import Account
from scoring.chain import said
from scoring.chain.drivers import drivers_of
from scoring.chain.guests import MEASURES, guests_of
from scoring.chain.overview import Overview, Side, overview_of, sides_of
from scoring.chain.results import Results
from scoring.charts.chain import Bar, bars
from scoring.pages.chain_overview import chart, heading, show_cautions, show_peers
from scoring.pages.chain_select import Selected, address, choose, read, select
from scoring.pages.visit_parts import plain

STANDARDS = 15
DRIVERS = 8


def draw(person: Account) -> None:
    chosen = select(person)
    if chosen is None:
        return
    told = overview_of(chosen.results, chosen.history)
    with st.container(gap="xxsmall"):
        st.title(plain(title(told)), anchor=False)
        st.caption(plain(said.scope(told.results)))
    if told.told is None:
        st.write("Consistency needs three branches, and a second visit to some of them.")
        return
    show_figures(told)
    show_cautions(told, chosen)
    left, right = st.columns(2, gap="large")
    with left:
        show_departments(told, chosen)
    with right:
        show_loyal(told)
    show_peers(chosen)
    show_guests(person, chosen, told)
    show_standards(person, chosen, told)


def title(told: Overview) -> str:
    if told.told is None:
        return "How alike the branches are cannot be told yet"
    if not told.apart:
        return "It is the same house everywhere, as far as these visits can tell"
    share = f"{100 * told.told.icc:.0f}\u202f%"
    return f"Of the difference between two stays, {share} is the branch, the rest the day"


def show_figures(told: Overview) -> None:
    own = told.told
    with st.grid(4, min_column_width=170):
        figure("Consistency index", said.point(own.consistency), f"{said.between(own.consistency_range)} in 95 of 100")  # fmt: skip  # noqa: E501 - one figure
        figure("Branch to branch", said.point(own.apart), f"points; {said.between(own.apart_range)} in 95 of 100")  # fmt: skip  # noqa: E501 - the same
        figure("Stay to stay", said.point(own.within_apart), "points between two stays at one branch")
        figure("Due to the branch", f"{100 * own.icc:.0f}\u202f%", f"{own.icc_range.low:.0f} to {own.icc_range.high:.0f} in 95 of 100")  # fmt: skip  # noqa: E501 - the same
    st.caption(
        "The index is 100 less the points by which two branches drawn at random differ, the luck of single "
        "visits taken out: 100 is the same house everywhere."
    )


def figure(label: str, value: str, note: str) -> None:
    with st.container(gap="xxsmall"):
        st.metric(label, value)
        st.caption(plain(note))


def show_departments(told: Overview, chosen: Selected) -> None:
    seen = [side for side in told.sides if side.told]
    sure = [side for side in seen if side.sure]
    heading(departments_title(sure, seen, chosen), "Points by which two branches differ, luck taken out; the thin line is where that lies in 95 of 100")  # fmt: skip  # noqa: E501 - one sentence
    rows = [
        Bar(
            chosen.title(side.name),
            side.apart,
            said.point(side.apart),
            side.told.apart_range.low,
            side.told.apart_range.high,
            strong=side.sure,
            link=address(view="consistency", department=side.name),
        )
        for side in seen
    ]
    if rows:
        most = max(min(row.high, 2.5 * row.value + 5) for row in rows)
        chart(bars(rows, mode(), most=most), "departments", "Difference between branches by department")


def departments_title(sure: list[Side], seen: list[Side], chosen: Selected) -> str:
    if not sure:
        return "No department depends on the branch beyond chance"
    first = chosen.title(sure[0].name)
    return f"{len(sure)} of {len(seen)} departments depend on the branch, {first} most"


def show_loyal(told: Overview) -> None:
    heading(said.loyal_said(told), "The chance that a stay is as poor as the chain's worst tenth; 10 is the chain's own")  # fmt: skip  # noqa: E501 - one sentence
    rows = [
        Bar(
            said.branch(told.results, one.branch),
            100 * one.chance,
            f"{100 * one.chance:.0f}",
            100 * one.low,
            100 * one.high,
            strong=one.named,
            link=address(view="branch", branch=told.results.branches[one.branch].id),
        )
        for one in told.loyal[:STANDARDS]
    ]
    if rows:
        chart(bars(rows, mode()), "loyal", said.loyal_said(told))


def show_guests(person: Account, chosen: Selected, told: Overview) -> None:
    """What goes with how guests feel, across branches; only where enough of them were heard."""
    scores = {side.name: side.means for side in told.sides}
    found = {
        title: drivers_of(scores, guests_of(the_store(), person, told.results, key, now()))
        for key, title in MEASURES.items()
    }
    if not any(found.values()):
        return
    heading(
        "What goes with how guests feel",
        "Correlation over branches, with where it lies in 95 of 100. It says nothing of what causes what.",
    )
    for measure, drivers in found.items():
        rows = [
            {
                f"With {measure}": plain(chosen.title(one.name)),
                "Branches": one.branches,
                "Together": said.decimal(one.together),
                "In 95 of 100": f"{said.decimal(one.low)} to {said.decimal(one.high)}",
                "": ":green[beyond chance]" if one.beyond else "no more than chance",
            }
            for one in drivers[:DRIVERS]
        ]
        if rows:
            st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def show_standards(person: Account, chosen: Selected, told: Overview) -> None:
    """The standards of one department on which the stay depends most on the branch."""
    names = [side.name for side in told.sides]
    heading("Standard by standard", "Those on which the stay depends most on the branch")
    department = choose(
        "Department", "department", {name: chosen.title(name) for name in names}, names[0], width=320
    )
    standards = {standard.id: standard for standard in chosen.catalogue.standards(department)}
    parts = read(person, standards=tuple(standards))
    kept: Results = parts.where(np.isin(parts.visit.astype(str), chosen.results.visit.astype(str)))
    rows = [
        {
            "Standard": plain(next(iter(standards[side.name].text.values()))),
            "Met": float(np.nanmean(kept.standards.column(side.name))),
            "Share that is the branch": f"{100 * side.told.icc:.0f}\u202f%",
            "In 95 of 100": f"{side.told.icc_range.low:.0f} to {side.told.icc_range.high:.0f}",
            "": ":red[depends on the branch]" if side.sure else "no more than chance",
        }
        for side in sides_of(kept, kept.standards)
        if side.told
    ]
    if not rows:
        st.write(
            "None of its standards was seen often enough: three branches, and a second visit to some of them."
        )
        return
    rows.sort(key=lambda row: -float(row["Share that is the branch"][:-2]))
    st.table(
        pd.DataFrame(rows[:STANDARDS]).style.format({"Met": "{:.0f}"}), border="horizontal", hide_index=True
    )
