"""Photos as files named by their content: `ab/cd/<sha256>.jpg` under the photo folder. Gateway: pillow.

Where the folder stands for a bucket (photos/store.py), it is there that a photo is kept first.

A photo is on disk, name and all, before anything refers to it; so keep it first, then `Store.hold_photo`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from inspections.photos.ends import end_of
from inspections.photos.store import bucket_of
from inspections.records import StoreBusy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST_PHOTO = 8 * 1024 * 1024
"""Bytes."""
MOST_PIXELS = 60_000_000

_FORMATS = {"JPEG": ("image/jpeg", ".jpg"), "PNG": ("image/png", ".png"), "WEBP": ("image/webp", ".webp")}
_SHA256 = re.compile(r"[0-9a-f]{64}")


class PhotoRefused(Exception):  # noqa: N818 - said as it is
    """The photo was not kept. `code` is for programs; the message says why and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class KeptPhoto:
    """A photo on disk. `size` in bytes; `width` and `height` as stored, not as turned upright."""

    sha256: str
    size: int
    media_type: str
    width: int
    height: int


def keep_photo(folder: Path, data: bytes, sha256: str) -> KeptPhoto:
    """The photo as it now lies durably under `folder`; keeping it again changes nothing.

    Raises PhotoRefused: "photo_too_large", "photo_differs" (its bytes have another SHA-256: damaged on
    the way), "photo_unknown" (neither JPEG, PNG nor WebP), "photo_too_many_pixels", "photo_broken" (cannot
    be decoded to its end), "photo_and_more" (something else follows the picture).
    Raises StoreBusy when the disk refuses.
    """
    kept = check_photo(data, sha256)
    path = _place(folder, sha256, kept.media_type)
    if bucket := bucket_of(folder):
        bucket.put(path.relative_to(folder).as_posix(), data)
    if not (path.is_file() and path.read_bytes() == data):
        try:
            _write(folder, path, data)
        except OSError as error:
            raise StoreBusy(
                "photo_not_written", f"The photo could not be written: {error.strerror}."
            ) from error
    return kept


def check_photo(data: bytes, sha256: str) -> KeptPhoto:
    """What the photo is, decoded to its end to be sure. Raises PhotoRefused as `keep_photo` does."""
    if len(data) > LARGEST_PHOTO:
        raise PhotoRefused(
            "photo_too_large", f"The photo is over {LARGEST_PHOTO // 2**20} MiB. Take it smaller."
        )
    if hashlib.sha256(data).hexdigest() != sha256:
        raise PhotoRefused(
            "photo_differs", "The photo came with other bytes than its name says. Send it again."
        )
    with (
        _told_as_refusals(),
        warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning),
    ):
        image = Image.open(BytesIO(data), formats=tuple(_FORMATS))
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise Image.DecompressionBombError
        image.draft("L", (1, 1))  # a JPEG is read to its end all the same, in a fraction of the memory
        image.load()
    named = "JPEG" if image.format == "MPO" else str(image.format)
    if end_of(named, data) != len(data):
        raise PhotoRefused("photo_and_more", "Something else follows the picture in its file. Take it anew.")
    return KeptPhoto(sha256, len(data), _FORMATS[named][0], width, height)


def photo_path(folder: Path, sha256: str) -> Path | None:
    """Where the photo of that hash lies; None if it does not. Its ending tells its type."""
    if not _SHA256.fullmatch(sha256):
        return None
    places = [_place(folder, sha256, media_type) for media_type, _ in _FORMATS.values()]
    here = next((place for place in places if place.is_file()), None)
    return here or _fetched(folder, places)


def read_photo(folder: Path, sha256: str) -> bytes | None:
    """The photo's bytes; None if it is not there."""
    path = photo_path(folder, sha256)
    return path.read_bytes() if path else None


def drop_photos(folder: Path, hashes: Iterable[str]) -> int:
    """How many files went. Only for photos that no visit names any more (`RemovedDemo.photos`)."""
    paths = [path for path in (photo_path(folder, sha256) for sha256 in hashes) if path]
    bucket = bucket_of(folder)
    for path in paths:
        path.unlink()
        if bucket:
            bucket.drop(path.relative_to(folder).as_posix())
    return len(paths)


def _fetched(folder: Path, places: Iterable[Path]) -> Path | None:
    """The photo from the bucket, now at hand in the folder; None where there is no bucket or not in it."""
    bucket = bucket_of(folder)
    for place in places if bucket else ():
        if bucket and (data := bucket.get(place.relative_to(folder).as_posix())) is not None:
            _write(folder, place, data)
            return place
    return None


@contextlib.contextmanager
def _told_as_refusals() -> Iterator[None]:
    """Whatever a decoder throws at a hostile or broken file becomes a refusal."""
    try:
        yield
    except UnidentifiedImageError:
        raise PhotoRefused("photo_unknown", "The photo must be a JPEG, a PNG or a WebP.") from None
    except Image.DecompressionBombError:
        most = f"{MOST_PIXELS // 1_000_000} megapixels"
        raise PhotoRefused("photo_too_many_pixels", f"The photo has over {most}. Take it smaller.") from None
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        IndexError,
        KeyError,
        TypeError,
        OverflowError,
    ) as error:
        raise PhotoRefused(
            "photo_broken", f"The photo cannot be read to its end ({error}). Take it anew."
        ) from None


def _place(folder: Path, sha256: str, media_type: str) -> Path:
    ending = next(ending for known, ending in _FORMATS.values() if known == media_type)
    return folder / sha256[:2] / sha256[2:4] / f"{sha256}{ending}"


def _write(folder: Path, path: Path, data: bytes) -> None:
    """All of it or nothing: written beside its place, flushed, then named, and the naming flushed too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    for place in (path.parent, path.parent.parent, folder):
        flush_names(place)


def flush_names(folder: Path) -> None:
    """The folder's list of names too is on disk: a file's own flush does not cover it. Not so on Windows."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
