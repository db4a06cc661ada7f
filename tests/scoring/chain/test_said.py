"""Sentences about a chain: each says what was found, and nothing where nothing was."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.chain.comparable import Caution
from scoring.chain.overview import Compared, overview_of, period_change
from scoring.chain.results import results_of
from scoring.chain.said import Said
from scoring.pages import chain_words
from tests.scoring.chain.chains import Truth, a_chain

said = Said()


def titles(name: str) -> str:
    return name.capitalize()


def test_where_nothing_differs_the_page_says_so_everywhere() -> None:
    told = overview_of(a_chain(Truth(), 8, visits=8))

    assert said.headline(told, titles) == "The branches cannot be told apart"
    assert said.league_title(told) == "20 branches, none told apart from the best"
    assert said.heat_title(told) == "No department of any branch differs beyond chance"
    assert said.funnel_title(told) == "No branch is beyond what chance and ordinary differences allow"
    assert said.trends_title(told) == "None of 20 branches has changed its level"
    assert said.loyal_said(told) == "No branch would surely disappoint a guest who knows the chain"


def test_where_branches_differ_the_headline_has_subject_number_and_place() -> None:
    told = overview_of(a_chain(Truth(spread=4, weak={(7, "breakfast"): 25.0}), 5))
    assert told.told is not None

    assert said.headline(told, titles) == (
        f"Two branches differ by {told.told.apart:.1f} points; in breakfast by {told.sides[0].apart:.1f}"
    )
    assert "Branch 7" in said.heat_title(told) or "branches" in said.heat_title(told)


def test_one_visit_to_each_branch_compares_nothing() -> None:
    told = overview_of(a_chain(Truth(spread=4), 6, visits=1))

    assert said.headline(told, titles) == "20 branches, too few visits to compare them"
    assert said.league_title(told) == "No league yet"
    assert said.trends_title(told) == "No branch has six visits yet"
    assert told.months is None
    assert not told.loyal


def test_of_no_visits_nothing_fails() -> None:
    told = overview_of(results_of([]))

    assert said.scope(told.results) == "No visits"
    assert said.headline(told, titles) == "No branches, too few visits to compare them"
    assert said.funnel_title(told) == "A funnel needs five branches"
    assert said.funnel_caption(told) == "There are no branches."


def test_a_branch_that_slipped_is_said_with_its_month() -> None:
    told = overview_of(a_chain(Truth(spread=3, slipped={4: (14, 9.0)}), 5, visits=24))

    assert said.trends_title(told) == "Branch 4 fell; the other 19 held their level"
    assert said.trend_said(told.shifted[0]).startswith("fall of ")
    assert said.trend_said(told.shifted[0]).endswith("from March 2026")


def test_a_period_is_compared_over_branches_seen_in_both() -> None:
    results = a_chain(Truth(slipped=dict.fromkeys(range(20), (6, 5.0))), 7)
    middle = np.datetime64("2025-07-10")

    change = period_change(results, results.day < middle, results.day >= middle)

    assert change is not None
    assert change.high < 0
    assert said.change_said(change).startswith(
        f"Down {abs(change.mean):.1f} points, over 20 branches seen in both periods ("
    )
    assert said.change_said(None) == "Too few branches were seen in both periods to compare them"


def test_regions_are_above_one_another_only_where_their_intervals_are_apart() -> None:
    near = [Compared("North", 9, 3, 92, 90, 94), Compared("South", 9, 3, 91, 89, 93)]
    far = [Compared("North", 9, 3, 92, 91, 93), Compared("South", 9, 3, 81, 80, 82)]

    assert said.sets_said(near, "region") == "The regions cannot be told apart"
    assert said.sets_said(far, "region") == "North is above South by 11.0 points"


@pytest.mark.parametrize(
    ("value", "shown"), [(-13.24, "−13.2"), (0.04, "0.0"), (-0.04, "0.0"), (7, "+7.0"), (float("nan"), "–")]
)
def test_figures_have_a_true_minus_and_nought_has_no_sign(value: float, shown: str) -> None:
    assert said.point(value, sign=True) == shown


def test_a_coefficient_of_nothing_has_no_sign() -> None:
    assert (said.decimal(-0.001), said.decimal(-0.11), said.decimal(0.824)) == ("0.00", "−0.11", "0.82")


def test_in_norwegian_the_same_is_said_with_a_comma_and_norwegian_months() -> None:
    told = overview_of(a_chain(Truth(spread=4, weak={(7, "breakfast"): 25.0}), 5))
    slipped = overview_of(a_chain(Truth(spread=3, slipped={4: (14, 9.0)}), 5, visits=24))
    nb = Said(lambda: "nb")

    assert told.told is not None
    points, more = (f"{one:.1f}".replace(".", ",") for one in (told.told.apart, told.sides[0].apart))
    assert (
        nb.headline(told, titles) == f"Det skiller {points} poeng mellom to hoteller, og {more} i breakfast"
    )
    assert nb.trends_title(slipped) == "Branch 4 gikk ned; de andre 19 holdt nivået"
    assert nb.trend_said(slipped.shifted[0]).endswith("fra mars 2026")
    assert nb.listed(["A", "B", "C", "D", "E"]) == "A, B, C og 2 til"
    assert nb.visits(1) == "ett besøk"
    assert chain_words.said.say is chain_words.say, "what a page counts is in the page's own words"
    assert nb.point(-13.24) == "−13,2"


def test_lists_and_counts_are_read_as_people_say_them() -> None:
    assert said.listed(["Oslo"]) == "Oslo"
    assert said.listed(["Oslo", "Bergen", "Voss"]) == "Oslo, Bergen and Voss"
    assert said.listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
    assert said.branches(1) == "one branch"
    assert said.branches(10_000) == "10\u202f000 branches"


def test_every_caution_has_its_sentence() -> None:
    results = a_chain(Truth(), 1, branches=3, visits=2)
    kinds = {
        "pack": Caution("pack", ("a", "b")),
        "edition": Caution("edition", ("1", "2")),
        "scenario": Caution("scenario", ("", "essentials")),
        "scorer": Caution("scorer", ("1", "2")),
        "not_applicable": Caution("not_applicable", ("spa",), (0,)),
        "season": Caution("season", ("summer",), (0, 1)),
        "coverage": Caution("coverage", (), (0,), 2),
        "provisional": Caution("provisional", visits=1),
    }

    told = {kind: said.caution_said(caution, results, titles) for kind, caution in kinds.items()}

    assert told["scenario"] == "Visits differ in scope (whole pack and essentials)."
    assert told["not_applicable"] == "Spa was not inspected, or does not apply, at Branch 0."
    assert told["season"] == "Branch 0 and Branch 1 were only ever visited in summer."
    assert told["coverage"] == "Less was looked at in Branch 0. Two visits saw less than 80 of 100."
    assert told["provisional"] == "One rating is provisional."
    assert all(sentence.endswith(".") for sentence in told.values())
