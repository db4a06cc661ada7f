"""What the page of a visit says: the way to the next star, what is close, what would be, sides and times."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.profiles_said import side_rows, sides_of, spread_rows
from scoring.stars import rate
from scoring.way.next_star import Near, nearest_limits, next_star
from scoring.way.said import close_to, gain, headline, proof, provisional
from scoring.way.what_if import Change, what_if
from scoring.way.what_if_said import changeable, moved, outcome, with_length
from scoring.wording.words import LANGUAGES, Wording
from standards.pack import Pack, Wait, Within
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules

EN = Wording("en")
HOUSE = a_pack(
    a_standard("desk.hold", limit=Within(30_000), weight=4),
    a_standard("desk.knock", limit=Wait(10_000)),
    *(a_standard(f"room.item_{n}") for n in range(10)),
)
HELD = a_visit(
    a_look("desk.hold", "not_met", ms=34_000),
    a_look("desk.knock", "met", ms=12_000),
    *(a_look(f"room.item_{n}", "met") for n in range(10)),
)


def test_the_way_is_told_with_its_proof() -> None:
    """How many, which stars, from what to what."""
    rating = rate(HOUSE, HELD)
    path = next_star(HOUSE, rating)

    assert headline(path, EN) == "Putting one standard right earns five stars"
    assert "it is proven" in proof(path, EN)
    assert gain(path, rating, EN) == "The score rises from 73.3 to 100.0."
    assert not provisional(path, HOUSE, EN)


def test_fewest_is_not_said_of_what_is_not_proven() -> None:
    """A search that gave up says below what nothing can be, in every language."""
    path = replace(next_star(HOUSE, rate(HOUSE, HELD)), effort=Fraction(9), at_least=Fraction(7))

    assert "fewest" not in proof(path, EN)
    assert "7" in proof(path, EN)
    for language in LANGUAGES:
        words = Wording(language)
        assert proof(path, words) != proof(replace(path, at_least=Fraction(9)), words)


@pytest.mark.parametrize(
    ("missed", "told"), [((), "No star is above"), (("desk.hold",), "Putting one standard right")]
)
def test_where_no_star_is_above_that_is_said(missed: tuple[str, ...], told: str) -> None:
    looks = [a_look(s.id, "not_met" if s.id in missed else "met") for s in HOUSE.standards()]

    assert headline(next_star(HOUSE, rate(HOUSE, a_visit(*looks))), EN).startswith(told)


def test_nothing_observed_has_no_way() -> None:
    assert headline(next_star(HOUSE, rate(HOUSE, a_visit())), EN).startswith("Nothing was observed")


def test_what_must_still_be_seen_is_named() -> None:
    """R9: the heaviest standards that nobody looked at."""
    pack = replace(HOUSE, rating=rating_rules(coverage=95))
    looks = [a_look(f"room.item_{n}", "not_met" if n < 4 else "met") for n in range(10)]

    told = provisional(next_star(pack, rate(pack, a_visit(*looks))), pack, EN)

    assert told.startswith("The rating would stay provisional: 2 more standards")
    assert "hold" in told


def test_a_hold_of_34_seconds_needs_4() -> None:
    near = nearest_limits(rate(HOUSE, HELD))

    close = close_to(near[0], HOUSE, EN)

    assert (close.observed, close.limit, close.needs) == ("34\u00a0s", "30\u00a0s", "4\u00a0s")


@given(limit=st.integers(1_000, 7_200_000), over=st.integers(1, 7_200_000))
def test_what_is_late_never_looks_in_time(limit: int, over: int) -> None:
    """Whatever the limit: the two figures differ, and what it needs is not nothing."""
    near = Near("desk.hold", "o", limit + over, limit, over, Fraction(over, limit))

    close = close_to(near, HOUSE, EN)

    assert close.observed != close.limit
    assert close.needs.strip("0.:\u00a0smih")


def test_what_would_be_is_told_beside_what_is() -> None:
    """Stars in words, and the condition that moves."""
    told = what_if(HOUSE, HELD, Change(met=["desk.hold"]))

    rows = moved(HOUSE, HELD, told, EN)

    assert outcome(told, EN) == "Five stars instead of three stars"
    assert outcome(what_if(HOUSE, HELD, Change()), EN) == "Still three stars"
    assert [(row.now, row.then, row.met) for row in rows] == [("73.3", "100.0", True)]


def test_a_limit_of_a_length_can_be_changed_and_no_other() -> None:
    """40 seconds would have been enough."""
    assert changeable(HOUSE, HELD) == {"desk.hold": 30_000, "desk.knock": 10_000}

    longer = with_length(HOUSE, HELD, "desk.hold", 40_000)
    assert what_if(HOUSE, HELD, Change(limits={"desk.hold": longer})).then.stars == 5
    with pytest.raises(ValueError, match=r"room\.item_0"):
        with_length(HOUSE, HELD, "room.item_0", 1)


def test_every_side_is_named_and_scored() -> None:
    """Brand values only where the pack has some."""
    rating = rate(HOUSE, HELD)

    assert "value" not in sides_of(HOUSE)
    for side in sides_of(HOUSE):
        rows = side_rows(HOUSE, rating, side, EN)
        assert rows
        assert all(row.title and "_" not in row.title for row in rows)
    assert [(r.title, r.shown, r.note) for r in side_rows(HOUSE, rating, "department", EN)] == [
        ("Desk", "20.0", "1 of 2 met"),
        ("Room", "100.0", "10 of 10 met"),
    ]


def valued(pack: Pack) -> Pack:
    return replace(pack, values={"calm": {"en": "Calm", "nb": "Ro"}})


def test_brand_values_have_their_own_names() -> None:
    pack = valued(a_pack(a_standard("desk.hold", serves=("calm",))))
    rating = rate(pack, a_visit(a_look("desk.hold", "met")))

    assert "value" in sides_of(pack)
    assert [row.title for row in side_rows(pack, rating, "value", Wording("nb"))] == ["Ro"]


def test_times_are_held_against_their_limit_over_the_visits() -> None:
    """Three at least; a wait is kept by being longer."""
    rows = spread_rows(HOUSE, [rate(HOUSE, HELD)] * 3, EN)

    assert [(row.title, row.told) for row in rows] == [
        ("The guest is hold", "0/3 · 34\u00a0s of 30\u00a0s"),
        ("The guest is knock", "3/3 · 12\u00a0s of 10\u00a0s"),
    ]
    assert all(share > 1 for share in rows[0].shares)
    assert all(share < 1 for share in rows[1].shares)
    assert spread_rows(HOUSE, [rate(HOUSE, HELD)] * 2, EN) == []
