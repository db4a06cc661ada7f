"""A file to a draft of a pack, in two steps: what it holds and how it would be read, then the draft.

Nothing is taken silently: `Imported.remarks` lists what is wrong, was guessed, changed, skipped or noticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standards.checks import problems_of
from standards.exchange.drafting import Wishes, drafted
from standards.exchange.drafting_standard import Proposal
from standards.exchange.entries import Entry, entries_of
from standards.exchange.mapping import FORM_SHEETS, OWN_SHEETS, SheetMapping, proposed
from standards.exchange.remarks import Notice, Refusal, Refused, Remark, gathered
from standards.exchange.table import Book, Sheet, Told, silent
from standards.exchange.xlsform import form_entries, is_form
from standards.pack import Pack
from standards.pack_made import pack_of
from standards.problems import Problem
from standards.written import Draft

__all__ = ["Imported", "Proposal", "Wishes", "imported", "proposed"]


@dataclass(frozen=True)
class Imported:
    """A draft made of a file. `pack` is None while anything is wrong with it."""

    draft: Draft
    pack: Pack | None
    remarks: tuple[Remark, ...]
    limits: tuple[Proposal, ...]
    """Limits found in sentences, none of them taken unless it was accepted."""

    def of(self, kind: str) -> tuple[Remark, ...]:
        """The remarks of that kind."""
        return tuple(remark for remark in self.remarks if remark.kind == kind)


def imported(
    book: Book,
    mappings: Sequence[SheetMapping] | None = None,
    wishes: Wishes | None = None,
    told: Told = silent,
) -> Imported:
    """The draft of a pack that the file makes, read as `mappings` say (`proposed(book)` unless given).

    Raises Refused where it holds no standards at all. `told` hears how many of the standards are read.
    """
    remarks = list(book.remarks)
    entries, languages, title = _entries(book, proposed(book) if mappings is None else mappings, remarks)
    whole = drafted(book, entries, languages, title, wishes or Wishes(), remarks, told)
    problems = problems_of(whole.draft)
    remarks += map(_remark, problems)
    wrong = any(remark.kind == "wrong" for remark in remarks)
    pack = None if wrong else pack_of(whole.draft)
    return Imported(whole.draft, pack, gathered(remarks), whole.limits)


def _entries(
    book: Book, mappings: Sequence[SheetMapping], remarks: list[Remark]
) -> tuple[list[Entry], tuple[str, ...], str]:
    taken = [each for each in mappings if each.taken and each.of("text")]
    if not taken and is_form(book):
        return form_entries(book, remarks)
    if not taken:
        raise Refused(Refusal.NO_STANDARDS, sheets=", ".join(sheet.name for sheet in book.sheets))
    remarks += _sheets_left_out(book, taken)
    entries: list[Entry] = []
    for mapping in taken:
        sheet = book.sheet(mapping.sheet)
        if sheet is not None:
            entries += entries_of(sheet, mapping, remarks, sheets_are_departments=len(taken) > 1)
    if not entries:
        raise Refused(Refusal.NO_STANDARDS, sheets=", ".join(mapping.sheet for mapping in taken))
    spoken = dict.fromkeys(
        use.language for each in taken for use in each.columns.values() if use.field == "text"
    )
    return entries, tuple(spoken), ""


def _sheets_left_out(book: Book, taken: Iterable[SheetMapping]) -> Iterable[Remark]:
    names = {mapping.sheet for mapping in taken}
    for sheet in book.sheets:
        if sheet.name not in names and sheet.name.strip().casefold() not in OWN_SHEETS:
            yield Notice.SHEET_SKIPPED.at(sheet.name, why=_why(sheet))


def _why(sheet: Sheet) -> str:
    form = sheet.name.strip().casefold() in FORM_SHEETS
    return "the form says the same as the other sheets" if form else "no column of it was taken for standards"


def _remark(problem: Problem) -> Remark:
    """A problem of the pack, at the cell that it comes from."""
    sheet, _, column = problem.file.rpartition("!")
    rows = (problem.line,) if problem.line else ()
    return Remark(
        "wrong", problem.code, sheet or column, rows, column if sheet else "", problem.wrong, problem.remedy
    )
