"""Taking the demo away: the one place where anything recorded is deleted, and only what is marked demo."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from inspections.records import RemovedDemo
from inspections.store.engine import AtDatabase
from inspections.store.messages import drop_messages, drop_reader
from inspections.store.reach import drop_reach
from inspections.store.results import drop_results
from inspections.store.schema import (
    account_hotels,
    accounts,
    action_events,
    action_links,
    action_photos,
    actions,
    calendar_links,
    conflicts,
    events,
    guest_codes,
    guest_contacts,
    guest_events,
    guest_marks,
    guest_places,
    guest_voices,
    hotels,
    invites,
    notices,
    pairings,
    photos,
    ratings,
    sessions,
    vignettes,
    visits,
)
from inspections.store.sign_in import forget_ways
from inspections.store.vignettes import drop_demo_vignettes


class Demo(AtDatabase):
    """What came with the demo, and can go."""

    def remove_demo(self) -> RemovedDemo:
        """Deletes everything marked demo and nothing else, and says what went and what had to stay.

        A demo hotel stays where a real visit is to it, a demo account where one is its or holds an event it
        sent; such an account can no longer sign in. The files of `photos` are the caller's to drop.
        """
        return self._db.write(_remove)


def _remove(connection: sa.Connection) -> RemovedDemo:
    gone = sa.select(visits.c.id).where(visits.c.demo)
    lonely = _photos_only_of(connection, gone)
    _remove_messages(connection, gone)
    rows = _remove_actions(connection)
    drop_demo_vignettes(connection, sa.select(accounts.c.id).where(accounts.c.demo))
    rows["results"] = drop_results(connection, gone)
    for table in (ratings, photos, events):
        rows[table.name] = connection.execute(sa.delete(table).where(table.c.visit_id.in_(gone))).rowcount
    rows["visits"] = connection.execute(sa.delete(visits).where(visits.c.demo)).rowcount
    rows["hotels"], hotels_kept = _remove_hotels(connection)
    rows["accounts"], accounts_kept = _remove_accounts(connection)
    return RemovedDemo(rows, lonely, (*hotels_kept, *accounts_kept))


def _remove_messages(connection: sa.Connection, gone: sa.Select[tuple[str]]) -> None:
    """What was told of them; and all that was told to people who were invented."""
    needed = sa.select(visits.c.hotel_id).where(~visits.c.demo)
    houses = sa.select(hotels.c.id).where(hotels.c.demo, hotels.c.id.not_in(needed))
    done = sa.select(actions.c.id).where(actions.c.demo)
    of_them = notices.c.hotel_id.in_(houses) | notices.c.about.in_(gone) | notices.c.about.in_(done)
    drop_messages(connection, sa.select(notices.c.id).where(of_them))
    drop_reader(connection, sa.select(accounts.c.id).where(accounts.c.demo))


def _remove_actions(connection: sa.Connection) -> dict[str, int]:
    gone, rows = sa.select(actions.c.id).where(actions.c.demo), {}
    for table in (action_links, action_photos, action_events):
        rows[table.name] = connection.execute(sa.delete(table).where(table.c.action_id.in_(gone))).rowcount
    rows["actions"] = connection.execute(sa.delete(actions).where(actions.c.demo)).rowcount
    return rows


def _photos_only_of(connection: sa.Connection, gone: sa.Select[tuple[str]]) -> tuple[str, ...]:
    """Hashes that no other visit and no other action holds: the same picture lies on disk once."""
    done = sa.select(actions.c.id).where(actions.c.demo)
    staying = sa.union(
        sa.select(photos.c.sha256).where(photos.c.visit_id.not_in(gone)),
        sa.select(action_photos.c.sha256).where(action_photos.c.action_id.not_in(done)),
        sa.select(vignettes.c.sha256).where(~vignettes.c.demo, vignettes.c.sha256.is_not(None)),
    ).scalar_subquery()
    going = sa.union(
        sa.select(photos.c.sha256).where(photos.c.visit_id.in_(gone)),
        sa.select(action_photos.c.sha256).where(action_photos.c.action_id.in_(done)),
        sa.select(vignettes.c.sha256).where(vignettes.c.demo, vignettes.c.sha256.is_not(None)),
    ).subquery()
    lonely = sa.select(going.c.sha256).where(going.c.sha256.not_in(staying))
    return tuple(connection.scalars(lonely.order_by(going.c.sha256)))


def _remove_hotels(connection: sa.Connection) -> tuple[int, list[str]]:
    needed = sa.select(visits.c.hotel_id)
    kept = list(connection.scalars(sa.select(hotels.c.id).where(hotels.c.demo, hotels.c.id.in_(needed))))
    going = sa.select(hotels.c.id).where(hotels.c.demo, hotels.c.id.not_in(needed))
    connection.execute(sa.delete(account_hotels).where(account_hotels.c.hotel_id.in_(going)))
    connection.execute(sa.delete(conflicts).where(conflicts.c.hotel_id.in_(going)))
    _remove_guests(connection, going)
    return connection.execute(
        sa.delete(hotels).where(hotels.c.demo, hotels.c.id.not_in(needed))
    ).rowcount, kept


def _remove_guests(connection: sa.Connection, going: sa.Select[tuple[str]]) -> None:
    """What guests of those hotels said, and what was done about it."""
    places = sa.select(guest_places.c.id).where(guest_places.c.hotel_id.in_(going))
    connection.execute(sa.delete(guest_marks).where(guest_marks.c.hotel.in_(going)))
    connection.execute(sa.delete(guest_codes).where(guest_codes.c.place_id.in_(places)))
    for table in (guest_events, guest_contacts, guest_voices, guest_places):
        connection.execute(sa.delete(table).where(table.c.hotel_id.in_(going)))


def _remove_accounts(connection: sa.Connection) -> tuple[int, list[str]]:
    needed = sa.union(sa.select(visits.c.inspector_id), sa.select(events.c.actor)).scalar_subquery()
    kept = list(
        connection.scalars(sa.select(accounts.c.id).where(accounts.c.demo, accounts.c.id.in_(needed)))
    )
    demo = sa.select(accounts.c.id).where(accounts.c.demo)
    connection.execute(sa.delete(sessions).where(sessions.c.account_id.in_(demo)))
    forget_ways(connection, demo)
    going = demo.where(accounts.c.id.not_in(kept))
    connection.execute(
        sa.delete(pairings).where(pairings.c.account_id.in_(going) | pairings.c.made_by.in_(going))
    )
    connection.execute(sa.delete(calendar_links).where(calendar_links.c.account_id.in_(demo)))
    connection.execute(sa.delete(conflicts).where(conflicts.c.account_id.in_(going)))
    drop_reach(connection, going)
    connection.execute(sa.delete(invites).where(invites.c.made_by.in_(demo) | invites.c.account_id.in_(demo)))
    open_still = accounts.c.id.in_(kept) & accounts.c.disabled_at.is_(None)
    connection.execute(sa.update(accounts).where(open_still).values(disabled_at=datetime.now(UTC)))
    return connection.execute(
        sa.delete(accounts).where(accounts.c.demo, accounts.c.id.not_in(kept))
    ).rowcount, kept
