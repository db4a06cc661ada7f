"""The index: every side of the rating with its scores, and the pages on which its standards stand."""

from __future__ import annotations

from scoring.pdf.canvas import AMBER_TEXT, INK, INK2, INK3, INNER, LEFT, LINE, NAVY, RIGHT
from scoring.pdf.sheet import Sheet
from scoring.report.data import IndexEntry, IndexPart

_SIZE, _LEADING = 7.2, 3.5
_WHERE, _COUNTS = LEFT + 70, 29
_TITLE = 56.0
_MOST = 40
"""Departments that are named; the rest are counted."""


def index(sheet: Sheet) -> None:
    """One line or more for each part of each side."""
    section = sheet.report.index_section
    sheet.open(section)
    sheet.canvas.text(RIGHT, sheet.y - 5.6, section.note, "text", 6.8, INK3, "right")
    for part in sheet.report.index:
        _part(sheet, part)


def _part(sheet: Sheet, part: IndexPart) -> None:
    if not sheet.room(24):
        sheet.turn()
        sheet.y += 2
    if part.title:
        sheet.y += 3.5
        with sheet.canvas.tag("H2"):
            sheet.canvas.text(LEFT, sheet.y, part.title, "semibold", 9, NAVY)
        sheet.y += 4
    if part.note:
        lines = sheet.canvas.wrap(part.note, INNER, size=_SIZE)
        sheet.y = sheet.canvas.lines(LEFT, sheet.y, lines, size=_SIZE, leading=_LEADING, colour=INK2)
    sheet.canvas.rule(LEFT, sheet.y - 1.6, RIGHT, NAVY, 0.3)
    for entry in part.entries:
        _entry(sheet, entry)


def _entry(sheet: Sheet, entry: IndexEntry) -> None:
    """Its name and score, then each department with the page of its standards, linked."""
    canvas = sheet.canvas
    rows = _rows(sheet, entry)
    height = _LEADING * len(rows) + 1.6
    if not sheet.room(height):
        sheet.turn()
        sheet.y += 2
    sheet.reach(entry.what)
    y = sheet.y + 2.2
    right = _WHERE - (_COUNTS if entry.counts else 4)
    room = right - LEFT - canvas.width(entry.figure, "semibold", _SIZE) - 2
    canvas.text(LEFT, y, canvas.fit(entry.title, room, "text", _SIZE), "text", _SIZE)
    canvas.text(right, y, entry.figure, "semibold", _SIZE, INK, "right")
    canvas.text(_WHERE - 4, y, entry.counts, "text", _SIZE, INK3, "right")
    for row in rows:
        for x, told, department in row:
            _place(sheet, x, y, told, department)
        y += _LEADING
    sheet.y += height
    canvas.rule(LEFT, sheet.y - 1.4, RIGHT, LINE, 0.15)


Row = list[tuple[float, str, str]]


def _rows(sheet: Sheet, entry: IndexEntry) -> list[Row]:
    """The departments' names with their pages, in lines: (x, what is read, the department's id)."""
    rows: list[Row] = [[]]
    x = _WHERE
    shown = entry.where[:_MOST]
    fit = sheet.canvas.fit
    told = [(f"{fit(title, _TITLE, 'text', _SIZE)} ({many})", name) for name, title, many in shown]
    if more := len(entry.where) - len(shown):
        told.append((f"+ {more}", ""))
    for text, name in told:
        page = str(sheet.page_of(f"department:{name}") or "")
        width = sheet.canvas.width(text, "text", _SIZE) + sheet.canvas.width(page, "semibold", _SIZE) + 1.2
        if rows[-1] and x + width > RIGHT:
            rows.append([])
            x = _WHERE
        rows[-1].append((x, text, name))
        x += width + 3.2
    return rows


def _place(sheet: Sheet, x: float, y: float, told: str, department: str) -> None:
    canvas, page = sheet.canvas, sheet.page_of(f"department:{department}")
    if not page:
        canvas.text(x, y, told, "text", _SIZE, INK2)
        return
    goal = sheet.goal(f"department:{department}")
    with canvas.tag("Link"):
        used = canvas.text(x, y, told, "text", _SIZE, INK2)
        number = canvas.text(x + used + 1.2, y, str(page), "semibold", _SIZE, AMBER_TEXT)
        canvas.link(x - 0.5, y - 2.6, used + number + 2.2, 3.5, goal, f"{told}, {page}")
