"""The first two pages: the cover, and the summary that fits ten minutes."""

from __future__ import annotations

from scoring.behind.numbers import FIGURES
from scoring.pdf.canvas import (
    AMBER_TEXT,
    GOLD,
    GREEN,
    INK,
    INK2,
    INNER,
    LEFT,
    LINE,
    NAVY,
    PANEL,
    RED,
    RIGHT,
    TEAL,
    WHITE,
    Canvas,
    Colour,
)
from scoring.pdf.charts import bullet, cross_mark, down, gauge, night, ridges, stars, tick_mark
from scoring.pdf.sheet import Sheet
from scoring.report.data import DepartmentLine, Figure, Report, Section

PALE: Colour = (174, 190, 206)
TONES = {"good": GREEN, "bad": RED, "care": AMBER_TEXT, "": INK2}
STATUS: dict[str, Colour] = {"at": TEAL, "below": (111, 128, 145), "behind": RED, "none": LINE}
_MOST_BARS = 28
_CONTENTS = 276.0
_MOST_ROWS = 6


def cover(sheet: Sheet) -> None:
    """Hotel, stars, score and dates over a fjord."""
    sheet.blank()
    sheet.cover = True
    canvas, report = sheet.canvas, sheet.report
    canvas.pdf.start_section(sheet.say("report"))
    night(canvas)
    ridges(canvas)
    canvas.spaced(LEFT, 23.6, sheet.say("report"), 7.6, PALE, 1.6)
    canvas.text(RIGHT, 23.6, report.seal.visit[:8], "text", 7.6, PALE, "right")
    canvas.rule(LEFT, 28, RIGHT, (62, 84, 108), 0.25)
    y = _name(canvas, report)
    with canvas.tag("Figure", report.stars_text, (LEFT, y + 9, 60, 10)):
        held, top = report.stars, report.top_stars
        stars(
            canvas, LEFT, y + 14, held, top, radius=4.4, empty=(46, 70, 97), half=report.half_step
        )  # fmt: skip
    canvas.text(LEFT, y + 27.5, report.stars_text, "semibold", 11, WHITE)
    canvas.lines(LEFT, y + 33.8, canvas.wrap(report.standing, 104, size=9, most=3), size=9, colour=PALE)
    _dial(canvas, sheet, y + 24)
    _facts(canvas, sheet, y + 52)
    _remarks(canvas, report, y + 86)
    canvas.text(LEFT, 282.5, sheet.say("confidential"), "semibold", 7.4, WHITE)
    canvas.text(RIGHT, 282.5, sheet.say("made_on", date=report.made_on_text), "text", 7.4, WHITE, "right")


def _name(canvas: Canvas, report: Report) -> float:
    """The hotel's name as large as two lines allow; the baseline of its place below."""
    name = report.hotel.name or "–"
    size = next((s for s in (38, 32, 27, 23) if len(canvas.wrap(name, INNER, "serif", s)) <= 2), 20)
    lines = canvas.wrap(name, INNER, "serif", size, most=3)
    with canvas.tag("H1"):
        y = canvas.lines(LEFT, 54, lines, "serif", size, leading=size * 0.42, colour=WHITE)
    y += 12 - size * 0.42
    canvas.text(LEFT, y, canvas.fit(report.hotel.place, 100, "text", 11), "text", 11, PALE)
    return y


def _dial(canvas: Canvas, sheet: Sheet, y: float) -> None:
    """What the stars are read off, on its ruler."""
    report, ruler = sheet.report, sheet.report.ruler
    value = None if ruler.value is None else float(ruler.value)
    low = 0.0 if ruler.measure == "points" else axis_start(report)
    told = f"{sheet.say('score')}: {ruler.text} {ruler.title}"
    with canvas.tag("Figure", told, (128, y - 28, 64, 46)):
        gauge(canvas, 160, y, 25, value, report.bands, low, float(ruler.full))
    sheet.number(160, y + 2, ruler.text, "total", "light", 33, WHITE, "centre")
    canvas.text(160, y + 10, canvas.fit(ruler.title, 42, "text", 7.4), "text", 7.4, PALE, "centre")


