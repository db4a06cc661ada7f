"""Guests beside the inspector: a short table by department, below what is drawn or on a page of its own."""

from __future__ import annotations

from scoring.pdf.canvas import AMBER_TEXT, AMBER_TINT, INK, INK2, INNER, LEFT, LINE, RIGHT
from scoring.pdf.sheet import Sheet
from scoring.report.data import VoicesLine

_ROW = 7.2
_MET, _HEARD, _SAYS = LEFT + 78, LEFT + 108, LEFT + 114


def voices(sheet: Sheet) -> None:
    """What guests said of the departments, and where it disagrees; nothing where no guest spoke."""
    report = sheet.report
    if not report.voices:
        return
    sheet.flow(report.voices_section, 30 + _ROW * min(len(report.voices), 12))
    canvas = sheet.canvas
    note = canvas.wrap(report.voices_section.note, INNER, size=8)
    sheet.y = canvas.lines(LEFT, sheet.y + 2, note, size=8, leading=4, colour=INK2) + 5
    _head(sheet)
    with canvas.tag("Table"):
        for line in report.voices:
            if not sheet.room(_ROW):
                sheet.turn()
                sheet.y += 4
                _head(sheet)
            with canvas.tag("TR"):
                _line(sheet, line)
    sheet.y += 8


def _head(sheet: Sheet) -> None:
    with sheet.canvas.furniture():
        sheet.columns(
            (
                (LEFT, sheet.say("department"), "left"),
                (_MET, sheet.words.say("voices.met"), "right"),
                (_HEARD, sheet.words.say("voices.content"), "right"),
                (_SAYS, sheet.words.say("voices.says"), "left"),
            )
        )


def _line(sheet: Sheet, line: VoicesLine) -> None:
    canvas, y = sheet.canvas, sheet.y + 5
    for x, text, align, room in (
        (LEFT, line.title, "left", 46.0),
        (_MET, line.inspected, "right", 34.0),
        (_HEARD, line.heard, "right", 28.0),
    ):
        with canvas.tag("TD"):
            canvas.text(x, y, canvas.fit(text, room, size=8.2), "text", 8.2, INK, align)
    with canvas.tag("TD"):
        said = canvas.fit(line.verdict, RIGHT - _SAYS - 3, size=7.2)
        if line.disagree:
            canvas.chip(_SAYS, y, said, AMBER_TEXT, AMBER_TINT)
        else:
            canvas.text(_SAYS, y, said, "text", 7.8, INK2)
    sheet.y += _ROW
    canvas.rule(LEFT, sheet.y, RIGHT, LINE, 0.15)
