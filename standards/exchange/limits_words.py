"""A limit as one line of a cell, and back: "within 60 s", "3 rings or 10 s", "between 17:00 and 21:30"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from standards.durations import is_duration, is_time_of_day
from standards.pack import Around, Between, Every, Limit, Quoted, Rings, Wait, Within

LimitTree = Mapping[str, object]
"""A limit as a pack writes it: {"within": "60 s"}."""

_SPAN = r"(?P<{}>[0-9][0-9a-z ]*?)"
_D, _E = _SPAN.format("d"), _SPAN.format("e")
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("within", re.compile(rf"within {_D}")),
    ("around", re.compile(rf"within {_D} either side of the time set")),
    ("between", re.compile(r"between (?P<d>[0-9:]{5}) and (?P<e>[0-9:]{5})")),
    ("rings", re.compile(rf"(?P<count>[0-9]{{1,6}}) rings?(?: or {_D})?")),
    ("quoted", re.compile(rf"at most {_D} after the time quoted(?:, {_E} before)?")),
    ("every", re.compile(rf"every {_D}")),
    ("wait", re.compile(rf"at least {_D}")),
)
_UNITS = (("h", 3_600_000), ("min", 60_000), ("s", 1_000))


def duration_written(ms: int) -> str:
    """Whole hours, minutes and seconds: 90 000 ms is "1 min 30 s". ValueError where no whole seconds."""
    rest, parts = ms, []
    for unit, size in _UNITS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {unit}")
    if rest or not parts:
        raise ValueError(f"{ms} ms is not a whole number of seconds")
    return " ".join(parts)


def limit_tree(limit: Limit) -> LimitTree:
    """The limit as a pack's file writes it."""
    match limit:
        case Between(opens, closes):
            return {"between": [opens, closes]}
        case Rings(rings, None):
            return {"rings": str(rings)}
        case Rings(rings, int(ms)):
            return {"rings": {"count": str(rings), "within": duration_written(ms)}}
        case Quoted(late, None):
            return {"quoted": {"late": duration_written(late)}}
        case Quoted(late, int(early)):
            return {"quoted": {"late": duration_written(late), "early": duration_written(early)}}
        case Around(ms) | Every(ms) | Wait(ms) | Within(ms):
            return {limit.kind: duration_written(ms)}
    raise ValueError(f"{limit!r} is not a limit")


def limit_line(tree: LimitTree) -> str:  # noqa: PLR0911 - one line a kind
    """The limit in one line that `limit_in_line` reads."""
    match tree:
        case {"around": d}:
            return f"within {d} either side of the time set"
        case {"between": [opens, closes]}:
            return f"between {opens} and {closes}"
        case {"rings": {"count": count, "within": d}}:
            return f"{count} rings or {d}"
        case {"rings": count}:
            return f"{count} rings"
        case {"quoted": {"late": late, "early": early}}:
            return f"at most {late} after the time quoted, {early} before"
        case {"quoted": {"late": late}}:
            return f"at most {late} after the time quoted"
        case {"every": d}:
            return f"every {d}"
        case {"wait": d}:
            return f"at least {d}"
        case _:
            return f"within {tree['within']}"


def limit_in_line(line: str) -> LimitTree | None:
    """The limit that `limit_line` wrote, None where the line is no such."""
    for kind, form in _FORMS:
        match = form.fullmatch(line.strip())
        tree = _tree(kind, match.groupdict()) if match else None
        if tree is not None:
            return tree
    return None


def _tree(kind: str, found: dict[str, str | None]) -> LimitTree | None:
    first, second = found.get("d"), found.get("e")
    good = is_time_of_day if kind == "between" else is_duration
    if any(each is not None and not good(each) for each in (first, second)):
        return None
    match kind:
        case "between":
            return {"between": [first, second]}
        case "rings":
            count = found["count"]
            return {"rings": {"count": count, "within": first} if first else count}
        case "quoted":
            return {"quoted": {"late": first, **({"early": second} if second else {})}}
        case _:
            return {kind: first}
