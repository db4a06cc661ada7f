"""A full report, about 40 pages with 40 photos: what it costs, beside three others that make about the same.

    python benchmarks/report.py            the table
    python benchmarks/report.py 20000      our report of that many standards, without photos

The others are installed into build/report-peers, never into requirements. Each figure is the median of
five fresh processes, interleaved: CPU seconds (user and system, imports included) and peak memory. All
read the same rows and the same photos, as a tablet sends them (1600 pixels); only ours is tagged, PDF/A,
and has charts, outline and attached rating, and its figures include making the sentences from the rating.
Other work on the machine moves all of them; compare them with each other, not runs.
"""

from __future__ import annotations

import hashlib
import io
import json
import resource
import statistics
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
BUILD = ROOT / "build" / "report-bench"
PEERS = ROOT / "build" / "report-peers"
PACKAGES = ("reportlab==5.1.0", "weasyprint==70.0", "typst==0.15.2")
STANDARDS, PHOTOS, RUNS = 600, 40, 5
WAYS = ("Sixty", "Sixty, warm", "reportlab", "WeasyPrint", "typst")


def main() -> None:
    """All ways side by side."""
    _install()
    _prepare()
    found: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(RUNS):
        for way in WAYS:
            found[way].append(_in_a_process(way))
    print(f"{STANDARDS} standards, {PHOTOS} photos of 1600 x 1200, median of {RUNS} processes")
    print(f"{'':16}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}{'pages':>7}{'kB':>8}")
    for way, runs in found.items():
        cpu, wall, peak, pages, size = (
            statistics.median(run[key] for run in runs) for key in ("cpu", "wall", "mb", "pages", "kb")
        )
        print(f"{way:16}{cpu:8.2f}{wall:8.2f}{peak:9.0f}{pages:7.0f}{size:8.0f}")


def _install() -> None:
    if not (PEERS / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
    subprocess.run([PEERS / "bin" / "pip", "install", "--quiet", *PACKAGES], check=True)


def _prepare() -> None:
    """Photos as files, and what the others print as JSON: the rows of our report."""
    BUILD.mkdir(parents=True, exist_ok=True)
    photos = [_photo(number) for number in range(PHOTOS)]
    names = [hashlib.sha256(data).hexdigest() for data in photos]
    for name, data in zip(names, photos, strict=True):
        (BUILD / f"{name}.jpg").write_bytes(data)
    (BUILD / "photos.json").write_text(json.dumps(names))
    report = _report(*_given(STANDARDS, names))
    told = {
        "hotel": report.hotel.name,
        "headline": report.headline,
        "summary": report.summary,
        "departments": [[d.title, f"{d.met} of {d.counted}", d.score, d.points] for d in report.departments],
        "timed": [[t.label, t.department, t.observed, t.limit, t.over] for t in report.timed],
        "findings": [
            {
                "number": f.number,
                "department": f.department,
                "title": f.title,
                "seen": " ".join(f.seen),
                "photos": [p.sha256 for p in f.photos],
            }
            for f in report.findings
        ],
        "standards": [
            [d.title, [[r.text, r.outcome_text, r.observed, r.limit, r.note] for r in d.rows]]
            for d in report.standards
        ],
    }
    (BUILD / "report.json").write_text(json.dumps(told))


def _photo(number: int) -> bytes:
    """A picture with the grain and the weight of a tablet's photo, 300 to 450 kB."""
    from PIL import Image, ImageFilter  # noqa: PLC0415 - not in the parent

    out = io.BytesIO()
    grain = Image.effect_noise((1600, 1200), 14 + number).filter(ImageFilter.GaussianBlur(1))
    Image.merge("RGB", (grain, grain.point(lambda v: v * 3 // 4), grain.point(lambda v: v // 2))).save(
        out, "JPEG", quality=82
    )
    return out.getvalue()


def _given(size: int, photos: list[str]) -> tuple[Any, Any, Any]:
    """Pack, visit and rating; the photos lie on what was not met."""
    from inspections.visit import Photo  # noqa: PLC0415 - not in the parent
    from scoring.stars import rate  # noqa: PLC0415 - the same
    from tests.scoring.report_makers import a_large_pack, a_large_visit  # noqa: PLC0415 - the same

    pack = a_large_pack(size)
    visit = a_large_visit(pack)
    missed = [look for look in visit.observations.values() if look.answer == "not_met"]
    held = {}
    for place, name in enumerate(photos):
        look = missed[place % len(missed)]
        held[name] = Photo(name, 1, look.entered_at, "As it was found", observation=look.id)
    visit = replace(visit, photos=held)
    return pack, visit, rate(pack, visit)


def _report(pack: Any, visit: Any, rating: Any) -> Any:
    from scoring.report.building import build_report  # noqa: PLC0415 - measured with its imports
    from tests.scoring.report_makers import HOTEL, MADE_ON  # noqa: PLC0415 - not in the parent

    return build_report(pack, visit, rating, HOTEL, made_on=MADE_ON)


def _in_a_process(way: str) -> dict[str, float]:
    ours = way.startswith("Sixty")
    python = sys.executable if ours else PEERS / "bin" / "python"
    script = Path(__file__) if ours else Path(__file__).parent / "peers" / "report_peers.py"
    made = subprocess.run([python, script, way, BUILD], cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(made.stdout))


def measure(way: str) -> dict[str, float]:
    """Our report, in this process; visit and rating are made before the clock starts."""
    names = json.loads((BUILD / "photos.json").read_text())
    given = _given(STANDARDS, names)
    if way == "Sixty, warm":
        _write(given)
    return timed(lambda: _write(given))


def _write(given: tuple[Any, Any, Any]) -> bytes:
    from scoring.pdf import write_pdf  # noqa: PLC0415 - measured with its imports

    return write_pdf(_report(*given), lambda name: (BUILD / f"{name}.jpg").read_bytes())


def timed(write: Any) -> dict[str, float]:
    """What it took to write that PDF."""
    import time  # noqa: PLC0415 - only where it is measured

    cpu, wall = _cpu(), time.perf_counter()
    pdf = write()
    cpu, wall = _cpu() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": cpu, "wall": wall, "mb": peak, "pages": _pages(pdf), "kb": len(pdf) / 1000}


def measure_rows(size: int) -> None:
    """Our report of that many standards, without photos."""
    given = _given(size, [])
    found = timed(lambda: _write(given))
    print(f"{size} standards: {found['cpu']:.2f} CPU s, {found['mb']:.0f} MB, {found['pages']:.0f} pages")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        measure_rows(int(sys.argv[1]))
    elif len(sys.argv) > 2:
        print(json.dumps(measure(sys.argv[1])))
    else:
        main()
