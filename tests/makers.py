"""Readable test data: `a_pack(a_standard("front_door.greeted", limit=Within(60_000)))`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from inspections.visit import Measured, Observation, Visit
from standards.pack import (
    STAGES,
    Band,
    Clock,
    Department,
    Gate,
    Limit,
    Pack,
    RatingRules,
    Standard,
    Text,
    TimeLimit,
)

A_CLOCK = Clock(
    starts={"en": "The guest stops at the desk."},
    stops={"en": "A member of staff speaks to the guest."},
)


def a_standard(
    standard_id: str = "front_door.greeted",
    *,
    weight: float | str | Fraction = 1,
    limit: Limit | TimeLimit | None = None,
    **changes: Any,
) -> Standard:
    """A standard of the department that its id names; with a limit it also gets a clock."""
    department, _, slug = standard_id.partition(".")
    promise = slug.replace("_", " ")
    fields: dict[str, Any] = {
        "text": {"en": f"The guest is {promise}."},
        "met": {"en": f"Met when the guest is {promise}."},
        "channel": "face_to_face",
        "classed": "service",
        "classification": "efficiency" if limit else "courtesy",
        "dimension": "human",
        "clock": A_CLOCK if limit else None,
    }
    time_limit = limit if limit is None or isinstance(limit, TimeLimit) else TimeLimit(limit)
    fields |= {"id": standard_id, "department": department, "weight": Fraction(weight), "limit": time_limit}
    return Standard(**fields | changes)


def a_department(
    department_id: str = "front_door",
    *standards: Standard,
    stage: str = "arrival",
    title: Text | None = None,
) -> Department:
    """A department of these standards, or of a single one."""
    return Department(
        id=department_id,
        title=title or {"en": department_id.replace("_", " ").capitalize()},
        stage=stage,
        standards=standards or (a_standard(f"{department_id}.greeted"),),
    )


def rating_rules(
    *,
    service: float = 75,
    facility: float = 25,
    coverage: float = 0,
    bands: Mapping[int, float] | None = None,
    gates: Sequence[Gate] = (),
) -> RatingRules:
    """Rules of 75 to 25, with five bands and no gates unless told otherwise."""
    bands = bands or {5: 90, 4: 82, 3: 70, 2: 55, 1: 40}
    return RatingRules(
        class_weights={"service": Fraction(service), "facility": Fraction(facility)},
        bands=tuple(Band(stars, Fraction(score)) for stars, score in bands.items()),
        gates=tuple(gates),
        coverage=Fraction(coverage),
    )


def a_pack(
    *parts: Department | Standard,
    languages: Sequence[str] = ("en",),
    rating: RatingRules | None = None,
    **changes: Any,
) -> Pack:
    """A pack of these departments; standards given loose go to the department that their id names."""
    fields: dict[str, Any] = {
        "id": "test_house",
        "edition": "1",
        "title": {"en": "Test house"},
        "languages": tuple(languages),
        "departments": _departments(parts or (a_department(),)),
        "rating": rating or rating_rules(),
        "stages": {stage: {"en": stage.replace("_", " ").capitalize()} for stage in STAGES},
    }
    return Pack(**fields | changes)


def _departments(parts: Sequence[Department | Standard]) -> tuple[Department, ...]:
    loose: dict[str, list[Standard]] = {}
    for part in parts:
        if isinstance(part, Standard):
            loose.setdefault(part.department, []).append(part)
    whole = [part for part in parts if isinstance(part, Department)]
    return (*whole, *(a_department(name, *standards) for name, standards in loose.items()))


def a_look(
    standard: str,
    answer: str,
    *,
    observed_at: str = "2026-05-14T15:40:12.000+02:00",
    reason: str = "",
    excused: bool = False,
    observation: str = "",
    **measured: Any,
) -> Observation:
    """One observation: `a_look("front_door.greeted", "met", ms=45_000)`. Its id comes from `a_visit`."""
    return Observation(
        id=observation,
        standard=standard,
        answer=answer,
        observed_at=observed_at,
        entered_at=observed_at,
        device="tablet",
        reason=reason,
        excused=excused,
        measured=Measured(**measured) if measured else None,
    )


def a_visit(*looks: Observation, visit_id: str = "visit-1", **changes: Any) -> Visit:
    """A submitted visit of these observations, numbered in their order where they have no id yet."""
    named = [replace(look, id=look.id or f"look-{place:04d}") for place, look in enumerate(looks, start=1)]
    fields: dict[str, Any] = {"status": "submitted", "hotel": "hotel-1", "house_kind": "urban"}
    return Visit(id=visit_id, observations={look.id: look for look in named}, **fields | changes)
