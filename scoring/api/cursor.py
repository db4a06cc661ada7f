"""Where a page ends, as a text that means nothing to whoever carries it. Pure."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

from scoring.api.problems import ApiProblem


def written(*parts: str | datetime) -> str:
    """The cursor of those parts, one line without signs that an address would have to hide."""
    told = [part.isoformat() if isinstance(part, datetime) else part for part in parts]
    return base64.urlsafe_b64encode(json.dumps(told, separators=(",", ":")).encode()).decode().rstrip("=")


def read(text: str, parts: int) -> list[str]:
    """Its parts. ApiProblem "query_wrong" for what no page gave."""
    try:
        told = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, list) or len(told) != parts or not all(_plain(part) for part in told):
        raise unknown()
    return told


def read_at(text: str, parts: int) -> tuple[datetime, list[str]]:
    """The same of a cursor whose first part is a moment."""
    at, *others = read(text, parts)
    try:
        moment = datetime.fromisoformat(at)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise unknown() from None
    if moment.tzinfo is None:
        raise unknown()
    return moment, others


def unknown() -> ApiProblem:
    """What is answered to a cursor that no page gave."""
    error = {"parameter": "cursor", "detail": "must be `next` of a page of this list; begin without it"}
    return ApiProblem("query_wrong", errors=[error])


def _plain(part: object) -> bool:
    """A text that a database can be asked with."""
    return isinstance(part, str) and part.isprintable()
