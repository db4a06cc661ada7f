"""A file as neutral tables: every cell a text that knows its row and column, whatever the file was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from standards.exchange.remarks import Remark

MOST_ROWS = 99_999
MOST_COLUMNS = 702
"""Columns A to ZZ."""
LARGEST_BOOK = 20_000_000

Row = Mapping[int, "Cell"]
Told = Callable[[int, int], None]
"""Is told how far something is: so many done, of so many (0 where nobody knows)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `note` says what it is beside its text: one of NOTES, or ""."""

    row: int
    column: int
    text: str
    note: str = ""


NOTES = ("formula", "formula-empty", "merged", "date", "time", "duration", "error", "percent")


@dataclass(frozen=True)
class Sheet:
    """A table: its rows from top to bottom, each with its filled cells by column (1 is A)."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Book:
    """A file that was read: its tables, and what was noticed on the way."""

    name: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...] = ()

    def sheet(self, *names: str) -> Sheet | None:
        """The first sheet of one of these names, capitals aside."""
        wanted = [name.casefold() for name in names]
        return next((each for each in self.sheets if each.name.strip().casefold() in wanted), None)


def number_of(row: Row) -> int:
    """The row's number in its sheet."""
    return next(iter(row.values())).row


def letters(column: int) -> str:
    """A column as spreadsheets name it: 1 is A, 28 is AB; nothing for 0."""
    said = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def sheet_of(name: str, rows: list[list[str]]) -> Sheet:
    """A sheet of plain texts; empty ones are no cells, rows without any are left out."""
    filled = (
        {c: Cell(r, c, text) for c, text in enumerate(row, 1) if text.strip()}
        for r, row in enumerate(rows, 1)
    )
    return Sheet(name, tuple(row for row in filled if row))


def silent(_done: int, _of: int) -> None:
    """Nobody asks how far it is."""
