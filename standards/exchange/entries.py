"""The rows of a sheet as entries, a standard each: headings, sums, merged and empty cells told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from standards.exchange.fields import Use, normal
from standards.exchange.mapping import SheetMapping, headings
from standards.exchange.remarks import Notice, Remark
from standards.exchange.table import Cell, Row, Sheet, letters, number_of

_SUMS = {"total", "totals", "sum", "subtotal", "sub total", "grand total", "total score", "score", "totalt",
         "summe", "delsum", "gesamt", "sous total", "average", "gjennomsnitt"}  # fmt: skip
_LIMITS = ("limit", "limit urban", "limit resort")


@dataclass
class Entry:
    """A standard as a row has it: its cells by field and language ("" where a field has none)."""

    sheet: str
    row: int
    cells: Mapping[tuple[str, str], Cell]
    department: str
    """As the file writes it: a column's word, a heading, or the sheet's name."""
    heading: Cell | None = None
    """The heading it stands under, where that is not its department."""
    units: Mapping[int, str] = field(default_factory=dict)
    """What a column's heading adds to its figures: "Limit (min)" adds "min"."""
    conditions: Mapping[str, str] = field(default_factory=dict)
    """What must be so for it to be looked at, by language."""
    columns: frozenset[tuple[str, str]] = frozenset()
    """The fields and languages that its sheet has a column for."""

    def said(self, name: str, language: str = "") -> str:
        """The text of that field, or ""."""
        cell = self.cells.get((name, language))
        return cell.text if cell else ""


def entries_of(
    sheet: Sheet, mapping: SheetMapping, remarks: list[Remark], *, sheets_are_departments: bool
) -> list[Entry]:
    """The standards of a sheet; what was not taken of it, or taken in another way, goes to the remarks."""
    return list(_Reader(sheet, mapping, remarks, sheets_are_departments).entries())


