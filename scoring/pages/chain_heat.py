"""A department's standards, branch by branch: where one is missed beyond chance, and at which visits."""

from __future__ import annotations

import numpy as np
import streamlit as st

from inspections.language import Words
from inspections.pages.door import mode
from inspections.pages.words import day_said, language
from inspections.records import Account
from inspections.wording.nb import BOKMAAL as OF_THE_HOUSE
from scoring.behind.numbers import address_behind
from scoring.chain.heat_standards import StandardsHeat, standards_heat_of
from scoring.chain.results import Results
from scoring.charts.chain_heat import Cell, Line, standards_map
from scoring.pages.chain_heat_nb import BOKMAAL
from scoring.pages.chain_select import Selected, address, choose, go_to, read, select
from scoring.pages.visit_parts import plain
from scoring.pages.wording_nb import BOKMAAL as OF_RATINGS
from standards.pack import said

say = Words(language, nb={**OF_THE_HOUSE, **OF_RATINGS, **BOKMAAL})
BRANCHES, STANDARDS = 20, 20
"""That the map shows: what stands out most."""
FIRST, MOST = 8, 200
"""Differences listed at once, and on demand."""


def draw(person: Account) -> None:
    chosen = select(person)
    if chosen is None:
        return
    names = chosen.results.departments.names
    department = choose_department(chosen, names) if names else ""
    kept, heat = _looked_at(person, chosen, department)
    branch, standard = st.query_params.get("branch", ""), st.query_params.get("standard", "")
    places = [one.id for one in kept.branches]
    if branch in places and standard in heat.names:
        show_cell(kept, heat, (places.index(branch), heat.names.index(standard)), chosen, department)
    elif heat.visits.any():
        show_map(kept, heat, chosen, department)
    else:
        st.title(say("No visit of this selection looked at that"), anchor=False)
        st.write(say("Choose another department, or a longer period."))


def offer_departments(chosen: Selected, names: list[str]) -> None:
    """Under the departments' heat map: the way to the standards of one."""
    department = st.selectbox(
        say("Standard by standard"),
        names,
        index=None,
        format_func=chosen.title,
        placeholder=say("Choose a department"),
        width=320,
    )
    if department:
        st.query_params.from_dict(go_to(view="heat", department=department, branch="", standard=""))
        st.rerun()


def choose_department(chosen: Selected, names: tuple[str, ...]) -> str:
    """The ways back and to the other departments."""
    back = go_to(view="", branch="", department="", standard="")
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.page_link(
            "scoring/pages/chain.py",
            label=say("All branches"),
            icon=":material/arrow_back:",
            query_params=back,
            width="content",
        )
        titles = {name: chosen.title(name) for name in names}
        return choose(say("Department"), "department", titles, next(iter(names), ""), width=280)


def _looked_at(person: Account, chosen: Selected, department: str) -> tuple[Results, StandardsHeat]:
    """The department's standards in the visits chosen: those that all were asked, where only these count."""
    standards = [one.id for one in chosen.catalogue.standards(department)] if department else []
    asked = tuple(name for name in standards if not chosen.common or name in chosen.common)
    every = read(person, standards=asked)
    kept = every.also_in(chosen.results)
    return kept, standards_heat_of(kept.standards, kept.branch, len(kept.branches))


# ── the map ──


