"""Timed standards, branch by branch: who greets in 20 seconds, and who in 90."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from inspections.pages.door import mode
from inspections.records import Account
from scoring.chain import said
from scoring.chain.results import Results
from scoring.chain.times import Timed, timed_of
from scoring.charts.chain import MOST_BRANCHES
from scoring.charts.chain_times import TimeRow, time_rows
from scoring.pages.chain_overview import chart, heading
from scoring.pages.chain_select import Selected, address, choose, read, select
from scoring.pages.visit_parts import plain
from standards.pack import Standard, Within


def draw(person: Account) -> None:
    chosen = select(person)
    if chosen is None:
        return
    timed = {s.id: s for s in chosen.catalogue.standards() if s.limit and isinstance(s.limit.usual, Within)}
    if not timed:
        st.title("None of these standards has a time limit", anchor=False)
        return
    names = {name: short_text(standard) for name, standard in timed.items()}
    name = choose("Standard", "standard", names, next(iter(names)), width=520)
    every = read(person, times=(name,))
    kept: Results = every.where(np.isin(every.visit.astype(str), chosen.results.visit.astype(str)))
    if name not in kept.times:
        st.title("This was not timed in these visits", anchor=False)
        return
    limit = timed[name].limit.usual.ms / 1000
    found = timed_of(name, kept.times[name], kept.branch, limit)
    show_finding(found, kept, timed[name], chosen)
    show_branches(found, kept, limit)


def short_text(standard: Standard) -> str:
    text = next(iter(standard.text.values()))
    return text if len(text) <= 70 else f"{text[:69].rstrip()}…"


def show_finding(found: Timed, results: Results, standard: Standard, chosen: Selected) -> None:
    with st.container(gap="xxsmall"):
        st.title(plain(said.times_title(found, results)), anchor=False)
        st.caption(plain(f"{chosen.title(standard.department)}: {next(iter(standard.text.values()))}"))
    seconds = found.seconds
    if not len(seconds):
        st.write("A branch is shown from three measurements on; none has so many in this selection.")
        return
    with st.grid(4, min_column_width=150):
        st.metric("Measured", said.thousands(len(seconds)))
        st.metric("Middle one", said.lasting(float(np.median(seconds))))
        st.metric("Nine in ten within", said.lasting(float(np.quantile(seconds, 0.9))))
        st.metric("Within the limit", f"{100 * float((seconds <= found.limit).mean()):.0f}\u202f%")
    if len({kept.kind for kept in results.branches}) > 1 and standard.limit.by_house:
        st.caption("The limit differs by kind of house; the line shown is the usual one.")


def show_branches(found: Timed, results: Results, limit: float) -> None:
    if not found.branches:
        return
    heading(
        "Every measurement, the quickest branch first",
        f"A dot is one measurement, the tick the branch's middle one; the limit is {said.lasting(limit)}",
    )
    rows = [
        TimeRow(
            said.branch(results, one.branch),
            tuple(map(float, one.seconds)),
            one.median,
            said.lasting(one.median),
            link=address(view="branch", branch=results.branches[one.branch].id),
        )
        for one in found.branches[:MOST_BRANCHES]
    ]
    chart(time_rows(rows, limit, said.lasting(limit), mode()), "times", "Times by branch")
    with st.expander("As a table"):
        table = [
            {
                "Branch": plain(said.branch(results, one.branch)),
                "Measured": len(one.seconds),
                "Middle one": said.lasting(one.median),
                "Nine in ten within": said.lasting(one.quantile(0.9)),
                "Within the limit": f"{100 * one.kept:.0f}\u202f%",
                "In 95 of 100": f"{one.kept_range.low:.0f} to {one.kept_range.high:.0f}",
            }
            for one in found.branches
        ]
        st.table(pd.DataFrame(table), border="horizontal", hide_index=True)
