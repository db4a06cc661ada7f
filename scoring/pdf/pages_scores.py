"""Scores by department, dimension, class and classification."""

from __future__ import annotations

from fractions import Fraction

from scoring.pdf.canvas import (
    AMBER,
    AMBER_TEXT,
    AMBER_TINT,
    GREY_TINT,
    INK,
    INK2,
    INK3,
    LEFT,
    LINE,
    NAVY,
    RED,
    RED_TINT,
    RIGHT,
    TEAL,
    TEAL_TINT,
    Colour,
)
from scoring.pdf.charts import bullet, scale
from scoring.pdf.pages_front import STATUS, axis_start
from scoring.pdf.sheet import Sheet
from scoring.report.data import DepartmentLine, LossRow, ShareLine

CHIPS: dict[str, tuple[Colour, Colour]] = {
    "at": (TEAL, TEAL_TINT),
    "below": (INK2, GREY_TINT),
    "behind": (RED, RED_TINT),
    "none": (AMBER_TEXT, AMBER_TINT),
}
_CELL, _FIRST, _WIDE = 5.4, LEFT + 44, 6
_HALF, _MOST = 0.34, 0.67
_PITCH, _TIGHT, _MANY = 8.6, 7.2, 16
_SCALE = 54.0


def departments(sheet: Sheet) -> None:
    """Every department with counts, score against the star's line, critical ones and points lost."""
    report = sheet.report
    sheet.open(report.department_section)
    low = axis_start(report)
    pitch = _PITCH if len(report.departments) <= _MANY else _TIGHT
    _head(sheet, low)
    with sheet.canvas.tag("Table"):
        for row in report.departments:
            if not sheet.room(pitch + 8):
                sheet.turn()
                sheet.y += 4
                _head(sheet, low)
            with sheet.canvas.tag("TR"):
                _department(sheet, row, low, pitch)
    _key(sheet)
    losses(sheet)


def _head(sheet: Sheet, low: float) -> None:
    canvas = sheet.canvas
    with canvas.furniture():
        canvas.text(LEFT + 76, sheet.y, f"{low:g}", "text", 7, INK3)
        canvas.text(LEFT + 112, sheet.y, "100", "text", 7, INK3, "right")
        sheet.columns(
            (
                (LEFT, sheet.say("department"), "left"),
                (LEFT + 59, sheet.say("standards"), "right"),
                (LEFT + 72, sheet.say("score"), "right"),
                (LEFT + 126, sheet.say("critical"), "right"),
                (LEFT + 147, sheet.say("lost"), "right"),
                (RIGHT, sheet.say("status"), "right"),
            )
        )


def _department(sheet: Sheet, row: DepartmentLine, low: float, pitch: float) -> None:
    canvas, line = sheet.canvas, sheet.report.line
    y = sheet.y + pitch / 2 + 1.1
    with canvas.tag("RowHead"):
        canvas.text(LEFT, y, canvas.fit(row.title, 42, "semibold", 8.2), "semibold", 8.2)
    behind = f"department:{row.id}"
    with canvas.tag("TD", holds=True):
        counts = sheet.words.say("of", a=row.met, b=row.counted)
        sheet.number(LEFT + 59, y, counts, behind, "text", 7.8, INK2, "right")
    with canvas.tag("TD", holds=True):
        sheet.number(LEFT + 72, y, row.score, behind, "semibold", 9, INK, "right")
    value = None if row.value is None else float(row.value)
    limit = float(line.score) if line else None
    bullet(canvas, LEFT + 76, y - 1.1, 36, value, low=low, line=limit, colour=STATUS[row.status])
    failed = str(row.critical_not_met) if row.critical_not_met else "–"
    face, colour = ("semibold", RED) if row.critical_not_met else ("text", INK3)
    with canvas.tag("TD", holds=True):
        sheet.number(LEFT + 126, y, failed, behind, face, 8.2, colour, "right")
    with canvas.tag("TD", holds=True):
        points = row.points if row.points.strip("0.,") else "–"
        sheet.number(LEFT + 147, y, points, behind, "text", 8.2, INK2, "right")
    with canvas.tag("TD"):
        canvas.chip(RIGHT, y, row.status_text, *CHIPS[row.status], align="right")
    sheet.y += pitch
    canvas.rule(LEFT, sheet.y, RIGHT, LINE)


