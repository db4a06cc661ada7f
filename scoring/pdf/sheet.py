"""The report's pages as they come: running head, title, cursor, and what can only be drawn at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scoring.behind.numbers import address_behind
from scoring.pdf.canvas import (
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
    POINT,
    RIGHT,
    TOP,
    Canvas,
    Colour,
)
from scoring.report.data import Report, Section
from scoring.wording.words import Wording


@dataclass(frozen=True)
class Entry:
    """A section in the list of contents."""

    title: str
    page: int


class Sheet:
    """The page being drawn, its cursor `y` in mm, and notes on what had to be left out."""

    def __init__(self, report: Report, profile: str | None = None) -> None:
        self.report = report
        self.words = Wording(report.language)
        self.canvas = Canvas(report.language, profile)
        self.entries: list[Entry] = []
        self.left_out: Counter[str] = Counter()
        self.as_sent = 0
        """Bytes of photos embedded as they were sent."""
        self.cover = False
        self.y = TOP
        self.full = False
        """Whether all standards are in the file, so that numbers can lead to them."""
        self._running = ""
        self._goals: dict[str, int] = {}
        self._places: dict[str, tuple[int, float]] = {}

    def say(self, key: str, **values: object) -> str:
        return self.words.say(f"label.{key}", **values)

    @property
    def page(self) -> int:
        return int(self.canvas.pdf.page)

    def room(self, height: float) -> bool:
        """Whether that many mm are left on the page."""
        return self.y + height <= BOTTOM

    def blank(self) -> None:
        self.canvas.new_page()

    def open(self, section: Section) -> None:
        """A new section on a new page, its headline as the title."""
        self._running = section.title
        self.turn()
        self.entries.append(Entry(section.title, self.page))
        self.canvas.pdf.set_y(10)
        self.canvas.pdf.start_section(section.title)
        self.y = TOP + 5
        lines = self.canvas.balanced(section.headline, INNER - 8, "serif", 18.5, most=4)
        with self.canvas.tag("H1"):
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
        lines = self.canvas.balanced(section.headline, INNER - 8, "serif", 14, most=3)
        with self.canvas.tag("H1"):
            self.y = self.canvas.lines(LEFT, self.y + 8, lines, "serif", 14, leading=6.2, colour=NAVY) + 3

    def turn(self) -> None:
        """The next page of the same section."""
        self.blank()
        canvas, report = self.canvas, self.report
        with canvas.furniture():
            right = RIGHT - canvas.text(RIGHT, 12.4, self._running, "text", 7.4, INK3, "right") - 3
            for mark in reversed(report.marks):
                right -= canvas.chip(right, 12.4, mark, AMBER_TEXT, AMBER_TINT, "right") + 1.6
            name = canvas.fit(report.hotel.name or "–", min(62.0, right - LEFT - 4), "semibold", 7.4)
            used = canvas.text(LEFT, 12.4, name, "semibold", 7.4, NAVY)
            label = " · ".join(filter(None, (self.say("report"), report.inspected_on)))
            if (room := right - LEFT - used - 6) > 12:
                canvas.text(LEFT + used + 2, 12.4, canvas.fit(label, room, "text", 7.4), "text", 7.4, INK3)
        canvas.rule(LEFT, 15.2, RIGHT)
        self.y = TOP

    def heading(self, title: str, note: str = "", x: float = LEFT, right: float = RIGHT) -> None:
        """A heading in the page, with a remark at the right; the cursor moves below it."""
        with self.canvas.tag("H2"):
            self.canvas.text(x, self.y, title, "semibold", 11, NAVY)
        if note:
            self.canvas.text(right, self.y, note, "text", 7.6, INK2, "right")
        self.y += 6.5

    def columns(self, columns: tuple[tuple[float, str, str], ...], colour: Colour = NAVY) -> None:
        """A table's head: (x, label, align) each, and the rule below it."""
        with self.canvas.tag("TR"):
            for x, label, align in columns:
                with self.canvas.tag("TH"):
                    self.canvas.text(x, self.y, label, "semibold", 7, INK2, align)
        self.canvas.rule(LEFT, self.y + 2.2, RIGHT, colour, 0.45)
        self.y += 2.2

    def goal(self, what: str) -> int | str:
        """Where the number of that address (behind.py) leads: in the file, on the web, or "" for nowhere."""
        if not what:
            return ""
        if not self.full:
            return self.web(what)
        if what not in self._goals:
            self._goals[what] = self.canvas.goal()
        return self._goals[what]

    def web(self, what: str) -> str:
        """The page that shows its events; "" where no house has one."""
        report = self.report
        return address_behind(report.seal.visit, what, report.house) if report.house else ""

    def number(  # noqa: PLR0917 - a place, then what stands there, then its look: so drawing reads
        self, x: float, y: float, text: str, what: str, face: str = "text", size: float = 8.8,
        colour: Colour = INK, align: str = "left",
    ) -> float:  # fmt: skip
        """One line of text that leads to what stands behind it; its width in mm."""
        canvas, goal = self.canvas, self.goal(what)
        if goal == "" or not text.strip(" –"):
            return canvas.text(x, y, text, face, size, colour, align)
        with canvas.tag("Link"):
            width = canvas.text(x, y, text, face, size, colour, align)
            start = x - width if align == "right" else x - width / 2 if align == "centre" else x
            tall = size * POINT
            told = self.words.say("index.to", text=text)
            canvas.link(start - 0.5, y - tall, width + 1, tall * 1.3, goal, told)
        return width

    def reach(self, what: str) -> None:
        """What stands behind that number is here; the first such place counts."""
        if what in self._goals or not what.startswith("standard:"):
            self._places.setdefault(what, (self.page, self.y))

    def page_of(self, what: str) -> int:
        """The page where that is; 0 where it is not in the file."""
        return self._places.get(what, (0, 0.0))[0]

    def settle(self) -> None:
        """Every goal gets its place, now that all is drawn; one that has none, that of the first standard."""
        for what, goal in self._goals.items():
            page, y = self._places.get(what) or self._places.get("total") or (self.page, 0.0)
            self.canvas.aim(goal, page, max(0.0, y - 6))

    def finish(self) -> None:
        """Page numbers, now that all pages are known; a cover has none."""
        canvas, pages = self.canvas, self.page
        for number in range(2 if self.cover else 1, pages + 1):
            canvas.open_page(number)
            canvas.rule(LEFT, 283, RIGHT, LINE)
            with canvas.furniture():
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
            goal = canvas.goal()
            canvas.aim(goal, entry.page)
            with canvas.tag("Link"):
                used = canvas.text(x, y, entry.title, "text", 7.6, INK)
                canvas.text(x + used + 1.6, y, str(entry.page), "semibold", 7.6, AMBER_TEXT)
                canvas.link(x, y - 3, width, 4, goal, f"{entry.title}, {entry.page}")
            x += width + 4.6
        canvas.open_page(last)
