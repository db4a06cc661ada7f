"""The command line: a tablet's safety copy into the log, backups, and whether all is whole.

    python -m inspections import FILE       exit code 1 where something of it was refused, all of it told
    python -m inspections backup FOLDER     1 where a photo has no file
    python -m inspections restore BACKUP    1 where the place is taken or the backup damaged, nothing changed
    python -m inspections check [BACKUP]    1 where something is not whole, a line each
    python -m inspections retain            what is older than it is kept goes; --dry-run only counts it
    python -m inspections person export|erase EMAIL    what is known of a person, told or taken away
    python -m inspections redact VISIT EVENT           the words of an event, its digest kept
    python -m inspections settings          what is in force, without secrets; 2 where a setting is wrong

Exit code 0 where all is well, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from inspections.backup import Backup, back_up, check_backup, check_files, latest, restore
from inspections.privacy import command as privacy
from inspections.records import StoreError
from inspections.safety_copy import CopyUnreadable, read_copy
from inspections.settings import SettingsWrong, settings, warnings
from inspections.settings.told import in_force
from inspections.store import open_store
from inspections.taking_in import REFUSED, Fate, take_in


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    try:
        asked = _parser().parse_args(arguments)
    except SettingsWrong as wrong:
        print(wrong, file=sys.stderr)
        return 2
    try:
        code: int = asked.run(asked)
    except CopyUnreadable as unreadable:
        return _refuse(f"{asked.file}: {unreadable}")
    except StoreError as failed:
        return _refuse(f"{failed.code}: {failed}")
    except OSError as failed:
        return _refuse(f"{failed.filename}: {failed.strerror}. Check the path and that it may be used.")
    return code


def read_in(asked: argparse.Namespace) -> int:
    """Takes a tablet's safety copy into the log."""
    copy = read_copy(asked.file.read_bytes())
    store = open_store(asked.database_url)
    try:
        fates = take_in(store, asked.photos, copy, datetime.now(UTC))
    finally:
        store.close()
    print(told(fates))
    return 1 if any(fate.state == REFUSED for fate in fates) else 0


def backed_up(asked: argparse.Namespace) -> int:
    """Copies everything, checks the copy, and says what is in it."""
    made = back_up(asked.database_url, asked.photos, asked.folder, datetime.now(UTC))
    print(f"{made.folder}: {_counted(made)}. Checked.")
    return _tell([f"The photo {sha256} has no file, and is not in the backup." for sha256 in made.missing])


def restored(asked: argparse.Namespace) -> int:
    """Puts a backup, or the newest of a folder, where there is nothing."""
    backup = next(iter(latest(asked.backup)), asked.backup)
    told_of = restore(backup, asked.database_url, asked.photos)
    print(f"{backup}: {_counted(told_of)}, as it was at {told_of.at}. Checked.")
    return 0


def checked(asked: argparse.Namespace) -> int:
    """Looks whether what is in use, or a backup, is whole."""
    backup = asked.backup and next(iter(latest(asked.backup)), asked.backup)
    faults = check_backup(backup) if backup else check_files(asked.database_url, asked.photos)
    if not faults:
        print("Whole: the database, every event in it, and every photo it names.")
    return _tell(faults)


def told_settings(_asked: argparse.Namespace) -> int:
    """Says what is in force, and which names are none of ours."""
    print(in_force(settings()))
    for sentence in warnings():
        print(sentence, file=sys.stderr)
    return 0


def _counted(backup: Backup) -> str:
    visits, events = backup.rows.get("visits", 0), backup.rows.get("events", 0)
    return f"{visits} visits, {events} events, {backup.photos} photos"


def _tell(faults: Sequence[str]) -> int:
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


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
    parser = argparse.ArgumentParser(
        prog="python -m inspections", description="Look after what was recorded."
    )
    every = "import|backup|restore|check|settings|retain|person|redact"
    commands = parser.add_subparsers(required=True, metavar=every)
    taking = commands.add_parser("import", help="take the safety copy that a tablet saved into the log")
    taking.add_argument("file", type=Path, metavar="FILE", help="the file that the tablet saved")
    copying = commands.add_parser("backup", help="copy everything while Sixty runs, and check the copy")
    copying.add_argument("folder", type=Path, metavar="FOLDER", help="where backups lie, on another disk")
    putting = commands.add_parser("restore", help="put a backup where the original is gone")
    putting.add_argument(
        "backup", type=Path, metavar="BACKUP", help="a backup, or the folder of all: the newest"
    )
    looking = commands.add_parser("check", help="look whether what is in use, or a backup, is whole")
    looking.add_argument("backup", type=Path, nargs="?", metavar="BACKUP", help="default: what is in use")
    told = commands.add_parser("settings", help="show what is in force, without secrets")
    told.set_defaults(run=told_settings)
    privacy.add_to(commands, _say_where)
    runs = {taking: read_in, copying: backed_up, putting: restored, looking: checked}
    for command, run in runs.items():
        command.set_defaults(run=run)
        _say_where(command)
    return parser


def _say_where(command: argparse.ArgumentParser) -> None:
    here = settings()
    command.add_argument(
        "--database-url", default=here.database_url, metavar="URL", help="default: that of the settings"
    )
    command.add_argument(
        "--photos", type=Path, default=here.photos, metavar="FOLDER", help="default: %(default)s"
    )


if __name__ == "__main__":
    sys.exit(main())