def _key(sheet: Sheet) -> None:
    canvas, line = sheet.canvas, sheet.report.line
    y = sheet.y + 5
    canvas.rect(LEFT, y - 2, 2.4, 2.2, TEAL)
    x = LEFT + 4 + canvas.text(LEFT + 3.6, y, sheet.say("score_key"), "text", 6.8, INK2) + 4
    if line:
        canvas.rect(x, y - 2.6, 0.6, 3.2, INK)
        told = sheet.words.say("line", stars=sheet.words.number(line.stars), score=line.text)
        x += 4 + canvas.text(x + 2.2, y, told, "text", 6.8, INK2) + 4
    if any(row.status == "behind" for row in sheet.report.departments):
        canvas.rect(x, y - 2, 2.4, 2.2, RED)
        canvas.text(x + 3.6, y, sheet.say("behind_key"), "text", 6.8, INK2)
    canvas.text(RIGHT, y, sheet.report.department_section.note, "text", 6.8, INK2, "right")
    sheet.y = y + 10


def losses(sheet: Sheet) -> None:
    """Points lost by department and classification: the more, the redder."""
    table = sheet.report.losses
    if table.total is None or not any(table.total.cells):
        return
    if not sheet.room(min(200.0, 36 + _CELL * len(table.rows))):
        sheet.turn()
        sheet.y += 4
    sheet.heading(table.title, table.note)
    _loss_head(sheet)
    most = max((points or Fraction(0) for row in table.rows for points in row.cells), default=Fraction(0))
    for row in table.rows:
        if not sheet.room(_CELL + 2):
            sheet.turn()
            sheet.y += 4
            _loss_head(sheet)
        _loss_row(sheet, row, float(most))
    canvas, total = sheet.canvas, table.total
    canvas.rule(LEFT, sheet.y + 0.4, RIGHT, NAVY, 0.3)
    canvas.text(LEFT, sheet.y + 4.2, total.title, "semibold", 7.4)
    kinds = [f"classification:{kind}" for kind in table.kinds]
    for x, width, text, kind in zip(*_cells(sheet), total.texts, kinds, strict=True):
        sheet.number(x + width / 2, sheet.y + 4.2, text or "–", kind, "semibold", 7.2, INK, "centre")
    sheet.number(RIGHT, sheet.y + 4.2, total.total, "total", "semibold", 7.6, INK, "right")
    canvas.text(LEFT, sheet.y + 8.6, table.score_label, "text", 7.4, INK2)
    for x, width, text, kind in zip(*_cells(sheet), table.scores, kinds, strict=True):
        sheet.number(x + width / 2, sheet.y + 8.6, text, kind, "text", 7, INK2, "centre")
    sheet.number(RIGHT, sheet.y + 8.6, sheet.report.score, "total", "text", 7.4, INK2, "right")
    sheet.y += 18


def _cells(sheet: Sheet) -> tuple[list[float], list[float]]:
    """Where the columns begin, and their widths."""
    count = max(1, len(sheet.report.losses.columns))
    width = (RIGHT - 12 - _FIRST) / count
    return [_FIRST + place * width for place in range(count)], [width] * count


def _loss_head(sheet: Sheet) -> None:
    """Column names in two heights, since they are wider than their columns."""
    canvas, names = sheet.canvas, sheet.report.losses.columns
    stagger = len(names) > _WIDE
    for place, (x, width, name) in enumerate(zip(*_cells(sheet), names, strict=True)):
        y = sheet.y + (3.4 if stagger and place % 2 else 0)
        room = width * (1.9 if stagger else 1)
        canvas.text(x + width / 2, y, canvas.fit(name, room, "text", 6.4), "text", 6.4, INK2, "centre")
    sheet.y += 5.2 if stagger else 2


def _loss_row(sheet: Sheet, row: LossRow, most: float) -> None:
    canvas, y, behind = sheet.canvas, sheet.y, f"department:{row.department}"
    canvas.text(LEFT, y + _CELL - 1.7, canvas.fit(row.title, _FIRST - LEFT - 2, "text", 7.2), "text", 7.2)
    for x, width, points, text in zip(*_cells(sheet), row.cells, row.texts, strict=True):
        if points is None:
            continue
        tint = _tint(float(points) / most if most else 0)
        canvas.rect(x + 0.3, y + 0.3, width - 0.6, _CELL - 0.6, tint)
        sheet.number(x + width / 2, y + _CELL - 1.75, text, behind, "text", 6.8, INK, "centre")
    sheet.number(RIGHT, y + _CELL - 1.7, row.total, behind, "semibold", 7.4, INK, "right")
    sheet.y += _CELL


