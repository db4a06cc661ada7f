"""Shorter forms of a report: one page, one department's sheet, two visits compared. Each a PDF of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scoring.pdf import lean as pdf_lean  # noqa: F401 - before anything else imports fpdf2
from scoring.pdf import pages_front as front
from scoring.pdf.file import attach, begin, end
from scoring.pdf.pages_compare import changes
from scoring.pdf.pages_department import actions
from scoring.pdf.pages_findings import findings
from scoring.pdf.pages_seal import left_out
from scoring.report.compare import compare
from scoring.report.data import Report
from scoring.report.department import department_sheet

Photos = Callable[[str], bytes | None]


def write_summary(report: Report) -> bytes:
    """The report on one page: the finding, five figures, departments, what holds and pulls, the next star."""
    sheet = begin(report, report.headline, "summary")
    attach(sheet)
    front.summary(sheet)
    return end(sheet)


def write_department(report: Report, department: str, photos: Photos) -> bytes:
    """What one department is to do: its findings and actions, nothing of the others.

    `department` is its id in the pack; LookupError where the report has none of that id. The rating is not
    attached: it tells of all departments.
    """
    told = department_sheet(report, department)
    mine = replace(report, findings=told.findings, findings_section=told.section)
    sheet = begin(mine, told.headline, "department_sheet")
    actions(sheet, told)
    if told.findings:
        findings(sheet, photos)
    left_out(sheet)
    return end(sheet)


def write_comparison(one: Report, other: Report) -> bytes:
    """Two visits beside each other, the earlier one first, whichever order they come in."""
    told = compare(one, other)
    sheet = begin(told.after, told.headline, "comparison")
    attach(sheet)
    changes(sheet, told)
    return end(sheet)
