"""What has come so far of photos that come piece by piece, under the photo folder.

A file each, `pieces/<account>/<visit>.<sha256>`. A piece is on disk before it is answered for. Two that bring
the same one write the same bytes at the same place; what is whole is held against its hash by
`photos.keep_photo` before it counts. Nothing here is anyone's only copy: the tablet has the photo until the
server holds it, so that whatever goes from here only comes again.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from inspections.photos import LARGEST_PHOTO, flush_names
from inspections.records import StoreBusy

MOST_BEGUN = 8
"""Photos that one account may have begun; with one more, that which has rested longest goes."""
KEPT_FOR = 7 * 86_400
"""Seconds after its last piece that a photo nobody goes on with is kept."""
LOOKED_EVERY = 3_600
"""Seconds between two looks for those."""


@dataclass(frozen=True)
class Begun:
    """Whose photo of which visit. The ids are the store's, the hash was checked: all are safe as names."""

    account: str
    visit: str
    sha256: str


class OffsetDiffers(Exception):  # noqa: N818 – an answer, not a fault
    """The piece begins elsewhere than at the end of what is here, which is at `offset`."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"There are {offset} bytes.")
        self.offset = offset


class Pieces:
    """The photos begun, under that photo folder."""

    def __init__(self, photos: Path) -> None:
        self.folder = photos / "pieces"
        self._turn = threading.Lock()
        self._looked = float("-inf")

    def size_of(self, begun: Begun) -> int:
        """How many bytes of it are here, from its beginning."""
        try:
            return self._path(begun).stat().st_size
        except FileNotFoundError:
            return 0

    def add(self, begun: Begun, offset: int, piece: bytes, now: float) -> int:
        """How many bytes are here once `piece` is durably on disk. `now` in seconds since 1970.

        Raises OffsetDiffers where `offset` is not how many are here, ValueError where the photo would be
        larger than any may be, StoreBusy when the disk refuses.
        """
        if offset + len(piece) > LARGEST_PHOTO:
            self.drop(begun)
            raise ValueError(begun.sha256)
        try:
            return self._add(begun, offset, piece, now)
        except OSError as error:
            sentence = f"The piece could not be written: {error.strerror}."
            raise StoreBusy("photo_not_written", sentence) from error

    def whole(self, begun: Begun) -> bytes:
        """All bytes that are here."""
        try:
            return self._path(begun).read_bytes()
        except FileNotFoundError:
            return b""

    def drop(self, begun: Begun) -> None:
        """It is held, or will never be: its pieces go."""
        self._path(begun).unlink(missing_ok=True)

    def drop_abandoned(self, now: float) -> int:
        """How many went that nobody has gone on with for KEPT_FOR."""
        rested = [path for path in self.folder.glob("*/*") if now - _last_touched(path) > KEPT_FOR]
        for path in rested:
            path.unlink(missing_ok=True)
        return len(rested)

    def _add(self, begun: Begun, offset: int, piece: bytes, now: float) -> int:
        path = self._path(begun)
        with self._turn:
            here = self.size_of(begun)
            if here != offset:
                raise OffsetDiffers(here)
            if not piece:
                return here
            if not here:
                self._make_room(path, now)
            _write_at(path, offset, piece)
        if not here:
            flush_names(path.parent)
            flush_names(self.folder)
        return offset + len(piece)

    def _make_room(self, path: Path, now: float) -> None:
        if now - self._looked > LOOKED_EVERY:
            self._looked = now
            self.drop_abandoned(now)
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = sorted((one for one in path.parent.iterdir() if one != path), key=_last_touched)
        for one in begun[: max(0, len(begun) + 1 - MOST_BEGUN)]:
            one.unlink(missing_ok=True)

    def _path(self, begun: Begun) -> Path:
        return self.folder / begun.account / f"{begun.visit}.{begun.sha256}"


def _write_at(path: Path, offset: int, piece: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.seek(offset)
        file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _last_touched(path: Path) -> float:
    with suppress(FileNotFoundError):
        return path.stat().st_mtime
    return float("inf")  # gone meanwhile
