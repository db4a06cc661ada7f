"""The log of actions in the store, their pictures and the links to them. Only ever added to."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inspections.actions.action import fold
from inspections.actions.parts import Action, ActionEvent
from inspections.events import canonical
from inspections.messages.causes import of_action
from inspections.records import ActionLinkRecord, ActionPhoto, StoreError
from inspections.store.engine import AtDatabase, insert
from inspections.store.messages import give_notice
from inspections.store.schema import action_events, action_links, action_photos, actions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Actions(AtDatabase):
    """What is done about what was found."""

    def append_actions(self, events: Sequence[ActionEvent], *, demo: bool = False) -> None:
        """Holds the events, all or none; "opened" begins an action, of the demo where `demo` says so.

        Raises StoreError "seq_taken" where something else was recorded of one at that moment (look again,
        number it anew), "action_unknown" for an action that was never opened.
        """

        def work(connection: sa.Connection) -> None:
            for event in events:
                _hold(connection, event, demo=demo)

        self._db.write(work)

    def action(self, action_id: str) -> Action | None:
        """The action of that id, as its log tells it."""
        return next(iter(self._actions(actions.c.id == action_id)), None)

    def actions_of_hotels(self, hotel_ids: Sequence[str]) -> list[Action]:
        """Every action of those hotels, the first opened first, whatever became of it."""
        return self._actions(actions.c.hotel_id.in_(hotel_ids))

    def hold_action_photo(self, photo: ActionPhoto) -> ActionPhoto:
        """The photo as held; the same one again changes nothing. Its bytes lie in the photo folder."""

        def work(connection: sa.Connection) -> None:
            connection.execute(insert(connection, action_photos).values(vars(photo)).on_conflict_do_nothing())

        self._db.write(work)
        return photo

    def action_photos(self, action_id: str) -> list[ActionPhoto]:
        """The photos held of that action, in the order they came."""
        asked = (
            sa.select(action_photos)
            .where(action_photos.c.action_id == action_id)
            .order_by(action_photos.c.received_at, action_photos.c.sha256)
        )
        return self._db.read(
            lambda connection: [ActionPhoto(**row) for row in connection.execute(asked).mappings()]
        )

    def add_action_link(self, link: ActionLinkRecord) -> None:
        """Adds it. That it was given, and that it has ended, is told by the action's log."""
        self._db.write(lambda connection: connection.execute(sa.insert(action_links).values(vars(link))))

    def action_link(self, link_id: str) -> ActionLinkRecord | None:
        """The link of that id."""
        asked = sa.select(action_links).where(action_links.c.id == link_id)
        row = self._db.read(lambda connection: connection.execute(asked).mappings().one_or_none())
        return ActionLinkRecord(**row) if row else None

    def _actions(self, chosen: sa.ColumnElement[bool]) -> list[Action]:
        asked = (
            sa.select(action_events)
            .join(actions, action_events.c.action_id == actions.c.id)
            .where(chosen)
            .order_by(actions.c.created_at, actions.c.id, action_events.c.seq)
        )
        rows = self._db.read(lambda connection: [_event(row) for row in connection.execute(asked)])
        return [fold(name, log) for name, log in groupby(rows, key=lambda event: event.action)]


def _hold(connection: sa.Connection, event: ActionEvent, *, demo: bool) -> None:
    if event.kind == "opened":
        _begin(connection, event.action, event.body["hotel"], event.at, demo=demo)
    elif connection.scalar(sa.select(actions.c.id).where(actions.c.id == event.action)) is None:
        raise StoreError("action_unknown", f"There is no action {event.action}.")
    row = {
        "id": event.id,
        "action_id": event.action,
        "seq": event.seq,
        "kind": event.kind,
        "actor": event.actor,
        "at": event.at,
        "body": canonical(event.body),
    }
    held = insert(connection, action_events).values(row).on_conflict_do_nothing()
    if connection.scalar(held.returning(action_events.c.id)) is None:
        raise StoreError("seq_taken", "Something else was recorded of this action at the same moment.")
    if event.kind == "assigned":
        hotel = connection.scalar(sa.select(actions.c.hotel_id).where(actions.c.id == event.action))
        give_notice(connection, [of_action(event, str(hotel))])


def _begin(connection: sa.Connection, action_id: str, hotel: str, at: datetime, *, demo: bool) -> None:
    row = {"id": action_id, "hotel_id": hotel, "created_at": at, "demo": demo}
    connection.execute(insert(connection, actions).values(row).on_conflict_do_nothing())


def _event(row: sa.Row[tuple[object, ...]]) -> ActionEvent:
    told = row._mapping  # noqa: SLF001 - how SQLAlchemy gives a row by its names
    return ActionEvent(
        id=told["id"],
        action=told["action_id"],
        seq=told["seq"],
        kind=told["kind"],
        actor=told["actor"],
        at=told["at"],
        body=json.loads(told["body"]),
    )
