"""The one way to the database: `open_store(url)` gives a `Store`; records.py says what it takes and gives.

    log     append, events_of, held_events, next_seq, visit, receipt, hold_photo, photos_of   store/log.py
    lists   summary, visits_of_inspector, visits_of_hotels, all_visits, appealed_visits       store/lists.py
    people  accounts, sessions, sign-in attempts                                              store/people.py
    invites add_invite, use_invite, close_account: who comes, and who leaves                  store/invites.py
    ways    identities, passkeys, one-time and recovery codes, steps of a sign-in            store/sign_in.py
    codes   add_pairing, use_pairing, pairings_of, pairings_made                              store/pairing.py
    actions append_actions, action, actions_of_hotels, their photos and links                 store/actions.py
    audit   add_audit, add_audit_once, audit_lines                                            store/audit.py
    plans   stays_between, append_after_look, conflicts, calendar links                     store/planning.py
    guests  places, codes, voices, contacts, guest events                                    store/guests.py
    house   hotels, packs, ratings kept, settings                                             store/house.py
    keys    api_keys, and what systems sent under a name of theirs                           store/api_keys.py
    pages   lists, actions and guests, and each page by page                                 store/pages.py
    results results_due, keep_results, results_after, sums by hotel and month                 store/results.py
    told    notices, messages, deliveries, other systems that are told                       store/messages.py
    judged  shared vignettes and how inspectors judged them                                 store/vignettes.py
    privacy remove_older, a person's rows, forget_person, forget_guest                        store/privacy.py
    demo    remove_demo: else only what is older than it is kept ever goes                    store/demo.py

Every method may be called from any thread and blocks until its work is committed durably.
Methods that write raise `StoreBusy` when too much waits; look-ups return None for what is not there.
All instants are aware datetimes, kept in UTC with milliseconds.
"""

from __future__ import annotations

from inspections.migrations.run import revision_of, upgrade
from inspections.store.api_keys import ApiKeys
from inspections.store.audit import Audit
from inspections.store.demo import Demo
from inspections.store.engine import open_database
from inspections.store.house import House
from inspections.store.invites import Invites
from inspections.store.log import Log
from inspections.store.messages import Messages
from inspections.store.pages import Pages
from inspections.store.pairing import Pairings
from inspections.store.people import People
from inspections.store.planning import Planning
from inspections.store.privacy import Privacy
from inspections.store.results import ResultRows
from inspections.store.sign_in import SignIns
from inspections.store.vignettes import Vignettes


class Store(
    Pages,
    Log,
    People,
    SignIns,
    Invites,
    Pairings,
    House,
    Audit,
    Planning,
    ResultRows,
    Privacy,
    Demo,
    ApiKeys,
    Messages,
    Vignettes,
):
    """What is recorded, behind the trade's words."""

    def revision(self) -> str | None:
        """The revision of the schema: it takes the database to answer."""
        return self._db.read(revision_of)

    def writes_waiting(self) -> int:
        """How many writes wait for their turn."""
        return self._db.waiting()

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
