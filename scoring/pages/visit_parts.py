"""The parts of a visit's page, in the order they are read. Each draws one piece of the report."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from inspections.pages.door import mode
from scoring.charts import CONFIG, TOKENS, department_bars, score_strip, timed_bars
from scoring.report_data import Finding, Report, TimedRow

FINDINGS_FIRST = 6
TIMES_FIRST = 14
MARKS = {"met": ":green[:material/check:]", "not_met": ":red[:material/close:]", "partly": ":orange[partly]"}

Picture = Callable[[str], bytes | None]
"""A photo's bytes by its hash, where the reader may see it."""


def show_stars(report: Report) -> None:
    left, right = st.columns([2, 3], vertical_alignment="center")
    with left:
        gold = "".join("★" if n < report.stars else "☆" for n in range(report.top_stars))
        st.markdown(
            f"<span style='font-size:2.4rem;letter-spacing:.1em;color:{TOKENS[mode()]['mark']}' "
            f"role='img' aria-label='{report.stars} of {report.top_stars} stars'>{gold}</span>",
            unsafe_allow_html=True,
        )
        st.markdown(f"**{plain(report.stars_text)}** · {plain(report.standing)}")
    with right:
        ruler = report.ruler
        if ruler.value is not None:
            full = float(ruler.full)
            strip = score_strip(float(ruler.value), ruler.text, report.bands, mode(), full=full)
            st.plotly_chart(
                strip,
                theme=None,
                config=CONFIG,
                key="strip",
                alt=f"{ruler.text} {ruler.title}, between the stars",
            )
    with st.grid(5, min_column_width=150):
        for figure in report.figures:
            with st.container(gap="xxsmall"):
                st.metric(figure.label, figure.value)
                st.caption(plain(figure.note))


def show_path(report: Report) -> None:
    st.header(plain(report.path.title), anchor=False)
    st.caption(plain(report.path.headline))
    rows = [
        {
            " ": ":green[:material/check:]" if row.met else ":red[:material/close:]",
            "Condition": plain(row.sentence),
            "Found": f"**{row.found}**" if row.met else f":red[**{row.found}**]",
            "Gap": plain(row.gap),
        }
        for row in report.path.rows
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    if report.path.in_the_way:
        st.markdown("**In the way**")
        for standard in report.path.in_the_way[:5]:
            critical = " :red-badge[critical]" if standard.critical else ""
            points = f" · {plain(standard.points)} points" if standard.points else ""
            st.markdown(f"- {plain(standard.text)}{points}{critical}")


def show_departments(report: Report) -> None:
    st.header(plain(report.department_section.headline), anchor=False)
    bars = department_bars(report.departments, report.line, mode())
    st.plotly_chart(
        bars, theme=None, config=CONFIG, key="departments", alt=report.department_section.headline
    )


def show_timed(report: Report) -> None:
    st.header(plain(report.timed_section.headline), anchor=False)
    shown = worth_drawing(report.timed)
    if shown:
        st.plotly_chart(
            timed_bars(shown, mode()),
            theme=None,
            config=CONFIG,
            key="timed",
            alt=report.timed_section.headline,
        )
    with st.expander(f"All {len(report.timed)} times"):
        rows = [
            {
                "Standard": plain(r.label),
                "Observed": r.observed,
                "Limit": r.limit,
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
                show_finding(finding, picture_of)
                if below:
                    below(finding)
    if len(report.findings) > FINDINGS_FIRST:
        st.toggle(f"All {len(report.findings)} findings", key="all_findings")


def show_finding(finding: Finding, picture_of: Picture) -> None:
    for photo in finding.photos:
        if picture := picture_of(photo.sha256):
            st.image(picture, caption=plain(photo.caption) or None, width="stretch")
    st.subheader(plain(finding.title), anchor=False)
    limit = f" · limit {finding.limit}" if finding.limit else ""
    st.caption(f"{plain(finding.department)}{limit}")
    for note in finding.seen:
        st.markdown(plain(note))
    if finding.critical:
        st.markdown(":red-badge[critical]")  # outside the caption, whose grey would take its contrast
    st.caption(finding.when)


def show_all_standards(report: Report) -> None:
    st.header(plain(report.standards_section.headline), anchor=False)
    for department in report.standards:
        with st.expander(f"{department.title} · {department.summary}"):
            rows = [
                {
                    " ": MARKS.get(r.outcome, ":gray[–]"),
                    "Standard": plain(r.text) + (" :red-badge[critical]" if r.critical else ""),
                    "Observed": plain(r.observed or r.outcome_text),
                    "Note": plain(r.note),
                }
                for r in department.rows
            ]
            st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def plain(text: str) -> str:
    """Text that people wrote, with Markdown's signs made harmless."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+|~$:" else sign for sign in text).replace(
        "\n", "  \n"
    )
