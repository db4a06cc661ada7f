"""Every design of docs/rating-designs.md told: a report and a PDF, in each language, whatever was found."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from inspections.visit import Observation
from scoring.pdf import write_pdf
from scoring.rating import Condition, Rating
from scoring.report.building import HotelName, Report, build_report
from scoring.report.data import ConditionRow
from scoring.report.measure import MEASURES
from scoring.stars import rate
from scoring.wording.words import LANGUAGES, Wording
from standards.pack import Pack
from tests.makers import a_look, a_visit
from tests.scoring.report_makers import MADE_ON
from tests.scoring.test_designs import BLOCKS, a_house

PARTS = (
    ("service", "courtesy"), ("facility", "cleanliness"), ("facility", "comfort"), ("service", "skill"),
    ("service", "food_and_drink"),
)  # fmt: skip
COUNTS = ("critical_not_met", "mandatory")
ANSWERS = ("met", "met", "not_met", "not_applicable", "")


def a_pack(design: str) -> Pack:
    """The design with standards of every area, heavy enough for its points."""
    weight = "120" if design == "points" else "1"
    return a_house(design, *((classed, part, weight) for classed, part in PARTS for _ in range(2)))


def a_report_of(pack: Pack, answers: list[str], language: str) -> tuple[Rating, Report]:
    """Each standard answered, or not looked at."""
    looks: list[Observation] = [
        a_look(standard.id, answer, ms=45_000 if answer == "not_met" else 20_000)
        for standard, answer in zip(pack.standards(), answers, strict=True)
        if answer
    ]
    visit = a_visit(*looks)
    rating = rate(pack, visit)
    return rating, build_report(pack, visit, rating, HotelName("Lind"), language=language, made_on=MADE_ON)


def told_values(condition: Condition, words: Wording) -> tuple[str, str]:
    """What was found and what is asked, as they must stand in the row."""
    required, actual = condition.required, condition.actual
    if condition.rule in COUNTS:
        asked = str(int(required))
        return ("" if actual is None else words.count("found.critical", int(actual))), asked
    decimals = 0 if condition.rule == "points" else 1
    shown = words.score(actual, decimals if actual is None or actual.denominator == 1 else 1)
    return ("" if actual is None else shown), words.score(required, decimals)


def check(row: ConditionRow, condition: Condition, words: Wording) -> None:
    found, asked = told_values(condition, words)
    assert (row.met, row.actual_value, row.required_value) == (
        condition.met,
        condition.actual,
        condition.required,
    )
    assert found in row.found
    assert asked in row.required
    assert row.rule in COUNTS or asked in row.sentence
    assert row.gap


@pytest.mark.parametrize("design", sorted(BLOCKS))
@settings(max_examples=12, deadline=None)
@given(answers=st.lists(st.sampled_from(ANSWERS), min_size=10, max_size=10))
def test_each_condition_is_told_by_what_was_found_and_what_is_asked(design: str, answers: list[str]) -> None:
    """In every language; and the table of stars names every gate."""
    pack = a_pack(design)
    for language in LANGUAGES:
        words = Wording(language)
        rating, report = a_report_of(pack, answers, language)
        star = rating.next_star or rating.stars
        asked = {(c.id, c.rule): c for c in rating.conditions_for(star)}

        assert {(row.id, row.rule) for row in report.path.rows} == set(asked)
        for row in report.path.rows:
            check(row, asked[row.id, row.rule], words)
        for star_row in report.star_table:
            gates = [c for c in rating.conditions_for(star_row.stars) if c.rule not in MEASURES]
            assert len(star_row.gates) == len(gates)
        assert len(report.headline) <= 110


@pytest.mark.parametrize("design", sorted(BLOCKS))
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_design_comes_out_as_a_pdf(design: str, language: str) -> None:
    """With something missed, and the sentence of each condition on its pages."""
    answers = ["met", "not_met", "met", "met", "not_met", "met", "met", "met", "met", "met"]
    _, report = a_report_of(a_pack(design), answers, language)

    text = "\n".join(
        page.extract_text() for page in PdfReader(io.BytesIO(write_pdf(report, lambda _: None))).pages
    )

    said = " ".join(text.split())
    for row in report.path.rows:
        assert row.found.split()[0] in said
        assert " ".join(row.sentence.split()[:3]) in said
    assert report.ruler.text in said


def test_points_lie_on_a_ruler_of_their_own() -> None:
    """Bars of 90 to 600 points, and all of 1,200 there are; no department is held against them."""
    rating, report = a_report_of(a_pack("points"), ["met"] * 5 + ["not_met"] * 5, "en")

    assert (report.ruler.value, report.ruler.text, report.ruler.full) == (600, "600", 1200)
    assert [tick.text for tick in report.bands] == ["90", "170", "260", "400", "600"]
    assert (rating.score != 600, report.line) == (True, None)
    assert {line.status for line in report.departments} == {"below"}


def test_the_lowest_area_stands_where_the_stars_are_read_off() -> None:
    """Its name and score, beside the total."""
    rating, report = a_report_of(a_pack("lowest_area"), ["met"] * 3 + ["not_met"] + ["met"] * 6, "en")

    assert (report.ruler.title, report.ruler.value) == ("lowest area: Cleanliness", Fraction(50))
    assert "cleanliness" in report.standing
    assert rating.score != 50


def test_half_a_star_is_said_with_its_reason() -> None:
    """In the headline, the stars' text and a remark."""
    _, report = a_report_of(a_pack("points"), ["met", "not_met", *["met"] * 8], "en")

    assert report.half_step
    assert report.headline.startswith("Three and a half stars")
    assert report.stars_text == "Three and a half stars"
    assert any(remark.startswith("Half a star more") for remark in report.remarks)


def test_what_the_edition_does_not_have_is_said() -> None:
    """R1: counted for nothing, and named."""
    pack = a_pack("weighted")
    visit = a_visit(a_look("house.s0", "met"), a_look("gone.s1", "met"))

    report = build_report(pack, visit, rate(pack, visit), HotelName("Lind"), made_on=MADE_ON)

    assert any("gone.s1" in remark for remark in report.remarks)
