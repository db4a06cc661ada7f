"""What a photo looks like, in 64 bits: alike pictures differ in few of them. Gateway: imagehash on pillow."""

from __future__ import annotations

from io import BytesIO

import imagehash
from PIL import Image

from inspections.photos import MOST_PIXELS

ENOUGH = (256, 256)
"""Pixels: the hash looks at 32 × 32; a JPEG is decoded no finer than this, in a tenth of the time."""


def likeness(data: bytes) -> int | None:
    """The photo's perceptual hash (pHash) as a whole number; None where it cannot be read.

    How many bits two of them differ in is how unlike they are: resized or saved again, up to four of 64.
    """
    try:
        image = Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
        if image.width * image.height > MOST_PIXELS:
            return None
        image.draft("L", ENOUGH)
        return int(str(imagehash.phash(image)), 16)
    except (OSError, ValueError, SyntaxError, EOFError):
        return None
