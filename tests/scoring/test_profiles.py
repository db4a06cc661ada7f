"""A rating from its sides, and its times as they spread."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from inspections.visit import Visit
from scoring.profiles import SIDES, profile, spreads
from scoring.stars import rate
from standards.pack import Between, Pack, Within
from tests.makers import a_department, a_look, a_pack, a_standard, a_visit
from tests.scoring.houses import inspected


@given(inspected())
def test_a_side_agrees_with_the_rating_where_both_tell_it(house: tuple[Pack, Visit]) -> None:
    """R3 and R4: the same sums."""
    pack, visit = house
    rating = rate(pack, visit)

    assert profile(pack, rating, "department") == rating.departments
    assert profile(pack, rating, "class") == rating.classes
    assert profile(pack, rating, "classification") == rating.classifications
    assert profile(pack, rating, "dimension") == rating.dimensions


@given(inspected())
def test_every_standard_is_on_each_side_once_but_for_values(house: tuple[Pack, Visit]) -> None:
    """What is seen from one side is seen from all."""
    pack, visit = house
    rating = rate(pack, visit)
    for side in set(SIDES) - {"value"}:
        assert sum(share.total for share in profile(pack, rating, side)) == len(rating.standards)


def test_stages_stand_in_the_guests_order_and_channels_in_theirs() -> None:
    """Two departments of one stage are one part."""
    pack = a_pack(
        a_department("desk", a_standard("desk.a"), stage="arrival"),
        a_department("bar", a_standard("bar.b", channel="phone"), stage="dining"),
        a_department("door", a_standard("door.c"), stage="arrival"),
    )
    visit = a_visit(a_look("desk.a", "met"), a_look("door.c", "not_met"), a_look("bar.b", "met"))
    rating = rate(pack, visit)

    assert [(s.id, s.score) for s in profile(pack, rating, "stage")] == [("arrival", 50), ("dining", 100)]
    assert [(s.id, s.score) for s in profile(pack, rating, "channel")] == [
        ("face_to_face", 50),
        ("phone", 100),
    ]


def test_a_standard_counts_for_every_value_it_serves() -> None:
    """And one that serves none for none."""
    pack = a_pack(
        a_standard("desk.a", serves=("calm", "warmth")),
        a_standard("desk.b", serves=("warmth",)),
        a_standard("desk.c"),
    )
    pack = replace(pack, values={"warmth": {"en": "Warmth"}, "calm": {"en": "Calm"}, "wit": {"en": "Wit"}})
    rating = rate(
        pack, a_visit(a_look("desk.a", "met"), a_look("desk.b", "not_met"), a_look("desk.c", "met"))
    )

    assert [(s.id, s.score) for s in profile(pack, rating, "value")] == [("warmth", 50), ("calm", 100)]


def test_a_side_that_there_is_not_is_told_the_sides_there_are() -> None:
    """By name."""
    pack = a_pack()

    with pytest.raises(ValueError, match="stage"):
        profile(pack, rate(pack, a_visit()), "weather")


def test_times_stand_against_their_limit_over_all_visits() -> None:
    """Two visits, an urban and a resort limit apart; a time of day has no length."""
    hold = a_standard("desk.hold", limit=Within(30_000))
    pack = a_pack(hold, a_standard("desk.turndown", limit=Between("17:00", "21:00")))
    slower = a_pack(a_standard("desk.hold", limit=Within(60_000)))
    first = a_visit(
        a_look("desk.hold", "met", ms=12_000),
        a_look("desk.hold", "not_met", ms=34_000),
        a_look("desk.hold", "not_applicable", ms=1),
        a_look("desk.turndown", "met", done_at="2026-05-14T18:00:00+02:00"),
    )
    ratings = [rate(pack, first), rate(pack, a_visit(a_look("desk.hold", "met", ms=30_000)))]
    ratings.append(rate(slower, a_visit(a_look("desk.hold", "met", ms=31_000))))

    usual, other = spreads(ratings)

    assert (usual.values_ms, usual.limit_ms, usual.kept) == ((12_000, 30_000, 34_000), 30_000, 2)
    assert (usual.median_ms, other.values_ms, other.kept) == (30_000, (31_000,), 1)
    assert spreads([rate(pack, first)])[0].median_ms == Fraction(23_000)
