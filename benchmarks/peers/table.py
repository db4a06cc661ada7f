"""Medians over the rounds, and ratios to the bare page of the same round."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

BARE = "bare page, by section"
PER_ROUND = {
    "cold": "first load: to first answer, ms",
    "warm": "later load: to first answer, ms",
    "warm_cpu": "later load: main-thread CPU, s",
    "inp": "tap to next paint (INP), ms",
    "shown": "tap to answer shown, ms",
    "disk": "tap to disk, ms",
    "cpu": "main-thread CPU a tap, ms",
}
ONCE = {
    "wire_kb": "bytes of a first load, kB",
    "wire_all_kb": "and until it works offline, kB",
    "heap": "JS heap, no answers, MB",
    "heap_full": "JS heap, 900 answers, MB",
    "elements": "DOM elements",
    "long_tasks": "tasks over 100 ms in a round",
    "fill_first": "first 100 by script, ms an answer",
    "fill_last": "last 100 by script, ms an answer",
    "fill_first_cpu": "first 100, CPU ms an answer",
    "fill_last_cpu": "last 100, CPU ms an answer",
    "survived": "answers left of 450 after a killed tab",
}
TAPS = ("inp", "shown", "disk", "cpu")

Key = tuple[str, str, int]  # contender, what, rate


def show(figures: list[dict[str, Any]]) -> None:
    """Prints what was measured: a table for each rate, and one of what does not depend on it."""
    names = list(dict.fromkeys(figure["contender"] for figure in figures))
    for rate in sorted({figure["rate"] for figure in figures}, reverse=True):
        of_rate = [figure for figure in figures if figure["rate"] == rate]
        rows = [_row(title, what, of_rate, names) for what, title in PER_ROUND.items()]
        _print(f"main thread slowed {rate}×: median (p95 of taps) ×ratio", names, rows)
    rows = [[title, *(_once(what, name, figures) for name in names)] for what, title in ONCE.items()]
    _print("once, or the median", names, rows)


def _row(title: str, what: str, figures: list[dict[str, Any]], names: list[str]) -> list[str]:
    by_turn: dict[str, dict[int, list[float]]] = {name: defaultdict(list) for name in names}
    for figure in figures:
        if figure["what"] == what:
            by_turn[figure["contender"]][figure["turn"]].append(figure["value"])
    return [title, *(_cell(what, by_turn[name], by_turn.get(BARE, {})) for name in names)]


def _cell(what: str, own: dict[int, list[float]], bare: dict[int, list[float]]) -> str:
    values = [value for turn in own.values() for value in turn]
    if not values:
        return "–"
    high = f" ({_rounded(percentile(values, 95))})" if what in TAPS else ""
    ratios = [statistics.median(own[turn]) / statistics.median(bare[turn]) for turn in own if bare.get(turn)]
    times = f" ×{statistics.median(ratios):.1f}" if ratios else ""
    return f"{_rounded(statistics.median(values))}{high}{times}"


def _once(what: str, name: str, figures: list[dict[str, Any]]) -> str:
    values = [one["value"] for one in figures if (one["what"], one["contender"]) == (what, name)]
    return _rounded(statistics.median(values)) if values else "–"


def percentile(values: Iterable[float], share: int) -> float:
    """The smallest value that at least `share` per cent do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, -(-len(ordered) * share // 100) - 1)]


def _rounded(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _print(title: str, names: list[str], rows: list[list[str]]) -> None:
    rows = [row for row in rows if any(cell != "–" for cell in row[1:])]
    if not rows:
        return
    print(f"\n{title}\n")
    print("| | " + " | ".join(names) + " |")
    print("| --- |" + " ---: |" * len(names))
    for row in rows:
        print("| " + " | ".join(row) + " |")
