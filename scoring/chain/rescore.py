"""`python -m scoring rescore`: every released visit scored anew, after a change of the rules.

What is to be done stands in the database before anything is: it may be stopped at any moment and asked for
again, on this machine or another, beside servers that go on. Each visit's rows are replaced in one commit.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inspections.result_records import Due, KeptResult
from scoring.chain.kept import scored_now
from scoring.stars import SCORER

if TYPE_CHECKING:
    from inspections.store import Store

TOGETHER = 20
"""Visits that a process scores at a time, and that one commit replaces."""
AT_ONCE = 1_000
UNFINISHED = "rescore"
"""The setting that says since when visits are being scored anew; "" where that is done."""
EVEN = 1e-9


@dataclass
class Told:
    """What came of it: visits scored, those that could not be, and how many would have, or have, changed."""

    scored: int = 0
    failed: int = 0
    stars: int = 0
    scores: int = 0

    def add(self, before: KeptResult | None, after: KeptResult | None) -> None:
        if after is None:
            self.failed += 1
            return
        self.scored += 1
        if before is not None:
            self.stars += before.stars != after.stars
            self.scores += _differ(before.score, after.score)


def add_to(commands: Any) -> None:
    """The command, beside the others."""
    told = "score every released visit anew, after a change of the rules"
    command = commands.add_parser("rescore", help=told)
    command.add_argument("--dry-run", action="store_true", help="say what would change, and keep nothing")
    command.add_argument(
        "--processes", type=int, default=2, help="that score; one writes (default: %(default)s)"
    )
    command.set_defaults(runs=run)


def run(asked: argparse.Namespace) -> int:
    """Prints how far it is and what changed; 1 where a visit cannot be scored."""
    from inspections.settings import open_the_store, settings  # noqa: PLC0415 - other commands need no store

    store, began = open_the_store(), time.monotonic()
    processes = max(1, asked.processes)
    told = Told()
    with _workers(settings().database_url, processes) as pool:
        for done in rescored(store, pool, datetime.now(UTC), keep=not asked.dry_run, ahead=2 * processes):
            told = done
            rate = told.scored / max(1e-9, time.monotonic() - began)
            sys.stderr.write(f"\r{told.scored:,} visits, {rate:.0f} a second ")
    would = "would change" if asked.dry_run else "changed"
    sys.stdout.write(
        f"{told.scored:,} visits scored: {told.scores:,} scores and {told.stars:,} stars {would}\n"
    )
    if told.failed:
        sys.stderr.write(f"{told.failed:,} visits could not be scored; the lines above say why.\n")
    return int(bool(told.failed))


def rescored(
    store: Store, pool: ProcessPoolExecutor, now: datetime, *, keep: bool = True, ahead: int = 4
) -> Iterator[Told]:
    """After each batch what has come of it so far. Stopped and begun again, it goes on where it was."""
    if keep and not store.setting(UNFINISHED):
        store.mark_results_due()
        store.keep_setting(UNFINISHED, now.isoformat())
    told = Told()
    waiting: list[tuple[Sequence[Due], Any]] = []
    batches = _due(store) if keep else _released(store)
    for batch in batches:
        waiting.append((batch, pool.submit(_score, batch, now)))
        if len(waiting) >= ahead:
            yield _settled(store, *waiting.pop(0), told, keep=keep)
    for batch, promised in waiting:
        yield _settled(store, batch, promised, told, keep=keep)
    if keep:
        store.keep_setting(UNFINISHED, "")


def _due(store: Store) -> Iterator[Sequence[Due]]:
    """All that is due, each visit once: one that cannot be scored stays due."""
    every = store.results_due(SCORER, max(AT_ONCE, store.results_waiting() + AT_ONCE))
    yield from _cut(sorted(every, key=lambda due: due.visit_id))


def _released(store: Store) -> Iterator[Sequence[Due]]:
    yield from _cut([Due(visit_id, "") for visit_id in store.released_visits()])


def _cut(every: Sequence[Due]) -> Iterator[Sequence[Due]]:
    for first in range(0, len(every), TOGETHER):
        yield every[first : first + TOGETHER]


def _settled(store: Store, batch: Sequence[Due], promised: Any, told: Told, *, keep: bool) -> Told:
    made: list[KeptResult | None] = promised.result()
    for due, result in zip(batch, made, strict=True):
        told.add(store.result(due.visit_id), result)
    if keep:
        pairs = [(due, result) for due, result in zip(batch, made, strict=True) if result is not None]
        store.keep_results([result for _, result in pairs], [due for due, _ in pairs])
    return told


def _differ(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) > EVEN


def _workers(url: str, processes: int) -> ProcessPoolExecutor:
    """Processes that read and score; a fork of one with threads might never wake up."""
    return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _open, (url,))


_here: list[Store] = []


def _open(url: str) -> None:
    from inspections.store import open_store  # noqa: PLC0415 - in the new process

    _here.append(open_store(url))


def _score(batch: Sequence[Due], now: datetime) -> list[KeptResult | None]:
    return [scored_now(_here[0], due, now) for due in batch]
