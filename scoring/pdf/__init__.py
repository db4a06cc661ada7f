"""A report to PDF: the same report and photos give the same bytes.

A4, in the shipped fonts, tagged, with outline, links, language and title, the rating attached as JSON;
written as PDF/A-3u. Whatever the notes and photos hold, a report comes out; its last page says what it
leaves out. `write_pdf` makes all of it; `pdf/forms.py` the shorter forms.
"""

from __future__ import annotations

from collections.abc import Callable

from scoring.pdf import lean as pdf_lean  # noqa: F401 - before anything else imports fpdf2
from scoring.pdf import pages_front as front
from scoring.pdf.file import attach, begin, end
from scoring.pdf.pages_findings import findings
from scoring.pdf.pages_index import index
from scoring.pdf.pages_method import method, said
from scoring.pdf.pages_scores import departments, dimensions
from scoring.pdf.pages_seal import seal
from scoring.pdf.pages_standards import standards
from scoring.pdf.pages_stars import conditions
from scoring.pdf.pages_timed import timed
from scoring.pdf.pages_voices import voices
from scoring.report.data import Report


def write_pdf(report: Report, photos: Callable[[str], bytes | None]) -> bytes:
    """The report as a PDF. `photos` gives a photo's bytes by its SHA-256 (hex), None where it is not held."""
    sheet = begin(report, report.headline)
    sheet.full = True
    attach(sheet)
    front.cover(sheet)
    page, y = front.summary(sheet)
    conditions(sheet)
    departments(sheet)
    dimensions(sheet)
    timed(sheet)
    findings(sheet, photos)
    said(sheet)
    voices(sheet)
    method(sheet)
    standards(sheet)
    index(sheet)
    seal(sheet)
    sheet.contents(page, y)
    return end(sheet)
