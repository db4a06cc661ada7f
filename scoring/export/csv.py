"""A table as CSV (RFC 4180): comma, CRLF, UTF-8 with its mark, without which Excel misreads every ø."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

from scoring.export.tables import Cell, Table

STEERING = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins so is a formula to a spreadsheet: it gets an apostrophe, as OWASP advises."""


def to_csv(table: Table) -> bytes:
    """Header and rows. Days and moments are ISO 8601, figures have a point; an empty cell is nothing."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.title for column in table.columns)
    writer.writerows([_told(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _told(value: Cell) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith((*STEERING, "'")) else value
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
