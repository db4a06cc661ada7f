"""Messages in the store: what happened is written with its cause, who is told once, what goes out by one.

Several servers work at this at once. A notice is spread by whoever marks it first; a delivery is sent by
whoever claims it, and what an attempt came to counts only from who still holds the claim.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from inspections.messages.parts import (
    DROPPED,
    EMAIL,
    HOOK,
    WAITS,
    Copy,
    Delivery,
    Endpoint,
    Message,
    Notice,
    hook_to,
    mail_to,
)
from inspections.store.engine import AtDatabase, insert
from inspections.store.schema import deliveries, endpoints, hotels, messages, notices

CLAIM_LASTS = timedelta(minutes=15)
"""Longer than any attempt: then whoever claimed it has died."""
_KEPT = ("id", "way", "state", "tries", "tried_at", "said", "claim", "due_at", "next_at")


def give_notice(connection: sa.Connection, found: Sequence[Notice | None]) -> None:
    """Writes them in the transaction of what caused them; one that is there stays as it is."""
    for notice in filter(None, found):
        row = vars(notice) | {"hotel_id": notice.hotel}
        row.pop("hotel")
        given = insert(connection, notices).values(row)
        connection.execute(given.on_conflict_do_nothing())


class Messages(AtDatabase):
    """What people and other systems are told."""

    def give_notices(self, found: Sequence[Notice]) -> None:
        """Writes those that are not there yet: what a day brings, and nobody did."""
        if found:
            self._db.write(lambda connection: give_notice(connection, found))

    def notices_to_spread(self, most: int = 100) -> list[Notice]:
        """Those nobody was told of yet, the first first."""
        asked = sa.select(notices).where(notices.c.spread_at.is_(None))
        asked = asked.order_by(notices.c.at, notices.c.id).limit(most)
        return self._db.read(
            lambda connection: [_notice(row) for row in connection.execute(asked).mappings()]
        )

    def spread(self, notice: Notice, copies: Sequence[Copy], systems: Sequence[str], now: datetime) -> bool:
        """Whether this call told these people and systems of it; False where another one did before."""
        mine = sa.update(notices).where(notices.c.id == notice.id, notices.c.spread_at.is_(None))

        def work(connection: sa.Connection) -> bool:
            if not connection.execute(mine.values(spread_at=now)).rowcount:
                return False
            for copy in copies:
                _hold_copy(connection, notice, copy)
            for system in systems:
                _add(connection, hook_to(system, notice.id, now))
            return True

        return self._db.write(work)

    # the feed

    def feed_of(self, account_id: str, most: int = 100) -> list[Message]:
        """What that person was told, the newest first."""
        return self._messages(messages.c.account_id == account_id, most)

    def read_messages(self, account_id: str, at: datetime, notice_ids: Collection[str] | None = None) -> None:
        """Those of the person's messages are read, or all of them; when one was first read stays."""
        unread = (messages.c.account_id == account_id) & messages.c.read_at.is_(None)
        if notice_ids is not None:
            unread &= messages.c.notice_id.in_(notice_ids)
        step = sa.update(messages).where(unread).values(read_at=at)
        self._db.write(lambda connection: connection.execute(step).rowcount)

    # what goes out

    def claim_delivery(self, way: str, claim: str, now: datetime) -> Delivery | None:
        """The delivery of that way that is to go first, claimed for a quarter of an hour; None for none."""
        free = deliveries.c.claimed_until.is_(None) | (deliveries.c.claimed_until < now)
        asked = (
            sa.select(deliveries)
            .where(deliveries.c.way == way, deliveries.c.state == WAITS, deliveries.c.next_at <= now, free)
            .order_by(deliveries.c.next_at, deliveries.c.due_at, deliveries.c.id)
            .limit(1)
        )
        if way == HOOK:
            working = sa.select(endpoints.c.id).where(endpoints.c.paused_at.is_(None))
            asked = asked.where(deliveries.c.endpoint_id.in_(working))

        def work(connection: sa.Connection) -> Delivery | None:
            row = connection.execute(asked.with_for_update(skip_locked=True)).mappings().first()
            if row is None:
                return None
            held = {"claim": claim, "claimed_until": now + CLAIM_LASTS}
            connection.execute(sa.update(deliveries).where(deliveries.c.id == row["id"]).values(held))
            return replace(_delivery(row), claim=claim)

        if self._db.read(lambda connection: connection.execute(asked).first()) is None:
            return None  # most looks find nothing, and need not wait for the one that writes
        return self._db.write(work)

    def settle_delivery(self, told: Delivery) -> bool:
        """Keeps what an attempt came to. False where the claim was lost meanwhile: then nothing changes.

        A system that could not be reached keeps all that waits for it waiting until that next attempt.
        """
        values = {name: getattr(told, name) for name in ("state", "tries", "tried_at", "said", "next_at")}
        mine = sa.update(deliveries).where(deliveries.c.id == told.id, deliveries.c.claim == told.claim)
        behind = sa.update(deliveries).where(
            deliveries.c.endpoint_id == told.endpoint,
            deliveries.c.state == WAITS,
            deliveries.c.next_at < told.next_at,
        )

        def work(connection: sa.Connection) -> bool:
            freed = mine.values(values | {"claim": "", "claimed_until": None})
            if not connection.execute(freed).rowcount:
                return False
            if told.endpoint and told.state == WAITS:
                connection.execute(behind.values(next_at=told.next_at))
            return True

        return self._db.write(work)

    def add_delivery(self, told: Delivery) -> None:
        """Adds it."""
        self._db.write(lambda connection: _add(connection, told))

    def messages_with(self, delivery: Delivery) -> list[Message]:
        """What goes with it: the messages of an e-mail, or the notice of a system as one; the first first."""
        if delivery.way == EMAIL:
            return self._messages(messages.c.delivery_id == delivery.id)[::-1]
        asked = sa.select(notices, hotels.c.name.label("house")).join(hotels)
        asked = asked.where(notices.c.id == delivery.notice)
        return self._db.read(
            lambda connection: [
                Message(_notice(row), row["house"]) for row in connection.execute(asked).mappings()
            ]
        )

    def deliveries_of(
        self, *, endpoint: str = "", states: Collection[str] = (), most: int = 20
    ) -> list[Delivery]:
        """The latest of that system or of all e-mails, in those states or any: what was tried last first."""
        of = deliveries.c.endpoint_id == endpoint if endpoint else deliveries.c.way == EMAIL
        asked = sa.select(deliveries).where(of)
        if states:
            asked = asked.where(deliveries.c.state.in_(states))
        latest = sa.func.coalesce(deliveries.c.tried_at, deliveries.c.next_at)
        asked = asked.order_by(latest.desc(), deliveries.c.id).limit(most)
        return self._db.read(
            lambda connection: [_delivery(row) for row in connection.execute(asked).mappings()]
        )

    # other systems

    def add_endpoint(self, endpoint: Endpoint) -> None:
        """Adds it."""
        row = vars(endpoint) | {"kinds": json.dumps(endpoint.kinds)}
        self._db.write(lambda connection: connection.execute(sa.insert(endpoints).values(row)))

    def change_endpoint(self, endpoint: Endpoint) -> None:
        """Replaces all but its address; what waits for one that has ended is dropped."""
        changed = {
            name: getattr(endpoint, name) for name in ("secret", "paused_at", "paused_why", "ended_at")
        }
        step = sa.update(endpoints).where(endpoints.c.id == endpoint.id)
        waiting = (deliveries.c.endpoint_id == endpoint.id) & (deliveries.c.state == WAITS)

        def work(connection: sa.Connection) -> None:
            connection.execute(step.values(changed | {"kinds": json.dumps(endpoint.kinds)}))
            if endpoint.ended_at:
                connection.execute(sa.update(deliveries).where(waiting).values(state=DROPPED))

        self._db.write(work)

    def endpoints(self) -> list[Endpoint]:
        """Those that have not ended, the first added first."""
        asked = sa.select(endpoints).where(endpoints.c.ended_at.is_(None))
        asked = asked.order_by(endpoints.c.made_at, endpoints.c.id)
        return self._db.read(
            lambda connection: [_endpoint(row) for row in connection.execute(asked).mappings()]
        )

    def messages_waiting(self) -> int:
        """How many e-mails and calls of other systems have still to go out."""
        asked = sa.select(sa.func.count()).select_from(deliveries).where(deliveries.c.state == WAITS)
        return self._db.read(lambda connection: connection.scalar(asked)) or 0

    def _messages(self, chosen: sa.ColumnElement[bool], most: int | None = None) -> list[Message]:
        asked = (
            sa.select(notices, hotels.c.name.label("house"), messages.c.read_at)
            .join_from(messages, notices)
            .join(hotels)
            .where(chosen)
            .order_by(notices.c.at.desc(), notices.c.id)
            .limit(most)
        )
        return self._db.read(
            lambda connection: [
                Message(_notice(row), row["house"], row["read_at"])
                for row in connection.execute(asked).mappings()
            ]
        )


