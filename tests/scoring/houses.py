"""Arbitrary packs and visits for the property tests, and the hotel that scoring/README.md works by hand."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from inspections.visit import Visit
from standards.pack import Band, Gate, Pack, RatingRules, Within
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules

LIMIT = Within(60_000)
ANSWERS = ("met", "not_met", "not_applicable")
WEIGHTS = [Fraction(n, d) for n, d in ((1, 1), (2, 1), (5, 1), (1, 2), (1, 3))]
SCORES = st.integers(0, 100).map(Fraction) | st.fractions(0, 100, max_denominator=7)


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Small, and odd in every way that the checks of a pack allow, and in some that they do not."""
    standards = [
        a_standard(
            f"{draw(st.sampled_from(['bar', 'desk', 'spa']))}.s{place}",
            weight=draw(st.sampled_from(WEIGHTS)),
            classed=draw(st.sampled_from(["service", "facility"])),
            dimension=draw(st.sampled_from(["business", "human", "hidden"])),
            critical=draw(st.booleans()),
            limit=LIMIT if draw(st.booleans()) else None,
        )
        for place in range(draw(st.integers(1, 7)))
    ]
    return a_pack(*standards, rating=draw(rules()))


@st.composite
def rules(draw: st.DrawFn) -> RatingRules:
    """Rules with rising bands and any gates."""
    service = draw(st.integers(0, 100))
    stars = sorted(draw(st.sets(st.integers(1, 5), min_size=1)))
    bars = sorted(draw(st.lists(SCORES, min_size=len(stars), max_size=len(stars))))
    return RatingRules(
        class_weights={"service": Fraction(service), "facility": Fraction(100 - service)},
        bands=tuple(Band(star, bar) for star, bar in zip(stars, bars, strict=True)),
        gates=tuple(draw(st.lists(gates(), max_size=5))),
        coverage=draw(SCORES),
    )


@st.composite
def gates(draw: st.DrawFn) -> Gate:
    """A gate of any rule."""
    rule = draw(st.sampled_from(["critical_not_met", "timed_in_limit", "department_score", "class_score"]))
    return Gate(
        id=f"gate_{draw(st.integers(0, 10**6))}",
        stars=draw(st.integers(1, 5)),
        rule=rule,
        at_most=draw(st.integers(0, 2)) if rule == "critical_not_met" else None,
        at_least=None if rule == "critical_not_met" else draw(SCORES),
        department=draw(st.sampled_from([None, "desk"])) if rule == "department_score" else None,
        classed=draw(st.sampled_from(["service", "facility"])) if rule == "class_score" else None,
    )


@st.composite
def visits(draw: st.DrawFn, pack: Pack) -> Visit:
    """None, one or several looks at each standard, answered in any way."""
    looks = [
        a_look(standard.id, answer)
        for standard in pack.standards()
        for answer in draw(st.lists(st.sampled_from(ANSWERS), max_size=3))
    ]
    return a_visit(*looks)


@st.composite
def inspected(draw: st.DrawFn) -> tuple[Pack, Visit]:
    """A pack and a visit by it."""
    pack = draw(packs())
    return pack, draw(visits(pack))


def the_worked_pack() -> Pack:
    """The pack of “One hotel by hand”."""
    gates = (
        Gate("no_critical", 4, "critical_not_met", at_most=0),
        Gate("half_in_time", 4, "timed_in_limit", at_least=Fraction(50)),
        Gate("mostly_in_time", 5, "timed_in_limit", at_least=Fraction(75)),
        Gate("every_department", 5, "department_score", at_least=Fraction(80)),
    )
    return a_pack(
        a_standard("front_door.greeting", weight=2, limit=Within(60_000)),
        a_standard("front_door.bags"),
        a_standard("front_door.canopy", classed="facility"),
        a_standard("reception.registration", weight=3, limit=Within(300_000)),
        a_standard("reception.name"),
        a_standard("reception.desk", classed="facility"),
        a_standard("room.lock", classed="facility", weight=3, critical=True),
        a_standard("room.clock", classed="facility"),
        a_standard("room.slippers"),
        rating=rating_rules(bands={3: 72, 4: 82, 5: 90}, coverage=80, gates=gates),
    )


def the_worked_visit() -> Visit:
    """The observations of “One hotel by hand”."""
    return a_visit(
        a_look("front_door.greeting", "met", ms=45_000),
        a_look("front_door.greeting", "not_met", ms=85_000),
        a_look("front_door.bags", "met"),
        a_look("front_door.canopy", "met"),
        a_look("reception.registration", "met", ms=320_000),
        a_look("reception.name", "met"),
        a_look("reception.desk", "not_met"),
        a_look("room.lock", "met"),
        a_look("room.clock", "not_applicable"),
    )
