"""What if: another weight, bar, limit, gate or edition over all past visits; which stars move, and why."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pandas as pd
import streamlit as st

from inspections.pages.door import mode, the_store
from inspections.records import Account
from inspections.settings import settings
from scoring.chain import said
from scoring.chain.kept_what_if import Moved, what_if_over_all
from scoring.chain.moved import (
    counts,
    why,
    with_bar,
    with_gate,
    with_limit,
    with_service_weight,
    without_gate,
)
from scoring.chain.times import cost_of_limits
from scoring.charts.chain import Line
from scoring.charts.chain_times import cost_curve
from scoring.pages.chain_overview import chart, heading
from scoring.pages.chain_select import Selected, chain_folder, choose, read, select
from scoring.pages.visit_parts import plain
from scoring.ratings import pack_of, rating_of
from scoring.stars import rate
from standards.pack import Gate, Pack, Within

SHOWN = 12
KINDS = {
    "weight": "The weight of service",
    "bar": "The bar of a star",
    "limit": "A time limit",
    "gate": "A gate",
    "edition": "Another edition",
}
Change = Callable[[Pack], Pack]


def draw(person: Account) -> None:
    chosen = select(person)
    if chosen is None:
        return
    newest = chosen.catalogue.newest
    if newest is None:
        st.title("The standards of these visits are no longer kept", anchor=False)
        return
    kind = choose("What would be otherwise", "standard", KINDS, "weight", width=260)
    change, sentence = ASKS[kind](person, chosen, newest)
    if change is None:
        if sentence:
            st.title(f"What if {sentence}?", anchor=False)
            st.write(
                "Move the slider: every visit of this selection is rated again. Looking changes nothing."
            )
        return
    try:
        instead = {key: change(pack) for key, pack in chosen.catalogue.packs.items()}
        moved = what_if_over_all(chain_folder(), chosen.catalogue.packs, instead, settings().chain_url)
    except ValueError as problem:
        st.error(str(problem))
        return
    kept = np.isin(moved.visit.astype(str), chosen.results.visit.astype(str))
    show_moved(_where(moved, kept), sentence, chosen, instead)


def ask_weight(_person: Account, _chosen: Selected, pack: Pack) -> tuple[Change | None, str]:
    now = int(pack.rating.class_weights.get("service", Fraction(0)))
    then = st.slider(f"Service of 100 (now {now})", 0, 100, now)
    if then == now:
        return None, "service weighed something else"
    return (lambda one: with_service_weight(one, Fraction(then))), f"service weighed {then} of 100"


def ask_bar(_person: Account, _chosen: Selected, pack: Pack) -> tuple[Change | None, str]:
    bands = {band.stars: band.score for band in pack.rating.bands}
    stars = st.selectbox("Star", sorted(bands, reverse=True), format_func=lambda n: "★" * n, width=220)
    then = st.slider(f"Score (now {float(bands[stars]):g})", 0.0, 100.0, float(bands[stars]), 0.5)
    if Fraction(str(then)) == bands[stars]:
        return None, f"{stars} stars began elsewhere"
    return (lambda one: with_bar(one, stars, Fraction(str(then)))), f"{stars} stars began at {then:g}"


def ask_limit(person: Account, chosen: Selected, pack: Pack) -> tuple[Change | None, str]:
    """A limit, and beside it what every other one would have kept."""
    timed = {s.id: s for s in pack.standards() if s.limit and isinstance(s.limit.usual, Within)}
    if not timed:
        st.write("None of these standards has a time limit.")
        return None, ""
    name = st.selectbox("Standard", list(timed), format_func=lambda n: next(iter(timed[n].text.values())))
    now = timed[name].limit.usual.ms // 1000
    then = st.slider(f"Seconds (now {now})", max(1, now // 4), 2 * now, now)
    every = read(person, times=(name,))
    kept = every.where(np.isin(every.visit.astype(str), chosen.results.visit.astype(str)))
    if name in kept.times:
        seconds = np.sort(kept.times[name].seconds)
        grid = np.linspace(0, max(2.0 * now, float(seconds[-1])), 120)
        shares = cost_of_limits(seconds, np.array([now, then], dtype=float))
        would = f"{said.lasting(then)} would have kept {100 * shares[1]:.0f} of 100"
        heading(
            f"{would}, {said.lasting(now)} kept {100 * shares[0]:.0f}",
            f"Share of {said.thousands(len(seconds))} measurements within each limit",
        )
        lines = (Line(float(now), "now"), *([Line(float(then), said.lasting(then))] if then != now else []))
        kept_by = (100 * cost_of_limits(seconds, grid)).tolist()
        chart(
            cost_curve(grid.tolist(), kept_by, lines, mode()),
            "cost",
            "Share of measurements within each limit",
        )
    if then == now:
        return None, "the limit were another"
    return (lambda one: with_limit(one, name, then)), f"the limit were {said.lasting(then)}"


def ask_gate(_person: Account, _chosen: Selected, pack: Pack) -> tuple[Change | None, str]:
    gates = {gate.id: gate for gate in pack.rating.gates}
    what = st.selectbox("Gate", ["", *gates], format_func=lambda g: g.replace("_", " ") or "A new one: every department", width=320)  # fmt: skip  # noqa: E501 - one box
    if what:
        return (lambda one: without_gate(one, what)), f"the gate “{what.replace('_', ' ')}” fell away"
    top = max(band.stars for band in pack.rating.bands)
    least = st.slider(f"Every department at least, for {top} stars", 0, 100, 80)
    gate = Gate("what-if", top, "department_score", at_least=Fraction(least))
    return (lambda one: with_gate(one, gate)), f"every department had to reach {least} for {top} stars"


def ask_edition(_person: Account, chosen: Selected, pack: Pack) -> tuple[Change | None, str]:
    """Every visit by another edition of the same standards: what that does not ask no longer counts."""
    others = {
        one.hash: one
        for one in the_store().packs()
        if one.pack_id == pack.id and one.hash not in chosen.catalogue.packs
    }
    if not others:
        st.write("No other edition of these standards is kept.")
        return None, ""
    which = st.selectbox(
        "Edition", list(others), format_func=lambda h: f"{others[h].pack_id} {others[h].edition}"
    )
    then = pack_of(the_store(), which)
    return (lambda one: then if one.id == then.id else one), f"edition {then.edition} had held"


ASKS = {"weight": ask_weight, "bar": ask_bar, "limit": ask_limit, "gate": ask_gate, "edition": ask_edition}


def show_moved(moved: Moved, sentence: str, chosen: Selected, instead: dict[str, Pack]) -> None:
    won, lost = counts(moved.changed())
    with st.container(gap="xxsmall"):
        st.title(plain(title(won, lost, len(moved.visit), sentence)), anchor=False)
        st.caption(f"{said.thousands(len(moved.visit))} visits rated again; nothing is changed by looking")
    with np.errstate(invalid="ignore"):
        points = moved.score_then - moved.score_now
    with st.grid(3, min_column_width=150):
        st.metric("Would lose stars", lost)
        st.metric("Would win stars", won)
        st.metric(
            "Points on the mean", said.point(float(np.nanmean(points)) if len(points) else 0.0, sign=True)
        )
    changed = np.flatnonzero(moved.stars_now != moved.stars_then)
    if len(changed):
        show_visits(moved, changed, chosen, instead)


def title(won: int, lost: int, of: int, sentence: str) -> str:
    """How many stars move, were something otherwise."""
    if not won and not lost:
        return f"No visit would have other stars if {sentence}"
    parts = [f"{said.counted(lost, 'visit', 'visits')} would lose stars" if lost else ""]
    parts.append(f"{said.counted(won, 'visit', 'visits')} would win some" if won else "")
    return said.capital(f"{' and '.join(filter(None, parts))} of {of} if {sentence}")


def show_visits(moved: Moved, changed: np.ndarray, chosen: Selected, instead: dict[str, Pack]) -> None:
    heading("Which, and why", "The largest change of score first")
    store, results = the_store(), chosen.results
    with np.errstate(invalid="ignore"):
        order = changed[np.argsort(-np.abs(np.nan_to_num(moved.score_then - moved.score_now)[changed]))]
    rows = []
    for at in order[:SHOWN]:
        name = str(moved.visit[at])
        row = int(np.flatnonzero(results.visit.astype(str) == name)[0])
        now = rating_of(store, name)
        then = rate(instead[now.pack_hash], store.visit(name))
        decides = why(now, then)
        rows.append(
            {
                "Visit": f"[{plain(said.branch(results, results.branch[row]))}](/visit?visit={name})",
                "Day": f"{results.day[row].astype(object):%-d %b %Y}",
                "Stars": f"{moved.stars_now[at]} → {moved.stars_then[at]}",
                "Score": f"{said.point(moved.score_now[at])} → {said.point(moved.score_then[at])}",
                "Decided by": plain(condition_said(decides, chosen)),
            }
        )
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    if len(order) > SHOWN:
        st.caption(f"And {said.thousands(len(order) - SHOWN)} more.")


def condition_said(decides: object, chosen: Selected) -> str:
    """One condition: what it asks and what was found."""
    if decides is None:
        return "–"
    rules = {
        "score": "score",
        "critical_not_met": "critical standards not met",
        "timed_in_limit": "timed standards in limit",
        "department_score": chosen.title(decides.subject) if decides.subject else "every department",
        "class_score": decides.subject,
    }
    found = "–" if decides.actual is None else f"{float(decides.actual):.1f}"
    asked = "at most" if decides.rule == "critical_not_met" else "at least"
    rule = rules.get(decides.rule, decides.rule.replace("_", " "))
    return f"{rule}: {found}, asked {asked} {float(decides.required):g}"


def _where(moved: Moved, rows: np.ndarray) -> Moved:
    return Moved(*(getattr(moved, name)[rows] for name in moved.__dataclass_fields__))
