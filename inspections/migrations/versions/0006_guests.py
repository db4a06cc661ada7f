"""guests' voices: places, codes, what was said, and what was done about it

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ON_SQLITE = """
CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'nothing in {table} is ever changed'); END
"""
ON_POSTGRES = """
CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION sixty_keeps()
"""
NEVER_CHANGED = ("guest_voices", "guest_events")
"""Deleting stays possible: what belongs to the demo goes with it."""


def upgrade() -> None:
    op.create_table(
        "guest_places",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hotel_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["hotel_id"], ["hotels.id"], name=op.f("fk_guest_places_hotel_id_hotels")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_places")),
    )
    _index("guest_places", "hotel_id")

    op.create_table(
        "guest_codes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["place_id"], ["guest_places.id"], name=op.f("fk_guest_codes_place_id_guest_places")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_codes")),
    )
    _index("guest_codes", "place_id")

    op.create_table(
        "guest_voices",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hotel_id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("said_at", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("csat", sa.Integer(), nullable=True),
        sa.Column("nps", sa.Integer(), nullable=True),
        sa.Column("ces", sa.Integer(), nullable=True),
        sa.Column("perfect", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("aside", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("more", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["hotel_id"], ["hotels.id"], name=op.f("fk_guest_voices_hotel_id_hotels")),
        sa.ForeignKeyConstraint(
            ["place_id"], ["guest_places.id"], name=op.f("fk_guest_voices_place_id_guest_places")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_voices")),
    )
    _index("guest_voices", "place_id")
    _index("guest_voices", "hotel_id", "said_at")

    op.create_table(
        "guest_marks",
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("hotel", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("look", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("voice", name=op.f("pk_guest_marks")),
    )
    _index("guest_marks", "at")
    _index("guest_marks", "hotel", "at")

    op.create_table(
        "guest_contacts",
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("hotel_id", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["hotel_id"], ["hotels.id"], name=op.f("fk_guest_contacts_hotel_id_hotels")),
        sa.PrimaryKeyConstraint("about", name=op.f("pk_guest_contacts")),
    )
    _index("guest_contacts", "hotel_id")

    op.create_table(
        "guest_events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hotel_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["hotel_id"], ["hotels.id"], name=op.f("fk_guest_events_hotel_id_hotels")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_events")),
        sa.UniqueConstraint("about", "seq", name=op.f("uq_guest_events_about_seq")),
    )
    _index("guest_events", "hotel_id", "subject")
    _keep()


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f"ix_{table}_{'_'.join(columns)}"), list(columns), unique=False)


def _keep() -> None:
    """The database itself refuses to change what guests said and what was done about it."""
    lite = op.get_bind().dialect.name == "sqlite"
    for table in NEVER_CHANGED:
        op.execute((ON_SQLITE if lite else ON_POSTGRES).format(table=table))
