"""Ways to sign in, in the store: organisations' identities, passkeys, one-time codes, recovery codes, steps.

What works once is taken in one statement, so that of two who come at the same moment one is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inspections.records import CodeMaker, Passkey, SessionRecord, SignInStep
from inspections.store.engine import AtDatabase, insert
from inspections.store.schema import (
    accounts,
    code_makers,
    identities,
    passkeys,
    recovery_codes,
    sessions,
    sign_in_steps,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

OF_A_PERSON = (identities, passkeys, code_makers, recovery_codes)
"""Tables whose rows are a person's own and go with their account. So do steps, which last ten minutes."""


class SignIns(AtDatabase):
    """How people prove who they are."""

    def bind_identity(self, issuer: str, subject: str, account_id: str, at: datetime) -> bool:
        """Whether it is that account's now. False where it is another's, or the account has another there."""
        row = {"issuer": issuer, "subject": subject, "account_id": account_id, "bound_at": at}

        def work(connection: sa.Connection) -> bool:
            connection.execute(insert(connection, identities).values(row).on_conflict_do_nothing())
            asked = sa.select(identities.c.account_id).where(_identity(issuer, subject))
            return connection.scalar(asked) == account_id

        return self._db.write(work)

    def account_behind(self, issuer: str, subject: str) -> str | None:
        """The id of the account that this identity opens."""
        asked = sa.select(identities.c.account_id).where(_identity(issuer, subject))
        return self._db.read(lambda connection: connection.scalar(asked))

    def issuers_of(self, account_id: str) -> list[str]:
        """Whose sign-ins open that account."""
        asked = sa.select(identities.c.issuer).where(identities.c.account_id == account_id)
        return self._db.read(lambda connection: list(connection.scalars(asked.order_by(identities.c.issuer))))

    def add_passkey(self, passkey: Passkey) -> bool:
        """Whether it is held now; False for one that was held before."""

        def work(connection: sa.Connection) -> bool:
            added = insert(connection, passkeys).values(vars(passkey)).on_conflict_do_nothing()
            return connection.scalar(added.returning(passkeys.c.id)) is not None

        return self._db.write(work)

    def passkey(self, passkey_id: str) -> Passkey | None:
        """The passkey of that id."""
        return next(iter(self._passkeys(passkeys.c.id == passkey_id)), None)

    def passkeys_of(self, account_id: str) -> list[Passkey]:
        """That account's, oldest first."""
        return self._passkeys(passkeys.c.account_id == account_id)

    def has_passkeys(self) -> bool:
        """Whether anybody has one."""
        asked = sa.select(passkeys.c.id).limit(1)
        return self._db.read(lambda connection: connection.scalar(asked)) is not None

    def use_passkey(self, passkey_id: str, uses: int, at: datetime) -> None:
        """Notes that it was used, and what its own counter says."""
        used = sa.update(passkeys).where(passkeys.c.id == passkey_id).values(uses=uses, used_at=at)
        self._db.write(lambda connection: connection.execute(used).rowcount)

    def drop_passkey(self, account_id: str, passkey_id: str) -> bool:
        """Whether that account had it; it no longer has."""
        mine = (passkeys.c.id == passkey_id) & (passkeys.c.account_id == account_id)
        return bool(self._db.write(lambda c: c.execute(sa.delete(passkeys).where(mine)).rowcount))

    def keep_code_maker(self, maker: CodeMaker) -> None:
        """Keeps it in place of the one before."""

        def work(connection: sa.Connection) -> None:
            kept = insert(connection, code_makers).values(vars(maker))
            connection.execute(
                kept.on_conflict_do_update(index_elements=["account_id"], set_=dict(vars(maker)))
            )

        self._db.write(work)

    def code_maker(self, account_id: str) -> CodeMaker | None:
        """That account's."""
        asked = sa.select(code_makers).where(code_makers.c.account_id == account_id)
        row = self._db.read(lambda connection: connection.execute(asked).mappings().one_or_none())
        return CodeMaker(**row) if row else None

    def use_code_step(self, account_id: str, step: int) -> bool:
        """Whether no code of that step or a later one was used before; none up to it works from now on."""
        unused = (code_makers.c.account_id == account_id) & (code_makers.c.last_step < step)
        used = sa.update(code_makers).where(unused).values(last_step=step)
        return bool(self._db.write(lambda connection: connection.execute(used).rowcount))

    def keep_recovery_codes(self, account_id: str, hashes: Sequence[str], at: datetime) -> None:
        """Keeps these in place of those before."""
        rows = [{"code_hash": one, "account_id": account_id, "made_at": at} for one in hashes]

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.delete(recovery_codes).where(recovery_codes.c.account_id == account_id))
            connection.execute(sa.insert(recovery_codes), rows)

        self._db.write(work)

    def recovery_codes_left(self, account_id: str) -> int:
        """How many of that account's were not used."""
        mine = (recovery_codes.c.account_id == account_id) & recovery_codes.c.used_at.is_(None)
        asked = sa.select(sa.func.count()).select_from(recovery_codes).where(mine)
        return self._db.read(lambda connection: connection.scalar(asked)) or 0

    def use_recovery_code(self, account_id: str, code_hash: str, at: datetime) -> bool:
        """Whether it is that account's and was not used before."""
        chosen = (
            (recovery_codes.c.code_hash == code_hash)
            & (recovery_codes.c.account_id == account_id)
            & recovery_codes.c.used_at.is_(None)
        )
        used = sa.update(recovery_codes).where(chosen).values(used_at=at)
        return bool(self._db.write(lambda connection: connection.execute(used).rowcount))

    def drop_code_maker(self, account_id: str) -> bool:
        """Whether that account had one; it no longer has."""
        mine = sa.delete(code_makers).where(code_makers.c.account_id == account_id)
        return bool(self._db.write(lambda connection: connection.execute(mine).rowcount))

    def drop_recovery_codes(self, account_id: str) -> None:
        """Takes away that account's."""
        mine = sa.delete(recovery_codes).where(recovery_codes.c.account_id == account_id)
        self._db.write(lambda connection: connection.execute(mine).rowcount)

    def drop_ways(self, account_id: str) -> None:
        """Takes away all of that account's ways to sign in but the password, and what is under way."""
        chosen = sa.select(accounts.c.id).where(accounts.c.id == account_id)
        self._db.write(lambda connection: forget_ways(connection, chosen))

    def add_step(self, step: SignInStep, now: datetime) -> None:
        """Adds it, and forgets those that are out of date."""

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.delete(sign_in_steps).where(sign_in_steps.c.expires_at <= now))
            connection.execute(sa.insert(sign_in_steps).values(vars(step)))

        self._db.write(work)

    def step(self, token_hash: str, kind: str, now: datetime) -> SignInStep | None:
        """The step of that kind, if it is not out of date."""
        asked = sa.select(sign_in_steps).where(_open(token_hash, kind, now))
        row = self._db.read(lambda connection: connection.execute(asked).mappings().one_or_none())
        return SignInStep(**row) if row else None

    def take_step(self, token_hash: str, kind: str, now: datetime) -> SignInStep | None:
        """The same, once: it is gone afterwards."""
        taken = sa.delete(sign_in_steps).where(_open(token_hash, kind, now)).returning(sign_in_steps)

        def work(connection: sa.Connection) -> SignInStep | None:
            row = connection.execute(taken).mappings().one_or_none()
            return SignInStep(**row) if row else None

        return self._db.write(work)

    def describe_session(self, token_hash: str, device: str, way: str) -> None:
        """By which kind of device it was opened, and how."""
        chosen = sa.update(sessions).where(sessions.c.token_hash == token_hash)
        told = chosen.values(device=device, way=way)
        self._db.write(lambda connection: connection.execute(told).rowcount)

    def sessions_of(self, account_id: str, now: datetime) -> list[SessionRecord]:
        """That account's open sessions, last used first."""
        mine = (sessions.c.account_id == account_id) & sessions.c.revoked_at.is_(None)
        asked = sa.select(sessions).where(mine, sessions.c.expires_at > now)
        ordered = asked.order_by(sessions.c.expires_at.desc(), sessions.c.created_at.desc())
        return self._db.read(lambda c: [SessionRecord(**row) for row in c.execute(ordered).mappings()])

    def _passkeys(self, chosen: sa.ColumnElement[bool]) -> list[Passkey]:
        asked = sa.select(passkeys).where(chosen).order_by(passkeys.c.added_at, passkeys.c.id)
        return self._db.read(lambda c: [Passkey(**row) for row in c.execute(asked).mappings()])


def forget_ways(connection: sa.Connection, going: sa.Select[tuple[str]]) -> None:
    """Takes away all of these accounts' ways to sign in."""
    for table in (*OF_A_PERSON, sign_in_steps):
        connection.execute(sa.delete(table).where(table.c.account_id.in_(going)))


def _identity(issuer: str, subject: str) -> sa.ColumnElement[bool]:
    return (identities.c.issuer == issuer) & (identities.c.subject == subject)


def _open(token_hash: str, kind: str, now: datetime) -> sa.ColumnElement[bool]:
    return (
        (sign_in_steps.c.token_hash == token_hash)
        & (sign_in_steps.c.kind == kind)
        & (sign_in_steps.c.expires_at > now)
    )
