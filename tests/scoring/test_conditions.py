"""What a star asks for: rules R6, R7 and R12 of scoring/README.md."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scoring.rating import Condition, Rating
from scoring.stars import rate
from standards.pack import Gate, Pack, Standard, Within
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules


def a_house(
    *standards: Standard, gates: tuple[Gate, ...] = (), bands: dict[int, float] | None = None
) -> Pack:
    return a_pack(*standards, rating=rating_rules(service=100, facility=0, gates=gates, bands=bands))


def rated(pack: Pack, **answers: str) -> Rating:
    """Answers by the standard's slug; several in one, with a space between them."""
    ids = {s.id.partition(".")[2]: s.id for s in pack.standards()}
    looks = [a_look(ids[name], answer, ms=1) for name, told in answers.items() for answer in told.split()]
    return rate(pack, a_visit(*looks))


def gate(rating: Rating, stars: int = 5) -> Condition:
    return next(c for c in rating.conditions_for(stars) if c.rule != "score")


def test_a_band_is_reached_at_its_bar_and_not_a_hair_below() -> None:
    """R6: two thirds is no 66.67, and 66.67 is not two thirds."""
    standards = [a_standard(f"desk.{name}") for name in "abc"]
    answers = {"a": "met", "b": "met", "c": "not_met"}

    above = a_pack(*standards, rating=rating_rules(bands={1: Fraction("66.67")}))
    at = a_pack(*standards, rating=rating_rules(bands={1: Fraction(200, 3)}))

    assert [rated(pack, **answers).stars for pack in (above, at)] == [0, 1]


def test_one_observation_breaks_a_critical_standard() -> None:
    """R7: safety is not averaged."""
    no_critical = Gate("safe", 5, "critical_not_met", at_most=0)
    pack = a_house(a_standard("room.lock", critical=True), a_standard("room.lamp"), gates=(no_critical,))

    once = gate(rated(pack, lock="met met not_met", lamp="met"))
    never = gate(rated(pack, lock="met", lamp="not_met"))

    assert (once.met, once.actual, once.standards) == (False, 1, ("room.lock",))
    assert (never.met, never.actual, never.standards) == (True, 0, ())


def test_a_gate_may_allow_some_critical_standards_not_met() -> None:
    """R7: at most that many."""
    one = Gate("nearly_safe", 5, "critical_not_met", at_most=1)
    pack = a_house(*(a_standard(f"room.{name}", critical=True) for name in "abc"), gates=(one,))

    assert gate(rated(pack, a="not_met", b="met", c="met")).met
    assert not gate(rated(pack, a="not_met", b="not_met", c="met")).met


def test_a_late_thing_is_one_late_thing_whatever_its_weight() -> None:
    """R7: the plain share of measured timed standards that were met every time."""
    limit = Within(60_000)
    punctual = Gate("punctual", 5, "timed_in_limit", at_least=Fraction(50))
    heavy = a_standard("bar.order", weight=9, limit=limit)
    pack = a_house(heavy, a_standard("bar.bill", limit=limit), a_standard("bar.lit"), gates=(punctual,))

    found = gate(rated(pack, order="not_met met", bill="met", lit="not_met"))

    assert (found.met, found.actual) == (True, 50)


def test_the_weakest_department_decides() -> None:
    """R7, R12: it is named, and the standards of every department below the bar stand in the way."""
    even = Gate("even", 5, "department_score", at_least=Fraction(80))
    pack = a_house(
        a_standard("bar.a"),
        a_standard("bar.b"),
        a_standard("desk.c"),
        a_standard("spa.d", weight=2),
        a_standard("pool.e"),
        gates=(even,),
    )

    found = gate(rated(pack, a="met", b="not_met", c="met", d="not_met"))

    assert (found.met, found.actual, found.subject) == (False, 0, "spa")
    assert found.standards == ("spa.d", "bar.b")


def test_a_gate_may_name_its_department() -> None:
    """R7: then no other matters."""
    fine_bar = Gate("fine_bar", 5, "department_score", at_least=Fraction(80), department="bar")
    pack = a_house(a_standard("bar.a"), a_standard("desk.c"), gates=(fine_bar,))

    found = gate(rated(pack, a="met", c="not_met"))

    assert (found.met, found.actual, found.subject) == (True, 100, "bar")


