"""The tables. `events` is the truth; `visits`, `ratings` and `results` are projections of it."""

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
    sa.Column("brand", sa.Text, nullable=False, server_default=""),
)

account_hotels = sa.Table(
    "account_hotels",
    metadata,
    sa.Column("account_id", sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), primary_key=True, index=True),
)

account_regions = sa.Table(
    "account_regions",  # whoever has regions has their hotels: those there are now, and those added later
    metadata,
    sa.Column("account_id", sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("region", sa.Text, primary_key=True),
)

account_departments = sa.Table(
    "account_departments",
    metadata,
    sa.Column("account_id", sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("department", sa.Text, primary_key=True),
)

invites = sa.Table(
    "invites",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("token_hash", sa.Text, nullable=False, unique=True),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("email_key", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("reach", sa.Text, nullable=False),  # hotels, regions and departments, as JSON
    sa.Column("made_by", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), index=True),  # whose it became
    sa.Column("revoked_at", Instant),
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
    sa.Column("device", sa.Text, nullable=False, server_default=""),  # its kind: "Safari on iPad"
    sa.Column("way", sa.Text, nullable=False, server_default=""),  # how it was opened: as the book says it
)

identities = sa.Table(
    "identities",  # whose account an organisation's own sign-in opens
    metadata,
    sa.Column("issuer", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, primary_key=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("bound_at", Instant, nullable=False),
    sa.UniqueConstraint("issuer", "account_id"),
)

passkeys = sa.Table(
    "passkeys",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),  # the credential's, as base64url
    sa.Column("account_id", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("public_key", sa.Text, nullable=False),  # COSE, as base64url
    sa.Column("uses", sa.Integer, nullable=False),  # as its own counter says; many count nothing
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("added_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)

code_makers = sa.Table(
    "code_makers",  # what makes a person's one-time codes (RFC 6238)
    metadata,
    sa.Column("account_id", sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("sealed", sa.Text, nullable=False),  # its secret, encrypted
    sa.Column("added_at", Instant, nullable=False),
    sa.Column("last_step", sa.Integer, nullable=False),  # no code of it or before works again
)

recovery_codes = sa.Table(
    "recovery_codes",
    metadata,
    sa.Column("code_hash", sa.Text, primary_key=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)

sign_in_steps = sa.Table(
    "sign_in_steps",  # what is under way between two requests of one browser
    metadata,
    sa.Column("token_hash", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), index=True),  # none while nobody is known
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("expires_at", Instant, nullable=False, index=True),
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
    sa.Column("companions", sa.Text, nullable=False, server_default="[]"),  # as the assignment names them
    sa.Index(None, "released_at", "id"),
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
    sa.Column("redacted", sa.Boolean, nullable=False, server_default=sa.false()),  # words were taken out
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

results = sa.Table(
    "results",  # what released visits came to; scoring writes them, made anew where `results_due` says so
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("mark", sa.Integer, nullable=False, unique=True),  # in the order written
    sa.Column("hotel_id", sa.Text, nullable=False),
    sa.Column("inspector_id", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("released_on", sa.Text, nullable=False),
    sa.Column("pack_hash", sa.Text, nullable=False),
    sa.Column("pack_id", sa.Text, nullable=False),
    sa.Column("pack_edition", sa.Text, nullable=False),
    sa.Column("scenario", sa.Text, nullable=False),
    sa.Column("house_kind", sa.Text, nullable=False),
    sa.Column("scorer", sa.Text, nullable=False, index=True),
    sa.Column("log_head", sa.Text, nullable=False),
    sa.Column("stars", sa.Integer, nullable=False),
    sa.Column("score", sa.Double),
    sa.Column("coverage", sa.Double, nullable=False),
    sa.Column("provisional", sa.Boolean, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Index(None, "hotel_id", "day", "score", "stars"),
)

result_parts = sa.Table(
    "result_parts",  # a row a department of a visit; its indexes hold all that a page of a chain asks
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("hotel_id", sa.Text, nullable=False),
    sa.Column("month", sa.Text, nullable=False),
    sa.Column("earned", sa.Double, nullable=False),
    sa.Column("weight", sa.Double, nullable=False),
    sa.Column("counted", sa.Integer, nullable=False),
    sa.Index(None, "name", "hotel_id", "month", "earned", "weight"),
    sa.Index(None, "name", "month", "earned", "weight"),
    sa.Index(None, "hotel_id", "name", "month", "earned", "weight"),
    sqlite_with_rowid=False,
)

result_answers = sa.Table(
    "result_answers",
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

results_due = sa.Table(
    "results_due",
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("event_id", sa.Text, nullable=False),  # what changed it; "" where a migration asked
)

actions = sa.Table(
    "actions",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), nullable=False, index=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("demo", sa.Boolean, nullable=False),
    sa.Index(None, "created_at", "id"),
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

guest_places = sa.Table(
    "guest_places",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("department", sa.Text, nullable=False),
    sa.Column("added_at", Instant, nullable=False),
    sa.Column("closed_at", Instant),
)

guest_codes = sa.Table(
    "guest_codes",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("place_id", sa.ForeignKey("guest_places.id"), nullable=False, index=True),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
)

guest_voices = sa.Table(
    "guest_voices",  # triggers refuse any change but words that go (migration 0011)
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), nullable=False),
    sa.Column("place_id", sa.ForeignKey("guest_places.id"), nullable=False, index=True),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("said_at", Instant, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("csat", sa.Integer),
    sa.Column("nps", sa.Integer),
    sa.Column("ces", sa.Integer),
    sa.Column("perfect", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("counts", sa.Text, nullable=False),
    sa.Column("aside", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("more", sa.Text, nullable=False),
    sa.Index(None, "hotel_id", "said_at"),
    sa.Index(None, "received_at", "id"),
)

guest_marks = sa.Table(
    "guest_marks",  # what tells devices apart, for three days: then it is deleted
    metadata,
    sa.Column("voice", sa.Text, primary_key=True),
    sa.Column("hotel", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("look", sa.Text, nullable=False),
    sa.Column("network", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("counts", sa.Text, nullable=False),
    sa.Index(None, "hotel", "at"),
)

guest_contacts = sa.Table(
    "guest_contacts",  # no part of what is never changed: a guest may have it forgotten
    metadata,
    sa.Column("about", sa.Text, primary_key=True),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), nullable=False, index=True),
    sa.Column("told", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

guest_events = sa.Table(
    "guest_events",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.UniqueConstraint("about", "seq"),
    sa.Index(None, "hotel_id", "subject"),
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

conflicts = sa.Table(
    "conflicts",  # why somebody does not go to a hotel; taken back, a line is ended, never deleted
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), index=True),  # none for a companion without one
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("on_day", sa.Text, nullable=False),
    sa.Column("until", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("ended_by", sa.Text, nullable=False),
    sa.Column("ended_why", sa.Text, nullable=False),
)

calendar_links = sa.Table(
    "calendar_links",
    metadata,
    sa.Column("token_hash", sa.Text, primary_key=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
)

notices = sa.Table(
    "notices",  # that something happened which people wish to know; made in the transaction of its cause
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("hotel_id", sa.ForeignKey("hotels.id"), nullable=False, index=True),
    sa.Column("about", sa.Text, nullable=False, index=True),  # the visit, action or voice
    sa.Column("person", sa.Text, nullable=False),  # whom it is about, "" where nobody by name
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("spread_at", Instant, index=True),  # when its messages were written
)

endpoints = sa.Table(
    "endpoints",  # other systems that are told; the secret that signs is sealed (sealing.py)
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("kinds", sa.Text, nullable=False),
    sa.Column("secret", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("paused_at", Instant),
    sa.Column("paused_why", sa.Text, nullable=False),
    sa.Column("ended_at", Instant),
)

deliveries = sa.Table(
    "deliveries",  # what goes out: an e-mail to one person, or one notice to one system
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("way", sa.Text, nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), index=True),
    sa.Column("endpoint_id", sa.ForeignKey("endpoints.id"), index=True),
    sa.Column("notice_id", sa.ForeignKey("notices.id"), index=True),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("next_at", Instant, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("tried_at", Instant),
    sa.Column("said", sa.Text, nullable=False),  # what the last attempt came to
    sa.Column("claim", sa.Text, nullable=False),  # who is sending it now, until claimed_until
    sa.Column("claimed_until", Instant),
    sa.Index(None, "way", "state", "next_at"),
)

messages = sa.Table(
    "messages",  # a notice in one person's feed, and the e-mail it goes with
    metadata,
    sa.Column("notice_id", sa.ForeignKey("notices.id"), primary_key=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), primary_key=True, index=True),
    sa.Column("delivery_id", sa.ForeignKey("deliveries.id"), index=True),
    sa.Column("read_at", Instant),
)

api_keys = sa.Table(
    "api_keys",  # of other systems; no foreign keys: a key outlives who made it and, named, where it reached
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("start", sa.Text, nullable=False),  # the letters of it that are shown
    sa.Column("token_hash", sa.Text, nullable=False, unique=True),
    sa.Column("scopes", sa.Text, nullable=False),
    sa.Column("hotels", sa.Text, nullable=False),  # as JSON
    sa.Column("everywhere", sa.Boolean, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("expires_at", Instant),
    sa.Column("revoked_at", Instant),
    sa.Column("used_at", Instant),
)

api_sent = sa.Table(
    "api_sent",  # what systems have sent under a name of theirs, for a day: the same again is answered alike
    metadata,
    sa.Column("key_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("status", sa.Integer, nullable=False),  # 0 until it is answered
    sa.Column("answer", sa.Text, nullable=False),
)

vignettes = sa.Table(
    "vignettes",  # what every inspector judges alone: a photo, a clip or a few lines
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("pack_hash", sa.ForeignKey("packs.hash"), nullable=False),
    sa.Column("standard", sa.Text, nullable=False),
    sa.Column("told", sa.Text, nullable=False),
    sa.Column("link", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("closed_at", Instant),
    sa.Column("demo", sa.Boolean, nullable=False, server_default=sa.false()),
)

vignette_answers = sa.Table(
    "vignette_answers",  # never changed
    metadata,
    sa.Column("vignette_id", sa.ForeignKey("vignettes.id"), primary_key=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), primary_key=True, index=True),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

settings = sa.Table(
    "settings",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
