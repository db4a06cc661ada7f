"""What of the chain is looked at: period, region, kind of house, standards. It stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from inspections.access import may
from inspections.pages.door import fragment, now, photos_folder, the_store
from inspections.pages.words import language
from inspections.records import Account
from scoring.chain.common import Common
from scoring.chain.comparable import cautions_of, needs_common
from scoring.chain.reading import CALIBRATION, Catalogue, catalogue_of, results_for
from scoring.chain.results import Results
from scoring.chain.severity import severities_of
from scoring.pages.chain_words import said, say

PERIODS = {"12": "12 months", "6": "6 months", "3": "3 months", "24": "24 months", "0": "All visits"}
KEYS = (
    "view",
    "period",
    "region",
    "country",
    "kind",
    "brand",
    "hotels",
    "against",
    "chart",
    "pack",
    "branch",
    "department",
    "standard",
    "adjusted",
    "all",
)
SIDES = {
    "region": ("Region", "All regions"),
    "country": ("Country", "All countries"),
    "kind": ("Kind of house", "All kinds"),
    "brand": ("Brand", "All brands"),
}
MOST_TICKED = 500
"""Hotels up to which they can be ticked one by one: beyond, a region is chosen first."""
BY_SCORE = ("", "consistency", "branch", "heat")
"""Views of scores: elsewhere an inspector's severity has no part, or is itself what is looked at."""
ON_A_PHONE = """<style>@media (max-width: 640px) {
  .st-key-chain_filters { flex-wrap: nowrap; overflow-x: auto; }
  .st-key-chain_filters > div { flex: none; }
  .st-key-chain_filters > div:not(:last-child) { max-width: 9rem; }
}</style>"""
"""The filters in one line that is pushed sideways: what was found must not wait below six of them."""
AGAINST = {"": "The period before", "year": "The same months a year before"}


@dataclass(frozen=True)
class Selected:
    """What was chosen: the visits of the period, all visits of those branches, and their packs.

    before    of `history`: the visits of the period before, as long
    others    where a set of hotels was chosen: all other visits of the period, which it is held against
    waiting   visits that are not in here yet, as they are being scored
    common    standards that all visits were asked, where only those are compared; else none
    adjusted  whether inspectors' severity is taken out
    recorded  where it is: the visits of the period as they were recorded
    """

    results: Results
    history: Results
    before: NDArray[np.bool_]
    within: NDArray[np.bool_]
    catalogue: Catalogue
    common: tuple[str, ...] = ()
    adjusted: bool = False
    recorded: Results | None = None
    others: Results | None = None
    waiting: int = 0

    def title(self, department: str) -> str:
        return self.catalogue.department(department, language())


def chain_folder():
    """Where this server keeps its copy of the chain's results for reading."""
    return photos_folder().parent / "chain"


def read(
    person: Account,
    *,
    standards: tuple[str, ...] = (),
    times: tuple[str, ...] = (),
    common: Common | None = None,
) -> Results:
    """All that this person may compare."""
    asked = {"standards": standards, "times": times, "common": common}
    return results_for(the_store(), chain_folder(), person, now(), **asked)


def select(person: Account) -> Selected | None:
    """The filters, and what they leave; None where nothing is left, which the page has said then."""
    every = read(person)
    if waiting := the_store().results_waiting():
        look_again()
    if not len(every) and waiting:
        say_they_wait(waiting)
        return None
    if not len(every):
        st.title(say("No visit has been released yet"), anchor=False)
        st.write(say("As soon as visits to three branches are released, they are compared here."))
        return None
    catalogue = catalogue_of(the_store(), every)
    st.html(ON_A_PHONE)
    with st.container(horizontal=True, gap="small", key="chain_filters"):
        months = int(choose(say("Period"), "period", _told(PERIODS), "12"))
        rows, whole = _filtered(every)
    last = np.datetime64(now().date(), "D")
    within, before = rows & _since(every, last, months), rows & _before(every, last, months)
    others = whole & ~rows & _since(every, last, months)
    if not within.any() and waiting:
        say_they_wait(waiting)
        return None
    if not within.any():
        st.title(say("No visit matches"), anchor=False)
        st.write(say("Nothing was released for this selection."))
        st.page_link("scoring/pages/chain.py", label=say("Clear the filters"), query_params=go_to(clear=True))
        return None
    return _comparable(
        person,
        Selected(
            every.where(within),
            every.where(rows),
            before[rows],
            within[rows],
            catalogue,
            others=every.where(others) if others.any() else None,
            waiting=waiting,
        ),
    )


