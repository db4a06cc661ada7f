"""What if: another weight, bar, limit, gate or edition over all past visits; which stars move, and why."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from inspections.pages.door import mode, the_store
from inspections.records import Account
from inspections.settings import settings
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
from scoring.conditions import AT_MOST
from scoring.pages.chain_overview import chart, heading
from scoring.pages.chain_select import Selected, chain_folder, choose, read, select
from scoring.pages.chain_words import promise, said, say
from scoring.pages.visit_parts import plain
from scoring.pages.words import words
from scoring.ratings import pack_of, rating_of
from scoring.stars import rate
from standards.pack import Gate, Pack, Standard, Within

SHOWN = 12
KINDS = {
    "weight": "The weight of service",
    "bar": "The bar of a star",
    "limit": "A time limit",
    "gate": "A gate",
    "edition": "Another edition",
}
MEASURES = {"total": "Score", "lowest_area": "The lowest area", "points": "Points"}
NEW_GATES = {"": "department_score", " ": "area_score"}
"""Which may be added, by what stands for them among the names of gates."""
NEW = {
    "department_score": (
        "A new one: every department",
        "Every department at least, for {n} stars",
        "every department had to reach {least} for {n} stars",
    ),
    "area_score": (
        "A new one: every area",
        "Every area at least, for {n} stars",
        "every area had to reach {least} for {n} stars",
    ),
}
"""Their names, what is asked with them, and what would hold."""
Change = Callable[[Pack], Pack]


def draw(person: Account) -> None:
    chosen = select(person)
    if chosen is None:
        return
    newest = chosen.catalogue.newest
    if newest is None:
        st.title(say("The standards of these visits are no longer kept"), anchor=False)
        return
    kinds = {key: say(title) for key, title in KINDS.items()}
    kind = choose(say("What would be otherwise"), "standard", kinds, "weight", width=260)
    asked, finding, below = (st.container() for _ in range(3))  # the finding stands before what it rests on
    with asked:
        change, sentence = ASKS[kind](person, chosen, newest, below)
    if change is None:
        if sentence:
            finding.title(plain(say("What if {condition}?", condition=sentence)), anchor=False)
            finding.write(
                say("Move the slider: every visit of this selection is rated again. Looking changes nothing.")
            )
        return
    try:
        instead = {key: change(pack) for key, pack in chosen.catalogue.packs.items()}
        moved = what_if_over_all(chain_folder(), chosen.catalogue.packs, instead, settings().chain_url)
    except ValueError as problem:
        st.error(say(problem.args[0]))
        return
    kept = np.isin(moved.visit.astype(str), chosen.results.visit.astype(str))
    with finding:
        show_moved(_where(moved, kept), sentence)
    show_visits(_where(moved, kept), chosen, instead)


def ask_weight(_person: Account, _chosen: Selected, pack: Pack, _below: object) -> tuple[Change | None, str]:
    now = int(pack.rating.class_weights.get("service", Fraction(0)))
    then = st.slider(say("Service of 100 (now {n})", n=now), 0, 100, now)
    if pack.rating.measure != "total":
        what = said.lower(say(MEASURES[pack.rating.measure]))
        st.caption(say("Stars of these standards go by {what}: weights move the score.", what=what))
    if then == now:
        return None, say("service weighed something else")
    return (lambda one: with_service_weight(one, Fraction(then))), say("service weighed {n} of 100", n=then)


def ask_bar(_person: Account, _chosen: Selected, pack: Pack, _below: object) -> tuple[Change | None, str]:
    bands = {band.stars: band.score for band in pack.rating.bands}
    stars = st.selectbox(say("Star"), sorted(bands, reverse=True), format_func=lambda n: "★" * n, width=220)
    of_points = pack.rating.measure == "points"
    most = max(
        float(sum(s.weight for s in pack.standards())) if of_points else 100.0, *map(float, bands.values())
    )
    what, now = say(MEASURES[pack.rating.measure]), short(float(bands[stars]))
    label = say("{what} (now {score})", what=what, score=now)
    then = st.slider(label, 0.0, most, float(bands[stars]), 0.5, format="%g")
    if Fraction(str(then)) == bands[stars]:
        return None, say.count(stars, "one star began elsewhere", "{n} stars began elsewhere")
    sentence = say.count(stars, "one star began at {score}", "{n} stars began at {score}", score=short(then))
    return (lambda one: with_bar(one, stars, Fraction(str(then)))), sentence


def short(value: float) -> str:
    """As few decimals as it has, by the reader's decimal mark."""
    return f"{value:g}".replace(".", say("."))


