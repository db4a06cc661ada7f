"""A file of observations before it is checked, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from standards.problems import Problem

Path = tuple[str | int, ...]
"""Where a value stands in a sheet's document: ("observations", 3, "answer")."""


class ObservationsError(ValueError):
    """The file cannot be rated. `problems` are all of them, in the order of its lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.line, p.code, p.wrong)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Sheet:
    """What a file says, shaped as observations.schema.json, and the line of each value."""

    file: str
    document: Any
    lines: Mapping[Path, int]
    problems: tuple[Problem, ...] = field(default=())

    def line_of(self, path: Path) -> int:
        """The line of the value at that path or, where it has none of its own, of what holds it."""
        return next((self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines), 1)

    def problem(self, path: Path, code: str, wrong: str, remedy: str) -> Problem:
        """A problem with the value at that path."""
        return Problem(self.file, self.line_of(path), code, wrong, remedy)


def quoted(text: str) -> str:
    """`text` as it may stand in a message: on one line, without what steers a terminal, and not endless."""
    plain = "".join(char if char.isprintable() else "·" for char in text[:60])
    return f"“{plain}{'…' if len(text) > 60 else ''}”"
