"""A value as it was written, with its file and line, before anyone knows whether it is right.

Looking for what is not there gives NOTHING, so that a rule need not care what else is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from standards.origin import Base, Left, Origin
from standards.problems import Where

Shape = Literal["text", "list", "mapping", "nothing"]


_NOTHING_UNDER: Mapping[str, Any] = {}


@dataclass(slots=True)  # not frozen: a pack of a thousand standards makes some hundred thousand of them
class Written:
    """A single value (`text`), a list (`items`) or a mapping (`entries`), and the key it stands under."""

    file: str
    line: int
    key: str
    shape: Shape
    text: str = ""
    items: tuple[Written, ...] = ()
    entries: Mapping[str, Written] = field(default_factory=lambda: _NOTHING_UNDER)
    key_lines: Mapping[str, int] = field(default_factory=lambda: _NOTHING_UNDER)
    size: int = 1
    """How many values it holds, itself counted."""

    def __getitem__(self, key: str) -> Written:
        """The value under that key, or NOTHING."""
        return self.entries.get(key, NOTHING)

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def __bool__(self) -> bool:
        """Whether anything was written."""
        return self.shape != "nothing"

    def at(self, key: str) -> Where:
        """Where that key stands, which may be above its value; without it, where this stands.

        In a standard laid over another it may stand in another file than its neighbours.
        """
        return Where(self[key].file or self.file, self.key_lines.get(key, self.line))

    def texts(self) -> tuple[str, ...]:
        """The single values of a list."""
        return tuple(item.text for item in self.items if item.shape == "text")


NOTHING = Written(file="", line=0, key="", shape="nothing")


@dataclass(frozen=True)
class Draft:
    """A pack as written: pack.yaml and its department files by name. An unreadable file holds nothing."""

    pack: Written
    departments: Mapping[str, Written]
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where standards come from that the pack did not write itself, by id."""
    base: Base | None = None
    left: tuple[Left, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages every text must have, the source first; () where they are not known."""
        return tuple(dict.fromkeys(language for language in self.pack["languages"].texts() if language))

    @property
    def departments_listed(self) -> tuple[str, ...]:
        """The departments in the order of the journey, as pack.yaml lists them."""
        return self.pack["departments"].texts()

    def files(self) -> tuple[tuple[str, Written], ...]:
        """The department files in the order of the journey, then those not listed, by name."""
        listed = [name for name in self.departments_listed if name in self.departments]
        names = dict.fromkeys([*listed, *sorted(self.departments)])
        return tuple((name, self.departments[name]) for name in names)

    def standards(self) -> tuple[Written, ...]:
        """Every standard as written, file by file."""
        return tuple(standard for _, file in self.files() for standard in file["standards"].items)
