"""From conditions to stars: rule R8 of scoring/README.md, and what a rating says of where it comes from."""

from __future__ import annotations

from fractions import Fraction

from scoring.rating import Condition
from scoring.stars import SCORER, highest, rate
from standards.pack import Gate
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules


def test_the_stars_are_the_highest_band_whose_bar_is_reached() -> None:
    """R8, without gates."""
    pack = a_pack(*(a_standard(f"desk.s{n}") for n in range(100)))
    stars = {}
    for met in (39, 40, 54, 55, 69, 70, 81, 82, 89, 90):
        looks = (a_look(f"desk.s{n}", "met" if n < met else "not_met") for n in range(100))
        stars[met] = rate(pack, a_visit(*looks)).stars

    assert stars == {39: 0, 40: 1, 54: 1, 55: 2, 69: 2, 70: 3, 81: 3, 82: 4, 89: 4, 90: 5}


def test_a_missed_gate_of_a_lower_star_holds_the_higher_ones_back() -> None:
    """R8: who falls through the gates of three has not earned four, whatever the score."""
    pack = a_pack(
        *(a_standard(f"desk.s{n}") for n in range(99)),
        a_standard("room.lock", critical=True),
        rating=rating_rules(gates=(Gate("safe", 3, "critical_not_met", at_most=0),)),
    )

    looks = (a_look(f"desk.s{n}", "met") for n in range(99))
    rating = rate(pack, a_visit(*looks, a_look("room.lock", "not_met")))

    assert (rating.score, rating.stars, rating.next_star) == (99, 2, 3)


def test_a_star_counts_only_on_top_of_those_below_it() -> None:
    """R8: whatever the conditions say of the stars above."""

    def asked(*met: bool) -> list[Condition]:
        nothing = Fraction(0)
        return [
            Condition("score", star, "score", held, nothing, nothing)
            for star, held in enumerate(met, start=1)
        ]

    assert [highest(asked(*met)) for met in ((True, False, True), (False, True), (True, True), ())] == [
        1,
        0,
        2,
        0,
    ]


def test_the_next_star_is_none_at_the_top() -> None:
    """R8."""
    rating = rate(a_pack(a_standard("desk.a")), a_visit(a_look("desk.a", "met")))

    assert (rating.stars, rating.next_star) == (5, None)


def test_coverage_is_a_condition_of_no_star() -> None:
    """R9: it holds none back."""
    rating = rate(a_pack(rating=rating_rules(coverage=100)), a_visit())

    assert [(c.stars, c.id, c.actual) for c in rating.conditions if c.rule == "coverage"] == [
        (0, "coverage", 0)
    ]


def test_a_rating_says_what_it_stands_on() -> None:
    """The edition, the log and the version of the rules."""
    visit = a_visit(a_look("front_door.greeted", "met"), pack_hash="of the visit", head="of the log")

    rating, told = rate(a_pack(), visit), rate(a_pack(), visit, pack_hash="of another pack")

    assert (rating.visit, rating.pack_id, rating.pack_edition) == ("visit-1", "test_house", "1")
    assert (rating.pack_hash, told.pack_hash) == ("of the visit", "of another pack")
    assert (rating.log_head, rating.scorer, rating.score) == ("of the log", SCORER, Fraction(100))
