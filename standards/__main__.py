"""`python -m standards check PACK`: a pack's summary, or everything that is wrong with it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from standards.loader import load_pack, load_shipped, shipped_packs
from standards.pack import Pack
from standards.problems import PackProblems
from standards.summary import summary


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if the pack is right, 1 if something is wrong with it; argparse leaves with 2 if asked wrongly."""
    asked = _parser().parse_args(arguments)
    try:
        pack = _load(asked.pack)
    except PackProblems as wrong:
        print(wrong, file=sys.stderr)
        print(_counted(len(wrong.problems)), file=sys.stderr)
        return 1
    print(summary(pack))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m standards", description="Look after packs of standards.")
    commands = parser.add_subparsers(required=True, metavar="check")
    check = commands.add_parser("check", help="say what a pack holds, or everything that is wrong with it")
    shipped = ", ".join(shipped_packs()) or "none"
    check.add_argument("pack", metavar="PACK", help=f"a folder, or a pack that comes with Sixty: {shipped}")
    return parser


def _load(name: str) -> Pack:
    """A folder of that name goes before a shipped pack."""
    if name in shipped_packs() and not Path(name).exists():
        return load_shipped(name)
    return load_pack(name)


def _counted(problems: int) -> str:
    return f"{problems} {'problem' if problems == 1 else 'problems'}."


if __name__ == "__main__":
    sys.exit(main())
