"""Where standards come from, to JSON and back. Only what a pack did not write itself stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from standards.origin import OWN, Base, Left, Origin

InOrder = Callable[[Mapping[str, str]], Mapping[str, str]]
"""Puts the languages of a text in the pack's order: sorted keys lose it."""


def origin_as_json(origin: Origin) -> dict[str, Any]:
    """{} for a standard of one's own; of the others only the keys that say something."""
    if origin.kind == "own":
        return {}
    said = {
        "changed": list(origin.changed),
        "because": origin.because and dict(origin.because),
        "before": origin.before and origin_as_json(origin.before),
    }
    parts = {"kind": origin.kind, "pack": origin.pack, "edition": origin.edition}
    return parts | {key: value for key, value in said.items() if value}


def origin_from_json(data: Mapping[str, Any], in_order: InOrder) -> Origin:
    """The origin that `origin_as_json` made this of."""
    if not data:
        return OWN
    because, before = data.get("because"), data.get("before")
    return Origin(
        kind=data["kind"],
        pack=data["pack"],
        edition=data["edition"],
        changed=tuple(data.get("changed", ())),
        because=because and in_order(because),
        before=before and origin_from_json(before, in_order),
    )


def base_as_json(base: Base | None) -> dict[str, str]:
    """{} where a pack stands on its own."""
    return {"pack": base.pack, "edition": base.edition} if base else {}


def base_from_json(data: Mapping[str, str] | None) -> Base | None:
    """The inverse of `base_as_json`."""
    return Base(data["pack"], data["edition"]) if data else None


def left_as_json(left: Left) -> dict[str, Any]:
    """A standard that was left, and why."""
    return {"id": left.standard, "because": dict(left.because)}


def left_from_json(data: Mapping[str, Any], in_order: InOrder) -> Left:
    """The inverse of `left_as_json`."""
    return Left(data["id"], in_order(data["because"]))
