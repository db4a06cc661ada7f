"""The parts of a visit's page, in the order they are read. Each draws one piece of the report."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import streamlit as st

from inspections.pages.door import mode
from scoring.behind.numbers import FIGURES, address_behind
from scoring.charts.figures import CONFIG, department_bars, link_to, score_strip, timed_bars
from scoring.pages.stars import star_row
from scoring.pages.words import say
from scoring.report.data import Finding, Report, TimedRow

FINDINGS_FIRST = 6
TIMES_FIRST = 14
MARKS = {
    "met": ":green[:material/check:]",
    "not_met": ":red[:material/close:]",
    "partly": ":orange[:material/contrast:]",
}

LIST_NUMBER = re.compile(r"^(\d+)\.", re.MULTILINE)
"""What Markdown would begin a list with: "15. september"."""

Picture = Callable[[str], bytes | None]
"""A photo's bytes by its hash, where the reader may see it."""


def show_stars(report: Report) -> None:
    left, right = st.columns([2, 3], vertical_alignment="center")
    with left:
        st.html(star_row(report.stars, report.top_stars, half=report.half_step))
        st.markdown(f"**{plain(report.stars_text)}** · {plain(report.standing)}")
    with right:
        ruler = report.ruler
        if ruler.value is not None:
            full = float(ruler.full)
            strip = score_strip(
                float(ruler.value),
                ruler.text,
                report.bands,
                mode(),
                full=full,
                link=link_to(report.seal.visit),
                say=say,
            )
            st.plotly_chart(
                strip,
                theme=None,
                config=CONFIG,
                key="strip",
                alt=say("{score} {title}, between the stars", score=ruler.text, title=ruler.title),
            )
    with st.grid(5, min_column_width=150):
        for figure in report.figures:
            with st.container(gap="xxsmall"):
                st.metric(link_behind(report, FIGURES[figure.id], figure.label), figure.value)
                st.caption(plain(figure.note))


def show_path(report: Report) -> None:
    st.header(plain(report.path.title), anchor=False)
    st.caption(plain(report.path.headline))
    rows = [
        {
            " ": ":green[:material/check:]" if row.met else ":red[:material/close:]",
            say("Condition"): plain(row.sentence),
            say("Found"): link_behind(
                report, row.behind, f"**{plain(row.found)}**" if row.met else f":red[**{plain(row.found)}**]"
            ),
            say("Gap"): plain(row.gap),
        }
        for row in report.path.rows
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    if report.path.in_the_way:
        st.markdown(f"**{say('In the way')}**")
        for standard in report.path.in_the_way[:5]:
            critical = critical_badge() if standard.critical else ""
            costs = link_behind(
                report, f"standard:{standard.standard}", say("{points} points", points=plain(standard.points))
            )
            points = f" · {costs}" if standard.points else ""
            st.markdown(f"- {plain(standard.text)}{points}{critical}")


def show_departments(report: Report) -> None:
    st.header(plain(report.department_section.headline), anchor=False)
    bars = department_bars(report.departments, report.line, mode(), link_to(report.seal.visit), say=say)
    st.plotly_chart(
        bars, theme=None, config=CONFIG, key="departments", alt=report.department_section.headline
    )


def show_timed(report: Report) -> None:
    st.header(plain(report.timed_section.headline), anchor=False)
    shown = worth_drawing(report.timed)
    if shown:
        st.plotly_chart(
            timed_bars(shown, mode(), link_to(report.seal.visit), say=say),
            theme=None,
            config=CONFIG,
            key="timed",
            alt=report.timed_section.headline,
        )
    with st.expander(say("All {n} times", n=len(report.timed))):
        rows = [
            {
                say("Standard"): plain(r.label),
                say("Observed"): link_behind(report, f"standard:{r.standard}", plain(r.observed)),
                say("Limit"): r.limit,
                "": plain(r.over or r.verdict_text),
            }
            for r in report.timed
        ]
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def worth_drawing(rows: tuple[TimedRow, ...]) -> list[TimedRow]:
    """Every time past its limit, and beside them the nearest of those within."""
    drawn = [row for row in rows if row.ratio is not None]
    late = [row for row in drawn if row.verdict == "over"]
    return late + [row for row in drawn if row.verdict != "over"][: max(4, TIMES_FIRST - len(late))]


def show_findings(
    report: Report,
    picture_of: Picture,
    *,
    above: Callable[[], None] | None = None,
    below: Callable[[Finding], None] | None = None,
) -> None:
    """The findings; `above` them all and `below` each, what else the reader is told."""
    st.header(plain(report.findings_section.headline), anchor=False)
    if above:
        above()
    show_all = st.session_state.get("all_findings", False)
    findings = report.findings if show_all else report.findings[:FINDINGS_FIRST]
    with st.grid(3, min_column_width=280, gap="large"):
        for finding in findings:
            with st.container(gap="xsmall"):
                show_finding(report, finding, picture_of)
                if below:
                    below(finding)
    if len(report.findings) > FINDINGS_FIRST:
        st.toggle(say("All {n} findings", n=len(report.findings)), key="all_findings")


def show_finding(report: Report, finding: Finding, picture_of: Picture) -> None:
    for photo in finding.photos:
        if picture := picture_of(photo.sha256):
            st.image(picture, caption=plain(photo.caption) or None, width="stretch")
    st.subheader(plain(finding.title), anchor=False)
    limit = f" · {say('limit {limit}', limit=finding.limit)}" if finding.limit else ""
    st.caption(f"{plain(finding.department)}{limit}")
    for note in finding.seen:
        st.markdown(plain(note))
    if finding.critical:
        st.markdown(critical_badge())  # outside the caption, whose grey would take its contrast
    st.caption(
        " · ".join(
            filter(
                None,
                (
                    plain(finding.when),
                    plain(finding.serious),
                    link_behind(report, f"standard:{finding.standard}", say("what was recorded")),
                ),
            )
        )
    )


def show_all_standards(report: Report) -> None:
    st.header(plain(report.standards_section.headline), anchor=False)
    for department in report.standards:
        with st.expander(f"{department.title} · {department.summary}"):
            rows = [
                {
                    " ": MARKS.get(r.outcome, ":gray[–]"),
                    say("Standard"): plain(r.text) + (critical_badge() if r.critical else ""),
                    say("Observed"): link_behind(
                        report, f"standard:{r.id}", plain(r.observed or r.outcome_text)
                    ),
                    say("Note"): plain(r.note),
                }
                for r in department.rows
            ]
            st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def critical_badge() -> str:
    return f" :red-badge[{say('critical')}]"


def link_behind(report: Report, what: str, text: str) -> str:
    """A number that leads to what stands behind it, in Markdown."""
    return f"[{text}]({address_behind(report.seal.visit, what)})"


def plain(text: str) -> str:
    """Text that people wrote, with Markdown's signs made harmless."""
    safe = "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+|~$:" else sign for sign in text)
    return LIST_NUMBER.sub(r"\1\\.", safe).replace("\n", "  \n")
