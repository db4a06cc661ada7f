"""Letters of the report: what a text looks like in the shipped fonts, how wide it is, where it may break.

Nearly every text is drawn plainly, letter by letter, from Inter or Source Serif. Only one that holds
another script (Arabic, Hebrew, Han …) or an emoji is laid out piece by piece and shaped, in fonts that
are loaded then. What no font has is drawn as □ and remembered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import TextDirection

from scoring.clean import clean
from scoring.pdf.bidi import runs, turns

FONTS = Path(__file__).parents[2] / "assets" / "fonts" / "report"
FACES = {
    "light": "inter-300",
    "text": "inter-400",
    "semibold": "inter-600",
    "serif": "serif-600",
    "book": "serif-400",
}
FALLBACKS: dict[str, bool] = {
    "noto-arabic": True,
    "noto-hebrew": True,
    "noto-devanagari": True,
    "noto-thai": True,
    "noto-emoji": True,
    "noto-han": False,
    "noto-hangul": False,
    "noto-symbols": False,
}
"""Fonts for what Inter lacks, asked in this order, and whether their letters change with their neighbours."""
UNKNOWN = "□"
_SCRIPTS: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = (
    ("noto-arabic", ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))),
    ("noto-hebrew", ((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
    ("noto-devanagari", ((0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))),
    ("noto-thai", ((0xE00, 0xE7F),)),
    ("noto-hangul", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF))),
    ("noto-han", ((0x2E80, 0x3130), (0x3190, 0xA4CF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))),
)
"""Where a font may have a letter, so that the wrong ones are not loaded to ask."""
_SPACED = ("noto-arabic", "noto-hebrew", "noto-devanagari", "noto-thai")
"""Fonts whose own space stands between their words."""
_NO_WIDTH = "\u200c\u200d\ufe0e\ufe0f"
_IDEOGRAPH = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60"
_CLOSING = r"、。，．：；！？）」』】〉》〕］｝ー々"
_ATOMS = re.compile(rf"[{_IDEOGRAPH}][{_CLOSING}]*|[^{_IDEOGRAPH}]+[{_CLOSING}]*")
_IS_IDEOGRAPH = re.compile(f"[{_IDEOGRAPH}]")
_KEPT = 60
"""Letters of a text whose width is remembered."""


@dataclass(frozen=True)
class Piece:
    """Letters of one font that stand side by side: PDF operators, and their width in thousandths of the size.

    `glyphs` are (code, x, y) in thousandths where letters were shaped, else `code` is all of it.
    """

    face: str
    width: float
    code: str = ""
    glyphs: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True)
class Laid:
    """A line ready to be drawn: its pieces from left to right, its width in thousandths of the size."""

    pieces: tuple[Piece, ...]
    width: float
    said: str = ""
    """The text itself, where its letters do not tell it."""


class Codes(dict[str, str]):
    """Letters to their two bytes in a font's subset, picked as they are met."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, letter: str) -> str:
        code = written(self._font.subset.pick(ord(letter)))
        self[letter] = code
        return code


