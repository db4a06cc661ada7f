"""Guests beside the inspector in the report: of which departments, and where they disagree."""

from __future__ import annotations

import io
from datetime import date
from fractions import Fraction

import pytest
from pypdf import PdfReader

from scoring.pdf import write_pdf
from scoring.report.building import Report, build_report
from scoring.report.data import HotelName
from scoring.report.voices import Heard
from scoring.stars import rate
from tests.scoring.report_makers import a_large_pack, a_large_visit

PACK = a_large_pack(120)
VISIT = a_large_visit(PACK)
RATING = rate(PACK, VISIT)
KEPT, OTHER = (one.id for one in RATING.departments[:2])


def a_report(heard: Heard, language: str = "en") -> Report:
    return build_report(
        PACK,
        VISIT,
        RATING,
        HotelName("The Grey Heron"),
        language=language,
        made_on=date(2026, 10, 21),
        heard=heard,
    )


def test_where_guests_are_less_content_than_standards_are_kept_it_says_so() -> None:
    """30 of 90 content where nearly all standards are met is no chance; 20 of 21 is."""
    report = a_report({KEPT: (30, 90), OTHER: (20, 21)})

    assert [line.disagree for line in report.voices] == [True, False]
    assert report.voices[0].verdict == "standards are kept, guests are less content"
    assert report.voices[0].heard == "33 % (30 of 90)"
    assert report.voices_section.headline == "In one of two departments guests and inspector disagree"


def test_too_few_voices_are_no_share() -> None:
    report = a_report({KEPT: (0, 3)})

    assert (report.voices[0].heard, report.voices[0].verdict) == ("too few (3)", "too few to compare")
    assert report.voices_section.headline.startswith("Too few guests spoke")


def test_what_is_apart_and_may_be_chance_is_never_called_agreement() -> None:
    """Six of twelve guests beside nearly all standards met."""
    report = a_report({KEPT: (6, 12)})

    assert report.voices[0].verdict == "apart, and it may be chance"
    assert report.voices_section.headline.startswith("Guests and inspector are apart in places")


def test_a_share_is_cut_never_rounded() -> None:
    """Two of three are 66 %."""
    assert a_report({KEPT: (60, 90)}).voices[0].heard.startswith(f"{Fraction(60, 90) * 100 // 1} %")


@pytest.mark.parametrize("heard", [{}, {"a department of another pack": (9, 90)}])
def test_without_voices_of_its_departments_the_report_has_no_such_page(heard: Heard) -> None:
    report = a_report(heard)

    assert report.voices == ()
    assert "Guests and inspector" not in text_of(report)


@pytest.mark.parametrize(("language", "title"), [("en", "Guests content"), ("nb", "Fornøyde gjester")])
def test_the_pdf_has_them_in_its_language(language: str, title: str) -> None:
    told = text_of(a_report({KEPT: (30, 90)}, language))

    assert title in told
    assert "30" in told


def test_the_rating_is_the_same_whatever_guests_say() -> None:
    """A voice moves no star."""
    assert a_report({KEPT: (0, 90)}).rating_json == a_report({}).rating_json


def text_of(report: Report) -> str:
    return "\n".join(
        page.extract_text() for page in PdfReader(io.BytesIO(write_pdf(report, lambda _: None))).pages
    )
