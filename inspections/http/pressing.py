"""Texts compressed once for many readers: with brotli where a browser takes it, else gzip.

What is compressed is public or the same for everyone who may see it: a length gives nothing away.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import TYPE_CHECKING

import brotli

if TYPE_CHECKING:
    from pathlib import Path

SMALLEST = 300
"""Bytes below which the head of an answer outweighs what could be saved."""
FILES_KEPT = 512
TEXTS_KEPT = 16


def encoding_for(accepted: str) -> str | None:
    """What a browser takes, by its Accept-Encoding: "br", else "gzip", else None."""
    offered = [one.partition(";") for one in accepted.lower().replace(" ", "").split(",")]
    taken = {name for name, _, weight in offered if weight != "q=0"}
    return next((encoding for encoding in ("br", "gzip") if encoding in taken), None)


@lru_cache(maxsize=FILES_KEPT)
def pressed_file(path: Path, _state: str, encoding: str) -> bytes:
    """A file's bytes in that encoding, made once for each state (its ETag)."""
    return press(path.read_bytes(), encoding)


@lru_cache(maxsize=TEXTS_KEPT)
def pressed(text: bytes, encoding: str) -> bytes:
    """`text` in that encoding. For the few large texts that do not change, such as packs.

    Whoever asks first waits for it: brotli's best takes 2 s for a megabyte, this a twentieth, 8 % larger.
    """
    return press(text, encoding, quality=9)


def press(raw: bytes, encoding: str, quality: int = 11) -> bytes:
    """`raw` in that encoding: "br", at that quality (to 11), or "gzip"."""
    if encoding == "br":
        made: bytes = brotli.compress(raw, quality=quality)
        return made
    return gzip.compress(raw, 9, mtime=0)
