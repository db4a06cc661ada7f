"""One branch: how it stands in the chain, by department and by visit, down to what was recorded."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from inspections.pages.door import mode
from inspections.records import Account
from scoring.behind.numbers import address_behind
from scoring.chain.courses import KINDS
from scoring.chain.overview import Overview, Trend, overview_of
from scoring.charts.chain_lines import control_chart
from scoring.pages.chain_overview import chart, heading
from scoring.pages.chain_rows import course_by_looks, course_of_branch
from scoring.pages.chain_select import Selected, address, choose, go_to, read, select
from scoring.pages.chain_words import promise, said, say
from scoring.pages.visit_parts import plain

FURTHEST = 3
CAPTIONS = {
    "xmr": "Every visit of this branch; mean ± 2.66 moving ranges",
    "p": "Share of standards met, by weight; limits by the number looked at, as if each were independent",
    "laney": "Share of standards met, by weight; limits as wide as visits scatter beyond chance",
    "u": "Standards missed in 100 looked at; each visit's limits by how many it looked at",
}
FIRST = 10
HERE, CHAIN = "here", "chain"


def draw(person: Account) -> None:
    chosen = select(person)
    if chosen is None:
        return
    told = overview_of(chosen.results, chosen.history)
    place = _place(told, st.query_params.get("branch", ""))
    st.page_link(
        "scoring/pages/chain.py",
        label=say("All branches"),
        icon=":material/arrow_back:",
        query_params=go_to(view="", branch="", department=""),
    )
    if place is None:
        st.title(say("No visit of this branch matches"), anchor=False)
        st.write(say("It has none in this selection, or is not yours to read."))
        return
    show_finding(told, place, chosen)
    left, right = st.columns(2, gap="large")
    with left:
        show_departments(told, place, chosen)
    with right:
        show_trend(told, place, chosen)
    department = st.query_params.get("department", "")
    if department in told.results.departments.names:
        show_standards(person, chosen, place, department)
    show_visits(chosen, place, department)


def _place(told: Overview, branch: str) -> int | None:
    names = [one.id for one in told.results.branches]
    at = names.index(branch) if branch in names else None
    return at if at in told.results.visited() else None


def show_finding(told: Overview, place: int, chosen: Selected) -> None:
    branch = told.results.branches[place]
    with st.container(gap="xxsmall"):
        st.title(plain(branch_headline(told, place, chosen)), anchor=False)
        where = ", ".join(filter(None, (branch.city, branch.country)))
        number = int((told.results.branch == place).sum())
        seen = said.count(
            number,
            "{where}; one visit in this selection",
            "{where}; {n} visits in this selection",
            where=where,
        )
        st.caption(plain(seen))
    if told.means is None:
        return
    mean, shrunk = told.means.mean[place], told.means.shrunk[place]
    low, high = told.ranges[place]
    with st.grid(3, min_column_width=150):
        st.metric(say("Mean score"), said.point(mean))
        st.metric(say("Mean, luck taken out"), said.point(shrunk))
        st.metric(say("Against the chain"), said.point(shrunk - told.told.mean, sign=True))
    where = said.span(said.point(low), said.point(min(100, high)))
    st.caption(say("The mean lies from {range} in 95 of 100.", range=where))


def branch_headline(told: Overview, place: int, chosen: Selected) -> str:
    """The branch and where it is beyond chance away from the chain."""
    name, beyond = said.branch(told.results, place), told.heat.beyond[place]
    order = np.argsort(told.heat.away[place])
    below = [
        chosen.title(told.heat.names[at]) for at in order if beyond[at] and told.heat.away[place, at] < 0
    ]
    above = [
        chosen.title(told.heat.names[at])
        for at in order[::-1]
        if beyond[at] and told.heat.away[place, at] > 0
    ]
    if not below and not above:
        return say("{branch}: no department differs from the chain beyond chance", branch=name)
    told = {"branch": name, "below": said.listed(below, 2), "above": said.listed(above, 2)}
    if not above:
        return say("{branch} is behind in {below}", **told)
    if not below:
        return say("{branch} is ahead in {above}", **told)
    return say("{branch} is behind in {below}, ahead in {above}", **told)


def show_departments(told: Overview, place: int, chosen: Selected) -> None:
    sentence = "Against the chain's median; bold where it is beyond chance. A name leads to its standards."
    if chosen.others is not None:
        sentence = (
            "Against the median of the hotels chosen; bold where it is beyond chance. A name leads to its "
            "standards."
        )
    heading(say("Departments"), say(sentence))
    name, mean, gap = say("Department"), say("Score"), say("Away")
    heat, branch = told.heat, told.results.branches[place].id
    rows = []
    for at in np.argsort(np.nan_to_num(heat.away[place], nan=np.inf)):
        if not heat.visits[place, at]:
            rows.append({name: plain(chosen.title(heat.names[at])), mean: None, gap: say("not inspected")})
            continue
        away = said.point(heat.away[place, at], sign=True)
        colour = "red" if heat.away[place, at] < 0 else "green"
        link = address(view="branch", branch=branch, department=heat.names[at])
        rows.append(
            {
                name: f"[{plain(chosen.title(heat.names[at]))}]({link})",
                mean: float(heat.mean[place, at]),
                gap: f":{colour}[**{away}**]" if heat.beyond[place, at] else away,
            }
        )
    st.table(
        pd.DataFrame(rows).style.format({mean: said.point}, na_rep="–"), border="horizontal", hide_index=True
    )


def show_trend(told: Overview, place: int, chosen: Selected) -> None:
    trend: Trend | None = next((one for one in told.trends if one.branch == place), None)
    if trend is None:
        heading(say("Visit by visit"), say("A trend is drawn from six visits on."))
        return
    kind = st.query_params.get("chart", "xmr")
    kind = kind if kind in KINDS else "xmr"
    heading(said.capital(said.trend_said(trend)), say(CAPTIONS[kind]))
    choose(say("Chart"), "chart", {one: say(title) for one, title in KINDS.items()}, "xmr", width=320)
    course = course_of_branch(told, trend) if kind == "xmr" else course_by_looks(chosen.history, place, kind)
    chart(control_chart(course, mode(), say=say), "course", said.trend_said(trend))


def show_standards(person: Account, chosen: Selected, place: int, department: str) -> None:
    """The department's standards at this branch and over the chain, the furthest behind first."""
    standards = chosen.catalogue.standards(department)
    parts = read(person, standards=tuple(standard.id for standard in standards))
    kept = parts.also_in(chosen.results)
    heading(
        say("{department}, standard by standard", department=chosen.title(department)),
        say("Share met here and over the chain, and the visits that missed it"),
    )
    texts = {standard.id: standard for standard in standards}
    rows: list[dict[str, object]] = []
    mine = kept.branch == place_of(kept, chosen.results.branches[place].id)
    for name in kept.standards.names:
        scores = kept.standards.column(name)
        here = scores[mine]
        if np.isnan(here).all():
            continue
        missed = np.flatnonzero(mine & (scores < 100))[-FURTHEST:]
        links = " · ".join(
            f"[{said.month(kept.day[row], short=True)}](/visit{_behind(kept.visit[row], name)})"
            for row in missed
        )
        rows.append(
            {
                say("Standard"): plain(promise(texts[name])),
                HERE: float(np.nanmean(here)),
                CHAIN: float(np.nanmean(scores)),
                say("Last missed"): links,
            }
        )
    rows.sort(key=lambda row: row[HERE] - row[CHAIN])
    show_met(rows[:FIRST])
    if len(rows) > FIRST:
        with st.expander(say("All {n} standards", n=len(rows))):
            show_met(rows)


