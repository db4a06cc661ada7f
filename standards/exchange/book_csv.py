"""CSV and tab-separated text as neutral tables, one file or a zip of them, and back."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from pathlib import PurePosixPath

from standards.exchange.archive import opened
from standards.exchange.remarks import Notice, Refusal, Refused, Remark
from standards.exchange.table import LARGEST_BOOK, MOST_ROWS, Book, Sheet, Told, sheet_of, silent

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_DELIMITERS = (";", ",", "\t", "|")
_STAMP = (1980, 1, 1, 0, 0, 0)
"""Every zip of the same pack is the same bytes."""


def guarded(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet might take it for a formula."""
    return f"'{text}" if text.startswith((*_BEGINS_A_FORMULA, "'")) else text


def unguarded(text: str) -> str:
    """The text that `guarded` made this of; a text that it did not make stays as it is."""
    return text[1:] if text.startswith("'") and text[1:].startswith((*_BEGINS_A_FORMULA, "'")) else text


def as_csv(rows: list[list[str]]) -> str:
    """The rows as CSV, each cell safe to open in a spreadsheet."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([[guarded(text) for text in row] for row in rows])
    return written.getvalue()


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files, the same bytes for the same files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def read_csv(data: bytes, name: str, told: Told = silent) -> Book:
    """The one table of a CSV or tab-separated file, whatever its encoding and delimiter."""
    remarks: list[Remark] = []
    sheet = _sheet(PurePosixPath(name).stem, data, remarks, told)
    if not sheet.rows:
        raise Refused(Refusal.EMPTY)
    return Book(name, (sheet,), tuple(remarks))


def read_zip_of_csv(data: bytes, name: str, told: Told = silent) -> Book:
    """The tables of a zip of CSV files, each under the name of its file."""
    archive, remarks = opened(data), list[Remark]()
    files = [part for part in archive.namelist() if part.lower().endswith(".csv")]
    sheets = tuple(_sheet(PurePosixPath(part).stem, archive.read(part), remarks, told) for part in files)
    if not any(sheet.rows for sheet in sheets):
        raise Refused(Refusal.NO_SHEETS)
    return Book(name, tuple(sheet for sheet in sheets if sheet.rows), tuple(remarks))


def _sheet(name: str, data: bytes, remarks: list[Remark], told: Told) -> Sheet:
    text, windows = _decoded(data)
    if windows:
        remarks.append(Notice.LATIN.at(name))
    rows, delimiter = [], _delimiter(text)
    lines = io.StringIO(text, newline="")
    if text[:4].lower() == "sep=":
        lines.readline()
        rows.append([""])  # so that rows keep the numbers that a spreadsheet shows
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            rows.append([_taken(cell, name, len(rows) + 1, remarks) for cell in row])
            if len(rows) > MOST_ROWS:
                raise Refused(Refusal.TOO_MANY_ROWS, most=f"{MOST_ROWS:,}")
            if len(rows) % 1000 == 0:
                told(len(rows), text.count("\n"))
    except csv.Error as error:
        raise Refused(Refusal.DAMAGED, reason=error) from error
    return sheet_of(name, rows)


def _taken(cell: str, sheet: str, row: int, remarks: list[Remark]) -> str:
    text = unguarded(cell.strip(" "))
    if text != cell.strip(" "):
        remarks.append(Notice.GUARD.at(sheet, row))
    return text.strip()


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text, and whether it had to be taken for Windows text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16"), False
        except UnicodeDecodeError as error:
            raise Refused(Refusal.DAMAGED, reason=error.reason) from error
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), True


def _delimiter(text: str) -> str:
    """`sep=;` says it; else the only one in the first line; else the one that divides most lines equally."""
    first = text.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and first[4:5] in _DELIMITERS:
        return first[4:5]
    there = [each for each in _DELIMITERS if each in first]
    if len(there) == 1:
        return there[0]
    sample = "\n".join(text[:20_000].splitlines()[:30])
    return max(_DELIMITERS, key=lambda each: _evenness(sample, each))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row)
    except csv.Error:
        return 0, 0
    wide = {width: count for width, count in widths.items() if width > 1}
    width = max(wide, key=lambda each: (wide[each], each), default=0)
    return wide.get(width, 0), width


csv.field_size_limit(LARGEST_BOOK)