def say_they_wait(waiting: int) -> None:
    st.title(say("The visits are being scored"), anchor=False)
    told = said.count(
        waiting,
        "one visit waits. It is shown here as soon as that is done.",
        "{n} visits wait. They are shown here as soon as that is done.",
    )
    st.write(said.capital(told))


def draw_when_scored() -> None:
    """Draws nothing; draws the page anew when what was being scored is there."""
    if not the_store().results_waiting():
        st.rerun()


look_again = fragment(draw_when_scored, run_every="3s")


def choose(label: str, key: str, options: Mapping[str, str], default: str, *, width: int = 164) -> str:
    """A select box whose choice stands in the address."""
    value = st.query_params.get(key, default)
    value = value if value in options else default
    keys = list(options)
    chosen = st.selectbox(
        label,
        keys,
        index=keys.index(value),
        format_func=options.__getitem__,
        key=f"{key}={value}",
        width=width,
    )
    if chosen != value:
        _keep(key, chosen, default)
    return chosen


def switch(label: str, key: str, *, help_: str, default: bool = False) -> bool:
    """A toggle whose state stands in the address."""
    value = st.query_params.get(key, "1" if default else "") == "1"
    chosen = st.toggle(label, value=value, key=f"{key}={value}", help=help_)
    if chosen != value:
        st.query_params[key] = "1" if chosen else "0"
        st.rerun()
    return chosen


def go_to(*, clear: bool = False, **changes: str) -> dict[str, str]:
    """The address's selection as it is, with these changes; "" takes one away."""
    kept = {} if clear else {key: st.query_params[key] for key in KEYS if key in st.query_params}
    if clear and "view" in st.query_params:
        kept = {"view": st.query_params["view"]}
    return {key: value for key, value in (kept | changes).items() if value}


def address(**changes: str) -> str:
    """The same as an address, for a link in a chart."""
    return f"chain?{urlencode(go_to(**changes))}"


def _keep(key: str, chosen: str, default: str) -> None:
    if chosen == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = chosen
    st.rerun()


def _filtered(every: Results) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The visits that the filters leave, and those that the standards alone leave.

    A filter of one choice is not shown. A branch that is looked at stays, whichever set it is held against.
    """
    rows = np.ones(len(every), dtype=bool)
    for key, (label, all_of) in SIDES.items():
        names = sorted({getattr(branch, key) for branch in every.branches} - {""})
        if len(names) < 2:
            continue
        told = {"": say(all_of)} | {name: _capital(say(name) if key == "kind" else name) for name in names}
        if chosen := choose(say(label), key, told, ""):
            of = np.array([getattr(branch, key) == chosen for branch in every.branches])
            rows &= of[every.branch]
    rows &= _ticked(every, rows)
    if (branch := st.query_params.get("branch", "")) and st.query_params.get("view") == "branch":
        rows |= np.array([one.id == branch for one in every.branches])[every.branch]
    whole = np.ones(len(every), dtype=bool)
    packs = {_pack_key(form): _pack_title(form) for form in every.forms}
    if len(packs) > 1 and (
        chosen := choose(say("Standards"), "pack", {"": say("All standards")} | packs, "")
    ):
        of = np.array([_pack_key(form) == chosen for form in every.forms])
        whole = of[every.form]
    return rows & whole, whole


def _ticked(every: Results, rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The visits of the hotels that were ticked, of all where none is: a set of peers of one's own choice."""
    left = {every.branches[place].id: every.branches[place].name for place in np.unique(every.branch[rows])}
    value = [name for name in st.query_params.get("hotels", "").split(",") if name in left]
    if 1 < len(left) <= MOST_TICKED:
        chosen = st.multiselect(
            say("Hotels"),
            sorted(left, key=left.__getitem__),
            default=value,
            format_func=left.__getitem__,
            key=f"hotels={','.join(value)}",
            placeholder=say("All of them"),
            width=260,
        )
        if chosen != value:
            _keep("hotels", ",".join(chosen), "")
    if not value:
        return np.ones(len(every), dtype=bool)
    return np.isin([one.id for one in every.branches], value)[every.branch]


