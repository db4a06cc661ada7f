"""The command line: `python -m inspections import FILE` takes a tablet's safety copy into the log.

Exit code 0 if all of it is held afterwards; 1 where something was refused or cannot be read, all of it told;
2 for wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from inspections.records import StoreError
from inspections.safety_copy import CopyUnreadable, read_copy
from inspections.settings import settings
from inspections.store import open_store
from inspections.taking_in import REFUSED, Fate, take_in


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    asked = _parser().parse_args(arguments)
    try:
        copy = read_copy(asked.file.read_bytes())
        store = open_store(asked.database_url)
        try:
            fates = take_in(store, asked.photos, copy, datetime.now(UTC))
        finally:
            store.close()
    except CopyUnreadable as unreadable:
        return _refuse(f"{asked.file}: {unreadable}")
    except StoreError as failed:
        return _refuse(f"{failed.code}: {failed}")
    except OSError as failed:
        return _refuse(f"{failed.filename}: {failed.strerror}. Check the path and that it may be used.")
    print(told(fates))
    return 1 if any(fate.state == REFUSED for fate in fates) else 0


def told(fates: Sequence[Fate]) -> str:
    """A line for each event and photo, and their sum."""
    lines = [f"{fate.what}: {fate.state}{_why(fate)}" for fate in fates]
    states = Counter(fate.state for fate in fates)
    summed = ", ".join(f"{number} {state}" for state, number in states.items())
    return "\n".join([*lines, f"{summed}." if summed else "The copy is empty."])


def _why(fate: Fate) -> str:
    return f" ({fate.code}) {fate.message}" if fate.code else ""


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    here = settings()
    parser = argparse.ArgumentParser(
        prog="python -m inspections", description="Look after what was recorded."
    )
    commands = parser.add_subparsers(required=True, metavar="import")
    read_in = commands.add_parser("import", help="take the safety copy that a tablet saved into the log")
    read_in.add_argument("file", type=Path, metavar="FILE", help="the file that the tablet saved")
    read_in.add_argument(
        "--database-url", default=here.database_url, metavar="URL", help="default: %(default)s"
    )
    read_in.add_argument(
        "--photos", type=Path, default=here.photos, metavar="FOLDER", help="default: %(default)s"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
