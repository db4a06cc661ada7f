"""All standards and what was observed, by department, with a repeated head."""

from __future__ import annotations

from scoring.pdf.canvas import (
    GOLD_TEXT,
    INK,
    INK2,
    INK3,
    INNER,
    LEFT,
    LINE,
    NAVY,
    RED,
    RED_TINT,
    RIGHT,
    Colour,
)
from scoring.pdf.charts import outcome_mark
from scoring.pdf.sheet import Sheet
from scoring.report.data import StandardLine, StandardsOf

_SIZE, _LEADING = 7.1, 3.3
_TEXT, _NOTE = 66.0, 46.0
_AT = {"text": LEFT + 6, "mark": LEFT + 75, "time": LEFT + 108, "limit": LEFT + 124, "note": RIGHT - _NOTE}
_MOST_TEXT, _MOST_NOTE = 4, 7
COLOURS: dict[str, Colour] = {"not_met": RED, "partly": GOLD_TEXT, "met": INK}


def standards(sheet: Sheet) -> None:
    """Every standard of the pack; a department's title stays with its first row."""
    section = sheet.report.standards_section
    sheet.open(section)
    sheet.reach("total")
    sheet.reach("coverage")
    note = " · ".join(filter(None, (section.note, sheet.web("total") and sheet.words.say("index.web"))))
    sheet.canvas.text(RIGHT, sheet.y - 5.6, note, "text", 6.8, INK3, "right")
    _head(sheet)
    for department in sheet.report.standards:
        if not department.rows:
            continue
        _title(sheet, department)
        with sheet.canvas.tag("Table"):
            for row in department.rows:
                _row(sheet, row)


def _head(sheet: Sheet) -> None:
    """The columns' names; furniture, since they are drawn anew on every page."""
    with sheet.canvas.furniture():
        sheet.columns(
            (
                (_AT["text"], sheet.say("standard"), "left"),
                (_AT["mark"] + 4, sheet.say("result"), "left"),
                (_AT["time"], sheet.say("time"), "right"),
                (_AT["limit"], sheet.say("limit_head"), "right"),
                (_AT["note"], sheet.say("note"), "left"),
            )
        )


def _turn(sheet: Sheet) -> None:
    sheet.turn()
    sheet.y += 2
    _head(sheet)


def _title(sheet: Sheet, department: StandardsOf) -> None:
    if not sheet.room(24):
        _turn(sheet)
    canvas, y = sheet.canvas, sheet.y + 7
    sheet.reach(f"department:{department.department}")
    sheet.reach(f"area:{department.department}")
    canvas.pdf.set_y(sheet.y)
    title = canvas.fit(department.title, 110, "semibold", 9)
    canvas.pdf.start_section(title, level=1)
    with canvas.tag("H2"):
        canvas.text(LEFT, y, title, "semibold", 9, NAVY)
    canvas.text(RIGHT, y, department.summary, "text", 7.2, INK2, "right")
    sheet.y = y + 2.6
    canvas.rule(LEFT, sheet.y, RIGHT)


def _row(sheet: Sheet, row: StandardLine) -> None:
    canvas = sheet.canvas
    text = canvas.wrap(row.text, _TEXT, size=_SIZE, most=_MOST_TEXT)
    note = canvas.wrap(row.note, _NOTE, size=_SIZE, most=_MOST_NOTE) if row.note else []
    if note and note[-1].endswith("…") and not row.note.endswith(note[-1]):
        sheet.left_out["notes"] += 1
    times = 2 if row.limit and len(sheet.canvas.wrap(row.limit, 15, size=_SIZE)) > 1 else 1
    height = _LEADING * max(len(text), len(note), times) + 2.3
    if not sheet.room(height):
        _turn(sheet)
    if row.outcome == "not_met":
        canvas.rect(LEFT, sheet.y + 0.1, INNER, height - 0.1, RED_TINT)
    y, web = sheet.y + 3.7, sheet.web(f"standard:{row.id}")
    sheet.reach(f"standard:{row.id}")
    outcome_mark(canvas, _AT["mark"], y - 0.9, row.outcome)
    with canvas.tag("TR"):
        with canvas.tag("RowHead", holds=bool(web)), canvas.tag("Link" if web else "RowHead"):
            if row.critical:
                colour = RED if row.outcome in ("not_met", "partly") else INK2
                canvas.text(LEFT + 1.2, y, "C", "semibold", _SIZE, colour)
            canvas.lines(_AT["text"], y, text, size=_SIZE, leading=_LEADING)
            if web:
                canvas.link(_AT["text"], y - 3, _TEXT, _LEADING * len(text) + 1, web, sheet.say("events"))
        with canvas.tag("TD", span=1 if row.limit else 3):
            canvas.text(_AT["mark"] + 4, y, row.outcome_text, "text", _SIZE, COLOURS.get(row.outcome, INK3))
        if row.limit:
            _times(sheet, row, y)
        with canvas.tag("TD"):
            canvas.lines(_AT["note"], y, note, size=_SIZE, leading=_LEADING, colour=INK2)
    sheet.y += height
    canvas.rule(LEFT, sheet.y, RIGHT, LINE, 0.15)


def _times(sheet: Sheet, row: StandardLine, y: float) -> None:
    """What was observed and the limit, two cells."""
    canvas = sheet.canvas
    observed = canvas.wrap(row.observed or "–", 16.5, size=_SIZE, most=2)
    limit = canvas.wrap(row.limit, 15, size=_SIZE, most=2)
    with canvas.tag("TD"):
        colour = COLOURS.get(row.outcome, INK3)
        canvas.lines(_AT["time"], y, observed, size=_SIZE, leading=_LEADING, colour=colour, align="right")
    with canvas.tag("TD"):
        canvas.lines(_AT["limit"], y, limit, size=_SIZE, leading=_LEADING, colour=INK3, align="right")
