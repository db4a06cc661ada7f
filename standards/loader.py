"""A folder of YAML files to a Pack, or everything that is wrong with it. How to write one: README.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from standards.checks import problems_of
from standards.checks_taking import every_key_and_value_fits, problems_of_taking
from standards.overlay import overlaid
from standards.pack import Pack
from standards.pack_json import from_text
from standards.pack_made import pack_of
from standards.problems import Fault, PackProblems, Problem, Where
from standards.written import NOTHING, Draft, Written
from standards.yaml_tree import tree_of

SHIPPED = Path(__file__).parent / "packs"
LARGEST_FILE = 2_000_000
PACK_FILE = "pack.yaml"
_HIDE_THE_WHOLE = {Fault.BASE_MISSING.code, Fault.BASE_CIRCLE.code, Fault.LANGUAGE_NOT_IN_BASE.code}
"""Where a base is not there in full, all that lacks for that reason would only be noise."""


def load_pack(folder: Path | str) -> Pack:
    """The pack written in that folder, laid over its base if it names one.

    Raises PackProblems with all that is wrong, in the order of the files and their lines.
    """
    return pack_of(load_draft(folder))


def load_draft(folder: Path | str) -> Draft:
    """The pack of that folder as it was written, with its lines, base included. PackProblems as load_pack."""
    folder = Path(folder)
    _refuse_what_is_no_folder(folder)
    problems: list[Problem] = []
    draft = _draft(folder, (folder.resolve(),), problems)
    if problems:
        raise PackProblems(sorted(dict.fromkeys(problems), key=reading_order))
    return draft


def kept_pack(path: Path | str) -> Pack:
    """The pack that was kept as JSON in that file. PackProblems if it cannot be opened or is no pack."""
    path = Path(path)
    try:
        return from_text(_text(path))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackProblems([Fault.NOT_A_KEPT_PACK.at(Where(str(path)), reason=error)]) from error


def load_shipped(pack_id: str) -> Pack:
    """The pack of that id that comes with Sixty, read again only if a file changed. PackProblems if none."""
    if pack_id not in shipped_packs():
        raise PackProblems([_no_folder(Path(pack_id))])
    files = sorted(SHIPPED.glob("*/*.y*ml"))
    return _shipped(pack_id, tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files))


@lru_cache(maxsize=8)
def _shipped(pack_id: str, _as_they_are: tuple[tuple[Path, int, int], ...]) -> Pack:
    return load_pack(SHIPPED / pack_id)


def shipped_packs() -> tuple[str, ...]:
    """The ids of the packs that come with Sixty."""
    return tuple(sorted(path.parent.name for path in SHIPPED.glob(f"*/{PACK_FILE}")))


def _draft(folder: Path, chain: tuple[Path, ...], problems: list[Problem]) -> Draft:
    """The whole draft written in a folder, its base included; `chain` is what stands on it, itself last."""
    trees = {path.stem: _tree(path, problems) for path in sorted(folder.glob("*.yaml"))}
    problems += _files_misplaced(folder)
    draft = Draft(trees.pop("pack", NOTHING), trees)
    if "base" in draft.pack:
        draft = _over_its_base(draft, folder, chain, problems)
    else:
        problems += problems_of(draft)
    return draft


def _over_its_base(draft: Draft, folder: Path, chain: tuple[Path, ...], problems: list[Problem]) -> Draft:
    named = draft.pack["base"]["pack"]
    below = _base_folder(named.text, folder)
    if below is None or below.resolve() in chain:
        problems += every_key_and_value_fits(draft, Draft(NOTHING, {}))
        problems += _no_base(named, below, chain)
        return draft
    base = _draft(below, (*chain, below.resolve()), problems)
    problems += problems_of_taking(draft, base)
    whole = overlaid(draft, base)
    if not any(problem.code in _HIDE_THE_WHOLE for problem in problems):
        problems += problems_of(whole)
    return whole


def _base_folder(name: str, folder: Path) -> Path | None:
    """A folder beside the pack's own goes before a shipped pack."""
    places = [folder.resolve().parent / name, SHIPPED / name] if name else []
    return next((place for place in places if (place / PACK_FILE).exists()), None)


def _refuse_what_is_no_folder(folder: Path) -> None:
    if not folder.exists():
        raise PackProblems([_no_folder(folder)])
    if not folder.is_dir():
        raise PackProblems([Fault.NOT_A_FOLDER.at(Where(str(folder)), folder=folder)])


def _no_folder(folder: Path) -> Problem:
    shipped = ", ".join(shipped_packs()) or "none"
    return Fault.FOLDER_MISSING.at(Where(str(folder)), folder=folder, shipped=shipped)


def _no_base(named: Written, below: Path | None, chain: tuple[Path, ...]) -> Iterator[Problem]:
    if below:
        said = " → ".join(folder.name for folder in (*chain, below))
        yield Fault.BASE_CIRCLE.at(named, chain=said)
    elif named.text:
        yield Fault.BASE_MISSING.at(named, value=named.text, shipped=", ".join(shipped_packs()) or "none")


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


def reading_order(problem: Problem) -> tuple[bool, str, int]:
    """pack.yaml first, then file by file, line by line."""
    return Path(problem.file).name != PACK_FILE, problem.file, problem.line