def _tint(share: float) -> Colour:
    """Quiet teal for nothing lost, then amber to red, light enough for dark letters."""
    if share == 0:
        return TEAL_TINT
    return AMBER_TINT if share < _HALF else RED_TINT if share < _MOST else (242, 187, 187)


def dimensions(sheet: Sheet) -> None:
    """Dimensions with what they mean, then classes; classifications stand below the losses."""
    report = sheet.report
    sheet.flow(report.dimension_section, 78)
    low = _axis(report.dimensions + report.classes)
    _axis_head(sheet, low)
    _shares(sheet, "dimension", report.dimensions, low, pitch=11)
    sheet.y += 5
    sheet.canvas.rule(LEFT, sheet.y, RIGHT, LINE)
    _shares(sheet, "class", report.classes, low, pitch=8.4)
    sheet.y += 14
    kinds = tuple(sorted(report.classifications, key=lambda row: (row.value is None, -(row.value or 0))))
    if not sheet.room(24 + 8.4 * len(kinds)):
        sheet.turn()
        sheet.y += 4
    sheet.heading(sheet.words.say("classifications"))
    low = _axis(kinds)
    _axis_head(sheet, low)
    _shares(sheet, "classification", kinds, low, pitch=8.4)
    sheet.y += 8


def _axis(rows: tuple[ShareLine, ...]) -> float:
    least = min((float(row.value) for row in rows if row.value is not None), default=0.0)
    return float(max(0, int(least // 10) * 10 - 10))


def _axis_head(sheet: Sheet, low: float) -> None:
    canvas = sheet.canvas
    with canvas.furniture():
        canvas.text(LEFT + 76, sheet.y, f"{low:g}", "text", 7, INK3)
        canvas.text(LEFT + 76 + _SCALE, sheet.y, "100", "text", 7, INK3, "right")
    canvas.rule(LEFT, sheet.y + 2.2, RIGHT, NAVY, 0.45)
    sheet.y += 2.2


def _shares(sheet: Sheet, side: str, rows: tuple[ShareLine, ...], low: float, pitch: float) -> None:
    worst = min((row.value for row in rows if row.value is not None), default=None)
    best = max((row.value for row in rows if row.value is not None), default=None)
    if not rows:
        return
    with sheet.canvas.tag("Table"):
        for row in rows:
            if not sheet.room(pitch):
                sheet.turn()
            lowest = row.value is not None and row.value == worst and worst != best
            _share(sheet, f"{side}:{row.id}", row, low, pitch, AMBER if lowest else TEAL)


def _share(  # noqa: PLR0917 - a place, then what stands there, then its look: so drawing reads
    sheet: Sheet, behind: str, row: ShareLine, low: float, pitch: float, colour: Colour
) -> None:
    canvas, y = sheet.canvas, sheet.y + 5.4
    notes = canvas.wrap(row.note, 70, "text", 7, most=2) if row.note else []
    counts = sheet.words.say("share.counted", met=row.met, counted=row.counted)
    middle = y - 1 if not notes else y + 0.6
    with canvas.tag("TR"):
        with canvas.tag("RowHead"):
            canvas.text(LEFT, y, row.title, "semibold", 8.8)
            canvas.lines(LEFT, y + 3.8, notes, "text", 7, leading=3.3, colour=INK3)
        with canvas.tag("TD", holds=True):
            sheet.number(LEFT + 143, middle + 1, row.score, behind, "semibold", 9.4, INK, "right")
        with canvas.tag("TD", holds=True):
            sheet.number(RIGHT, middle + 1, counts, behind, "text", 7.4, INK2, "right")
    value = None if row.value is None else float(row.value)
    scale(canvas, LEFT + 76, middle, _SCALE, value, low=low, colour=colour)
    sheet.y += pitch
    canvas.rule(LEFT, sheet.y, RIGHT, LINE)
