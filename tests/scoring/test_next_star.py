"""The way to the next star is the shortest there is: held against every other way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspections.visit import Visit
from scoring.stars import highest, rate
from scoring.way.next_star import Path, nearest_limits, next_star
from standards.pack import Gate, Pack, Within
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules
from tests.scoring.houses import inspected, the_worked_pack, the_worked_visit


def put_right(visit: Visit, standards: tuple[str, ...]) -> Visit:
    """The visit, had every look at these standards been met."""
    looks = {
        name: replace(look, answer="met") if look.standard in standards and look.answer == "not_met" else look
        for name, look in visit.observations.items()
    }
    return replace(visit, observations=looks)


def least_effort(pack: Pack, visit: Visit, stars: int, efforts: dict[str, Fraction]) -> Fraction | None:
    """By trying every choice of standards that were not met, and rating each."""
    failed = sorted({look.standard for look in visit.observations.values() if look.answer == "not_met"})
    best = None
    for size in range(len(failed) + 1):
        for chosen in combinations(failed, size):
            effort = sum((efforts.get(name, Fraction(1)) for name in chosen), Fraction(0))
            if (best is None or effort < best) and rate(pack, put_right(visit, chosen)).stars >= stars:
                best = effort
    return best


@settings(max_examples=200)
@given(
    inspected(),
    st.dictionaries(st.sampled_from(["desk.s0", "bar.s1", "spa.s2", "bar.s0"]), st.integers(1, 4)),
)
def test_no_choice_of_standards_is_shorter(house: tuple[Pack, Visit], told: dict[str, int]) -> None:
    """In every design, with gates, caps, class weights and efforts: as short as the best of all choices."""
    pack, visit = house
    efforts = {name: Fraction(effort, 2) for name, effort in told.items()}
    rating = rate(pack, visit)

    path = next_star(pack, rating, efforts)

    if path.stars is None or path.reason == "nothing_counted":
        return
    assert path.proven
    best = least_effort(pack, visit, path.stars, efforts)
    assert (None if path.reason else path.effort) == best


@given(inspected())
def test_what_is_told_of_the_way_is_what_rating_it_gives(house: tuple[Pack, Visit]) -> None:
    """Score, stars, conditions settled and whether it stays provisional."""
    pack, visit = house
    rating = rate(pack, visit)
    path = next_star(pack, rating)
    if path.reason:
        assert not path.steps
        return

    then = rate(pack, put_right(visit, path.standards))

    assert (path.score, path.reaches) == (then.score, then.stars)
    assert path.reaches >= (path.stars or 0)
    assert bool(path.provisional) == then.provisional
    assert all(not settled.now.met and settled.then in then.conditions for settled in path.settled)
    assert all(settled.then.met for settled in path.settled)
    assert {name for step in path.steps for name in step.conditions} <= {s.now.id for s in path.settled}


@given(inspected())
def test_without_any_one_of_its_steps_the_way_does_not_lead_there(house: tuple[Pack, Visit]) -> None:
    """Nothing is asked for in vain."""
    pack, visit = house
    path = next_star(pack, rate(pack, visit))
    for standard in path.standards:
        others = tuple(name for name in path.standards if name != standard)
        assert rate(pack, put_right(visit, others)).stars < (path.stars or 0)


@given(inspected())
def test_looking_at_what_it_names_makes_the_coverage_suffice(house: tuple[Pack, Visit]) -> None:
    """R9: and with one fewer it does not."""
    pack, visit = house
    path = next_star(pack, rate(pack, visit))
    if path.reason or not path.look_at:
        return
    looks = [a_look(name, "met", observation=f"new-{name}") for name in path.look_at]
    enough = {**visit.observations, **{look.id: look for look in looks}}
    short = {name: look for name, look in enough.items() if name != looks[-1].id}

    assert rate(pack, replace(visit, observations=enough)).coverage >= pack.rating.coverage
    assert rate(pack, replace(visit, observations=short)).coverage < pack.rating.coverage


def test_the_worked_hotel_needs_its_greeting_alone() -> None:
    """“One hotel by hand”: three open conditions, one standard."""
    path = next_star(the_worked_pack(), rate(the_worked_pack(), the_worked_visit()))

    assert (path.stars, path.standards, path.score, path.reaches) == (5, ("front_door.greeting",), 95, 5)
    assert [s.now.rule for s in path.settled] == ["score", "timed_in_limit", "department_score"]
    assert path.steps[0].conditions == ("score", "mostly_in_time", "every_department")


def test_the_least_effort_may_be_more_standards() -> None:
    """One new lift costs more than two new lamps."""
    pack = a_pack(
        a_standard("house.lift", weight=2),
        a_standard("house.lamp"),
        a_standard("house.door"),
        a_standard("house.wall", weight=6),
        rating=rating_rules(service=100, facility=0, bands={1: 80}),
    )
    visit = a_visit(*(a_look(f"house.{n}", a) for n, a in (("lift", "not_met"), ("lamp", "not_met"))))
    visit = a_visit(
        *visit.observations.values(), a_look("house.door", "not_met"), a_look("house.wall", "met")
    )

    fewest = next_star(pack, rate(pack, visit))
    cheapest = next_star(pack, rate(pack, visit), {"house.lift": Fraction(5)})

    assert fewest.standards == ("house.lift",)
    assert (set(cheapest.standards), cheapest.effort) == ({"house.lamp", "house.door"}, 2)


def test_the_top_star_and_an_empty_visit_have_no_way() -> None:
    """Each says why."""
    pack = a_pack(a_standard("desk.a"), rating=rating_rules(bands={1: 50}))

    held = next_star(pack, rate(pack, a_visit(a_look("desk.a", "met"))))
    empty = next_star(pack, rate(pack, a_visit()))

    assert (held.reason, held.stars, empty.reason, empty.stars) == ("top_star", None, "nothing_counted", 1)


def test_points_that_nothing_observed_can_earn_are_out_of_reach() -> None:
    """Not applicable earns none, and no other standard makes up for it."""
    rules = replace(rating_rules(bands={1: 1, 2: 3}), measure="points")
    pack = a_pack(a_standard("desk.a"), a_standard("desk.b"), a_standard("desk.c"), rating=rules)
    looks = (a_look("desk.a", "met"), a_look("desk.b", "not_met"), a_look("desk.c", "not_applicable"))

    path = next_star(pack, rate(pack, a_visit(*looks)))

    assert (path.stars, path.reason, path.steps) == (2, "out_of_reach", ())


def test_another_star_may_be_asked_for() -> None:
    """Five from three, with what four asks for included."""
    safe = Gate("safe", 4, "critical_not_met", at_most=0)
    pack = a_pack(
        a_standard("desk.a", weight=9),
        a_standard("desk.lock", critical=True),
        rating=rating_rules(service=100, facility=0, gates=(safe,), bands={3: 50, 4: 60, 5: 70}),
    )
    rating = rate(pack, a_visit(a_look("desk.a", "met"), a_look("desk.lock", "not_met")))

    assert next_star(pack, rating, stars=5).standards == ("desk.lock",)
    with pytest.raises(ValueError, match="has no 2 stars"):
        next_star(pack, rating, stars=2)


def test_an_effort_of_nothing_is_refused() -> None:
    """What takes no effort is not left undone."""
    rating = rate(the_worked_pack(), the_worked_visit())

    with pytest.raises(ValueError, match="above 0"):
        next_star(the_worked_pack(), rating, {"reception.desk": Fraction(0)})


def test_what_is_nearest_to_its_limit_comes_first() -> None:
    """4 s past 30 s before 60 s past 60 s; of several looks the longest counts."""
    pack = a_pack(
        a_standard("desk.hold", limit=Within(30_000)), a_standard("bar.order", limit=Within(60_000))
    )
    visit = a_visit(
        a_look("bar.order", "not_met", ms=120_000),
        a_look("desk.hold", "not_met", ms=31_000),
        a_look("desk.hold", "not_met", ms=34_000),
    )

    near = nearest_limits(rate(pack, visit))

    assert [(n.standard, n.over_ms, n.share) for n in near] == [
        ("desk.hold", 4_000, Fraction(2, 15)),
        ("bar.order", 60_000, Fraction(1)),
    ]


def test_a_path_is_told_in_the_stars_own_terms() -> None:
    """The same rating gives the same way, twice."""
    rating = rate(the_worked_pack(), the_worked_visit())
    ways: list[Path] = [next_star(the_worked_pack(), rating) for _ in range(2)]

    assert ways[0] == ways[1]
    assert highest(s.then for s in ways[0].settled) == 5
