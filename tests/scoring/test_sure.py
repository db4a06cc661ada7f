"""How sure a rating is: of one visit, of several, and in the words that a manager reads."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from inspections.visit import Visit
from scoring.rating import Rating, shown
from scoring.stars import rate
from scoring.sure import how_sure, score_if, shares_of
from scoring.sure_interval import Range
from scoring.sure_said import between, odds, said
from scoring.sure_visits import over_visits
from scoring.wording.words import Wording
from standards.pack import Pack
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules
from tests.scoring.houses import inspected, the_worked_pack, the_worked_visit

ROOT = Path(__file__).parents[2]


def the_worked_rating() -> Rating:
    return rate(the_worked_pack(), the_worked_visit())


def a_house(met: int, counted: int, departments: int = 1) -> tuple[Pack, Rating]:
    """So many standards of one weight, the first of them met, dealt out to departments in turn."""
    names = [f"d{place % departments}.s{place}" for place in range(counted)]
    pack = a_pack(*(a_standard(name) for name in names))
    looks = (a_look(name, "met" if place < met else "not_met") for place, name in enumerate(names))
    return pack, rate(pack, a_visit(*looks))


def test_ninety_of_a_hundred_in_one_department_is_wilsons_own_interval() -> None:
    """Nothing to be alike with, nothing to be weighed: 82.6 to 94.5, as every table has it."""
    pack, rating = a_house(90, 100)
    sure = how_sure(pack, rating)

    assert sure is not None
    assert (sure.likely.low, sure.likely.high) == pytest.approx((82.563, 94.477), abs=1e-3)
    assert sure.clustering.effective == pytest.approx(100)
    assert sure.clustering.icc is None


def test_eighty_eight_of_a_hundred_may_as_well_be_at_82() -> None:
    """The interval .802 to .930 holds the bar of four stars; 720 of 800 does not: .877 to .919."""
    few, many = how_sure(*a_house(88, 100)), how_sure(*a_house(720, 800))

    assert few is not None
    assert many is not None
    assert (few.likely.low, few.likely.high) == pytest.approx((80.2, 93.0), abs=0.05)
    assert (many.likely.low, many.likely.high) == pytest.approx((87.7, 91.9), abs=0.05)
    assert few.likely.low < 82 < many.likely.low


def test_the_worked_hotel_by_hand() -> None:
    """Service weighs 75 over 7, facility 25 over 5: Σshare² is 0.75² · 15⁄49 + 0.25² · 11⁄25."""
    sure = how_sure(the_worked_pack(), the_worked_rating())

    assert sure is not None
    squares = 0.75**2 * 15 / 49 + 0.25**2 * 11 / 25
    assert sure.score == Fraction(590, 7)
    assert (sure.clustering.standards, sure.clustering.departments) == (7, 3)
    assert sure.clustering.icc == 0
    assert sure.clustering.effective == pytest.approx(1 / squares)


def test_what_was_not_seen_is_told_apart() -> None:
    """Slippers not seen: service 6⁄8 or 7⁄8. The clock not applicable: facility 4⁄6."""
    sure = how_sure(the_worked_pack(), the_worked_rating())

    assert sure is not None
    assert sure.if_unseen_failed == Fraction(3, 4) * 75 + Fraction(1, 4) * 80
    assert sure.if_unseen_met == Fraction(3, 4) * Fraction(700, 8) + Fraction(1, 4) * 80
    assert sure.if_na_failed == Fraction(3, 4) * Fraction(600, 7) + Fraction(1, 4) * Fraction(400, 6)


def test_each_bar_has_its_chance_and_the_present_one_a_higher_one() -> None:
    """84.2 on seven standards: four stars more likely than not, five not."""
    sure = how_sure(the_worked_pack(), the_worked_rating())

    assert sure is not None
    assert [chance.stars for chance in sure.chances] == [3, 4, 5]
    three, four, five = (sure.chance_of(stars) or 0 for stars in (3, 4, 5))
    assert 1 > three > four > 0.5 > five > 0
    assert sure.chance_of(1) is None


def test_where_stars_are_not_set_by_the_total_no_bar_has_a_chance() -> None:
    """The lowest area is another question."""
    pack = the_worked_pack()
    sure = how_sure(replace(pack, rating=replace(pack.rating, measure="lowest_area")), the_worked_rating())

    assert sure is not None
    assert sure.chances == ()


def test_nothing_counted_is_nothing_to_be_sure_of() -> None:
    """No score, no interval."""
    pack = a_pack()

    assert how_sure(pack, rate(pack, a_visit())) is None


@given(inspected())
def test_for_any_pack_and_visit_the_parts_agree_with_the_score(made: tuple[Pack, Visit]) -> None:
    """Shares make the score again, and every bound lies on its side of it."""
    pack, visit = made
    rating = rate(pack, visit)
    sure = how_sure(pack, rating)

    if rating.score is None:
        assert sure is None
        return
    assert sure is not None
    assert sum(shares_of(pack, rating.standards).values()) == 1
    assert score_if(pack, rating.standards, {}) == rating.score
    assert sure.likely.low - 1e-9 <= float(rating.score) <= sure.likely.high + 1e-9
    assert sure.again.low - 1e-9 <= sure.likely.low
    assert sure.likely.high <= sure.again.high + 1e-9
    assert all(0 <= chance.chance <= 1 for chance in sure.chances)
    assert all(0 <= score <= 100 for score in (sure.if_na_failed, sure.if_unseen_failed, sure.if_unseen_met))
    assert sure.if_unseen_failed <= sure.if_unseen_met
    assert said(sure)
    assert len(said(sure, "nb")) == len(said(sure))


@given(st.lists(st.integers(0, 100), min_size=3, max_size=12))
def test_over_several_visits_the_range_lies_within_their_scores(scores: list[int]) -> None:
    """In whatever order they come."""
    found = over_visits([float(score) for score in scores])

    assert found is not None
    assert min(scores) - 1e-9 <= found.low <= found.high <= max(scores) + 1e-9
    assert over_visits([float(score) for score in reversed(scores)]) == found


def test_one_hundred_visits_of_all_or_nothing_give_the_exact_binomial_range() -> None:
    """Ninety at 100 and ten at 0: the percentiles are the binomial's, .84 to .95, or within one."""
    found = over_visits([100.0] * 90 + [0.0] * 10)

    assert found is not None
    exact = binom.ppf([0.025, 0.975], 100, 0.9)
    assert (found.low, found.high) == pytest.approx(tuple(exact), abs=1.01)


