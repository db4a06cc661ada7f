"""`python -m scoring export FILE --to out.xlsx`: a visit from a file as a workbook, a CSV or JSON.

Exit code 0; 1 where the pack or the observations have problems; 2 for wrong usage.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.entries import ObservationsError
from scoring.export.csv import to_csv
from scoring.export.json import to_json
from scoring.export.tables import tables_of
from scoring.observations import read_observations
from scoring.report.data import HotelName
from scoring.stars import rate
from standards.loader import load_pack, load_shipped, shipped_packs
from standards.pack import HOUSE_KINDS
from standards.pack_json import content_hash
from standards.problems import PackProblems
from standards.scenarios import selected

if TYPE_CHECKING:
    import argparse

    from scoring.export.tables import Table

SUFFIXES = (".xlsx", ".csv", ".json")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command, among the others."""
    export = commands.add_parser("export", help="write a visit's tables as Excel, CSV or JSON")
    export.add_argument("observations", type=Path, metavar="FILE", help="CSV or JSON")
    named = "a pack that comes with Sixty, or a pack's folder; without it, the one that FILE names"
    export.add_argument("--pack", default="", help=named)
    reduced = "the pack reduced to that scenario of it: what the visit was to look at"
    export.add_argument("--scenario", default="", metavar="ID", help=reduced)
    suffixes = "what to write: its name ends in .xlsx, .csv (standards alone) or .json"
    export.add_argument("--to", type=Path, required=True, metavar="FILE", help=suffixes)
    export.add_argument("--house", choices=HOUSE_KINDS, default="", help="which limits hold")
    export.add_argument("--hotel", default="", metavar="NAME")
    export.add_argument("--language", choices=("en", "nb"), default="en")
    export.set_defaults(runs=run)


def run(asked: argparse.Namespace) -> int:
    """The exit code; the file is written, and its name said."""
    if asked.to.suffix.lower() not in SUFFIXES:
        return _refuse(f"{asked.to}: Its name must end in {', '.join(SUFFIXES)}.", 2)
    try:
        data = asked.observations.read_bytes()
        name = asked.pack or _pack_named_in(data)
        if not name:
            return _refuse(f"{asked.observations}: It names no pack. Say which with --pack.", 2)
        pack = load_shipped(name) if name in shipped_packs() else load_pack(name)
        pack = selected(pack, asked.scenario) if asked.scenario else pack
        visit = read_observations(data, str(asked.observations), pack, asked.house)
        rating = rate(pack, visit, content_hash(pack))
        hotel = HotelName(asked.hotel or visit.hotel or asked.observations.stem, "", "")
        today = datetime.now().astimezone().date()
        tables = tables_of(pack, visit, rating, hotel, asked.language, made_on=today)
        asked.to.write_bytes(written(tables, asked.to))
    except (PackProblems, ObservationsError) as found:
        return _refuse(str(found))
    except LookupError as unknown:  # no such scenario
        return _refuse(str(unknown.args[0]))
    except OSError as failed:
        return _refuse(f"{failed.filename}: {failed.strerror}. Check the path and that it may be used.")
    print(asked.to)  # noqa: T201 - a command line prints
    return 0


def written(tables: tuple[Table, ...], to: Path) -> bytes:
    """The tables in the form that the name of the file asks for."""
    match to.suffix.lower():
        case ".csv":
            return to_csv(next(table for table in tables if table.name == "standards"))
        case ".json":
            return to_json(tables)
        case _:
            from scoring.export.excel import workbook  # noqa: PLC0415 - loads openpyxl, when asked for

            return workbook(tables)


def _pack_named_in(data: bytes) -> str:
    """The id of a shipped pack that a JSON file names, else ""."""
    try:
        named = json.loads(data.decode("utf-8-sig"))["pack"]["id"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return named if named in shipped_packs() else ""


def _refuse(problem: str, code: int = 1) -> int:
    print(problem, file=sys.stderr)  # noqa: T201 - a command line prints
    return code
