"""A QR code as one shape: single rectangles leave seams that readers stumble on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import qrcode

from scoring.pdf.canvas import NAVY, WHITE, Canvas

_QUIET = 4
"""Modules of white around it, as the code's standard asks."""


def code(canvas: Canvas, x: float, y: float, side: float, payload: str) -> None:
    """The code in a white square of `side` mm, quiet zone included. Upper case makes the smallest code."""
    made = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    made.add_data(payload)
    rows = made.get_matrix()
    module = side / (len(rows) + 2 * _QUIET)
    canvas.rect(x, y, side, side, WHITE)
    x, y = x + _QUIET * module, y + _QUIET * module
    canvas.rects(
        (
            (x + start * module, y + line * module, width * module, module)
            for line, row in enumerate(rows)
            for start, width in _runs(row)
        ),
        NAVY,
    )


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Where neighbouring dark modules start, and how many they are."""
    place = 0
    for dark, group in groupby(row):
        width = len(list(group))
        if dark:
            yield place, width
        place += width
