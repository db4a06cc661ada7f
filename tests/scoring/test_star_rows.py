"""Half stars are drawn and said: on a page's own row, and in a line of a list."""

from __future__ import annotations

import re

from scoring.pages.stars import star_row, stars_short


def test_a_half_star_stands_between_the_full_ones_and_the_empty_ones() -> None:
    row = star_row(3, 5, half=True)

    assert 'aria-label="3½ of 5 stars"' in row
    assert re.sub(r"<[^>]*>", "", row) == "★★★☆★☆"  # the fourth: an empty one, and half a full one over it
    assert re.sub(r"<[^>]*>", "", star_row(4, 5, half=False)) == "★★★★☆"


def test_a_line_of_a_list_says_it_short() -> None:
    assert stars_short(3, half=True, provisional=False) == ":yellow[★★★½]"
    assert stars_short(0, half=True, provisional=False) == ":yellow[½]"
    assert stars_short(0, half=False, provisional=True) == "no star provisional"
