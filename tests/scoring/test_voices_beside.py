"""Guests and inspector disagree only where it is more than chance, and more than two things may differ."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from scoring.pdf.guest_cards import GuestCard, write_guest_cards
from scoring.voices_beside import VERDICTS, beside, difference


def the_verdict(met: int, counted: int, content: int, voices: int) -> str:
    (one,) = beside({"bar": ("Bar", met, counted)}, {"bar": (content, voices)})
    return one.verdict


def test_newcombes_interval_is_as_worked() -> None:
    """Newcombe 1998, table II, (a) by method 10: 56/70 against 48/80 is 0.2, from 0.0524 to 0.3339."""
    low, high = difference((56, 70), (48, 80), 0.95)

    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)


def test_a_clear_difference_is_told_either_way() -> None:
    assert the_verdict(60, 60, 30, 100) == "guests_below"
    assert the_verdict(20, 60, 95, 100) == "guests_above"


def test_a_small_or_doubtful_difference_is_not() -> None:
    assert the_verdict(57, 60, 88, 100) == "alike"
    assert the_verdict(6, 6, 6, 12) == "unsure", (
        "half of twelve: it may be chance, and it is said to be apart"
    )


def test_too_few_are_not_compared() -> None:
    assert the_verdict(60, 60, 0, 9) == "too_few"
    assert the_verdict(4, 4, 0, 90) == "too_few"


def test_departments_without_a_voice_are_left_out_and_without_an_inspection_are_told() -> None:
    told = beside({"bar": ("Bar", 9, 10), "spa": ("Spa", 9, 10)}, {"spa": (9, 10), "shop": (9, 10)})

    assert {one.department: one.verdict for one in told} == {"spa": "alike", "shop": "too_few"}
    assert all(one.verdict in VERDICTS for one in told)


def test_chance_alone_seldom_makes_them_disagree() -> None:
    """Twelve departments, both shares truly 85 %: in 200 houses hardly one is told to disagree."""
    chance = Random(7)  # noqa: S311 - the same draws every time

    def drawn(n: int) -> int:
        return sum(chance.random() < 0.85 for _ in range(n))

    false = 0
    for _ in range(200):
        seen = {str(n): (str(n), drawn(20), 20) for n in range(12)}
        heard = {str(n): (drawn(30), 30) for n in range(12)}
        false += any(one.verdict.startswith("guests_") for one in beside(seen, heard))

    assert false <= 2


def test_a_true_difference_is_found() -> None:
    """95 % of sixty standards, 60 % of a hundred and twenty guests: found nearly always."""
    chance = Random(8)  # noqa: S311 - the same draws every time
    found = sum(
        the_verdict(
            sum(chance.random() < 0.95 for _ in range(60)),
            60,
            sum(chance.random() < 0.6 for _ in range(120)),
            120,
        )
        == "guests_below"
        for _ in range(100)
    )

    assert found >= 90


def test_cards_are_eight_on_a_sheet() -> None:

    cards = [
        GuestCard("The Aurelian", f"Room {n}", f"https://sixty.example/g/ABCDEFGHIJKLMN{n:02d}", "ABCD EFGH")
        for n in range(9)
    ]
    made = write_guest_cards(cards, date(2026, 5, 14))

    assert made.startswith(b"%PDF")
    assert made.count(b"/Type /Page\n") == 2
    assert made == write_guest_cards(cards, date(2026, 5, 14))
    with pytest.raises(ValueError, match="no card"):
        write_guest_cards([], date(2026, 5, 14))
