"""Every text colour can be read on what it stands on: contrast of 4.5 and more (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import pytest

from scoring.pdf import canvas as c
from scoring.pdf.pages_front import PALE
from scoring.pdf.pages_scores import CHIPS

PAIRS = [
    *[(colour, c.WHITE) for colour in (c.INK, c.INK2, c.INK3, c.NAVY, c.TEAL, c.RED, c.GREEN, c.GOLD_TEXT)],
    *[(colour, c.PANEL) for colour in (c.INK, c.INK2, c.INK3, c.NAVY, c.RED)],
    *[(colour, c.RED_TINT) for colour in (c.INK, c.INK2, c.NAVY, c.RED)],
    (c.AMBER_TEXT, c.AMBER_TINT),
    (c.INK, c.GOLD_TINT),
    (c.INK, c.TEAL_TINT),
    (c.WHITE, c.NAVY),
    (PALE, c.NAVY),
    (c.WHITE, (69, 119, 135)),
    *CHIPS.values(),
]


def _light(colour: c.Colour) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(text: c.Colour, ground: c.Colour) -> None:
    light, dark = sorted((_light(text), _light(ground)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5
