"""The shortest way to the next star: the score as it climbs, step by step, then the steps as a list."""

from __future__ import annotations

from fractions import Fraction

from scoring.pdf.canvas import (
    BOTTOM,
    GOLD,
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
    TEAL,
    WHITE,
    Canvas,
)
from scoring.pdf.sheet import Sheet
from scoring.report.data import Way, WayStep

_TALL = 46.0
_MOST = 5
"""Steps that are drawn alone; what is beyond is one bar."""


def way(sheet: Sheet) -> None:
    """Nothing where there is no way to tell of."""
    told = sheet.report.way
    if told is None:
        return
    if not sheet.room(_TALL + 60):
        sheet.turn()
        sheet.y += 4
    lines = sheet.canvas.balanced(told.headline, INNER - 8, "serif", 14, most=2)
    with sheet.canvas.tag("H2"):
        sheet.y = sheet.canvas.lines(LEFT, sheet.y + 3, lines, "serif", 14, leading=6.2, colour=NAVY) + 3
    bars = _bars(sheet, told)
    with sheet.canvas.tag("Figure", told.headline, (LEFT, sheet.y, INNER, _TALL + 12)):
        _bridge(sheet.canvas, sheet.y, told, bars)
    sheet.y += _TALL + 18
    sheet.heading(sheet.say("actions"), told.note)
    _steps(sheet, told.steps)


def _bars(sheet: Sheet, told: Way) -> list[tuple[str, str, Fraction, Fraction]]:
    """(name, figure, from, to) of each bar; the ends are told apart by their height from the floor."""
    alone = told.steps if len(told.steps) <= _MOST + 1 else told.steps[:_MOST]
    bars, at = [], told.before
    for step in alone:
        bars.append((step.text, step.points_text, at, at + step.points))
        at += step.points
    if rest := len(told.steps) - len(alone):
        points = sum((step.points for step in told.steps[len(alone) :]), Fraction(0))
        name = sheet.words.count("way.rest", rest)
        bars.append((name, f"+{sheet.words.score(points)}", at, at + points))
    return bars


def _bridge(canvas: Canvas, top: float, told: Way, bars: list[tuple[str, str, Fraction, Fraction]]) -> None:
    low = float(told.before) - max(1.0, float(told.after - told.before) * 0.6)
    high = max(float(told.after), float(told.line or 0)) + 0.2
    pitch = INNER / (len(bars) + 2)
    wide = pitch * 0.68
    floor = top + _TALL

    def level(score: float) -> float:
        return floor - _TALL * (score - low) / (high - low)

    ends = (
        (0, float(told.before), told.before_text, NAVY),
        (len(bars) + 1, float(told.after), told.after_text, TEAL),
    )
    for place, score, text, colour in ends:
        x, y = LEFT + pitch * place + (pitch - wide) / 2, level(score)
        canvas.rect(x, y, wide, floor - y, colour)
        canvas.polygon(
            [(x, floor - 4), (x + wide, floor - 5.4), (x + wide, floor - 4.4), (x, floor - 3)], WHITE
        )
        canvas.text(x + wide / 2, y + 4.6, text, "semibold", 9, WHITE, "centre")
    before = level(float(told.before))
    for place, (name, text, start, end) in enumerate(bars, start=1):
        x, y, base = LEFT + pitch * place + (pitch - wide) / 2, level(float(end)), level(float(start))
        canvas.rule(x - (pitch - wide), before, x, INK3, 0.2)
        canvas.rect(x, y, wide, max(base - y, 0.4), TEAL)
        canvas.text(x + wide / 2, base + 4, text, "semibold", 8, TEAL, "centre")
        lines = canvas.wrap(name, pitch - 3, size=6.8, most=3)
        canvas.lines(x + wide / 2, floor + 4.4, lines, size=6.8, leading=3.2, colour=INK2, align="centre")
        before = y
    canvas.rule(LEFT, floor, RIGHT, INK2, 0.25)
    if told.line is not None:
        y = level(float(told.line))
        for place in range(int(INNER / 3)):
            canvas.rule(LEFT + 3 * place, y, LEFT + 3 * place + 1.8, GOLD, 0.4)
        canvas.text(LEFT, y - 1.4, told.line_text, "semibold", 7.4, GOLD_TEXT)


def _steps(sheet: Sheet, steps: tuple[WayStep, ...]) -> None:
    canvas = sheet.canvas
    with canvas.tag("Table"):
        sheet.columns(
            (
                (LEFT, sheet.say("finding"), "left"),
                (LEFT + 13, sheet.say("standard"), "left"),
                (LEFT + 112, sheet.say("department"), "left"),
                (RIGHT, sheet.say("points"), "right"),
            )
        )
        for place, step in enumerate(steps):
            if sheet.y + 14 > BOTTOM and len(steps) - place > 1:
                more = sheet.say("and_more", digits=len(steps) - place)
                with canvas.tag("TR"), canvas.tag("TD", span=4):
                    canvas.text(LEFT + 13, sheet.y + 4.6, more, "text", 7.6, INK3)
                sheet.y += 8
                break
            _step(sheet, step)
    sheet.y += 10


def _step(sheet: Sheet, step: WayStep) -> None:
    canvas, y = sheet.canvas, sheet.y + 4.8
    if step.critical:
        canvas.rect(LEFT, sheet.y + 0.1, INNER, 6.9, RED_TINT)
    inset = 1.5 if step.critical else 0.0
    with canvas.tag("TR"):
        with canvas.tag("TD"):
            canvas.text(LEFT + inset, y, step.finding, "semibold", 7.6, RED if step.critical else NAVY)
        with canvas.tag("TD"):
            canvas.text(LEFT + 13, y, canvas.fit(step.text, 96, size=8), "text", 8)
        with canvas.tag("TD"):
            canvas.text(LEFT + 112, y, canvas.fit(step.department, 42, size=7.6), "text", 7.6, INK2)
        with canvas.tag("TD", holds=True):
            behind = f"standard:{step.standard}"
            sheet.number(RIGHT - inset, y, step.points_text, behind, "semibold", 8, INK, "right")
    sheet.y += 7
    canvas.rule(LEFT, sheet.y, RIGHT, LINE)
