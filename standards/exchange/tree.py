"""A pack as its files say it: plain mappings, lists and texts, a tree for pack.yaml and one a department."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from standards.exchange.limits_words import limit_tree
from standards.exchange.remarks import Refusal, Refused
from standards.pack import Department, Gate, Pack, Scenario, Standard, TimeLimit

Tree = dict[str, Any]
MOST_DIGITS = 10**6


def file_trees(pack: Pack) -> dict[str, Tree]:
    """The trees by file name without its ending: pack, then each department in the order of the journey.

    The pack stands by itself: a base is written out, where standards came from is not said.
    Refused "not-whole" for a pack reduced to a scenario.
    """
    if pack.scenario:
        raise Refused(Refusal.NOT_WHOLE, scenario=pack.scenario)
    return {"pack": _pack(pack), **{each.id: _department(each) for each in pack.departments}}


def number_written(number: Fraction) -> str:
    """A weight or score as a pack writes it: 3/2 is "1.5". ValueError where six digits are too few."""
    scaled = number * MOST_DIGITS
    if scaled.denominator != 1:
        raise ValueError(f"{number} has more than six decimals")
    written = format(Decimal(scaled.numerator).scaleb(-6), "f")
    return written.rstrip("0").rstrip(".")


def _pack(pack: Pack) -> Tree:
    minutes = {each.id: str(each.minutes) for each in pack.departments if each.minutes}
    return {
        "format": "1",
        "id": pack.id,
        "edition": pack.edition,
        "title": dict(pack.title),
        "languages": list(pack.languages),
        "stages": {stage: dict(title) for stage, title in pack.stages.items()},
        **_if_any(values={value: dict(title) for value, title in pack.values.items()}),
        "departments": [department.id for department in pack.departments],
        **_if_any(minutes=minutes, scenarios=[_scenario(each) for each in pack.scenarios]),
        "rating": _rating(pack),
    }


def _rating(pack: Pack) -> Tree:
    rules = pack.rating
    areas = [
        {"id": area.id, **_if_any(departments=list(area.departments), classes=list(area.classes),
                                  classifications=list(area.classifications))}
        for area in rules.areas
    ]  # fmt: skip
    credit = {
        **({} if rules.credit.none_at is None else {"none_at": number_written(rules.credit.none_at)}),
        **({} if rules.credit.repeated == "mean" else {"repeated": rules.credit.repeated}),
    }
    return {
        "class_weights": {name: number_written(weight) for name, weight in rules.class_weights.items()},
        **_if_any(coverage=number_written(rules.coverage) if rules.coverage else ""),
        "bands": {str(band.stars): number_written(band.score) for band in rules.bands},
        **_if_any(
            measure="" if rules.measure == "total" else rules.measure,
            areas=areas,
            half_step=str(rules.half_step) if rules.half_step else "",
            credit=credit,
            gates=[_gate(gate) for gate in rules.gates],
        ),
    }


def _gate(gate: Gate) -> Tree:
    said = {
        "at_most": None if gate.at_most is None else str(gate.at_most),
        "at_least": None if gate.at_least is None else number_written(gate.at_least),
        "department": gate.department,
        "class": gate.classed,
        "area": gate.area,
        "above": None if gate.above is None else str(gate.above),
        "standards": list(gate.standards) or None,
    }
    kept = {key: value for key, value in said.items() if value is not None}
    return {"id": gate.id, "stars": str(gate.stars), "rule": gate.rule, **kept}


def _scenario(scenario: Scenario) -> Tree:
    return {
        "id": scenario.id,
        "title": dict(scenario.title),
        "departments": list(scenario.departments),
        **_if_any(briefly=list(scenario.briefly)),
        "at_least_weight": number_written(scenario.at_least_weight),
        **_if_any(channels=list(scenario.channels), also=list(scenario.also), without=list(scenario.without)),
    }


def _department(department: Department) -> Tree:
    return {
        "department": department.id,
        "title": dict(department.title),
        "stage": department.stage,
        "standards": [standard_tree(standard) for standard in department.standards],
    }


def standard_tree(standard: Standard) -> Tree:
    """A standard as its department's file says it."""
    clock = standard.clock
    return {
        "id": standard.id,
        **_if_any(group=standard.group and dict(standard.group)),
        "text": dict(standard.text),
        "met": dict(standard.met),
        "channel": standard.channel,
        "class": standard.classed,
        "classification": standard.classification,
        "dimension": standard.dimension,
        "weight": number_written(standard.weight),
        **_if_any(
            weight_because=standard.weight_because and dict(standard.weight_because),
            critical="true" if standard.critical else "",
            critical_because=standard.critical_because and dict(standard.critical_because),
            expected_by=standard.expected_by,
            serves=list(standard.serves),
            evidence=list(standard.evidence),
            measures=standard.measures,
            clock=clock and {"starts": dict(clock.starts), "stops": dict(clock.stops)},
            limit=standard.limit and _time_limit(standard.limit),
            phrases=[dict(phrase) for phrase in standard.phrases],
        ),
    }


def _time_limit(limit: TimeLimit) -> Tree:
    houses: Mapping[str, object] = {house: dict(limit_tree(each)) for house, each in limit.by_house.items()}
    return {**limit_tree(limit.usual), **houses, **_if_any(unless=limit.unless and dict(limit.unless))}


def _if_any(**parts: Any) -> Tree:
    """The parts that hold anything."""
    return {name: part for name, part in parts.items() if part}
