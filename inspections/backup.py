"""A copy of everything that was recorded, made while Sixty runs, and put back where the original is gone.

    <folder>/photos/ab/cd/<sha256>.jpg     every photo once, shared by all backups in the folder
    <folder>/sixty-20260514T120000Z/       sixty.db and backup.json, which says what they must be

A backup has its name only once all of it is on disk and was checked; what has another name is none. Works on
SQLite. PostgreSQL has its own tools, which are told; photos in a bucket are that service's to keep.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspections.backup_parts import database_file, faults_of, photos_named, rows_of
from inspections.photos import flush_names, keep_photo, photo_path, read_photo
from inspections.records import StoreError
from inspections.store.engine import sqlite_driver

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

ABOUT = "backup.json"
DATABASE = "sixty.db"


@dataclass(frozen=True)
class Backup:
    """A backup: where it lies, when it was begun, and what is in it. `missing` photos had no file to copy."""

    folder: str
    at: str
    sha256: str
    rows: dict[str, int]
    photos: int
    missing: tuple[str, ...] = ()


def back_up(database_url: str, photos: Path, into: Path, now: datetime) -> Backup:
    """Copies the database and every photo it names; writers go on meanwhile.

    All that was acknowledged before this began is in it. Raises StoreError: "use_pg_dump",
    "nothing_to_back_up", "backup_damaged" (the copy does not pass its check, and is not kept).
    """
    database = database_file(database_url)
    if not database.exists():
        raise StoreError("nothing_to_back_up", f"There is no database at {database}.")
    name = f"sixty-{now:%Y%m%dT%H%M%SZ}"
    into.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=into))
    try:
        copied = _copied(database, beside / DATABASE)
        named = photos_named(copied)
        missing = tuple(sha256 for sha256 in named if not _photo_copied(photos, into / "photos", sha256))
        held = len(named) - len(missing)
        made = Backup(str(into / name), now.isoformat(), _sha256(copied), rows_of(copied), held, missing)
        _written(beside / ABOUT, json.dumps(asdict(made), indent=2).encode())
        flush_names(beside)
        beside.replace(into / name)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    flush_names(into)
    return made


def restore(backup: Path, database_url: str, photos: Path) -> Backup:
    """Puts a backup where there is nothing; it is as it was at its moment.

    Raises StoreError: "use_pg_dump", "no_backup", "backup_damaged", "place_taken" (something is there
    already: move it away first, nothing is ever overwritten).
    """
    told, database = _about(backup), database_file(database_url)
    if any(database.with_name(database.name + end).exists() for end in ("", "-wal", "-shm")):
        raise StoreError("place_taken", f"There is a database at {database}. Move it away first.")
    source = backup / DATABASE
    _expect_whole(source, told)
    database.parent.mkdir(parents=True, exist_ok=True)
    for sha256 in photos_named(source):
        if sha256 not in told.missing:
            _photo_restored(backup.parent / "photos", photos, sha256)
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=database.parent)
    os.close(handle)
    shutil.copyfile(source, beside)
    _flushed(Path(beside))
    _expect_whole(Path(beside), told)
    Path(beside).replace(database)
    flush_names(database.parent)
    return told


def check_backup(backup: Path) -> list[str]:
    """What is wrong with the backup, a sentence each: nothing where it can be restored whole."""
    try:
        told = _about(backup)
        _expect_whole(backup / DATABASE, told)
    except StoreError as damaged:
        return [str(damaged)]
    lost = [s for s in photos_named(backup / DATABASE) if not _is_whole(backup.parent / "photos", s)]
    return [f"The photo {s} is missing or damaged." for s in lost if s not in told.missing]


def check_files(database_url: str, photos: Path) -> list[str]:
    """What is wrong with the database and the photos in use, a sentence each. Takes no lock."""
    database = database_file(database_url)
    if not database.exists():
        return [f"There is no database at {database}."]
    lost = [sha256 for sha256 in photos_named(database) if not _is_whole(photos, sha256)]
    return [*faults_of(database), *(f"The photo {sha256} is missing or damaged." for sha256 in lost)]


def _copied(database: Path, to: Path) -> Path:
    """By SQLite itself, in one go: page by page it would begin anew at each write."""
    driver = sqlite_driver()
    with (
        closing(driver.connect(str(database), timeout=10)) as source,
        closing(driver.connect(str(to))) as copy,
    ):
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")
    if found := faults_of(to):
        raise StoreError("backup_damaged", f"The copy does not pass its check: {'; '.join(found[:3])}")
    _flushed(to)
    return to


def _photo_copied(photos: Path, into: Path, sha256: str) -> bool:
    """Whether it is in the backup now: most are there from the one before."""
    if _is_whole(into, sha256):
        return True
    data = read_photo(photos, sha256)
    if data is None or hashlib.sha256(data).hexdigest() != sha256:
        return False
    into.mkdir(exist_ok=True)
    keep_photo(into, data, sha256)
    return True


def _photo_restored(source: Path, photos: Path, sha256: str) -> None:
    data = read_photo(source, sha256)
    if data is None or hashlib.sha256(data).hexdigest() != sha256:
        raise StoreError("backup_damaged", f"The photo {sha256} of the backup is missing or damaged.")
    photos.mkdir(parents=True, exist_ok=True)
    keep_photo(photos, data, sha256)


def _is_whole(photos: Path, sha256: str) -> bool:
    path = photo_path(photos, sha256)
    return path is not None and _sha256(path) == sha256


def _about(backup: Path) -> Backup:
    try:
        told: dict[str, Any] = json.loads((backup / ABOUT).read_text(encoding="utf-8"))
        return Backup(**told | {"missing": tuple(told["missing"])})
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise StoreError(
            "no_backup", f"{backup} is no backup: it has no {ABOUT} that can be read."
        ) from problem


def _expect_whole(database: Path, told: Backup) -> None:
    if not database.exists() or _sha256(database) != told.sha256:
        raise StoreError("backup_damaged", f"{database} is not what was backed up at {told.at}.")
    if found := faults_of(database):
        raise StoreError("backup_damaged", f"{database} does not pass its check: {'; '.join(found[:3])}")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _written(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    _flushed(path)


def _flushed(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def latest(folder: Path) -> Sequence[Path]:
    """The backups in the folder, the newest first."""
    return sorted((path.parent for path in folder.glob(f"sixty-*/{ABOUT}")), reverse=True)
