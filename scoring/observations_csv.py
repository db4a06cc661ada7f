"""Observations from a spreadsheet saved as CSV: one row for each look at a standard.

Columns, in any order, only `standard` required: see COLUMNS. Fields are separated by comma, semicolon or tab.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from scoring.entries import Path, Sheet, quoted
from standards.problems import Problem

ANSWERS = {
    "met": "met",
    "yes": "met",
    "not met": "not_met",
    "no": "not_met",
    "not applicable": "not_applicable",
    "n/a": "not_applicable",
    "na": "not_applicable",
}
YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
DURATION = re.compile(r"(?:(?:(\d+):)?([0-5]?\d):)?(\d+(?:[.,]\d{1,3})?)", re.ASCII)


def sheet_of_csv(text: str, file: str) -> Sheet:
    """The rows that hold anything, and what is wrong with the header and the cells."""
    rows = _rows(text)
    line, header = next(rows, (1, []))
    names = [name.strip().lower().replace(" ", "_") for name in header]
    problems = [Problem(file, line, *fault) for fault in _header_faults(names)]
    if problems:
        return Sheet(file, None, {}, tuple(problems))
    looks: list[dict[str, Any]] = []
    lines: dict[Path, int] = {}
    for line, cells in rows:
        look, faults = _look(dict(zip(names, cells, strict=False)))
        if any(cell.strip() for cell in cells[len(names) :]):
            faults.append(_overflow(len(names)))
        lines["observations", len(looks)] = line
        looks.append(look)
        problems += [Problem(file, line, *fault) for fault in faults]
    return Sheet(file, {"type": "sixty.observations", "observations": looks}, lines, tuple(problems))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line it begins on."""
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1


Fault = tuple[str, str, str]
"""Code, what, remedy."""


def _header_faults(names: list[str]) -> Iterator[Fault]:
    known = ", ".join(COLUMNS)
    if "standard" not in names:
        yield (
            "column-missing",
            "There is no column “standard”.",
            f"Begin with a header row; columns are {known}.",
        )
    for name in sorted(set(names) - set(COLUMNS)):
        yield (
            "column-unknown",
            f"The column {quoted(name)} is not known.",
            f"Remove or rename it; columns are {known}.",
        )
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield "column-twice", f"The column {quoted(name)} stands there twice.", "Keep one of them."


def _overflow(columns: int) -> Fault:
    return (
        "cells-beyond",
        f"The row has more cells than the header's {columns}.",
        "Put a text that holds the separator in double quotes.",
    )


def _look(cells: Mapping[str, str]) -> tuple[dict[str, Any], list[Fault]]:
    """The row in the shape of the schema, and its cells that could not be read. Empty cells are left out."""
    look: dict[str, Any] = {}
    measured: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, cell in cells.items():
        if not (written := cell.strip()):
            continue
        key, read, expected = COLUMNS[name]
        try:
            (measured if key in _MEASURED else look)[key] = read(written)
        except (KeyError, ValueError):
            faults.append(
                (
                    "cell-unreadable",
                    f"{quoted(written)} does not fit the column “{name}”.",
                    f"Write {expected}.",
                )
            )
    return look | ({"measured": measured} if measured else {}), faults


def milliseconds(written: str) -> int:
    """Whole milliseconds of "45", "45.5", "1:30" or "1:02:03". ValueError for anything else."""
    match = DURATION.fullmatch(written.strip())
    if not match:
        raise ValueError(written)
    hours, minutes, seconds = match.groups()
    exact = Decimal(seconds.replace(",", "."))
    if minutes is not None and exact >= 60:
        raise ValueError(written)
    return (int(hours or 0) * 3600 + int(minutes or 0) * 60) * 1000 + int(exact * 1000)


def _gaps(written: str) -> list[int]:
    return [milliseconds(part) for part in written.split()]


def _answer(written: str) -> str:
    return ANSWERS[re.sub(r"[\s_-]+", " ", written.lower())]


COLUMNS: Mapping[str, tuple[str, Callable[[str], Any], str]] = {
    "standard": ("standard", str, "the id of a standard"),
    "answer": ("answer", _answer, "met, not met or n/a (yes and no will do)"),
    "seconds": ("ms", milliseconds, "seconds (45 or 45.5) or a duration (1:30 or 1:02:03)"),
    "rings": ("rings", int, "a whole number"),
    "promised_at": ("promised_at", str, "a time with its offset"),
    "done_at": ("done_at", str, "a time with its offset"),
    "gaps": ("gaps_ms", _gaps, "durations with a space between them (290 310 or 4:50 5:10)"),
    "reason": ("reason", str, "a text"),
    "excused": ("excused", lambda written: YES_NO[written.lower()], "yes or no"),
    "note": ("note", str, "a text"),
    "observed_at": ("observed_at", str, "a time with its offset"),
}
"""Column: what it becomes in observations.schema.json, how a cell is read, what a cell must be."""

_MEASURED = ("ms", "rings", "promised_at", "done_at", "gaps_ms")