class _Reader:
    """Goes down a sheet and remembers the heading and department it is under."""

    def __init__(
        self, sheet: Sheet, mapping: SheetMapping, remarks: list[Remark], sheets_are_departments: bool
    ) -> None:
        self.sheet, self.mapping, self.remarks = sheet, mapping, remarks
        self.names = headings(sheet, mapping.header_row)
        self.has_departments = bool(mapping.of("department"))
        self.headings_are_groups = self.has_departments or sheets_are_departments
        self.department = sheet.name.strip()
        self.department_from = "the name of the sheet"
        self.heading: Cell | None = None
        self.usual_width = Counter(len(row) for row in sheet.rows).most_common(1)[0][0] if sheet.rows else 0
        self.columns = frozenset((use.field, use.language) for use in mapping.columns.values())
        self.units = {column: unit for column, name in self.names.items() if (unit := _unit(name))}

    def entries(self) -> Iterator[Entry]:
        self._say_what_is_left_out()
        for row in self.sheet.rows:
            number = number_of(row)
            if number > self.mapping.header_row:
                yield from self._entry(row, number)
            elif number < self.mapping.header_row:
                self._say(Notice.ABOVE_SKIPPED, number, value=_words(row))

    def _entry(self, row: Row, number: int) -> Iterator[Entry]:
        cells = {use: row[c] for c, use in self.mapping.columns.items() if use.field and c in row}
        written = {use: cell for use, cell in cells.items() if cell.note != "merged"}
        if self._is_header_again(row):
            self._say(Notice.REPEATED_HEADER, number)
        elif _is_sum(row, cells):
            self._say(Notice.TOTAL_SKIPPED, number, value=_words(row))
        elif self._is_heading(row, written):
            self._go_under(next(cell for cell in row.values() if cell.note != "merged"))
        elif not any(use.field == "text" for use in cells):
            if written:
                self._say(Notice.NO_TEXT, number, found=", ".join(use.label for use in written))
        else:
            yield self._standard(cells, number)

    def _standard(self, cells: Mapping[Use, Cell], number: int) -> Entry:
        read = {
            (use.field, use.language): cell for use, each in cells.items() if (cell := self._read(use, each))
        }
        if self.has_departments:
            self._take_department(read.get(("department", "")), number)
        elif not self.headings_are_groups or self.department_from != "a heading":
            self._say(Notice.DEPARTMENT_GUESSED, number, value=self.department, where=self.department_from)
        return Entry(
            self.sheet.name, number, read, self.department, self.heading, self.units, columns=self.columns
        )

    def _take_department(self, cell: Cell | None, number: int) -> None:
        if cell:
            if cell.text != self.department:
                self.heading = None if self.heading and self.heading.row < number - 1 else self.heading
            self.department = cell.text
        else:
            column = letters(self.mapping.of("department")[0])
            self._say(Notice.FILLED_DOWN, number, column, value=self.department)

    def _read(self, use: Use, cell: Cell) -> Cell | None:
        """The cell as its field needs it, None where what was typed is lost."""
        column, text = letters(cell.column), cell.text
        match cell.note:
            case "error":
                self._say(Notice.CELL_ERROR, cell.row, column, value=text)
                return None
            case "formula-empty":
                self._say(Notice.FORMULA_EMPTY, cell.row, column)
                return None
            case "date":
                self._say(Notice.MANGLED_DATE, cell.row, column, value=text, perhaps=_perhaps(text))
                return None
            case "time" if use.field in _LIMITS:
                hours, minutes = (int(part) for part in text.split(":")[:2])
                perhaps = f"{hours} h {minutes} min or {hours} min {minutes} s"
                self._say(Notice.MANGLED_DATE, cell.row, column, value=text, perhaps=perhaps)
                return None
            case "time" | "duration":
                self._say(Notice.TIME_READ, cell.row, column, value=text)
            case "formula":
                self._say(Notice.FORMULA, cell.row, column, value=text)
            case "merged":
                self._say(Notice.MERGED, cell.row, column, value=text)
        if text.startswith(("=", "+", "@")) and len(text) > 1:
            self._say(Notice.LOOKS_LIKE_FORMULA, cell.row, column)
        return cell

    def _is_header_again(self, row: Row) -> bool:
        return len(row) > 1 and all(
            cell.text == self.names.get(column, "") or normal(cell.text) == normal(self.names.get(column, ""))
            for column, cell in row.items()
        )

    def _is_heading(self, row: Row, written: Mapping[Use, Cell]) -> bool:
        """One cell alone in a sheet whose rows are wider, and no sentence."""
        alone = [cell for cell in row.values() if cell.note != "merged"]
        if len(alone) != 1 or self.usual_width < 2:
            return False
        text = alone[0].text
        if not any(use.field == "text" for use in written):
            return len(text) <= 80 and not text.endswith(".")
        return (
            self.usual_width > 2
            and not text.endswith((".", "!", "?"))
            and (text.isupper() or len(text.split()) <= 3)
        )

    def _go_under(self, cell: Cell) -> None:
        self._say(Notice.HEADING, cell.row, letters(cell.column), value=cell.text)
        if self.headings_are_groups:
            self.heading = cell
        else:
            self.department, self.department_from = cell.text.strip(": "), "a heading"

    def _say_what_is_left_out(self) -> None:
        used = Counter(
            column for row in self.sheet.rows if number_of(row) > self.mapping.header_row for column in row
        )
        for column in sorted(used):
            use = self.mapping.columns.get(column)
            if use is None or not use.field:
                name = self.names.get(column, "") or f"without a name, {used[column]} cells"
                self._say(Notice.COLUMN_SKIPPED, 0, letters(column), value=name)
        if self.mapping.guessed_language:
            self._say(Notice.LANGUAGE_GUESSED, 0, language=self.mapping.guessed_language)

    def _say(self, notice: Notice, row: int, column: str = "", **facts: object) -> None:
        self.remarks.append(notice.at(self.sheet.name, row, column, **facts))


def _is_sum(row: Row, cells: Mapping[Use, Cell]) -> bool:
    """A word of sums where the standard would stand, or else first. What has a sentence or an id is none."""
    own = [cell for use, cell in cells.items() if use.field in {"text", "id"}]
    return all(normal(cell.text) in _SUMS for cell in own or [next(iter(row.values()))])


def _words(row: Row) -> str:
    return " ".join(cell.text for cell in row.values())


def _perhaps(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day}-{day.month}, {day.day}.{day.month} or {day.month}/{day.day}"


def _unit(name: str) -> str:
    """The unit that a heading names: "Time limit (min)"."""
    match = re.search(
        r"[(\[,/ ](min|minutes|minutter|s|sec|seconds|sekunder|h|hours|timer)\b\.?[)\]]?$", name.casefold()
    )
    return match[1] if match else ""
