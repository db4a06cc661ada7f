"""Brings a database to the newest schema, all of it or nothing, whoever else tries at the same moment.

A new migration: change schema.py, then `python -m inspections.migrations.run "what changes"` writes a draft
into versions/ to be read and completed by hand.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from inspections.records import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
_LOCK = 60_60_60
"""PostgreSQL's advisory lock for this purpose; on SQLite the write transaction is the lock."""


def upgrade(engine: sa.Engine, to: str = "head") -> None:
    """Runs what is missing. Raises StoreError "schema_newer" where the database is ahead of this program."""
    if to == "head" and _stands(engine):
        return
    with _alone(engine) as connection:
        try:
            command.upgrade(_config(connection), to)
        except CommandError as error:
            raise StoreError(
                "schema_newer",
                f"This database was written by a newer version of Sixty ({error})."
                " Update Sixty, or restore a backup.",
            ) from error


def draft(engine: sa.Engine, message: str) -> None:
    """Writes a migration from the schema of that database to that of schema.py."""
    with _alone(engine) as connection:
        number = f"{len(list((HERE / 'versions').glob('*.py'))) + 1:04d}"
        command.revision(_config(connection), message, autogenerate=True, rev_id=number)


@cache
def newest() -> str | None:
    """The revision of schema.py."""
    return ScriptDirectory(str(HERE)).get_current_head()


def revision_of(connection: sa.Connection) -> str | None:
    """The revision of that database; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def _stands(engine: sa.Engine) -> bool:
    """Whether nothing is missing. It takes a tenth of reading all migrations to find that out."""
    with engine.connect() as connection:
        return revision_of(connection) == newest()


@contextmanager
def _alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that no other migration shares, its foreign keys checked before it is committed.

    While they are enforced, SQLite's rebuild of a parent table would delete the children's rows; and they
    can be switched off only outside a transaction.
    """
    with engine.connect() as connection:
        lite = connection.dialect.name == "sqlite"
        driver: Any = connection.connection.dbapi_connection
        if lite:
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                if not lite:
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
                yield connection
                if lite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
                    raise StoreError(
                        "schema_broken", f"The migration would lose {len(broken)} links; it was not made."
                    )
        finally:
            if lite:
                driver.execute("PRAGMA foreign_keys=ON")


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


if __name__ == "__main__":
    from inspections.store.engine import open_database

    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/draft.db")
        upgrade(database.writing)
        draft(database.writing, sys.argv[1])
        database.close()
