"""From an empty database to the newest schema, and nothing lost on the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations

from inspections.migrations import run
from inspections.records import AuditLine, KeptRating, StoreError
from inspections.store import open_store
from inspections.store.engine import Database, open_database
from inspections.store.schema import metadata
from tests.inspections.a_house import a_house
from tests.inspections.a_log import INES, NOW, PACK, VISIT, a_visit_in, an_event

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.close()


def test_the_migrations_make_exactly_the_schema(database: Database) -> None:
    """No drift: a change to schema.py needs its migration."""
    run.upgrade(database.writing)

    with database.writing.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
        assert run.revision_of(connection) == run.newest()

    assert differences == []


def test_a_store_opened_again_keeps_what_it_holds(url: str) -> None:
    """Migrations run at each start and find nothing to do."""
    store = open_store(url)
    a_visit_in(store)
    store.append(VISIT, [an_event(1)], INES.id, NOW)
    held = store.held_events(VISIT)
    store.close()

    again = open_store(url)

    assert again.held_events(VISIT) == held
    again.close()


def test_several_processes_may_start_at_once(url: str) -> None:
    """One migrates, the others wait for it."""
    with ThreadPoolExecutor(4) as threads:
        stores = [one.result() for one in [threads.submit(open_store, url) for _ in range(4)]]

    for store in stores:
        store.keep_setting("name", "Grand")
        store.close()


def test_a_database_of_a_newer_version_is_left_alone(url: str) -> None:
    """And the message says what to do."""
    open_store(url).close()
    database = open_database(url)
    with database.writing.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()

    with pytest.raises(StoreError, match="newer version of Sixty") as refused:
        open_store(url)
    assert refused.value.code == "schema_newer"


def test_rebuilding_a_parent_table_keeps_its_children(url: str) -> None:
    """With foreign keys on, SQLite would have deleted every event of every visit."""
    store = open_store(url)
    a_visit_in(store)
    store.append(VISIT, [an_event(n) for n in range(1, 21)], INES.id, NOW)
    held = store.held_events(VISIT)
    store.close()
    database = open_database(url)

    with run._alone(database.writing) as connection:
        operations = Operations(MigrationContext.configure(connection, opts={"target_metadata": metadata}))
        with operations.batch_alter_table("visits") as visits:
            visits.alter_column("brief", nullable=True)
    database.close()

    again = open_store(url)
    assert again.held_events(VISIT) == held
    with pytest.raises(sa.exc.IntegrityError):
        again._db.write(lambda c: c.execute(sa.text("UPDATE events SET visit_id = 'nowhere'")).rowcount)
    again.close()


def test_a_migration_that_would_break_a_link_is_not_made(tmp_path: object) -> None:
    """On SQLite links are not enforced meanwhile, so they are checked before the commit."""
    url = f"sqlite:///{tmp_path}/sixty.db"
    store = open_store(url)
    a_visit_in(store)
    store.close()
    database = open_database(url)

    with pytest.raises(StoreError) as refused, run._alone(database.writing) as connection:
        connection.execute(sa.text("DELETE FROM hotels"))
    assert refused.value.code == "schema_broken"
    database.close()

    again = open_store(url)
    assert again.hotel("grand") is not None
    again.close()


def test_a_migration_that_fails_half_way_leaves_nothing_behind(url: str) -> None:
    """Also what it changed of the schema is undone."""
    open_store(url).close()
    database = open_database(url)

    def fail(connection: sa.Connection) -> None:
        Operations(MigrationContext.configure(connection)).create_table("half", sa.Column("id", sa.Integer))
        raise RuntimeError

    with pytest.raises(RuntimeError), run._alone(database.writing) as connection:
        fail(connection)

    with database.writing.connect() as connection:
        assert "half" not in sa.inspect(connection).get_table_names()
    database.close()


EARLIER = sorted(path.name[:4] for path in (run.HERE / "versions").glob("0*.py"))[:-1]
"""Every schema that an earlier Sixty may have left behind: all but today's."""


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """Every row of a house with a released visit, an audit line, an action and a result, by table."""
    house = a_house(tmp_path_factory.mktemp("house"))
    visit = house.release("Bergen")
    house.submit("Como", by="other_inspector")
    house.store.keep_setting("name", "The Aurelian")
    house.store.add_audit(AuditLine(NOW, "olga", "Olga", "owner", "visit_seen", visit=visit))
    rating = KeptRating(visit, PACK, "h", "2", 5, "100.0", "{}", NOW)
    house.store.keep_rating(rating)

    def rows(connection: sa.Connection) -> dict[str, list[dict[str, object]]]:
        here = sa.MetaData()
        here.reflect(connection)
        return {
            table.name: [dict(row) for row in connection.execute(sa.select(table)).mappings()]
            for table in here.sorted_tables
            if table.name != "alembic_version"
        }

    told = house.store._db.read(rows)
    house.store.close()
    return told


@pytest.mark.parametrize("revision", EARLIER)
def test_a_house_of_every_earlier_version_is_upgraded_with_all_it_holds(
    url: str, revision: str, lived_in: dict[str, list[dict[str, object]]]
) -> None:
    """Filled as that version would have, then opened by today's: every row, every column, and it works."""
    database = open_database(url)
    run.upgrade(database.writing, revision)
    old = sa.MetaData()
    with database.writing.begin() as connection:
        old.reflect(connection)
        tables = [table for table in old.sorted_tables if lived_in.get(table.name)]
        for table in tables:
            names = [column.name for column in table.c]
            connection.execute(
                sa.insert(table), [{name: row[name] for name in names} for row in lived_in[table.name]]
            )
    database.close()

    store = open_store(url)

    for table in tables:
        mine = sa.select(table)
        held = store._db.read(lambda c, asked=mine: [dict(row) for row in c.execute(asked).mappings()])
        names = [column.name for column in table.c]
        was = [{name: row[name] for name in names} for row in lived_in[table.name]]
        assert sorted(map(str, held)) == sorted(map(str, was)), table.name
    (released,) = [visit for visit in store.all_visits() if visit.status == "released"]
    assert [due.visit_id for due in store.results_due("2")] == [released.id]
    assert store.visit(released.id)
    assert {"events", "visits", "accounts", "hotels", "packs"} <= {table.name for table in tables}
    store.close()
