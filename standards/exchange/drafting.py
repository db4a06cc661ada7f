"""Entries to the draft of a pack: what the file leaves out is guessed, and each guess is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from standards.exchange.drafting_pack import whole_pack
from standards.exchange.drafting_standard import Proposal, StandardWriter
from standards.exchange.entries import Entry
from standards.exchange.fields import slug
from standards.exchange.own_sheets import departments_written, leaf, mapping, pack_written
from standards.exchange.remarks import Notice, Remark
from standards.exchange.table import Book, Told, silent
from standards.exchange.words_found import stage_of, word_of
from standards.written import Draft, Written

_TELL_EVERY = 200


@dataclass(frozen=True)
class Wishes:
    """What whoever imports has said: the pack's names, where the file has none; and which limits to take."""

    pack_id: str = ""
    edition: str = ""
    title: str = ""
    accepted: frozenset[str] | None = frozenset()
    """The ids of standards whose proposed limit is taken; None takes all of them."""


@dataclass(frozen=True)
class Drafted:
    draft: Draft
    limits: tuple[Proposal, ...]


@dataclass
class _Department:
    """A department as it comes together: its own id, the entry it was first met in, its standards."""

    id: str
    first: Entry
    entries: list[Entry] = field(default_factory=list)


def drafted(  # noqa: PLR0917 - what a draft is made of, called once
    book: Book,
    entries: Sequence[Entry],
    languages: tuple[str, ...],
    title: str,
    wishes: Wishes,
    remarks: list[Remark],
    told: Told = silent,
) -> Drafted:
    """The draft that these entries make, with what the file's own sheets say of the pack and departments."""
    own = pack_written(book)
    languages = tuple(own["languages"].texts()) or languages
    known = departments_written(book)
    departments = _departments(entries, known)
    writer = StandardWriter(languages, wishes.accepted, remarks)
    files, done = {}, 0
    for department in departments:
        standards: list[Written] = []
        for entry in department.entries:
            standards.append(writer.written(entry, department.id))
            done += 1
            if done % _TELL_EVERY == 0:
                told(done, len(entries))
        said = known.get(department.id, {})
        files[department.id] = _file(
            department, said, _together(standards, department, remarks), languages, remarks
        )
    writer.note_sums()
    names = [*(name for name in known if name in files), *(name for name in files if name not in known)]
    pack = whole_pack(
        book, own, names, known, languages, wishes.__dict__ | {"form": title}, writer.values, remarks
    )
    told(len(entries), len(entries))
    return Drafted(Draft(pack, files), tuple(writer.limits))


def _departments(entries: Sequence[Entry], known: Mapping[str, object]) -> list[_Department]:
    found: dict[str, _Department] = {}
    for entry in entries:
        name = entry.department if entry.department in known else slug(entry.department) or "standards"
        name = "department_pack" if name == "pack" else name  # pack.yaml is the pack's own file
        found.setdefault(name, _Department(name, entry)).entries.append(entry)
    return list(found.values())


def _file(
    department: _Department,
    known: Mapping[str, Written],
    standards: list[Written],
    languages: tuple[str, ...],
    remarks: list[Remark],
) -> Written:
    first = department.first
    items = Written(first.sheet, first.row, "standards", "list", items=tuple(standards))
    title = known.get("title") or _title(department, languages)
    stage = known.get("stage") or _stage(department, remarks)
    entries = {
        "department": leaf("department", department.id, first.sheet),
        "title": title,
        "stage": stage,
        "standards": items,
    }
    return mapping("", entries, first.sheet, first.row)


def _title(department: _Department, languages: tuple[str, ...]) -> Written:
    """The title that a column gives, else the department's name; capitals are quietened."""
    first = department.first
    name = first.department.strip()
    name = name.capitalize() if name.isupper() or name == department.id else name
    plain = name.replace("_", " ")
    said = {language: first.said("department_title", language) or plain for language in languages}
    return mapping(
        "title",
        {each: leaf("title", text, first.sheet) for each, text in said.items()},
        first.sheet,
        first.row,
    )


def _stage(department: _Department, remarks: list[Remark]) -> Written:
    first = department.first
    cell = first.cells.get(("stage", ""))
    if cell:
        word, plain = word_of("stage", cell.text)
        if word and not plain:
            remarks.append(
                Notice.WORD_GUESSED.at(first.sheet, first.row, value=cell.text, field="stage", word=word)
            )
        return leaf("stage", word or cell.text, first.sheet, cell)
    stage = stage_of(first.department)
    remarks.append(Notice.STAGE_GUESSED.at(first.sheet, 0, value=first.department, stage=stage))
    return leaf("stage", stage, first.sheet)


def _together(standards: list[Written], department: _Department, remarks: list[Remark]) -> list[Written]:
    """The standards with those of a group side by side, as a pack has them."""
    placed: list[Written] = []
    last: dict[str, int] = {}
    for standard in standards:
        heading = next((text.text for text in standard["group"].entries.values()), "")
        at = last.get(heading, len(placed) - 1) + 1 if heading else len(placed)
        if at < len(placed):
            remarks.append(Notice.GATHERED.at(department.first.sheet, standard.line, value=heading))
            last = {each: place + 1 if place >= at else place for each, place in last.items()}
        placed.insert(at, standard)
        if heading:
            last[heading] = at
    return placed
