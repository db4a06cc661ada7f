"""shared vignettes, and how each inspector judged them

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ON_SQLITE = """
CREATE TRIGGER vignette_answers_is_not_changed BEFORE UPDATE ON vignette_answers
BEGIN SELECT RAISE(ABORT, 'nothing in vignette_answers is ever changed'); END
"""
ON_POSTGRES = """
CREATE TRIGGER vignette_answers_is_not_changed BEFORE UPDATE ON vignette_answers
FOR EACH ROW EXECUTE FUNCTION sixty_keeps()
"""


def upgrade() -> None:
    op.create_table(
        "vignettes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pack_hash", sa.Text(), nullable=False),
        sa.Column("standard", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.Column("demo", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["pack_hash"], ["packs.hash"], name=op.f("fk_vignettes_pack_hash_packs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vignettes")),
    )
    op.create_table(
        "vignette_answers",
        sa.Column("vignette_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vignette_id"], ["vignettes.id"], name=op.f("fk_vignette_answers_vignette_id_vignettes")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_vignette_answers_account_id_accounts")
        ),
        sa.PrimaryKeyConstraint("vignette_id", "account_id", name=op.f("pk_vignette_answers")),
    )
    with op.batch_alter_table("vignette_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vignette_answers_account_id"), ["account_id"], unique=False)
    op.execute(ON_SQLITE if op.get_bind().dialect.name == "sqlite" else ON_POSTGRES)
