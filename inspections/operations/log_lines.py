"""The log as lines: for people, or JSON by setting (`SIXTY_LOG`). It names no person and holds no secret.

Who writes to it gives fields by `extra={"told": {…}}`: numbers, ids and patterns, never what somebody typed,
a code, a token, an address of a person or of a page with one in it.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

LOG = logging.getLogger("sixty")


class AsJson(logging.Formatter):
    """`{"at", "level", "said", …}`: a line each, whatever is in it."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname.lower(), "said": record.getMessage()}
        told |= getattr(record, "told", {})
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


class AsText(logging.Formatter):
    """The same for people: what was said, then the fields."""

    def format(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {name}={value}" for name, value in getattr(record, "told", {}).items())
        line = (
            f"{self.formatTime(record, '%H:%M:%S')} {record.levelname.lower()} {record.getMessage()}{fields}"
        )
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def begin_log(form: str) -> None:
    """From now on the log goes to standard error, as "json" or "text". Said again, it changes the form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AsJson() if form == "json" else AsText())
    LOG.handlers = [handler]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
