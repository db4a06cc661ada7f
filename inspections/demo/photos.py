"""Invented photographs: three drawn still lifes, each stamped, so that no one takes them for real."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIZE = (1200, 850)


@dataclass(frozen=True)
class DemoPhoto:
    """A JPEG and what a tablet says of it."""

    jpeg: bytes
    caption: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.jpeg).hexdigest()


def photos() -> dict[str, DemoPhoto]:
    """The drawn photographs by the class of finding they illustrate: facility, waiting, table."""
    return {
        "facility": DemoPhoto(_develop(_tiles), "Grout along the tub"),
        "waiting": DemoPhoto(_develop(_desk), "The desk while waiting"),
        "table": DemoPhoto(_develop(_luggage), "The corridor outside the room"),
    }


def _develop(paint: object) -> bytes:
    image = Image.new("RGB", SIZE, "#2b241d")
    paint(ImageDraw.Draw(image))  # type: ignore[operator]  # one of the three painters below
    image = image.filter(ImageFilter.GaussianBlur(1.6))
    _stamp(image)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def _stamp(image: Image.Image) -> None:
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(34)
    draw.rectangle((0, SIZE[1] - 64, 330, SIZE[1]), fill="#10233A")
    draw.text((24, SIZE[1] - 52), "Invented picture", fill="#F1F3F3", font=font)


def _tiles(draw: ImageDraw.ImageDraw) -> None:
    for row in range(9):
        for column in range(-1, 8):
            x, y = column * 170 + (row % 2) * 85, row * 92
            shade = 196 - (row * 7 + column * 5) % 26
            draw.rectangle((x, y, x + 162, y + 84), fill=(shade, shade - 2, shade - 8))
    draw.rectangle((0, 640, 1200, 664), fill="#22201c")
    for x in range(0, 1200, 26):
        draw.ellipse((x, 636 + x % 17, x + 30, 666 + x % 11), fill="#161411")
    draw.rectangle((0, 664, 1200, 850), fill="#e6e3dc")


def _desk(draw: ImageDraw.ImageDraw) -> None:
    for y in range(0, 850, 4):
        draw.rectangle((0, y, 1200, y + 4), fill=(60 + y // 22, 48 + y // 26, 36 + y // 34))
    draw.rectangle((0, 560, 1200, 850), fill="#3a2a1c")
    draw.rectangle((0, 540, 1200, 566), fill="#8a6a44")
    draw.ellipse((520, 120, 820, 420), fill="#d9d2c2", outline="#2b241d", width=16)
    draw.line((670, 270, 670, 165), fill="#1c1813", width=12)
    draw.line((670, 270, 760, 300), fill="#1c1813", width=12)
    draw.polygon(((160, 330), (330, 330), (290, 220), (200, 220)), fill="#f0d9a0")
    draw.rectangle((238, 330, 252, 540), fill="#c9b083")


def _luggage(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, 1200, 850), fill="#6b5a41")
    draw.rectangle((140, 60, 470, 720), fill="#4a2f1c", outline="#2d1c10", width=10)
    draw.ellipse((420, 380, 446, 406), fill="#d8b35c")
    draw.rectangle((0, 720, 1200, 850), fill="#7c5f3c")
    draw.rounded_rectangle((600, 330, 820, 740), 26, fill="#27466b")
    for x in (650, 710, 770):
        draw.line((x, 350, x, 720), fill="#1c3553", width=8)
    draw.rectangle((670, 250, 680, 330), fill="#9a9a9a")
    draw.rectangle((740, 250, 750, 330), fill="#9a9a9a")
    draw.rounded_rectangle((860, 540, 1080, 740), 40, fill="#7d3b22")
    draw.arc((900, 460, 1040, 620), 180, 360, fill="#4f2413", width=12)
