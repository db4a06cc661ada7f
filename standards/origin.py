"""Where a standard comes from, if a pack stands on another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Base:
    """The pack and edition that a pack stands on."""

    pack: str
    edition: str


@dataclass(frozen=True)
class Origin:
    """Own, or taken from the pack below as it is there, or changed: which keys, and why."""

    kind: Literal["own", "taken", "changed"] = "own"
    pack: str = ""
    edition: str = ""
    changed: tuple[str, ...] = ()
    because: Mapping[str, str] | None = None
    before: Origin | None = None
    """Where the pack below has it from, if that stands on another itself."""


OWN = Origin()


@dataclass(frozen=True)
class Left:
    """A standard of the pack below that is not taken, and why."""

    standard: str
    because: Mapping[str, str]
