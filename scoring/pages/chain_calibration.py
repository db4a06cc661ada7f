"""Calibration, for the quality office: how strict inspectors are, and whether they agree."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from inspections.pages.door import mode, the_store
from inspections.records import Account
from scoring.chain.agreement import ENOUGH, POOR, Agreement, Look, agreement_of, disputed, table_of
from scoring.chain.joint import VignettesError, joint_looks, joint_rows, looks_from_csv
from scoring.chain.severity import Severities, by_department, severities_of
from scoring.charts.chain_times import Reach, reaches
from scoring.overturned import by_inspector
from scoring.pages.chain_overview import chart, heading
from scoring.pages.chain_select import Selected, read, select, years_of
from scoring.pages.chain_vignettes import show_vignettes
from scoring.pages.chain_words import promise, said, say
from scoring.pages.visit_parts import plain


def draw(person: Account) -> None:
    """Inspectors; agreement at the same house, on kept vignettes and over both; a sheet that is only read."""
    with st.container():  # in one place: forms below stay open when more stands here, the visits being scored
        chosen = select(person)
        if chosen:
            show_inspectors(chosen)
        beside = joint(person, chosen) if chosen else []
    on_vignettes = show_vignettes(person)
    with st.container():
        if on_vignettes:
            show_agreement(say("On shared vignettes"), on_vignettes, chosen)
        if beside and on_vignettes:
            show_agreement(say("Side by side and on vignettes together"), [*beside, *on_vignettes], chosen)
    show_sheet(chosen)


def show_inspectors(chosen: Selected) -> None:
    """How strict they are, over all and in one department, who drifts, and whose appeals were granted."""
    results = chosen.history
    names = names_of(results.inspectors)
    found = severities_of(results.score, results.branch, results.inspector, years_of(results))
    with st.container(gap="xxsmall"):
        st.title(plain(said.severity_title(found, names)), anchor=False)
        st.caption(say("All visits of the branches selected, whatever the period: the more, the surer"))
    left, right = st.columns(2, gap="large")
    with left:
        show_severity(found, names)
        show_by_department(chosen, names)
    with right:
        show_drift(found, names)
        show_appeals(names_of)


def names_of(inspectors: tuple[str, ...]) -> list[str]:
    people = {account.id: account.name for account in the_store().accounts()}
    return [people.get(name, say("someone who is gone")) for name in inspectors]


def show_severity(found: Severities | None, names: list[str]) -> None:
    if found is None:
        heading(
            say("How strict"),
            say("It needs two inspectors who visited the same hotels, three times or more each."),
        )
        return
    heading(
        say("Points above or below the others"),
        say(
            "At the same hotels, by a mixed model; a bar is where it lies in 95 of 100, strong with a "
            "diamond is beyond chance for all inspectors at once"
        ),
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
    chart(
        reaches(rows, (say("stricter"), say("more lenient")), mode(), say),
        "severity",
        said.severity_title(found, names),
    )
    st.caption(
        say(
            "Hotels differ by {hotels} (standard deviation), inspectors by {inspectors}, and one inspector's "
            "visits to one hotel by {visits}. “Without inspectors' severity” takes it out of Overview and "
            "Consistency, drawn to 0 for who is little known.",
            hotels=said.points(found.hotels),
            inspectors=said.point(found.between),
            visits=said.point(found.left),
        )
    )
    if found.alone:
        who = said.listed([names[place] for place in found.alone])
        told = say(
            "Not told: {names}. They share no hotel with the others, or made too few visits.", names=who
        )
        st.caption(plain(told))


def show_by_department(chosen: Selected, names: list[str]) -> None:
    """Who is strict or lenient in one department, over all inspectors and departments at once."""
    past = chosen.history
    told = by_department(past.departments, past.branch, past.inspector, years_of(past))
    rows = [
        {
            say("Inspector"): plain(names[one.inspector]),
            say("Department"): plain(chosen.title(department)),
            say("Points"): said.point(one.points, sign=True),
            say("Give or take"): said.point(1.96 * one.error),
        }
        for department, one in told
    ]
    if rows:
        heading(say("In one department"), say("Beyond chance for all inspectors and all departments at once"))
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def show_drift(found: Severities | None, names: list[str]) -> None:
    if found is None:
        return
    told = [one for one in found.told if one.drift is not None]
    drifting = [names[one.inspector] for one in told if one.drifts]
    title = say("Nobody drifts beyond chance")
    if drifting:
        title = say.count(len(drifting), "{names} drifts", "{names} drift", names=said.listed(drifting))
    heading(title, say("Points a year by which an inspector became more lenient, hotels taken out"))
    rows = [
        {
            say("Inspector"): plain(names[one.inspector]),
            say("A year"): said.point(one.drift, sign=True),
            say("Give or take"): said.point(1.96 * one.drift_error),
            "": f":red[{say('drifts')}]" if one.drifts else "",
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
    heading(say("Appeals overturned"), say("Of appeals decided; a share from eight on"))
    if not told:
        st.caption(say("No hotel has appealed yet."))
        return
    rows = [
        {
            say("Inspector"): plain(naming((one.about,))[0]),
            say("Appealed"): one.appealed,
            say("Decided"): one.decided,
            say("Granted"): one.granted,
            say("Share"): f"{said.whole(one.range)}\u202f%" if one.range else say("too few"),
        }
        for one in told
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def joint(person: Account, chosen: Selected) -> list[Look]:
    """Visits that two inspectors made side by side, shown; and what they answered."""
    rows = joint_rows(chosen.history)
    if not rows.any():
        heading(
            say("No two inspectors have visited one hotel together yet"),
            say("Send two to the same house in the same days: what they answer is compared."),
        )
        return []
    every = read(person, standards=tuple(s.id for s in chosen.catalogue.standards()))
    beside = every.where(np.isin(every.visit.astype(str), chosen.history.visit[rows].astype(str)))
    looks = joint_looks(beside)
    show_agreement(say("Side by side at the same house"), looks, chosen)
    return looks


def show_sheet(chosen: Selected | None) -> None:
    heading(
        say("Vignettes judged elsewhere"),
        say(
            "A CSV with the columns vignette, standard, inspector, answer (met, not met or n/a). It is read, "
            "not kept."
        ),
    )
    file = st.file_uploader(say("A sheet of answers"), type="csv", label_visibility="collapsed")
    if file is None:
        return
    try:
        looks = looks_from_csv(file.getvalue().decode("utf-8"))
    except UnicodeDecodeError:
        st.error(say("The sheet is not in UTF-8. Save it as “CSV UTF-8” and choose it again."))
        return
    except VignettesError as problem:
        st.error(say(problem.args[0]))
        return
    show_agreement(say("On that sheet"), looks, chosen)


def show_agreement(title: str, looks: list[Look], chosen: Selected | None) -> None:
    told = agreement_of(table_of(looks)) if looks else None
    if told is None:
        heading(title, say("Nothing was answered by two inspectors."))
        return
    agreed = f"{100 * told.raw:.0f}"
    heading(say("{title}: they agree on {n} of 100", title=title, n=agreed), agreement_caption(told))
    with st.grid(4, min_column_width=150):
        st.metric(say("Agreement, of 100"), agreed)
        st.metric(say("Gwet's AC1"), _coefficient(told.ac1))
        st.metric(say("Krippendorff's alpha"), _coefficient(told.alpha))
        st.metric(say("Cohen's kappa"), _coefficient(told.kappa))
    named = disputed(looks)
    if not named:
        st.write(
            say(
                "No standard is read differently beyond doubt (AC1 surely below {bar}, on {n} pairs or "
                "more).",
                bar=said.point(POOR),
                n=ENOUGH,
            )
        )
        return
    title = said.count(len(named), "one standard to rewrite", "{n} standards to rewrite")
    st.subheader(said.capital(title), anchor=False)
    rows = [
        {
            say("Standard"): plain(named_standard(one.standard, chosen)),
            say("Pairs"): one.agreement.pairs,
            say("Agreement"): said.percent(one.agreement.raw),
            "AC1": _coefficient(one.agreement.ac1),
        }
        for one in named
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def agreement_caption(told: Agreement) -> str:
    return say(
        "{n} pairs of answers; {range}. Where nearly all is met, kappa falls though people agree: read AC1 "
        "beside it.",
        n=said.thousands(told.pairs),
        range=said.surely(said.whole(told.raw_range)),
    )


def named_standard(standard: str, chosen: Selected | None) -> str:
    """Its words, or what a sheet calls it."""
    found = chosen.catalogue.standard(standard) if chosen else None
    return promise(found) if found else standard


def _coefficient(value: float | None) -> str:
    return "–" if value is None else said.decimal(value)
