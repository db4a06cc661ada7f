"""What a rating would be: each change is what recording it would have given."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.visit import Visit
from scoring.rating_json import to_json
from scoring.stars import rate
from scoring.way.next_star import next_star
from scoring.way.what_if import Change, what_if
from standards.pack import Pack, TimeLimit, Within
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules
from tests.scoring.houses import inspected, the_worked_pack, the_worked_visit

PACK, VISIT = the_worked_pack(), the_worked_visit()


def test_nothing_changed_is_nothing_won() -> None:
    """The same bytes."""
    asked = what_if(PACK, VISIT, Change())

    assert to_json(asked.now) == to_json(asked.then)
    assert (asked.stars, asked.points) == (0, 0)


@given(inspected())
def test_the_steps_of_a_path_win_what_the_path_says(house: tuple[Pack, Visit]) -> None:
    """Two ways to the same answer."""
    pack, visit = house
    path = next_star(pack, rate(pack, visit))
    if not path.reason:
        then = what_if(pack, visit, Change(met=path.standards)).then
        assert (then.score, then.stars) == (path.score, path.reaches)


@given(inspected(), st.data())
def test_leaving_out_is_as_if_it_had_not_been_recorded(
    house: tuple[Pack, Visit], data: st.DataObject
) -> None:
    """An appeal that was granted."""
    pack, visit = house
    left = data.draw(st.sets(st.sampled_from([*visit.observations, ""]))) - {""}
    kept = {name: look for name, look in visit.observations.items() if name not in left}

    asked = what_if(pack, visit, Change(without=left))

    assert to_json(asked.then) == to_json(rate(pack, replace(visit, observations=kept)))


def test_one_answer_may_be_another() -> None:
    """The desk met: 5 points more."""
    (desk,) = [look.id for look in VISIT.of_standard("reception.desk")]

    assert what_if(PACK, VISIT, Change(answers={desk: "met"})).points == 5


def test_an_answer_that_followed_the_clock_follows_another_limit() -> None:
    """85 s of 90 s is in limit; registration, answered met past its limit, was a person's decision."""
    limits = {
        "front_door.greeting": TimeLimit(Within(90_000)),
        "reception.registration": TimeLimit(Within(60_000)),
    }

    asked = what_if(PACK, VISIT, Change(limits=limits))

    assert (asked.then.score, asked.then.stars, asked.stars) == (95, 5, 1)
    assert [t.limit_ms for t in asked.then.timed] == [90_000, 90_000, 60_000]


@pytest.mark.parametrize(
    ("told", "answer", "credit"),
    [
        ({"ms": 50_000, "excused": True}, "met", 1),
        ({"ms": 20_000}, "not_met", 0),
        ({"ms": 50_000}, "not_met", 0),
        ({"ms": 35_000}, "not_met", 1),
        ({"ms": 35_000}, "not_applicable", None),
        ({}, "not_met", 0),
    ],
)
def test_what_the_clock_did_not_decide_stays(
    *, told: dict[str, int], answer: str, credit: Fraction | None
) -> None:
    """R11: from 30 s to 40 s, only the one that was late by the old limit and is not by the new is met."""
    pack = a_pack(a_standard("desk.hold", limit=Within(30_000)), rating=rating_rules())
    visit = a_visit(a_look("desk.hold", answer, **told))

    then = what_if(pack, visit, Change(limits={"desk.hold": TimeLimit(Within(40_000))})).then

    assert then.standards[0].credit == credit


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(met=["spa.no"]), "no standard spa.no"),
        (Change(without=["look-99"]), "no observation look-99"),
        (
            Change(limits={"reception.name": TimeLimit(Within(1))}),
            "no time limit to change in reception.name",
        ),
        (Change(answers={"look-0001": "maybe"}), "not maybe"),
    ],
)
def test_what_is_not_there_is_refused_by_name(change: Change, said: str) -> None:
    """Nothing is left unchanged in silence."""
    with pytest.raises(ValueError, match=said):
        what_if(PACK, VISIT, change)


def test_without_anything_counted_no_points_are_told() -> None:
    """There is no score to compare."""
    looks = [look.id for look in VISIT.observations.values()]

    assert what_if(PACK, VISIT, Change(without=looks)).points is None
