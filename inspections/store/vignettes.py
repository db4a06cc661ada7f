"""Shared vignettes in the store, and what each inspector answered; an answer is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inspections.store.engine import AtDatabase
from inspections.store.schema import vignette_answers, vignettes
from inspections.vignette_records import Vignette, VignetteAnswer

if TYPE_CHECKING:
    from datetime import datetime


class Vignettes(AtDatabase):
    """What all inspectors judge, each alone."""

    def add_vignette(self, vignette: Vignette) -> None:
        """Adds it; a photo's bytes lie in the photo folder by then."""
        self._db.write(
            lambda connection: connection.execute(sa.insert(vignettes).values([vars(vignette)])).rowcount
        )

    def close_vignette(self, vignette_id: str, at: datetime) -> bool:
        """Whether it was open until now. Its answers stay and count."""
        still = (vignettes.c.id == vignette_id) & vignettes.c.closed_at.is_(None)
        step = sa.update(vignettes).where(still).values(closed_at=at)
        return self._db.write(lambda connection: connection.execute(step).rowcount > 0)

    def vignettes(self) -> list[Vignette]:
        """Every one, the oldest first."""
        asked = sa.select(vignettes).order_by(vignettes.c.made_at, vignettes.c.id)
        return self._db.read(lambda connection: [Vignette(**r) for r in connection.execute(asked).mappings()])

    def answer_vignette(self, answer: VignetteAnswer) -> bool:
        """Whether it was held: a person's first answer counts, and a closed one takes none."""

        def work(connection: sa.Connection) -> bool:
            row = sa.select(vignettes.c.closed_at).where(vignettes.c.id == answer.vignette_id)
            closed = connection.execute(row.with_for_update()).scalar_one()
            if closed is not None or connection.scalar(own) is not None:
                return False
            connection.execute(sa.insert(vignette_answers).values(vars(answer)))
            return True

        own = sa.select(vignette_answers.c.at).where(
            vignette_answers.c.vignette_id == answer.vignette_id,
            vignette_answers.c.account_id == answer.account_id,
        )
        return self._db.write(work)

    def vignette_answers(self, account_id: str = "") -> list[VignetteAnswer]:
        """Those of that person, or all; in the order they came."""
        asked = sa.select(vignette_answers).order_by(vignette_answers.c.at, vignette_answers.c.account_id)
        if account_id:
            asked = asked.where(vignette_answers.c.account_id == account_id)
        return self._db.read(
            lambda connection: [VignetteAnswer(**row) for row in connection.execute(asked).mappings()]
        )


def drop_demo_vignettes(connection: sa.Connection, people: sa.Select[tuple[str]]) -> None:
    """What came with the demo, and what people who were invented answered."""
    gone = sa.select(vignettes.c.id).where(vignettes.c.demo)
    of_them = vignette_answers.c.vignette_id.in_(gone) | vignette_answers.c.account_id.in_(people)
    connection.execute(sa.delete(vignette_answers).where(of_them))
    connection.execute(sa.delete(vignettes).where(vignettes.c.demo))
