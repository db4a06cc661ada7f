"""Files as hotels keep them, made here: workbooks, zips that lie, and what an import makes of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from standards.exchange.importing import Imported, imported
from standards.exchange.reading import read
from standards.pack import Standard

Rows = Sequence[Sequence[object]]


def workbook(rows: Rows, name: str = "Standards", change: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook of one sheet."""
    return workbooks({name: rows}, change)


def workbooks(sheets: dict[str, Rows], change: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook of these sheets; `change` does to each what only Excel would."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if change:
            change(sheet)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def repacked(data: bytes, parts: dict[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """The zip with these parts instead of, or beside, its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        held = {name: old.read(name) for name in old.namelist()}
        for name, part in parts.items():
            held[name] = part if isinstance(part, bytes) else part(held[name])
        for name, content in held.items():
            new.writestr(name, content)
    return written.getvalue()


def calculated(data: bytes, results: dict[str, str], sheet: int = 1) -> bytes:
    """The workbook as Excel keeps it: with the last results of its formulas."""

    def put(xml: bytes) -> bytes:
        text = xml.decode()
        for cell, result in results.items():
            text = re.sub(
                rf'(<c r="{cell}"[^>]*?)(><f>.*?</f>)<v ?/?>(?:</v>)?', rf'\1 t="str"\2<v>{result}</v>', text
            )
        return text.encode()

    return repacked(data, {f"xl/worksheets/sheet{sheet}.xml": put})


def taken(data: bytes, name: str = "house.xlsx") -> Imported:
    """What an import makes of the file, read as it is proposed."""
    return imported(read(data, name))


def codes(result: Imported) -> set[str]:
    """What was said of the file."""
    return {remark.code for remark in result.remarks}


def said(result: Imported, code: str) -> list[str]:
    """The places of which that was said."""
    return [remark.place for remark in result.remarks if remark.code == code]


def standards(result: Imported) -> list[Standard]:
    """The standards of the pack that was made."""
    assert result.pack is not None, "\n".join(map(str, result.of("wrong")))
    return list(result.pack.standards())
