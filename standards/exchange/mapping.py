"""Which sheet and column of a file holds what: proposed by the headings, changed by whoever knows better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

from standards.exchange.fields import TEXTS, Use, language_spoken, use_of
from standards.exchange.table import Book, Row, Sheet, number_of

OWN_SHEETS = ("pack", "departments", "gates", "areas", "scenarios", "lists", "how to")
"""Sheets of our own files that hold no standards."""
FORM_SHEETS = ("survey", "choices", "settings", "external_choices", "entities")
_LOOKED_AT = 40


@dataclass(frozen=True)
class SheetMapping:
    """How a sheet is read: the row of its column names (0 where it has none), and what each column holds."""

    sheet: str
    header_row: int
    columns: Mapping[int, Use] = field(default_factory=dict)
    taken: bool = True
    guessed_language: str = ""
    """The language that texts without one were taken to be in, where that is a guess."""

    def of(self, name: str) -> list[int]:
        """The columns of that field."""
        return [column for column, use in self.columns.items() if use.field == name]


def proposed(book: Book) -> tuple[SheetMapping, ...]:
    """How each sheet that may hold standards would be read. Those without a column of texts are not taken."""
    sheets = [each for each in book.sheets if each.name.strip().casefold() not in (*OWN_SHEETS, *FORM_SHEETS)]
    return tuple(_proposed(sheet) for sheet in sheets)


def headings(sheet: Sheet, header_row: int) -> Mapping[int, str]:
    """The column names of a sheet."""
    row = next((row for row in sheet.rows if number_of(row) == header_row), {})
    return {column: cell.text for column, cell in row.items()}


def with_language(columns: Mapping[int, Use], language: str) -> dict[int, Use]:
    """The columns, texts without a language in this one, unless it has that text already."""
    spoken = {(use.field, use.language) for use in columns.values()}
    said: dict[int, Use] = {}
    for column, use in columns.items():
        if use.field in TEXTS and not use.language:
            said[column] = use if (use.field, language) in spoken else Use(use.field, language)
            spoken.add((use.field, language))
        else:
            said[column] = use
    return {column: use for column, use in said.items() if use.field not in TEXTS or use.language}


def _proposed(sheet: Sheet) -> SheetMapping:
    header = max(sheet.rows[:_LOOKED_AT], key=_known_in, default={})
    columns = _columns(header)
    if not any(use.field == "text" for use in columns.values()):
        columns |= _longest_texts(sheet, header if columns else {}, columns)
    row = number_of(header) if header and _known_in(header) else 0
    taken = any(use.field == "text" for use in columns.values())
    unspoken = [c for c, use in columns.items() if use.field == "text" and not use.language]
    language = _spoken(sheet, row, unspoken[0]) if unspoken else _first_language(columns)
    return SheetMapping(
        sheet.name, row, with_language(columns, language), taken, language if unspoken else ""
    )


def _known_in(row: Row) -> int:
    """How many of the row's cells are headings that are known; one alone may be a word like any other."""
    uses = {use.label for cell in row.values() if (use := use_of(cell.text)) and len(cell.text) < 60}
    return len(uses) if len(uses) > 1 or (len(row) == 1 and any("text" in use for use in uses)) else 0


def _columns(header: Row) -> dict[int, Use]:
    """What the headings say; where two say the same, the first is taken."""
    if not _known_in(header):
        return {}
    columns: dict[int, Use] = {}
    for column, cell in header.items():
        use = use_of(cell.text)
        if use and use not in columns.values():
            columns[column] = use
    return columns


def _longest_texts(sheet: Sheet, header: Row, columns: Mapping[int, Use]) -> dict[int, Use]:
    """Where no heading says it: the column of the longest texts, if they are sentences."""
    lengths: dict[int, list[int]] = {}
    for row in sheet.rows[:400]:
        if row is not header:
            for column, cell in row.items():
                lengths.setdefault(column, []).append(len(cell.text))
    usual = {c: median(found) for c, found in lengths.items() if c not in columns and len(found) > 1}
    best = max(usual, key=lambda column: usual[column], default=0)
    return {best: Use("text")} if best and usual[best] > 20 else {}


def _spoken(sheet: Sheet, header_row: int, column: int) -> str:
    rows = [row for row in sheet.rows if number_of(row) > header_row and column in row]
    return language_spoken(row[column].text for row in rows[:300])


def _first_language(columns: Mapping[int, Use]) -> str:
    return next((use.language for use in columns.values() if use.field == "text"), "en")
