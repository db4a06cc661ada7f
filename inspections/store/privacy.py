"""What is known of people, in the store: what is older than it is kept, a person's rows, a person's end."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from inspections.events import canonical
from inspections.redaction import TAKEN_OUT
from inspections.store.engine import AtDatabase, insert
from inspections.store.messages import drop_messages, drop_reader
from inspections.store.people import key_of
from inspections.store.schema import (
    accounts,
    action_events,
    action_links,
    audit,
    calendar_links,
    conflicts,
    events,
    guest_contacts,
    guest_events,
    guest_voices,
    invites,
    metadata,
    notices,
    pairings,
    photos,
    sessions,
    settings,
    sign_in_attempts,
    sign_in_steps,
    vignette_answers,
    visits,
)
from inspections.store.sign_in import OF_A_PERSON, forget_ways

Rows = list[dict[str, Any]]

OVER: Mapping[str, Callable[[datetime], Mapping[sa.Table, sa.ColumnElement[bool]]]] = {
    "sessions": lambda end: {sessions: (sessions.c.expires_at < end) | (sessions.c.revoked_at < end)},
    "attempts": lambda end: {sign_in_attempts: sign_in_attempts.c.at < end},
    "codes": lambda end: {
        pairings: pairings.c.expires_at < end,
        action_links: action_links.c.expires_at < end,
        calendar_links: calendar_links.c.revoked_at < end,
        sign_in_steps: sign_in_steps.c.expires_at < end,
    },
    "invites": lambda end: {
        invites: (invites.c.used_at < end) | (invites.c.expires_at < end) | (invites.c.revoked_at < end)
    },
    "contacts": lambda end: {
        guest_contacts: (guest_contacts.c.at < end)
        & guest_contacts.c.about.not_in(sa.select(guest_events.c.about).where(guest_events.c.at >= end))
    },
    "book": lambda end: {audit: audit.c.at < end},
}
"""What simply goes, by kind: what of which table is older than `end`."""

_SAYS_SOMETHING = (
    (guest_voices.c.words != "") | (guest_voices.c.perfect != "") | (guest_voices.c.more != "{}")
)
_NO_WORDS = {"words": "", "perfect": "", "more": {}}


class Privacy(AtDatabase):
    """How long, whose, and away."""

    def remove_older(
        self, ends: Mapping[str, datetime], *, dry: bool
    ) -> tuple[dict[str, int], tuple[str, ...]]:
        """How many of each kind are older than its end, removed unless `dry`; and photos nobody names now.

        The files of those are the caller's to drop.
        """

        def work(connection: sa.Connection) -> tuple[dict[str, int], tuple[str, ...]]:
            told, pictures = {}, tuple[str, ...]()
            for kind, end in ends.items():
                if kind == "photos":
                    told[kind], pictures = _old_photos(connection, end, dry=dry)
                else:
                    told[kind] = _OTHERS.get(kind, _over(kind))(connection, end, dry)
            return told, pictures

        return self._db.read(work) if dry else self._db.write(work)

    def rows_of_person(self, account_id: str, email: str) -> dict[str, Rows]:
        """Every row that is about that person or was made by them, by table; no secret among them."""
        asked = {
            "account": (accounts, accounts.c.id == account_id),
            "sessions": (sessions, sessions.c.account_id == account_id),
            "calendar_links": (calendar_links, calendar_links.c.account_id == account_id),
            "invitations": (invites, invites.c.email_key == key_of(email)),
            "conflicts": (conflicts, conflicts.c.account_id == account_id),
            "book": (audit, audit.c.actor == account_id),
            "visits": (visits, visits.c.inspector_id == account_id),
            "events": (events, events.c.actor == account_id),
            "action_events": (action_events, action_events.c.actor == account_id),
            "guest_events": (guest_events, guest_events.c.actor == account_id),
            "vignette_answers": (vignette_answers, vignette_answers.c.account_id == account_id),
            **{table.name: (table, table.c.account_id == account_id) for table in OF_A_PERSON},
        }
        return self._db.read(lambda c: {name: _rows(c, *chosen) for name, chosen in asked.items()})

    def rows_of_guest(self, told: str) -> dict[str, Rows]:
        """The contacts in which that address or number stands, with what was said and done about them."""

        def work(connection: sa.Connection) -> dict[str, Rows]:
            about = sa.select(guest_contacts.c.about).where(_names(told))
            return {
                "contacts": _rows(connection, guest_contacts, _names(told)),
                "voices": _rows(connection, guest_voices, guest_voices.c.id.in_(about)),
                "done": _rows(connection, guest_events, guest_events.c.about.in_(about)),
            }

        return self._db.read(work)

    def forget_guest(self, told: str) -> int:
        """How many contacts went, with the words about which they were; scores and steps stay."""

        def work(connection: sa.Connection) -> int:
            about = list(connection.scalars(sa.select(guest_contacts.c.about).where(_names(told))))
            _empty_voices(connection, guest_voices.c.id.in_(about))
            _empty_bodies(connection, guest_events.c.about.in_(about))
            return connection.execute(sa.delete(guest_contacts).where(_names(told))).rowcount

        return self._db.write(work)

    def forget_person(self, account_id: str, name: str, pseudonym: str) -> None:
        """The account without name, address or any way in; its number stays, since logs name it.

        The book and the log of actions then say the pseudonym. Close the account before.
        """
        email = f"{account_id}@erased.invalid"
        gone = sa.select(accounts.c.id).where(accounts.c.id == account_id)

        def work(connection: sa.Connection) -> None:
            known = connection.execute(
                sa.select(accounts.c.email_key).where(accounts.c.id == account_id)
            ).one()
            changed = {"name": pseudonym, "email": email, "email_key": key_of(email), "password_hash": ""}
            connection.execute(sa.update(accounts).where(accounts.c.id == account_id).values(changed))
            for table in (sessions, calendar_links):
                connection.execute(sa.delete(table).where(table.c.account_id == account_id))
            connection.execute(sa.delete(invites).where(invites.c.email_key == known.email_key))
            for column, test, told in (
                (sign_in_attempts.c.key, "startswith", known.email_key),
                (settings.c.key, "endswith", account_id),
            ):
                matching = getattr(column, test)(told, autoescape=True)
                connection.execute(sa.delete(column.table).where(matching))
            connection.execute(
                sa.update(conflicts)
                .where(conflicts.c.account_id == account_id)
                .values(name=pseudonym, note="")
            )
            forget_ways(connection, gone)
            drop_reader(connection, gone)
            _rename_in_the_book(connection, account_id, name, pseudonym)
            _rename_in_actions(connection, account_id, pseudonym)

        self._db.write(work)


def _over(kind: str) -> Callable[[sa.Connection, datetime, bool], int]:
    def remove(connection: sa.Connection, end: datetime, dry: bool) -> int:
        return sum(_count_or_delete(connection, *chosen, dry) for chosen in OVER[kind](end).items())

    return remove


def _book(connection: sa.Connection, end: datetime, dry: bool) -> int:
    """The database lets lines of the book go that are older than this: it is told first."""
    if not dry:
        row = insert(connection, settings).values(
            key="privacy.book_begins", value=end.isoformat(timespec="milliseconds")
        )
        connection.execute(
            row.on_conflict_do_update(index_elements=["key"], set_={"value": row.excluded.value})
        )
    return _over("book")(connection, end, dry)


def _words(connection: sa.Connection, end: datetime, dry: bool) -> int:
    voices = (guest_voices.c.said_at < end) & _SAYS_SOMETHING
    of_them = sa.select(sa.func.count()).select_from(guest_voices).where(voices)
    many: int = connection.scalar(of_them) or 0
    if not dry:
        _empty_voices(connection, voices)
    return many + _empty_bodies(connection, guest_events.c.at < end, dry=dry)


def _messages(connection: sa.Connection, end: datetime, dry: bool) -> int:
    old = sa.select(notices.c.id).where(notices.c.at < end)
    many: int = connection.scalar(sa.select(sa.func.count()).select_from(old.subquery())) or 0
    if not dry:
        drop_messages(connection, old)
    return many


_OTHERS = {"book": _book, "words": _words, "messages": _messages}


def _old_photos(connection: sa.Connection, end: datetime, *, dry: bool) -> tuple[int, tuple[str, ...]]:
    """Those of visits that were released before then; and which of them nothing else names."""
    old = sa.select(visits.c.id).where(visits.c.released_at < end)
    going = set(connection.scalars(sa.select(photos.c.sha256).where(photos.c.visit_id.in_(old))))
    many = _count_or_delete(connection, photos, photos.c.visit_id.in_(old), dry)
    if dry:
        return many, ()
    for table in metadata.sorted_tables:
        if "sha256" in table.c and going:
            going -= set(connection.scalars(sa.select(table.c.sha256).where(table.c.sha256.in_(going))))
    return many, tuple(sorted(going))


def _count_or_delete(
    connection: sa.Connection, table: sa.Table, chosen: sa.ColumnElement[bool], dry: bool
) -> int:
    if dry:
        return connection.scalar(sa.select(sa.func.count()).select_from(table).where(chosen)) or 0
    return connection.execute(sa.delete(table).where(chosen)).rowcount


def _empty_voices(connection: sa.Connection, chosen: sa.ColumnElement[bool]) -> None:
    connection.execute(sa.update(guest_voices).where(chosen).values(words="", perfect="", more="{}"))


def _empty_bodies(connection: sa.Connection, chosen: sa.ColumnElement[bool], *, dry: bool = False) -> int:
    """How many steps about guests held words; out of them they are taken unless `dry`. Promises stay."""
    asked = sa.select(guest_events.c.id, guest_events.c.body).where(
        chosen, guest_events.c.subject.in_(("voice", "complaint"))
    )
    many = 0
    for row in connection.execute(asked).all():
        body = json.loads(row.body)
        if body.get("text", TAKEN_OUT) == TAKEN_OUT:
            continue
        many += 1
        if not dry:
            left = canonical(body | {"text": TAKEN_OUT})
            connection.execute(sa.update(guest_events).where(guest_events.c.id == row.id).values(body=left))
    return many


def _rename_in_the_book(connection: sa.Connection, account_id: str, name: str, pseudonym: str) -> None:
    connection.execute(sa.update(audit).where(audit.c.actor == account_id).values(name=pseudonym))
    about = sa.func.replace(audit.c.about, name, pseudonym)
    naming = audit.c.about.contains(name, autoescape=True)
    connection.execute(sa.update(audit).where(naming).values(about=about))


def _rename_in_actions(connection: sa.Connection, account_id: str, pseudonym: str) -> None:
    """An action that was given to someone says their name beside their number."""
    asked = sa.select(action_events.c.id, action_events.c.body).where(
        action_events.c.body.contains(account_id)
    )
    for row in connection.execute(asked).all():
        body = json.loads(row.body)
        if body.get("person") == account_id and "name" in body:
            left = canonical(body | {"name": pseudonym})
            connection.execute(sa.update(action_events).where(action_events.c.id == row.id).values(body=left))


def _names(told: str) -> sa.ColumnElement[bool]:
    return sa.func.lower(guest_contacts.c.told).contains(told.lower(), autoescape=True)


SECRET = ("password_hash", "token_hash", "code_hash", "csrf", "sealed", "public_key", "digest")


def _rows(connection: sa.Connection, table: sa.Table, chosen: sa.ColumnElement[bool]) -> Rows:
    """As they are, times as text, JSON as it is; without what opens anything."""
    found = connection.execute(sa.select(table).where(chosen)).mappings()
    return [
        {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in row.items()
            if name not in SECRET
        }
        for row in found
    ]
