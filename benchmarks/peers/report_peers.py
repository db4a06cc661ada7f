"""The same rows and photos on paper by others: departments, times, findings with photos, all standards.

Run by `benchmarks/report.py` in the others' own environment, one way in one process.
"""

# ruff: noqa: PLC0415 - each process measures one of them, with its imports

from __future__ import annotations

import html
import io
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

MM = 72 / 25.4
HEADS = (
    ("Department", "Met", "Score", "Points lost"),
    ("Standard", "Department", "Observed", "Limit", ""),
    ("Standard", "Result", "Time", "Limit", "Note"),
)
WIDTHS = ((70, 35, 35, 34), (70, 34, 24, 22, 24), (66, 24, 18, 18, 48))
FONTS = Path(__file__).parents[2] / "assets" / "fonts" / "report"


def reportlab(told: dict[str, Any], photos: Path) -> bytes:
    """By platypus, its own layout."""
    from reportlab import rl_config
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Image, LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

    rl_config.useA85 = 0  # photos as bytes, not as letters: half the time and four fifths of the size
    pdfmetrics.registerFont(TTFont("Inter", FONTS / "inter-400.ttf"))
    pdfmetrics.registerFont(TTFont("Bold", FONTS / "inter-600.ttf"))
    small = ParagraphStyle("small", fontName="Inter", fontSize=7.1, leading=9.4)
    text = ParagraphStyle("text", fontName="Inter", fontSize=8.8, leading=12.5)
    title = ParagraphStyle("title", fontName="Bold", fontSize=18, leading=23, spaceAfter=12)
    rule = [("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#cfd5db")), ("VALIGN", (0, 0), (-1, -1), "TOP")]

    def table(place: int, rows: list[list[str]]) -> Any:
        cells = [HEADS[place], *rows]
        drawn = [[Paragraph(html.escape(cell), small) for cell in row] for row in cells]
        return LongTable(drawn, colWidths=[mm * MM for mm in WIDTHS[place]], style=rule, repeatRows=1)

    story = [
        Paragraph(told["hotel"], title),
        Paragraph(told["headline"], title),
        Paragraph(told["summary"], text),
    ]
    story += [PageBreak(), table(0, told["departments"]), PageBreak(), table(1, told["timed"]), PageBreak()]
    for finding in told["findings"]:
        story += [Image(photos / f"{name}.jpg", 62 * MM, 46.5 * MM) for name in finding["photos"]]
        story.append(Paragraph(f"{finding['number']} {html.escape(finding['title'])}", text))
        story += [Paragraph(html.escape(finding["seen"]), text), Spacer(1, 10)]
    for name, rows in told["standards"]:
        story += [Paragraph(html.escape(name), text), table(2, rows)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, leftMargin=18 * MM, rightMargin=18 * MM).build(story)
    return out.getvalue()


def weasyprint(told: dict[str, Any], photos: Path) -> bytes:
    """From HTML and CSS."""
    from weasyprint import HTML

    def table(place: int, rows: list[list[str]]) -> str:
        head = "".join(
            f"<th style='width:{mm}mm'>{cell}" for cell, mm in zip(HEADS[place], WIDTHS[place], strict=True)
        )
        body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}' for cell in row)}" for row in rows)
        return f"<table><thead><tr>{head}</thead><tbody>{body}</tbody></table>"

    style = (
        f"@font-face{{font-family:Inter;src:url(file://{FONTS / 'inter-400.ttf'})}}"
        "@page{size:A4;margin:20mm 18mm}body{font:8.8pt Inter}table{font-size:7.1pt;width:100%;"
        "border-collapse:collapse;table-layout:fixed}td,th{border-bottom:.4pt solid #cfd5db;text-align:left;"
        "vertical-align:top;padding:1mm 0}h2{break-before:page}img{width:62mm;display:block}"
    )
    parts = [f"<style>{style}</style><h1>{told['hotel']}</h1><h1>{told['headline']}</h1><p>{told['summary']}"]
    parts += [
        "<h2>Departments</h2>",
        table(0, told["departments"]),
        "<h2>Times</h2>",
        table(1, told["timed"]),
    ]
    parts.append("<h2>Findings</h2>")
    for finding in told["findings"]:
        parts += [f"<img src='file://{photos / name}.jpg'>" for name in finding["photos"]]
        parts.append(
            f"<p>{finding['number']} {html.escape(finding['title'])}<br>{html.escape(finding['seen'])}"
        )
    parts.append("<h2>All standards</h2>")
    for name, rows in told["standards"]:
        parts += [f"<h3>{html.escape(name)}</h3>", table(2, rows)]
    return bytes(HTML(string="".join(parts)).write_pdf())


def typst(told: dict[str, Any], photos: Path) -> bytes:
    """From typst's own language; its data is read by it."""
    import typst as engine

    del told
    source = photos / "report.typ"
    source.write_text(TYPST)
    return bytes(engine.compile(source, root=photos, font_paths=[str(FONTS)]))


TYPST = """#let d = json("report.json")
#set page(paper: "a4", margin: (x: 18mm, y: 20mm))
#set text(font: "Inter", size: 8.8pt)
#let grid-of(head, widths, rows) = { set text(size: 7.1pt)
  table(columns: widths, stroke: (bottom: 0.4pt + luma(210)),
  inset: (x: 0pt, y: 1mm), table.header(..head), ..rows.flatten()) }
= #d.hotel
= #d.headline
#d.summary
#pagebreak()
#grid-of(("Department", "Met", "Score", "Points lost"), (70mm, 35mm, 35mm, 34mm), d.departments)
#pagebreak()
#grid-of(("Standard", "Department", "Observed", "Limit", ""), (70mm, 34mm, 24mm, 22mm, 24mm), d.timed)
#pagebreak()
#for f in d.findings [
  #for p in f.photos { image(p + ".jpg", width: 62mm) }
  #f.number #f.title \\ #f.seen #parbreak() ]
#for (name, rows) in d.standards [
  == #name
  #grid-of(("Standard", "Result", "Time", "Limit", "Note"), (66mm, 24mm, 18mm, 18mm, 48mm), rows) ]
"""


def main() -> None:
    """Prints what it took, as `report.py` does of ours."""
    way, folder = sys.argv[1], Path(sys.argv[2])
    told = json.loads((folder / "report.json").read_text())
    write = {"reportlab": reportlab, "WeasyPrint": weasyprint, "typst": typst}[way]
    cpu, wall = _cpu(), time.perf_counter()
    pdf = write(told, folder)
    cpu, wall = _cpu() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    path = folder / f"{way}.pdf"
    path.write_bytes(pdf)
    print(json.dumps({"cpu": cpu, "wall": wall, "mb": peak, "pages": _pages(path), "kb": len(pdf) / 1000}))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _pages(path: Path) -> int:
    """By poppler, after the clock has stopped: some of them write their pages compressed."""
    import subprocess

    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(next(line for line in told.splitlines() if line.startswith("Pages:")).split()[1])


if __name__ == "__main__":
    main()
