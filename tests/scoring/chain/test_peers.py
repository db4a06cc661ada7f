"""A set of branches beside all others and a period beside another, on published numbers."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from scoring.chain.common import Common, on_common
from scoring.chain.comparable import departments_on, reweighted
from scoring.chain.courses import chart_of, looks_of
from scoring.chain.peers import asked_alike, beside, on_the_same, paired, since, welch
from scoring.chain.reading import Catalogue
from scoring.chain.results import Branch, Form, Part, Parts, Results, VisitResult, results_of
from tests.makers import a_pack, a_standard
from tests.scoring.chain.chains import Truth, a_chain

SLEEP = (
    np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]),
    np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]),
)
"""Hours of sleep that two drugs gave ten patients: "Student", Biometrika 6 (1908); R's `sleep`."""


def test_sleep_has_the_interval_and_the_chance_that_r_gives_for_two_groups() -> None:
    """R: t.test(extra ~ group, sleep): t −1.8608, df 17.776, p 0.07939, −3.3654832 to 0.2054832."""
    assert welch(*SLEEP) == pytest.approx((-1.58, -3.3654832, 0.2054832, 0.07939), abs=5e-6)


def test_sleep_has_the_interval_and_the_chance_that_r_gives_for_the_same_patients() -> None:
    """R, paired: t −4.0621, df 9, p 0.002833, −2.4598858 to −0.7001142."""
    assert paired(SLEEP[0] - SLEEP[1]) == pytest.approx((-1.58, -2.4598858, -0.7001142, 0.002833), abs=5e-7)


def test_a_set_that_is_weak_in_one_department_is_told_apart_there() -> None:
    weak = {(branch, "breakfast"): 12.0 for branch in range(6)}
    results = a_chain(Truth(spread=1, weak=weak), 3)
    chosen = results.branch < 6

    whole, first, *rest = beside(results.where(chosen), results.where(~chosen))

    assert (whole.name, whole.branches, whole.others) == ("", 6, 14)
    assert first.name == "breakfast"
    assert first.beyond
    assert first.low < -12 < first.high
    assert not any(one.beyond for one in rest)


PACKS = {
    "2026.1": a_pack(a_standard("desk.a"), a_standard("bar.b")),
    "2026.2": a_pack(*map(a_standard, ("desk.a", "bar.b", "bar.c", "spa.d")), edition="2"),
}


def two_editions() -> Results:
    """Four hotels held to each; what the newer one asks besides, its hotels missed."""
    rows = []
    for edition, pack in PACKS.items():
        for n in range(4):
            met = {"desk.a": Part(1, 1), "bar.b": Part(n > 0, 1)}
            more = {} if edition == "2026.1" else {"bar.c": Part(0, 1), "spa.d": Part(0, 1)}
            hotel, day = Branch(f"{edition}-{n}", f"Hotel {n}"), date(2026, 5, 1 + n)
            form, score = Form(pack.id, edition, edition), 50.0 if more else 100.0
            told = VisitResult(f"{edition}-{n}", hotel, "one", day, day, form, 4, score, parts=met | more)
            rows.append(told)
    return results_of(rows)


def on_what_all_were_asked(every: Results, common: Common) -> Results:
    """Each visit on those standards alone, as the copy of the chain gives it."""
    at = [every.standards.names.index(name) for name in common.ids]
    whole = every.standards
    parts = Parts(common.ids, whole.earned[:, at], whole.weight[:, at], whole.counted[:, at])
    return on_common(every, common, lambda into, own: departments_on(reweighted(parts, own), into))


def test_hotels_that_were_asked_more_are_compared_on_what_all_were_asked() -> None:
    """By their totals they are 50 points apart; on the common standards, and in the bar, not at all."""
    every, catalogue = two_editions(), Catalogue(PACKS)
    newer = np.array([form.edition == "2026.2" for form in every.forms])[every.form]
    inside, outside = every.where(newer), every.where(~newer)
    common = catalogue.common(inside, outside)
    assert common is not None

    found = beside(*on_the_same(inside, outside, on_what_all_were_asked(every, common)))

    assert not asked_alike(inside, outside)
    assert asked_alike(inside)
    assert common.ids == ("desk.a", "bar.b")
    assert beside(inside, outside)[0].points == pytest.approx(-50)
    assert {one.name: one.points for one in found} == pytest.approx({"": 0, "desk": 0, "bar": 0})


def test_what_no_two_sets_were_both_asked_compares_nothing() -> None:
    """Nor does an edition that is gone from the house."""
    every = two_editions()
    other = a_pack(a_standard("golf.tee"))

    assert Catalogue(PACKS | {"2026.1": other}).common(every) is None
    assert Catalogue({"2026.2": PACKS["2026.2"]}).common(every) is None


