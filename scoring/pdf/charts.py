"""The report's drawings: each a function of a canvas, a place and data."""

# ruff: noqa: PLR0917 - a place, then what stands there, then its look: so drawing reads

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from scoring.pdf.canvas import (
    GOLD,
    GOLD_TEXT,
    GREEN,
    HEIGHT,
    INK,
    LINE,
    NAVY,
    RED,
    TEAL,
    TRACK,
    WHITE,
    WIDTH,
    Canvas,
    Colour,
    Point,
)
from scoring.report.data import BandTick

_RIDGES: tuple[tuple[Colour, float, float, float], ...] = (
    ((21, 49, 77), 200.0, 14.0, 0.3),
    ((27, 64, 93), 214.0, 12.0, 1.9),
    ((36, 80, 104), 228.0, 10.0, 3.4),
    ((49, 98, 120), 246.0, 6.0, 5.2),
    ((69, 119, 135), 266.0, 4.5, 0.9),
)
"""Colour, height of the line, depth of its waves and where they start: far ones darker, near ones lighter."""
_DIM: Colour = (46, 70, 97)
_SWEEP = 240.0


def ridges(canvas: Canvas) -> None:
    """A fjord at night: five layers of mountains over the lower third of the page."""
    for colour, level, depth, start in _RIDGES:
        crest = [(x, _crest(x, level, depth, start)) for x in _steps(0, WIDTH, 1.5)]
        canvas.polygon([(0, HEIGHT), *crest, (WIDTH, HEIGHT)], colour)


def _crest(x: float, level: float, depth: float, start: float) -> float:
    far = x / WIDTH * 2 * pi
    waves = sin(far * 1.1 + start) + 0.5 * sin(far * 2.3 + 2 * start) + 0.16 * sin(far * 8.3 + 3 * start)
    return level - depth * waves


def _steps(start: float, end: float, step: float) -> list[float]:
    count = round((end - start) / step)
    return [start + (end - start) * place / count for place in range(count + 1)]