def show_map(kept: Results, heat: StandardsHeat, chosen: Selected, department: str) -> None:
    with st.container(gap="xxsmall"):
        st.title(plain(headline(kept, heat, chosen.title(department))), anchor=False)
        if chosen.common:
            st.caption(say("Only the {n} standards that every visit was asked.", n=len(heat.names)))
        if chosen.adjusted:
            st.caption(
                say("Standards are as they were recorded: the severity of inspectors is not taken out.")
            )
    show_differences(kept, heat, chosen)
    rows, columns = heat.furthest(BRANCHES, STANDARDS)
    headed(
        say("Branch by standard"),
        say(
            "Visits that missed it, of those that looked. Coloured only where that is beyond chance in {n} "
            "comparisons: of departments in which all branches are alike, at most 5 in 100 show any colour.",
            n=heat.asked,
        ),
    )
    seen = heat.visits > 0
    of = {"m": int(seen.any(axis=1).sum()), "l": int(seen.any(axis=0).sum())}
    if len(rows) < of["m"] or len(columns) < of["l"]:
        st.caption(
            say(
                "Shown are the {n} of {m} branches and the {k} of {l} standards that stand out most.",
                n=len(rows),
                k=len(columns),
                **of,
            )
        )
    lines = [line_of(kept, heat, rows, column, chosen) for column in columns]
    kinds = {kind: say(title) for kind, title in KINDS.items()}
    names = [kept.branches[row].name for row in rows]
    st.html(standards_map(lines, names, kinds, say("Branch by standard"), mode()))


def headline(kept: Results, heat: StandardsHeat, department: str) -> str:
    """How many cells are beyond chance, and where they stand together."""
    at, number = np.flatnonzero(heat.beyond.any(axis=1)), int(heat.beyond.sum())
    first = kept.branches[at[0]].name if len(at) else ""
    if not heat.asked:
        return say("{department}: too few visits to tell any branch apart", department=department)
    if not number:
        return say("{department}: no standard of any branch differs beyond chance", department=department)
    if number == 1:
        return say("{department}: one real difference, at {branch}", department=department, branch=first)
    if len(at) == 1:
        return say(
            "{department}: {n} real differences, all at {branch}",
            department=department,
            n=number,
            branch=first,
        )
    return say(
        "{department}: {n} real differences, at {m} branches", department=department, n=number, m=len(at)
    )


def show_differences(kept: Results, heat: StandardsHeat, chosen: Selected) -> None:
    """The same as a list, each line with the way to its visits."""
    found = heat.differences()
    if not found:
        return
    headed(
        say("Beyond chance"),
        say("Branches that miss a standard oftener than the chain, or more seldom; the surest first."),
    )
    lines = [difference(kept, heat, cell, chosen) for cell in found[:MOST]]
    st.markdown("\n".join(lines[:FIRST]))
    if len(lines) > FIRST:
        with st.expander(say("All {n} differences", n=len(found))):
            st.markdown("\n".join(lines))
            if len(found) > MOST:
                st.caption(
                    say(
                        "The {n} surest of {m}. A region or a set of hotels shows the others.",
                        n=MOST,
                        m=len(found),
                    )
                )


def headed(title: str, caption: str) -> None:
    with st.container(gap="xxsmall"):
        st.header(title, anchor=False)
        st.caption(caption)


def difference(kept: Results, heat: StandardsHeat, cell: tuple[int, int], chosen: Selected) -> str:
    here = say("missed at {n} of {m} visits", n=int(heat.missed[cell]), m=int(heat.visits[cell]))
    chain = say("{n} of 100 over the chain", n=over_the_chain(heat, cell[1]))
    colour = "red" if heat.worse[cell] else "green"
    way = f"[{plain(promise(chosen, heat.names[cell[1]]))}]({goal(kept, heat, cell)})"
    return f"- **{plain(kept.branches[cell[0]].name)}**: {way} :{colour}[**{here}**]; {chain}"


def over_the_chain(heat: StandardsHeat, standard: int) -> int:
    """Visits of 100 that missed it."""
    return round(100 * int(heat.missed[:, standard].sum()) / max(1, int(heat.visits[:, standard].sum())))


def promise(chosen: Selected, standard: str) -> str:
    found = chosen.catalogue.standard(standard)
    return said(found.text, language()) if found else standard


def goal(kept: Results, heat: StandardsHeat, cell: tuple[int, int]) -> str:
    """The address of the cell's visits."""
    return address(view="heat", branch=kept.branches[cell[0]].id, standard=heat.names[cell[1]])


