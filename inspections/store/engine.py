"""Ways to a database: `open_database(url)` gives one that reads and writes, on SQLite or PostgreSQL."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

from inspections.records import StoreBusy, StoreError
from inspections.store.writer import Work, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can lose committed data when two connections write and checkpoint at once
(sqlite.org/wal.html#walresetbug)."""

_PRAGMAS = (
    "busy_timeout=10000",
    "journal_mode=WAL",
    "synchronous=FULL",  # NORMAL loses acknowledged commits in a power cut
    "foreign_keys=ON",
    "journal_size_limit=67108864",
)
_READING = ("query_only=1", "cache_size=-65536", "mmap_size=1073741824")


class Database(Protocol):
    """Reads see one moment; a write is durable when it returns."""

    writing: sa.Engine

    def read(self, work: Work[T]) -> T:
        """What `work` gives."""
        ...

    def write(self, work: Work[T]) -> T:
        """What `work` gives, once it is committed."""
        ...

    def start(self) -> None:
        """Begins to serve, after the migrations."""
        ...

    def waiting(self) -> int:
        """How many writes wait for their turn."""
        ...

    def close(self) -> None:
        """Writes what waits and lets go."""
        ...


def open_database(url: str) -> Database:
    """The database at `url`. Raises StoreError "url_unknown", "sqlite_too_old"."""
    told = address_of(url)
    if told.get_backend_name() == "postgresql":
        return Postgres(told)
    if told.get_backend_name() == "sqlite" and told.database and told.database != ":memory:":
        return Sqlite(Path(told.database))
    raise StoreError(
        "url_unknown",
        f"DATABASE_URL is {told.render_as_string()}; it must be sqlite:///path/to/sixty.db"
        " or postgresql+psycopg://user@host/name.",
    )


def address_of(url: str) -> sa.URL:
    """`url` in its parts, its driver named. Raises StoreError "url_unknown"."""
    try:
        told = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise StoreError("url_unknown", "DATABASE_URL cannot be read as a URL.") from None
    plain = told.drivername in ("postgres", "postgresql")
    return told.set(drivername="postgresql+psycopg") if plain else told


def sqlite_driver() -> Any:
    """A DB-API module whose SQLite is safe: pysqlite3, else Python's own.

    Raises StoreError "sqlite_too_old".
    """
    try:
        from pysqlite3 import dbapi2 as bundled  # noqa: PLC0415 - may be absent where Python's own will do
    except ImportError:
        bundled = None
    for driver in (bundled, sqlite3):
        if driver and driver.sqlite_version_info >= OLDEST_SQLITE:
            return driver
    raise StoreError(
        "sqlite_too_old",
        f"SQLite {sqlite3.sqlite_version} can lose committed data. Install pysqlite3 0.6.1 or newer"
        f" (pip install pysqlite3), or a Python with SQLite {'.'.join(map(str, OLDEST_SQLITE))}.",
    )


class Sqlite:
    """One writing connection in a thread of its own; readers beside it."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        driver, url = sqlite_driver(), sa.URL.create("sqlite", database=str(path))
        self.writing = sa.create_engine(
            url, module=driver, pool_size=1, max_overflow=0, hide_parameters=True
        )  # an error is logged: it tells the statement, never what people typed
        self._reading = sa.create_engine(
            url, module=driver, pool_size=10, max_overflow=30, hide_parameters=True
        )
        _prepare(self.writing, _PRAGMAS, "BEGIN IMMEDIATE")
        _prepare(self._reading, _PRAGMAS + _READING, "BEGIN")
        self._writer: Writer | None = None

    def start(self) -> None:
        self._writer = Writer(self.writing)

    def waiting(self) -> int:
        return self._writer.waiting() if self._writer else 0

    def read(self, work: Work[T]) -> T:
        with self._reading.begin() as connection:
            return work(connection)

    def write(self, work: Work[T]) -> T:
        assert self._writer is not None, "started"  # noqa: S101 - open_store starts it
        return self._writer.do(work)

    def close(self) -> None:
        if self._writer:
            self._writer.close()
        self._reading.dispose()
        self.writing.dispose()


class Postgres:
    """An ordinary pool; PostgreSQL groups commits itself."""

    def __init__(self, url: sa.URL) -> None:
        self.writing = sa.create_engine(
            url, pool_size=10, max_overflow=30, pool_pre_ping=True, hide_parameters=True
        )
        self._reading = self.writing.execution_options(isolation_level="REPEATABLE READ")

    def start(self) -> None:
        """Nothing to begin."""

    def waiting(self) -> int:
        return 0

    def read(self, work: Work[T]) -> T:
        return self._within(self._reading, work)

    def write(self, work: Work[T]) -> T:
        return self._within(self.writing, work)

    def _within(self, engine: sa.Engine, work: Work[T]) -> T:
        try:
            with engine.begin() as connection:
                return work(connection)
        except sa.exc.TimeoutError:
            raise StoreBusy("store_busy", "Every connection is taken. Try again in a few seconds.") from None

    def close(self) -> None:
        self.writing.dispose()


class AtDatabase:
    """A part of the store."""

    def __init__(self, database: Database) -> None:
        self._db = database


INSERTS: Mapping[str, type[SqliteInsert | PostgresInsert]] = {
    "sqlite": SqliteInsert,
    "postgresql": PostgresInsert,
}


def insert(connection: sa.Connection, table: sa.Table) -> SqliteInsert | PostgresInsert:
    """An INSERT that knows ON CONFLICT, in the connection's dialect."""
    return INSERTS[connection.dialect.name](table)


def alone(connection: sa.Connection, what: str) -> None:
    """Holds back whoever else asks for the same, on whatever server, until this transaction ends.

    SQLite's transactions write one after the other as they are; PostgreSQL lends a lock of that name.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(f"sixty.{what}"))))


def _prepare(engine: sa.Engine, pragmas: tuple[str, ...], begin: str) -> None:
    """SQLAlchemy, not the driver, begins transactions; so DDL and reads are inside them too."""

    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    def begin_it(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    _listen(engine, "connect", connect)
    _listen(engine, "begin", begin_it)


def _listen(engine: sa.Engine, what: str, listener: Callable[..., None]) -> None:
    sa.event.listen(engine, what, listener)