def star(canvas: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    """A five-pointed star around (x, y)."""
    canvas.polygon(_corners(x, y, radius)[:10], colour)


def _corners(x: float, y: float, radius: float) -> list[Point]:
    """The ten corners of a star, its top first and, again, last: the left half is from the sixth on."""
    points: list[Point] = []
    for corner in range(11):
        reach = radius if corner % 2 == 0 else radius * 0.42
        angle = -pi / 2 + corner * pi / 5
        points.append((x + reach * cos(angle), y + reach * sin(angle)))
    return points


def stars(
    canvas: Canvas, x: float, y: float, held: int, top: int, *, radius: float, empty: Colour = TRACK,
    half: bool = False,
) -> None:  # fmt: skip
    """A row of stars, the held ones in gold, from the left edge x; `half` fills half of the next."""
    pitch = radius * 2.6
    for place in range(top):
        star(canvas, x + radius + place * pitch, y, radius, GOLD if place < held else empty)
    if half and held < top:
        canvas.polygon(_corners(x + radius + held * pitch, y, radius)[5:], GOLD)


def gauge(
    canvas: Canvas,
    x: float,
    y: float,
    radius: float,
    score: float | None,
    bands: Sequence[BandTick],
    low: float,
    full: float = 100,
) -> None:
    """An arc from `low` to `full` filled up to the score, with a tick where each star begins."""
    _arc(canvas, x, y, radius, 0.0, 1.0, _DIM)
    if score is not None and score > low:
        _arc(canvas, x, y, radius, 0.0, _share(score, low, full), GOLD)
    for band in bands:
        if float(band.score) > low:
            _tick(canvas, x, y, radius, _share(float(band.score), low, full), f"{band.stars}★")


def _share(score: float, low: float, full: float = 100) -> float:
    return min(1.0, max(0.0, (score - low) / (full - low)))


def _at(x: float, y: float, radius: float, share: float) -> Point:
    angle = (-90 - _SWEEP / 2 + _SWEEP * share) * pi / 180
    return x + radius * cos(angle), y + radius * sin(angle)


def _arc(canvas: Canvas, x: float, y: float, radius: float, start: float, end: float, colour: Colour) -> None:
    steps = max(2, round(90 * (end - start)))
    shares = [start + (end - start) * step / steps for step in range(steps + 1)]
    outer = [_at(x, y, radius, share) for share in shares]
    inner = [_at(x, y, radius - 3.2, share) for share in reversed(shares)]
    canvas.polygon([*outer, *inner], colour)


def _tick(canvas: Canvas, x: float, y: float, radius: float, share: float, label: str) -> None:
    canvas.line(_at(x, y, radius - 4.2, share), _at(x, y, radius + 1, share), WHITE, 0.5)
    place = _at(x, y, radius + 4, share)
    canvas.text(place[0], place[1] + 0.9, label, "text", 6.6, (184, 199, 214), "centre")


def bullet(
    canvas: Canvas, x: float, y: float, width: float, value: float | None, *, low: float, line: float | None,
    colour: Colour, height: float = 3.4,
) -> None:  # fmt: skip
    """A bar from `low` to 100 with the line of a star, y its middle."""
    canvas.rect(x, y - height / 2, width, height, TRACK)
    if value is not None:
        canvas.rect(x, y - height * 0.3, width * _share(value, low), height * 0.6, colour)
    if line is not None:
        at = x + width * _share(line, low)
        canvas.rect(at - 0.3, y - height / 2 - 0.7, 0.6, height + 1.4, INK)


def against_limit(
    canvas: Canvas, x: float, y: float, width: float, ratio: float, *, most: float, bad: bool, excused: bool
) -> None:
    """A time as its share of the limit: a dot within, a triangle past it; `most` is the axis' end."""
    limit = x + width / most
    end = x + width * min(ratio, most) / most
    colour = RED if bad else TEAL
    thick = 1.0 if bad else 0.7
    start, stop = min(limit, end), max(limit, end)
    canvas.rect(start, y - thick / 2, stop - start, thick, colour)
    if bad or excused:
        hollow = WHITE if excused else colour
        canvas.polygon([(end - 1.5, y - 1.3), (end + 1.5, y - 1.3), (end, y + 1.5)], colour)
        if excused:
            canvas.polygon([(end - 0.7, y - 0.85), (end + 0.7, y - 0.85), (end, y + 0.55)], hollow)
    else:
        canvas.dot(end, y, 1.1, colour)


def scale(
    canvas: Canvas, x: float, y: float, width: float, value: float | None, *, low: float, colour: Colour
) -> None:
    """A dot on a hairline from `low` to 100."""
    canvas.rule(x, y, x + width, LINE, 0.3)
    if value is not None:
        at = x + width * _share(value, low)
        canvas.rect(x, y - 0.45, at - x, 0.9, colour)
        canvas.dot(at, y, 1.5, colour)


def tick_mark(canvas: Canvas, x: float, y: float, colour: Colour = GREEN) -> None:
    """A check, 3 mm wide."""
    canvas.stroke([(x, y), (x + 1, y + 1.1), (x + 2.8, y - 1.3)], colour, 0.55)


def cross_mark(canvas: Canvas, x: float, y: float, colour: Colour = RED) -> None:
    """A cross, 2.2 mm wide."""
    canvas.line((x, y - 1.1), (x + 2.2, y + 1.1), colour, 0.55)
    canvas.line((x, y + 1.1), (x + 2.2, y - 1.1), colour, 0.55)


def outcome_mark(canvas: Canvas, x: float, y: float, outcome: str) -> None:
    """The sign of an outcome, y its middle: dot, cross, half dot, dash, empty dot."""
    if outcome == "met":
        canvas.dot(x + 1, y, 0.9, GREEN)
    elif outcome == "not_met":
        cross_mark(canvas, x + 0.1, y)
    elif outcome == "partly":
        canvas.dot(x + 1, y, 0.95, GOLD_TEXT)
        canvas.rect(x, y - 1, 2, 1, WHITE)
        _ring(canvas, x + 1, y, 0.85, GOLD_TEXT)
    elif outcome == "not_applicable":
        canvas.rule(x, y, x + 2, INK, 0.3)
    else:
        _ring(canvas, x + 1, y, 0.8, LINE)


def _ring(canvas: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    canvas.pdf.set_draw_color(*colour)
    canvas.pdf.set_line_width(0.3)
    canvas.pdf.circle(x, y, radius, style="D")


def down(canvas: Canvas, x: float, y: float, colour: Colour = RED) -> None:
    """A triangle pointing down, 2.4 mm wide."""
    canvas.polygon([(x, y - 1), (x + 2.4, y - 1), (x + 1.2, y + 1.1)], colour)


def night(canvas: Canvas) -> None:
    """A whole page in navy."""
    canvas.rect(0, 0, WIDTH, HEIGHT, NAVY)