def _comparable(person: Account, chosen: Selected) -> Selected:
    """The same on common standards alone where visits were asked different things, and adjusted if asked."""
    if needs_common(cautions_of(chosen.results)):
        common = chosen.catalogue.common(chosen.results)
        if common and switch(
            say("On the {n} standards that all were asked", n=len(common)),
            "all",
            default=True,
            help_=say("These visits were asked different things: only what all were asked compares them."),
        ):
            chosen = _on_common(person, chosen, common)
    if (
        st.query_params.get("view", "") in BY_SCORE
        and may(person, CALIBRATION)
        and switch(
            say("Without inspectors' severity"),
            "adjusted",
            help_=say("Scores less what each inspector gives above or below the others at the same hotels."),
        )
    ):
        chosen = _adjusted(chosen)
    return chosen


def _on_common(person: Account, chosen: Selected, common: Common) -> Selected:
    history = read(person, common=common).also_in(chosen.history)
    return replace(chosen, history=history, results=history.where(chosen.within), common=common.ids)


def _adjusted(chosen: Selected) -> Selected:
    past = chosen.history
    found = severities_of(past.score, past.branch, past.inspector, years_of(past))
    if found is None:
        return chosen
    history = replace(past, score=past.score - found.adjustment(len(past.inspectors))[past.inspector])
    return replace(
        chosen, history=history, results=history.where(chosen.within), adjusted=True, recorded=chosen.results
    )


def years_of(results: Results) -> NDArray[np.float64]:
    """When each visit was, in years from the first."""
    return (results.day - results.day.min()).astype(float) / 365.25


def _since(every: Results, last: np.datetime64, months: int) -> NDArray[np.bool_]:
    return every.day > _months_ago(last, months) if months else np.ones(len(every), dtype=bool)


def _before(every: Results, last: np.datetime64, months: int) -> NDArray[np.bool_]:
    """The period that this one is held against: as long, just before it or a year before."""
    if not months:
        return np.zeros(len(every), dtype=bool)
    back = 12 if st.query_params.get("against") == "year" and months < 12 else months
    return (every.day > _months_ago(last, back + months)) & (every.day <= _months_ago(last, back))


def _months_ago(last: np.datetime64, months: int) -> np.datetime64:
    day = (last - last.astype("datetime64[M]")).astype(int)
    return (last.astype("datetime64[M]") - months).astype("datetime64[D]") + day


def _pack_key(form: object) -> str:
    return f"{form.pack} {form.edition} {form.scenario}".strip()  # type: ignore[attr-defined]


def _pack_title(form: object) -> str:
    scenario = f", {form.scenario.replace('_', ' ')}" if form.scenario else ""  # type: ignore[attr-defined]
    return f"{form.pack.replace('_', ' ')} {form.edition}{scenario}"  # type: ignore[attr-defined]


def _told(titles: Mapping[str, str]) -> dict[str, str]:
    return {key: say(title) for key, title in titles.items()}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


Draw = Callable[[Account], None]
