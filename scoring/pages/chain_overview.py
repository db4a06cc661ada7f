"""The chain's first view: the finding, how different the same stay is, who is apart, and since when."""

from __future__ import annotations

import numpy as np
import streamlit as st

from inspections.pages.door import mode
from inspections.records import Account
from scoring.chain import said
from scoring.chain.overview import Overview, compared, overview_of, period_change
from scoring.chain.peers import beside, since
from scoring.chain.results import Form, Results
from scoring.charts.chain import Bar, bars, heat_map, league, strips
from scoring.charts.chain_lines import control_chart, funnel_plot, small_multiples
from scoring.charts.figures import CONFIG
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
from scoring.pages.chain_select import AGAINST, SIDES, Selected, choose, select
from scoring.pages.visit_parts import plain

TRENDS = 6
"""Small charts at first; all on demand."""
DEPARTMENTS = 12


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
    show_peers(chosen)
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
        lines.append(f"Compared on the {len(chosen.common)} standards that all of them were asked.")
    if chosen.waiting:
        lines.append(f"{said.capital(said.counted(chosen.waiting, 'visit is', 'visits are'))} still being scored and not in here yet.")  # fmt: skip  # noqa: E501 - one sentence
    if chosen.adjusted:
        lines.append(
            "Inspectors' severity is taken out of the scores; departments are as they were recorded."
        )
    for line in lines:
        st.markdown(f":orange[:material/warning: {plain(line)}]")


def show_sides(told: Overview, chosen: Selected) -> None:
    heading("How different is the same stay", "One dot is a branch's mean; the widest true difference first, which stands at the right")  # fmt: skip  # noqa: E501 - one sentence
    rows = strip_rows(told, chosen, DEPARTMENTS)
    lines = star_lines(chosen)
    chart(
        strips(rows, lines[0] if lines else None, mode()), "sides", "How far branches lie apart by department"
    )


def show_variance(told: Overview) -> None:
    heading(said.variance_title(told), said.variance_caption(told))
    if told.told is None:
        return
    share = 100 * told.told.icc
    low, high = told.told.icc_range.low, told.told.icc_range.high
    rows = [
        Bar("Branch", share, f"{share:.0f}\u202f%", low, high, strong=True),
        Bar("Visit to visit", 100 - share, f"{100 - share:.0f}\u202f%"),
    ]
    chart(bars(rows, mode()), "variance", said.variance_title(told))


def show_change(chosen: Selected) -> None:
    if not chosen.before.any():
        return
    year = st.query_params.get("against") == "year"
    heading("Since a year before" if year else "Since the period before")
    if st.query_params.get("period", "12") in {"3", "6"}:
        choose("Compared with", "against", AGAINST, "", width=260)
    change = period_change(chosen.history, chosen.before, chosen.within)
    st.markdown(plain(said.change_said(change)))
    moved = [one for one in since(chosen.history, chosen.before, chosen.within) if one.name]
    if moved and change:
        st.caption(plain(said.moved_said(moved, chosen.title)))


def show_league(told: Overview, chosen: Selected) -> None:
    heading(said.league_title(told), said.league_caption(told))
    rows = league_rows(told)
    if rows:
        chart(league(rows, star_lines(chosen), mode()), "league", said.league_title(told))


def show_heat(told: Overview, chosen: Selected) -> None:
    heading(said.heat_title(told), said.heat_caption(told))
    rows, columns = heat_rows(told, chosen)
    if rows:
        chart(heat_map(rows, columns, mode()), "heat", said.heat_title(told))


def show_funnel(told: Overview) -> None:
    heading(said.funnel_title(told), said.funnel_caption(told))
    if told.funnel:
        chart(funnel_plot(*funnel_dots(told), mode()), "funnel", said.funnel_title(told))


def show_months(told: Overview) -> None:
    if told.months is None:
        heading("Month by month", "A control chart needs six months with visits.")
        return
    heading(said.months_title(told.months), said.months_caption(told.months))
    chart(control_chart(course_of_chain(told.months), mode()), "months", said.months_title(told.months))


def show_trends(told: Overview) -> None:
    heading(said.trends_title(told), said.trends_caption(told))
    if not told.trends:
        return
    shifted = list(told.shifted)
    rest = [trend for trend in told.trends if trend not in shifted]
    listed = (shifted + rest) if st.session_state.get("all_trends") else (shifted + rest)[:TRENDS]
    courses = [course_of_branch(told, trend) for trend in listed]
    with st.grid(3, min_column_width=280, gap="medium"):
        for trend, course, fig in zip(listed, courses, small_multiples(courses, mode()), strict=True):
            with st.container(gap="xxsmall"):
                colour = (
                    ":red" if trend.shift and trend.shift.change < 0 else ":green" if trend.shift else ":gray"
                )
                st.markdown(f"**{plain(course.title)}**  \n{colour}[{plain(said.trend_said(trend))}]")
                chart(fig, f"trend-{trend.branch}", f"{course.title}: {said.trend_said(trend)}")
    if len(told.trends) > TRENDS:
        st.toggle(f"All {len(told.trends)} branches", key="all_trends")


def show_peers(chosen: Selected) -> None:
    """The chosen set of hotels beside all others, where one was chosen."""
    if chosen.others is None:
        return
    asked = {form.pack_hash for results in (chosen.results, chosen.others) for form in seen_forms(results)}
    if len(asked) > 1:
        heading(
            "The hotels chosen beside all others", "They were asked different things, and are not compared."
        )
        return
    found = beside(chosen.results, chosen.others)
    if not found:
        heading("The hotels chosen beside all others", "It needs three hotels on either side.")
        return
    heading(
        said.peers_title(found, chosen.title),
        "Means of the hotels' means. Beyond chance: over all departments at once.",
    )
    rows = [
        {
            "": plain(chosen.title(one.name) if one.name else "Total"),
            "Hotels": f"{one.branches} beside {one.others}",
            "Points": said.point(one.points, sign=True),
            "In 95 of 100": f"{said.point(one.low, sign=True)} to {said.point(one.high, sign=True)}",
            " ": ":green[beyond chance]" if one.beyond else "no more than chance",
        }
        for one in found
    ]
    st.table(rows, border="horizontal", hide_index=True)


def seen_forms(results: Results) -> list[Form]:
    """What those visits were held to."""
    return [results.forms[place] for place in np.unique(results.form)]


def show_sets(chosen: Selected) -> None:
    """Region against region, country, kind of house, brand; only where there are two or more."""
    results, shown = chosen.results, False
    for side, (label, _) in SIDES.items():
        names = sorted({getattr(branch, side) for branch in results.branches} - {""})
        if len(names) < 2:
            continue
        of = {name: np.array([getattr(b, side) == name for b in results.branches]) for name in names}
        sets = compared(results, {name: rows[results.branch] for name, rows in of.items()})
        if len(sets) < 2:
            continue
        if not shown:
            heading(
                "Side by side", "Mean of the branches' means; where it lies in 95 of 100 needs three branches"
            )
            shown = True
        with st.expander(f"{label}: {plain(said.sets_said(sets, _many(label)))}"):
            st.table(
                [
                    {
                        label: plain(one.name.capitalize() if one.name.islower() else one.name),
                        "Branches": one.branches,
                        "Visits": one.visits,
                        "Score": said.point(one.mean),
                        "In 95 of 100": "–"
                        if np.isnan(one.low)
                        else f"{said.point(one.low)} to {said.point(one.high)}",
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


def _many(label: str) -> str:
    plural = {
        "Region": "regions",
        "Country": "countries",
        "Kind of house": "kinds of house",
        "Brand": "brands",
    }
    return plural[label]
