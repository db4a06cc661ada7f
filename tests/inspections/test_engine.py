"""The way to the database: safe settings, one writer, and clear errors."""

from __future__ import annotations

import sqlite3
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inspections.records import StoreBusy, StoreError
from inspections.store import engine, open_store
from inspections.store.engine import Sqlite, open_database
from inspections.store.schema import settings
from inspections.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    """On a database with the one table of settings."""
    database = Sqlite(tmp_path / "sixty.db")
    settings.create(database.writing)
    opened = Writer(database.writing, most_waiting=20)
    yield opened
    opened.close()
    database.close()


def keep(key: str) -> sa.Insert:
    return sa.insert(settings).values(key=key, value="")


def keys(connection: sa.Connection) -> set[str]:
    return set(connection.scalars(sa.select(settings.c.key)))


def held_up(writer: Writer) -> tuple[threading.Event, threading.Thread]:
    """The writer at work that ends when the event is set; what comes meanwhile is committed together."""
    working, go_on = threading.Event(), threading.Event()

    def work(_: sa.Connection) -> None:
        working.set()
        go_on.wait(30)

    thread = threading.Thread(target=lambda: writer.do(work))
    thread.start()
    working.wait(30)
    return go_on, thread


def wait_until_waiting(writer: Writer, number: int) -> None:
    """Until that many wait in the queue."""
    pause = threading.Event()
    while writer._queue.qsize() < number:
        pause.wait(0.001)


def test_a_power_cut_cannot_lose_what_was_acknowledged(tmp_path: Path) -> None:
    """WAL with FULL: NORMAL loses commits, OFF corrupts. Foreign keys are enforced; readers cannot write."""
    store = open_store(f"sqlite:///{tmp_path}/new/folder/sixty.db")
    asked = ("journal_mode", "synchronous", "foreign_keys", "query_only")

    def pragmas(connection: sa.Connection) -> list[object]:
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]

    assert store._db.write(pragmas) == ["wal", 2, 1, 0]
    assert store._db.read(pragmas) == ["wal", 2, 1, 1]
    store.close()


def test_readers_do_not_wait_for_the_writer(tmp_path: Path) -> None:
    """They see what was committed before."""
    store = open_store(f"sqlite:///{tmp_path}/sixty.db")
    store.keep_setting("name", "before")

    def work(connection: sa.Connection) -> str | None:
        connection.execute(sa.update(settings).values(value="after"))
        return store.setting("name")

    assert store._db.write(work) == "before"
    assert store.setting("name") == "after"
    store.close()


def test_what_waits_is_committed_together_and_one_failure_stays_alone(writer: Writer) -> None:
    """The poison of one batch is its own."""
    go_on, busy = held_up(writer)

    def attempt(key: str) -> str:
        try:
            writer.do(lambda connection: connection.execute(keep(key)).rowcount)
        except sa.exc.IntegrityError:
            return "taken"
        return "kept"

    with ThreadPoolExecutor(8) as threads:
        tries = [threads.submit(attempt, key) for key in "abcabdef"]
        wait_until_waiting(writer, 8)
        go_on.set()
        answers = [one.result() for one in tries]
    busy.join()

    assert sorted(answers) == ["kept"] * 6 + ["taken"] * 2
    assert writer.do(keys) == set("abcdef")


def test_nothing_is_acknowledged_before_it_is_committed(tmp_path: Path) -> None:
    """However long the disk takes over the commit."""
    database = Sqlite(tmp_path / "sixty.db")
    settings.create(database.writing)
    writer, answered, too_early = Writer(database.writing), threading.Event(), []
    sa.event.listen(database.writing, "commit", lambda _: too_early.append(answered.wait(0.2)))

    def ask() -> None:
        writer.do(lambda connection: connection.execute(keep("a")).rowcount)
        answered.set()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    writer.close()
    database.close()

    assert too_early == [False]
    assert answered.is_set()


def test_too_much_waiting_is_told_at_once(writer: Writer) -> None:
    """Instead of queueing for ever; and there is room again afterwards."""
    go_on, busy = held_up(writer)
    with ThreadPoolExecutor(19) as threads:
        waiting = [
            threads.submit(writer.do, lambda c, k=str(n): c.execute(keep(k)).rowcount) for n in range(19)
        ]
        wait_until_waiting(writer, 19)

        with pytest.raises(StoreBusy):
            writer.do(keys)

        go_on.set()
        assert [one.result() for one in waiting] == [1] * 19
    busy.join()
    assert len(writer.do(keys)) == 19


def test_closing_writes_what_waits_and_takes_nothing_more(tmp_path: Path) -> None:
    """Nobody is left waiting for an answer."""
    database = Sqlite(tmp_path / "sixty.db")
    settings.create(database.writing)
    writer = Writer(database.writing)
    go_on, busy = held_up(writer)
    with ThreadPoolExecutor(2) as threads:
        waiting = threads.submit(writer.do, lambda connection: connection.execute(keep("a")).rowcount)
        wait_until_waiting(writer, 1)
        closing = threads.submit(writer.close)
        wait_until_waiting(writer, 2)
        go_on.set()
        closing.result()
        assert waiting.result() == 1
    busy.join()

    with pytest.raises(StoreError) as refused:
        writer.do(keys)
    assert refused.value.code == "store_closed"
    database.close()


@pytest.mark.parametrize("url", ["mysql://host/db", "sqlite://", "sqlite:///:memory:", "not a url"])
def test_an_address_that_is_no_store_is_told(url: str) -> None:
    """With what it should look like."""
    with pytest.raises(StoreError) as refused:
        open_database(url)

    assert refused.value.code == "url_unknown"


def test_a_password_in_the_address_is_not_told(tmp_path: Path) -> None:
    """Errors end up in logs."""
    with pytest.raises(StoreError) as refused:
        open_database("mysql://me:secret@host/db")

    assert "secret" not in str(refused.value)


def test_an_sqlite_that_can_lose_data_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the message says what to install."""
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    monkeypatch.setattr(
        engine, "sqlite3", SimpleNamespace(sqlite_version_info=(3, 51, 2), sqlite_version="3.51.2")
    )

    with pytest.raises(StoreError, match="pip install pysqlite3") as refused:
        engine.sqlite_driver()
    assert refused.value.code == "sqlite_too_old"


def test_pythons_own_sqlite_will_do_where_it_is_new_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """No need for the other then."""
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))

    assert engine.sqlite_driver() is sqlite3
