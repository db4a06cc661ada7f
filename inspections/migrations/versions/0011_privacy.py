"""privacy: words taken out of what is never changed, and an end to what is kept

Revision ID: 0011
Revises: 0010

Nothing is opened by it but three small doors. Out of a guest's voice, and out of what was done about it or
about an action, words may be taken, never put in others. In the book a name may give way to a pseudonym.
And lines of the book go once they are older than the house says (the setting `privacy.book_begins`).
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

OUT, FORMER = "[taken out]", "Former colleague "

VOICE = ("id", "hotel_id", "place_id", "channel", "language", "said_at", "received_at", "csat", "nps", "ces")
VOICE += ("counts", "aside", "source")
GUEST_EVENT = ("id", "hotel_id", "subject", "about", "seq", "kind", "actor", "at")
ACTION_EVENT = ("id", "action_id", "seq", "kind", "actor", "at")
BOOK = ("id", "at", "actor", "role", "what", "hotel", "visit")

WORDS_GO = "new.words IN ('', old.words) AND new.perfect IN ('', old.perfect)"
WORDS_GO += " AND new.more IN ('{}', old.more)"
OUT_OF_BODY = f"new.body LIKE '%{OUT}%' OR new.body LIKE '%{FORMER}%'"
A_NAME_GOES = (
    f"(new.name = old.name OR new.name LIKE '{FORMER}%')"
    f" AND (new.about = old.about OR new.about LIKE '%{FORMER}%' OR new.about = '{OUT}')"
)
DOORS = (
    ("guest_voices", VOICE, WORDS_GO),
    ("guest_events", GUEST_EVENT, OUT_OF_BODY),
    ("action_events", ACTION_EVENT, OUT_OF_BODY),
    ("audit", BOOK, A_NAME_GOES),
)
OLD_LINE = "old.at < (SELECT value FROM settings WHERE key = 'privacy.book_begins')"

ON_SQLITE = """
CREATE TRIGGER {table}_is_not_{done} BEFORE {deed} ON {table} WHEN ({allowed}) IS NOT TRUE
BEGIN SELECT RAISE(ABORT, 'nothing in {table} is ever {done}'); END
"""
FUNCTION_ON_POSTGRES = """
CREATE FUNCTION sixty_{table}_{done}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF ({allowed}) IS NOT TRUE THEN RAISE EXCEPTION 'nothing in {table} is ever {done}'; END IF;
RETURN {row}; END $$
"""
ON_POSTGRES = """
CREATE TRIGGER {table}_is_not_{done} BEFORE {deed} ON {table}
FOR EACH ROW EXECUTE FUNCTION sixty_{table}_{done}()
"""


def upgrade() -> None:
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("redacted", sa.Boolean(), server_default=sa.false(), nullable=False))
    for table, columns, words in DOORS:
        same = " AND ".join(f"new.{column} IS NOT DISTINCT FROM old.{column}" for column in columns)
        _guard(table, "UPDATE", "changed", f"{same} AND ({words})")
    _guard("audit", "DELETE", "deleted", OLD_LINE)


def _guard(table: str, deed: str, done: str, allowed: str) -> None:
    """In place of the trigger that refused every such deed, one that refuses all but this."""
    told = {"table": table, "deed": deed, "done": done, "allowed": allowed}
    lite = op.get_bind().dialect.name == "sqlite"
    op.execute(f"DROP TRIGGER {table}_is_not_{done}" + ("" if lite else f" ON {table}"))
    if lite:
        op.execute(sa.text(ON_SQLITE.format(**told).replace(":", "\\:")))
        return
    op.execute(FUNCTION_ON_POSTGRES.format(**told, row="NEW" if deed == "UPDATE" else "OLD"))
    op.execute(ON_POSTGRES.format(**told))
