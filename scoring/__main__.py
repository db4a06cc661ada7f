"""The command line: `python -m scoring rate …` prints a rating, `python -m scoring report …` writes its PDF.

Exit code 0; 1 where the pack or the observations have problems, all of them on stderr; 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.chain import report_command, rescore
from scoring.entries import ObservationsError
from scoring.export import command as export_command
from scoring.observations import read_observations
from scoring.pdf.sign import CannotSign, signed
from scoring.proof import command as verify_command
from scoring.proof.evidence import Source, evidence_of
from scoring.proof.seal import sealed
from scoring.rating_json import to_json
from scoring.report.data import HotelName
from scoring.stars import rate
from standards.loader import load_pack, load_shipped, shipped_packs
from standards.pack import HOUSE_KINDS
from standards.pack_json import content_hash
from standards.problems import PackProblems
from standards.scenarios import selected

if TYPE_CHECKING:
    from inspections.visit import Visit
    from scoring.rating import Rating
    from scoring.report.data import Report
    from standards.pack import Pack


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    asked = _parser().parse_args(arguments)
    if runs := getattr(asked, "runs", None):  # a command that reads files of its own
        return int(runs(asked))
    try:
        pack = load_shipped(asked.pack) if asked.pack in shipped_packs() else load_pack(asked.pack)
        pack = selected(pack, asked.scenario) if asked.scenario else pack
        visit = read_observations(asked.observations.read_bytes(), str(asked.observations), pack, asked.house)
        text = asked.does(asked, pack, visit, rate(pack, visit, content_hash(pack)))
    except (PackProblems, ObservationsError) as found:
        return _refuse(str(found))
    except CannotSign as refused:
        return _refuse(str(refused))
    except LookupError as unknown:
        return _refuse(str(unknown.args[0]))
    except OSError as failed:
        return _refuse(f"{failed.filename}: {failed.strerror}. Check the path and that it may be used.")
    print(text, end="")
    return 0


def print_rating(asked: argparse.Namespace, pack: Pack, visit: Visit, rating: Rating) -> str:
    """The rating as text, or as JSON where that is asked for."""
    if asked.evidence:
        return _evidence(asked, pack, visit, rating) + "\n"
    if asked.json:
        return to_json(rating) + "\n"
    from scoring.plain_text import told  # noqa: PLC0415 - JSON needs no wording

    return told(_report(asked, pack, visit, rating))


def write_report(asked: argparse.Namespace, pack: Pack, visit: Visit, rating: Rating) -> str:
    """Writes the PDF, or the shorter form asked for, and says so."""
    pdf = _form(asked, pack, _report(asked, pack, visit, rating))
    if asked.sign:
        pdf = signed(pdf, asked.sign.read_bytes(), os.environ.get("SIXTY_SIGN_PASSPHRASE", ""))
    asked.output.write_bytes(pdf)
    return f"{asked.output}\n"


def _form(asked: argparse.Namespace, pack: Pack, report: Report) -> bytes:
    from scoring.pdf import forms as pdf_forms  # noqa: PLC0415 - only here: it loads fonts
    from scoring.pdf import write_pdf  # noqa: PLC0415 - the same

    if asked.summary:
        return pdf_forms.write_summary(report)
    if asked.department:
        return pdf_forms.write_department(report, asked.department, _no_photo)
    if asked.before:
        earlier = read_observations(asked.before.read_bytes(), str(asked.before), pack, asked.house)
        rating = rate(pack, earlier, content_hash(pack))
        return pdf_forms.write_comparison(_report(asked, pack, earlier, rating), report)
    return write_pdf(report, _no_photo)


def _no_photo(_sha256: str) -> None:
    """A file of observations holds no photos."""


def _report(asked: argparse.Namespace, pack: Pack, visit: Visit, rating: Rating) -> Report:
    from scoring.report.building import build_report  # noqa: PLC0415 - JSON needs no wording

    hotel = HotelName(asked.hotel or visit.hotel or asked.observations.stem, asked.city, asked.country)
    today = datetime.now().astimezone().date()
    made = build_report(pack, visit, rating, hotel, language=asked.language, made_on=today)
    return sealed(made, _evidence(asked, pack, visit, rating))


def _evidence(asked: argparse.Namespace, pack: Pack, visit: Visit, rating: Rating) -> str:
    text = asked.observations.read_bytes().decode()  # read_observations found it to be UTF-8
    return evidence_of(pack, visit, rating, source=Source(asked.observations.name, text, asked.house))


def _refuse(problems: str) -> int:
    print(problems, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scoring", description="Rate a visit from a file.")
    commands = parser.add_subparsers(required=True, metavar="rate | report | export | …")
    rate_it = commands.add_parser("rate", help="print stars, score and what stands before the next star")
    rate_it.add_argument("--json", action="store_true", help="the whole rating as JSON")
    told = "the rating as JSON with all that `verify` computes it again from"
    rate_it.add_argument("--evidence", action="store_true", help=told)
    rate_it.set_defaults(does=print_rating)
    report = commands.add_parser("report", help="write the report as a PDF")
    report.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the PDF to write")
    forms = report.add_mutually_exclusive_group()
    forms.add_argument("--summary", action="store_true", help="only the summary, on one page")
    forms.add_argument("--department", metavar="ID", help="only that department's findings and actions")
    forms.add_argument(
        "--before", type=Path, metavar="FILE", help="compare with the observations of that visit"
    )
    told = "sign with that PKCS #12 certificate; its passphrase stands in SIXTY_SIGN_PASSPHRASE"
    report.add_argument("--sign", type=Path, metavar="FILE", help=told)
    report.set_defaults(does=write_report)
    for command in (rate_it, report):
        _add_common(command)
    export_command.add_to(commands)
    verify_command.add_to(commands)
    report_command.add_to(commands)
    rescore.add_to(commands)
    return parser


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--pack", required=True, help="a pack that comes with Sixty, or a pack's folder")
    command.add_argument("--observations", type=Path, required=True, metavar="FILE", help="CSV or JSON")
    told = "the pack reduced to that scenario of it: what the visit was to look at"
    command.add_argument("--scenario", default="", metavar="ID", help=told)
    command.add_argument("--house", choices=HOUSE_KINDS, default="", help="which limits hold")
    command.add_argument("--hotel", default="", metavar="NAME", help="the hotel as its report names it")
    command.add_argument("--city", default="")
    command.add_argument("--country", default="")
    command.add_argument("--language", choices=("en", "nb"), default="en")


if __name__ == "__main__":
    sys.exit(main())
