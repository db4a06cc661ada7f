"""The rules that hold between a pack's scenarios and minutes, and its departments and standards."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from standards.problems import Fault, Problem, advice
from standards.values import is_weight, listed_twice
from standards.written import Draft, Written


def scenarios_have_ids_of_their_own(draft: Draft) -> Iterator[Problem]:
    """No two scenarios have the same id."""
    scenarios = draft.pack["scenarios"].items
    return listed_twice(scenario["id"] for scenario in scenarios if scenario["id"].text)


def scenarios_name_departments_of_the_pack(draft: Draft) -> Iterator[Problem]:
    """A department that a scenario looks at is one of the pack's, and looked at either whole or briefly."""
    for scenario in draft.pack["scenarios"].items:
        whole, briefly = scenario["departments"].items, scenario["briefly"].items
        yield from _departments_known((*whole, *briefly), draft)
        yield from listed_twice(item for item in (*whole, *briefly) if item.text)


def minutes_name_departments_of_the_pack(draft: Draft) -> Iterator[Problem]:
    """Minutes are those of a department of the pack."""
    known = draft.departments_listed
    for name in draft.pack["minutes"].entries:
        if known and name not in known:
            place = draft.pack["minutes"].at(name)
            yield Fault.UNKNOWN_DEPARTMENT.at(place, value=name, advice=advice(name, known))


def scenarios_name_standards_of_the_pack(draft: Draft) -> Iterator[Problem]:
    """A standard that a scenario adds or leaves out is one of the pack's."""
    scenarios = draft.pack["scenarios"].items
    ids = {standard["id"].text for standard in draft.standards()} if scenarios else set()
    for scenario in scenarios:
        for item in (*scenario["also"].items, *scenario["without"].items):
            if item.text and item.text not in ids:
                near = advice(item.text, sorted(_neighbours(item.text, ids)))
                yield Fault.UNKNOWN_STANDARD.at(item, value=item.text, advice=near)


def scenarios_select_something(draft: Draft) -> Iterator[Problem]:
    """At least one standard is in each scenario."""
    for scenario in draft.pack["scenarios"].items:
        if "departments" in scenario and not any(looks_at(scenario, each) for each in draft.standards()):
            yield Fault.SELECTS_NOTHING.at(scenario, value=scenario["id"].text)


SCENARIO_CHECKS = (
    scenarios_have_ids_of_their_own,
    scenarios_name_departments_of_the_pack,
    minutes_name_departments_of_the_pack,
    scenarios_name_standards_of_the_pack,
    scenarios_select_something,
)


def _departments_known(items: tuple[Written, ...], draft: Draft) -> Iterator[Problem]:
    known = draft.departments_listed
    for item in items:
        if known and item.text and item.text not in known:
            yield Fault.UNKNOWN_DEPARTMENT.at(item, value=item.text, advice=advice(item.text, known))


def _neighbours(standard_id: str, ids: set[str]) -> set[str]:
    """The ids of the same department, or all: a message names what could have been meant."""
    department = standard_id.partition(".")[0] + "."
    return {each for each in ids if each.startswith(department)}


def looks_at(scenario: Written, standard: Written) -> bool:
    """As `scenarios.selects` says of a standard whose parts are known to be right."""
    written, channels = standard["id"].text, scenario["channels"].texts()
    if written in scenario["without"].texts() or written in scenario["also"].texts():
        return written not in scenario["without"].texts()
    if channels and standard["channel"].text not in channels:
        return False
    department, chosen = written.partition(".")[0], scenario["departments"]
    if department not in scenario["briefly"].texts():
        return chosen.text == "all" or department in chosen.texts()
    weight, least = standard["weight"].text, scenario["at_least_weight"].text or "2"
    heavy = is_weight(weight) and is_weight(least) and Fraction(weight) >= Fraction(least)
    return heavy or standard["critical"].text == "true"