def axis_start(report: Report) -> float:
    """Where a score's axis begins: nought, or a round ten below all that is drawn on it."""
    drawn = [
        report.score_value,
        report.ruler.value if report.ruler.measure != "points" else None,
        *(line.value for line in report.departments),
        *(b.score for b in report.bands if report.ruler.measure != "points"),
    ]
    least = float(min((value for value in drawn if value is not None), default=0))
    return float(max(0, int(least // 10) * 10 - 10))


def _facts(canvas: Canvas, sheet: Sheet, y: float) -> None:
    report = sheet.report
    facts = [
        (sheet.say("inspected"), report.inspected_on),
        (sheet.say("inspectors"), report.inspected_by),
        (sheet.say("applied"), report.standards_applied),
        (sheet.say("made"), report.made_on_text),
    ]
    for place, (label, told) in enumerate((label, told) for label, told in facts if told):
        x, top = LEFT + place % 2 * 88, y + place // 2 * 15
        canvas.text(x, top, label, "text", 7.2, PALE)
        canvas.text(x, top + 5, canvas.fit(told, 84, "semibold", 9), "semibold", 9, WHITE)


def _remarks(canvas: Canvas, report: Report, y: float) -> None:
    """What must be known before the stars are read, under a gold line."""
    for remark in report.remarks:
        lines = canvas.wrap(remark, INNER - 6, "semibold", 9, most=2)
        canvas.rect(LEFT, y - 3.6, 0.9, 4.6 * len(lines), GOLD)
        y = canvas.lines(LEFT + 4, y, lines, "semibold", 9, colour=WHITE) + 1.6


def summary(sheet: Sheet) -> tuple[int, float]:
    """One page: the finding, five numbers, departments, what holds and pulls; page and y for the contents."""
    report, canvas = sheet.report, sheet.canvas
    sheet.open(Section(sheet.say("summary"), report.headline))
    _figures(sheet)
    lines = canvas.wrap(report.summary, INNER, "book", 11.4, most=6)
    sheet.y = canvas.lines(LEFT, sheet.y, lines, "book", 11.4, leading=5.6) + 5
    top = sheet.y
    left = _bars(sheet, top)
    right = _verdicts(sheet, top, left)
    sheet.y = max(left, right) + 4
    _next(sheet)
    return sheet.page, min(_CONTENTS, sheet.y + 9)


def _figures(sheet: Sheet) -> None:
    pitch = (INNER + 3.6) / len(sheet.report.figures)
    for place, figure in enumerate(sheet.report.figures):
        _figure(sheet, LEFT + place * pitch, sheet.y, pitch - 3.6, figure)
    sheet.y += 34


def _figure(sheet: Sheet, x: float, y: float, width: float, figure: Figure) -> None:
    canvas = sheet.canvas
    canvas.rect(x, y - 2.4, width, 0.7, NAVY)
    size = next((s for s in (23, 20, 17) if canvas.width(figure.value, "light", s) <= width), 13)
    sheet.number(x, y + 9.6, figure.value, FIGURES.get(figure.id, ""), "light", size, NAVY)
    canvas.text(x, y + 16.2, canvas.fit(figure.label, width, "semibold", 7.8), "semibold", 7.8)
    lines = canvas.wrap(figure.note, width, "text", 7.2, most=2)
    canvas.lines(x, y + 20.6, lines, "text", 7.2, leading=3.6, colour=TONES[figure.tone])


def _bars(sheet: Sheet, y: float) -> float:
    """The departments best to worst against the star's line; the y below them."""
    canvas, report = sheet.canvas, sheet.report
    canvas.text(LEFT, y, sheet.say("by_department"), "semibold", 11, NAVY)
    rows = report.departments[:_MOST_BARS]
    box = 22 + 5 * min(_MOST_ROWS, len(report.path.rows))
    pitch = min(8.0, (_CONTENTS - 16 - y - box) / max(1, len(rows)))
    low = axis_start(report)
    y += 8
    for row in rows:
        _bar(sheet, y, row, low, float(report.line.score) if report.line else None)
        y += pitch
    if report.line:
        canvas.rect(LEFT + 42, y - 2.6, 0.6, 3.2, INK)
        canvas.text(LEFT + 44.4, y, _line(sheet), "text", 6.6, INK2)
    if more := len(report.departments) - len(rows):
        canvas.text(LEFT, y, f"+ {more}", "text", 6.6, INK2)
    return y


def _line(sheet: Sheet) -> str:
    line = sheet.report.line
    if line is None:
        return ""
    return sheet.words.say("line", stars=sheet.words.number(line.stars), score=line.text)


def _bar(sheet: Sheet, y: float, row: DepartmentLine, low: float, line: float | None) -> None:
    canvas = sheet.canvas
    canvas.text(LEFT, y, canvas.fit(row.title, 39, "text", 7.8), "text", 7.8)
    value = None if row.value is None else float(row.value)
    bullet(canvas, LEFT + 41, y - 1, 30, value, low=low, line=line, colour=STATUS[row.status])
    colour = RED if row.status == "behind" else INK
    sheet.number(LEFT + 81, y, row.score, f"department:{row.id}", "semibold", 8, colour, "right")


def _verdicts(sheet: Sheet, y: float, lowest: float) -> float:
    """What holds the score up and what pulls it down, three or as many as fit; the y below."""
    report = sheet.report
    words, seen = sheet.words, report.score_value is not None
    nothing = words.say("departments.none")
    held = words.say("strengths"), report.strengths, words.say("strengths.none") if seen else nothing, True
    pulled = (
        words.say("weaknesses"),
        report.weaknesses,
        words.say("weaknesses.none") if seen else nothing,
        False,
    )
    for title, rows, none, good in (held, pulled):
        room = len(rows) if good else max(3, int((lowest - y - 8) / 11.5))
        y = _evidence(sheet.canvas, y, title, rows[:room], none, good=good) + 3
    return y


def _evidence(
    canvas: Canvas, y: float, title: str, rows: tuple[Section, ...], nothing: str, *, good: bool
) -> float:
    x = 111.0
    canvas.text(x, y, title, "semibold", 11, NAVY)
    y += 7.6
    for row in rows:
        (tick_mark if good else down)(canvas, x, y - 1)
        headline = canvas.fit(row.headline, RIGHT - x - 5, "semibold", 8.6)
        canvas.text(x + 5, y, headline, "semibold", 8.6)
        lines = canvas.wrap(row.note, RIGHT - x - 5, "text", 7.8, most=2)
        y = canvas.lines(x + 5, y + 4.4, lines, "text", 7.8, leading=3.9, colour=INK2) + 2.9
    if not rows:
        canvas.text(x, y, nothing, "text", 7.8, INK2)
        y += 6
    return y


def _next(sheet: Sheet) -> None:
    """The open conditions of the next star in a box, as far as there is room."""
    canvas, path = sheet.canvas, sheet.report.path
    room = int((_CONTENTS - 8 - sheet.y - 15) / 5)
    rows = path.rows[: max(0, min(_MOST_ROWS, room))]
    if not rows:
        return
    canvas.rect(LEFT, sheet.y, INNER, 12 + 5 * len(rows), PANEL)
    canvas.rect(LEFT, sheet.y, 1.2, 12 + 5 * len(rows), GOLD)
    y = sheet.y + 7
    canvas.text(LEFT + 7, y, canvas.fit(path.headline, INNER - 14, "semibold", 10), "semibold", 10, NAVY)
    for row in rows:
        y += 5 if row is not rows[0] else 6
        (tick_mark if row.met else cross_mark)(canvas, LEFT + 7, y - 1)
        canvas.text(LEFT + 12, y, canvas.fit(row.sentence, 70, "text", 8), "text", 8)
        sheet.number(LEFT + 86, y, canvas.fit(row.found, 46, "semibold", 8), row.behind, "semibold", 8)
        canvas.text(RIGHT - 6, y, row.gap, "text", 8, INK2 if row.met else RED, "right")
    sheet.y = y + 6
