"""Photos made fit for a page: as the tablet sent them where that will do, else turned, shrunk, written anew.

A photo may hold where it was taken; a file may claim to be a photo. So a picture's own data is embedded
only where its bytes are those that were checked to their end when they were uploaded, and without what
cameras add (ITU-T T.81 B.2.4: APPn and COM segments).
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from inspections.photos.ends import end_of

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 60_000_000
DOTS_PER_MM = 200 / 25.4
QUALITY = 82
AS_SENT_EACH = 600_000
"""Bytes up to which a photo is embedded as it was sent: a tablet sends 1600 pixels, 200 to 500 kB."""
AS_SENT_ALL = 10_000_000
"""Bytes of such photos in one report, so that it can still be sent by mail; the others are shrunk."""

_ORIENTATION = 0x0112
_UPRIGHT = 1
_START_OF_SCAN = 0xDA
_KEPT_SEGMENTS = (0xE0, 0xEE)
"""JFIF, and Adobe's, which says how colours are told."""
_LEFT_OUT = {*range(0xE0, 0xF0), 0xFE} - {*_KEPT_SEGMENTS}


@dataclass(frozen=True)
class Print:
    """A JPEG for the page, with its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def as_sent(data: bytes, sha256: str) -> Print | None:
    """The photo's own JPEG data without its remarks; None where it must be written anew.

    That is: another format, not upright, over 600 kB, or other bytes than those that were checked on upload.
    """
    if len(data) > AS_SENT_EACH or hashlib.sha256(data).hexdigest() != sha256:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as opened:
            plain = opened.format == "JPEG" and opened.mode in ("RGB", "L")
            upright = opened.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT
            if not (plain and upright and end_of("JPEG", data) == len(data)):
                return None
            return Print(without_remarks(data), opened.width, opened.height)
    except Exception:  # noqa: BLE001 - decoders raise anything; then it is decoded in full, and refused there
        return None


def without_remarks(data: bytes) -> bytes:
    """A JPEG without what cameras and programs add: where and when, with what, previews, profiles."""
    kept, place = [data[:2]], 2
    while data[place + 1] != _START_OF_SCAN:
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        if data[place + 1] not in _LEFT_OUT:
            kept.append(data[place:end])
        place = end
    return b"".join([*kept, data[place:]])


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
