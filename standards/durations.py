"""Durations and times of day as people write them: "1 min 30 s", "17:00"."""

from __future__ import annotations

import re

_DURATION = re.compile(r"((?P<h>[0-9]{1,4}) ?h)? ?((?P<min>[0-9]{1,4}) ?min)? ?((?P<s>[0-9]{1,5}) ?s)?")
_TIME_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_MS = {"h": 3_600_000, "min": 60_000, "s": 1_000}


def milliseconds(written: str) -> int:
    """Whole milliseconds of "30 s", "5 min", "2 h" or "1 min 30 s". ValueError for anything else, or 0."""
    match = _DURATION.fullmatch(written)
    total = sum(int(count or 0) * _MS[unit] for unit, count in match.groupdict().items()) if match else 0
    if not total:
        raise ValueError(f"{written!r} is not a duration")
    return total


def is_duration(written: str) -> bool:
    """Whether `milliseconds` can read it."""
    try:
        return milliseconds(written) > 0
    except ValueError:
        return False


def is_time_of_day(written: str) -> bool:
    """Whether it is "HH:MM" from "00:00" to "23:59"."""
    return _TIME_OF_DAY.fullmatch(written) is not None
