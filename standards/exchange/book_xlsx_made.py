"""Tables to an Excel file: every text stays a text, words of the vocabulary are chosen from a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from standards.exchange.remarks import Refusal, Refused
from standards.exchange.words_found import KNOWN

LONGEST_CELL = 32_767
LISTED_ROWS = 2_000
"""As many rows have drop-downs, beside those that are filled."""
_NUMBERS = ("weight", "minutes", "stars", "at_most", "at_least", "above", "at_least_weight")
_FIGURE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")
_UNWRITABLE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\r\ufffe\uffff]|[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDTHS = {
    "text": 48,
    "met": 48,
    "group": 22,
    "id": 28,
    "department": 20,
    "key": 30,
    "value": 48,
    "title": 26,
}
_HEAD = PatternFill("solid", fgColor="10233A")
_MANY = "Several, with commas: {}"


def as_xlsx(tables: Mapping[str, Sequence[Sequence[str]]], note: Sequence[str] = ()) -> bytes:
    """The tables as an .xlsx, a sheet each, with a sheet of notes last where there are any.

    Refused "cell-too-long" for a text that Excel could not keep.
    """
    _refuse_what_is_too_long(tables)
    book = Workbook(write_only=True)
    lists = _lists(tables)
    for name, rows in tables.items():
        _fill(book.create_sheet(name), rows, lists)
    if lists:
        columns = [[name, *words] for name, words in lists.items()]
        longest = max(map(len, columns))
        turned = [[column[n] if n < len(column) else "" for column in columns] for n in range(longest)]
        _fill(book.create_sheet("Lists"), turned, {})
    if note:
        _fill(book.create_sheet("How to"), [[line] for line in note], {})
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _refuse_what_is_too_long(tables: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """Before anything is written: a sheet that is begun must be finished."""
    for rows in tables.values():
        for row in rows:
            for column, text in enumerate(row):
                if len(escaped(text)) > LONGEST_CELL:
                    raise Refused(Refusal.CELL_TOO_LONG, what=rows[0][column])


def _lists(tables: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, Sequence[str]]:
    """What may stand in the columns that have a vocabulary, where there is such a column."""
    used = {name for rows in tables.values() for name in rows[0]}
    known: dict[str, Sequence[str]] = {name: words for name, words in KNOWN.items() if name in used}
    return known


def _fill(sheet: Worksheet, rows: Sequence[Sequence[str]], lists: Mapping[str, Sequence[str]]) -> None:
    heads = rows[0] if rows else []
    sheet.freeze_panes = "A2" if lists else None
    for column, name in enumerate(heads, 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name.partition(" (")[0], 18) if lists else 24
        sheet.column_dimensions[letter].number_format = "General" if name in _NUMBERS else "@"
    styles = _Styles(sheet)
    for number, row in enumerate(rows):
        sheet.append([styles.cell(text, heads[n], head=number == 0) for n, text in enumerate(row)])
    for column, name in enumerate(heads, 1):
        if name in lists and name != "evidence":
            _offer(sheet, column, list(lists).index(name) + 1, len(lists[name]), max(len(rows), LISTED_ROWS))


def _offer(sheet: Worksheet, column: int, listed: int, words: int, rows: int) -> None:
    source = f"Lists!${get_column_letter(listed)}$2:${get_column_letter(listed)}${words + 1}"
    offered = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    offered.error, offered.errorTitle = "Choose a word of the list.", "Not a known word"
    offered.add(f"{get_column_letter(column)}2:{get_column_letter(column)}{rows + 1}")
    sheet.data_validations.append(offered)


class _Styles:
    """The three looks of a cell, made once: made for each cell, they would take a minute."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.text, self.head, self.guarded = (self._text() for _ in range(3))
        self.head.font, self.head.fill = Font(bold=True, color="FFFFFF"), _HEAD
        self.guarded.quotePrefix = True

    def _text(self) -> WriteOnlyCell:
        cell = WriteOnlyCell(self.sheet, None)
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        return cell

    def cell(self, text: str, name: str, *, head: bool) -> WriteOnlyCell | float | None:
        """A text that Excel can neither calculate nor make a date of, also when edited; or a number."""
        if not text:
            return None
        if not head and name in _NUMBERS and _FIGURE.fullmatch(text):
            return float(text)
        cell = WriteOnlyCell(self.sheet, escaped(text))
        cell.data_type = "s"  # a text, though it begin with "="
        like = self.head if head else self.guarded if text.startswith(("=", "+", "-", "@")) else self.text
        cell._style = like._style  # noqa: SLF001 - the library has no other way to share a style
        return cell


def escaped(text: str) -> str:
    """The text with what XML cannot hold written as Excel writes it: a carriage return is _x000D_."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
