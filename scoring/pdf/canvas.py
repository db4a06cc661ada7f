"""A canvas in mm on fpdf2: letters with known widths, lines wrapped by us, shapes in one palette.

fpdf2's own line breaking is quadratic in the line and its tables slow; here every word's width is
measured once (`pdf/letters.py`), and what is drawn is tagged as it is drawn (`pdf/tags.py`).
"""

# ruff: noqa: PLR0917 - a place, then what stands there, then its look: so drawing reads

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fpdf.actions import URIAction
from fpdf.enums import PDFResourceType

from scoring.pdf.letters import Letters, Piece
from scoring.pdf.output import Paper
from scoring.pdf.tags import TABS, Furniture, Link, Tag, Tags

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
_BEND = 0.5523
"""How far a quarter circle's curve is pulled, of its radius: it strays from the circle by 0.03 %."""


_LOOKS = {"TH": "/O /Table /Scope /Column", "RowHead": "/O /Table /Scope /Row"}


class Canvas:
    """Pages to draw on. x and y are mm from the top left; y of a text is its baseline; sizes are points."""

    def __init__(self, language: str, profile: str | None = None) -> None:
        self.pdf = Paper(unit="mm", format="A4", enforce_compliance=profile)
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margins(0, 0, 0)
        self.pdf.alias_nb_pages(None)  # type: ignore[arg-type]  # "{nb}" in a note is only a note
        self.pdf.set_lang(language)
        self.letters = Letters(self.pdf)
        self.tags = Tags(self.pdf)
        self.pdf.struct_builder = self.tags  # type: ignore[assignment]  # which asks it no more than it answers
        self._used: set[tuple[int, int]] = set()
        self._ink: dict[Colour, str] = {}

    # structure

    def tag(
        self,
        kind: str,
        alt: str = "",
        box: tuple[float, float, float, float] | None = None,
        *,
        span: int = 1,
        holds: bool = False,
    ) -> Tag:
        """`with canvas.tag("P"):` what is drawn within is a paragraph.

        A "Figure" has `alt` and `box`: x, y, width and height in mm. A cell of a table may `span` columns,
        and one that `holds` other elements has no text of its own beside them.
        """
        looks = _LOOKS.get(kind, "")
        if box is not None:
            x, y, width, height = (mm / POINT for mm in box)
            bottom = HEIGHT / POINT - y - height
            edges = f"{x:.1f} {bottom:.1f} {x + width:.1f} {bottom + height:.1f}"
            looks = f"/O /Layout /Placement /Block /BBox [{edges}]"
        if span > 1:
            looks = f"/O /Table /ColSpan {span}"
        return Tag(self.tags, "TH" if kind == "RowHead" else kind, alt, looks, holds=holds)

    def furniture(self) -> Furniture:
        """`with canvas.furniture():` what is drawn within is no content, and not read aloud."""
        return Furniture(self.tags)

    def link(self, x: float, y: float, width: float, height: float, goal: int | str, told: str) -> None:
        """The open element, a "Link", leads to that goal or web address; `told` is what is read aloud."""
        box = (mm / POINT for mm in (x, HEIGHT - y, width, height))
        if isinstance(goal, str):
            link = Link("Link", *box, action=URIAction(goal), contents=told)
        else:
            link = Link("Link", *box, dest=self.pdf.links[goal], contents=told)
        self.pdf.pages[self.pdf.page].add_annotation(link)
        if self.tags.leaf is not None:
            self.tags.link(self.tags.leaf, link)

    def goal(self) -> int:
        """A place in the file that links can lead to before it is known: `aim` says where it is."""
        return int(self.pdf.add_link(page=1))

    def aim(self, goal: int, page: int, y: float = 0) -> None:
        """The goal is on that page, y mm from its top."""
        self.pdf.set_link(goal, y=y, page=page)

    # letters

    def text(
        self, x: float, y: float, text: str, face: str = "text", size: float = 8.8, colour: Colour = INK,
        align: str = "left",
    ) -> float:  # fmt: skip
        """One line of text; its width in mm. A paragraph of its own, unless a tag is open."""
        laid = self.letters.laid(face, text.replace("\n", " "))
        width = laid.width * size * POINT / 1000
        start = x - width if align == "right" else x - width / 2 if align == "centre" else x
        alone = self.tags.start("P") if self.tags.leaf is None and text else None
        if laid.said:
            self._out(f"/Span <</ActualText <feff{laid.said.encode('utf-16-be').hex()}>>> BDC")
        for piece in laid.pieces:
            self._write(start, y, piece, size, colour)
            start += piece.width * size * POINT / 1000
        if laid.said:
            self._out("EMC")
        self.tags.end(alone)
        return width

    def spaced(self, x: float, y: float, text: str, size: float, colour: Colour, spacing: float) -> None:
        """Small capitals set wide, as on the cover."""
        self._out(f"{spacing} Tc")
        self.text(x, y, text.upper(), "semibold", size, colour)
        self._out("0 Tc")

    def width(self, text: str, face: str = "text", size: float = 8.8) -> float:
        """Width in mm of one line."""
        return self.letters.units(face, text) * size * POINT / 1000

    def wrap(
        self, text: str, width: float, face: str = "text", size: float = 8.8, most: int | None = None
    ) -> list[str]:
        """`text` in lines no wider than `width` mm; with `most`, the last line kept ends in an ellipsis."""
        return self.letters.wrap(face, text, width / (size * POINT) * 1000, most)

    def balanced(
        self, text: str, width: float, face: str = "text", size: float = 8.8, most: int | None = None
    ) -> list[str]:
        """`wrap`, with lines as even as their number allows: no word is left alone on the last."""
        lines = self.wrap(text, width, face, size, most)
        while len(lines) > 1 and width > 40:
            width -= 4
            tried = self.wrap(text, width, face, size, most)
            if len(tried) > len(lines) or tried[-1].endswith("…"):
                break
            lines = tried
        return lines

    def fit(self, text: str, width: float, face: str = "text", size: float = 8.8) -> str:
        """`text` in one line, cut with an ellipsis where it must be."""
        return self.wrap(text, width, face, size, most=1)[0]

    def lines(
        self, x: float, y: float, lines: Sequence[str], face: str = "text", size: float = 8.8, *,
        leading: float = 4.6, colour: Colour = INK, align: str = "left",
    ) -> float:  # fmt: skip
        """Lines from the baseline y down, one paragraph; the baseline after the last."""
        alone = self.tags.start("P") if self.tags.leaf is None and lines else None
        for place, line in enumerate(lines, start=1):
            follows = place < len(lines) and align == "left"
            self.text(x, y, f"{line} " if follows else line, face, size, colour, align)
            y += leading
        self.tags.end(alone)
        return y

    def _write(self, x: float, y: float, piece: Piece, size: float, colour: Colour) -> None:
        """One piece in its font and colour, both kept to itself."""
        font: Any = self.pdf.fonts[piece.face]
        if (self.pdf.page, font.i) not in self._used:
            self.pdf._resource_catalog.add(PDFResourceType.FONT, font.i, self.pdf.page)  # noqa: SLF001 - as `text()` does
            self._used.add((self.pdf.page, font.i))
        left, up = x / POINT, (HEIGHT - y) / POINT
        ink = self._ink.get(colour) or self._inked(colour)
        if piece.glyphs:
            scale = size / 1000
            drawn = " ".join(
                f"1 0 0 1 {left + at * scale:.2f} {up + raised * scale:.2f} Tm ({code}) Tj"
                for code, at, raised in piece.glyphs
            )
        else:
            drawn = f"{left:.2f} {up:.2f} Td ({piece.code}) Tj"
        self._out(f"q {ink} BT /F{font.i} {size:.2f} Tf {drawn} ET Q")

    def _inked(self, colour: Colour) -> str:
        told = " ".join(f"{part / 255:.4f}".rstrip("0").rstrip(".") for part in colour) + " rg"
        self._ink[colour] = told
        return told

    def _out(self, operators: str) -> None:
        self.pdf._out(operators)  # noqa: SLF001 - fpdf2 has no other way to write operators

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

    def rects(self, boxes: Iterable[tuple[float, float, float, float]], colour: Colour) -> None:
        """Rectangles of x, y, width, height filled at once, as one shape: no seam shows where they meet."""
        self.pdf.set_fill_color(*colour)
        scale, top = self.pdf.k, self.pdf.h
        path = []
        for x, y, width, height in boxes:
            left, right = round(x * scale, 3), round((x + width) * scale, 3)
            upper, lower = round((top - y) * scale, 3), round((top - y - height) * scale, 3)
            path.append(f"{left:g} {lower:g} {right - left:.3f} {upper - lower:.3f} re")
        self._out("\n".join([*path, "f"]))  # fpdf2's own path copies each of its parts

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
        scale = self.pdf.k
        x, y, radius = x * scale, (self.pdf.h - y) * scale, radius * scale
        bend = radius * _BEND
        quarters = (
            f"{x + radius:.2f} {y + bend:.2f} {x + bend:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c",
            f"{x - bend:.2f} {y + radius:.2f} {x - radius:.2f} {y + bend:.2f} {x - radius:.2f} {y:.2f} c",
            f"{x - radius:.2f} {y - bend:.2f} {x - bend:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c",
            f"{x + bend:.2f} {y - radius:.2f} {x + radius:.2f} {y - bend:.2f} {x + radius:.2f} {y:.2f} c f",
        )
        self._out("\n".join((f"{x + radius:.2f} {y:.2f} m", *quarters)))

    def chip(self, x: float, y: float, text: str, colour: Colour, tint: Colour, align: str = "left") -> float:
        """A word on a tint, y its baseline; the width taken."""
        width = self.width(text, "semibold", 6.6) + 3
        start = x - width if align == "right" else x
        self.box(start, y - 3.05, width, 4.3, tint)
        self.text(start + 1.5, y, text, "semibold", 6.6, colour)
        return width

    # pages

    def new_page(self) -> None:
        """The next page, empty; nothing on it is content until a tag says so."""
        self.tags.end_page()
        self._leave()
        self.pdf.add_page()
        self.pdf.pages[self.pdf.page].tabs = TABS  # type: ignore[attr-defined]  # written as /Tabs
        self.tags.begin_page()

    def _leave(self) -> None:
        if self.pdf.page:
            self.pdf.put_aside(self.pdf.page)

    def open_page(self, number: int) -> None:
        """Draw on a page made earlier: what is set now is written to it anew."""
        self.tags.end_page()
        self._leave()
        self.pdf.page = number
        self.tags.begin_page()
        for colour in (NAVY, WHITE):  # two, since a colour that is already set is not written again
            self.pdf.set_fill_color(*colour)
            self.pdf.set_draw_color(*colour)
        for thick in (0.1, 0.2):
            self.pdf.set_line_width(thick)
