"""Findings, each kept together: photos at the left, the sentence, what was seen, what was asked."""

# ruff: noqa: PLR0917 - a place, then what stands there, then its look: so drawing reads

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scoring.pdf.canvas import (
    BOTTOM,
    GREY_TINT,
    INK,
    INK2,
    INK3,
    LEFT,
    LINE,
    NAVY,
    PANEL,
    POINT,
    RED,
    RED_TINT,
    RIGHT,
    Colour,
)
from scoring.pdf.photos import AS_SENT_ALL, Print, as_sent, printed
from scoring.pdf.sheet import Sheet
from scoring.report.data import Finding, PhotoRef

Photos = Callable[[str], bytes | None]
_PHOTO = 62.0
_TALL = 56.0
_SMALL = (29.6, 24.0)
_GUTTER = 8.0
_MOST_PHOTOS = 6
_MOST_LINES = 30
"""Lines of notes on one finding; the rest stays in the record, and the report says so."""


@dataclass(frozen=True)
class Placed:
    """A photo, its print or the reason why there is none, and its place in the finding's column."""

    photo: PhotoRef
    print: Print | None
    why: str
    x: float
    y: float
    width: float
    height: float
    of: str
    """What the finding says, for who does not see a photo without a caption."""


@dataclass(frozen=True)
class Run:
    """Lines of one look within a finding, with the space before them."""

    lines: Sequence[str]
    face: str
    size: float
    leading: float
    colour: Colour
    before: float = 0.0

    @property
    def height(self) -> float:
        return self.before + self.leading * len(self.lines)


def findings(sheet: Sheet, photos: Photos) -> None:
    """Every finding in the report's order, none cut by the end of a page."""
    if not sheet.report.findings:
        sheet.flow(sheet.report.findings_section, 30)
        return
    if sheet.cover:
        sheet.open(sheet.report.findings_section)
    else:
        sheet.flow(sheet.report.findings_section, 90)
    sheet.canvas.rule(LEFT, sheet.y - 2, RIGHT, NAVY, 0.7)
    sheet.y += 3
    for finding in sheet.report.findings:
        _finding(sheet, finding, photos)


def _finding(sheet: Sheet, finding: Finding, photos: Photos) -> None:
    placed = _place(sheet, finding, photos)
    x = LEFT + _PHOTO + _GUTTER if placed else LEFT
    runs = _runs(sheet, finding, RIGHT - x)
    tall = max((p.y + p.height for p in placed), default=0.0)
    height = max(tall + (4 if placed else 0), 5.0 + sum(run.height for run in runs))
    if sheet.y + height > BOTTOM:
        sheet.turn()
        sheet.y += 2
    for print_ in placed:
        _paste(sheet, print_)
    _head(sheet, finding, x)
    _write(sheet, runs, x)
    sheet.y += height + 3.4
    sheet.canvas.rule(LEFT, sheet.y, RIGHT, LINE)
    sheet.y += 5


def _head(sheet: Sheet, finding: Finding, x: float) -> None:
    canvas, y = sheet.canvas, sheet.y + 3
    start = x
    if finding.critical:
        start += canvas.chip(x, y, sheet.words.say("critical"), RED, RED_TINT) + 2.4
    behind = f"standard:{finding.standard}"
    used = sheet.number(start, y, finding.number, behind, "semibold", 7.6, INK2)
    room = RIGHT - start - used - 6
    canvas.text(RIGHT, y, canvas.fit(finding.department, room, "text", 7.6), "text", 7.6, INK2, "right")


def _runs(sheet: Sheet, finding: Finding, width: float) -> list[Run]:
    """What is written beside the photos, in order."""
    canvas = sheet.canvas
    runs = [Run(canvas.wrap(finding.title, width, "serif", 12.6, most=4), "serif", 12.6, 5.2, NAVY, 3.6)]
    if finding.asked not in finding.title:
        runs.append(Run(canvas.wrap(finding.asked, width, size=8.4, most=3), "text", 8.4, 4.1, INK2, 0.4))
    runs += _notes(sheet, finding, width)
    clock = canvas.wrap(finding.clock, width, size=7.2, most=3) if finding.clock else []
    if clock:
        runs.append(Run(clock, "text", 7.2, 3.5, INK3, 1.2))
    runs.append(
        Run(canvas.wrap(_facts(sheet, finding), width, size=7.4, most=3), "text", 7.4, 3.7, INK2, 1.2)
    )
    return runs


