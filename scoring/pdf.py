"""A report to PDF: the same report and photos give the same bytes.

A4, in the shipped fonts, with outline, links, language and title. Whatever the notes and photos
hold, a report comes out; its last page says what it leaves out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

from scoring import pdf_pages_front as front
from scoring.clean import shortened
from scoring.pdf_pages_findings import findings
from scoring.pdf_pages_scores import departments, dimensions
from scoring.pdf_pages_seal import seal
from scoring.pdf_pages_standards import standards
from scoring.pdf_pages_stars import conditions
from scoring.pdf_pages_timed import timed
from scoring.pdf_sheet import Sheet
from scoring.report_data import Report

_TITLE = 120
"""Letters of a hotel's name in the file's title."""


def write_pdf(report: Report, photos: Callable[[str], bytes | None]) -> bytes:
    """The report as a PDF. `photos` gives a photo's bytes by its SHA-256 (hex), None where it is not held."""
    sheet = Sheet(report)
    _describe(sheet)
    front.cover(sheet)
    page, y = front.summary(sheet)
    conditions(sheet)
    departments(sheet)
    dimensions(sheet)
    timed(sheet)
    findings(sheet, photos)
    standards(sheet)
    seal(sheet)
    sheet.contents(page, y)
    sheet.finish()
    return bytes(sheet.canvas.pdf.output())


def _describe(sheet: Sheet) -> None:
    """Title, subject and dates, none of them from a clock."""
    report, pdf = sheet.report, sheet.canvas.pdf
    name, _ = shortened(report.hotel.name, _TITLE)
    about = ", ".join(filter(None, (name, report.inspected_on)))
    pdf.set_title(f"{sheet.say('report')}: {about}")
    pdf.set_subject(report.headline)
    pdf.set_author("Sixty")
    pdf.set_creator("Sixty")
    pdf.set_creation_date(datetime.combine(report.made_on, time(12), UTC))
