"""A QR code as one vector path: single rectangles leave seams that readers stumble on."""

from __future__ import annotations

import qrcode
from fpdf.drawing import PaintedPath
from fpdf.drawing_primitives import DeviceRGB

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
    with canvas.pdf.new_path() as path:
        path.style.fill_color = DeviceRGB(*(part / 255 for part in NAVY))
        path.style.stroke_color = None
        for line, row in enumerate(rows):
            _runs(path, row, x + _QUIET * module, y + (line + _QUIET) * module, module)


def _runs(path: PaintedPath, row: list[bool], x: float, y: float, module: float) -> None:
    """Neighbouring dark modules as one rectangle."""
    start: int | None = None
    for place, dark in enumerate([*row, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            path.rectangle(x + start * module, y, (place - start) * module, module)
            start = None
