"""What was said, appeals, and how the figures are made: the pages between the findings and the list."""

from __future__ import annotations

from scoring.pdf.canvas import INK, INK2, INNER, LEFT, LINE, NAVY, PANEL, RIGHT, TEAL, TEAL_TINT
from scoring.pdf.sheet import Sheet
from scoring.report.data import AppealTold, Quote, Section, Talk

_COLUMN = (INNER - 10) / 2
_QUOTE = INNER - 24
_MOST = 12
"""Lines of one quoted sentence; the rest stays in the record, and the report says so."""


def said(sheet: Sheet) -> None:
    """Each contact with its quoted sentences, who said them and what they were marked with."""
    report = sheet.report
    if not report.talks:
        return
    sheet.flow(report.talks_section, 60)
    sheet.canvas.text(RIGHT, sheet.y - 2, report.talks_section.note, "text", 7.2, INK2, "right")
    sheet.y += 3
    for talk in report.talks:
        _talk(sheet, talk)


def _talk(sheet: Sheet, talk: Talk) -> None:
    if not sheet.room(24):
        sheet.turn()
        sheet.y += 2
    canvas = sheet.canvas
    with canvas.tag("H2"):
        canvas.text(LEFT, sheet.y, canvas.fit(talk.title, 120, "semibold", 9), "semibold", 9, NAVY)
    canvas.text(RIGHT, sheet.y, talk.when, "text", 7.2, INK2, "right")
    sheet.y += 2.4
    canvas.rule(LEFT, sheet.y, RIGHT, NAVY, 0.4)
    for quote in talk.quotes:
        _quote(sheet, quote)
    sheet.y += 8


def _quote(sheet: Sheet, quote: Quote) -> None:
    canvas = sheet.canvas
    lines = canvas.wrap(f"“{quote.text}”", _QUOTE - 24, "book", 10.2, most=_MOST)
    if lines[-1].endswith("…"):
        sheet.left_out["notes"] += 1
    height = 4.9 * len(lines) + 3.6
    if not sheet.room(height):
        sheet.turn()
        sheet.y += 2
    y = sheet.y + 5.2
    canvas.text(LEFT, y, quote.who, "semibold", 7.6, INK2)
    canvas.lines(LEFT + 24, y, lines, "book", 10.2, leading=4.9, colour=INK)
    if quote.dimension:
        canvas.chip(RIGHT, y, quote.dimension, TEAL, TEAL_TINT, "right")
    sheet.y += height
    canvas.rule(LEFT, sheet.y, RIGHT, LINE, 0.15)


def method(sheet: Sheet) -> None:
    """Appeals, then how figures are made and how sure they are, in two columns."""
    report = sheet.report
    sheet.open(report.method_section)
    sheet.y += 5
    for start in range(0, len(report.method), 2):
        pair = report.method[start : start + 2]
        height = max(_height(sheet, section) for section in pair)
        if not sheet.room(height):
            sheet.turn()
            sheet.y += 2
        for place, section in enumerate(pair):
            _section(sheet, LEFT + place * (_COLUMN + 10), section)
        sheet.y += height + 8
    _appeals(sheet)


def _height(sheet: Sheet, section: Section) -> float:
    return 12 + 4.5 * len(sheet.canvas.wrap(section.headline, _COLUMN, size=8.8))


def _section(sheet: Sheet, x: float, section: Section) -> None:
    canvas, y = sheet.canvas, sheet.y
    canvas.rule(x, y, x + _COLUMN, LINE)
    with canvas.tag("H2"):
        canvas.text(x, y + 6, section.title, "semibold", 9.4, NAVY)
    canvas.lines(
        x, y + 11.6, canvas.wrap(section.headline, _COLUMN, size=8.8), size=8.8, leading=4.5, colour=INK2
    )


def _appeals(sheet: Sheet) -> None:
    """A clean place: what was appealed and how it ended, or that nothing was."""
    section, canvas = sheet.report.appeals_section, sheet.canvas
    if not sheet.room(34):
        sheet.turn()
    sheet.y += 4
    sheet.heading(section.title)
    canvas.rect(LEFT, sheet.y - 2, INNER, 12, PANEL)
    canvas.text(LEFT + 5, sheet.y + 5.2, section.headline, "text", 8.8, INK2)
    sheet.y += 14
    for appeal in sheet.report.appeals:
        _appeal(sheet, appeal)
    sheet.y += 2


def _appeal(sheet: Sheet, appeal: AppealTold) -> None:
    """The standard and what was claimed at the left, how it ended at the right."""
    canvas = sheet.canvas
    said = ": ".join(filter(None, (appeal.claim, appeal.reason)))
    left = canvas.wrap(appeal.text, _COLUMN + 10, "semibold", 8.4, most=2)
    claim = canvas.wrap(said, _COLUMN + 10, size=8.2, most=_MOST)
    right = canvas.wrap(appeal.decision, _COLUMN - 14, size=8.2, most=_MOST) if appeal.decision else []
    sheet.left_out["notes"] += sum(bool(lines) and lines[-1].endswith("…") for lines in (claim, right))
    height = max(4.2 * (len(left) + len(claim)), 4.2 * (len(right) + 2)) + 5
    if not sheet.room(height):
        sheet.turn()
        sheet.y += 2
    y, x = sheet.y + 4.6, RIGHT - _COLUMN + 14
    below = canvas.lines(LEFT, y, left, "semibold", 8.4, leading=4.2)
    canvas.lines(LEFT, below, claim, size=8.2, leading=4.2, colour=INK2)
    canvas.text(x, y, appeal.outcome, "semibold", 8.4, TEAL if appeal.granted else INK)
    canvas.text(RIGHT, y, appeal.when, "text", 7.2, INK2, "right")
    canvas.lines(x, y + 4.2, right, size=8.2, leading=4.2, colour=INK2)
    sheet.y += height
    canvas.rule(LEFT, sheet.y, RIGHT, LINE)
