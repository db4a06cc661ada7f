"""Lines that are written from right to left, in part or in whole, by UAX #9."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.pdf.bidi import runs, turns


def seen(text: str) -> str:
    """The letters from left to right."""
    return "".join(text[start:end][::-1] if turned else text[start:end] for start, end, turned in runs(text))


@pytest.mark.parametrize(
    ("written", "from_left_to_right"),
    [
        ("room 412, second floor", "room 412, second floor"),
        ("אבג", "גבא"),
        ("room אבג 12", "room 12 גבא"),
        ("אבג 12, room", "room ,12 גבא"),
        ("ok ابت 412 ok", "ok 412 تبا ok"),
        ("ابت 15:30", "15:30 تبا"),
        ("אבג 10%", "10% גבא"),
    ],
)
def test_letters_turn_and_figures_do_not(written: str, from_left_to_right: str) -> None:
    """Expected as python-bidi 0.6 orders them."""
    assert seen(written) == from_left_to_right


@given(st.text(alphabet="abאבابת 12٣,.%-()", max_size=24))
def test_every_letter_is_drawn_once(text: str) -> None:
    places = [place for start, end, _ in runs(text) for place in range(start, end)]

    assert sorted(places) == list(range(len(text)))


@given(st.text(alphabet="abcøé 12,.%-()", max_size=24))
def test_a_line_of_latin_letters_stays_as_it_is(text: str) -> None:
    assert not turns(text)
    assert seen(text) == text
