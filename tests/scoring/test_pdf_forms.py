"""The shorter forms: one page, one department's sheet, two visits compared."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from scoring.pdf.forms import write_comparison, write_department, write_summary
from scoring.report.compare import compare, headline
from scoring.report.data import Report
from scoring.wording.words import Wording
from tests.scoring.report_makers import a_jpeg, a_large_pack, a_large_visit, a_report
from tests.scoring.test_pdf import pages, spaced

PACK = a_large_pack(120)


@cache
def a_made_report(seed: int = 7, starts_on: str = "2026-10-12", language: str = "en") -> Report:
    visit = replace(
        a_large_visit(PACK, met=0.85, photos=4, seed=seed), starts_on=starts_on, ends_on=starts_on
    )
    return a_report(PACK, visit, language=language)


def photos(sha: str) -> bytes:
    return a_jpeg(int(sha, 16))


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_summary_is_one_page_with_its_number(language: str) -> None:
    told = pages(write_summary(a_made_report(language=language)))

    assert len(told) == 1
    assert a_made_report(language=language).headline in told[0]
    assert f"1 {'of' if language == 'en' else 'av'} 1" in told[0]


def test_a_departments_sheet_has_its_findings_and_actions_and_no_others() -> None:
    report = a_made_report()
    mine = max(report.departments, key=lambda line: line.counted - line.met)

    told = " ".join(pages(write_department(report, mine.id, photos)))

    for finding in report.findings:
        assert (finding.standard in told) == (finding.department_id == mine.id)
        assert finding.department_id != mine.id or spaced(finding.asked) in told
    others = [line.title for line in report.departments if line.id != mine.id and line.title != "Bar"]
    assert not [title for title in others if title in told]


def test_a_department_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(LookupError, match=r"no department “attic”.*Take one of: .*bar"):
        write_department(a_made_report(), "attic", photos)


def test_findings_of_two_visits_are_parted_by_what_became_of_them() -> None:
    first, second = a_made_report(3, "2026-03-01"), a_made_report(7, "2026-10-12")
    told = compare(second, first)
    was, now = ({f.standard for f in report.findings} for report in (first, second))

    assert (told.before, told.after) == (first, second)
    assert {f.standard for f in told.repeated} == was & now
    assert {f.standard for f in told.new} == now - was
    assert {f.standard for f in told.solved} <= was - now
    assert told.solved


def test_every_change_is_the_difference_of_the_two_figures_shown() -> None:
    told = compare(a_made_report(3, "2026-03-01"), a_made_report(7, "2026-10-12"))

    for line in told.departments:
        shown = Fraction(line.after) - Fraction(line.before)
        assert Fraction(line.change_text.replace("\u2212", "-")) == shown


def test_the_comparison_shows_both_scores_and_every_department() -> None:
    first, second = a_made_report(3, "2026-03-01"), a_made_report(7, "2026-10-12")
    told = " ".join(pages(write_comparison(first, second)))

    assert compare(first, second).headline in told
    for report in (first, second):
        assert report.score in told
        assert report.inspected_on in told


@pytest.mark.parametrize(
    ("stars", "scores", "told"),
    [
        ((4, 4), ("93.0", "91.6"), "Still four stars, but the score fell from 93.0 to 91.6"),
        ((4, 4), ("91.6", "93.0"), "Still four stars; the score rose from 91.6 to 93.0"),
        ((4, 4), ("91.6", "91.6"), "Still four stars at 91.6, as on the visit before"),
        ((3, 4), ("84.2", "91.6"), "Up from three stars to four stars; the score rose from 84.2 to 91.6"),
        (
            (4, 3),
            ("91.6", "92.0"),
            "Down from four stars to three stars, though the score rose from 91.6 to 92.0",
        ),
        ((1, 0), ("61.0", "58.0"), "Down from one star to no star; the score fell from 61.0 to 58.0"),
    ],
)
def test_the_headline_says_which_way_stars_and_score_went(
    stars: tuple[int, int], scores: tuple[str, str], told: str
) -> None:
    before, after = (
        replace(a_made_report(), stars=held, score=score, score_value=Fraction(score))
        for held, score in zip(stars, scores, strict=True)
    )

    assert headline(Wording("en"), before, after) == told


def test_a_difference_that_is_not_shown_is_no_change() -> None:
    """91.62 and 91.68 are both shown as 91.6: nothing rose."""
    before, after = (replace(a_made_report(), score_value=Fraction(v)) for v in ("91.62", "91.68"))

    assert "as on the visit before" in headline(Wording("en"), before, after)


def test_two_visits_by_different_standards_say_so() -> None:
    first = a_made_report(3, "2026-03-01")
    other = replace(first, seal=replace(first.seal, pack_hash="another", pack="Other standards 1"))

    assert "The standards differ" in compare(other, a_made_report()).note