def test_a_class_may_have_a_bar_of_its_own() -> None:
    """R7: a fine house does not make up for what people do."""
    served = Gate("served", 5, "class_score", at_least=Fraction(60), classed="service")
    pack = a_pack(
        a_standard("desk.a"),
        a_standard("desk.b"),
        a_standard("desk.lamp", classed="facility"),
        rating=rating_rules(service=10, facility=90, gates=(served,)),
    )

    found = gate(rated(pack, a="met", b="not_met", lamp="met"))

    assert (found.met, found.actual, found.subject) == (False, 50, "service")
    assert found.standards == ("desk.b",)


@pytest.mark.parametrize(
    "unseen",
    [
        Gate("safe", 5, "critical_not_met", at_most=0),
        Gate("punctual", 5, "timed_in_limit", at_least=Fraction(90)),
        Gate("fine_spa", 5, "department_score", at_least=Fraction(90), department="spa"),
        Gate("built", 5, "class_score", at_least=Fraction(90), classed="facility"),
    ],
    ids=lambda gate: gate.rule,
)
def test_a_gate_holds_where_nothing_it_is_about_was_counted(unseen: Gate) -> None:
    """R7: nothing seen is no evidence. R9: final only where it does not apply, not where nobody looked."""
    everything = a_standard("spa.bath", critical=True, limit=Within(60_000), classed="facility")
    pack = a_house(a_standard("desk.a"), everything, gates=(unseen,))

    not_there = rated(pack, a="met", bath="not_applicable")
    not_seen = rated(pack, a="met")

    for rating in (not_there, not_seen):
        assert (gate(rating).met, gate(rating).actual, rating.stars) == (True, None, 5)
    assert (not_there.provisional, not_seen.provisional) == (False, True)


def test_an_unseen_gate_of_a_star_not_earned_leaves_a_rating_final() -> None:
    """R9: only what the stars stand on must have been looked at."""
    punctual = Gate("punctual", 5, "timed_in_limit", at_least=Fraction(90))
    pack = a_house(
        a_standard("desk.a"), a_standard("desk.b"), a_standard("bar.c", limit=Within(1)), gates=(punctual,)
    )

    rating = rated(pack, a="met", b="not_met")

    assert (rating.stars, rating.provisional) == (1, False)


def test_a_gate_holds_for_its_star_and_all_above_and_the_stricter_counts() -> None:
    """R7."""
    at_three = Gate("three", 3, "department_score", at_least=Fraction(50))
    at_four = Gate("four", 4, "department_score", at_least=Fraction(90))
    looser = Gate("five", 5, "department_score", at_least=Fraction(70))
    pack = a_house(a_standard("desk.a"), gates=(at_three, at_four, looser))

    asked = {stars: [c.id for c in rated(pack, a="met").conditions_for(stars)] for stars in (2, 3, 4, 5)}

    assert asked == {2: ["score"], 3: ["score", "three"], 4: ["score", "four"], 5: ["score", "four"]}


def test_a_condition_names_the_largest_loss_first() -> None:
    """R12: by points of the total, so a light facility standard may cost more than a heavy one of service."""
    pack = a_pack(
        a_standard("desk.a", weight=3),
        a_standard("desk.b", weight=97),
        a_standard("desk.lamp", classed="facility"),
        a_standard("desk.chair", classed="facility", weight=3),
        rating=rating_rules(service=50, facility=50),
    )

    rating = rated(pack, a="not_met", b="met", lamp="not_met", chair="met")

    score = rating.conditions_for(5)[0]
    assert (score.met, score.standards) == (False, ("desk.lamp", "desk.a"))


def test_equal_losses_stay_in_the_packs_order() -> None:
    """R12."""
    pack = a_house(a_standard("desk.z"), a_standard("desk.a"), a_standard("bar.m"))

    rating = rated(pack, m="not_met", a="not_met", z="not_met")

    assert rating.conditions_for(5)[0].standards == ("desk.z", "desk.a", "bar.m")


def test_a_condition_that_is_met_names_nothing() -> None:
    """R12: nothing stands in its way."""
    rating = rated(a_house(a_standard("desk.a"), a_standard("desk.b"), bands={1: 50}), a="met", b="not_met")

    assert rating.conditions_for(1)[0].standards == ()
