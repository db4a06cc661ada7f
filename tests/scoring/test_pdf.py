"""The PDF, read back: its numbers are the report's, its bytes repeat, nothing leaves the page."""

from __future__ import annotations

import io
import logging
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from scoring.pdf import write_pdf
from scoring.report.data import Report
from tests.scoring.report_makers import a_jpeg, a_large_pack, a_large_visit, a_report, a_visit, sha_of

LEFT, RIGHT, TOP, BOTTOM = 17.9, 192.1, 8.0, 288.0
"""mm in which every word of a page stands."""


@cache
def a_made_report(language: str = "en") -> Report:
    pack = a_large_pack(150)
    return a_report(pack, a_large_visit(pack, met=0.85, photos=5), demo=True, language=language)


def photos(sha: str) -> bytes | None:
    return a_jpeg(int(sha, 16))


@cache
def a_made_pdf(language: str = "en") -> bytes:
    return write_pdf(a_made_report(language), photos)


@cache
def pages(pdf: bytes) -> list[str]:
    """The text of each page with single spaces, read once for each file."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_page_but_the_cover_carries_hotel_mark_and_number(language: str) -> None:
    """ "Invented demo data" is seen on every page, the cover included."""
    told = pages(a_made_pdf(language))
    mark = a_made_report(language).remarks[0]

    of = {"en": "of", "nb": "av"}[language]
    for number, text in enumerate(told, start=1):
        assert "Hotel Fjordblikk" in text
        assert mark in text
        assert number == 1 or f"{number} {of} {len(told)}" in text


def test_the_summary_shows_the_reports_headline_figures_and_departments() -> None:
    report, text = a_made_report(), pages(a_made_pdf())[1]

    assert report.headline in text
    assert report.summary in text
    for figure in report.figures:
        assert spaced(figure.value) in text
        assert figure.label in text
    for line in report.departments:
        assert line.title in text
        assert line.score in text


def test_conditions_departments_findings_and_standards_are_all_in_it() -> None:
    report, text = a_made_report(), " ".join(pages(a_made_pdf()))

    for row in report.path.rows:
        assert spaced(row.sentence) in text
        assert spaced(row.gap) in text
    for finding in report.findings:
        assert finding.number in text
        assert spaced(finding.title) in text
        assert finding.standard in text
    for row in (row for row in report.timed if row.verdict == "over"):
        assert spaced(row.over) in text
    for section in (report.department_section, report.timed_section, report.findings_section):
        assert section.headline in text
    assert text.count("Not met ") >= sum(f.outcome == "not_met" for f in report.findings)


def test_the_last_page_names_what_the_report_stands_on() -> None:
    report, text = a_made_report(), pages(a_made_pdf())[-1]

    assert report.seal.visit in text
    assert report.seal.log_head in text.replace(" ", "")
    assert report.seal.pack_hash in text.replace(" ", "")
    assert report.seal.scorer in text


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write_pdf(a_made_report(), photos) == a_made_pdf()


@pytest.mark.slow
def test_another_process_with_another_hash_seed_and_time_zone_gives_the_same_bytes() -> None:
    script = (
        "import hashlib; from tests.scoring.test_pdf import a_made_pdf;"
        "print(hashlib.sha256(a_made_pdf()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": "."},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }

    assert len(told) == 1


def test_title_language_outline_and_links_are_set() -> None:
    reader = PdfReader(io.BytesIO(a_made_pdf("nb")))
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]  # type: ignore[union-attr]

    assert reader.xmp_metadata is not None
    title = (reader.xmp_metadata.dc_title or {})["x-default"]
    assert title == "Inspeksjonsrapport: Hotel Fjordblikk, 12.–14. oktober 2026"
    assert reader.trailer["/Root"]["/Lang"] == "nb"  # type: ignore[index]
    assert titles[:4] == ["Inspeksjonsrapport", "Sammendrag", "Neste stjerne", "Avdelinger"]
    links = [link.get_object()["/Contents"] for link in reader.pages[1]["/Annots"]]  # type: ignore[attr-defined]
    assert [told.rpartition(", ")[0] for told in links[-len(titles[2:]) :]] == titles[2:]


def test_fpdf_has_nothing_to_warn_of(caplog: pytest.LogCaptureFixture) -> None:
    """A glyph that is missing would be drawn as nothing, and only said in that log."""
    with caplog.at_level(logging.WARNING, "fpdf"):
        write_pdf(a_made_report(), photos)

    assert [record.getMessage() for record in caplog.records] == []


def words_outside(pdf: bytes) -> list[str]:
    """Words that leave the margins, by poppler's boxes."""
    told = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode(errors="replace")  # poppler writes half of an emoji in its title
    found = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', told
    )
    outside = []
    for *corners, word in found:
        left, top, right, bottom = (float(corner) * 25.4 / 72 for corner in corners)
        if left < LEFT or right > RIGHT or top < TOP or bottom > BOTTOM:
            outside.append(word)
    assert len(found) > 100
    return outside


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's pdftotext gives the boxes of words")
@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_word_leaves_the_margins(language: str) -> None:
    assert words_outside(a_made_pdf(language)) == []


def test_an_empty_visit_still_gets_a_report() -> None:
    """Nothing observed: no score, no star, and the report says so."""
    report = a_report(a_large_pack(24), a_visit())
    text = " ".join(pages(write_pdf(report, photos)))

    assert "Nothing was observed that counts" in text
    assert "24 standards were not observed." in text
    assert "No finding, because nothing was observed that counts" in text


def test_a_photo_not_at_hand_is_said_to_be_missing() -> None:
    report = a_made_report()
    named = sum(len(finding.photos) for finding in report.findings)

    text = pages(write_pdf(report, lambda _sha: None))

    assert sum(page.count("Photo not at hand") for page in text) == named
    assert f"{named} photos are named in the record but were not at hand." in text[-1]
    assert sha_of(0) not in " ".join(text)
