"""What goes its rounds behind the pages: telling, e-mails, other systems. Begun and stopped with the app.

Each round is a thread of its own, so that a mail server that does not answer holds up nobody else. Several
servers go their rounds at once; the store sees to it that each thing is done by one.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from inspections.messages.sending import send_hooks, send_mails
from inspections.messages.telling import look_for_due, tell

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.accounts import Clock
    from inspections.messages.outside import Outside
    from inspections.messages.smtp import Smtp
    from inspections.store import Store

LOG = logging.getLogger("sixty")
PAUSE, PAUSE_AFTER_FAILURE = 2.0, 30.0
"""Seconds between two rounds."""
LONGEST_END = 20.0
"""Seconds that the end of the app waits for what is under way."""
LOOK_FOR_DUE_EVERY = timedelta(hours=3)
Step = Callable[[Callable[[], bool]], bool]
"""One round. It is given whether to go on, and says whether all went well."""


class Round(threading.Thread):
    """Goes its round again and again, and later where one failed."""

    def __init__(self, name: str, step: Step) -> None:
        super().__init__(name=f"sixty-{name}", daemon=True)
        self._step, self._ends = step, threading.Event()

    def run(self) -> None:
        pause = 0.0
        while not self._ends.wait(pause):
            pause = PAUSE if self._went_well() else PAUSE_AFTER_FAILURE

    def end(self) -> None:
        """After what is under way."""
        self._ends.set()

    def _went_well(self) -> bool:
        try:
            return self._step(lambda: not self._ends.is_set())
        except Exception:
            LOG.exception("a round of messages failed; it is gone again in %d seconds", PAUSE_AFTER_FAILURE)
            return False


def begin_rounds(store: Store, server: Smtp | None, outside: Outside, clock: Clock) -> list[Round]:
    """The rounds, begun. Without a mail server no e-mail goes; what waits three days for one is given up."""

    def hooks(going: Callable[[], bool]) -> bool:
        send_hooks(store, outside, clock, going)
        return True

    rounds = [Round("telling", Telling(store, clock)), Round("webhooks", hooks)]
    if server:
        rounds.append(Round("mails", lambda going: send_mails(store, server, clock, going)))
    for one in rounds:
        one.start()
    return rounds


def end_rounds(rounds: Sequence[Round]) -> None:
    """Ends them, once what is under way is done; what takes too long is left, and done again by its claim."""
    for one in rounds:
        one.end()
    until = time.monotonic() + LONGEST_END
    for one in rounds:
        one.join(max(0.0, until - time.monotonic()))


class Telling:
    """Tells what happened; every few hours also what a day has brought."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._looked: datetime | None = None

    def __call__(self, _going: Callable[[], bool]) -> bool:
        now = self._clock()
        if self._looked is None or now - self._looked >= LOOK_FOR_DUE_EVERY:
            look_for_due(self._store, now)
            self._looked = now
        tell(self._store, now)
        return True
