"""The control chart of one timed standard: every time in order, the mean, the control limits, the limit."""

# ruff: noqa: PLR0917 - a place, then what stands there, then its look: so drawing reads

from __future__ import annotations

from scoring.pdf.canvas import INK, INK2, INK3, INNER, LEFT, NAVY, PANEL, RED, RIGHT, TEAL, Canvas, Colour
from scoring.pdf.sheet import Sheet
from scoring.report.data import ControlChart

_WIDTH = 136.0
_TALL = 44.0
_HEIGHT = 96.0
"""mm that chart and reading take together."""


def control(sheet: Sheet) -> None:
    """The chart with how to read it and what it means; nothing where no standard was timed often enough."""
    chart = sheet.report.control
    if chart is None:
        return
    if not sheet.room(_HEIGHT):
        sheet.turn()
        sheet.y += 4
    title = sheet.canvas.fit(chart.title, INNER, "semibold", 11)
    sheet.y += 4
    sheet.heading(title)
    with sheet.canvas.tag("Figure", f"{chart.title}. {chart.reading}", (LEFT, sheet.y, INNER, _TALL)):
        _draw(sheet.canvas, sheet.y, chart)
    sheet.y += _TALL + 10
    _told(sheet, LEFT, sheet.say("how_to_read"), chart.reading)
    _told(sheet, LEFT + INNER / 2 + 5, sheet.say("what_it_means"), chart.advice)
    sheet.y += 34


def _told(sheet: Sheet, x: float, title: str, text: str) -> None:
    canvas, width = sheet.canvas, INNER / 2 - 5
    with canvas.tag("H2"):
        canvas.text(x, sheet.y, title, "semibold", 10, NAVY)
    canvas.lines(x, sheet.y + 5.4, canvas.wrap(text, width, size=8.8), size=8.8, leading=4.6)


def _draw(canvas: Canvas, top: float, chart: ControlChart) -> None:
    highest = max(float(chart.upper), float(chart.limit), *(float(p.ms) for p in chart.points)) * 1.04
    lowest = min(float(chart.lower), *(float(p.ms) for p in chart.points)) * 0.96

    def level(ms: float) -> float:
        return top + _TALL * (1 - (ms - lowest) / (highest - lowest or 1))

    upper, lower = level(float(chart.upper)), level(float(chart.lower))
    canvas.rect(LEFT, upper, _WIDTH, lower - upper, PANEL)
    for y in (upper, lower):
        _dashes(canvas, y, INK3)
    canvas.rule(LEFT, level(float(chart.mean)), LEFT + _WIDTH, INK3, 0.2)
    canvas.rule(LEFT, level(chart.limit), LEFT + _WIDTH, INK, 0.5)
    pitch = (_WIDTH - 6) / max(1, len(chart.points) - 1)
    places = [(LEFT + 3 + pitch * n, level(point.ms)) for n, point in enumerate(chart.points)]
    canvas.stroke(places, TEAL, 0.35)
    for (x, y), point in zip(places, chart.points, strict=True):
        if point.late:
            canvas.polygon([(x - 1.3, y + 1.1), (x + 1.3, y + 1.1), (x, y - 1.3)], RED)
        else:
            canvas.dot(x, y, 0.95, TEAL)
    _labels(canvas, chart, level(float(chart.mean)), level(chart.limit), upper, lower)


def _dashes(canvas: Canvas, y: float, colour: Colour) -> None:
    for place in range(int(_WIDTH / 3)):
        canvas.rule(LEFT + 3 * place, y, LEFT + 3 * place + 1.8, colour, 0.2)


def _labels(
    canvas: Canvas, chart: ControlChart, mean: float, limit: float, upper: float, lower: float
) -> None:
    """The four lines' names at the right, moved apart where they would touch."""
    told = [
        (upper, chart.upper_text, "text", INK2),
        (limit, chart.limit_text, "semibold", INK),
        (mean, chart.mean_text, "text", INK2),
        (lower, chart.lower_text, "text", INK2),
    ]
    at = -100.0
    for y, text, face, colour in sorted(told, key=lambda line: line[0]):
        at = max(y + 0.9, at + 3.2)
        canvas.text(
            LEFT + _WIDTH + 2, at, canvas.fit(text, RIGHT - LEFT - _WIDTH - 2, face, 6.8), face, 6.8, colour
        )
