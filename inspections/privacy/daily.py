"""The daily sweep of a running server: what is older than the house keeps it goes."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from inspections.operations.log_lines import LOG
from inspections.privacy.retention import is_due, sweep

if TYPE_CHECKING:
    from inspections.accounts import Clock
    from inspections.store import Store

FIRST, THEN = 300.0, 3600.0
"""Seconds after the start, and between two looks whether a day has gone by."""


class DailySweep:
    """A thread that looks once an hour until it is ended."""

    def __init__(self, store: Store, photos: Path, clock: Clock) -> None:
        self.store, self.photos, self.clock = store, photos, clock
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sixty-sweep", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Waits for a sweep that is under way."""
        self._over.set()
        self._thread.join()

    def look(self) -> None:
        """Sweeps if the last time is a day ago. A fault is logged; it looks again in an hour."""
        try:
            now = self.clock()
            if is_due(self.store, now):
                LOG.info("swept", extra={"told": sweep(self.store, self.photos, now)})
        except Exception:  # noqa: BLE001 - a server serves on without it
            LOG.exception("the sweep of what is kept no longer failed")

    def _run(self) -> None:
        wait = FIRST
        while not self._over.wait(wait):
            self.look()
            wait = THEN
