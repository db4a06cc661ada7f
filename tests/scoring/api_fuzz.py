"""The API held to its own document by schemathesis: inputs right and wrong by chance, every answer checked.

Ids that exist are put where the document only says UUID, so that what lies behind them is reached too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.config import (
    ChecksConfig,
    CoveragePhaseConfig,
    GenerationConfig,
    PhasesConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.python.asgi import get_client

from scoring.api.calls import CALLS, IDEMPOTENCY_KEY, ROOT
from tests.scoring.an_api import World

WELL_FORMED_AND_REFUSED = ["2xx", "304", "404", "409", "422"]
"""What right data may be answered: a sentence of JSON may be right and yet ask for what is not there."""


@dataclass
class Counted:
    """What was sent and what came back."""

    sent: int = 0
    by_status: Counter[int] = field(default_factory=Counter)

    def add(self, status: int) -> None:
        self.sent += 1
        self.by_status[status] += 1


class Fuzz:
    """Schemathesis over a world's API: `run(name, examples)` sends that call's cases, all answers checked."""

    def __init__(self, world: World) -> None:
        self.world, self.counted = world, Counted()
        self.caller = world.caller("Fuzz")
        self.headers = {"Authorization": f"Bearer {self.caller.text}"}
        project = ProjectConfig(
            checks=ChecksConfig(
                positive_data_acceptance=PositiveDataAcceptanceConfig(
                    expected_statuses=WELL_FORMED_AND_REFUSED
                )
            ),
            phases=PhasesConfig(coverage=CoveragePhaseConfig(unexpected_methods={"DELETE"})),
            generation=GenerationConfig(allow_extra_parameters=False),
        )
        config = SchemathesisConfig(projects=ProjectsConfig(default=project))
        self.schema = schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", world.app, config=config)
        self.session = get_client(world.app)
        self.real = self._real()
        self.turn = 0

    def run(self, name: str, examples: int) -> None:
        """The call's edge cases, then as many by chance as right, and as many as wrong data."""
        operation = self.schema.find_operation_by_id(name)
        for case in self._edges(operation):
            self._send(case)
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            self._by_chance(operation, mode, examples)

    def _by_chance(self, operation: Any, mode: GenerationMode, examples: int) -> None:
        @settings(
            max_examples=examples,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def one(case: Case) -> None:
            self._send(case)

        one()

    def _edges(self, operation: Any) -> Iterator[Case]:
        modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
        told = GenerationConfig(allow_extra_parameters=False)
        yield from self.schema.iter_coverage_cases(operation, generation_modes=modes, generation_config=told)

    def _send(self, case: Case) -> None:
        self.turn += 1
        right = case.meta is not None and case.meta.generation.mode.is_positive
        if right and isinstance(case.query, dict):
            case.query.pop("cursor", None)  # the document cannot say which text is one
        if self.turn % 4:
            self._put_real_ids_in(case)
            self._name_anew(case)
        response = case.call_and_validate(session=self.session, headers=self.headers)
        self.counted.add(response.status_code)

    def _put_real_ids_in(self, case: Case) -> None:
        """In place of ids that are well formed and of nothing."""
        if _is_id(case.path_parameters.get("id")):
            case.path_parameters = {"id": self._one(self.real[case.path.split("/")[1]])}
        if isinstance(case.query, dict) and _is_id(case.query.get("hotel")):
            case.query["hotel"] = self._one(self.real["hotels"])
        if isinstance(case.body, dict | list):
            case.body = self._filled(case.body)

    def _name_anew(self, case: Case) -> None:
        """Else most requests would have the name of the first, and be refused for it."""
        named = (case.headers or {}).get("Idempotency-Key")
        if isinstance(named, str) and re.fullmatch(IDEMPOTENCY_KEY["pattern"], named):
            case.headers["Idempotency-Key"] = f"{named[:9]}{self.turn}"

    def _filled(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._filled(one) for one in value]
        if not isinstance(value, dict):
            return value
        told = {name: self._filled(one) for name, one in value.items()}
        for name, known in (("hotel", "hotels"), ("visit", "ratings")):
            if _is_id(told.get(name)):
                told[name] = self._one(self.real[known])
        for name in ("standard", "department"):
            if isinstance(told.get(name), str) and 0 < len(told[name]) <= 200:
                told[name] = self._one(self.real[name])
        return told

    def _one(self, of: list[str]) -> str:
        return of[self.turn % len(of)]

    def _real(self) -> dict[str, list[str]]:
        """Ids that there are: of every kind of thing that a call names."""
        world, caller = self.world, self.caller
        finding = {"visit": world.visits["Bergen"], "standard": "bar.served"}
        action = caller.post("/actions", {"findings": [finding]}).json()["id"]
        said = caller.post("/feedback", world.survey()).json()["feedback"]
        return {
            "hotels": [hotel.id for hotel in world.house.hotels.values()],
            "ratings": list(world.visits.values()),
            "actions": [action],
            "feedback": said,
            "standard": ["bar.served", "bar.smiled", "front_door.greeted"],
            "department": ["bar", "spa"],
        }


def _is_id(value: object) -> bool:
    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False


def names() -> list[str]:
    """Every call."""
    return [call.name for call in CALLS]
