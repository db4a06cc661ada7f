"""Timed standards: every limit on one vertical line, worst first."""

from __future__ import annotations

from scoring.pdf.canvas import GOLD_TEXT, INK, INK2, INK3, LEFT, RED, RIGHT, TEAL, TRACK
from scoring.pdf.charts import against_limit
from scoring.pdf.control import control
from scoring.pdf.sheet import Sheet
from scoring.report.data import TimedRow

_LABEL = 84.0
_CHART = LEFT + 88
_WIDTH = 41.0
_WITHIN = 40
"""Times within their limits that are drawn, the nearest to it; all of them are in the attached rating."""
_MOST = 3.0
"""The longest share of a limit that is drawn; what is longer ends there with its figure beside it."""


def timed(sheet: Sheet) -> None:
    """A row for each timed observation that counts; the chart's axis is the same on every page."""
    report = sheet.report
    counted = [row for row in report.timed if row.verdict != "not_counted"]
    kept = [row for row in counted if row.verdict == "within"]
    hidden = {row.observation for row in kept[_WITHIN:]}
    rows = [row for row in counted if row.observation not in hidden]
    if not rows:
        sheet.flow(report.timed_section, 30)
        return
    sheet.open(report.timed_section)
    sheet.reach("timed")
    longest = max((float(row.drawn) for row in rows if row.drawn is not None), default=1.0)
    most = min(_MOST, max(1.6, longest * 1.05))
    top = _head(sheet, most)
    with sheet.canvas.tag("Table"):
        for row in rows:
            height = _height(sheet, row)
            if not sheet.room(height + 8):
                _limit_line(sheet, top, most)
                sheet.turn()
                sheet.y += 3
                top = _head(sheet, most)
            _row(sheet, row, height, most)
    _limit_line(sheet, top, most)
    _key(sheet)
    if (more := len(kept) - _WITHIN) > 0:
        sheet.canvas.text(LEFT, sheet.y - 3, sheet.words.count("timed.more", more), "text", 7.6, INK2)
        sheet.y += 5
    control(sheet)


def _head(sheet: Sheet, most: float) -> float:
    with sheet.canvas.furniture():
        sheet.canvas.text(_CHART + _WIDTH / most, sheet.y, sheet.say("limit"), "semibold", 7, INK, "centre")
        sheet.columns(
            (
                (LEFT, sheet.say("standard"), "left"),
                (LEFT + 151, sheet.say("observed"), "right"),
                (RIGHT, sheet.say("limit_head"), "right"),
            )
        )
    return sheet.y


def _limit_line(sheet: Sheet, top: float, most: float) -> None:
    at = _CHART + _WIDTH / most
    sheet.canvas.line((at, top), (at, sheet.y), INK, 0.35)


def _height(sheet: Sheet, row: TimedRow) -> float:
    label = len(sheet.canvas.wrap(row.label, _LABEL, size=7.9, most=3))
    return 3.5 * max(label, len(_limit(sheet, row))) + 6.6


def _limit(sheet: Sheet, row: TimedRow) -> list[str]:
    return sheet.canvas.wrap(row.limit, 21.5, size=8.2, most=2)


def _row(sheet: Sheet, row: TimedRow, height: float, most: float) -> None:
    canvas, y = sheet.canvas, sheet.y + 5
    bad = row.verdict == "over"
    with canvas.tag("TR"):
        with canvas.tag("RowHead"):
            label = canvas.wrap(row.label, _LABEL, size=7.9, most=3)
            after = canvas.lines(LEFT, y, label, size=7.9, leading=3.5)
            where = " · ".join(filter(None, (row.department, row.when)))
            canvas.text(LEFT, after - 0.1, canvas.fit(where, _LABEL, "text", 6.6), "text", 6.6, INK3)
        _times(sheet, row, y)
    middle = y - 1
    canvas.rule(_CHART, middle, _CHART + _WIDTH, TRACK, 0.2)
    if row.drawn is not None and row.verdict in ("over", "within", "excused"):
        excused = row.verdict == "excused"
        against_limit(canvas, _CHART, middle, _WIDTH, float(row.drawn), most=most, bad=bad, excused=excused)
    sheet.y += height


def _times(sheet: Sheet, row: TimedRow, y: float) -> None:
    """What was observed, and the limit with how far past it that is."""
    canvas, bad = sheet.canvas, row.verdict == "over"
    face, colour = ("semibold", RED) if bad else ("text", INK)
    with canvas.tag("TD", holds=True):
        observed = canvas.fit(row.observed, 22, face, 8.2)
        sheet.number(LEFT + 151, y, observed, f"standard:{row.standard}", face, 8.2, colour, "right")
    with canvas.tag("TD"):
        below = canvas.lines(RIGHT, y, _limit(sheet, row), size=8.2, leading=3.6, colour=INK2, align="right")
        told = row.verdict_text if row.contradicts or not row.over else row.over
        if told and row.verdict != "within":
            shown = canvas.fit(told, RIGHT - _CHART, "text", 6.8)
            canvas.text(RIGHT, below, shown, "text", 6.8, RED if bad else GOLD_TEXT, "right")


def _key(sheet: Sheet) -> None:
    canvas, y = sheet.canvas, sheet.y + 5
    canvas.dot(LEFT + 1.1, y - 0.9, 1.1, TEAL)
    x = LEFT + 3.4 + canvas.text(LEFT + 3.4, y, sheet.say("within"), "text", 6.8, INK2) + 5
    canvas.polygon([(x, y - 2), (x + 2.6, y - 2), (x + 1.3, y + 0.3)], RED)
    canvas.text(x + 3.8, y, sheet.say("over"), "text", 6.8, INK2)
    canvas.text(RIGHT, y, sheet.report.timed_section.note, "text", 6.8, INK2, "right")
    sheet.y = y + 10
