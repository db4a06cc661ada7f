"""A report of 900 standards and 40 photos: what it costs, beside a bare fpdf2 `table()` of the same rows.

    python benchmarks/report.py

Each figure is the median of five fresh processes, interleaved: CPU seconds (user and system, imports
included) and peak memory. Other work on the machine moves both; compare the two, not runs.
"""

from __future__ import annotations

import io
import json
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
STANDARDS, PHOTOS, RUNS = 900, 40, 5
WAYS = ("report", "report without photos", "fpdf2 table()")


def main() -> None:
    """The three ways side by side."""
    found: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(RUNS):
        for way in WAYS:
            found[way].append(_in_a_process(way))
    print(f"{STANDARDS} standards, {PHOTOS} photos of 12 megapixels, median of {RUNS} processes")
    print(f"{'':24}{'CPU s':>8}{'peak MB':>10}{'pages':>8}{'kB':>8}")
    for way, runs in found.items():
        cpu, peak, pages, size = (
            statistics.median(run[key] for run in runs) for key in ("cpu", "mb", "pages", "kb")
        )
        print(f"{way:24}{cpu:8.2f}{peak:10.0f}{pages:8.0f}{size:8.0f}")


def _in_a_process(way: str) -> dict[str, float]:
    made = subprocess.run(
        [sys.executable, __file__, way],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(made.stdout))


def measure(way: str) -> dict[str, float]:
    """One way, in this process; visit, rating and photos are made before the clock starts."""
    from scoring.stars import rate  # noqa: PLC0415 - the same
    from tests.scoring.report_makers import a_large_pack, a_large_visit  # noqa: PLC0415 - not in the parent

    photos = PHOTOS if way == "report" else 0
    pack = a_large_pack(STANDARDS)
    visit = a_large_visit(pack, photos=photos)
    rating = rate(pack, visit)
    camera = [_camera(number) for number in range(8)] if photos else []
    before = _cpu()
    pdf = _table(pack, visit, rating) if way == WAYS[2] else _report(pack, visit, rating, camera)
    cpu = _cpu() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": cpu, "mb": peak, "pages": _pages(pdf), "kb": len(pdf) / 1000}


def _report(pack, visit, rating, camera: list[bytes]) -> bytes:  # type: ignore[no-untyped-def]
    from scoring.pdf import write_pdf  # noqa: PLC0415 - measured with its imports
    from scoring.report import build_report  # noqa: PLC0415 - measured with its imports
    from tests.scoring.report_makers import HOTEL, MADE_ON  # noqa: PLC0415 - measured with its imports

    report = build_report(pack, visit, rating, HOTEL, made_on=MADE_ON)
    return write_pdf(report, lambda sha: camera[int(sha, 16) % len(camera)] if camera else None)


def _camera(number: int) -> bytes:
    """A grainy picture of 12 megapixels, as a camera makes it in the dark."""
    from PIL import Image  # noqa: PLC0415 - not in the parent

    out = io.BytesIO()
    grain = Image.effect_noise((4000, 3000), 20 + 4 * number)
    Image.merge("RGB", (grain, grain, grain.point(lambda value: value // 2))).save(out, "JPEG", quality=85)
    return out.getvalue()


def _table(pack, visit, rating) -> bytes:  # type: ignore[no-untyped-def]
    """The list of all standards alone, in fpdf2's own table, same fonts and columns."""
    from fpdf import FPDF  # noqa: PLC0415 - measured with its imports
    from fpdf.fonts import FontFace  # noqa: PLC0415 - measured with its imports

    from scoring.report import build_report  # noqa: PLC0415 - measured with its imports
    from tests.scoring.report_makers import HOTEL, MADE_ON  # noqa: PLC0415 - measured with its imports

    report = build_report(pack, visit, rating, HOTEL, made_on=MADE_ON)
    pdf = FPDF()
    for style, file in (("", "inter-400"), ("B", "inter-600")):
        pdf.add_font("inter", style, ROOT / "assets" / "fonts" / "report" / f"{file}.ttf")
    pdf.set_font("inter", size=7)
    pdf.add_page()
    with pdf.table(col_widths=(6, 66, 33, 17, 17, 46), headings_style=FontFace(emphasis="BOLD")) as table:
        table.row(("", "Standard", "Result", "Time", "Limit", "Note"))
        for row in (row for department in report.standards for row in department.rows):
            critical = "C" if row.critical else ""
            table.row((critical, row.text, row.outcome_text, row.observed, row.limit, row.note))
    return bytes(pdf.output())


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
    else:
        main()
