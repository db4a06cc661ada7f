"""The one way to the database: `open_store(url)` gives a `Store`; records.py says what it takes and gives.

    log     append, events_of, held_events, next_seq, visit, receipt, hold_photo, photos_of   store/log.py
    lists   summary, visits_of_inspector, visits_of_hotels, all_visits, appealed_visits       store/lists.py
    people  accounts, sessions, sign-in attempts                                              store/people.py
    codes   add_pairing, use_pairing, pairings_of, pairings_made                              store/pairing.py
    actions append_actions, action, actions_of_hotels, their photos and links                 store/actions.py
    audit   add_audit, add_audit_once, audit_lines                                            store/audit.py
    plans   stays_between, conflicts, calendar links                                         store/planning.py
    guests  places, codes, voices, contacts, guest events                                    store/guests.py
    house   hotels, packs, ratings kept, settings                                             store/house.py
    results results_due, keep_results, results_after, sums by hotel and month                 store/results.py
    demo    remove_demo: nothing else that is recorded is ever deleted                        store/demo.py

Every method may be called from any thread and blocks until its work is committed durably.
Methods that write raise `StoreBusy` when too much waits; look-ups return None for what is not there.
All instants are aware datetimes, kept in UTC with milliseconds.
"""

from __future__ import annotations

from inspections.migrations.run import upgrade
from inspections.store.actions import Actions
from inspections.store.audit import Audit
from inspections.store.demo import Demo
from inspections.store.engine import open_database
from inspections.store.guests import Guests
from inspections.store.house import House
from inspections.store.lists import Lists
from inspections.store.log import Log
from inspections.store.pairing import Pairings
from inspections.store.people import People
from inspections.store.planning import Planning
from inspections.store.results import ResultRows


class Store(Log, Lists, People, Pairings, House, Actions, Guests, Audit, Planning, ResultRows, Demo):
    """What is recorded, behind the trade's words."""

    def close(self) -> None:
        """Writes what waits and lets go of the database."""
        self._db.close()


def open_store(url: str) -> Store:
    """The store at `url` ("sqlite:///…/sixty.db" or "postgresql+psycopg://…"), migrated to the newest schema.

    A missing SQLite file is made, with its folder. Raises StoreError: "sqlite_too_old" (a version that can
    lose committed data), "url_unknown", "schema_newer" (written by a newer Sixty).
    """
    database = open_database(url)
    try:
        upgrade(database.writing)
    except BaseException:
        database.close()
        raise
    database.start()
    return Store(database)
