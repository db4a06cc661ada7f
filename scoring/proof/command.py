"""`python -m scoring verify FILE`: a report's PDF, or the evidence in it, computed again and compared.

Exit code 0 where the rating stands, 1 where it does not or the file cannot be read, 2 for wrong usage.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from scoring.proof.evidence import Evidence
    from scoring.proof.verify import Verified

MOST_SAID = 20
"""Differences that are printed; the rest are counted."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command, among the others."""
    verify = commands.add_parser("verify", help="compute a report's stars again from what it carries")
    verify.add_argument("file", type=Path, metavar="FILE", help="a report's PDF, or evidence as JSON")
    held = "compare with this installation's own log as well (DATABASE_URL, SIXTY_DATA)"
    verify.add_argument("--with-store", action="store_true", help=held)
    verify.set_defaults(runs=run)


def run(asked: argparse.Namespace) -> int:
    """The exit code, what came of it said."""
    from scoring.proof.evidence import read_evidence  # noqa: PLC0415 - only this command reads evidence
    from scoring.proof.evidence_pdf import not_on_its_pages, read_report  # noqa: PLC0415 - the same
    from scoring.proof.verify import verify  # noqa: PLC0415 - the same

    try:
        data = asked.file.read_bytes()
        report = read_report(data) if data.startswith(b"%PDF") else None
        evidence = read_evidence(report.evidence if report else data.decode("utf-8-sig"))
        found = verify(evidence)
        missing = not_on_its_pages(report, evidence.rating) if report else []
        other = _other_than_the_store(evidence) if asked.with_store else ""
    except OSError as failed:
        return _refuse(f"{failed.filename}: {failed.strerror}. Check the path and that it may be used.")
    except UnicodeDecodeError:
        return _refuse(f"{asked.file}: This is neither a PDF nor JSON. Give a report or its evidence.")
    except ValueError as problem:
        return _refuse(f"{asked.file}: {problem}")
    lines = [*_told(found), *(f"  {name} is not on its pages as its evidence has it" for name in missing)]
    print("\n".join([*lines, other] if other else lines))  # noqa: T201 - a command line prints
    return 0 if found.stands and not missing and not other else 1


def _told(found: Verified) -> list[str]:
    from scoring.stars import SCORER  # noqa: PLC0415 - beside its one use

    heads = {
        "valid": "Valid: its stars and its score follow from the standards and observations it carries.",
        "changed": "Changed: what it says does not follow from the standards and observations it carries.",
        "other_scorer": f"Made by version {found.scorer or '?'} of the rules; these are version {SCORER}. "
        + ("Stars and score are the same." if found.stands else "Stars or score are not the same."),
    }
    lines = [heads[found.state]]
    lines += [f"  {d.where}: written {d.written}, found {d.found}" for d in found.differences[:MOST_SAID]]
    more = len(found.differences) - MOST_SAID
    return [*lines, f"  and {more} more"] if more > 0 else lines


def _other_than_the_store(evidence: Evidence) -> str:
    """What the store says otherwise; "" where it agrees."""
    from inspections.settings import open_the_store  # noqa: PLC0415 - opens the database
    from scoring.proof.verify import same_rating  # noqa: PLC0415 - the same
    from scoring.rating_json import to_json  # noqa: PLC0415 - beside its one use
    from scoring.ratings import rating_of  # noqa: PLC0415 - the same

    visit = str(evidence.rating.get("visit", ""))
    try:
        held = rating_of(open_the_store(), visit)
    except LookupError:
        return f"  This installation holds no visit {visit!r}."
    if same_rating(evidence.rating, to_json(held)):
        return ""
    return f"  This installation rates the visit otherwise now: {held.stars} stars, log head {held.log_head}."


def _refuse(problem: str) -> int:
    print(problem, file=sys.stderr)  # noqa: T201 - a command line prints
    return 1
