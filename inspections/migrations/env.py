"""Alembic's way in. The connection comes from `run.py`, inside its transaction."""

from typing import Any, Literal

from alembic import context

from inspections.store.schema import Instant, metadata


def written(what: str, thing: Any, _context: Any) -> str | Literal[False]:
    """How a migration names a type: in SQLAlchemy's own words, so that it outlives our classes."""
    return "sa.Text()" if what == "type" and isinstance(thing, Instant) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite rebuilds a table where it cannot alter it
    compare_type=True,
    render_item=written,
)

with context.begin_transaction():
    context.run_migrations()
