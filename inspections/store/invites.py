"""Invitations in the store, and the one moment in which somebody leaves. Nothing here is deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inspections.records import Account, Hotel, Invite, StoreError
from inspections.store.engine import AtDatabase
from inspections.store.house import change_hotel_in
from inspections.store.people import add_account_to, change_account_in, key_of
from inspections.store.reach import Reach
from inspections.store.schema import accounts, api_keys, calendar_links, hotels, invites, pairings, sessions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Invites(AtDatabase):
    """Who was asked in, what became of it, and who has left."""

    def add_invite(self, invite: Invite) -> None:
        """Adds it, and ends the earlier ones to the same address: the last link that was shown is the one."""
        self._db.write(lambda connection: add_invite_to(connection, invite))

    def invite(self, token_hash: str) -> Invite | None:
        """The invitation of that code, used and ended ones too: the caller decides by the time."""
        return next(iter(self._invites(invites.c.token_hash == token_hash)), None)

    def invites_to(self, email: str) -> list[Invite]:
        """Every invitation to that address, however it is capitalised, latest first."""
        return self._invites(invites.c.email_key == key_of(email))

    def invites(self) -> list[Invite]:
        """Every invitation, latest first."""
        return self._invites(sa.true())

    def revoke_invite(self, invite_id: str, at: datetime) -> bool:
        """Whether it waited until now; it no longer does."""
        ended = sa.update(invites).where(invites.c.id == invite_id, *_WAITS).values(revoked_at=at)
        return self._db.write(lambda connection: connection.execute(ended).rowcount > 0)

    def use_invite(self, token_hash: str, account: Account, at: datetime) -> bool:
        """Whether it was still to be had: then it is used up, and the account is there. Both or neither.

        Raises StoreError as `add_account`; then the invitation waits on.
        """
        waiting = (invites.c.token_hash == token_hash, invites.c.expires_at > at, *_WAITS)
        used = sa.update(invites).where(*waiting).values(used_at=at)

        def work(connection: sa.Connection) -> bool:
            if not connection.execute(used).rowcount:
                return False
            add_account_to(connection, account)
            its = sa.update(invites).where(invites.c.token_hash == token_hash)
            connection.execute(its.values(account_id=account.id))
            return True

        return self._db.write(work)

    def take_in(
        self,
        add_hotels: Sequence[Hotel],
        change_hotels: Sequence[Hotel],
        change_people: Sequence[Account],
        asked_in: Sequence[Invite],
    ) -> None:
        """All of it, or nothing. Raises StoreError "hotel_unknown", "account_unknown", "email_taken"."""

        def work(connection: sa.Connection) -> None:
            for hotel in add_hotels:
                connection.execute(sa.insert(hotels).values(vars(hotel)))
            for hotel in change_hotels:
                change_hotel_in(connection, hotel)
            for account in change_people:
                change_account_in(connection, account)
            for invite in asked_in:
                _refuse_a_second(connection, invite.email)
                add_invite_to(connection, invite)

        self._db.write(work)

    def close_account(self, account_id: str, at: datetime) -> None:
        """The account, closed, and in the same moment whatever opens anything in its name.

        Its sessions, pairing codes for it and by it, its calendar, the invitations and the keys that it made.
        What it was closed at first stays. Raises StoreError "account_unknown".
        """

        def work(connection: sa.Connection) -> None:
            known = connection.scalar(sa.select(accounts.c.id).where(accounts.c.id == account_id))
            if known is None:
                raise StoreError("account_unknown", "There is no such account. Look at the list again.")
            for statement in _leaving(account_id, at):
                connection.execute(statement)

        self._db.write(work)

    def _invites(self, chosen: sa.ColumnElement[bool]) -> list[Invite]:
        asked = sa.select(invites).where(chosen).order_by(invites.c.made_at.desc(), invites.c.id)
        return self._db.read(
            lambda connection: [_invite(row) for row in connection.execute(asked).mappings()]
        )


_WAITS = (invites.c.used_at.is_(None), invites.c.revoked_at.is_(None))


def add_invite_to(connection: sa.Connection, invite: Invite) -> None:
    """As `Invites.add_invite`, in a transaction that is under way."""
    earlier = sa.update(invites).where(invites.c.email_key == key_of(invite.email), *_WAITS)
    connection.execute(earlier.values(revoked_at=invite.made_at))
    connection.execute(sa.insert(invites).values(_row(invite)))


def _refuse_a_second(connection: sa.Connection, email: str) -> None:
    """Somebody else has let them in meanwhile."""
    if connection.scalar(sa.select(accounts.c.id).where(accounts.c.email_key == key_of(email))):
        raise StoreError("email_taken", f"{email} has an account already. Look at the list again.")


def _leaving(account_id: str, at: datetime) -> Sequence[sa.Update]:
    opened = (pairings.c.account_id == account_id) | (pairings.c.made_by == account_id)
    return (
        sa.update(accounts)
        .where(accounts.c.id == account_id, accounts.c.disabled_at.is_(None))
        .values(disabled_at=at),
        sa.update(sessions)
        .where(sessions.c.account_id == account_id, sessions.c.revoked_at.is_(None))
        .values(revoked_at=at),
        sa.update(pairings)
        .where(opened, pairings.c.used_at.is_(None), pairings.c.expires_at > at)
        .values(expires_at=at),
        sa.update(calendar_links)
        .where(calendar_links.c.account_id == account_id, calendar_links.c.revoked_at.is_(None))
        .values(revoked_at=at),
        sa.update(invites).where(invites.c.made_by == account_id, *_WAITS).values(revoked_at=at),
        # Whoever made a key has read it, and may have kept it.
        sa.update(api_keys)
        .where(api_keys.c.made_by == account_id, api_keys.c.revoked_at.is_(None))
        .values(revoked_at=at),
    )


def _row(invite: Invite) -> dict[str, Any]:
    fields = {name: value for name, value in vars(invite).items() if name not in Reach._fields}
    reach = {name: getattr(invite, name) for name in Reach._fields}
    return fields | {"email_key": key_of(invite.email), "reach": json.dumps(reach)}


def _invite(row: sa.RowMapping) -> Invite:
    fields: dict[str, Any] = {name: held for name, held in row.items() if name not in ("email_key", "reach")}
    fields |= {name: tuple(held) for name, held in json.loads(row["reach"]).items()}
    return Invite(**fields)
