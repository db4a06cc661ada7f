"""The report's pages as they come: running head, title, cursor, and what can only be drawn at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scoring.pdf_canvas import (
    AMBER_TEXT,
    AMBER_TINT,
    BOTTOM,
    INK,
    INK2,
    INK3,
    INNER,
    LEFT,
    LINE,
    NAVY,
    RIGHT,
    TOP,
    Canvas,
    Colour,
)
from scoring.report_data import Report, Section
from scoring.wording import Wording


@dataclass(frozen=True)
class Entry:
    """A section in the list of contents."""

    title: str
    page: int


class Sheet:
    """The page being drawn, its cursor `y` in mm, and notes on what had to be left out."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.words = Wording(report.language)
        self.canvas = Canvas(report.language)
        self.entries: list[Entry] = []
        self.left_out: Counter[str] = Counter()
        self.y = TOP
        self._running = ""

    def say(self, key: str, **values: object) -> str:
        return self.words.say(f"label.{key}", **values)

    @property
    def page(self) -> int:
        return int(self.canvas.pdf.page)

    def room(self, height: float) -> bool:
        """Whether that many mm are left on the page."""
        return self.y + height <= BOTTOM

    def blank(self) -> None:
        self.canvas.pdf.add_page()

    def open(self, section: Section) -> None:
        """A new section on a new page, its headline as the title."""
        self._running = section.title
        self.turn()
        self.entries.append(Entry(section.title, self.page))
        self.canvas.pdf.set_y(10)
        self.canvas.pdf.start_section(section.title)
        self.y = TOP + 5
        lines = self.canvas.wrap(section.headline, INNER - 8, "serif", 18.5, most=4)
        self.y = self.canvas.lines(LEFT, self.y, lines, "serif", 18.5, leading=7.8, colour=NAVY) + 2.5

    def flow(self, section: Section, height: float) -> None:
        """A new section below what is drawn, where that much room is left; else on a new page."""
        if not self.room(height):
            self.open(section)
            return
        self._running = section.title
        self.entries.append(Entry(section.title, self.page))
        self.canvas.pdf.set_y(self.y)
        self.canvas.pdf.start_section(section.title)
        lines = self.canvas.wrap(section.headline, INNER - 8, "serif", 14, most=3)
        self.y = self.canvas.lines(LEFT, self.y + 8, lines, "serif", 14, leading=6.2, colour=NAVY) + 3

    def turn(self) -> None:
        """The next page of the same section."""
        self.blank()
        canvas, report = self.canvas, self.report
        name = canvas.fit(report.hotel.name or "–", 62, "semibold", 7.4)
        used = canvas.text(LEFT, 12.4, name, "semibold", 7.4, NAVY)
        label = " · ".join(filter(None, (self.say("report"), report.inspected_on)))
        canvas.text(LEFT + used + 2, 12.4, label, "text", 7.4, INK3)
        used = canvas.text(RIGHT, 12.4, self._running, "text", 7.4, INK3, "right")
        self._mark(RIGHT - used - 3)
        canvas.rule(LEFT, 15.2, RIGHT)
        self.y = TOP

    def _mark(self, right: float) -> None:
        """On every page: that the data is invented, else the first of the other remarks."""
        if self.report.remarks:
            remark = self.report.remarks[0].split(":")[0]
            self.canvas.chip(right, 12.4, remark, AMBER_TEXT, AMBER_TINT, "right")

    def heading(self, title: str, note: str = "", x: float = LEFT, right: float = RIGHT) -> None:
        """A heading in the page, with a remark at the right; the cursor moves below it."""
        self.canvas.text(x, self.y, title, "semibold", 11, NAVY)
        if note:
            self.canvas.text(right, self.y, note, "text", 7.6, INK2, "right")
        self.y += 6.5

    def columns(self, columns: tuple[tuple[float, str, str], ...], colour: Colour = NAVY) -> None:
        """A table's head: (x, label, align) each, and the rule below it."""
        for x, label, align in columns:
            self.canvas.text(x, self.y, label, "semibold", 7, INK2, align)
        self.canvas.rule(LEFT, self.y + 2.2, RIGHT, colour, 0.45)
        self.y += 2.2

    def finish(self) -> None:
        """Page numbers and the list of contents, now that all pages are known."""
        canvas, pages = self.canvas, self.page
        for number in range(2, pages + 1):
            canvas.open_page(number)
            canvas.rule(LEFT, 283, RIGHT, LINE)
            told = self.say("page", page=number, pages=pages)
            canvas.text(LEFT, 286.8, told, "semibold", 7.4, NAVY)
            canvas.text(RIGHT, 286.8, self.say("confidential"), "text", 7, INK3, "right")
        canvas.open_page(pages)

    def contents(self, page: int, y: float) -> None:
        """The sections and their pages, linked, on a page drawn earlier."""
        canvas, last = self.canvas, self.page
        canvas.open_page(page)
        canvas.text(LEFT, y, self.say("in_report"), "text", 7.4, INK3)
        x = LEFT + 25
        for entry in self.entries[1:]:
            width = (
                canvas.width(entry.title, "text", 7.6) + 1.6 + canvas.width(str(entry.page), "semibold", 7.6)
            )
            if x + width > RIGHT:
                x, y = LEFT + 25, y + 4.6
            used = canvas.text(x, y, entry.title, "text", 7.6, INK)
            canvas.text(x + used + 1.6, y, str(entry.page), "semibold", 7.6, AMBER_TEXT)
            canvas.pdf.link(x, y - 3, width, 4, canvas.pdf.add_link(page=entry.page))
            x += width + 4.6
        canvas.open_page(last)
