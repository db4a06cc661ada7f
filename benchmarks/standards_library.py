"""Packs loaded, imported and searched: `PYTHONPATH=. python benchmarks/standards_library.py`.

Medians of several rounds, of wall and of processor time, which a busy machine does not lengthen. Beside each
stands the bare library on the same files, which is the limit: yaml's own loader, openpyxl's own reading.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

import openpyxl
import yaml

from standards.exchange.importing import imported
from standards.exchange.reading import read
from standards.loader import SHIPPED, load_pack, load_shipped
from standards.pages.shelf import shipped
from standards.search import Asked, found, index_of

ROWS, ROUNDS = 10_000, 3
WORDS = ("g", "gr", "gre", "greeted", "5 min", "bad tid", "nothing at all")


def main() -> None:
    """Prints a line for each: what, median wall ms, median processor ms."""
    files = [path.read_text(encoding="utf-8") for path in sorted((SHIPPED / "five_star").glob("*.yaml"))]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    told("bare yaml.load of five_star", lambda: [yaml.load(text, loader) for text in files])  # noqa: S506 - a SafeLoader
    told("bare yaml.parse of five_star", lambda: [list(yaml.parse(text, loader)) for text in files])
    told("load_pack, cold: load and check", lambda: load_pack(SHIPPED / "five_star"))
    told("load_shipped", lambda: load_shipped("five_star"))
    shipped("five_star")
    told("the pages' cached pack", lambda: shipped("five_star"))

    data = large_workbook()
    told(f"bare openpyxl read of {ROWS} rows", lambda: bare(data), 1)
    told(f"read {ROWS} rows", lambda: read(data, "x.xlsx"), 1)
    told(f"read, draft and check {ROWS} rows", lambda: imported(read(data, "x.xlsx")), 1)

    pack = shipped("five_star")
    told("index of five_star", lambda: index_of(pack))
    index = index_of(pack)
    for words in WORDS:
        told(
            f"search {words!r}: {len(found(index, Asked(words)))}",
            lambda words=words: found(index, Asked(words)),
            50,
        )


def told(what: str, work: Callable[[], object], rounds: int = ROUNDS) -> None:
    """Does it once to warm up, then `rounds` times."""
    work()
    walls, processors = [], []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    print(
        f"{what:<44} {1000 * statistics.median(walls):9.2f} ms {1000 * statistics.median(processors):9.2f} ms"
    )


def large_workbook() -> bytes:
    """Standards of forty departments, with a limit in every tenth sentence."""
    book = openpyxl.Workbook()
    book.active.title = "Standards"
    book.active.append(["Department", "Standard", "What counts", "Weight", "Critical", "Channel"])
    for n in range(ROWS):
        text = f"The guest of case {n} is served{' within 5 minutes' if n % 10 == 0 else ' with care'}."
        book.active.append(
            [f"Department {n % 40}", text, "A member of staff does it.", 1 + n % 3, "no", "in person"]
        )
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def bare(data: bytes) -> int:
    """All cells, with nothing done to them."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(
        cell is not None
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    )


if __name__ == "__main__":
    main()
