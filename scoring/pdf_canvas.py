"""A canvas in mm on fpdf2: letters with known widths, lines wrapped by us, shapes in one palette.

fpdf2's own line breaking is quadratic in the line and its tables slow; here every word's width is
measured once. Nothing is shaped: a sign that the shipped letters lack is drawn as □ and remembered.
"""

# ruff: noqa: PLR0917 - a place, then what stands there, then its look: so drawing reads

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fpdf import FPDF

from scoring.clean import clean

Colour = tuple[int, int, int]
Point = tuple[float, float]

NAVY: Colour = (13, 34, 55)
INK: Colour = (16, 35, 58)
INK2: Colour = (68, 86, 106)
INK3: Colour = (91, 106, 122)
LINE: Colour = (207, 213, 219)
TRACK: Colour = (226, 230, 234)
PANEL: Colour = (245, 246, 248)
WHITE: Colour = (255, 255, 255)
TEAL: Colour = (18, 110, 110)
RED: Colour = (179, 40, 45)
AMBER: Colour = (200, 126, 32)
GREEN: Colour = (35, 112, 72)
GOLD: Colour = (191, 149, 48)
GOLD_TEXT: Colour = (131, 99, 26)
AMBER_TEXT: Colour = (138, 77, 8)
RED_TINT: Colour = (250, 226, 226)
AMBER_TINT: Colour = (252, 234, 208)
TEAL_TINT: Colour = (214, 236, 232)
GREY_TINT: Colour = (230, 233, 238)
GOLD_TINT: Colour = (239, 228, 197)

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 18.0, 192.0
INNER = RIGHT - LEFT
TOP, BOTTOM = 24.0, 278.0
POINT = 25.4 / 72
"""mm in a point."""

FONTS = Path(__file__).parent.parent / "assets" / "fonts" / "report"
FACES = {
    "light": "inter-300",
    "text": "inter-400",
    "semibold": "inter-600",
    "bold": "inter-700",
    "serif": "serif-600",
    "book": "serif-400",
}
UNKNOWN = "□"


