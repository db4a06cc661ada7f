"""Blocks of figures in files that a page maps into memory: it pays for what it looks at, and unpacks nothing.

A file holds one record, each field of which is an array. Departments: `earned`, `weight` and `counted`, a row
a department and a column a visit. Credits of a span of marks: `code[question, place of the mark in mark]`,
and what each code stands for in `credit`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from inspections.result_records import KeptResult

FIGURES = ("earned", "weight", "counted")
"""Of a department in a visit, as in `Part`."""


def block_of(path: Path) -> Any:
    """The record in that file, mapped into memory."""
    return np.load(path, mmap_mode="r")[0]


def save(path: Path, block: Any) -> None:
    """The file with that record."""

    def write(beside: str) -> None:
        with Path(beside).open("wb") as file:  # to a name, numpy would add its own ending
            np.save(file, block)

    written(path, write)


def no_departments(departments: int, visits: int) -> Any:
    """A record of so many departments and visits with nothing in it."""
    shape = (departments, visits)
    return np.zeros(1, [(name, "<i4" if name == "counted" else "<f8", shape) for name in FIGURES])


def departments_of(batch: Sequence[KeptResult], names: Sequence[str]) -> Any:
    """The record of those results, in their order."""
    block, place = no_departments(len(names), len(batch)), {name: at for at, name in enumerate(names)}
    for name in FIGURES:
        array = block[name][0]
        for column, one in enumerate(batch):
            for part in one.parts:
                array[place[part.name], column] = getattr(part, name)
    return block[0]


def write_departments(path: Path, blocks: Sequence[Any], departments: int, columns: Any) -> None:
    """The file with those columns, counted on through all records, a row at a time.

    A department that is new has nothing in older records.
    """
    about = no_departments(departments, 0).dtype
    kinds = [(name, about[name].base, (departments, len(columns))) for name in FIGURES]

    def write(beside: str) -> None:
        with Path(beside).open("wb") as file:
            head = {
                "descr": np.lib.format.dtype_to_descr(np.dtype(kinds)),
                "fortran_order": False,
                "shape": (1,),
            }
            np.lib.format.write_array_header_2_0(file, head)
            for name, kind, _ in kinds:
                for at in range(departments):
                    parts = [b[name][at] if at < len(b[name]) else np.zeros(b[name].shape[1]) for b in blocks]
                    np.concatenate(parts)[columns].astype(kind).tofile(file)

    written(path, write)


def write_credits(path: Path, questions: int, answers: Mapping[str, Any]) -> None:
    """Of answers (mark, question, credit) in any order the record of their credits; 0 is what did not count.

    A code is a byte as a rule, since credits are few; two or four where time is graded.
    """
    credit = np.asarray(answers["credit"], dtype=np.float32)
    known = ~np.isnan(credit)
    told = np.unique(credit[known])
    marks = np.unique(answers["mark"])
    block = np.zeros(
        1,
        [
            ("credit", "<f4", (len(told) + 1,)),
            ("mark", "<i4", marks.shape),
            ("code", np.min_scalar_type(len(told)), (questions, len(marks))),
        ],
    )
    block["credit"][0, 0] = np.nan
    block["credit"][0, 1:], block["mark"] = told, marks
    at = np.searchsorted(marks, answers["mark"])[known]
    block["code"][0, answers["question"][known], at] = 1 + np.searchsorted(told, credit[known])
    save(path, block)


def written(path: Path, write: Callable[[str], None]) -> None:
    """All of it or nothing; whoever reads the file before goes on reading it."""
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        write(beside)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
