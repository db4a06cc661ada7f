"""`python -m scoring chain-report`: the chain's report as files, for a scheduler to run every month.

It is written as one account may see it, and stands in the house's book as taken by that account.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from inspections.language import LANGUAGES, language_of
from inspections.refusals import NotYours


def add_to(commands: Any) -> None:
    """The command, beside the others."""
    told = "write the chain's report as PDF and Excel, as that account may see it"
    command = commands.add_parser("chain-report", help=told)
    command.add_argument("--as", dest="email", required=True, metavar="EMAIL", help="whose report it is")
    command.add_argument("--to", type=Path, default=Path(), metavar="FOLDER", help="where the files go")
    command.add_argument("--months", type=int, default=12, help="how far back; 0 for all visits")
    command.add_argument("--language", choices=sorted(LANGUAGES), help="else what that account reads")
    command.set_defaults(runs=run)


def run(asked: argparse.Namespace) -> int:
    """Writes chain-<day>.pdf and chain-<day>.xlsx and prints their paths; 1 where that may not be."""
    from inspections.settings import open_the_store, settings  # noqa: PLC0415 - other commands need no store
    from scoring.chain.report_reading import (  # noqa: PLC0415 - the same
        note_chain_taken,
        overview_for,
        pdf_of,
        workbook_of,
    )

    store, now = open_the_store(), datetime.now(UTC)
    person = next((one for one in store.accounts() if one.email.lower() == asked.email.lower()), None)
    if person is None:
        return _refuse(f"{asked.email}: there is no such account. Name one that may compare branches.")
    try:
        told, catalogue = overview_for(
            store, settings().photos.parent / "chain", person, now, months=asked.months
        )
    except NotYours:
        return _refuse(
            f"{asked.email} may not compare branches. Name an owner, quality, or who has several hotels."
        )
    asked.to.mkdir(parents=True, exist_ok=True)
    language = asked.language or language_of(store, person, "")
    files = (("pdf", "pdf_taken", pdf_of), ("xlsx", "table_taken", workbook_of))
    for ending, what, made in files:
        path = asked.to / f"chain-{now.date()}.{ending}"
        path.write_bytes(made(told, catalogue, now.date(), language))
        note_chain_taken(store, person, what, now)
        sys.stdout.write(f"{path}\n")
    return 0


def _refuse(problem: str) -> int:
    sys.stderr.write(f"{problem}\n")
    return 1
