"""In which order the letters of a line stand: the Unicode bidirectional algorithm without its control signs.

Source: UAX #9, rules W1–W7, N1–N2, I1–I2, L1–L2. `clean` takes the control signs out (no embeddings or
isolates are left), and brackets are paired by their neighbours alone (no N0).
"""

from __future__ import annotations

import unicodedata

_STRONG = ("L", "R", "AL")
_NEUTRAL = ("B", "S", "WS", "ON")
RIGHT_TO_LEFT = ("R", "AL", "AN")


def turns(text: str) -> bool:
    """Whether any letter of `text` is written from right to left."""
    return any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in text)


def runs(text: str) -> list[tuple[int, int, bool]]:
    """`text` from left to right as (start, end, turned): in a turned run the last letter comes first."""
    levels = _levels(text)
    found = [[start, start + 1, level] for start, level in enumerate(levels)]
    joined: list[list[int]] = []
    for run in found:
        if joined and joined[-1][2] == run[2]:
            joined[-1][1] = run[1]
        else:
            joined.append(run)
    highest = max(levels, default=0)
    for level in range(highest, 0, -1):  # L2
        joined = _reversed(joined, level)
    return [(start, end, bool(level % 2)) for start, end, level in joined]


def _reversed(joined: list[list[int]], level: int) -> list[list[int]]:
    """Every stretch of runs at that level or above, backwards."""
    out: list[list[int]] = []
    stretch: list[list[int]] = []
    for run in [*joined, None]:
        if run is not None and run[2] >= level:
            stretch.append(run)
            continue
        out += stretch[::-1]
        stretch = []
        if run is not None:
            out.append(run)
    return out


def _levels(text: str) -> list[int]:
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    base = next((int(kind != "L") for kind in kinds if kind in _STRONG), 0)  # P2, P3
    ends = "R" if base else "L"
    given = list(kinds)
    _weak(kinds, ends)
    _neutral(kinds, ends)
    levels = [_level(kind, base) for kind in kinds]
    for place in range(len(text) - 1, -1, -1):  # L1: spaces at the end stand with the line
        if given[place] not in ("WS", "S", "B"):
            break
        levels[place] = base
    return levels


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], ends: str) -> None:  # noqa: C901, PLR0912 - seven rules, one after the other
    before, strong = ends, ends
    for place, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):  # W1; what has no width goes with the letter before it
            kinds[place] = before
        elif kind == "EN" and strong == "AL":  # W2
            kinds[place] = "AN"
        before = kinds[place]
        if before in _STRONG:
            strong = before
    for place, kind in enumerate(kinds):
        if kind == "AL":  # W3
            kinds[place] = "R"
    for place in range(1, len(kinds) - 1):  # W4
        sides = kinds[place - 1], kinds[place + 1]
        if kinds[place] in ("ES", "CS") and sides == ("EN", "EN"):
            kinds[place] = "EN"
        elif kinds[place] == "CS" and sides == ("AN", "AN"):
            kinds[place] = "AN"
    _terminators(kinds)
    strong = ends
    for place, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):  # W6
            kinds[place] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[place] = "L"


def _terminators(kinds: list[str]) -> None:
    """W5: signs such as % and € go with the figures beside them."""
    place = 0
    while place < len(kinds):
        if kinds[place] != "ET":
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        beside = kinds[place - 1 : place] + kinds[end : end + 1]
        if "EN" in beside:
            kinds[place:end] = ["EN"] * (end - place)
        place = end


def _neutral(kinds: list[str], ends: str) -> None:
    """N1 and N2: what has no direction takes that of both sides where they agree, else the line's."""
    place = 0
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        left = _side(kinds[place - 1]) if place else ends
        right = _side(kinds[end]) if end < len(kinds) else ends
        kinds[place:end] = [left if left == right else ends] * (end - place)
        place = end


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"
