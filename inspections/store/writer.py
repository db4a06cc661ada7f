"""The one that writes to SQLite: a single thread that puts all that waits into one durable commit.

A commit costs a flush of the disk, however much is in it. Eight tablets that send at once share one flush
instead of queueing for eight, and no writer ever finds the database locked by another.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

import sqlalchemy as sa

from inspections.records import StoreBusy, StoreError

T = TypeVar("T")
Work = Callable[[sa.Connection], T]
"""Statements that belong together. It may run twice, so it changes nothing but the database."""

MOST_WAITING = 1_000
MOST_TOGETHER = 200


class Writer:
    """Takes work from any thread and answers it when it is on disk, in the order it came."""

    def __init__(self, engine: sa.Engine, most_waiting: int = MOST_WAITING) -> None:
        self._engine = engine
        self._queue: SimpleQueue[tuple[Work[Any], Future[Any]] | None] = SimpleQueue()
        self._room = threading.Semaphore(most_waiting)
        self._gate = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="sixty-writer", daemon=True)
        self._thread.start()

    def do(self, work: Work[T]) -> T:
        """What `work` gives, once it is committed; what it raises, when nothing of it was.

        Raises StoreBusy when too much waits already.
        """
        future: Future[T] = Future()
        if not self._room.acquire(blocking=False):
            raise StoreBusy("store_busy", "Too much waits to be written. Try again in a few seconds.")
        with self._gate:
            if self._closed:
                raise StoreError("store_closed", "The store is closed.")
            self._queue.put((work, future))
        return future.result()

    def waiting(self) -> int:
        """How much waits."""
        return self._queue.qsize()

    def close(self) -> None:
        """Writes what waits, then ends."""
        with self._gate:
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while waiting := self._take():
            if not self._commit(waiting):
                for one in waiting:
                    self._commit([one])
            for _ in waiting:
                self._room.release()

    def _take(self) -> list[tuple[Work[Any], Future[Any]]]:
        """All that waits, at least one; nothing when closed."""
        first = self._queue.get()
        if first is None:
            return []
        waiting = [first]
        while len(waiting) < MOST_TOGETHER:
            try:
                following = self._queue.get_nowait()
            except Empty:
                break
            if following is None:
                self._queue.put(None)
                break
            waiting.append(following)
        return waiting

    def _commit(self, waiting: list[tuple[Work[Any], Future[Any]]]) -> bool:
        """Whether it is settled: all committed, or the one of them has its error.

        One that fails would take the others along, so several are then tried one by one.
        """
        try:
            with self._engine.begin() as connection:
                results = [work(connection) for work, _ in waiting]
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for it
            if len(waiting) > 1:
                return False
            waiting[0][1].set_exception(error)
            return True
        for (_, future), result in zip(waiting, results, strict=True):
            future.set_result(result)
        return True
