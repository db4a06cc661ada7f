"""The chain's report on A4: the finding, the league, departments, real differences, and time. Gateway: fpdf2.

Only draws: every sentence and number is made by chain/report.py. The same report gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime, time

from fpdf.prefs import ViewerPreferences

from scoring.chain.report import ChainReport, HeatLine, LeagueLine, SideLine
from scoring.chain.said import Said
from scoring.pdf.canvas import (
    AMBER_TEXT,
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
    RIGHT,
    TEAL,
    TOP,
    TRACK,
    WHITE,
    Canvas,
    Colour,
)

PITCH = 6.2
AXIS, WIDE = LEFT + 58.0, 84.0
NAMES = 44.0
HEAD = 30.0


def write_chain(report: ChainReport) -> bytes:
    """The PDF."""
    page = Pages(report)
    page.front()
    page.league()
    page.sides()
    page.heat()
    page.over_time()
    page.method()
    return page.end()


class Pages:
    """The pages as they come: `y` is the cursor in mm."""

    def __init__(self, report: ChainReport) -> None:
        self.report, self.canvas, self.y = report, Canvas(report.language), TOP
        self.said = Said(lambda: report.language)
        self.made_on = self.said.day(report.made_on)
        pdf = self.canvas.pdf
        pdf.set_title(f"{self.said.say('Chain report')}, {self.made_on}")
        pdf.set_creator("Sixty")
        pdf.set_creation_date(datetime.combine(report.made_on, time(12), UTC))
        pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def turn(self) -> None:
        """The next page, with its running head."""
        canvas = self.canvas
        canvas.new_page()
        with canvas.furniture():
            canvas.text(LEFT, 12.4, self.said.say("Chain report"), "semibold", 7.4, NAVY)
            canvas.text(RIGHT, 12.4, self.made_on, "text", 7.4, INK3, "right")
        canvas.rule(LEFT, 15.2, RIGHT)
        self.y = TOP

    def room(self, height: float) -> None:
        """Turns the page where so many mm are not left."""
        if self.y + height > BOTTOM:
            self.turn()

    def title(self, text: str, caption: str = "", *, first: bool = False) -> None:
        """A section's finding, and what its figures are."""
        canvas, size, leading = self.canvas, 18.5 if first else 14.0, 7.8 if first else 6.2
        if not first:
            self.room(40)
            self.y += 7
        with canvas.tag("H1" if first else "H2"):
            lines = canvas.balanced(text, INNER - 8, "serif", size, most=4)
            self.y = canvas.lines(LEFT, self.y + 5, lines, "serif", size, leading=leading, colour=NAVY)
        if caption:
            self.words(caption)
        self.y += 2

    def words(self, text: str, colour: Colour = INK2) -> None:
        """A paragraph."""
        lines = self.canvas.wrap(text, INNER, size=8.8)
        self.room(4.6 * len(lines))
        self.y = self.canvas.lines(LEFT, self.y, lines, size=8.8, leading=4.6, colour=colour)

    def front(self) -> None:
        """The finding, how sure it is, what stands in its way, and the key figures."""
        self.turn()
        self.title(self.report.headline, self.report.scope, first=True)
        self.words(self.report.caption, INK)
        self.y += 2
        for caution in self.report.cautions:
            self.words(caution, AMBER_TEXT)
        self.figures()
        self.words(f"{self.report.loyal}.", INK)

    def figures(self) -> None:
        """Large and light, each with where it lies."""
        if not self.report.figures:
            return
        canvas, width = self.canvas, INNER / len(self.report.figures)
        self.room(24)
        for at, (label, value, note) in enumerate(self.report.figures):
            x = LEFT + at * width
            canvas.text(x, self.y + 10, value, "light", 20, NAVY)
            canvas.text(x, self.y + 15, canvas.fit(label, width - 3, "text", 7.4), "text", 7.4, INK2)
            if note:
                canvas.text(x, self.y + 19, self.said.surely(note), "text", 7, INK3)
        self.y += 27

    def league(self) -> None:
        """Branches in groups, with where each mean lies."""
        report = self.report
        self.title(report.league_title, report.league_caption)
        if not report.league:
            return
        low = min(line.low for line in report.league)
        high = max(line.high for line in report.league)
        group = 0
        for line in report.league:
            self.room(PITCH * 2)
            if line.group != group:
                group = line.group
                self.canvas.rule(LEFT, self.y - 2.2, RIGHT)
                self.y += 1.4
            self._league_line(line, low, high)

    def _league_line(self, line: LeagueLine, low: float, high: float) -> None:
        canvas, y = self.canvas, self.y
        canvas.text(LEFT, y + 1.2, canvas.fit(line.name, 54, size=8.4), size=8.4)

        def x(value: float) -> float:
            return AXIS + WIDE * (value - low) / ((high - low) or 1)

        canvas.rect(x(line.low), y - 0.8, x(line.high) - x(line.low), 1.6, TRACK)
        canvas.dot(x(line.mean), y, 1.1, INK)
        canvas.text(RIGHT - 18, y + 1.2, self.said.visits(line.visits), "text", 7.2, INK3, "right")
        canvas.text(RIGHT, y + 1.2, self.said.point(line.mean), "semibold", 8.8, NAVY, "right")
        self.y += PITCH - 0.6

    def sides(self) -> None:
        """Departments by how far two branches differ in them."""
        say = self.said.say
        caption = say(
            "Points by which two branches differ, the luck of single visits taken out; the line is where "
            "that lies in 95 of 100"
        )
        self.title(say("Department by department"), caption)
        told = [line for line in self.report.sides if line.apart is not None]
        if not told:
            self.words(say("It needs three branches, and a second visit to some of them."))
            return
        most = max(min(line.high or 0, 2.5 * (line.apart or 0) + 5) for line in told)
        for line in told:
            self.room(PITCH * 2)
            self._side_line(line, most)

    def _side_line(self, line: SideLine, most: float) -> None:
        canvas, y, wide = self.canvas, self.y, 46.0
        canvas.text(LEFT, y + 1.2, canvas.fit(line.name, 40, size=8.4), size=8.4)
        start, scale = LEFT + NAMES, wide / (most or 1)
        canvas.rect(start, y - 1, (line.apart or 0) * scale, 2, INK if line.sure else LINE)
        low, high = (line.low or 0) * scale, min(line.high or 0, most) * scale
        canvas.line((start + low, y), (start + high, y), INK3, 0.25)
        canvas.text(
            start + wide + 12, y + 1.2, self.said.point(line.apart or 0), "semibold", 8.4, NAVY, "right"
        )
        extremes = canvas.fit(f"{line.lowest} – {line.highest}", RIGHT - start - wide - 16, size=7)
        canvas.text(start + wide + 16, y + 1.2, extremes, "text", 7, INK3)
        self.y += PITCH - 0.6

    def heat(self) -> None:
        """Branch by department; a number only where it is beyond chance."""
        report = self.report
        self.title(report.heat_title, report.heat_caption)
        if not report.heat:
            return
        self.room(HEAD + 8 * min(6, len(report.heat)))
        self._heat_head()
        for line in report.heat:
            if self.y + PITCH > BOTTOM:
                self.turn()
                self._heat_head()
            self._heat_line(line)

    def _heat_head(self) -> None:
        canvas, width = self.canvas, self._column()
        for at, name in enumerate(self.report.heat_columns):
            x, y = LEFT + NAMES + (at + 0.62) * width, self.y + HEAD - 2
            with canvas.pdf.rotation(90, x, y):
                canvas.text(x, y, canvas.fit(name, HEAD - 3, size=6.6), "text", 6.6, INK2)
        self.y += HEAD

    def _column(self) -> float:
        return (INNER - NAMES) / max(1, len(self.report.heat_columns))

    def _heat_line(self, line: HeatLine) -> None:
        canvas, width, y = self.canvas, self._column(), self.y
        canvas.text(LEFT, y + 3.6, canvas.fit(line.name, NAMES - 3, size=8), size=8)
        for at, (away, real) in enumerate(zip(line.away, line.beyond, strict=True)):
            x = LEFT + NAMES + at * width
            canvas.rect(x, y, width - 0.5, PITCH - 1.3, _shade(away))
            if real and away is not None:
                text = f"{'−' if away < 0 else '+'}{abs(away):.0f}"
                canvas.text(
                    x + width / 2 - 0.25,
                    y + 3.4,
                    text,
                    "semibold",
                    5.6,
                    WHITE if abs(away) > 6 else INK,
                    "centre",
                )
        self.y += PITCH - 0.8

    def over_time(self) -> None:
        """The chain's months and the branches that changed; the funnel in a sentence."""
        report = self.report
        if report.months:
            self.title(*report.months)
            self._course()
        self.title(report.trends_title, "")
        for line in report.trends:
            self.words(line, INK)
        self.title(*report.funnel)

    def _course(self) -> None:
        self.room(46)
        canvas, course, tall = self.canvas, self.report.course, 34.0
        low = min(min(v, lo) for _, v, lo, _ in course)
        high = max(max(v, hi) for _, v, _, hi in course)
        step = (INNER - 16) / max(1, len(course) - 1)

        def at(place: int, value: float) -> tuple[float, float]:
            return LEFT + place * step, self.y + tall * (1 - (value - low) / ((high - low) or 1))

        for column in (2, 3):
            canvas.stroke([at(n, point[column]) for n, point in enumerate(course)], GOLD, 0.35)  # type: ignore[arg-type]
        canvas.stroke([at(n, point[1]) for n, point in enumerate(course)], INK2, 0.4)
        for n, (_, value, lower, upper) in enumerate(course):
            out = value < lower or value > upper
            canvas.dot(*at(n, value), 1.2 if out else 0.8, RED if out else INK)
        x, y = at(len(course) - 1, course[-1][1])
        canvas.text(x + 2.5, y + 1, self.said.point(course[-1][1]), "semibold", 8.4, NAVY)
        canvas.text(x + 2.5, at(0, course[-1][3])[1] + 1, self.said.say("limits"), "text", 7, GOLD_TEXT)
        for n, align in ((0, "left"), (len(course) - 1, "right")):
            canvas.text(at(n, low)[0], self.y + tall + 5, course[n][0], "text", 7, INK3, align)
        self.y += tall + 10

    def method(self) -> None:
        """What the figures rest on."""
        self.title(self.said.say("How to read this"))
        for line in METHOD:
            self.words(self.said.say(line))
            self.y += 1

    def end(self) -> bytes:
        """Page numbers, and the bytes."""
        canvas, pages = self.canvas, int(self.canvas.pdf.page)
        for number in range(1, pages + 1):
            canvas.open_page(number)
            canvas.rule(LEFT, 283, RIGHT, LINE)
            with canvas.furniture():
                canvas.text(
                    LEFT, 286.8, self.said.say("Page {n} of {m}", n=number, m=pages), "semibold", 7.4, NAVY
                )
                canvas.text(RIGHT, 286.8, self.said.say("Confidential"), "text", 7, INK3, "right")
        canvas.open_page(pages)
        canvas.tags.end_page()
        return canvas.pdf.written()


METHOD = (
    (
        "Two branches differ by: the mean difference of two branches drawn at random, from the variance "
        "between branches (one-way random effects), so that the luck of single visits does not count. The "
        "consistency index is 100 less that."
    ),
    (
        "Groups: in a group no branch differs from the group's best by Tukey and Kramer's test over all "
        "pairs, at 95 of 100. Order within a group is chance."
    ),
    "Real differences: beyond chance at 95 of 100 over all cells together (Bonferroni).",
    (
        "Months: Laney's p′ chart. A change of level is named where the largest of all splits is beyond "
        "chance, at 95 of 100."
    ),
    "Sources of every statistic: docs/chains.md.",
)


def _shade(away: float | None) -> Colour:
    """Quiet in the middle; red behind, teal ahead."""
    if away is None:
        return WHITE
    share = min(1.0, abs(away) / 12)
    end = RED if away < 0 else TEAL
    return tuple(round(quiet + (strong - quiet) * share) for quiet, strong in zip(TRACK, end, strict=True))  # type: ignore[return-value]  # three of them
