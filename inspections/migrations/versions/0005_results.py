"""results of visits as rows, and which are to be made

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WHAT_IS_RELEASED = """
INSERT INTO results_due (visit_id, event_id) SELECT id, '' FROM visits WHERE status = 'released'
"""


def upgrade() -> None:
    op.create_table(
        "results",
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("hotel_id", sa.Text(), nullable=False),
        sa.Column("inspector_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("released_on", sa.Text(), nullable=False),
        sa.Column("pack_hash", sa.Text(), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("pack_edition", sa.Text(), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("house_kind", sa.Text(), nullable=False),
        sa.Column("scorer", sa.Text(), nullable=False),
        sa.Column("log_head", sa.Text(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("coverage", sa.Double(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_results_visit_id_visits")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_results")),
        sa.UniqueConstraint("mark", name=op.f("uq_results_mark")),
    )
    with op.batch_alter_table("results", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_results_scorer"), ["scorer"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_results_hotel_id_day_score_stars"),
            ["hotel_id", "day", "score", "stars"],
            unique=False,
        )

    op.create_table(
        "result_parts",
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hotel_id", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("earned", sa.Double(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_result_parts_visit_id_visits")),
        sa.PrimaryKeyConstraint("visit_id", "name", name=op.f("pk_result_parts")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("result_parts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_result_parts_hotel_id_name_month_earned_weight"),
            ["hotel_id", "name", "month", "earned", "weight"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_result_parts_name_hotel_id_month_earned_weight"),
            ["name", "hotel_id", "month", "earned", "weight"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_result_parts_name_month_earned_weight"),
            ["name", "month", "earned", "weight"],
            unique=False,
        )

    op.create_table(
        "result_answers",
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_result_answers_visit_id_visits")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_result_answers")),
    )
    op.create_table(
        "results_due",
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_results_due_visit_id_visits")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_results_due")),
    )
    op.execute(WHAT_IS_RELEASED)
