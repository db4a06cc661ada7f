"""Photos made fit for a page: checked, turned upright, shrunk and written anew without what cameras add.

A photo may hold where it was taken; a file may claim to be a photo. Nothing of the original file is embedded.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 60_000_000
DOTS_PER_MM = 200 / 25.4
QUALITY = 82


@dataclass(frozen=True)
class Print:
    """A JPEG for the page, with its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def printed(data: bytes, width_mm: float, height_mm: float) -> Print | None:
    """The photo upright, at 200 dots an inch of a box of that size; None where it cannot be read in full.

    Reads JPEG, PNG and WebP up to 25 MiB and 60 megapixels.
    """
    if len(data) > MOST_BYTES:
        return None
    box = (round(width_mm * DOTS_PER_MM), round(height_mm * DOTS_PER_MM))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _shrunk(data, box)
    except Exception:  # noqa: BLE001 - decoders raise anything on a hostile file; a report always comes out
        return None


def _shrunk(data: bytes, box: tuple[int, int]) -> Print | None:
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            return None
        longest = max(box)
        opened.draft("RGB", (longest, longest))
        upright = ImageOps.exif_transpose(opened)
        plain = _on_white(upright)
    plain.thumbnail(box, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Print(out.getvalue(), plain.width, plain.height)


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in RGB, what is see-through on white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")
