"""Numbers as people write them."""

from __future__ import annotations

import pytest

from inspections.numbers import number_said


@pytest.mark.parametrize(
    ("value", "digits", "locale", "said"),
    [
        (85.94, 1, "en_GB", "85.9"),
        (85.94, 1, "nb_NO", "85,9"),
        (85.94, 0, "nb_NO", "86"),
        (-12.5, 1, "en_GB", "−12.5"),
        (-12.5, 1, "nb_NO", "−12,5"),
        (-0.04, 1, "en_GB", "0.0"),
        (100, 1, "nb_NO", "100,0"),
    ],
)
def test_a_number_is_said_as_the_reader_writes_it(value: float, digits: int, locale: str, said: str) -> None:
    """With a true minus, and nothing below nothing."""
    assert number_said(value, digits, locale) == said
