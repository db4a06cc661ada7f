"""Numbers as they stand in a cell."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,6}))?")


def figure(value: float) -> str:
    """A number as Excel knows it, to 15 digits, without a needless point or exponent: 0.1 + 0.2 is "0.3"."""
    if isinstance(value, int):
        return str(value)
    written = format(Decimal(f"{value:.15g}"), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def number_in(text: str) -> str | None:
    """The number with a point, where the text is one with a point or a comma: "1,5" is "1.5"."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    return match[1] + (f".{match[2]}" if match[2] else "")