class Letters:
    """The fonts of one PDF."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self.unknown: set[str] = set()
        self._widths: dict[str, dict[str, float]] = {}
        self._codes: dict[str, Codes] = {}
        self._units: dict[tuple[str, str], float] = {}
        self._pieces: dict[tuple[str, str], Laid] = {}
        for face, file in FACES.items():
            self._load(face, FONTS / f"{file}.ttf")

    def units(self, face: str, text: str) -> float:
        """Width of one line, in thousandths of the size."""
        key = (face, text)
        known = self._units.get(key)
        if known is None:
            try:
                known = sum(map(self._widths[face].__getitem__, text))
            except KeyError:
                known = self._laid_out(face, text).width
            if len(text) < _KEPT:
                self._units[key] = known
        return known

    def laid(self, face: str, text: str) -> Laid:
        """One line, ready to be drawn."""
        try:
            width = self.units(face, text)
            if (face, text) not in self._pieces:
                code = "".join(map(self._codes[face].__getitem__, text)) if self._plain(face, text) else None
                if code is not None:
                    return Laid((Piece(face, width, code),), width)
        except KeyError:
            pass
        return self._laid_out(face, text)

    def wrap(self, face: str, text: str, room: float, most: int | None = None) -> list[str]:
        """`text` in lines of at most `room` thousandths; with `most`, the last kept ends in an ellipsis."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            lines += self._lines(face, paragraph, room)
            if most is not None and len(lines) > most:
                break
        if most is not None and len(lines) > most:
            last = lines[most - 1]
            while last and self.units(face, f"{last}…") > room:
                last = last[:-1]
            lines = [*lines[: most - 1], f"{last.rstrip()}…"]
        return lines

    def _plain(self, face: str, text: str) -> bool:
        return self._widths[face].keys() >= set(text)

    def _lines(self, face: str, paragraph: str, room: float) -> list[str]:
        if self.units(face, paragraph) <= room:
            return [paragraph]
        space = self.units(face, " ")
        lines, line, used = [], "", 0.0
        for gap, given in _atoms(paragraph):
            atom, wide = given, self.units(face, given)
            between = space if gap else 0.0
            if line and used + between + wide <= room:
                line, used = f"{line} {atom}" if gap else line + atom, used + between + wide
                continue
            if line:
                lines.append(line)
            while wide > room:
                start = self._start(face, atom, room)
                lines.append(start)
                atom = atom[len(start) :]
                wide = self.units(face, atom)
            line, used = atom, wide
        return [*lines, line]

    def _start(self, face: str, word: str, room: float) -> str:
        """As much of a word as fits, one letter with its marks at least."""
        widths, units = self._widths[face], 0.0
        for place, letter in enumerate(word):
            units += widths[letter] if letter in widths else self.units(face, letter)
            if units > room and place and not _leans(letter) and word[place - 1] != "\u200d":
                return word[:place]
        return word

    # texts that need more than one font

    def _laid_out(self, face: str, text: str) -> Laid:
        key = (face, text)
        if key in self._pieces:
            return self._pieces[key]
        told = clean(text) if text.strip() else " "
        lead = " " * (len(text) - len(text.lstrip(" "))) if text.strip() else ""
        told = f"{lead}{told}".replace("\t", " ").replace("\n", " ")
        face = self._sans(face, told)
        pieces: list[Piece] = []
        for start, end, turned in runs(told):
            parts = [self._piece(*part, turned=turned) for part in self._by_face(face, told[start:end])]
            pieces += parts[::-1] if turned else parts
        laid = Laid(tuple(pieces), sum(piece.width for piece in pieces), _said(told, pieces))
        if len(text) < _KEPT:
            self._pieces[key] = laid
        return laid

    def _sans(self, face: str, text: str) -> str:
        """Inter in place of the serif where only the serif lacks a letter."""
        if face in ("serif", "book") and not self._plain(face, text):
            sans = "semibold" if face == "serif" else "text"
            if self._plain(sans, text):
                return sans
        return face

    def _by_face(self, face: str, text: str) -> Iterator[tuple[str, str]]:
        """The text in stretches of one font; marks and joiners stay with the letter before them."""
        stretch, of = "", face
        for letter in text:
            if stretch and (_leans(letter) or stretch[-1] == "\u200d"):
                has = of
                if letter not in self._widths[of] and letter not in _NO_WIDTH:
                    self.unknown.add(letter)
            else:
                within = letter == " " and of in _SPACED
                has = of if within else self._face_of(face, letter)
            if has != of and stretch:
                yield of, stretch
                stretch = ""
            of, stretch = has, stretch + letter
        if stretch:
            yield of, stretch

    def _face_of(self, face: str, letter: str) -> str:
        for known in (face, "text"):
            if letter in self._widths[known]:
                return known
        for name in _might_have(letter):
            if letter in self._fallback(name):
                return name
        if letter not in _NO_WIDTH:
            self.unknown.add(letter)
        return "text"

    def _piece(self, face: str, text: str, *, turned: bool) -> Piece:
        widths = self._widths[face]
        if FALLBACKS.get(face):
            return self._shaped(face, text, turned=turned)
        drawn = [letter if letter in widths else UNKNOWN for letter in text if letter not in _NO_WIDTH]
        drawn = [
            letter for letter in drawn if letter in widths
        ]  # a mark that its letter's font lacks is dropped
        if turned:
            drawn = [_mirrored(letter) for letter in reversed(drawn)]
        codes = "".join(map(self._codes[face].__getitem__, drawn))
        return Piece(face, sum(map(widths.__getitem__, drawn)), codes)

    def _shaped(self, face: str, text: str, *, turned: bool) -> Piece:
        font: Any = self._pdf.fonts[face]
        way = TextDirection.RTL if turned else TextDirection.LTR
        glyphs, x = [], 0.0
        for glyph in font.shape_text(text, 10, {"features": {}, "fragment_direction": way}):
            at, up = x + font.scale * glyph["x_offset"], font.scale * glyph["y_offset"]
            glyphs.append((written(glyph["mapped_char"]), at, up))
            x += font.scale * glyph["x_advance"]
        return Piece(face, x, glyphs=tuple(glyphs))

    def _fallback(self, name: str) -> dict[str, float]:
        if name not in self._widths:
            self._load(name, FONTS / "fallback" / f"{name}.ttf")
        return self._widths[name]

    def _load(self, face: str, file: Path) -> None:
        self._pdf.add_font(face, fname=file)
        font: Any = self._pdf.fonts[face]
        font.ttfont.recalcBBoxes = False  # its letters go into the file as they are
        self._widths[face] = {chr(code): float(font.cw[code]) for code in font.cmap}
        self._codes[face] = Codes(font)


def written(code: int | None) -> str:
    """A code of a font's subset as two bytes of a PDF string."""
    told = (code or 0).to_bytes(2, "big").decode("latin-1")
    for sign in "\\()":
        told = told.replace(sign, f"\\{sign}")
    return told.replace("\r", "\\r")


def _atoms(paragraph: str) -> Iterator[tuple[bool, str]]:
    """What a line may not break within, and whether a space stands before it: words, and Han signs each."""
    for word in paragraph.split(" "):
        if not _IS_IDEOGRAPH.search(word):
            yield True, word
            continue
        for place, found in enumerate(_ATOMS.findall(word)):
            yield not place, found


def _might_have(letter: str) -> Iterator[str]:
    code = ord(letter)
    for name, ranges in _SCRIPTS:
        if any(first <= code <= last for first, last in ranges):
            yield name
            return
    if code > 0x2000:
        yield from ("noto-emoji", "noto-symbols")


def _leans(letter: str) -> bool:
    """Whether the letter stands on the one before it."""
    return (
        letter in _NO_WIDTH
        or unicodedata.category(letter) in ("Mn", "Mc", "Me")
        or (0x1F3FB <= ord(letter) <= 0x1F3FF)
    )


def _mirrored(letter: str) -> str:
    return {"(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "<": ">", ">": "<"}.get(
        letter, letter
    )


def _said(text: str, pieces: list[Piece]) -> str:
    return text if turns(text) or any(piece.glyphs for piece in pieces) else ""
