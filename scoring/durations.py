"""Durations as people read them: 34 s, 0:48, 12:48, 1:02:05. Whole ms in, text out; cut, never rounded up."""

from __future__ import annotations

SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000


def clock(ms: int, *, beside: int | None = None) -> str:
    """`ms` as "34 s" below a minute, else "12:48" or "1:02:05".

    Beside a figure of a minute or more (its limit) it takes that figure's form: 0:48 of 1:00.
    """
    longer = max(ms, beside or 0)
    hours, rest = divmod(ms, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds = rest // SECOND
    if longer < MINUTE:
        return f"{seconds}\u00a0s"
    if longer < HOUR or not hours:
        return f"{minutes + 60 * hours}:{seconds:02d}"
    return f"{hours}:{minutes:02d}:{seconds:02d}"


def spoken(ms: int) -> str:
    """`ms` for a sentence, where 12:48 could be a time of day: "34 s", "12:48 min", "1:02:05 h"."""
    if ms < MINUTE:
        return clock(ms)
    return f"{clock(ms)}\u00a0{'min' if ms < HOUR else 'h'}"


def against(observed: int, limit: int) -> str:
    """`observed` beside its `limit`, exact enough that one past the limit never looks like the limit.

    60 040 ms of 60 000 is "1:00.04", not "1:00".
    """
    text = clock(observed, beside=limit)
    if observed // SECOND != limit // SECOND or observed <= limit:
        return text
    number, space, unit = text.partition("\u00a0")
    return f"{number}{_fraction(observed)}{space}{unit}"


def past(observed: int, limit: int) -> str:
    """How far `observed` is past `limit`, as the difference of what is shown of both: "4 s", "2:48 min"."""
    whole = (observed // SECOND - limit // SECOND) * SECOND
    return spoken(whole) if whole else f"0{_fraction(observed - limit)}\u00a0s"


def _fraction(ms: int) -> str:
    """ ".04": the part below a second, to its last figure that is not nought."""
    digits = f"{ms % SECOND:03d}".rstrip("0")
    return f".{digits}" if digits else ""
