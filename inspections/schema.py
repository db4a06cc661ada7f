"""The tables. `events` is the truth; `visits` and `ratings` are projections of it."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(sa.types.TypeDecorator[datetime]):
    """An aware datetime, kept as RFC 3339 text in UTC with milliseconds: text order is order in time."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002 - fixed
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 - fixed
        return None if value is None else datetime.fromisoformat(value)


accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("email_key", sa.Text, nullable=False, unique=True),  # letter case does not count
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("disabled_at", Instant),
    sa.Column("demo", sa.Boolean, nullable=False),
)

hotels = sa.Table(
    "hotels",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("city", sa.Text, nullable=False),
    sa.Column("country", sa.Text, nullable=False),
    sa.Column("region", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("demo", sa.Boolean, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
)

account_hotels = sa.Table(
    "account_hotels",
    metadata,
    sa.Column("account_id", sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), primary_key=True, index=True),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("token_hash", sa.Text, primary_key=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("csrf", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
)

pairings = sa.Table(
    "pairings",
    metadata,
    sa.Column("token_hash", sa.Text, primary_key=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("made_by", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
    sa.Column("used_from", sa.Text, nullable=False),  # the network; "" until then
)

sign_in_attempts = sa.Table(
    "sign_in_attempts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("succeeded", sa.Boolean, nullable=False),
    sa.Index(None, "key", "at"),
)

packs = sa.Table(
    "packs",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("pack_id", sa.Text, nullable=False),
    sa.Column("edition", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("added_at", Instant, nullable=False),
)

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), nullable=False, index=True),
    sa.Column("inspector_id", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("pack_hash", sa.ForeignKey("packs.hash"), nullable=False),
    sa.Column("pack_id", sa.Text, nullable=False),
    sa.Column("pack_edition", sa.Text, nullable=False),
    sa.Column("house_kind", sa.Text, nullable=False),
    sa.Column("starts_on", sa.Text, nullable=False, index=True),
    sa.Column("ends_on", sa.Text, nullable=False),
    sa.Column("brief", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("submission_came", sa.Boolean, nullable=False),  # perhaps not yet complete
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("submitted_at", Instant),
    sa.Column("released_at", Instant),
    sa.Column("demo", sa.Boolean, nullable=False),
)

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("visit_id", sa.ForeignKey("visits.id"), nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("entered_at", sa.Text, nullable=False),  # as sent, offset and all: the digest covers it
    sa.Column("observed_at", sa.Text, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.UniqueConstraint("visit_id", "device", "seq"),
)

photos = sa.Table(
    "photos",
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
)

ratings = sa.Table(
    "ratings",
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("pack_hash", sa.Text, nullable=False),
    sa.Column("log_head", sa.Text, nullable=False),
    sa.Column("scorer", sa.Text, nullable=False),
    sa.Column("stars", sa.Integer, nullable=False),
    sa.Column("score", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
)

actions = sa.Table(
    "actions",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), nullable=False, index=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("demo", sa.Boolean, nullable=False),
)

action_events = sa.Table(
    "action_events",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("action_id", sa.ForeignKey("actions.id"), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),  # an account's id, "link:<id>", or "sixty"
    sa.Column("at", Instant, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.UniqueConstraint("action_id", "seq"),
)

action_photos = sa.Table(
    "action_photos",
    metadata,
    sa.Column("action_id", sa.ForeignKey("actions.id"), primary_key=True),
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
)

action_links = sa.Table(
    "action_links",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("action_id", sa.ForeignKey("actions.id"), nullable=False, index=True),
    sa.Column("token_hash", sa.Text, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
)

audit = sa.Table(
    "audit",  # no foreign keys: it outlives what it tells of. Triggers refuse any change (migration 0003)
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Instant, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("hotel", sa.Text, nullable=False),
    sa.Column("visit", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Index(None, "actor", "what", "visit", "at"),
)

settings = sa.Table(
    "settings",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