def test_three_visits_span_from_the_lowest_to_the_highest_and_two_tell_nothing() -> None:
    """The percentiles are moved outwards as far as there is anything."""
    assert over_visits([80.0, 84.0, 91.0]) == Range(80.0, 91.0)
    assert over_visits([80.0, 84.0]) is None
    assert over_visits([80.0, 80.0, 80.0]) == Range(80.0, 80.0)


def test_earlier_visits_are_taken_with_this_one() -> None:
    """Those without a score are left out."""
    rating = the_worked_rating()
    earlier = [replace(rating, score=score) for score in (Fraction(80), Fraction(91), None)]
    sure = how_sure(the_worked_pack(), rating, earlier)

    assert sure is not None
    assert sure.visits == 3
    assert sure.over_visits == Range(80.0, 91.0)


def test_a_manager_reads_it_in_sentences() -> None:
    """Whole points, outwards; chances to five per cent; nothing about what is certain."""
    pack, rating = a_house(88, 100)
    sure = how_sure(pack, rating)

    assert sure is not None
    assert said(sure) == (
        "Between 80 and 94: the hotel's true score lies there, 19 times in 20.",
        "A second visit of the same length would most likely end between 76 and 95.",
        "The chance that the true score reaches the bar of four stars, 82.0, is about 95 per cent.",
        "The chance that the true score reaches the bar of five stars, 90.0, is about 25 per cent.",
    )


def test_what_was_not_seen_and_other_visits_are_told_as_well() -> None:
    """The worked hotel, its third visit."""
    rating = the_worked_rating()
    earlier = [replace(rating, score=Fraction(score)) for score in (80, 91)]
    sure = how_sure(the_worked_pack(), rating, earlier)

    assert sure is not None
    assert said(sure)[-3:] == (
        "Over three visits together the score lies between 80 and 91.",
        "Were all that nobody observed not met, the score would be 76; were it all met, 85.",
        "Were all that was declared not applicable not met, the score would be 80.",
    )


def test_departments_that_came_out_alike_are_told() -> None:
    """Four departments wholly met and one not at all tell as much as five standards."""
    looks = [a_look(f"d{d}.s{n}", "not_met" if d == 4 else "met") for d in range(5) for n in range(6)]
    pack = a_pack(*(a_standard(look.standard) for look in looks), rating=rating_rules())
    sure = how_sure(pack, rate(pack, a_visit(*looks)))

    assert sure is not None
    assert any("30 of them tell as much as 5 " in sentence for sentence in said(sure))


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (0.004, "less than 1 per cent"),
        (0.03, "about 3 per cent"),
        (0.127, "about 15 per cent"),
        (0.5, "about 50 per cent"),
        (0.958, "about 96 per cent"),
        (0.9951, "more than 99 per cent"),
    ],
)
def test_a_chance_is_told_no_finer_than_it_is_known(chance: float, told: str) -> None:
    """To five per cent, finer only near the ends."""
    assert odds(chance, Wording("en")) == told


@given(st.floats(0, 100), st.floats(0, 100))
def test_whole_points_never_narrow_a_range(one: float, other: float) -> None:
    """84.9 to 91.1 is told as 84 to 92."""
    low, high = sorted((one, other))
    told = between(Range(low, high))

    assert told[0] <= low <= high <= told[1]


def test_scores_in_its_sentences_are_cut() -> None:
    """R10. 85.6 is told as 85."""
    assert shown(Fraction(856, 10), 0) == "85"


def test_asking_how_sure_one_visit_is_loads_no_heavy_library() -> None:
    """The app starts, and a report is made, without them."""
    code = "import sys, scoring.sure_said; sys.exit('scipy' in sys.modules or 'numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
