"""Codes that pair a tablet, in the store. They stay as what was done: nothing here is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inspections.records import PairingRecord
from inspections.store.engine import AtDatabase
from inspections.store.schema import pairings

if TYPE_CHECKING:
    from datetime import datetime


class Pairings(AtDatabase):
    """Who was given which code, and what became of it."""

    def add_pairing(self, pairing: PairingRecord) -> None:
        """Adds it, and ends those of the same account that were not used: the last code shown is the one."""
        unused = (
            (pairings.c.account_id == pairing.account_id)
            & pairings.c.used_at.is_(None)
            & (pairings.c.expires_at > pairing.created_at)
        )

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.update(pairings).where(unused).values(expires_at=pairing.created_at))
            connection.execute(sa.insert(pairings).values(vars(pairing)))

        self._db.write(work)

    def use_pairing(self, token_hash: str, at: datetime, used_from: str) -> PairingRecord | None:
        """Marks it used, once and within its time, and gives it; None for who comes second or too late."""
        still_open = (
            (pairings.c.token_hash == token_hash)
            & pairings.c.used_at.is_(None)
            & (pairings.c.expires_at > at)
        )
        taken = (
            sa.update(pairings).where(still_open).values(used_at=at, used_from=used_from).returning(pairings)
        )

        def work(connection: sa.Connection) -> PairingRecord | None:
            row = connection.execute(taken).mappings().one_or_none()
            return PairingRecord(**row) if row else None

        return self._db.write(work)

    def pairings_of(self, account_id: str) -> list[PairingRecord]:
        """All codes made for that account, latest first."""
        return self._pairings(pairings.c.account_id == account_id)

    def pairings_made(self, by: str, since: datetime) -> list[PairingRecord]:
        """The codes that account has made for others after `since`, latest first."""
        return self._pairings((pairings.c.made_by == by) & (pairings.c.created_at > since))

    def _pairings(self, chosen: sa.ColumnElement[bool]) -> list[PairingRecord]:
        asked = sa.select(pairings).where(chosen).order_by(pairings.c.created_at.desc())
        return self._db.read(
            lambda connection: [PairingRecord(**row) for row in connection.execute(asked).mappings()]
        )
