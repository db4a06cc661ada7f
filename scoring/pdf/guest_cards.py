"""Cards for guests as a PDF to print: eight on a sheet of A4, with lines to cut along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from scoring.pdf.canvas import INK, INK2, LINE, NAVY, Canvas
from scoring.pdf.qr import code

COLUMNS, ROWS = 2, 4
WIDTH, HEIGHT = 95.0, 68.0
LEFT, TOP = 10.0, 12.5
SIDE = 42.0
"""mm: read from an arm's length by any telephone, with the card a little dirty."""
ASKED = (
    ("en", "How is it here?"),
    ("nb", "Hvordan er det her?"),
    ("de", "Wie ist es hier?"),
    ("fr", "Comment ça va ici ?"),
    ("zh", "您在这里感觉如何？"),
    ("ar", "كيف تجدون الإقامة هنا؟"),
)
"""Enough for a guest to see that the page speaks more than one language."""


@dataclass(frozen=True)
class GuestCard:
    """What stands on a card: the hotel, its place ("" for the hotel itself), the link, the code to type."""

    hotel: str
    place: str
    link: str
    code: str


def write_guest_cards(cards: Sequence[GuestCard], made_on: date) -> bytes:
    """The cards as one PDF. The same cards give the same bytes. ValueError without a card."""
    if not cards:
        raise ValueError("There is no card to print.")
    canvas = Canvas("en")
    canvas.pdf.set_title(f"Guest cards, {cards[0].hotel}")
    canvas.pdf.set_creation_date(datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC))
    on_a_sheet = COLUMNS * ROWS
    for first in range(0, len(cards), on_a_sheet):
        canvas.new_page()
        _cutting_lines(canvas)
        for place, one in enumerate(cards[first : first + on_a_sheet]):
            row, column = divmod(place, COLUMNS)
            _card(canvas, LEFT + column * WIDTH, TOP + row * HEIGHT, one)
    canvas.tags.end_page()
    return canvas.pdf.written()


def _card(canvas: Canvas, x: float, y: float, one: GuestCard) -> None:
    with canvas.tag("Figure", f"QR code: {one.link}", (x + 5, y + 8, SIDE, SIDE)):
        code(canvas, x + 5, y + 8, SIDE, one.link)
    text, room = x + 5 + SIDE + 3, WIDTH - SIDE - 13
    with canvas.tag("H1"):
        name = canvas.balanced(one.hotel, room, "serif", 12, most=2)
        below = canvas.lines(text, y + 13, name, "serif", 12, leading=5, colour=NAVY)
    if one.place:
        place = canvas.balanced(one.place, room, "semibold", 10.5, most=2)
        below = canvas.lines(text, below + 1, place, "semibold", 10.5, leading=4.5, colour=INK)
    for line, (_, asked) in enumerate(ASKED):
        canvas.text(text, below + 2.5 + line * 4.9, canvas.fit(asked, room, "text", 9.5), "text", 9.5, INK2)
    host = urlsplit(one.link).netloc
    canvas.text(x + 7, y + 56.5, f"{host}/g/", "text", 7.5, INK2)
    canvas.text(x + 7, y + 60.5, one.code, "semibold", 9, INK)


def _cutting_lines(canvas: Canvas) -> None:
    with canvas.furniture():
        for row in range(ROWS + 1):
            y = TOP + row * HEIGHT
            canvas.rule(LEFT, y, LEFT + COLUMNS * WIDTH, LINE, 0.2)
        for column in range(COLUMNS + 1):
            x = LEFT + column * WIDTH
            canvas.rect(x - 0.1, TOP, 0.2, ROWS * HEIGHT, LINE)
