"""The command line: `python -m scoring rate …` prints a rating, `python -m scoring report …` writes its PDF.

Exit code 0; 1 where the pack or the observations have problems, all of them on stderr; 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.entries import ObservationsError
from scoring.observations import read_observations
from scoring.rating_json import to_json
from scoring.report_data import HotelName
from scoring.stars import rate
from standards.loader import load_pack, load_shipped, shipped_packs
from standards.pack import HOUSE_KINDS
from standards.pack_json import content_hash
from standards.problems import PackProblems

if TYPE_CHECKING:
    from inspections.visit import Visit
    from scoring.rating import Rating
    from scoring.report_data import Report
    from standards.pack import Pack


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    asked = _parser().parse_args(arguments)
    try:
        pack = load_shipped(asked.pack) if asked.pack in shipped_packs() else load_pack(asked.pack)
        visit = read_observations(asked.observations.read_bytes(), str(asked.observations), pack, asked.house)
        text = asked.does(asked, pack, visit, rate(pack, visit, content_hash(pack)))
    except (PackProblems, ObservationsError) as found:
        return _refuse(str(found))
    except OSError as failed:
        return _refuse(f"{failed.filename}: {failed.strerror}. Check the path and that it may be used.")
    print(text, end="")
    return 0


def print_rating(asked: argparse.Namespace, pack: Pack, visit: Visit, rating: Rating) -> str:
    """The rating as text, or as JSON where that is asked for."""
    if asked.json:
        return to_json(rating) + "\n"
    from scoring.plain_text import told  # noqa: PLC0415 - JSON needs no wording

    return told(_report(asked, pack, visit, rating))


def write_report(asked: argparse.Namespace, pack: Pack, visit: Visit, rating: Rating) -> str:
    """Writes the PDF and says so."""
    from scoring.pdf import write_pdf  # noqa: PLC0415 - only here: it loads fonts

    asked.output.write_bytes(write_pdf(_report(asked, pack, visit, rating), lambda _sha256: None))
    return f"{asked.output}\n"


def _report(asked: argparse.Namespace, pack: Pack, visit: Visit, rating: Rating) -> Report:
    from scoring.report import build_report  # noqa: PLC0415 - JSON needs no wording

    hotel = HotelName(asked.hotel or visit.hotel or asked.observations.stem, asked.city, asked.country)
    today = datetime.now().astimezone().date()
    return build_report(pack, visit, rating, hotel, language=asked.language, made_on=today)


def _refuse(problems: str) -> int:
    print(problems, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scoring", description="Rate a visit from a file.")
    commands = parser.add_subparsers(required=True, metavar="rate | report")
    rate_it = commands.add_parser("rate", help="print stars, score and what stands before the next star")
    rate_it.add_argument("--json", action="store_true", help="the whole rating as JSON")
    rate_it.set_defaults(does=print_rating)
    report = commands.add_parser("report", help="write the report as a PDF")
    report.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the PDF to write")
    report.set_defaults(does=write_report)
    for command in (rate_it, report):
        _add_common(command)
    return parser


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--pack", required=True, help="a pack that comes with Sixty, or a pack's folder")
    command.add_argument("--observations", type=Path, required=True, metavar="FILE", help="CSV or JSON")
    command.add_argument("--house", choices=HOUSE_KINDS, default="", help="which limits hold")
    command.add_argument("--hotel", default="", metavar="NAME", help="the hotel as its report names it")
    command.add_argument("--city", default="")
    command.add_argument("--country", default="")
    command.add_argument("--language", choices=("en", "nb"), default="en")


if __name__ == "__main__":
    sys.exit(main())
