"""A report as plain text, for a terminal: the same sentences as the PDF, nothing computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.report.data import Report

KEPT, OPEN, ASIDE = "  + ", "  - ", "      "


def told(report: Report) -> str:
    """Stars and score, why not the next star, departments, timed standards. Ends with a line break."""
    parts = (_stars(report), _path(report), _departments(report), _timed(report))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _stars(report: Report) -> Iterator[str]:
    yield f"{report.stars_text}. {report.score} / 100"
    if report.ruler.measure != "total":
        yield f"{report.ruler.text} {report.ruler.title}"
    yield report.headline
    yield from report.remarks
    yield report.standards_applied


def _path(report: Report) -> Iterator[str]:
    path = report.path
    yield path.title
    yield path.headline
    for row in path.rows:
        yield f"{KEPT if row.met else OPEN}{row.sentence}: {row.found} ({row.gap})"
    for each in path.in_the_way:
        yield f"{ASIDE}{each.points.rjust(5)}  {each.standard} ({', '.join(each.conditions)}): {each.text}"


def _departments(report: Report) -> Iterator[str]:
    yield report.department_section.title
    rows = [(d.title, d.score, f"{d.met} / {d.counted}", d.status_text) for d in report.departments]
    yield from _columns(rows, right=(1, 2))


def _timed(report: Report) -> Iterator[str]:
    yield report.timed_section.title
    rows = [
        (row.standard, row.observed or "–", row.limit, row.verdict_text, "!" if row.contradicts else "")
        for row in report.timed
    ]
    yield from _columns(rows, right=(1, 2))


def _columns(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> Iterator[str]:
    """Rows as aligned columns, those of `right` flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield ("  " + "  ".join(cells)).rstrip()
