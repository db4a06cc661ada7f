"""Who may be sent where, when: every rule of planning.py, and proposals that keep them all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspections.planning.cycle import Line, Wish, proposed
from inspections.planning.rules import (
    Asked,
    Known,
    Rules,
    Stay,
    cycle_of,
    hindrances,
    key_of_name,
    over_weekend,
)
from inspections.records import Conflict

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
MAY_12, MAY_14 = date(2026, 5, 12), date(2026, 5, 14)
ASTRID, BEN = "a-astrid", "a-ben"
BROTHER = key_of_name("Per Holm")
NO_CYCLES = Rules(cycle_months=0)


def known(*stays: Stay, conflicts: tuple[Conflict, ...] = ()) -> Known:
    return Known(
        stays,
        conflicts,
        names={ASTRID: "Astrid Holm", BEN: "Benedikt Vogel", BROTHER: "Per Holm"},
        hotels={"fjord": "The Fjord", "harbour": "The Harbour"},
    )


def a_stay(
    hotel: str = "fjord", first: date = MAY_12, last: date = MAY_14, *people: str, visit: str = "v"
) -> Stay:
    return Stay(visit, hotel, first, last, people or (ASTRID,))


def asked(first: date, *people: str, hotel: str = "fjord", nights: int = 2, visit: str = "") -> Asked:
    return Asked(hotel, first, first + timedelta(days=nights), people or (ASTRID,), visit)


def a_conflict(kind: str, person: str = ASTRID, until: str = "", **changes: object) -> Conflict:
    one = Conflict("c", person, "Astrid Holm", "fjord", kind, "", "", until, ASTRID, NOW)
    return replace(one, **changes)


def codes(question: Asked, facts: Known, rules: Rules = NO_CYCLES) -> list[str]:
    return [why.code for why in hindrances(question, facts, rules)]


# ── rest ──


def test_nothing_hinders_whoever_was_never_there() -> None:
    assert codes(asked(MAY_14, BEN), known(a_stay())) == []


@pytest.mark.parametrize(("days", "hindered"), [(0, True), (89, True), (90, False), (400, False)])
def test_an_inspector_rests_from_a_house_for_as_long_as_the_house_says(days: int, *, hindered: bool) -> None:
    """Counted from the last day there to the first day of the next visit: on the ninetieth it is over."""
    assert codes(asked(MAY_14 + timedelta(days=days)), known(a_stay())) == (["rest"] if hindered else [])


@pytest.mark.parametrize(("days", "hindered"), [(89, True), (90, False)])
def test_the_rest_before_a_visit_to_come_counts_as_well(days: int, *, hindered: bool) -> None:
    """Else the later visit could never have been planned."""
    question = asked(MAY_12 - timedelta(days=days + 2))

    assert codes(question, known(a_stay())) == (["rest"] if hindered else [])


def test_a_rest_says_who_what_and_from_when() -> None:
    (why,) = hindrances(asked(date(2026, 6, 1)), known(a_stay()), NO_CYCLES)

    assert why.text == (
        "Astrid Holm rests from The Fjord for 90 days and may go there again from 12 August 2026."
    )
    assert (why.until, why.absolute) == (date(2026, 8, 11), False)


def test_a_rest_before_a_visit_to_come_says_by_when_to_be_over() -> None:
    (why,) = hindrances(asked(date(2026, 3, 1)), known(a_stay()), NO_CYCLES)

    assert why.text.endswith("a visit must be over by 11 February 2026.")
    assert codes(asked(date(2026, 2, 9)), known(a_stay())) == []


def test_a_house_may_ask_for_less_rest() -> None:
    question = asked(MAY_14 + timedelta(days=45))

    assert codes(question, known(a_stay()), replace(NO_CYCLES, rest_days=45)) == []
    assert codes(question, known(a_stay()), replace(NO_CYCLES, rest_days=46)) == ["rest"]


def test_whoever_came_along_rests_like_an_inspector() -> None:
    """A companion was in the house too, with or without an account, whichever part they play next."""
    facts = known(a_stay("fjord", MAY_12, MAY_14, BEN, ASTRID, BROTHER))
    later = date(2026, 6, 1)

    assert codes(asked(later, ASTRID), facts) == ["rest"]
    assert codes(asked(later, "a-new", BROTHER), facts) == ["rest"]
    assert codes(asked(later, "a-new", key_of_name("  per   HOLM ")), facts) == ["rest"]


def test_a_visit_that_is_moved_does_not_stand_in_its_own_way() -> None:
    assert codes(asked(date(2026, 5, 13), visit="v"), known(a_stay()), Rules()) == []


# ── what nobody overrules ──


def test_whoever_was_recognised_never_returns() -> None:
    facts = known(conflicts=(a_conflict("recognised", on_day="2020-01-31"),))
    (why,) = hindrances(asked(date(2040, 1, 1)), facts, Rules())

    assert why.text == "Astrid Holm was recognised at The Fjord on 31 January 2020 and never returns there."
    assert (why.absolute, why.until) == (True, None)


@pytest.mark.parametrize("kind", ["worked_there", "relative", "supplier", "other"])
def test_a_conflict_of_interest_holds_until_its_last_day(kind: str) -> None:
    facts = known(conflicts=(a_conflict(kind, until="2026-12-31"),))

    (why,) = hindrances(asked(date(2026, 12, 31)), facts, Rules())
    assert why.absolute
    assert why.text.endswith("until 31 December 2026.")
    assert codes(asked(date(2027, 1, 1)), facts) == []


def test_a_conflict_without_a_last_day_holds_for_good() -> None:
    facts = known(conflicts=(a_conflict("relative"),))

    assert codes(asked(date(2050, 1, 1)), facts) == ["conflict"]


def test_a_conflict_that_was_taken_back_or_is_elsewhere_hinders_nobody() -> None:
    back = a_conflict("relative", ended_at=NOW)
    elsewhere = a_conflict("relative", hotel="harbour")

    assert codes(asked(MAY_12), known(conflicts=(back, elsewhere))) == []


def test_a_companions_conflict_keeps_both_away() -> None:
    facts = known(conflicts=(a_conflict("recognised", BROTHER),))

    assert codes(asked(MAY_12, BEN, BROTHER), facts) == ["recognised"]


def test_every_reason_is_told_those_first_that_nobody_overrules() -> None:
    facts = known(a_stay(), conflicts=(a_conflict("supplier"), a_conflict("recognised")))

    assert codes(asked(MAY_14), facts, Rules()) == ["conflict", "recognised", "rest", "cycle"]


# ── at one time in one place ──


@pytest.mark.parametrize(
    ("first", "nights", "hindered"),
    [
        (date(2026, 5, 13), 1, True),
        (date(2026, 5, 11), 5, True),
        (date(2026, 5, 14), 2, False),  # left one house in the morning, arrives at the next
        (date(2026, 5, 10), 2, False),
        (date(2026, 5, 12), 0, True),
    ],
)
def test_nobody_is_in_two_houses_on_one_night(first: date, nights: int, *, hindered: bool) -> None:
    question = asked(first, hotel="harbour", nights=nights)

    assert codes(question, known(a_stay())) == (["away"] if hindered else [])


# ── cycles ──


def test_nobody_goes_to_a_house_twice_in_a_cycle() -> None:
    """Whatever the rest: each hotel is to be seen by different eyes."""
    facts = known(a_stay("fjord", date(2026, 1, 2), date(2026, 1, 4)))
    rules = Rules(rest_days=30)

    (why,) = hindrances(asked(date(2026, 11, 1)), facts, rules)
    assert why.code == "cycle"
    assert why.text.endswith("until 31 December 2026 it is somebody else's turn.")
    assert codes(asked(date(2027, 1, 1)), facts, rules) == []
    assert codes(asked(date(2026, 7, 1)), facts, replace(rules, cycle_months=6)) == []


def test_cycles_divide_the_year() -> None:
    assert cycle_of(date(2026, 5, 14), 12) == (date(2026, 1, 1), date(2026, 12, 31))
    assert cycle_of(date(2026, 6, 30), 6) == (date(2026, 1, 1), date(2026, 6, 30))
    assert cycle_of(date(2026, 7, 1), 6) == (date(2026, 7, 1), date(2026, 12, 31))


def test_a_weekend_visit_has_a_night_from_friday_or_saturday_on() -> None:
    friday = date(2026, 5, 15)

    assert over_weekend(friday, friday + timedelta(days=1))
    assert not over_weekend(friday - timedelta(days=2), friday)
    assert not over_weekend(friday + timedelta(days=2), friday + timedelta(days=4))
    assert over_weekend(friday + timedelta(days=1), friday + timedelta(days=1))
    assert not over_weekend(friday, friday)


# ── proposals ──

HALF_YEAR = Wish(date(2027, 1, 1), date(2027, 6, 30))
HOTELS = ("h1", "h2", "h3", "h4")
SIX = ("i1", "i2", "i3", "i4", "i5", "i6")


def by_hotel(lines: tuple[Line, ...], hotel: str) -> list[Line]:
    return [line for line in lines if line.hotel == hotel]


def test_each_hotel_gets_a_weekday_and_a_weekend_visit_by_different_inspectors() -> None:
    lines = proposed(HALF_YEAR, HOTELS, SIX, Known(), Rules())

    assert len(lines) == 8
    for hotel in HOTELS:
        first, second = by_hotel(lines, hotel)
        assert {first.weekend, second.weekend} == {True, False}
        assert first.inspector != second.inspector
        assert first.first < date(2027, 4, 1) <= second.first


def test_work_is_shared_out() -> None:
    lines = proposed(HALF_YEAR, HOTELS, SIX[:4], Known(), Rules())
    loads = [sum(line.inspector == one for line in lines) for one in SIX[:4]]

    assert loads == [2, 2, 2, 2]


def test_what_is_planned_already_counts() -> None:
    """So a cycle half confirmed is completed by proposing it again."""
    there = Stay("v", "h1", date(2027, 2, 1), date(2027, 2, 3), ("i1",))
    (line,) = proposed(HALF_YEAR, ("h1",), SIX, Known((there,)), Rules())

    assert line.first >= date(2027, 4, 1)
    assert line.inspector != "i1"
    assert line.weekend, "the one that is there is on weekdays"


def test_scenarios_take_turns_at_a_hotel() -> None:
    lines = proposed(replace(HALF_YEAR, scenarios=("stay", "calls")), ("h1",), SIX, Known(), Rules())

    assert [line.scenario for line in lines] == ["stay", "calls"]


def test_of_equals_goes_whoever_knows_the_region() -> None:
    regions = {"h1": "Alps", "h2": "Alps", "h3": "Iberia"}
    past = (
        Stay("v1", "h3", date(2026, 5, 1), date(2026, 5, 3), ("i1",)),
        Stay("v2", "h2", date(2026, 5, 1), date(2026, 5, 3), ("i2",)),
    )
    wish = replace(HALF_YEAR, visits=1)
    (line,) = proposed(wish, ("h1",), ("i1", "i2"), Known(past, regions=regions), Rules())

    assert line.inspector == "i2"


def test_a_hotel_that_nobody_may_go_to_says_what_stands_against_each() -> None:
    barred = tuple(a_conflict("recognised", one, hotel="fjord", id=one) for one in (ASTRID, BEN))
    wish = replace(HALF_YEAR, visits=1)
    (line,) = proposed(wish, ("fjord",), (ASTRID, BEN), known(conflicts=barred), Rules())

    assert not line.inspector
    assert [text.partition(" was")[0] for text in line.why_not] == ["Astrid Holm", "Benedikt Vogel"]


def test_without_inspectors_or_days_that_is_what_is_said() -> None:
    one = replace(HALF_YEAR, visits=1)
    (nobody,) = proposed(one, ("h1",), (), Known(), Rules())
    (no_days,) = proposed(replace(one, last=HALF_YEAR.first), ("h1",), SIX, Known(), Rules())

    assert nobody.why_not == ("There is no inspector whose account is open.",)
    assert no_days.why_not == ("The days are too few for a visit.",)


def test_few_people_are_kept_for_the_hotels_that_need_them() -> None:
    """h2 can only be visited by i1: the other hotels leave i1 to it, however the list is ordered."""
    kept_away = tuple(a_conflict("relative", one, hotel="h2", id=one) for one in SIX[1:])
    wish = Wish(date(2027, 3, 1), date(2027, 3, 3), visits=1)
    lines = proposed(wish, ("h1", "h2"), SIX, Known(conflicts=kept_away), Rules())

    assert [line.inspector for line in by_hotel(lines, "h2")] == ["i1"]
    assert by_hotel(lines, "h1")[0].inspector not in ("", "i1")


DAYS = st.dates(date(2026, 6, 1), date(2028, 1, 31))
STAYS = st.builds(
    lambda n, hotel, first, nights, people: Stay(
        f"v{n}", hotel, first, first + timedelta(days=nights), tuple(people)
    ),
    st.integers(0, 10_000),
    st.sampled_from(HOTELS),
    DAYS,
    st.integers(0, 5),
    st.lists(st.sampled_from(SIX), min_size=1, max_size=2, unique=True),
)
CONFLICTS = st.builds(
    lambda person, hotel, kind, until: a_conflict(kind, person, until, hotel=hotel),
    st.sampled_from(SIX),
    st.sampled_from(HOTELS),
    st.sampled_from(["relative", "recognised"]),
    st.sampled_from(["", "2027-03-01"]),
)


@settings(max_examples=50)
@given(
    stays=st.lists(STAYS, max_size=12, unique_by=lambda stay: stay.visit),
    conflicts=st.lists(CONFLICTS, max_size=8),
    people=st.integers(0, 6),
    wish=st.builds(
        lambda visits, nights, days: Wish(
            HALF_YEAR.first, HALF_YEAR.first + timedelta(days=days), visits, nights
        ),
        st.integers(1, 3),
        st.integers(0, 4),
        st.integers(0, 200),
    ),
    rules=st.builds(Rules, st.integers(30, 90), st.sampled_from([0, 6, 12])),
)
def test_a_proposal_breaks_no_rule_and_leaves_no_gap_unsaid(
    stays: list[Stay], conflicts: list[Conflict], people: int, wish: Wish, rules: Rules
) -> None:
    """Each line holds against all that is known and all other lines; told again, it is the same."""
    facts = Known(tuple(stays), tuple(conflicts))
    lines = proposed(wish, HOTELS, SIX[:people], facts, rules)

    placed = [
        Stay(f"new{n}", line.hotel, line.first, line.last, (line.inspector,))
        for n, line in enumerate(lines)
        if line.inspector
    ]
    everything = replace(facts, stays=(*facts.stays, *placed))
    for stay in placed:
        question = Asked(stay.hotel, stay.first, stay.last, stay.people, stay.visit)
        assert not hindrances(question, everything, rules)
        assert wish.first <= stay.first <= stay.last <= wish.last
    assert all(bool(line.inspector) != bool(line.why_not) for line in lines)
    for hotel in HOTELS:
        there = sum(s.hotel == hotel and wish.first <= s.first <= wish.last for s in stays)
        assert len(by_hotel(lines, hotel)) == max(0, wish.visits - there)
    assert lines == proposed(wish, HOTELS, SIX[:people], replace(facts, stays=tuple(stays[::-1])), rules)
