"""What guests say, in the store: places, codes, voices, contacts, and the log of what was done about them."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inspections.events import canonical
from inspections.guests.counting import STAY, Mark, weigh
from inspections.guests.parts import Code, Contact, GuestEvent, Place, Voice
from inspections.messages.causes import of_voice
from inspections.records import StoreError
from inspections.store.engine import AtDatabase, insert
from inspections.store.messages import give_notice
from inspections.store.schema import (
    guest_codes,
    guest_contacts,
    guest_events,
    guest_marks,
    guest_places,
    guest_voices,
    hotels,
    settings,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

SECRET = "guest_secret"  # noqa: S105 - the name it is kept under


class Guests(AtDatabase):
    """The guests' voice."""

    def guest_secret(self, proposed: str) -> str:
        """What signs codes and hides devices: the one kept, or from now on `proposed`."""

        def work(connection: sa.Connection) -> str:
            kept = insert(connection, settings).values(key=SECRET, value=proposed).on_conflict_do_nothing()
            connection.execute(kept)
            return str(connection.scalar(asked))

        asked = sa.select(settings.c.value).where(settings.c.key == SECRET)
        return self._db.read(lambda connection: connection.scalar(asked)) or self._db.write(work)

    # places and their codes

    def add_places(self, places: Sequence[Place], codes: Sequence[Code]) -> None:
        """Adds them, all or none; a place or code held already stays as it is."""

        def work(connection: sa.Connection) -> None:
            for place in places:
                connection.execute(
                    insert(connection, guest_places).values(_row(place)).on_conflict_do_nothing()
                )
            for code in codes:
                row = vars(code) | {"place_id": code.place}
                row.pop("place")
                connection.execute(insert(connection, guest_codes).values(row).on_conflict_do_nothing())

        self._db.write(work)

    def change_place(self, place: Place) -> None:
        """Replaces its name, department and when it was closed."""
        changed = {"name": place.name, "department": place.department, "closed_at": place.closed_at}
        step = sa.update(guest_places).where(guest_places.c.id == place.id).values(changed)
        self._db.write(lambda connection: connection.execute(step))

    def guest_place(self, place_id: str) -> Place | None:
        """The place of that id."""
        return next(iter(self._places(guest_places.c.id == place_id)), None)

    def guest_places(self, hotel_ids: Sequence[str]) -> list[Place]:
        """Every place of those hotels: the hotels, then outlets, then rooms, each by name."""
        return self._places(guest_places.c.hotel_id.in_(hotel_ids))

    def guest_code(self, name: str) -> Code | None:
        """The code of that name, revoked or not."""
        return next(iter(self._codes(guest_codes.c.id == name)), None)

    def guest_codes(self, hotel_id: str) -> list[Code]:
        """Every code of that hotel's places, the newest first, revoked ones too."""
        here = sa.select(guest_places.c.id).where(guest_places.c.hotel_id == hotel_id)
        return self._codes(guest_codes.c.place_id.in_(here))

    def revoke_guest_codes(self, place_id: str, at: datetime) -> None:
        """Ends the codes of that place that are valid still."""
        valid = (guest_codes.c.place_id == place_id) & guest_codes.c.revoked_at.is_(None)
        step = sa.update(guest_codes).where(valid).values(revoked_at=at)
        self._db.write(lambda connection: connection.execute(step))

    # voices

    def take_voice(self, voice: Voice, mark: Mark, contact: str, *, staff: bool) -> Voice:
        """The voice as held, weighed against those before it; the same one again is answered as it was.

        One hotel's voices are weighed one after the other, so that a thousand at once gain nothing. Marks of
        stays that are over are deleted.
        """

        def work(connection: sa.Connection) -> Voice:
            connection.execute(sa.select(hotels.c.id).where(hotels.c.id == voice.hotel).with_for_update())
            if known := _voice_of(connection, voice.id):
                return known
            connection.execute(sa.delete(guest_marks).where(guest_marks.c.at <= voice.received_at - STAY))
            asked = sa.select(guest_marks).where(_alike(mark))
            earlier = [Mark(**row) for row in connection.execute(asked).mappings()]
            counts, aside = weigh(mark, earlier, staff=staff)
            held = Voice(**(vars(voice) | {"counts": counts, "aside": aside}))
            connection.execute(sa.insert(guest_voices).values(_row(held)))
            connection.execute(sa.insert(guest_marks).values(vars(mark) | {"counts": counts}))
            if contact:
                _hold_contact(connection, Contact(voice.id, voice.hotel, contact, voice.received_at))
            give_notice(connection, [of_voice(held)])
            return held

        return self._db.write(work)

    def add_voices(self, voices: Sequence[Voice], events: Sequence[GuestEvent] = ()) -> int:
        """How many were new, with the events that tell of it: all in one step, or nothing."""

        def work(connection: sa.Connection) -> int:
            new = 0
            for voice in voices:
                added = insert(connection, guest_voices).values(_row(voice)).on_conflict_do_nothing()
                if connection.scalar(added.returning(guest_voices.c.id)) is not None:
                    give_notice(connection, [of_voice(voice)])
                    new += 1
            _append(connection, events)
            return new

        return self._db.write(work)

    def guest_voice(self, voice_id: str) -> Voice | None:
        """The voice of that id."""
        return self._db.read(lambda connection: _voice_of(connection, voice_id))

    def guest_voices(self, hotel_ids: Sequence[str], since: datetime | None = None) -> list[Voice]:
        """What was said in those hotels, since then or ever, the first first."""
        asked = sa.select(guest_voices).where(guest_voices.c.hotel_id.in_(hotel_ids))
        if since:
            asked = asked.where(guest_voices.c.said_at >= since)
        asked = asked.order_by(guest_voices.c.said_at, guest_voices.c.id)
        return self._db.read(lambda connection: [_voice(row) for row in connection.execute(asked).mappings()])

    def known_voices(self, voice_ids: Sequence[str]) -> set[str]:
        """Which of those are held."""
        held = set[str]()
        for at in range(0, len(voice_ids), 500):
            asked = sa.select(guest_voices.c.id).where(guest_voices.c.id.in_(voice_ids[at : at + 500]))
            held |= self._db.read(partial(_ids, asked=asked))
        return held

    # contacts

    def guest_contacts(self, hotel_ids: Sequence[str]) -> list[Contact]:
        """How guests of those hotels wish to be answered, about voices and complaints."""
        asked = sa.select(guest_contacts).where(guest_contacts.c.hotel_id.in_(hotel_ids))
        return self._db.read(
            lambda connection: [
                Contact(row["about"], row["hotel_id"], row["told"], row["at"])
                for row in connection.execute(asked).mappings()
            ]
        )

    # what was done

    def append_guest_events(
        self, events: Sequence[GuestEvent], *, contact: Contact | None = None, forget: str = ""
    ) -> None:
        """Holds the events, all or none; with a new contact, or one to be forgotten.

        Raises StoreError "seq_taken" where something else was recorded at that moment.
        """

        def work(connection: sa.Connection) -> None:
            _append(connection, events)
            if contact:
                _hold_contact(connection, contact)
            if forget:
                connection.execute(sa.delete(guest_contacts).where(guest_contacts.c.about == forget))

        self._db.write(work)

    def guest_events(self, hotel_ids: Sequence[str], subject: str = "", about: str = "") -> list[GuestEvent]:
        """What was done in those hotels: of all, of one subject, or about one of them; in their order."""
        asked = sa.select(guest_events).where(guest_events.c.hotel_id.in_(hotel_ids))
        if subject:
            asked = asked.where(guest_events.c.subject == subject)
        if about:
            asked = asked.where(guest_events.c.about == about)
        asked = asked.order_by(guest_events.c.at, guest_events.c.about, guest_events.c.seq)
        return self._db.read(lambda connection: [_event(row) for row in connection.execute(asked).mappings()])

    def guest_events_about(self, about: str) -> list[GuestEvent]:
        """All that was done about it, in its order."""
        asked = sa.select(guest_events).where(guest_events.c.about == about).order_by(guest_events.c.seq)
        return self._db.read(lambda connection: [_event(row) for row in connection.execute(asked).mappings()])

    def _places(self, chosen: sa.ColumnElement[bool]) -> list[Place]:
        kinds = sa.case({"hotel": 0, "outlet": 1}, value=guest_places.c.kind, else_=2)
        asked = sa.select(guest_places).where(chosen)
        asked = asked.order_by(kinds, guest_places.c.name, guest_places.c.id)
        return self._db.read(lambda connection: [_place(row) for row in connection.execute(asked).mappings()])

    def _voices(self, chosen: sa.ColumnElement[bool]) -> list[Voice]:
        asked = sa.select(guest_voices).where(chosen)
        return self._db.read(lambda connection: [_voice(row) for row in connection.execute(asked).mappings()])

    def _codes(self, chosen: sa.ColumnElement[bool]) -> list[Code]:
        asked = sa.select(guest_codes).where(chosen)
        asked = asked.order_by(guest_codes.c.made_at.desc(), guest_codes.c.id)
        return self._db.read(lambda connection: [_code(row) for row in connection.execute(asked).mappings()])


