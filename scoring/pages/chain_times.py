"""Timed standards, branch by branch: who greets in 20 seconds, and who in 90."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from inspections.pages.door import mode
from inspections.records import Account
from scoring.chain.results import Results
from scoring.chain.times import Timed, timed_of
from scoring.charts.chain import MOST_BRANCHES
from scoring.charts.chain_times import TimeRow, time_rows
from scoring.pages.chain_overview import chart, heading
from scoring.pages.chain_select import Selected, address, choose, read, select
from scoring.pages.chain_words import promise, said, say
from scoring.pages.visit_parts import plain
from standards.pack import Standard, Within


def draw(person: Account) -> None:
    chosen = select(person)
    if chosen is None:
        return
    timed = {s.id: s for s in chosen.catalogue.standards() if s.limit and isinstance(s.limit.usual, Within)}
    if not timed:
        st.title(say("None of these standards has a time limit"), anchor=False)
        return
    names = {name: promise(standard) for name, standard in timed.items()}
    name = choose(say("Standard"), "standard", names, next(iter(names)), width=680)
    every = read(person, times=(name,))
    kept = every.also_in(chosen.results)
    if name not in kept.times:
        st.title(say("This was not timed in these visits"), anchor=False)
        return
    limit = timed[name].limit.usual.ms / 1000
    found = timed_of(name, kept.times[name], kept.branch, limit)
    show_finding(found, kept, timed[name], chosen)
    show_branches(found, kept, limit)


def show_finding(found: Timed, results: Results, standard: Standard, chosen: Selected) -> None:
    with st.container(gap="xxsmall"):
        st.title(plain(said.times_title(found, results)), anchor=False)
        st.caption(plain(f"{chosen.title(standard.department)}: {promise(standard)}"))
    seconds = found.seconds
    if not len(seconds):
        st.write(say("A branch is shown from three measurements on; none has so many in this selection."))
        return
    with st.grid(4, min_column_width=150):
        st.metric(say("Measured"), said.thousands(len(seconds)))
        st.metric(say("Median"), said.lasting(float(np.median(seconds))))
        st.metric(say("Nine in ten within"), said.lasting(float(np.quantile(seconds, 0.9))))
        st.metric(say("Within the limit"), said.percent(float((seconds <= found.limit).mean())))
    if len({kept.kind for kept in results.branches}) > 1 and standard.limit.by_house:
        st.caption(say("The limit differs by kind of house; the line shown is the usual one."))


def show_branches(found: Timed, results: Results, limit: float) -> None:
    shown, half = found.branches, MOST_BRANCHES // 2
    if not shown:
        return
    title = say("Every measurement, the quickest branch first")
    if len(shown) > MOST_BRANCHES:
        shown = (*shown[:half], *shown[-half:])
        title = say("The {n} quickest branches and the {n} slowest", n=half)
    heading(
        title,
        say(
            "A dot is one measurement, the tick and the figure the branch's median; the limit is {limit}",
            limit=said.lasting(limit),
        ),
    )
    rows = [
        TimeRow(
            said.branch(results, one.branch),
            tuple(map(float, one.seconds)),
            one.median,
            said.lasting(one.median),
            link=address(view="branch", branch=results.branches[one.branch].id),
        )
        for one in shown
    ]
    chart(time_rows(rows, limit, said.lasting(limit), mode(), say), "times", say("Times by branch"))
    with st.expander(say("As a table")):
        table = [
            {
                say("Branch"): plain(said.branch(results, one.branch)),
                say("Measured"): len(one.seconds),
                say("Median"): said.lasting(one.median),
                say("Nine in ten within"): said.lasting(one.quantile(0.9)),
                say("Within the limit"): said.percent(one.kept),
                say("In 95 of 100"): said.whole(one.kept_range),
            }
            for one in shown
        ]
        st.table(pd.DataFrame(table), border="horizontal", hide_index=True)
