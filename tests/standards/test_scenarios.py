"""A scenario is a pack reduced: what is in it, what it asks of time, and that it is rated like any other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.stars import rate
from standards.pack import Area, Gate, Pack, Scenario, Within
from standards.pack_json import as_text, content_hash, from_text
from standards.scenarios import StageLoad, load, scenario_of, selected, selects
from tests.makers import a_department, a_look, a_pack, a_standard, a_visit, rating_rules
from tests.standards.made_packs import packs
from tests.standards.pack_texts import PACK, changed, found, loaded

SCENARIOS = """\
minutes: {bar: 45}
scenarios:
  - id: everything
    title: {en: Everything, nb: Alt}
    departments: all
  - id: a_drink
    title: {en: A drink, nb: En drink}
    departments: [bar]
    briefly: [front_door]
    at_least_weight: 4
    channels: [face_to_face, phone]
    without: [bar.clean]
    also: [front_door.greeted]
"""


def _scenario(**parts: object) -> Scenario:
    return Scenario(**{"id": "short", "title": {"en": "Short"}, "departments": ()} | parts)


def _ids(pack: Pack) -> list[str]:
    return [standard.id for standard in pack.standards()]


HOUSE = replace(
    a_pack(
        a_department(
            "door",
            a_standard("door.greeted", limit=Within(60_000)),
            a_standard("door.named", weight=2),
            a_standard("door.called", channel="phone"),
            a_standard("door.locked", critical=True),
            stage="arrival",
        ),
        a_department("bar", a_standard("bar.clean", classed="facility"), stage="dining"),
    )
)


def test_a_scenario_is_read_as_it_was_written() -> None:
    """`all` is every department that is not looked at briefly."""
    pack = loaded({"pack.yaml": PACK + SCENARIOS})

    assert [scenario.departments for scenario in pack.scenarios] == [("front_door", "bar"), ("bar",)]
    assert pack.scenarios[1] == Scenario(
        id="a_drink",
        title={"en": "A drink", "nb": "En drink"},
        departments=("bar",),
        briefly=("front_door",),
        at_least_weight=Fraction(4),
        channels=("face_to_face", "phone"),
        also=("front_door.greeted",),
        without=("bar.clean",),
    )
    assert [department.minutes for department in pack.departments] == [0, 45]
    assert from_text(as_text(pack)) == pack


@pytest.mark.parametrize(
    ("scenario", "ids"),
    [
        (_scenario(departments=("door",)), ["door.greeted", "door.named", "door.called", "door.locked"]),
        (_scenario(briefly=("door",)), ["door.named", "door.locked"]),
        (_scenario(briefly=("door",), at_least_weight=Fraction(3)), ["door.locked"]),
        (_scenario(departments=("door",), channels=("phone",)), ["door.called"]),
        (_scenario(departments=("bar",), also=("door.called",)), ["door.called", "bar.clean"]),
        (
            _scenario(departments=("door", "bar"), without=("door.named", "door.called", "bar.clean")),
            ["door.greeted", "door.locked"],
        ),
        (_scenario(departments=("bar",), channels=("phone",), also=("bar.clean",)), ["bar.clean"]),
    ],
)
def test_a_scenario_selects_by_department_weight_and_channel(scenario: Scenario, ids: list[str]) -> None:
    """In the order of the journey; a department of which nothing is left is gone."""
    reduced = selected(replace(HOUSE, scenarios=(scenario,)), "short")

    assert _ids(reduced) == ids
    assert all(department.standards for department in reduced.departments)


def test_the_reduced_pack_says_which_scenario_it_is() -> None:
    """So it is another content than the whole pack, and survives its JSON."""
    pack = loaded({"pack.yaml": PACK + SCENARIOS})
    reduced = selected(pack, "everything")

    assert (pack.scenario, reduced.scenario) == ("", "everything")
    assert (reduced.id, reduced.edition) == (pack.id, pack.edition)
    assert reduced.departments == pack.departments
    assert content_hash(reduced) != content_hash(pack)
    assert from_text(as_text(reduced)) == reduced


def test_a_scenario_that_is_not_there_is_told_with_those_that_are() -> None:
    """KeyError, as for a standard."""
    pack = loaded({"pack.yaml": PACK + SCENARIOS})

    with pytest.raises(KeyError, match="no scenario 'a_night'; it has everything, a_drink"):
        selected(pack, "a_night")


def test_minutes_are_those_of_the_departments_and_twenty_seconds_an_answer() -> None:
    """Of a department half of which is looked at, half its minutes; begun minutes count."""
    door, bar = HOUSE.departments
    house = replace(
        HOUSE,
        departments=(replace(door, minutes=7), replace(bar, minutes=45)),
        scenarios=(_scenario(briefly=("door",)),),
    )

    assert load(house) == (
        StageLoad("arrival", departments=1, standards=4, timed=1, critical=1, minutes=9),
        StageLoad("dining", departments=1, standards=1, timed=0, critical=0, minutes=46),
    )
    assert load(house, "short") == (
        StageLoad("arrival", departments=1, standards=2, timed=0, critical=1, minutes=5),
    )


def test_a_gate_about_what_was_not_selected_does_not_stand_in_the_way() -> None:
    """A gate that names a department or class the selection lacks is left out; the others stay."""
    gates = [
        Gate("spa", 5, "department_score", at_least=Fraction(75), department="bar"),
        Gate("facility", 5, "class_score", at_least=Fraction(85), classed="facility"),
        Gate("no-critical", 5, "critical_not_met", at_most=0),
        Gate("no-weak", 5, "department_score", at_least=Fraction(75)),
    ]
    whole = replace(HOUSE, rating=rating_rules(gates=gates), scenarios=(_scenario(departments=("door",)),))

    reduced = selected(whole, "short")
    rating = rate(reduced, a_visit(*(a_look(standard.id, "met") for standard in reduced.standards())))

    assert [gate.id for gate in reduced.rating.gates] == ["no-critical", "no-weak"]
    assert (rating.stars, rating.provisional) == (5, False)


@st.composite
def packs_with_a_scenario(draw: st.DrawFn) -> Pack:
    """Any pack, with one scenario over its own departments and standards."""
    pack = draw(packs)
    departments = st.sampled_from([department.id for department in pack.departments])
    whole = draw(st.lists(departments, unique=True))
    ids = st.lists(st.sampled_from(_ids(pack)), unique=True, max_size=2).map(tuple)
    scenario = _scenario(
        departments=tuple(whole),
        briefly=tuple(draw(st.lists(departments.filter(lambda each: each not in whole), unique=True)))
        if len(whole) < len({department.id for department in pack.departments})
        else (),
        also=draw(ids),
        without=draw(ids),
    )
    return replace(pack, scenarios=(scenario,))


@settings(deadline=None)
@given(packs_with_a_scenario())
def test_selecting_again_changes_nothing(pack: Pack) -> None:
    """Also when the reduced pack went through its JSON between."""
    once = selected(pack, "short")

    assert selected(once, "short") == once
    assert selected(from_text(as_text(once)), "short") == once


@settings(deadline=None)
@given(packs_with_a_scenario())
def test_a_selection_keeps_the_order_and_invents_nothing(pack: Pack) -> None:
    """Its standards are those of the pack that the scenario selects, one by one."""
    scenario = scenario_of(pack, "short")

    assert list(selected(pack, "short").standards()) == [s for s in pack.standards() if selects(scenario, s)]


@settings(deadline=None)
@given(packs)
def test_a_scenario_of_everything_keeps_everything(pack: Pack) -> None:
    """Departments, rating and what it asks of time."""
    everything = _scenario(departments=tuple(department.id for department in pack.departments))
    pack = replace(pack, scenarios=(everything,))

    reduced = selected(pack, "short")

    assert reduced.departments == pack.departments
    assert load(pack) == load(pack, "short")


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("minutes: {bar: 45}", "minutes: {bra: 45}", 23, "unknown-department"),
        ("minutes: {bar: 45}", "minutes: {bar: long}", 23, "bad-count"),
        ("minutes: {bar: 45}", "minutes: 45", 23, "wrong-shape"),
        ("id: a_drink", "id: everything", 28, "listed-twice"),
        ("departments: [bar]", "departments: [spa]", 30, "unknown-department"),
        ("departments: [bar]", "departments: every", 30, "wrong-shape"),
        ("    departments: [bar]\n", "", 28, "missing-key"),
        ("briefly: [front_door]", "briefly: [bar]", 31, "listed-twice"),
        ("briefly: [front_door]", "briefly: [door]", 31, "unknown-department"),
        ("at_least_weight: 4", "at_least_weight: none", 32, "bad-weight"),
        ("channels: [face_to_face, phone]", "channels: [telephone]", 33, "unknown-word"),
        ("without: [bar.clean]", "without: [bar.cleen]", 34, "unknown-standard"),
        ("also: [front_door.greeted]", "also: [front_door.gone]", 35, "unknown-standard"),
        ("    also: [front_door.greeted]\n", "    only: [bar.clean]\n", 35, "unknown-key"),
        ("clean]\n    also: [front_door.greeted]", "clean, front_door.greeted]", 28, "selects-nothing"),
    ],
)
def test_a_fault_in_a_scenario_is_told_on_its_line(old: str, new: str, line: int, code: str) -> None:
    """One change to good scenarios, one code."""
    written = PACK + changed(SCENARIOS, old, new)

    assert ("pack.yaml", line, code) in found({"pack.yaml": written})


def test_areas_and_mandatory_standards_that_were_not_selected_do_not_stand_in_the_way() -> None:
    """Those of which something was selected stay; no half star without anything mandatory."""
    areas = (Area("arrival", departments=("door",)), Area("rooms", classes=("facility",)))
    gates = [
        Gate("cap", 5, "area_cap", area="rooms", above=1),
        Gate("arrival", 5, "area_score", area="arrival", at_least=Fraction(80)),
        Gate("must", 4, "mandatory", standards=("door.locked", "bar.clean")),
        Gate("clean", 4, "mandatory", standards=("bar.clean",)),
    ]
    rules = replace(rating_rules(gates=gates), areas=areas, half_step=2)
    scenarios = (_scenario(departments=("door",)), replace(_scenario(departments=("bar",)), id="drink"))
    whole = replace(HOUSE, rating=rules, scenarios=scenarios)

    door, drink = (selected(whole, name).rating for name in ("short", "drink"))

    assert [(gate.id, gate.standards) for gate in door.gates] == [("arrival", ()), ("must", ("door.locked",))]
    assert ([area.id for area in door.areas], door.half_step) == (["arrival"], 2)
    assert [(gate.id, gate.standards) for gate in drink.gates] == [
        ("cap", ()),
        ("must", ("bar.clean",)),
        ("clean", ("bar.clean",)),
    ]


def test_points_that_are_not_on_offer_are_not_asked_for() -> None:
    """Bands in points shrink with the weight selected: the door has 5 of the house's 6."""
    rules = replace(rating_rules(bands={5: 6, 4: 3}), measure="points")
    whole = replace(HOUSE, rating=rules, scenarios=(_scenario(departments=("door",)),))

    reduced = selected(whole, "short")

    assert [band.score for band in reduced.rating.bands] == [5, Fraction(5, 2)]
    assert selected(reduced, "short") == reduced
