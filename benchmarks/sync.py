"""Events synced a second, held against the disk under them: `PYTHONPATH=. python benchmarks/sync.py`.

Every batch of 20 is acknowledged after a durable commit of its own or a shared one. In each round all the
contenders run in turn, so that a busy machine is busy for all of them; told are medians over the rounds,
and each contender's ratio to raw SQLite with as many threads within the same round.

    disk      one 4 KiB append and fdatasync after another: no acknowledgement can be quicker
    raw       sqlite3 with the store's settings, a connection for each thread, no checks, no projection
    store     Store.append: locked, inserted, compared, projected; one writer for all threads
    receipt   the same, and the tablet's receipt after each batch
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspections.events import Event
from inspections.records import Account, Hotel, PackRecord
from inspections.store import Store, open_store
from inspections.store.engine import sqlite_driver

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, BATCHES, BATCH = 7, 100, 20
THREADS = (1, 8)
NOW = datetime.now(UTC)
AT = NOW.isoformat(timespec="milliseconds")
PRAGMAS = ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
TABLE = "CREATE TABLE events (id TEXT PRIMARY KEY, visit, device, seq, body, UNIQUE (visit, device, seq))"


def main() -> None:
    """Runs the rounds and prints the table."""
    with tempfile.TemporaryDirectory(
        prefix="sixty-sync-", dir=sys.argv[1] if sys.argv[1:] else None
    ) as folder:
        store = a_store(Path(folder))
        rates: dict[tuple[str, int], list[float]] = {}
        for turn in range(ROUNDS):
            rates.setdefault(("disk", 1), []).append(syncs_a_second(Path(folder)))
            for threads in THREADS:
                contenders = {
                    "raw": partial(raw, Path(folder) / f"raw-{turn}-{threads}.db"),
                    "store": partial(appended, store, receipt=False),
                    "receipt": partial(appended, store, receipt=True),
                }
                for name, contender in contenders.items():
                    rates.setdefault((name, threads), []).append(contender(threads))
        store.close()
    tell(rates)


def tell(rates: dict[tuple[str, int], list[float]]) -> None:
    """Medians, and medians of the ratios within each round."""
    print(f"disk: {statistics.median(rates.pop(('disk', 1))):,.0f} × 4 KiB append + fdatasync a second")
    print(f"{'':8} {'threads':>8} {'events/s':>10} {'of raw':>7}   lowest–highest")
    for (name, threads), found in rates.items():
        share = statistics.median(mine / its for mine, its in zip(found, rates["raw", threads], strict=True))
        spread = f"{min(found):,.0f}–{max(found):,.0f}"
        print(f"{name:8} {threads:8} {statistics.median(found):10,.0f} {share:7.2f}   {spread}")


def syncs_a_second(folder: Path, number: int = 300) -> float:
    """Of the disk itself."""
    with (folder / "disk").open("wb", buffering=0) as file:
        started = time.perf_counter()
        for _ in range(number):
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
        return number / (time.perf_counter() - started)


def raw(path: Path, threads: int) -> float:
    """Events a second with nothing but SQLite; the events are text before the clock starts."""
    connect(path).execute(TABLE)
    work = [[rows_of(batch) for batch in batches] for batches in tablets(threads)]
    return timed(partial(insert_all, path), work)


def insert_all(path: Path, batches: list[list[tuple[Any, ...]]]) -> None:
    connection = connect(path)
    for rows in batches:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", rows)
        connection.execute("COMMIT")
    connection.close()


def connect(path: Path) -> Any:
    connection = sqlite_driver().connect(str(path), isolation_level=None, timeout=10)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def appended(store: Store, threads: int, *, receipt: bool) -> float:
    """Events a second through the store, each tablet on a visit of its own."""
    work = tablets(threads)
    for batches in work:
        outcome = store.append(batches[0][0].visit, [assigned(batches[0][0].visit)], "office", NOW)[0]
        assert outcome.state == "held", outcome
    return timed(partial(append_all, store, receipt=receipt), work)


def append_all(store: Store, batches: list[list[Event]], *, receipt: bool) -> None:
    for batch in batches:
        outcomes = store.append(batch[0].visit, batch, "ines", NOW)
        assert all(outcome.state == "held" for outcome in outcomes)
        if receipt:
            assert store.receipt(batch[0].visit, batch[0].device, outcomes, NOW)


def timed(send: Callable[[Any], None], work: list[Any]) -> float:
    """Events a second while each thread sends its part."""
    with ThreadPoolExecutor(len(work)) as threads:
        started = time.perf_counter()
        list(threads.map(send, work))
        return len(work) * len(work[0]) * BATCH / (time.perf_counter() - started)


def tablets(threads: int) -> list[list[list[Event]]]:
    """The same number of batches altogether, however many tablets share them."""
    return [batches_of(BATCHES // threads) for _ in range(threads)]


def batches_of(number: int) -> list[list[Event]]:
    visit, device = str(uuid.uuid4()), str(uuid.uuid4())
    seqs = [range(1 + n * BATCH, 1 + (n + 1) * BATCH) for n in range(number)]
    return [[an_event(visit, device, seq) for seq in some] for some in seqs]


def an_event(visit: str, device: str, seq: int) -> Event:
    look = {"observation": str(uuid.uuid4()), "standard": "front_door.greeting", "answer": "met"}
    measured = {"ms": 41_500, "precision_ms": 300}
    return Event(str(uuid.uuid4()), visit, device, seq, "observed", AT, AT, look | {"measured": measured})


def rows_of(batch: list[Event]) -> list[tuple[Any, ...]]:
    return [(e.id, e.visit, e.device, e.seq, json.dumps(e.as_sent())) for e in batch]


def a_store(folder: Path) -> Store:
    store = open_store(f"sqlite:///{folder / 'sixty.db'}")
    store.add_hotel(Hotel("grand", "Grand", "Oslo", "Norway", "Nordics", "urban", "Europe/Oslo", NOW))
    store.add_account(Account("ines", "ines@example.com", "Ines", "inspector", NOW))
    store.add_pack(PackRecord("a" * 64, "five_star", "2026-05", "{}", NOW))
    return store


def assigned(visit: str) -> Event:
    named = {"hotel": "grand", "inspector": "ines", "pack_id": "five_star", "pack_edition": "2026-05"}
    days = {"pack_hash": "a" * 64, "house_kind": "urban", "starts_on": "2026-05-14", "ends_on": "2026-05-16"}
    return Event(str(uuid.uuid4()), visit, str(uuid.uuid4()), 1, "assigned", AT, AT, named | days)


if __name__ == "__main__":
    main()
