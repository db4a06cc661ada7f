"""How the server begins and how it ends: settings told, the log's form, SIGTERM as a good end."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING

from inspections.operations.log_lines import LOG, begin_log
from inspections.settings import SettingsWrong, open_the_store, settings, warnings

if TYPE_CHECKING:
    from inspections.store import Store


def begin() -> Store:
    """The store, with all that must be so before the first request. Exits with 2 where a setting is wrong."""
    try:
        here = settings()
    except SettingsWrong as wrong:
        sys.stderr.write(f"Sixty does not start: its settings are wrong.\n{wrong}\n")
        sys.exit(2)
    begin_log(here.log)
    for sentence in warnings():
        LOG.warning(sentence)
    take_sigterm_as_a_good_end()
    return open_the_store()


def take_sigterm_as_a_good_end() -> None:
    """uvicorn, which imports the app, answers what is under way, ends the lifespan, and exits with 0.

    By itself it would then end by the signal, which looks to an operator like a server that was killed.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if hasattr(server, "should_exit"):
        signal.signal(signal.SIGTERM, lambda _signal, _frame: setattr(server, "should_exit", True))
