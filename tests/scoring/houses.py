"""Arbitrary packs and visits for the property tests, and the hotel that scoring/README.md works by hand."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from inspections.visit import Visit
from standards.pack import (
    MEASURED_BY,
    REPEATED,
    Area,
    Band,
    Credit,
    Gate,
    Pack,
    RatingRules,
    Standard,
    Within,
)
from standards.vocabulary import GATE_RULES
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules

LIMIT = Within(60_000)
ANSWERS = ("met", "not_met", "not_applicable")
WEIGHTS = [Fraction(n, d) for n, d in ((1, 1), (2, 1), (5, 1), (1, 2), (1, 3))]
AREAS = (Area("people", classes=("service",)), Area("bar", departments=("bar", "spa"), classes=("facility",)))
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
    areas = draw(st.sampled_from([(), AREAS]))
    measure = draw(st.sampled_from(MEASURED_BY))
    if measure == "points":
        bars = [bar / 10 for bar in bars]  # the standards of these packs weigh 1 to 35 together
    return RatingRules(
        class_weights={"service": Fraction(service), "facility": Fraction(100 - service)},
        bands=tuple(Band(star, bar) for star, bar in zip(stars, bars, strict=True)),
        gates=tuple(draw(st.lists(gates([area.id for area in areas] or ["desk"]), max_size=5))),
        coverage=draw(SCORES),
        measure=measure,
        areas=areas,
        half_step=draw(st.integers(0, 2)),
        credit=Credit(
            draw(st.sampled_from([None, Fraction(200), Fraction(125)])), draw(st.sampled_from(REPEATED))
        ),
    )


@st.composite
def gates(draw: st.DrawFn, areas: list[str]) -> Gate:
    """A gate of any rule."""
    rule = draw(st.sampled_from(GATE_RULES))
    return Gate(
        id=f"gate_{draw(st.integers(0, 10**6))}",
        stars=draw(st.integers(1, 5)),
        rule=rule,
        at_most=draw(st.integers(0, 2)) if rule == "critical_not_met" else None,
        at_least=None if rule in ("critical_not_met", "mandatory", "area_cap") else draw(SCORES),
        area=draw(st.sampled_from(areas)) if rule in ("area_score", "area_cap") else None,
        above=draw(st.integers(0, 2)) if rule == "area_cap" else None,
        standards=("desk.s0", "bar.s1", "bar.s2") if rule == "mandatory" else (),
        department=draw(st.sampled_from([None, "desk"])) if rule == "department_score" else None,
        classed=draw(st.sampled_from(["service", "facility"])) if rule == "class_score" else None,
    )


@st.composite
def visits(draw: st.DrawFn, pack: Pack) -> Visit:
    """None, one or several looks at each standard, answered and measured in any way."""
    looks = [
        a_look(standard.id, answer, **draw(measures(standard)))
        for standard in pack.standards()
        for answer in draw(st.lists(st.sampled_from(ANSWERS), max_size=3))
    ]
    return a_visit(*looks)


def measures(standard: Standard) -> st.SearchStrategy[dict[str, int]]:
    """What a clock may have said of a timed standard: in its limit, past it, or nothing."""
    return st.sampled_from([{}, {"ms": 45_000}, {"ms": 75_000}]) if standard.limit else st.just({})


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
