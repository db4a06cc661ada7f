"""Observations from JSON, each with the line it stands on."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from scoring.entries import Path, Sheet, quoted
from standards.problems import Problem

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def sheet_of_json(text: str, file: str) -> Sheet:
    """The document, or why it is none."""
    try:
        return Sheet(file, read_json(text), lines_of(text))
    except (ValueError, RecursionError) as wrong:
        what = f"This is no JSON we can read: {getattr(wrong, 'msg', wrong)}."
        line = getattr(wrong, "lineno", 1)
        problem = Problem(file, line, "not-json", what, "Correct it or export it again.")
        return Sheet(file, None, {}, (problem,))


def read_json(text: str) -> Any:
    """The value, numbers kept exact. ValueError where it is no JSON or holds a key twice."""
    return json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_number, parse_float=Decimal)


def lines_of(text: str) -> dict[Path, int]:
    """The line on which each value of well-formed JSON begins, by its path."""
    lines: dict[Path, int] = {}
    steps: list[str | int | None] = []  # for each open level the key or index we are at, None before a key
    before = ""
    line, at = 1, 0
    for token in TOKEN.finditer(text):
        line, at = line + text.count("\n", at, token.start()), token.start()
        mark = token.group()
        if mark == ":":
            steps[-1] = json.loads(before)
        elif mark == ",":
            steps[-1] = steps[-1] + 1 if isinstance(steps[-1], int) else None
        elif mark in "}]":
            steps.pop()
        elif None not in steps:
            lines[tuple(step for step in steps if step is not None)] = line
            if mark in "{[":
                steps.append(0 if mark == "[" else None)
        before = mark
    return lines


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {quoted(twice)} stands twice in one object")
    return told


def _no_number(written: str) -> Any:
    raise ValueError(f"{written} is no JSON number")