def _behind(visit: object, standard: str) -> str:
    return address_behind(str(visit), f"standard:{standard}")


def show_met(rows: list[dict[str, object]]) -> None:
    titles = {HERE: say("Here, %"), CHAIN: say("Chain, %")}
    table = pd.DataFrame(rows).rename(columns=titles).style.format(dict.fromkeys(titles.values(), "{:.0f}"))
    st.table(table, border="horizontal", hide_index=True)


def place_of(results: object, branch: str) -> int:
    """The branch's place among those results."""
    return next((at for at, one in enumerate(results.branches) if one.id == branch), -1)


def show_visits(chosen: Selected, place: int, department: str) -> None:
    heading(
        say("Visits"), say("Each leads to its rating, and a department's score to what was recorded there")
    )
    mean = say("Score")
    results = chosen.results
    rows = []
    for row in np.flatnonzero(results.branch == place)[::-1]:
        visit = str(results.visit[row])
        line = {
            say("Visit"): f"[{said.day(results.day[row])}](/visit?visit={visit})",
            mean: float(results.score[row]),
            say("Stars"): f":yellow[{'★' * int(results.stars[row])}]" if results.stars[row] else "–",
        }
        if department in results.departments.names:
            score = results.departments.column(department)[row]
            goal = f"/visit{address_behind(visit, f'department:{department}')}"
            line[plain(chosen.title(department))] = (
                "–" if np.isnan(score) else f"[{said.point(score)}]({goal})"
            )
        rows.append(line)
    st.table(
        pd.DataFrame(rows).style.format({mean: said.point}, na_rep="–"), border="horizontal", hide_index=True
    )
