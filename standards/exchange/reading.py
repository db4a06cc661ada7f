"""A file of whatever kind to neutral tables: known by its content, never by its name alone."""

from __future__ import annotations

from standards.exchange.archive import opened
from standards.exchange.book_csv import read_csv, read_zip_of_csv
from standards.exchange.book_xlsx import read_xlsx
from standards.exchange.remarks import Refusal, Refused
from standards.exchange.table import LARGEST_BOOK, Book, Told, silent

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Excel files of before 2007, and those locked with a password, begin."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_FOUND = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rtf": "a text document",
    b"<html": "a web page that calls itself a table",
    b"<!doc": "a web page that calls itself a table",
    b"<?xml": "an XML file",
    b"<tabl": "a web page that calls itself a table",
}


def read(data: bytes, name: str, told: Told = silent) -> Book:
    """The tables of an .xlsx, .xlsm, .csv, .tsv or zip of .csv. `told` hears how far it is.

    Raises Refused, with what to do, for anything else and for what would do harm.
    """
    if len(data) > LARGEST_BOOK:
        raise Refused(Refusal.TOO_LARGE, most=LARGEST_BOOK // 10**6)
    if not data.strip():
        raise Refused(Refusal.EMPTY)
    if data.startswith(_OLE):
        raise Refused(Refusal.LOCKED if _LOCKED in data else Refusal.OLD_EXCEL)
    if data.startswith(b"PK"):
        return _zip(data, name, told)
    found = _FOUND.get(data.lstrip(b"\xef\xbb\xbf \r\n\t")[:5].lower()) or next(
        (said for start, said in _FOUND.items() if data.startswith(start)), ""
    )
    if found or _is_binary(data):
        raise Refused(Refusal.NOT_A_TABLE, found=found or "of an unknown kind")
    return read_csv(data, name, told)


def _zip(data: bytes, name: str, told: Told) -> Book:
    parts = opened(data).namelist()
    if any(part.startswith("xl/") and "workbook" in part for part in parts):
        if any(part.endswith("workbook.bin") for part in parts):
            raise Refused(Refusal.NOT_A_TABLE, found="an .xlsb file")
        return read_xlsx(data, name, told)
    if any(part.lower().endswith(".csv") for part in parts):
        return read_zip_of_csv(data, name, told)
    found = (
        "an OpenDocument or Word file"
        if {"mimetype", "word/document.xml"} & {*parts}
        else "a zip of other files"
    )
    raise Refused(Refusal.NOT_A_TABLE, found=found)


def _is_binary(data: bytes) -> bool:
    return b"\0" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff")
