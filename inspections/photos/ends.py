"""Where a picture ends within its file: what follows is no picture, and a browser might take it for a page.

Sources: ITU-T T.81 B.1 (JPEG markers), W3C PNG 3rd edition section 5, RFC 9649 section 2.3 (WebP in RIFF).
"""

from __future__ import annotations

_END_OF_IMAGE = 0xD9
_START_OF_SCAN = 0xDA
_ALONE = {0x01, *range(0xD0, 0xD9)}
"""Markers without a length: TEM, the restarts, and the start of the image."""


def end_of(kind: str, data: bytes) -> int:
    """The place just behind the last byte of the picture; -1 where its end cannot be found."""
    try:
        return {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}[kind](data)
    except IndexError:
        return -1


def _png(data: bytes) -> int:
    place = 8
    while True:
        length, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        if len(kind) < 4:
            return -1
        place += 12 + length  # length, kind, content, checksum
        if kind == b"IEND":
            return place


def _webp(data: bytes) -> int:
    length = int.from_bytes(data[4:8], "little")
    return 8 + length + length % 2


def _jpeg(data: bytes) -> int:
    place = 2
    while True:
        if data[place] != 0xFF:
            return -1
        marker = data[place + 1]
        if marker == 0xFF:  # padding
            place += 1
        elif marker == _END_OF_IMAGE:
            return place + 2
        elif marker in _ALONE:
            place += 2
        else:
            place += 2 + int.from_bytes(data[place + 2 : place + 4])
            if marker == _START_OF_SCAN:
                place = _next_marker(data, place)


def _next_marker(data: bytes, place: int) -> int:
    """Behind the scan that starts here: within it FF is stuffed with 00, and restarts belong to it."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0:
            return len(data)
        if data[place + 1] != 0 and not 0xD0 <= data[place + 1] <= 0xD7:
            return place
        place += 2
