"""Every language says everything, with the same placeholders."""

from __future__ import annotations

import re
from datetime import date

import pytest

from scoring.clean import clean, shortened
from scoring.wording.words import LANGUAGES, Wording
from tests.scoring.report_makers import a_large_pack, a_large_visit, a_report


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_every_language_has_the_sentences_of_english_with_the_same_placeholders(language: str) -> None:
    english, other = LANGUAGES["en"], LANGUAGES[language]

    assert set(other) == set(english)
    for key, text in english.items():
        assert type(other[key]) is type(text)
        if isinstance(text, str):
            assert _placeholders(other[key]) == _placeholders(text), key
        else:
            assert len(other[key]) == len(text), key


def test_norwegian_writes_numbers_and_dates_its_own_way() -> None:
    pack = a_large_pack(120)
    report = a_report(pack, a_large_visit(pack), language="nb")

    assert report.inspected_on == "12.–14. oktober 2026"
    assert report.made_on_text == "21. oktober 2026"
    assert "," in report.score
    assert "." not in report.score


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 10, 12), date(2026, 10, 14), "12–14 October 2026"),
        (date(2026, 10, 12), date(2026, 10, 12), "12 October 2026"),
        (date(2026, 10, 30), date(2026, 11, 1), "30 October – 1 November 2026"),
        (date(2026, 10, 12), None, "12 October 2026"),
        (None, None, ""),
    ],
)
def test_dates_are_as_short_as_two_days_allow(first: date | None, last: date | None, told: str) -> None:
    assert Wording("en").dates(first, last) == told


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\x00b\x1fc", "abc"),
        ("gnp.\u202eexe", "gnp.exe"),
        ("\ud800x\uffff", "x"),
        ("e\u0301", "é"),
        ("a" + "\u0323\u0308\u0304\u0330\u0331" * 40, None),
        ("one\r\ntwo", "one\ntwo"),
        ("  a \t b  ", "a b"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(given: str, kept: str | None) -> None:
    told = clean(given)

    assert told == kept if kept is not None else len(told) <= 4


def test_a_shortened_text_says_how_much_is_left_out() -> None:
    start, left = shortened("one two three four", 9)

    assert (start, left) == ("one two", len("one two three four") - len("one two"))
