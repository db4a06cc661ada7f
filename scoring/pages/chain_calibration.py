"""Calibration, for the quality office: how strict inspectors are, and whether they agree."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from inspections.pages.door import mode, the_store
from inspections.records import Account
from scoring.chain import said
from scoring.chain.agreement import ENOUGH, Agreement, Look, agreement_of, disputed, table_of
from scoring.chain.joint import VignettesError, joint_looks, joint_rows, looks_from_csv
from scoring.chain.severity import Severities, by_department, severities_of
from scoring.charts.chain_times import Reach, reaches
from scoring.overturned import by_inspector
from scoring.pages.chain_overview import chart, heading
from scoring.pages.chain_select import Selected, read, select, years_of
from scoring.pages.chain_vignettes import show_vignettes
from scoring.pages.visit_parts import plain


def draw(person: Account) -> None:
    chosen = select(person)
    if chosen is None:
        show_judged(person, None)
        return
    results = chosen.history
    names = names_of(results.inspectors)
    found = severities_of(results.score, results.branch, results.inspector, years_of(results))
    with st.container(gap="xxsmall"):
        st.title(plain(said.severity_title(found, names)), anchor=False)
        st.caption("All visits of the branches selected, whatever the period: the more, the surer")
    left, right = st.columns(2, gap="large")
    with left:
        show_severity(found, names)
        show_by_department(chosen, names)
    with right:
        show_drift(found, names)
        show_appeals(names_of)
    show_judged(person, chosen)


def names_of(inspectors: tuple[str, ...]) -> list[str]:
    people = {account.id: account.name for account in the_store().accounts()}
    return [people.get(name, "someone who is gone") for name in inspectors]


def show_severity(found: Severities | None, names: list[str]) -> None:
    if found is None:
        heading(
            "How strict", "It needs two inspectors who visited the same hotels, three times or more each."
        )
        return
    heading(
        "Points above or below the others",
        "At the same hotels, by a mixed model; a bar is where it lies in 95 of 100, ink is beyond chance "
        "for all inspectors at once",
    )
    rows = [
        Reach(
            names[one.inspector],
            one.points,
            one.low,
            one.high,
            said.point(one.points, sign=True),
            one.stands_out,
        )
        for one in found.told
    ]
    chart(reaches(rows, ("stricter", "more lenient"), mode()), "severity", said.severity_title(found, names))
    st.caption(
        f"Hotels differ by {said.points(found.hotels)} (standard deviation), inspectors by "
        f"{said.point(found.between)}, and one inspector's visits to one hotel by {said.point(found.left)}. "
        "“Without inspectors' severity” above takes it out of all views, drawn to 0 for who is little known."
    )
    if found.alone:
        who = said.listed([names[place] for place in found.alone])
        st.caption(plain(f"Not told: {who}. They share no hotel with the others, or made too few visits."))


def show_by_department(chosen: Selected, names: list[str]) -> None:
    """Who is strict or lenient in one department, over all inspectors and departments at once."""
    past = chosen.history
    told = by_department(past.departments, past.branch, past.inspector, years_of(past))
    rows = [
        {
            "Inspector": plain(names[one.inspector]),
            "Department": plain(chosen.title(department)),
            "Points": said.point(one.points, sign=True),
            "Give or take": said.point(1.96 * one.error),
        }
        for department, one in told
    ]
    if rows:
        heading("In one department", "Beyond chance for all inspectors and all departments at once")
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def show_drift(found: Severities | None, names: list[str]) -> None:
    if found is None:
        return
    told = [one for one in found.told if one.drift is not None]
    drifting = [names[one.inspector] for one in told if one.drifts]
    verb = "drifts" if len(drifting) == 1 else "drift"
    heading(
        f"{said.listed(drifting)} {verb}" if drifting else "Nobody drifts beyond chance",
        "Points a year by which an inspector became more lenient, hotels taken out",
    )
    rows = [
        {
            "Inspector": plain(names[one.inspector]),
            "A year": said.point(one.drift, sign=True),
            "Give or take": said.point(1.96 * one.drift_error),
            "": ":red[drifts]" if one.drifts else "",
        }
        for one in told
    ]
    if rows:
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def show_appeals(naming) -> None:
    """Appeals granted, by inspector."""
    store = the_store()
    visits = [visit for one in store.appealed_visits() if (visit := store.visit(one.id))]
    told = by_inspector(visits)
    heading("Appeals overturned", "Of appeals decided; a share from eight on")
    if not told:
        st.caption("No hotel has appealed yet.")
        return
    rows = [
        {
            "Inspector": plain(naming((one.about,))[0]),
            "Appealed": one.appealed,
            "Decided": one.decided,
            "Granted": one.granted,
            "Share": f"{one.range.low:.0f} to {one.range.high:.0f}\u202f%" if one.range else "too few",
        }
        for one in told
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def show_judged(person: Account, chosen: Selected | None) -> None:
    """Agreement at the same house, on kept vignettes, and over both; then a sheet that is only read."""
    beside = joint(person, chosen) if chosen else []
    on_vignettes = show_vignettes(person)
    if on_vignettes:
        show_agreement("On shared vignettes", on_vignettes)
    if beside and on_vignettes:
        show_agreement("Side by side and on vignettes together", [*beside, *on_vignettes])
    show_sheet()


def joint(person: Account, chosen: Selected) -> list[Look]:
    """Visits that two inspectors made side by side, shown; and what they answered."""
    rows = joint_rows(chosen.history)
    if not rows.any():
        heading(
            "No two inspectors have visited one hotel together yet",
            "Send two to the same house in the same days: what they answer is compared.",
        )
        return []
    every = read(person, standards=tuple(s.id for s in chosen.catalogue.standards()))
    beside = every.where(np.isin(every.visit.astype(str), chosen.history.visit[rows].astype(str)))
    looks = joint_looks(beside)
    show_agreement("Side by side at the same house", looks)
    return looks


def show_sheet() -> None:
    heading(
        "Vignettes judged elsewhere",
        "A CSV with the columns vignette, standard, inspector, answer (met, not met or n/a). It is read, not "
        "kept.",
    )
    file = st.file_uploader("A sheet of answers", type="csv", label_visibility="collapsed")
    if file is None:
        return
    try:
        looks = looks_from_csv(file.getvalue().decode("utf-8"))
    except UnicodeDecodeError:
        st.error("The sheet is not in UTF-8. Save it as “CSV UTF-8” and choose it again.")
        return
    except VignettesError as problem:
        st.error(str(problem))
        return
    show_agreement("On that sheet", looks)


def show_agreement(title: str, looks: list[Look]) -> None:
    told = agreement_of(table_of(looks)) if looks else None
    if told is None:
        heading(title, "Nothing was answered by two inspectors.")
        return
    heading(f"{title}: they agree on {100 * told.raw:.0f} of 100", agreement_caption(told))
    with st.grid(4, min_column_width=150):
        st.metric("Agreement, of 100", f"{100 * told.raw:.0f}")
        st.metric("Gwet's AC1", _coefficient(told.ac1))
        st.metric("Krippendorff's alpha", _coefficient(told.alpha))
        st.metric("Cohen's kappa", _coefficient(told.kappa))
    named = disputed(looks)
    if not named:
        st.write(
            f"No standard is read differently beyond doubt (AC1 surely below 0.8, on {ENOUGH} pairs or more)."
        )
        return
    st.subheader(
        said.capital(said.counted(len(named), "standard to rewrite", "standards to rewrite")), anchor=False
    )
    rows = [
        {
            "Standard": plain(one.standard),
            "Pairs": one.agreement.pairs,
            "Agreement": f"{100 * one.agreement.raw:.0f}\u202f%",
            "AC1": _coefficient(one.agreement.ac1),
        }
        for one in named
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def agreement_caption(told: Agreement) -> str:
    where = f"{told.raw_range.low:.0f} to {told.raw_range.high:.0f} in 95 of 100"
    return (
        f"{said.thousands(told.pairs)} pairs of answers; {where}. Where nearly all is met, "
        "kappa falls though people agree: read AC1 beside it."
    )


def _coefficient(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace("-", "−")
