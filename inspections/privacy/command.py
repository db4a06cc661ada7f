"""`python -m inspections retain`, `person` and `redact`: privacy from the command line of the machine.

Whoever can run these has the database anyway. The book says that it was done there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from inspections.privacy import persons, retention, words
from inspections.refusals import Refused
from inspections.store import Store, open_store


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    say_where: Callable[[argparse.ArgumentParser], None],
) -> None:
    """The three commands, among the others; `say_where` adds where the house lies."""
    retain = commands.add_parser("retain", help="remove what is older than the house keeps it")
    retain.add_argument("--dry-run", action="store_true", help="only count it")
    person = commands.add_parser("person", help="tell or erase what is known of a person")
    person.add_argument("do", choices=("export", "erase"))
    person.add_argument("who", metavar="EMAIL", help="of an account, or what a guest left to be answered by")
    redact = commands.add_parser("redact", help="take the words out of an event, its digest kept")
    redact.add_argument("visit", metavar="VISIT")
    redact.add_argument("event", metavar="EVENT", nargs="?", help="without it, the words there are")
    redact.add_argument("--as", dest="owner", required=True, metavar="EMAIL", help="the owner who does it")
    redact.add_argument("--reason", default="", help="why: it stays beside what is taken out")
    for command, run in ((retain, _retain), (person, _person), (redact, _redact)):
        command.set_defaults(run=run)
        say_where(command)


def _retain(asked: argparse.Namespace) -> int:
    with _opened(asked) as store:
        kept = retention.periods(store)
        counted = retention.sweep(store, Path(asked.photos), datetime.now(UTC), dry=asked.dry_run)
    for kind, days in kept.items():
        told = f"kept {days} days" if days else "kept for ever"
        print(f"{counted.get(kind, 0):>7}  {retention.KINDS[kind].title} ({told})")  # noqa: T201 - a command prints
    print("Nothing was removed: a dry run." if asked.dry_run else "Removed.")  # noqa: T201 - the same
    return 0


def _person(asked: argparse.Namespace) -> int:
    does = persons.take_out if asked.do == "export" else persons.erase
    with _opened(asked) as store:
        return _told(lambda: does(store, None, asked.who, datetime.now(UTC)))


def _redact(asked: argparse.Namespace) -> int:
    def do() -> str:
        by = store.account_by_email(asked.owner)
        if by is None:
            raise Refused("owner_unknown", f"Nobody here has the address {asked.owner!r}.")
        if asked.event is None:
            return "\n".join(
                f"{one.event}  {one.kind}: {one.words}" for one in words.words_of(store, by, asked.visit)
            )
        now = datetime.now(UTC)
        words.take_words_out(store, by, asked.visit, asked.event, now, reason=asked.reason)
        return "Taken out. The log says so, and every report stands as before."

    with _opened(asked) as store:
        return _told(do)


def _told(do: Callable[[], str]) -> int:
    try:
        print(do())  # noqa: T201 - a command prints
    except Refused as refused:
        print(refused, file=sys.stderr)  # noqa: T201 - the same
        return 1
    return 0


@contextmanager
def _opened(asked: argparse.Namespace) -> Iterator[Store]:
    store = open_store(asked.database_url)
    try:
        yield store
    finally:
        store.close()
