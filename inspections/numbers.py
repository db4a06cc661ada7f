"""Numbers as people write them. Babel knows how, by the CLDR; gateway: babel."""

from __future__ import annotations

from babel.numbers import format_decimal


def number_said(value: float, digits: int = 1, locale: str = "en_GB") -> str:
    """ "85.9", in Norwegian "85,9"; with a true minus, and never "−0"."""
    told = str(format_decimal(round(value, digits) + 0.0, f"0.{'0' * digits}".rstrip("."), locale=locale))
    return told.replace("-", "−")
