"""The chain's first view: the finding, how different the same stay is, who is apart, and since when."""

from __future__ import annotations

import numpy as np
import streamlit as st

from inspections.pages.door import mode
from inspections.records import Account
from scoring.chain.overview import Overview, compared, overview_of, period_change
from scoring.chain.peers import asked_alike, beside, on_the_same, since
from scoring.charts.chain import Bar, bars, heat_map, heat_width, league, strips
from scoring.charts.chain_lines import control_chart, funnel_plot, small_multiples
from scoring.charts.figures import CONFIG
from scoring.pages import chain_heat
from scoring.pages.chain_downloads import show_downloads
from scoring.pages.chain_rows import (
    course_of_branch,
    course_of_chain,
    funnel_dots,
    heat_rows,
    league_rows,
    star_lines,
    strip_rows,
)
from scoring.pages.chain_select import AGAINST, SIDES, Selected, address, choose, read, select
from scoring.pages.chain_words import beyond_said, said, say
from scoring.pages.visit_parts import plain

TRENDS = 6
"""Small charts at first; all on demand."""
DEPARTMENTS = 12
SIDEWAYS = """<style>@media (max-width: 640px) {{
  .st-key-chain_heat {{ overflow-x: auto; }}
  .st-key-chain_heat > div {{ min-width: {width}px; }}
}}</style>"""
"""On a phone the heat map is pushed sideways: its numbers would touch."""


def draw(person: Account) -> None:
    chosen = select(person)
    if chosen is None:
        return
    told = overview_of(chosen.results, chosen.history)
    show_finding(told, chosen)
    show_downloads(person, chosen, told)
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_sides(told, chosen)
    with right:
        show_variance(told)
        show_change(chosen)
    left, right = st.columns(2, gap="large")
    with left:
        show_league(told, chosen)
    with right:
        show_funnel(told)
        show_months(told)
    show_heat(told, chosen)
    show_trends(told)
    show_peers(person, chosen)
    show_sets(chosen)


def show_finding(told: Overview, chosen: Selected) -> None:
    with st.container(gap="xxsmall"):
        st.title(plain(said.headline(told, chosen.title)), anchor=False)
        st.caption(plain(said.scope(told.results)))
    st.markdown(plain(said.apart_caption(told)))
    show_cautions(told, chosen)


def show_cautions(told: Overview, chosen: Selected) -> None:
    """What stands in the way of comparing; where scores were put on common ground, that too."""
    lines = [said.caution_said(caution, told.results, chosen.title) for caution in told.cautions]
    if chosen.common:
        lines.append(say("Compared on the {n} standards that all of them were asked.", n=len(chosen.common)))
    if chosen.waiting:
        waiting = said.count(
            chosen.waiting,
            "one visit is still being scored and not in here yet.",
            "{n} visits are still being scored and not in here yet.",
        )
        lines.append(said.capital(waiting))
    if chosen.adjusted:
        lines.append(
            say("Inspectors' severity is taken out of the scores; departments are as they were recorded.")
        )
    for line in lines:
        st.markdown(f":orange[:material/warning: {plain(line)}]")


def show_sides(told: Overview, chosen: Selected) -> None:
    title = say("How different is the same stay")
    heading(
        title,
        say("One dot is a branch's mean; the widest true difference first, which stands at the right"),
    )
    rows = strip_rows(told, chosen, DEPARTMENTS)
    lines = star_lines(chosen)
    chart(strips(rows, lines[0] if lines else None, mode(), say), "sides", title)


def show_variance(told: Overview) -> None:
    heading(said.variance_title(told), said.variance_caption(told))
    if told.told is None:
        return
    share, where = told.told.icc, told.told.icc_range
    rows = [
        Bar(say("Branch"), 100 * share, said.percent(share), where.low, where.high, strong=True),
        Bar(say("Visit to visit"), 100 - 100 * share, said.percent(1 - share)),
    ]
    chart(bars(rows, mode()), "variance", said.variance_title(told))


def show_change(chosen: Selected) -> None:
    if not chosen.before.any():
        return
    year = st.query_params.get("against") == "year"
    heading(say("Since a year before") if year else say("Since the period before"))
    if st.query_params.get("period", "12") in {"3", "6"}:
        against = {key: say(title) for key, title in AGAINST.items()}
        choose(say("Compared with"), "against", against, "", width=260)
    change = period_change(chosen.history, chosen.before, chosen.within)
    st.markdown(plain(said.change_said(change)))
    moved = [one for one in since(chosen.history, chosen.before, chosen.within) if one.name]
    if moved and change:
        st.caption(plain(said.moved_said(moved, chosen.title)))


def show_league(told: Overview, chosen: Selected) -> None:
    heading(said.league_title(told), said.league_caption(told))
    rows = league_rows(told)
    if rows:
        chart(league(rows, star_lines(chosen), mode(), say), "league", said.league_title(told))


