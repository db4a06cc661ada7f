"""The last page: what the report stands on, how stars are set, what the file leaves out."""

from __future__ import annotations

from scoring.pdf.canvas import GOLD_TINT, INK, INK2, INNER, LEFT, LINE, PANEL, RIGHT, TRACK, WHITE
from scoring.pdf.charts import stars
from scoring.pdf.qr import code
from scoring.pdf.sheet import Sheet
from scoring.report.data import Section, StarRow

_SIDE = 46.0
_NAMED = 12
"""Signs that are named where this file's fonts lack them."""


def seal(sheet: Sheet) -> None:
    """Digests and code, the table of stars, and what was left out."""
    sheet.open(Section(sheet.say("verify"), sheet.say("verify_head")))
    _panel(sheet)
    _star_table(sheet)
    left_out(sheet)


def _panel(sheet: Sheet) -> None:
    canvas, report = sheet.canvas, sheet.report
    how, more = ("verify_how_page", 14) if report.seal.page else ("verify_how", 0)
    canvas.rect(LEFT, sheet.y - 2, INNER, 66 + more, PANEL)
    code(canvas, LEFT + 8, sheet.y + 8, _SIDE, report.seal.payload)
    x = LEFT + 62
    y = canvas.lines(
        x,
        sheet.y + 10.5,
        canvas.wrap(sheet.say(how), RIGHT - x - 8, size=8.6),
        leading=4.4,
        size=8.6,
    )
    y += 2.5
    for label, told in _facts(sheet):
        canvas.text(x, y, label, "text", 7.6, INK2)
        lines = canvas.wrap(told, RIGHT - x - 28, "semibold", 7.6, most=2)
        y = canvas.lines(x + 22, y, lines, "semibold", 7.6, leading=3.9) + 1.3
    sheet.y += 76 + more


def _facts(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    held = sheet.report.seal
    return (
        (sheet.say("visit"), held.visit or "–"),
        (sheet.say("log_head"), in_groups(held.log_head)),
        (sheet.say("pack"), held.pack),
        (sheet.say("pack_hash"), in_groups(held.pack_hash)),
        (sheet.say("scorer"), held.scorer),
        *([(sheet.say("verify_page"), held.page)] if held.page else []),
    )


def in_groups(digest: str) -> str:
    """A digest in groups of eight, so that it can be compared by eye."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8)) or "–"


def _star_table(sheet: Sheet) -> None:
    sheet.heading(sheet.say("star_table"))
    with sheet.canvas.tag("Table"):
        sheet.columns(
            (
                (LEFT + 2, sheet.say("stars"), "left"),
                (LEFT + 38, sheet.say("score"), "left"),
                (LEFT + 72, sheet.say("gates"), "left"),
            )
        )
        for row in sheet.report.star_table:
            _star_row(sheet, row)
    sheet.y += 12


def _star_row(sheet: Sheet, row: StarRow) -> None:
    canvas = sheet.canvas
    gates = canvas.wrap(" · ".join(row.gates) or "–", RIGHT - LEFT - 74, size=8, most=3)
    height = 3.8 * len(gates) + 4.4
    if not sheet.room(height):
        sheet.turn()
    if row.held:
        canvas.rect(LEFT, sheet.y, INNER, height, GOLD_TINT)
    face, top = "semibold" if row.held else "text", max(row.stars, sheet.report.top_stars)
    with canvas.tag("TR"):
        with canvas.tag("RowHead", sheet.words.stars(row.stars)):
            empty = WHITE if row.held else TRACK
            stars(canvas, LEFT + 2, sheet.y + 4, row.stars, top, radius=1.55, empty=empty)
        with canvas.tag("TD"):
            canvas.text(LEFT + 38, sheet.y + 5, row.score, face, 8)
        with canvas.tag("TD"):
            canvas.lines(LEFT + 72, sheet.y + 5, gates, face, 8, leading=3.8)
    sheet.y += height
    canvas.rule(LEFT, sheet.y, RIGHT, LINE)


def left_out(sheet: Sheet) -> None:
    """What this file does not show, in sentences; or that it shows all."""
    told = _sentences(sheet) or [sheet.say("left_out_nothing")]
    if not sheet.room(10 + 5 * len(told)):
        sheet.turn()
    sheet.heading(sheet.say("left_out"))
    for sentence in told:
        lines = sheet.canvas.wrap(sentence, INNER, size=8.4)
        sheet.y = sheet.canvas.lines(LEFT, sheet.y, lines, size=8.4, leading=4.2, colour=INK) + 0.8


def _sentences(sheet: Sheet) -> list[str]:
    rows = [row for department in sheet.report.standards for row in department.rows]
    unobserved = sum(row.outcome == "not_observed" for row in rows)
    unknown = sorted(f"U+{ord(letter):04X}" for letter in sheet.canvas.letters.unknown)
    counts = {**sheet.left_out, "unobserved": unobserved, "letters": len(unknown)}
    signs = ", ".join(unknown[:_NAMED]) + (" …" if len(unknown) > _NAMED else "")
    keys = ("unobserved", "notes", "photo_missing", "photo_broken", "photo_more", "letters")
    return [sheet.words.count(f"left.{key}", counts[key], signs=signs) for key in keys if counts.get(key)]