def the_page() -> None:
    """What the page shows of peers, the newer edition's hotels chosen."""
    from dataclasses import replace  # noqa: PLC0415 - the page's script is this function alone
    from unittest import mock  # noqa: PLC0415

    import numpy as np  # noqa: PLC0415
    import streamlit as st  # noqa: PLC0415

    from scoring.chain.reading import Catalogue  # noqa: PLC0415
    from scoring.pages import chain_overview  # noqa: PLC0415
    from scoring.pages.chain_select import Selected  # noqa: PLC0415
    from tests.scoring.chain import test_peers  # noqa: PLC0415

    every = test_peers.two_editions()
    newer = np.array([form.edition == "2026.2" for form in every.forms])[every.form]
    chosen, none = every.where(newer), np.zeros(int(newer.sum()), dtype=bool)
    packs = Catalogue(st.session_state["packs"])
    told = Selected(chosen, chosen, none, ~none, packs, others=every.where(~newer))
    if st.session_state["adjusted"]:
        milder = replace(chosen, score=chosen.score + 7)
        told = replace(told, results=milder, history=milder, adjusted=True, recorded=chosen)
    with mock.patch.object(
        chain_overview, "read", lambda _, common: test_peers.on_what_all_were_asked(every, common)
    ):
        chain_overview.show_peers(None, told)


def test_the_page_says_on_how_many_standards_peers_are_compared_or_that_there_are_none() -> None:
    page = AppTest.from_function(the_page, default_timeout=30)
    page.session_state["packs"], page.session_state["adjusted"] = PACKS, False
    page.run()

    assert not page.exception
    assert "Compared on the 2 standards that all of them were asked." in page.markdown[0].value
    page.session_state["packs"] = {}
    assert "No standard was asked of all of them" in page.run().caption[0].value


def test_peers_are_compared_as_they_were_recorded_where_severity_is_taken_out_of_the_chosen_alone() -> None:
    """Else the chosen would stand seven points above others whose inspectors are as strict as theirs."""
    page = AppTest.from_function(the_page, default_timeout=30)
    page.session_state["packs"], page.session_state["adjusted"] = PACKS, False
    plain = page.run().table[0].value
    page.session_state["adjusted"] = True

    assert plain.equals(page.run().table[0].value)
    assert "as they were recorded" in page.caption[-1].value


def test_a_period_in_which_a_department_fell_is_told_apart_there() -> None:
    results = a_chain(Truth(), 4)
    after = results.day >= np.datetime64("2025-07-15")
    results.departments.earned[after, 2] -= 2  # of 24

    _, first, *rest = since(results, ~after, after)

    assert (first.name, first.beyond, first.branches) == ("rooms", True, 20)
    assert first.points == pytest.approx(-100 * 2 / 24, abs=2)
    assert not any(one.beyond for one in rest)


def test_two_branches_on_a_side_are_too_few() -> None:
    results = a_chain(Truth(), 5, branches=5)

    assert beside(results.where(results.branch < 2), results.where(results.branch >= 2)) == []


def test_of_noise_a_set_differs_in_one_chain_of_twenty() -> None:
    """300 chains: the total, and any department, each at most 5 in 100 within two errors."""
    whole = parts = 0
    for seed in range(300):
        results = a_chain(Truth(), seed, visits=4)
        first, *rest = beside(results.where(results.branch < 7), results.where(results.branch >= 7))
        whole += first.beyond
        parts += any(one.beyond for one in rest)

    assert max(whole, parts) / 300 <= 0.05 + 2 * (0.05 * 0.95 / 300) ** 0.5


def test_misses_in_unequal_looks_have_the_limits_of_the_book() -> None:
    """Faults in rolls of cloth of unequal length (Montgomery, example 7.5), as misses of looks: ū 1.42."""
    faults = np.array([14, 12, 20, 11, 7, 10, 21, 16, 19, 23], dtype=float)
    looks = 100 * np.array([10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5])

    chart = chart_of("u", looks - faults, looks)

    assert chart.centre[0] == pytest.approx(1.42, abs=0.005)
    assert (chart.low[0], chart.high[0]) == pytest.approx((0.29, 2.55), abs=0.006)
    assert (chart.low[2], chart.high[2]) == pytest.approx((0.43, 2.41), abs=0.006)


def test_looks_are_added_up_by_place_and_shares_go_by_weight() -> None:
    earned, weight = np.array([[3.0], [1.0], [2.0]]), np.array([[4.0], [4.0], [2.0]])
    parts = Parts(("bar",), earned, weight, np.array([[8], [8], [10]], dtype=np.int32))

    met, counted = looks_of(parts, np.array([0, 0, 1]))

    assert (met.tolist(), counted.tolist()) == ([8.0, 10.0], [16.0, 10.0])
    assert chart_of("p", met, counted).values.tolist() == [50.0, 100.0]
