"""Consistency, a chain's real product: how much of what a guest gets depends on which branch they chose."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from inspections.pages.door import mode, now, the_store
from inspections.records import Account
from scoring.chain.drivers import drivers_of
from scoring.chain.guests import MEASURES, guests_of
from scoring.chain.overview import Overview, Side, overview_of, sides_of
from scoring.charts.chain import Bar, bars
from scoring.pages.chain_overview import chart, heading, show_cautions, show_peers
from scoring.pages.chain_select import Selected, address, choose, read, select
from scoring.pages.chain_words import beyond_said, promise, said, say
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
        st.write(say("Consistency needs three branches, and a second visit to some of them."))
        return
    show_figures(told)
    show_cautions(told, chosen)
    left, right = st.columns(2, gap="large")
    with left:
        show_departments(told, chosen)
    with right:
        show_loyal(told)
    show_peers(person, chosen)
    show_guests(person, chosen, told)
    show_standards(person, chosen, told)


def title(told: Overview) -> str:
    if told.told is None:
        return say("How alike the branches are cannot be told yet")
    if not told.apart:
        return say("It is the same house everywhere, as far as these visits can tell")
    share = said.percent(told.told.icc)
    return say("Of the difference between two stays, {share} is the branch, the rest the day", share=share)


def show_figures(told: Overview) -> None:
    own = told.told
    with st.grid(4, min_column_width=170):
        index = said.surely(said.between(own.consistency_range))
        figure(say("Consistency index"), said.point(own.consistency), index)
        apart = say("points; {range}", range=said.surely(said.between(own.apart_range)))
        figure(say("Branch to branch"), said.point(own.apart), apart)
        figure(
            say("Stay to stay"), said.point(own.within_apart), say("points between two stays at one branch")
        )
        figure(say("Due to the branch"), said.percent(own.icc), said.surely(said.whole(own.icc_range)))
    st.caption(
        say(
            "The index is 100 less the points by which two branches drawn at random differ, the luck of "
            "single visits taken out: 100 is the same house everywhere."
        )
    )


def figure(label: str, value: str, note: str) -> None:
    with st.container(gap="xxsmall"):
        st.metric(label, value)
        st.caption(plain(note))


def show_departments(told: Overview, chosen: Selected) -> None:
    seen = [side for side in told.sides if side.told]
    sure = [side for side in seen if side.sure]
    heading(
        departments_title(sure, seen, chosen),
        say(
            "Points by which two branches differ, luck taken out; the thin line is where that lies in 95 of "
            "100. A strong bar is beyond chance over all departments."
        ),
    )
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
        chart(bars(rows, mode(), most=most), "departments", say("Difference between branches by department"))


def departments_title(sure: list[Side], seen: list[Side], chosen: Selected) -> str:
    if not sure:
        return say("No department depends on the branch beyond chance")
    first = chosen.title(sure[0].name)
    return say.count(
        len(sure),
        "One of {of} departments depends on the branch: {first}",
        "{n} of {of} departments depend on the branch, {first} most",
        of=len(seen),
        first=first,
    )


def show_loyal(told: Overview) -> None:
    heading(
        said.loyal_said(told),
        say("The chance, of 100, that a stay is as poor as the chain's worst tenth; over the chain it is 10"),
    )
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
        say("What goes with how guests feel"),
        say(
            "Correlation over branches, with where it lies in 95 of 100; named where it is beyond chance "
            "over all departments. It says nothing of what causes what."
        ),
    )
    for measure, drivers in found.items():
        rows = [
            {
                say("With {measure}", measure=measure): plain(chosen.title(one.name)),
                say("Correlation"): beyond_said(said.decimal(one.together), sure=one.beyond),
                say("In 95 of 100"): said.span(said.decimal(one.low), said.decimal(one.high)),
                say("Branches"): one.branches,
            }
            for one in drivers[:DRIVERS]
        ]
        if rows:
            st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def show_standards(person: Account, chosen: Selected, told: Overview) -> None:
    """The standards of one department on which the stay depends most on the branch."""
    names = [side.name for side in told.sides]
    heading(
        say("Standard by standard"),
        say(
            "Those on which the stay depends most on the branch; named where that is beyond chance over all "
            "standards of the department"
        ),
    )
    department = choose(
        say("Department"), "department", {name: chosen.title(name) for name in names}, names[0], width=320
    )
    standards = {standard.id: standard for standard in chosen.catalogue.standards(department)}
    parts = read(person, standards=tuple(standards))
    kept = parts.also_in(chosen.results)
    met, seen = say("Met, %"), [side for side in sides_of(kept, kept.standards) if side.told]
    rows = [
        {
            say("Standard"): plain(promise(standards[side.name])),
            met: side.told.mean,
            say("Share that is the branch"): share_told(side),
        }
        for side in sorted(seen, key=lambda side: -side.told.icc)
    ]
    if not rows:
        st.write(
            say(
                "None of its standards was seen often enough: three branches, and a second visit to some of "
                "them."
            )
        )
        return
    table = pd.DataFrame(rows[:STANDARDS]).style.format({met: "{:.0f}"})
    st.table(table, border="horizontal", hide_index=True)


def share_told(side: Side) -> str:
    """ "63 % (36 to 85)", and in words where the stay depends on the branch beyond chance."""
    share = f"{said.percent(side.told.icc)} ({said.whole(side.told.icc_range)})"
    return f":red[**{share}**, {say('depends on the branch')}]" if side.sure else share