def ask_limit(
    person: Account, chosen: Selected, pack: Pack, below: DeltaGenerator
) -> tuple[Change | None, str]:
    """A limit, and beside it what every other one would have kept."""
    timed = {s.id: s for s in pack.standards() if s.limit and isinstance(s.limit.usual, Within)}
    if not timed:
        st.write(say("None of these standards has a time limit."))
        return None, ""
    name = st.selectbox(say("Standard"), list(timed), format_func=lambda n: promise(timed[n]))
    now = timed[name].limit.usual.ms // 1000
    then = st.slider(say("Seconds (now {n})", n=now), max(1, now // 4), 2 * now, now)
    with below:
        show_cost(person, chosen, timed[name], now, then)
    if then == now:
        return None, say("the limit were another")
    return (lambda one: with_limit(one, name, then)), say("the limit were {limit}", limit=said.lasting(then))


def show_cost(person: Account, chosen: Selected, standard: Standard, now: int, then: int) -> None:
    """What that limit and every other one would have kept; nothing where it was never timed."""
    every, name = read(person, times=(standard.id,)), standard.id
    kept = every.also_in(chosen.results)
    if name not in kept.times:
        return
    seconds = np.sort(kept.times[name].seconds)
    grid = np.linspace(0, max(2.0 * now, float(seconds[-1])), 120)
    shares = cost_of_limits(seconds, np.array([now, then], dtype=float))
    told = {"now": said.lasting(now), "a": f"{100 * shares[0]:.0f}", "then": said.lasting(then)}
    sentence = "{now} kept {a} of 100"
    if then != now:
        sentence = "{then} would have kept {b} of 100, {now} kept {a}"
    heading(
        say(sentence, **told, b=f"{100 * shares[1]:.0f}"),
        say(
            "{standard} Share of {n} measurements within each limit",
            standard=promise(standard),
            n=said.thousands(len(seconds)),
        ),
    )
    lines = (
        Line(float(now), say("now {limit}", limit=said.lasting(now))),
        *([Line(float(then), said.lasting(then))] if then != now else []),
    )
    kept_by = (100 * cost_of_limits(seconds, grid)).tolist()
    fig = cost_curve(grid.tolist(), kept_by, lines, mode(), say)
    chart(fig, "cost", say("Share of measurements within each limit"))


def ask_gate(_person: Account, _chosen: Selected, pack: Pack, _below: object) -> tuple[Change | None, str]:
    new = NEW_GATES if pack.rating.areas else {"": NEW_GATES[""]}
    titles = {key: say(NEW[rule][0]) for key, rule in new.items()}
    titles |= {gate.id: gate.id.replace("_", " ") for gate in pack.rating.gates}
    what = st.selectbox(say("Gate"), list(titles), format_func=titles.__getitem__, width=320)
    if what not in new:
        return (lambda one: without_gate(one, what)), say("the gate “{gate}” fell away", gate=titles[what])
    top, rule = max(band.stars for band in pack.rating.bands), new[what]
    least = st.slider(say(NEW[rule][1], n=top), 0, 100, 80)
    gate = Gate("what-if", top, rule, at_least=Fraction(least))
    return (lambda one: with_gate(one, gate)), say(NEW[rule][2], least=least, n=top)


def ask_edition(_person: Account, chosen: Selected, pack: Pack, _below: object) -> tuple[Change | None, str]:
    """Every visit by another edition of the same standards: what that does not ask no longer counts."""
    others = {
        one.hash: one
        for one in the_store().packs()
        if one.pack_id == pack.id and one.hash not in chosen.catalogue.packs
    }
    if not others:
        st.write(say("No other edition of these standards is kept."))
        return None, ""
    which = st.selectbox(
        say("Edition"), list(others), format_func=lambda h: f"{others[h].pack_id} {others[h].edition}"
    )
    then = pack_of(the_store(), which)
    return (lambda one: then if one.id == then.id else one), say(
        "edition {edition} had held", edition=then.edition
    )


ASKS = {"weight": ask_weight, "bar": ask_bar, "limit": ask_limit, "gate": ask_gate, "edition": ask_edition}


def show_moved(moved: Moved, sentence: str) -> None:
    won, lost = counts(moved.changed())
    with st.container(gap="xxsmall"):
        st.title(plain(title(won, lost, len(moved.visit), sentence)), anchor=False)
        rated = said.thousands(len(moved.visit))
        st.caption(say("{n} visits rated again; nothing is changed by looking", n=rated))
    with np.errstate(invalid="ignore"):
        points = moved.score_then - moved.score_now
    with st.grid(3, min_column_width=150):
        st.metric(say("Would lose stars"), lost)
        st.metric(say("Would win stars"), won)
        mean = float(np.nanmean(points)) if len(points) else 0.0
        st.metric(say("Points on the mean"), said.point(mean, sign=True))


def title(won: int, lost: int, of: int, sentence: str) -> str:
    """How many stars move, were something otherwise."""
    if not won and not lost:
        return say("No visit would have other stars if {condition}", condition=sentence)
    told = {"of": said.thousands(of), "condition": sentence}
    if not won:
        one, many = (
            "one visit of {of} would lose stars if {condition}",
            "{n} visits of {of} would lose stars if {condition}",
        )
        return said.capital(said.count(lost, one, many, **told))
    if not lost:
        one, many = (
            "one visit of {of} would win stars if {condition}",
            "{n} visits of {of} would win stars if {condition}",
        )
        return said.capital(said.count(won, one, many, **told))
    both = say(
        "{lost} would lose stars and {won} win some, of {of}, if {condition}",
        lost=said.visits(lost),
        won=said.number(won),
        **told,
    )
    return said.capital(both)


def show_visits(moved: Moved, chosen: Selected, instead: dict[str, Pack]) -> None:
    changed = np.flatnonzero(moved.stars_now != moved.stars_then)
    if not len(changed):
        return
    heading(say("Which, and why"), say("The largest change of score first"))
    store, results = the_store(), chosen.results
    with np.errstate(invalid="ignore"):
        order = changed[np.argsort(-np.abs(np.nan_to_num(moved.score_then - moved.score_now)[changed]))]
    rows = []
    for at in order[:SHOWN]:
        name = str(moved.visit[at])
        row = int(np.flatnonzero(results.visit.astype(str) == name)[0])
        now, day = rating_of(store, name), said.day(results.day[row], short=True)
        then = rate(instead[now.pack_hash], store.visit(name))
        decides = why(now, then)
        rows.append(
            {
                say(
                    "Visit"
                ): f"[{plain(said.branch(results, results.branch[row]))}](/visit?visit={name}), {day}",
                say("Stars"): f"{moved.stars_now[at]} → {moved.stars_then[at]}",
                say("Score"): f"{said.point(moved.score_now[at])} → {said.point(moved.score_then[at])}",
                say("Decided by"): plain(condition_said(decides, chosen)),
            }
        )
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    if len(order) > SHOWN:
        st.caption(say("And {n} more.", n=said.thousands(len(order) - SHOWN)))


def condition_said(decides: object, chosen: Selected) -> str:
    """One condition: what it asks and what was found."""
    if decides is None:
        return "–"
    rules = {
        "score": say("score"),
        "critical_not_met": say("critical standards not met"),
        "timed_in_limit": say("timed standards in limit"),
        "department_score": chosen.title(decides.subject) if decides.subject else say("every department"),
        "class_score": words().name("classed", decides.subject or ""),
        **dict.fromkeys(("lowest_area", "area_score", "area_cap"), chosen.title(decides.subject)),
        "mandatory": say("{gate}, not met", gate=decides.id.replace("_", " ")),
    }
    found = "–" if decides.actual is None else said.point(float(decides.actual))
    rule, bar = rules.get(decides.rule, decides.rule.replace("_", " ")), short(float(decides.required))
    if decides.rule in AT_MOST:
        return say("{rule}: {found}, asked at most {bar}", rule=rule, found=found, bar=bar)
    return say("{rule}: {found}, asked at least {bar}", rule=rule, found=found, bar=bar)


def _where(moved: Moved, rows: np.ndarray) -> Moved:
    return Moved(*(getattr(moved, name)[rows] for name in moved.__dataclass_fields__))
