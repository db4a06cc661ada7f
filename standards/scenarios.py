"""A pack reduced to a scenario, and what it asks of an inspector's time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from standards.pack import STAGES, Department, Pack, Scenario, Standard
from standards.scenarios_rated import rules_for

ANSWER_SECONDS = 20
"""To find a standard, see it and answer it, a rule of thumb: seconds for each standard."""


@dataclass(frozen=True)
class StageLoad:
    """What a stage of the journey asks of an inspector. Minutes are whole, begun ones counted."""

    stage: str
    departments: int
    standards: int
    timed: int
    critical: int
    minutes: int


def selected(pack: Pack, scenario_id: str) -> Pack:
    """The pack reduced to that scenario, which it names; KeyError if it has none of that id.

    Nothing else changes, so it is loaded on a tablet, rated and reported like any pack; of the rating only
    what is about nothing selected is left out (`scenarios_rated`). Selecting again changes nothing.
    """
    scenario = scenario_of(pack, scenario_id)
    departments = tuple(_departments(pack, scenario))
    return replace(
        pack,
        departments=departments,
        rating=rules_for(pack, departments),
        scenarios=(scenario,),
        scenario=scenario.id,
    )


def scenario_of(pack: Pack, scenario_id: str) -> Scenario:
    """The scenario of that id. KeyError if the pack has none, with those it has."""
    for scenario in pack.scenarios:
        if scenario.id == scenario_id:
            return scenario
    known = ", ".join(scenario.id for scenario in pack.scenarios) or "none"
    raise KeyError(f"the pack {pack.id} has no scenario {scenario_id!r}; it has {known}")


def selects(scenario: Scenario, standard: Standard) -> bool:
    """Whether the scenario looks at that standard."""
    if standard.id in scenario.without or standard.id in scenario.also:
        return standard.id not in scenario.without
    if scenario.channels and standard.channel not in scenario.channels:
        return False
    if standard.department in scenario.departments:
        return True
    heavy = standard.critical or standard.weight >= scenario.at_least_weight
    return standard.department in scenario.briefly and heavy


def load(pack: Pack, scenario_id: str = "") -> tuple[StageLoad, ...]:
    """What each stage asks that has anything in it, in the order of the journey; of all, without an id.

    Minutes are those of the departments and ANSWER_SECONDS for each standard. KeyError as in `selected`.
    """
    chosen = selected(pack, scenario_id) if scenario_id else pack
    stages = {stage: [d for d in chosen.departments if d.stage == stage] for stage in STAGES}
    return tuple(_stage(stage, departments) for stage, departments in stages.items() if departments)


def _departments(pack: Pack, scenario: Scenario) -> Iterator[Department]:
    for department in pack.departments:
        standards = tuple(each for each in department.standards if selects(scenario, each))
        if standards:
            spent = _share(department.minutes, len(standards), len(department.standards))
            yield replace(department, standards=standards, minutes=spent)


def _share(minutes: int, part: int, whole: int) -> int:
    """A department of which a third is looked at takes a third of its minutes, begun ones counted."""
    return -(-minutes * part // whole)


def _stage(stage: str, departments: list[Department]) -> StageLoad:
    standards = [standard for department in departments for standard in department.standards]
    seconds = sum(department.minutes for department in departments) * 60 + ANSWER_SECONDS * len(standards)
    return StageLoad(
        stage=stage,
        departments=len(departments),
        standards=len(standards),
        timed=sum(standard.limit is not None for standard in standards),
        critical=sum(standard.critical for standard in standards),
        minutes=-(-seconds // 60),
    )
