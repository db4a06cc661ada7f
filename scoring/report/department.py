"""One department's part of a report: its findings, and for each what is to be done."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.report.data import DepartmentLine, Finding, Report, Section
from scoring.wording.words import Wording


@dataclass(frozen=True)
class DepartmentSheet:
    """What one department is told. The findings keep the numbers they have in the whole report."""

    line: DepartmentLine
    headline: str
    section: Section
    findings: tuple[Finding, ...]


def department_sheet(report: Report, department: str) -> DepartmentSheet:
    """That department's sheet. LookupError, naming those there are, where the report has none of that id."""
    line = next((line for line in report.departments if line.id == department), None)
    if line is None:
        known = ", ".join(sorted(line.id for line in report.departments))
        raise LookupError(f"There is no department “{department}” in this report. Take one of: {known}.")
    mine = tuple(finding for finding in report.findings if finding.department_id == department)
    words = Wording(report.language)
    section = Section(report.findings_section.title, words.say("sheet.seen"))
    return DepartmentSheet(line, _headline(words, line, len(mine)), section, mine)


def _headline(words: Wording, line: DepartmentLine, findings: int) -> str:
    if line.value is None:
        return words.say("sheet.head.not_observed", department=line.title)
    names = {"department": line.title, "score": line.score, "points": line.points}
    return words.count("sheet.head", findings, **names)
