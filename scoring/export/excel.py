"""Tables as an Excel workbook, a sheet each. Gateway: openpyxl.

What people wrote is always text: a note that begins with = + - or @ is no formula, here or when it is edited.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from scoring.export.tables import Cell, Column, Table

FORMATS: Mapping[str, str] = {
    "whole": "0",
    "number": "General",
    "score": "0.0",
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm:ss",
}
STEERING = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these a spreadsheet takes a text for a formula once it is typed anew."""
_WRAPPED = 40
"""A column this wide holds sentences: they are wrapped."""


def workbook(tables: Iterable[Table]) -> bytes:
    """The workbook: header rows frozen and filtered, dates as dates, figures as figures, texts as texts."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Sixty"
    for table in tables:
        _sheet(book, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Any, table: Table) -> None:
    sheet = book.create_sheet(table.title)
    for place, column in enumerate(table.columns, start=1):
        _text(sheet.cell(1, place), column.title)
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for line, row in enumerate(table.rows, start=2):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True), start=1):
            if value is not None and value != "":
                _fill(sheet.cell(line, place), column, value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _fill(cell: Any, column: Column, value: Cell) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=column.width >= _WRAPPED)
    if isinstance(value, str):
        _text(cell, value)
        return
    cell.value = value
    cell.number_format = FORMATS[_kind(column, value)]


def _kind(column: Column, value: Cell) -> str:
    """That of the column; of a figure in a column of texts, what it is."""
    if column.kind != "text":
        return column.kind
    return "whole" if isinstance(value, int) else "score" if isinstance(value, float) else "day"


def _text(cell: Any, value: str) -> None:
    cell.value = value
    cell.data_type = "s"  # whatever it looks like: a formula, an error, a number
    if value.startswith(STEERING):
        cell.quotePrefix = True
