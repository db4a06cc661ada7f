"""An Excel file as neutral tables. Nothing in it is run, followed or calculated."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from standards.exchange.archive import opened
from standards.exchange.figures import figure
from standards.exchange.remarks import Notice, Refusal, Refused, Remark
from standards.exchange.table import MOST_COLUMNS, MOST_ROWS, Book, Cell, Sheet, Told, silent

MOST_CELLS = 2_000_000
_TELL_EVERY = 500
_P = rb"<(?:\w+:)?"
_FORMULA = re.compile(_P + rb'c\b[^>]*?\br="([A-Z]{1,2}[0-9]{1,5})"[^>]*>\s*' + _P + rb"f\b")
_FAR = re.compile(
    _P + rb'c\b[^>]*?\br="(?:[A-Z]{3,}[0-9]+|[A-Z]+[0-9]{6,})"[^>]*>\s*' + _P + rb"(?:v|is|f)\b"
)
_MERGED = re.compile(_P + rb'mergeCell\b[^>]*?\bref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_xlsx(data: bytes, name: str, told: Told = silent) -> Book:
    """The sheets of an .xlsx or .xlsm, as last calculated. Refused where it cannot or should not be read."""
    archive = opened(data)
    remarks = list(_noticed(archive))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read anyway
            book = openpyxl.load_workbook(
                BytesIO(data), read_only=True, data_only=True, keep_links=False, keep_vba=False
            )
            sheets = [_sheet(sheet, archive, remarks, told) for sheet in book.worksheets]
    except Refused:
        raise
    except (
        Exception
    ) as error:  # the library raises of every kind where a part of a file is not as it should be
        raise Refused(Refusal.DAMAGED, reason=str(error) or type(error).__name__) from error
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise Refused(Refusal.NO_SHEETS)
    return Book(name, filled, tuple(remarks))


def _noticed(archive: zipfile.ZipFile) -> Iterator[Remark]:
    parts = [part.lower() for part in archive.namelist()]
    if any(part.endswith("vbaproject.bin") for part in parts):
        yield Notice.MACROS.at()
    if any("externallinks/" in part or part.endswith("connections.xml") for part in parts):
        yield Notice.LINKS.at()


def _sheet(sheet: Any, archive: zipfile.ZipFile, remarks: list[Remark], told: Told) -> Sheet:
    xml = archive.read(sheet._worksheet_path)  # noqa: SLF001 - the library says nowhere else which part it is
    formulas = {coordinate_to_tuple(found.decode()) for found in _FORMULA.findall(xml)}
    if _FAR.search(xml):
        remarks.append(Notice.FAR_SKIPPED.at(sheet.title))
    of = sheet.max_row or 0
    sheet.reset_dimensions()
    rows: dict[int, dict[int, Cell]] = {}
    cells = 0
    for number, values in enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=_width(xml)), 1):
        filled = dict(_cells(values, number, formulas))
        cells += len(filled)
        if cells > MOST_CELLS:
            raise Refused(Refusal.TOO_MANY_ROWS, most=f"{MOST_CELLS:,}")
        if filled:
            rows[number] = filled
        if number % _TELL_EVERY == 0:
            told(number, min(of, MOST_ROWS))
    _repeat_merged(rows, xml)
    return Sheet(sheet.title, tuple(rows[number] for number in sorted(rows)))


def _width(xml: bytes) -> int:
    """As many columns as the sheet uses, to ZZ at most: what stands alone far right costs nothing."""
    used = set(re.findall(rb'\br="([A-Z]{1,2})[0-9]+"', xml))
    return min(MOST_COLUMNS, max((coordinate_to_tuple(f"{each.decode()}1")[1] for each in used), default=1))


def _cells(values: Any, number: int, formulas: set[tuple[int, int]]) -> Iterator[tuple[int, Cell]]:
    for column, cell in enumerate(values, 1):
        made = (number, column) in formulas
        if cell.value is None:
            if made:
                yield column, Cell(number, column, "", "formula-empty")
            continue
        text, note = _text(cell.value, cell.number_format if not isinstance(cell.value, str) else "")
        if cell.data_type == "e":
            note = "error"
        if text or note:
            yield column, Cell(number, column, text, note or ("formula" if made else ""))


def _text(value: object, number_format: str) -> tuple[str, str]:  # noqa: PLR0911 - one line a type
    """What the cell says, and what Excel made of it."""
    match value:
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value).strip(), ""
        case bool():
            return str(value).lower(), ""
        case int() | float() if "%" in (number_format or ""):
            return f"{figure(value * 100)} %", "percent"
        case int() | float():
            return figure(value), ""
        case datetime():
            return (f"{value:%H:%M}", "time") if value.year < 1901 else (f"{value:%Y-%m-%d}", "date")
        case date():
            return f"{value:%Y-%m-%d}", "date"
        case time():
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}", "time"
        case timedelta():
            return f"{round(value.total_seconds())} s", "duration"
        case _:
            return str(value).strip(), ""


def _repeat_merged(rows: dict[int, dict[int, Cell]], xml: bytes) -> None:
    """Each row of merged cells gets their text in their first column: that is what a reader sees there."""
    for found in _MERGED.findall(xml):
        left, top, _, bottom = range_boundaries(found.decode())
        first = rows.get(top, {}).get(left)
        if first is None or left > MOST_COLUMNS:
            continue
        for number in range(top + 1, min(bottom, MOST_ROWS) + 1):
            if number in rows:  # an empty row stays empty
                rows[number][left] = Cell(number, left, first.text, "merged")
                rows[number] = dict(sorted(rows[number].items()))
