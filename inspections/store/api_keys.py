"""Keys of other systems in the store, and the answers that are given again to whoever sends twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inspections.keys.key import ApiKey
from inspections.keys.sent import Sent
from inspections.store.engine import AtDatabase, insert
from inspections.store.schema import api_keys, api_sent

if TYPE_CHECKING:
    from datetime import datetime


class ApiKeys(AtDatabase):
    """Who else may ask."""

    def add_api_key(self, key: ApiKey) -> None:
        """Adds it."""
        row = vars(key) | {"scopes": " ".join(key.scopes), "hotels": json.dumps(key.hotels)}
        self._db.write(lambda connection: connection.execute(sa.insert(api_keys).values(row)))

    def api_keys(self) -> list[ApiKey]:
        """Every key, the newest first."""
        return self._keys(sa.true())

    def api_key(self, token_hash: str) -> ApiKey | None:
        """The key of that hash, whatever became of it."""
        return next(iter(self._keys(api_keys.c.token_hash == token_hash)), None)

    def revoke_api_key(self, key_id: str, at: datetime) -> None:
        """Ends it; one revoked before keeps its first time."""
        one = (api_keys.c.id == key_id) & api_keys.c.revoked_at.is_(None)
        ended = sa.update(api_keys).where(one).values(revoked_at=at)
        self._db.write(lambda connection: connection.execute(ended))

    def note_api_key_used(self, key_id: str, at: datetime) -> None:
        """That it was used then."""
        used = sa.update(api_keys).where(api_keys.c.id == key_id).values(used_at=at)
        self._db.write(lambda connection: connection.execute(used))

    def begin_sent(self, sent: Sent, *, forget: datetime, abandoned: datetime) -> Sent | None:
        """None: it is the first of its name, and held from now on; or what is held under that name.

        Whatever was sent before `forget` is forgotten, and what was begun before `abandoned` and never ended.
        """
        stale = (api_sent.c.at < forget) | ((api_sent.c.status == 0) & (api_sent.c.at < abandoned))

        def work(connection: sa.Connection) -> Sent | None:
            connection.execute(sa.delete(api_sent).where(stale))
            held = insert(connection, api_sent).values(vars(sent)).on_conflict_do_nothing()
            if connection.scalar(held.returning(api_sent.c.name)) is not None:
                return None
            row = connection.execute(sa.select(api_sent).where(_same(sent))).mappings().one_or_none()
            return Sent(**row) if row else sent  # it has ended this very moment, and may be sent again

        return self._db.write(work)

    def end_sent(self, sent: Sent) -> None:
        """What was answered is held with it; with status 0 it is as if it had never been sent."""
        here = sa.update(api_sent).where(_same(sent)).values(status=sent.status, answer=sent.answer)
        step = here if sent.status else sa.delete(api_sent).where(_same(sent))
        self._db.write(lambda connection: connection.execute(step))

    def _keys(self, chosen: sa.ColumnElement[bool]) -> list[ApiKey]:
        asked = sa.select(api_keys).where(chosen).order_by(api_keys.c.made_at.desc(), api_keys.c.id)
        return self._db.read(lambda connection: [_key(row) for row in connection.execute(asked).mappings()])


def _same(sent: Sent) -> sa.ColumnElement[bool]:
    return (api_sent.c.key_id == sent.key_id) & (api_sent.c.name == sent.name)


def _key(row: sa.RowMapping) -> ApiKey:
    told: dict[str, Any] = dict(row)
    told["scopes"] = tuple(told["scopes"].split())
    told["hotels"] = tuple(json.loads(told["hotels"]))
    return ApiKey(**told)