def _facts(sheet: Sheet, finding: Finding) -> str:
    limit = sheet.words.say("limit_of", limit=finding.limit) if finding.limit else ""
    costs = sheet.words.say("finding.costs", points=finding.points)
    told = (finding.when, finding.serious, limit, finding.observations, costs, finding.standard)
    return " · ".join(filter(None, told))


def _notes(sheet: Sheet, finding: Finding, width: float) -> list[Run]:
    """What was seen, in at most thirty lines; what is beyond is counted."""
    runs: list[Run] = []
    room, left, cut = _MOST_LINES, 0, 0
    for seen in finding.seen:
        lines = sheet.canvas.wrap(seen, width, size=8.8)
        kept = lines[: max(0, room)]
        if len(kept) < len(lines):
            left += sum(len(line) for line in lines[len(kept) :])
            cut += 1
        if kept:
            runs.append(Run(kept, "text", 8.8, 4.5, INK, 1.0))
        room -= len(lines)
    if cut:
        sheet.left_out["notes"] += cut
        more = sheet.words.say("note.more", digits=left)
        runs.append(Run([more], "text", 7.6, 4.0, INK3))
    return runs


def _write(sheet: Sheet, runs: list[Run], x: float) -> None:
    y = sheet.y + 5.0
    for run in runs:
        y += run.before
        baseline = y + run.size * POINT * 0.76
        with sheet.canvas.tag("H2" if run.face == "serif" else "P"):
            sheet.canvas.lines(
                x, baseline, run.lines, run.face, run.size, leading=run.leading, colour=run.colour
            )
        y += run.leading * len(run.lines)


def _place(sheet: Sheet, finding: Finding, photos: Photos) -> list[Placed]:
    """The first photo large, up to five more in pairs below it."""
    placed: list[Placed] = []
    y = 0.0
    shown = finding.photos[:_MOST_PHOTOS]
    sheet.left_out["photo_more"] += len(finding.photos) - len(shown)
    for place, photo in enumerate(shown):
        box = (_PHOTO, _TALL) if place == 0 else _SMALL
        if place == 1 or (place > 1 and place % 2 == 1):
            y = max(p.y + p.height for p in placed) + (6.5 if place == 1 else 2.8)
        x = LEFT if place == 0 or place % 2 == 1 else LEFT + _PHOTO - _SMALL[0]
        placed.append(_ready(sheet, photo, photos, x, y, box, finding.title))
    return placed


def _ready(
    sheet: Sheet, photo: PhotoRef, photos: Photos, x: float, y: float, box: tuple[float, float], of: str
) -> Placed:
    data = photos(photo.sha256)
    found = _print(sheet, photo, data, box) if data else None
    if found is None:
        why = "photo_broken" if data else "photo_missing"
        sheet.left_out[why] += 1
        return Placed(
            photo, None, sheet.words.say(why.replace("_", ".")), x, y, box[0], min(box[1], 24.0), ""
        )
    scale = min(box[0] / found.width, box[1] / found.height)
    return Placed(photo, found, "", x, y, found.width * scale, found.height * scale, of)


def _print(sheet: Sheet, photo: PhotoRef, data: bytes, box: tuple[float, float]) -> Print | None:
    """As it was sent while the report stays small enough to be mailed, else at the size it is printed in."""
    if sheet.as_sent + len(data) <= AS_SENT_ALL and (sent := as_sent(data, photo.sha256)):
        sheet.as_sent += len(sent.jpeg)
        return sent
    return printed(data, *box)


def _paste(sheet: Sheet, placed: Placed) -> None:
    canvas, y = sheet.canvas, sheet.y + placed.y
    if placed.print is None:
        canvas.rect(placed.x, y, placed.width, placed.height, GREY_TINT)
        canvas.rect(placed.x + 0.3, y + 0.3, placed.width - 0.6, placed.height - 0.6, PANEL)
        middle = placed.x + placed.width / 2
        canvas.text(middle, y + placed.height / 2, placed.why, "text", 7, INK3, "centre")
    else:
        jpeg, box = io.BytesIO(placed.print.jpeg), (placed.x, y, placed.width, placed.height)
        told = ", ".join(filter(None, (placed.photo.caption or placed.of, placed.photo.when)))
        with canvas.tag("Figure", told, box):
            canvas.pdf.image(jpeg, *box)
    if placed.y == 0 and placed.photo.caption:
        caption = canvas.fit(placed.photo.caption, _PHOTO, "text", 7)
        canvas.text(placed.x, y + placed.height + 3.6, caption, "text", 7, INK3)
