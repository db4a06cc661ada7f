"""The settings as `python -m inspections settings` and docs/settings.md tell them."""

from __future__ import annotations

from dataclasses import Field
from typing import Any

from inspections.settings import Settings, known


def in_force(here: Settings) -> str:
    """A line a setting: name, value (no secret), and "set" where it is not the default."""
    return "\n".join(_line(one, here) for one in known())


def table() -> str:
    """The settings as a table in Markdown."""
    rows = [
        f"| `{one.metadata['name']}` | {one.metadata['meaning']} | {one.metadata['shown']} |"
        for one in known()
    ]
    return "\n".join(["| variable | meaning | default |", "| --- | --- | --- |", *rows])


def _line(one: Field[Any], here: Settings) -> str:
    value = getattr(here, one.name)
    if value == one.default:
        return f"{one.metadata['name']:<24} {one.metadata['shown'].replace('`', '')} (default)"
    return f"{one.metadata['name']:<24} {one.metadata['kind'].shown(value)}"
