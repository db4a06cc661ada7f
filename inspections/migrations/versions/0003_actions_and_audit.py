"""actions, and who saw, changed or took away what

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


ON_SQLITE = """
CREATE TRIGGER {table}_is_not_{done} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, 'nothing in {table} is ever {done}'); END
"""
FUNCTION_ON_POSTGRES = """
CREATE FUNCTION sixty_keeps() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'nothing in % is ever changed or deleted', TG_TABLE_NAME; END $$
"""
ON_POSTGRES = """
CREATE TRIGGER {table}_is_not_{done} BEFORE {deed} ON {table}
FOR EACH ROW EXECUTE FUNCTION sixty_keeps()
"""
DEEDS = (
    ("audit", "UPDATE", "changed"),
    ("audit", "DELETE", "deleted"),
    ("action_events", "UPDATE", "changed"),
)
"""Deleting action events stays possible: those of the demo go with it, like the events of its visits."""


def upgrade() -> None:
    op.create_table(
        "actions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hotel_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["hotel_id"], ["hotels.id"], name=op.f("fk_actions_hotel_id_hotels")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
    )
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actions_hotel_id"), ["hotel_id"], unique=False)

    op.create_table(
        "action_events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_action_events_action_id_actions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_events")),
        sa.UniqueConstraint("action_id", "seq", name=op.f("uq_action_events_action_id_seq")),
    )
    op.create_table(
        "action_photos",
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_action_photos_action_id_actions")
        ),
        sa.PrimaryKeyConstraint("action_id", "sha256", name=op.f("pk_action_photos")),
    )
    op.create_table(
        "action_links",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_action_links_action_id_actions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_links")),
    )
    with op.batch_alter_table("action_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_links_action_id"), ["action_id"], unique=False)

    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("hotel", sa.Text(), nullable=False),
        sa.Column("visit", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_actor_what_visit_at"), ["actor", "what", "visit", "at"], unique=False
        )
    _keep()


def _keep() -> None:
    """The database itself refuses to change what must stay as it was written."""
    lite = op.get_bind().dialect.name == "sqlite"
    if not lite:
        op.execute(FUNCTION_ON_POSTGRES)
    for table, deed, done in DEEDS:
        op.execute((ON_SQLITE if lite else ON_POSTGRES).format(table=table, deed=deed, done=done))