def drop_messages(connection: sa.Connection, going: sa.Select[tuple[str]]) -> None:
    """Takes these notices away, with all that was made of them."""
    connection.execute(sa.delete(messages).where(messages.c.notice_id.in_(going)))
    connection.execute(sa.delete(deliveries).where(deliveries.c.notice_id.in_(going)))
    alone = sa.select(messages.c.delivery_id).where(messages.c.delivery_id.is_not(None))
    connection.execute(sa.delete(deliveries).where(deliveries.c.way == EMAIL, deliveries.c.id.not_in(alone)))
    connection.execute(sa.delete(notices).where(notices.c.id.in_(going)))


def drop_reader(connection: sa.Connection, going: sa.Select[tuple[str]]) -> None:
    """Takes away what was told to these accounts."""
    connection.execute(sa.delete(messages).where(messages.c.account_id.in_(going)))
    connection.execute(sa.delete(deliveries).where(deliveries.c.account_id.in_(going)))


def _hold_copy(connection: sa.Connection, notice: Notice, copy: Copy) -> None:
    mail = copy.mail_at and _mail(connection, copy.account, copy.mail_at)
    row = {"notice_id": notice.id, "account_id": copy.account, "delivery_id": mail}
    connection.execute(insert(connection, messages).values(row).on_conflict_do_nothing())


