"""What people typed, made safe to print: nothing visible is lost, nothing invisible is kept."""

from __future__ import annotations

import re
import unicodedata

_MARKS_KEPT = 3
"""Combining marks on one letter: Vietnamese needs two."""
_JOINERS = "\u200c\u200d"
"""They join or part the letters of Persian, Hindi and emoji; between Latin letters they are only hidden."""
_SPACES = re.compile(r"[^\S\n\u00a0\u202f]+")


def clean(text: str) -> str:
    """`text` in NFC, without control, direction, surrogate and unassigned characters; line breaks stay.

    Direction signs can show a name backwards, surrogates cannot be written, piled-up marks run over the page.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return _SPACES.sub(" ", text).strip()
    told = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept: list[str] = []
    marks = 0
    for letter in told:
        category = unicodedata.category(letter)
        marks = marks + 1 if category == "Mn" else 0
        if letter in _JOINERS:
            if kept and kept[-1] > "\u02ff":
                kept.append(letter)
            continue
        if letter in "\n\t" or (category[0] != "C" and category not in {"Zl", "Zp"} and marks <= _MARKS_KEPT):
            kept.append(letter)
    return _SPACES.sub(" ", "".join(kept)).strip()


def one_line(text: str) -> str:
    """`clean`, with line breaks as spaces."""
    return " ".join(clean(text).split("\n")).strip()


def shortened(text: str, letters: int) -> tuple[str, int]:
    """The start of `text` in at most that many letters, cut at a word, and how many letters are left out."""
    if len(text) <= letters:
        return text, 0
    start = text[:letters]
    at_word = start.rsplit(" ", 1)[0] if " " in start[letters // 2 :] else start
    return at_word.rstrip(), len(text) - len(at_word.rstrip())
