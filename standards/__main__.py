"""Looks after packs: `python -m standards check PACK`, `compare OLDER NEWER`, `json PACK`, `schema`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from standards.editions import compared
from standards.editions_said import comparison_said
from standards.loader import SHIPPED, kept_pack, load_pack, load_shipped, shipped_packs
from standards.pack import Pack
from standards.pack_json import as_text
from standards.problems import PackProblems, Where
from standards.scenarios import selected
from standards.schema_file import schema_text
from standards.style.findings import Style
from standards.summary import summary


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if all is right, 1 if something is wrong with a pack; argparse leaves with 2 if asked wrongly."""
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], str] = asked.command
    try:
        print(command(asked))
    except PackProblems as wrong:
        print(wrong, file=sys.stderr)
        print(_counted(len(wrong.problems)), file=sys.stderr)
        return 1
    except KeyError as wrong:
        print(wrong.args[0], file=sys.stderr)
        return 1
    return 0


def _check(asked: argparse.Namespace) -> str:
    said = summary(_load(asked.pack))
    return f"{said}\n  {'style':<12} {_style(asked.pack)}" if asked.style else said


def _style(name: str) -> str:
    """What the style rules say where they find nothing; PackProblems with all they find."""
    from standards.style import style_of  # noqa: PLC0415 - only who asks for style waits for its library

    if Path(name).suffix == ".json" and not Path(name).is_dir():
        raise PackProblems([Style.NEEDS_THE_FOLDER.at(Where(name))])
    if found := style_of(_folder(name)):
        raise PackProblems(found)
    return "nothing to better"


def _compare(asked: argparse.Namespace) -> str:
    return comparison_said(compared(_load(asked.older), _load(asked.newer)))


def _json(asked: argparse.Namespace) -> str:
    pack = _load(asked.pack)
    return as_text(selected(pack, asked.scenario) if asked.scenario else pack)


def _schema(_asked: argparse.Namespace) -> str:
    """The JSON Schema of a pack's files, for editors."""
    return schema_text()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m standards", description="Look after packs of standards.")
    commands = parser.add_subparsers(required=True, metavar="check|compare|json|schema")
    shipped = ", ".join(shipped_packs()) or "none"
    which = f"a folder, a pack that comes with Sixty ({shipped}), or a .json file that 'json' wrote"

    check = commands.add_parser("check", help="say what a pack holds, or everything that is wrong with it")
    check.add_argument("pack", metavar="PACK", help=which)
    check.add_argument("--style", action="store_true", help="and what could be written better")
    check.set_defaults(command=_check)

    compare = commands.add_parser("compare", help="say what became of each standard, and of the scores")
    compare.add_argument("older", metavar="OLDER", help=which)
    compare.add_argument("newer", metavar="NEWER", help=which)
    compare.set_defaults(command=_compare)

    written = commands.add_parser("json", help="write a pack as JSON, to keep an edition")
    written.add_argument("pack", metavar="PACK", help=which)
    written.add_argument("--scenario", metavar="ID", default="", help="reduced to that scenario")
    written.set_defaults(command=_json)

    schema = commands.add_parser("schema", help="write the JSON Schema of a pack's files, for editors")
    schema.set_defaults(command=_schema)
    return parser


def _load(name: str) -> Pack:
    """A folder or file of that name goes before a shipped pack."""
    path = Path(name)
    if path.suffix == ".json" and not path.is_dir():
        return kept_pack(path)
    return load_pack(path) if _folder(name) == path else load_shipped(name)


def _folder(name: str) -> Path:
    path = Path(name)
    return SHIPPED / name if name in shipped_packs() and not path.exists() else path


def _counted(problems: int) -> str:
    return f"{problems} {'problem' if problems == 1 else 'problems'}."


if __name__ == "__main__":
    sys.exit(main())
