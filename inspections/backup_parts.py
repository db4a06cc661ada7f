"""What a database must be to be trusted, told from its file alone, whichever version of Sixty wrote it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

from inspections.events import Event
from inspections.records import StoreError
from inspections.store.engine import address_of, sqlite_driver

DUMP = "pg_dump --format=custom --file=sixty.dump"
RESTORE = "pg_restore --clean --if-exists --dbname=…"
NAMING_PHOTOS = ("photos", "action_photos", "vignettes")
"""Tables with a `sha256` of a photo in the folder."""
FIELDS = ("id", "visit", "device", "seq", "kind", "entered_at", "observed_at")
MOST_TOLD = 20


def database_file(url: str) -> Path:
    """The file of an SQLite database. Raises StoreError "use_pg_dump", "url_unknown"."""
    told = address_of(url)
    if told.get_backend_name() == "postgresql":
        raise StoreError(
            "use_pg_dump",
            f"The database is PostgreSQL, which has its own tools: back it up with `{DUMP} {_plain(told)}`,"
            f" put it back with `{RESTORE}`, and copy the photo folder, or switch on versions in its bucket.",
        )
    if told.get_backend_name() != "sqlite" or not told.database:
        raise StoreError("url_unknown", "DATABASE_URL names no file.")
    return Path(told.database)


def faults_of(database: Path) -> list[str]:
    """What is wrong inside the file: SQLite's own checks, and every event held against its digest."""
    try:
        with closing(_opened(database)) as connection:
            told = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
            faults = [] if told == ["ok"] else [f"The file is damaged: {line}." for line in told]
            broken = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST_TOLD)
            faults += [
                f"A row of {table} belongs to a row of {of} that is gone." for table, _, of, _ in broken
            ]
            return faults or _changed_events(connection)
    except sqlite_driver().DatabaseError as problem:
        return [f"{database} is no database that can be read ({problem})."]


def photos_named(database: Path) -> list[str]:
    """The hashes of all photos that the database holds."""
    with closing(_opened(database)) as connection:
        tables = [table for table in NAMING_PHOTOS if _has(connection, table)]
        asked = " UNION ".join(f"SELECT sha256 FROM {table} WHERE sha256 <> ''" for table in tables)  # noqa: S608 - of a list above
        return sorted(row[0] for row in connection.execute(asked)) if asked else []


def rows_of(database: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(_opened(database)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608 - its own names


def _changed_events(connection: Any) -> list[str]:
    if not _has(connection, "events"):
        return ["There is no log in it."]
    columns = "id, visit_id, device, seq, kind, entered_at, observed_at, body, digest"
    faults, out = [], _taken_out(connection)
    for *told, body, digest in connection.execute(f"SELECT {columns} FROM events"):  # noqa: S608 - fixed
        event = Event(**dict(zip(FIELDS, told, strict=True)), body=json.loads(body))
        if event.digest() not in (digest, out.get((event.id, digest))):
            faults.append(f"The event {event.id} of visit {event.visit} is not what was sent.")
    return faults[:MOST_TOLD]


def _taken_out(connection: Any) -> dict[tuple[str, str], str]:
    """Of events whose words were taken out, by id and digest kept, that of what was left: the log says so."""
    said = connection.execute("SELECT body FROM events WHERE kind = 'redacted'")
    return {(told["event"], told["digest"]): told["left"] for (body,) in said for told in [json.loads(body)]}


def _has(connection: Any, table: str) -> bool:
    asked = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(asked, (table,)).fetchone() is not None


def _opened(database: Path) -> Any:
    return sqlite_driver().connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=10)


def _plain(told: Any) -> str:
    """The address as pg_dump reads it, without the password, which belongs into ~/.pgpass."""
    host = told.host or "localhost"
    who, port = f"{told.username}@" if told.username else "", f":{told.port}" if told.port else ""
    return f"postgresql://{who}{host}{port}/{told.database or ''}"
