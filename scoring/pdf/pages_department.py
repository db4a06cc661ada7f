"""The first page of a department's sheet: its score, and a line for each action to say who and by when."""

from __future__ import annotations

from scoring.pdf.canvas import INK, INK2, INNER, LEFT, LINE, RED, RED_TINT, RIGHT
from scoring.pdf.sheet import Sheet
from scoring.report.data import Finding, Section
from scoring.report.department import DepartmentSheet

_TEXT = 84.0
_WHO, _WHEN = LEFT + 124, LEFT + 152


def actions(sheet: Sheet, told: DepartmentSheet) -> None:
    """What each finding asks for, the costliest first, with room to write on."""
    canvas, words, line = sheet.canvas, sheet.words, told.line
    sheet.open(Section(line.title, told.headline))
    counts = words.say("share.counted", met=line.met, counted=line.counted)
    canvas.text(LEFT, sheet.y + 1, f"{counts} · {line.status_text}", "text", 8.8, INK2)
    sheet.y += 12
    if not told.findings:
        return
    sheet.heading(sheet.say("actions"), sheet.say("actions_note"))
    _head(sheet)
    with canvas.tag("Table"):
        for finding in told.findings:
            _row(sheet, finding)
    sheet.y += 8


def _head(sheet: Sheet) -> None:
    with sheet.canvas.furniture():
        sheet.columns(
            (
                (LEFT, sheet.say("finding"), "left"),
                (LEFT + 14, sheet.say("to_do"), "left"),
                (LEFT + 116, sheet.say("points"), "right"),
                (_WHO, sheet.say("who"), "left"),
                (_WHEN, sheet.say("by_when"), "left"),
            )
        )


def _row(sheet: Sheet, finding: Finding) -> None:
    canvas = sheet.canvas
    lines = canvas.wrap(finding.asked, _TEXT, size=8.4, most=3)
    height = max(9.0, 4.0 * len(lines) + 5)
    if not sheet.room(height):
        sheet.turn()
        sheet.y += 2
        _head(sheet)
    if finding.critical:
        canvas.rect(LEFT, sheet.y + 0.1, INNER, height - 0.1, RED_TINT)
    y = sheet.y + 5.4
    with canvas.tag("TR"):
        with canvas.tag("TD"):
            canvas.text(LEFT + (1.5 if finding.critical else 0), y, finding.number, "semibold", 7.8, INK)
        with canvas.tag("TD"):
            canvas.lines(LEFT + 14, y, lines, size=8.4, leading=4.0)
        with canvas.tag("TD", holds=True):
            colour, behind = RED if finding.critical else INK, f"standard:{finding.standard}"
            sheet.number(LEFT + 116, y, finding.points, behind, "semibold", 8.4, colour, "right")
    for start, end in ((_WHO, _WHEN - 3), (_WHEN, RIGHT - 1)):
        canvas.rule(start, sheet.y + height - 2.6, end, INK2, 0.2)
    sheet.y += height
    canvas.rule(LEFT, sheet.y, RIGHT, LINE)