def line_of(kept: Results, heat: StandardsHeat, rows: list[int], column: int, chosen: Selected) -> Line:
    """A standard at each of these branches."""
    name = promise(chosen, heat.names[column])
    return Line(name, tuple(cell_of(kept, heat, (row, column), name) for row in rows))


def cell_of(kept: Results, heat: StandardsHeat, cell: tuple[int, int], name: str) -> Cell:
    kind = kind_of(heat, cell)
    if kind == "none":
        return Cell(kind, "", say(KINDS[kind]))
    found = say("missed at {n} of {m} visits", n=int(heat.missed[cell]), m=int(heat.visits[cell]))
    chain = say("{n} of 100 over the chain", n=over_the_chain(heat, cell[1]))
    told = f"{kept.branches[cell[0]].name}, {name}: {found}, {chain}; {say(KINDS[kind])}"
    return Cell(kind, f"{heat.missed[cell]}/{heat.visits[cell]}", told, goal(kept, heat, cell))


KINDS = {
    "worse": "missed oftener",
    "better": "missed more seldom",
    "as": "no more than chance",
    "few": "too few visits to tell",
    "none": "not inspected",
}


def kind_of(heat: StandardsHeat, cell: tuple[int, int]) -> str:
    """What a cell may claim."""
    if heat.beyond[cell]:
        return "worse" if heat.worse[cell] else "better"
    return "none" if not heat.visits[cell] else "few" if heat.few[cell] else "as"


# ── a cell ──


def show_cell(
    kept: Results, heat: StandardsHeat, cell: tuple[int, int], chosen: Selected, department: str
) -> None:
    """One standard at one branch: what it stands on, and the visits."""
    branch, standard = kept.branches[cell[0]], heat.names[cell[1]]
    told = {"branch": branch.name, "n": int(heat.missed[cell]), "m": int(heat.visits[cell])}
    with st.container(gap="xxsmall"):
        st.title(plain(say("{branch}: missed at {n} of {m} visits", **told)), anchor=False)
        st.markdown(plain(promise(chosen, standard)))
    chain = say("Over the chain it was missed at {n} of 100 visits.", n=over_the_chain(heat, cell[1]))
    st.write(f"{chain} {say(CLAIMS[kind_of(heat, cell)])}")
    with st.container(horizontal=True):
        ways = {
            say("All of {department}", department=chosen.title(department)): go_to(branch="", standard=""),
            say("{branch} as a whole", branch=branch.name): go_to(view="branch", standard=""),
        }
        for label, query in ways.items():
            st.page_link("scoring/pages/chain.py", label=plain(label), query_params=query, width="content")
    headed(say("Visits"), say("Each leads to what was recorded there."))
    scores = kept.standards.scores[:, cell[1]]
    rows = np.flatnonzero(kept.branch == cell[0])[::-1]
    lines = [visit_line(str(kept.visit[row]), kept.day[row], scores[row], standard) for row in rows]
    st.table(lines, border="horizontal", hide_index=True)


CLAIMS = {
    "worse": "Here it is missed oftener, beyond chance.",
    "better": "Here it is missed more seldom, beyond chance.",
    "as": "The difference is no more than chance.",
    "few": "That is too few visits to tell, whatever they had found.",
    "none": "That is too few visits to tell, whatever they had found.",
}


def visit_line(visit: str, day: np.datetime64, score: float, standard: str) -> dict[str, str]:
    """A visit, and how the standard came out there."""
    when = day_said(day.astype(object), year=True)
    if np.isnan(score):
        return {say("Visit"): when, say("Found"): f":gray[{say('Not looked at, or did not apply')}]"}
    found = say("Met") if score > 100 - 1e-4 else say("Met in part") if score > 0 else say("Missed")
    colour = "green" if score > 100 - 1e-4 else "red"
    link = f"/visit{address_behind(visit, f'standard:{standard}')}"
    return {say("Visit"): f"[{when}]({link})", say("Found"): f":{colour}[{found}]"}
