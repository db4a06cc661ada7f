"""Two visits beside each other: scores from then to now, then the findings that came back, came and went."""

from __future__ import annotations

from scoring.pdf.canvas import (
    GREEN,
    INK,
    INK2,
    INK3,
    INNER,
    LEFT,
    LINE,
    NAVY,
    PANEL,
    RED,
    RED_TINT,
    RIGHT,
    TEAL,
    TRACK,
    Colour,
)
from scoring.pdf.charts import stars
from scoring.pdf.sheet import Sheet
from scoring.report.compare import ChangeLine, Comparison
from scoring.report.data import Finding, Report, Section
from scoring.wording.words import sentence

_AXIS, _WIDE = LEFT + 58, 66.0
_PITCH = 8.0


def changes(sheet: Sheet, told: Comparison) -> None:
    """The two results, the scores by department, and the findings by what became of them."""
    sheet.open(Section(sheet.say("comparison"), told.headline))
    _results(sheet, told)
    if told.note:
        lines = sheet.canvas.wrap(told.note, INNER, size=8.8)
        sheet.y = sheet.canvas.lines(LEFT, sheet.y, lines, size=8.8, leading=4.5, colour=RED) + 4
    _scores(sheet, told)
    for key, found, colour in (
        ("repeated", told.repeated, RED),
        ("new", told.new, INK),
        ("solved", told.solved, GREEN),
    ):
        _findings(sheet, sentence(sheet.words.count(f"compare.{key}", len(found))), found, colour)


def _results(sheet: Sheet, told: Comparison) -> None:
    width = (INNER - 8) / 2
    for place, report in enumerate((told.before, told.after)):
        _result(sheet, LEFT + place * (width + 8), width, report)
    sheet.y += 34


def _result(sheet: Sheet, x: float, width: float, report: Report) -> None:
    canvas, y = sheet.canvas, sheet.y
    canvas.rect(x, y, width, 27, PANEL)
    canvas.text(x + 5, y + 6.4, report.inspected_on or "–", "semibold", 8.4, INK2)
    canvas.text(x + 5, y + 18.4, report.score, "light", 23, NAVY)
    with canvas.tag("Figure", report.stars_text, (x + 36, y + 11, 34, 7)):
        stars(canvas, x + 36, y + 14.6, report.stars, report.top_stars, radius=2.4, half=report.half_step)
    canvas.text(x + 36, y + 22.4, report.stars_text, "text", 7.8, INK2)


def _scores(sheet: Sheet, told: Comparison) -> None:
    canvas = sheet.canvas
    lines = told.departments
    drawn = [float(v) for line in lines for v in (line.before_value, line.after_value) if v is not None]
    low = max(0.0, min(drawn, default=0.0) // 10 * 10 - 10)
    _head(sheet, low)
    with canvas.tag("Table"):
        for line in lines:
            if not sheet.room(_PITCH + 6):
                sheet.turn()
                sheet.y += 4
                _head(sheet, low)
            _score(sheet, line, low, first=line is lines[0])
    y = sheet.y + 5
    with canvas.furniture():
        canvas.dot(LEFT + 1.2, y - 0.9, 1.1, TRACK)
        x = LEFT + 3.6 + canvas.text(LEFT + 3.6, y, sheet.say("before"), "text", 6.8, INK2) + 5
        canvas.dot(x + 1.2, y - 0.9, 1.3, TEAL)
        canvas.text(x + 3.8, y, sheet.say("after"), "text", 6.8, INK2)
    sheet.y = y + 11


def _head(sheet: Sheet, low: float) -> None:
    with sheet.canvas.furniture():
        sheet.canvas.text(_AXIS, sheet.y, f"{low:g}", "text", 7, INK3)
        sheet.canvas.text(_AXIS + _WIDE, sheet.y, "100", "text", 7, INK3, "right")
        sheet.columns(
            (
                (LEFT, sheet.say("department"), "left"),
                (LEFT + 138, sheet.say("before"), "right"),
                (LEFT + 155, sheet.say("after"), "right"),
                (RIGHT, sheet.say("change"), "right"),
            )
        )


def _score(sheet: Sheet, line: ChangeLine, low: float, *, first: bool) -> None:
    canvas, y = sheet.canvas, sheet.y + _PITCH / 2 + 1.1
    face = "semibold"
    colour: Colour = INK3 if not line.change else GREEN if line.change > 0 else RED
    canvas.rule(_AXIS, y - 1.1, _AXIS + _WIDE, LINE, 0.25)
    at = [
        _AXIS + _WIDE * (float(value) - low) / (100 - low) if value is not None else None
        for value in (line.before_value, line.after_value)
    ]
    if at[0] is not None and at[1] is not None:
        canvas.rect(min(at[0], at[1]), y - 1.5, abs(at[0] - at[1]), 0.8, colour)
    if at[0] is not None:
        canvas.dot(at[0], y - 1.1, 1.15, (150, 162, 174))
    if at[1] is not None:
        canvas.dot(at[1], y - 1.1, 1.4, RED if line.change is not None and line.change < 0 else TEAL)
    with canvas.tag("TR"):
        with canvas.tag("RowHead"):
            canvas.text(LEFT, y, canvas.fit(line.title, 55, face, 8.2), face, 8.2)
        for x, text, drawn, ink in (
            (LEFT + 138, line.before, "text", INK2),
            (LEFT + 155, line.after, face, INK),
            (RIGHT, line.change_text, "semibold", colour),
        ):
            with canvas.tag("TD"):
                canvas.text(x, y, text, drawn, 8.6, ink, "right")
    sheet.y += _PITCH
    canvas.rule(LEFT, sheet.y, RIGHT, NAVY if first else LINE, 0.35 if first else 0.2)


def _findings(sheet: Sheet, title: str, found: tuple[Finding, ...], colour: Colour) -> None:
    canvas = sheet.canvas
    if not sheet.room(26):
        sheet.turn()
        sheet.y += 4
    sheet.heading(title)
    for finding in found:
        lines = canvas.wrap(finding.asked, 118, size=8.2, most=2)
        height = 3.9 * len(lines) + 3.2
        if not sheet.room(height):
            sheet.turn()
            sheet.y += 4
        if finding.critical:
            canvas.rect(LEFT, sheet.y - 3.4, INNER, height, RED_TINT)
        canvas.text(LEFT + 1.5, sheet.y + 0.6, finding.number, "semibold", 7.6, colour)
        canvas.lines(LEFT + 14, sheet.y + 0.6, lines, size=8.2, leading=3.9)
        department = canvas.fit(finding.department, 38, "text", 7.4)
        canvas.text(RIGHT - 1.5, sheet.y + 0.6, department, "text", 7.4, INK2, "right")
        sheet.y += height
        canvas.rule(LEFT, sheet.y - 3.4, RIGHT, LINE)
    sheet.y += 6
