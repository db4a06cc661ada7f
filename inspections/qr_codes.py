"""Links as QR codes: drawn as SVG for pages, as PNG for print. Gateway: qrcode."""

from __future__ import annotations

import io
from typing import Any

import qrcode
from qrcode.image.svg import SvgPathImage

_QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks for."""


def svg_of(text: str) -> str:
    """The code as an SVG document, black on white, with its quiet zone; it takes the size it is given."""
    out = io.BytesIO()
    _code(text).make_image(image_factory=SvgPathImage).save(out)
    # Without a ground of its own a dark page would make it dark on dark.
    head, mark, rest = out.getvalue().decode().partition("<path ")
    return f'{head}<rect width="100%" height="100%" fill="#fff"/>{mark}{rest}'


def png_of(text: str, box: int = 10) -> bytes:
    """The code as a PNG, `box` pixels to a module."""
    out = io.BytesIO()
    code = _code(text)
    code.box_size = box
    code.make_image().save(out)
    return out.getvalue()


def _code(text: str) -> Any:
    """M: read with an eighth of it dirty or torn, which a sticker will be."""
    code = qrcode.QRCode(border=_QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    return code
