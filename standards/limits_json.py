"""Limits to JSON and back: {"kind": "within", "ms": 60000}. Times are whole milliseconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from standards.pack import Around, Between, Every, Limit, Quoted, Rings, Text, TimeLimit, Wait, Within

_TYPES: Mapping[str, type[Limit]] = {
    "within": Within,
    "around": Around,
    "between": Between,
    "rings": Rings,
    "quoted": Quoted,
    "every": Every,
    "wait": Wait,
}


def time_limit_as_json(limit: TimeLimit) -> dict[str, Any]:
    """The usual limit, with `by_house` and `unless` beside its own keys."""
    return {
        **limit_as_json(limit.usual),
        "by_house": {house: limit_as_json(other) for house, other in limit.by_house.items()},
        "unless": None if limit.unless is None else dict(limit.unless),
    }


def time_limit_from_json(data: Mapping[str, Any], unless: Text | None) -> TimeLimit:
    """The limit that `time_limit_as_json` made this of, with its excuse. ValueError for an unknown kind."""
    return TimeLimit(
        usual=limit_from_json(data),
        by_house={house: limit_from_json(other) for house, other in data["by_house"].items()},
        unless=unless,
    )


def limit_as_json(limit: Limit) -> dict[str, Any]:
    """One limit without its exceptions: its kind and its fields by name."""
    return asdict(limit)


def limit_from_json(data: Mapping[str, Any]) -> Limit:
    """The inverse of `limit_as_json`; keys that are no field of the limit are left aside."""
    limit = _TYPES.get(data["kind"])
    if limit is None:
        raise ValueError(f"{data['kind']!r} is not a kind of limit; there are {', '.join(_TYPES)}")
    return limit(**{name: data[name] for name in limit.__match_args__})
