"""A folder of YAML files to a Pack, or everything that is wrong with it. How to write one: README.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from standards.checks import problems_of
from standards.pack import Pack
from standards.pack_made import pack_of
from standards.problems import Fault, PackProblems, Problem, Where
from standards.written import NOTHING, Draft, Written
from standards.yaml_tree import tree_of

SHIPPED = Path(__file__).parent / "packs"
LARGEST_FILE = 2_000_000
PACK_FILE = "pack.yaml"


def load_pack(folder: Path | str) -> Pack:
    """The pack written in that folder.

    Raises PackProblems with all that is wrong, in the order of the files and their lines.
    """
    folder = Path(folder)
    _refuse_what_is_no_folder(folder)
    problems: list[Problem] = []
    trees = {path.stem: _tree(path, problems) for path in sorted(folder.glob("*.yaml"))}
    problems += _files_misplaced(folder)
    draft = Draft(trees.pop("pack", NOTHING), trees)
    problems += problems_of(draft)
    if problems:
        raise PackProblems(sorted(dict.fromkeys(problems), key=_reading_order))
    return pack_of(draft)


def load_shipped(pack_id: str) -> Pack:
    """The pack of that id that comes with Sixty. PackProblems if there is none."""
    if pack_id not in shipped_packs():
        raise PackProblems([_no_folder(Path(pack_id))])
    return load_pack(SHIPPED / pack_id)


def shipped_packs() -> tuple[str, ...]:
    """The ids of the packs that come with Sixty."""
    return tuple(sorted(path.parent.name for path in SHIPPED.glob(f"*/{PACK_FILE}")))


def _refuse_what_is_no_folder(folder: Path) -> None:
    if not folder.exists():
        raise PackProblems([_no_folder(folder)])
    if not folder.is_dir():
        raise PackProblems([Fault.NOT_A_FOLDER.at(Where(str(folder)), folder=folder)])


def _no_folder(folder: Path) -> Problem:
    shipped = ", ".join(shipped_packs()) or "none"
    return Fault.FOLDER_MISSING.at(Where(str(folder)), folder=folder, shipped=shipped)


def _files_misplaced(folder: Path) -> Iterator[Problem]:
    if not (folder / PACK_FILE).exists():
        yield Fault.PACK_FILE_MISSING.at(Where(str(folder / PACK_FILE)))
    for path in sorted(folder.glob("*.yml")):
        yield Fault.FILE_ENDING.at(Where(str(path)), name=path.stem)


def _tree(path: Path, problems: list[Problem]) -> Written:
    """What the file holds; where it cannot be read it holds nothing, and the problems say why."""
    try:
        tree, found = tree_of(_text(path), str(path))
    except PackProblems as unreadable:
        tree, found = NOTHING, list(unreadable.problems)
    if not tree and not found:
        found = [Fault.EMPTY_FILE.at(Where(str(path)))]
    problems += found
    return tree or replace(NOTHING, file=str(path), line=1)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise PackProblems([Fault.UNREADABLE.at(Where(str(path)), reason=error.strerror)]) from error
    if len(data) > LARGEST_FILE:
        raise PackProblems([Fault.FILE_TOO_LARGE.at(Where(str(path)), limit=f"{LARGEST_FILE // 10**6} MB")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackProblems([Fault.NOT_UTF8.at(Where(str(path), line))]) from error


def _reading_order(problem: Problem) -> tuple[bool, str, int]:
    """pack.yaml first, then file by file, line by line."""
    return Path(problem.file).name != PACK_FILE, problem.file, problem.line