class Canvas:
    """Pages to draw on. x and y are mm from the top left; y of a text is its baseline; sizes are points."""

    def __init__(self, language: str) -> None:
        self.pdf = FPDF(unit="mm", format="A4")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margins(0, 0, 0)
        self.pdf.alias_nb_pages(None)  # type: ignore[arg-type]  # "{nb}" in a note is only a note
        self.pdf.set_lang(language)
        self.unknown: set[str] = set()
        self._widths: dict[tuple[str, str], float] = {}
        self._letters: dict[str, dict[int, int]] = {}
        for face, file in FACES.items():
            self.pdf.add_font(face, fname=FONTS / f"{file}.ttf")
            self._letters[face] = self.pdf.fonts[face].cw  # type: ignore[assignment]

    # letters

    def text(
        self, x: float, y: float, text: str, face: str = "text", size: float = 8.8, colour: Colour = INK,
        align: str = "left",
    ) -> float:  # fmt: skip
        """One line of text; its width in mm."""
        face, text = self._drawable(face, text.replace("\n", " "))
        width = self._width(text, face, size)
        start = x - width if align == "right" else x - width / 2 if align == "centre" else x
        self.pdf.set_font(face, size=size)
        self.pdf.set_text_color(*colour)
        self.pdf.text(start, y, text)
        return width

    def spaced(self, x: float, y: float, text: str, size: float, colour: Colour, spacing: float) -> None:
        """Small capitals set wide, as on the cover."""
        self.pdf.set_char_spacing(spacing)
        self.text(x, y, text.upper(), "semibold", size, colour)
        self.pdf.set_char_spacing(0)

    def width(self, text: str, face: str = "text", size: float = 8.8) -> float:
        """Width in mm of one line."""
        face, text = self._drawable(face, text)
        return self._width(text, face, size)

    def wrap(
        self, text: str, width: float, face: str = "text", size: float = 8.8, most: int | None = None
    ) -> list[str]:
        """`text` in lines no wider than `width` mm; with `most`, the last line kept ends in an ellipsis."""
        face, text = self._drawable(face, text)
        lines: list[str] = []
        for paragraph in text.split("\n"):
            lines += self._lines(paragraph, width, face, size)
            if most is not None and len(lines) > most:
                break
        if most is not None and len(lines) > most:
            last = lines[most - 1]
            while last and self._width(f"{last}…", face, size) > width:
                last = last[:-1]
            lines = [*lines[: most - 1], f"{last.rstrip()}…"]
        return lines

    def fit(self, text: str, width: float, face: str = "text", size: float = 8.8) -> str:
        """`text` in one line, cut with an ellipsis where it must be."""
        return self.wrap(text, width, face, size, most=1)[0]

    def lines(
        self, x: float, y: float, lines: Sequence[str], face: str = "text", size: float = 8.8, *,
        leading: float = 4.6, colour: Colour = INK, align: str = "left",
    ) -> float:  # fmt: skip
        """Lines from the baseline y down; the baseline after the last."""
        for line in lines:
            self.text(x, y, line, face, size, colour, align)
            y += leading
        return y

    def _lines(self, paragraph: str, width: float, face: str, size: float) -> list[str]:
        space = self._width(" ", face, size)
        lines, line, used = [], "", 0.0
        for given in paragraph.split(" "):
            word, wide = given, self._width(given, face, size)
            if line and used + space + wide <= width:
                line, used = f"{line} {word}", used + space + wide
                continue
            if line:
                lines.append(line)
            while wide > width:
                start = self._start(word, width, face, size)
                lines.append(start)
                word = word[len(start) :]
                wide = self._width(word, face, size)
            line, used = word, wide
        return [*lines, line]

    def _start(self, word: str, width: float, face: str, size: float) -> str:
        """As much of a word as fits, one letter at least."""
        units, room, letters = 0.0, width / (size * POINT) * 1000, self._letters[face]
        for place, letter in enumerate(word):
            units += letters[ord(letter)]
            if units > room and place:
                return word[:place]
        return word

    def _width(self, text: str, face: str, size: float) -> float:
        key = (face, text)
        units = self._widths.get(key)
        if units is None:
            letters = self._letters[face]
            units = float(sum(letters[ord(letter)] for letter in text))
            if len(text) < 200:
                self._widths[key] = units
        return units * size * POINT / 1000

    def _drawable(self, face: str, text: str) -> tuple[str, str]:
        """The text in letters that exist: in Inter where the serif lacks one, □ where Inter does too."""
        known = self._letters[face]
        if all(ord(letter) in known or letter == "\n" for letter in text):
            return face, text
        told = clean(text).replace("\t", " ")
        if face in ("serif", "book"):
            face = "semibold" if face == "serif" else "text"
        known = self._letters[face]
        missing = {letter for letter in told if ord(letter) not in known and letter != "\n"}
        self.unknown |= missing
        return face, "".join(UNKNOWN if letter in missing else letter for letter in told)

    # shapes

    def rect(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        if width > 0 and height > 0:
            self.pdf.set_fill_color(*colour)
            self.pdf.rect(x, y, width, height, style="F")

    def box(
        self, x: float, y: float, width: float, height: float, colour: Colour, radius: float = 0.8
    ) -> None:
        """A rectangle with round corners."""
        self.pdf.set_fill_color(*colour)
        self.pdf.rect(x, y, width, height, style="F", round_corners=True, corner_radius=radius)

    def rule(self, x: float, y: float, to: float, colour: Colour = LINE, thick: float = 0.2) -> None:
        """A horizontal line."""
        self.line((x, y), (to, y), colour, thick)

    def line(self, start: Point, end: Point, colour: Colour, thick: float = 0.2) -> None:
        self.pdf.set_draw_color(*colour)
        self.pdf.set_line_width(thick)
        self.pdf.line(*start, *end)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        self.pdf.set_fill_color(*colour)
        self.pdf.polygon(points, style="F")

    def stroke(self, points: Sequence[Point], colour: Colour, thick: float) -> None:
        """A line through points."""
        self.pdf.set_draw_color(*colour)
        self.pdf.set_line_width(thick)
        self.pdf.polyline(points)

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self.pdf.set_fill_color(*colour)
        self.pdf.circle(x, y, radius, style="F")

    def chip(self, x: float, y: float, text: str, colour: Colour, tint: Colour, align: str = "left") -> float:
        """A word on a tint, y its baseline; the width taken."""
        width = self.width(text, "semibold", 6.6) + 3
        start = x - width if align == "right" else x
        self.box(start, y - 3.05, width, 4.3, tint)
        self.text(start + 1.5, y, text, "semibold", 6.6, colour)
        return width

    # pages

    def open_page(self, number: int) -> None:
        """Draw on a page made earlier: what is set now is written to it anew."""
        self.pdf.page = number
        state: Any = self.pdf
        state.font_family = ""
        state.current_font_is_set_on_page = False
        for colour in (NAVY, WHITE):  # two, since a colour that is already set is not written again
            self.pdf.set_fill_color(*colour)
            self.pdf.set_draw_color(*colour)
        for thick in (0.1, 0.2):
            self.pdf.set_line_width(thick)
