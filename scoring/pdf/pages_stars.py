"""The conditions for the next star, or what keeps the stars held, and the standards in the way."""

from __future__ import annotations

from scoring.pdf.canvas import (
    BOTTOM,
    GOLD,
    GOLD_TEXT,
    GOLD_TINT,
    GREEN,
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
    TEAL,
    TRACK,
)
from scoring.pdf.charts import cross_mark, stars, tick_mark
from scoring.pdf.pages_way import way
from scoring.pdf.sheet import Sheet
from scoring.report.data import ConditionRow, InTheWay, Section

_ACROSS = 3
_TILE = 31.0
_OF_100 = (
    "score", "lowest_area", "timed_in_limit", "department_score", "class_score", "area_score", "area_cap",
    "coverage", "points",
)  # fmt: skip


def conditions(sheet: Sheet) -> None:
    """A tile for each condition with its bar and limit, then what stands in the way."""
    path = sheet.report.path
    title = sheet.say("path_kept" if path.reached else "path")
    sheet.open(Section(title, path.headline))
    sheet.y += 2
    _target(sheet)
    sheet.canvas.text(RIGHT, sheet.y, path.note, "text", 7.6, INK2, "right")
    sheet.y += 7
    width = (INNER - 2 * 6) / _ACROSS
    for place, row in enumerate(path.rows):
        if place and place % _ACROSS == 0:
            sheet.y += _TILE
        if place % _ACROSS == 0 and not sheet.room(_TILE):
            sheet.turn()
        _tile(sheet, LEFT + place % _ACROSS * (width + 6), width, row)
    sheet.y += _TILE + 8
    way(sheet)
    if not path.reached:
        _in_the_way(sheet)


def _target(sheet: Sheet) -> None:
    """Which star this is about, so that nobody takes it for the result: held ones full, asked ones hollow."""
    canvas, path, report = sheet.canvas, sheet.report.path, sheet.report
    told = sheet.say("for_stars", stars=sheet.words.count("stars", path.stars)) if path.stars else path.title
    used = canvas.text(LEFT, sheet.y, told, "semibold", 9, GOLD_TEXT)
    with canvas.furniture():
        held = min(report.stars, path.stars)
        stars(canvas, LEFT + used + 4, sheet.y - 1.2, held, path.stars, radius=1.9, empty=GOLD_TINT)


def _tile(sheet: Sheet, x: float, width: float, row: ConditionRow) -> None:
    canvas, y = sheet.canvas, sheet.y
    colour = GREEN if row.met else RED
    canvas.rect(x, y, width, 0.7, colour)
    canvas.lines(
        x, y + 5, canvas.wrap(row.sentence, width, size=7.6, most=2), size=7.6, leading=3.5, colour=INK2
    )
    word = sheet.say("met" if row.met else "open")
    used = canvas.text(x + width, y + 14.6, word, "semibold", 7.8, colour, "right")
    (tick_mark if row.met else cross_mark)(canvas, x + width - used - 4, y + 13.6, colour)
    room = width - used - 7
    found = row.found.split(" ")[0] if row.subject and row.actual_value is not None else row.found
    size = next((s for s in (14, 11, 9) if canvas.width(found, "text", s) <= room), 8)
    sheet.number(x, y + 14.6, canvas.fit(found, room, "text", size), row.behind, "text", size, INK)
    gap = " · ".join(filter(None, (row.gap, row.subject)))
    canvas.text(x, y + 19.6, canvas.fit(gap, width, "text", 7.6), "text", 7.6, INK2)
    if row.rule in _OF_100 and row.actual_value is not None:
        _measure(sheet, x, y + 23.4, width, row)


def _measure(sheet: Sheet, x: float, y: float, width: float, row: ConditionRow) -> None:
    """What was found as a bar of 100, or of all points, what is asked as a gold line on it."""
    full = float(sheet.report.ruler.full) if row.rule == "points" else 100.0
    found, asked = float(row.actual_value or 0), float(row.required_value)
    sheet.canvas.rect(x, y - 0.6, width, 1.2, TRACK)
    sheet.canvas.rect(x, y - 0.6, width * min(found, full) / full, 1.2, TEAL if row.met else RED)
    sheet.canvas.rect(x + width * min(asked, full) / full - 0.35, y - 1.7, 0.7, 3.4, GOLD)


def _in_the_way(sheet: Sheet) -> None:
    rows = sheet.report.path.in_the_way
    if not sheet.room(40):
        sheet.turn()
    sheet.heading(sheet.say("in_the_way"), sheet.say("in_the_way_note"))
    if not rows:
        sheet.canvas.text(LEFT, sheet.y, sheet.say("in_the_way_none"), "text", 8.6, INK2)
        return
    with sheet.canvas.tag("Table"):
        _standards(sheet, rows)


def _standards(sheet: Sheet, rows: tuple[InTheWay, ...]) -> None:
    sheet.columns(
        (
            (LEFT, sheet.say("finding"), "left"),
            (LEFT + 13, sheet.say("standard"), "left"),
            (LEFT + 92, sheet.say("department"), "left"),
            (LEFT + 128, sheet.say("fails"), "left"),
            (RIGHT, sheet.say("points"), "right"),
        )
    )
    shown = 0
    for row in rows:
        height = _height(sheet, row)
        if sheet.y + height + 6 > BOTTOM:
            break
        _row(sheet, row, height)
        shown += 1
    if more := len(rows) - shown:
        with sheet.canvas.tag("TR"), sheet.canvas.tag("TD", span=5):
            sheet.canvas.text(LEFT + 13, sheet.y + 4.6, sheet.say("and_more", digits=more), "text", 7.6, INK3)


def _height(sheet: Sheet, row: InTheWay) -> float:
    lines = max(len(sheet.canvas.wrap(row.text, 76, size=8, most=2)), len(_fails(sheet, row)))
    return 3.6 * lines + 3.4


def _fails(sheet: Sheet, row: InTheWay) -> list[str]:
    return sheet.canvas.wrap(sheet.words.listed(list(row.conditions)), 35, size=7.6, most=2)


def _row(sheet: Sheet, row: InTheWay, height: float) -> None:
    canvas = sheet.canvas
    if row.critical:
        canvas.rect(LEFT, sheet.y + 0.1, INNER, height - 0.1, RED_TINT)
    y = sheet.y + 4.6
    with canvas.tag("TR"):
        with canvas.tag("TD"):
            canvas.text(LEFT + (1.5 if row.critical else 0), y, row.finding, "semibold", 7.6, NAVY)
        with canvas.tag("TD"):
            canvas.lines(LEFT + 13, y, canvas.wrap(row.text, 76, size=8, most=2), size=8, leading=3.6)
        with canvas.tag("TD"):
            canvas.text(LEFT + 92, y, canvas.fit(row.department, 34, "text", 7.6), "text", 7.6, INK2)
        with canvas.tag("TD"):
            colour = RED if row.critical else INK2
            canvas.lines(LEFT + 128, y, _fails(sheet, row), size=7.6, leading=3.6, colour=colour)
        with canvas.tag("TD", holds=True):
            at, behind = RIGHT - (1.5 if row.critical else 0), f"standard:{row.standard}"
            sheet.number(at, y, row.points, behind, "semibold", 8, INK, "right")
    sheet.y += height
    canvas.rule(LEFT, sheet.y, RIGHT, LINE)
