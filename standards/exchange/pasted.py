"""A list of standards pasted as text: bullets, numbers and headings, or rows copied out of a spreadsheet."""

from __future__ import annotations

import re

from standards.exchange.book_csv import read_csv
from standards.exchange.remarks import Notice, Refusal, Refused, Remark
from standards.exchange.table import LARGEST_BOOK, Book, sheet_of

_MARK = re.compile(r"\s*(?:[-–—*•◦▪●☐□✓✔]|\(?[0-9]{1,4}(?:\.[0-9]{1,3})*[.):]|\(?[a-zA-Z][.)])\s+")
_SENTENCE_ENDS = (".", "!", "?", ";", ",")
SHEET = "Pasted text"


def read_pasted(text: str) -> Book:
    """A table of two columns, Department and Standard, or the rows that were copied out of a spreadsheet.

    A heading is a line that ends in a colon, stands in capitals, or begins with '#'.
    """
    if len(text) > LARGEST_BOOK:
        raise Refused(Refusal.TOO_LARGE, most=LARGEST_BOOK // 10**6)
    if not text.strip():
        raise Refused(Refusal.EMPTY)
    lines = text.splitlines()
    tabbed = sum("\t" in line.strip() for line in lines)
    if tabbed * 2 > sum(bool(line.strip()) for line in lines):
        return read_csv(text.encode(), SHEET)
    return _list(lines)


def _list(lines: list[str]) -> Book:
    rows: list[list[str]] = [["Department", "Standard"]]  # stands for line 0: rows are lines of the text + 1
    remarks: list[Remark] = []
    heading = ""
    for number, line in enumerate(lines, 2):
        words = _MARK.sub("", line, count=1).strip()
        if words and _is_heading(line, words):
            heading = words.strip("#: ")
            remarks.append(Notice.HEADING.at(SHEET, number, "A", value=heading))
            rows.append([])
        else:
            rows.append([heading, words] if words else [])
    return Book(SHEET, (sheet_of(SHEET, rows),), tuple(remarks))


def _is_heading(line: str, words: str) -> bool:
    if _MARK.match(line) and not words.endswith(":"):
        return False
    capitals = words.isupper() and len(words) > 3 and not words.endswith(_SENTENCE_ENDS)
    return words.endswith(":") or words.startswith("#") or capitals