def _ids(connection: sa.Connection, asked: sa.Select[tuple[str]]) -> set[str]:
    return set(connection.scalars(asked))


def _alike(mark: Mark) -> sa.ColumnElement[bool]:
    """The hotel's marks that have anything in common with this one."""
    same = (
        (guest_marks.c.device == mark.device)
        | (guest_marks.c.look == mark.look)
        | (guest_marks.c.network == mark.network)
    )
    return (guest_marks.c.hotel == mark.hotel) & (guest_marks.c.at > mark.at - STAY) & same


def _append(connection: sa.Connection, events: Sequence[GuestEvent]) -> None:
    for event in events:
        row = vars(event) | {"hotel_id": event.hotel, "body": canonical(event.body)}
        row.pop("hotel")
        held = insert(connection, guest_events).values(row).on_conflict_do_nothing()
        if connection.scalar(held.returning(guest_events.c.id)) is None:
            raise StoreError("seq_taken", "Something else was recorded at the same moment.")


def _hold_contact(connection: sa.Connection, contact: Contact) -> None:
    row = {"about": contact.about, "hotel_id": contact.hotel, "told": contact.told, "at": contact.at}
    connection.execute(insert(connection, guest_contacts).values(row).on_conflict_do_nothing())


def _voice_of(connection: sa.Connection, voice_id: str) -> Voice | None:
    asked = sa.select(guest_voices).where(guest_voices.c.id == voice_id)
    row = connection.execute(asked).mappings().one_or_none()
    return _voice(row) if row else None


def _row(thing: Place | Voice) -> dict[str, Any]:
    row = vars(thing) | {"hotel_id": thing.hotel}
    row.pop("hotel")
    if isinstance(thing, Voice):
        row |= {"place_id": row.pop("place"), "more": canonical(thing.more)}
    return row


def _ours(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row by the names that its record has."""
    return {key.removesuffix("_id"): value for key, value in row.items()}


def _place(row: Mapping[Any, Any]) -> Place:
    return Place(**_ours(row))


def _code(row: Mapping[Any, Any]) -> Code:
    return Code(**_ours(row))


def _voice(row: Mapping[Any, Any]) -> Voice:
    return Voice(**(_ours(row) | {"more": json.loads(row["more"])}))


def _event(row: Mapping[Any, Any]) -> GuestEvent:
    return GuestEvent(**(_ours(row) | {"body": json.loads(row["body"])}))