def show_heat(told: Overview, chosen: Selected) -> None:
    heading(said.heat_title(told), said.heat_caption(told))
    rows, columns = heat_rows(told, chosen)
    if not rows:
        return
    names = [side.name for side in told.sides if (side.visits > 0).any()]
    goals = [address(view="heat", department=name) for name in names]
    with st.container(key="chain_heat"):
        st.html(SIDEWAYS.format(width=heat_width(len(columns))))
        chart(heat_map(rows, columns, mode(), goals, say), "heat", said.heat_title(told))
    chain_heat.offer_departments(chosen, names)


def show_funnel(told: Overview) -> None:
    heading(said.funnel_title(told), said.funnel_caption(told))
    if told.funnel:
        chart(funnel_plot(*funnel_dots(told), mode(), say=say), "funnel", said.funnel_title(told))


def show_months(told: Overview) -> None:
    if told.months is None:
        heading(say("Month by month"), say("A control chart needs six months with visits."))
        return
    heading(said.months_title(told.months), said.months_caption(told.months))
    fig = control_chart(course_of_chain(told.months), mode(), say=say)
    chart(fig, "months", said.months_title(told.months))


def show_trends(told: Overview) -> None:
    heading(said.trends_title(told), said.trends_caption(told))
    if not told.trends:
        return
    shifted = list(told.shifted)
    rest = [trend for trend in told.trends if trend not in shifted]
    listed = (shifted + rest) if st.session_state.get("all_trends") else (shifted + rest)[:TRENDS]
    courses = [course_of_branch(told, trend) for trend in listed]
    with st.grid(3, min_column_width=280, gap="medium"):
        for trend, course, fig in zip(listed, courses, small_multiples(courses, mode(), say), strict=True):
            with st.container(gap="xxsmall"):
                colour = (
                    ":red" if trend.shift and trend.shift.change < 0 else ":green" if trend.shift else ":gray"
                )
                st.markdown(f"**{plain(course.title)}**  \n{colour}[{plain(said.trend_said(trend))}]")
                chart(fig, f"trend-{trend.branch}", f"{course.title}: {said.trend_said(trend)}")
    if len(told.trends) > TRENDS:
        st.toggle(say("All {n} branches", n=len(told.trends)), key="all_trends")


def show_peers(person: Account, chosen: Selected) -> None:
    """The chosen set of hotels beside all others, where one was chosen."""
    if chosen.others is None:
        return
    both, common = (chosen.recorded or chosen.results, chosen.others), None
    if not asked_alike(*both):
        common = chosen.catalogue.common(*both)
        if common is None:
            none = say("No standard was asked of all of them, so that they are not compared.")
            heading(say("The hotels chosen beside all others"), none)
            return
        both = on_the_same(*both, read(person, common=common))
    found = beside(*both)
    if not found:
        heading(say("The hotels chosen beside all others"), say("It needs three hotels on either side."))
        return
    heading(
        said.peers_title(found, chosen.title),
        say("Means of the hotels' means. Beyond chance: over all departments at once."),
    )
    if chosen.recorded:
        st.caption(say("Scores are as they were recorded here: the severity of inspectors is not taken out."))
    if common:
        ground = say("Compared on the {n} standards that all of them were asked.", n=len(common))
        st.markdown(f":orange[:material/warning: {plain(ground)}]")
    rows = [
        {
            "": plain(chosen.title(one.name) if one.name else say("Total")),
            say("Points"): beyond_said(said.point(one.points, sign=True), sure=one.beyond),
            say("In 95 of 100"): said.span(said.point(one.low, sign=True), said.point(one.high, sign=True)),
            say("Hotels"): say("{n} beside {m}", n=one.branches, m=one.others),
        }
        for one in found
    ]
    st.table(rows, border="horizontal", hide_index=True)


def show_sets(chosen: Selected) -> None:
    """Region against region, country, kind of house, brand; only where there are two or more."""
    results, shown = chosen.results, False
    for side, (label, _) in SIDES.items():
        names = sorted({getattr(branch, side) for branch in results.branches} - {""})
        if len(names) < 2:
            continue
        of = {
            said.capital(say(name)) if side == "kind" else name: np.array(
                [getattr(b, side) == name for b in results.branches]
            )
            for name in names
        }
        sets = compared(results, {name: rows[results.branch] for name, rows in of.items()})
        if len(sets) < 2:
            continue
        if not shown:
            heading(
                say("Side by side"),
                say("Mean of the branches' means; where it lies in 95 of 100 needs three branches"),
            )
            shown = True
        with st.expander(f"{say(label)}: {plain(said.sets_said(sets, side))}"):
            st.table(
                [
                    {
                        say(label): plain(one.name),
                        say("Branches"): one.branches,
                        say("Visits"): one.visits,
                        say("Score"): said.point(one.mean),
                        say("In 95 of 100"): "–"
                        if np.isnan(one.low)
                        else said.span(said.point(one.low), said.point(one.high)),
                    }
                    for one in sets
                ],
                border="horizontal",
                hide_index=True,
            )


def heading(title: str, caption: str = "") -> None:
    with st.container(gap="xxsmall"):
        st.header(plain(title), anchor=False)
        if caption:
            st.caption(plain(caption))


def chart(fig: object, key: str, alt: str) -> None:
    st.plotly_chart(fig, theme=None, config=CONFIG, key=key, alt=alt)
