"""People in the store: accounts, sessions, sign-in attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inspections.records import Account, SessionRecord, StoreError
from inspections.store.engine import AtDatabase, insert
from inspections.store.reach import Reach, keep_reach, reaches
from inspections.store.schema import accounts, sessions, sign_in_attempts

if TYPE_CHECKING:
    from datetime import datetime


class People(AtDatabase):
    """Who may sign in, and who has."""

    def add_account(self, account: Account) -> None:
        """Adds it. Raises StoreError "email_taken" (however it is capitalised), "hotel_unknown"."""
        self._db.write(lambda connection: add_account_to(connection, account))

    def account(self, account_id: str) -> Account | None:
        """The account of that id, with how far it reaches now."""
        return next(iter(self._accounts(accounts.c.id == account_id)), None)

    def account_by_email(self, email: str) -> Account | None:
        """The account of that email, however it is capitalised."""
        return next(iter(self._accounts(accounts.c.email_key == key_of(email))), None)

    def accounts(self) -> list[Account]:
        """Every account by name, disabled ones too."""
        return self._accounts(sa.true())

    def change_account(self, account: Account) -> None:
        """Replaces email, name, role, reach, password_hash and disabled_at of the account of that id.

        Raises StoreError "account_unknown", "email_taken", "hotel_unknown".
        """
        try:
            self._db.write(lambda connection: change_account_in(connection, account))
        except sa.exc.IntegrityError:  # two processes at once
            raise _email_taken(account.email) from None

    def add_session(self, session: SessionRecord) -> None:
        """Adds it. Raises StoreError "account_unknown"."""

        def work(connection: sa.Connection) -> None:
            if connection.scalar(sa.select(accounts.c.id).where(accounts.c.id == session.account_id)) is None:
                raise StoreError("account_unknown", "There is no such account.")
            connection.execute(sa.insert(sessions).values(vars(session)))

        self._db.write(work)

    def session(self, token_hash: str) -> SessionRecord | None:
        """The session, revoked and expired ones too: the caller decides by the time."""
        asked = sa.select(sessions).where(sessions.c.token_hash == token_hash)
        row = self._db.read(lambda connection: connection.execute(asked).mappings().one_or_none())
        return SessionRecord(**row) if row else None

    def extend_session(self, token_hash: str, expires_at: datetime) -> None:
        """Lets it last until then; one revoked stays so."""
        chosen = sa.update(sessions).where(sessions.c.token_hash == token_hash)
        self._db.write(lambda connection: connection.execute(chosen.values(expires_at=expires_at)).rowcount)

    def revoke_session(self, token_hash: str, at: datetime) -> None:
        """Ends it; one revoked before keeps its first time."""
        self._revoke(sessions.c.token_hash == token_hash, at)

    def revoke_sessions_of(self, account_id: str, at: datetime) -> int:
        """Ends all of that account's open sessions and gives their number."""
        return self._revoke(sessions.c.account_id == account_id, at)

    def note_attempt(self, key: str, at: datetime, *, succeeded: bool) -> None:
        """Notes a sign-in attempt under a key (an email, an address)."""
        noted = sa.insert(sign_in_attempts).values(key=key, at=at, succeeded=succeeded)
        self._db.write(lambda connection: connection.execute(noted).rowcount)

    def failures_since(self, key: str, since: datetime) -> list[datetime]:
        """When sign-in failed under that key after `since` and after its last success, oldest first."""
        tries = sign_in_attempts
        here = (tries.c.key == key) & (tries.c.at > since)
        last_success = sa.select(sa.func.coalesce(sa.func.max(tries.c.id), 0)).where(here, tries.c.succeeded)
        failed = sa.select(tries.c.at).where(
            here, ~tries.c.succeeded, tries.c.id > last_success.scalar_subquery()
        )
        return self._db.read(lambda connection: list(connection.scalars(failed.order_by(tries.c.id))))

    def _accounts(self, chosen: sa.ColumnElement[bool]) -> list[Account]:
        asked = sa.select(accounts).where(chosen).order_by(accounts.c.name, accounts.c.id)

        def work(connection: sa.Connection) -> list[Account]:
            far = reaches(connection, chosen)
            return [
                _account(row, far.get(row["id"], Reach())) for row in connection.execute(asked).mappings()
            ]

        return self._db.read(work)

    def _revoke(self, chosen: sa.ColumnElement[bool], at: datetime) -> int:
        ended = sa.update(sessions).where(chosen, sessions.c.revoked_at.is_(None)).values(revoked_at=at)
        return self._db.write(lambda connection: connection.execute(ended).rowcount)


def add_account_to(connection: sa.Connection, account: Account) -> None:
    """As `People.add_account`, in a transaction that is under way."""
    added = insert(connection, accounts).values(id=account.id, **_columns(account))
    if not connection.scalar(added.on_conflict_do_nothing().returning(accounts.c.id)):
        raise _email_taken(account.email)
    keep_reach(connection, account)


def change_account_in(connection: sa.Connection, account: Account) -> None:
    """As `People.change_account`, in a transaction that is under way."""
    changed = {k: v for k, v in _columns(account).items() if k not in ("created_at", "demo")}
    same_email = sa.select(accounts.c.id).where(accounts.c.email_key == key_of(account.email))
    if connection.scalar(same_email) not in (None, account.id):
        raise _email_taken(account.email)
    done = connection.execute(sa.update(accounts).where(accounts.c.id == account.id).values(changed))
    if not done.rowcount:
        raise StoreError("account_unknown", "There is no such account. Look at the list again.")
    keep_reach(connection, account)


def _account(row: sa.RowMapping, far: Reach) -> Account:
    fields = {name: value for name, value in row.items() if name != "email_key"}
    return Account(**fields, **far._asdict())


def _columns(account: Account) -> dict[str, Any]:
    fields = {name: value for name, value in vars(account).items() if name not in ("id", *Reach._fields)}
    return fields | {"email_key": key_of(account.email)}


def key_of(email: str) -> str:
    """An address as it is compared: letter case does not count."""
    return email.strip().casefold()


def _email_taken(email: str) -> StoreError:
    return StoreError(
        "email_taken", f"{email} has an account already. Use another address, or change that account."
    )