def _mail(connection: sa.Connection, account: str, at: datetime) -> str:
    """The e-mail that goes to that person then; the one after it where that one is on its way already."""
    told = mail_to(account, at)
    _add(connection, told)
    asked = sa.select(deliveries.c.id).where(
        deliveries.c.id == told.id, deliveries.c.state == WAITS, deliveries.c.claimed_until.is_(None)
    )
    if connection.scalar(asked.with_for_update()):
        return told.id
    return _mail(connection, account, at + timedelta(minutes=1))


def _add(connection: sa.Connection, told: Delivery) -> None:
    row = {name: getattr(told, name) for name in _KEPT}
    row |= {"account_id": told.account, "endpoint_id": told.endpoint, "notice_id": told.notice}
    connection.execute(insert(connection, deliveries).values(row).on_conflict_do_nothing())


def _notice(row: Mapping[Any, Any]) -> Notice:
    fields = ("id", "kind", "about", "person", "actor", "at")
    return Notice(hotel=row["hotel_id"], **{name: row[name] for name in fields})


def _delivery(row: Mapping[Any, Any]) -> Delivery:
    links = {"account": row["account_id"], "endpoint": row["endpoint_id"], "notice": row["notice_id"]}
    return Delivery(**links, **{name: row[name] for name in _KEPT})


def _endpoint(row: Mapping[Any, Any]) -> Endpoint:
    return Endpoint(**(dict(row) | {"kinds": tuple(json.loads(row["kinds"]))}))
