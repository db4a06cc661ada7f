"""Standards of all visits, from the blocks of their credits: as they are, or added up in groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scoring.chain.credits import Credits
from scoring.chain.kept_blocks import block_of
from scoring.chain.kept_file import Header, files_of
from scoring.chain.results import Parts, Places, no_parts

if TYPE_CHECKING:
    from standards.pack import Standard


class Marks:
    """Where each visit stands, by the mark of its result; `form` is that of each visit."""

    def __init__(self, marks: Any, form: Places) -> None:
        self.form = form
        self._row = np.full(int(marks.max(initial=0)) + 1, -1, dtype=np.int32)
        self._row[marks] = np.arange(len(marks), dtype=np.int32)

    def rows(self, marks: Any) -> Any:
        """Each mark's place among the visits; -1 for the mark of a visit that was scored anew since."""
        known = marks < len(self._row)
        return np.where(known, self._row[np.where(known, marks, 0)], -1)


def standards_of(
    folder: Path, header: Header, asked: dict[int, Standard], names: tuple[str, ...], marks: Marks
) -> Parts:
    """The standards of those names in every visit; `asked` are the questions that ask for them."""
    known = [name for name in names if any(standard.id == name for standard in asked.values())]
    if not known:
        return no_parts(len(marks.form))
    column = {name: at for at, name in enumerate(known)}
    credit = np.full((len(known), len(marks.form)), np.nan, dtype=np.float32)
    packs, starts = [pack_hash for pack_hash, _ in header.packs], [first for _, first in header.packs]
    weights = np.zeros((len(packs), len(known)))
    wanted = [question for question, standard in sorted(asked.items()) if standard.id in column]
    for question, told in zip(wanted, _credits(folder, header, wanted, marks), strict=True):
        at = column[asked[question].id]
        weights[bisect_right(starts, question) - 1, at] = float(asked[question].weight)
        np.copyto(credit[at], told, where=~np.isnan(told))
    pack_of_form = np.array([packs.index(form[2]) for form in header.forms], dtype=np.int32)
    return Credits(tuple(known), credit.T, pack_of_form[marks.form], weights)


def added_up(
    folder: Path,
    header: Header,
    asked: Mapping[int, str],
    *,
    into: Mapping[str, str],
    weights: Mapping[str, float],
    marks: Marks,
) -> Parts:
    """The questions, by standard, added up in groups: a row of a block at a time, which a cache holds."""
    names = tuple(dict.fromkeys(into.values()))
    place = {name: at for at, name in enumerate(names)}
    earned, weight = np.zeros((2, len(names), len(marks.form)))
    counted = np.zeros((len(names), len(marks.form)), dtype=np.int32)
    for file in files_of(folder, header, "credits"):
        block = block_of(file)
        row, credit = marks.rows(block["mark"]), np.nan_to_num(block["credit"]).astype(float)
        of_file = np.zeros((3, len(names), len(row)))
        for question, standard in asked.items():
            if question < len(block["code"]):
                code, at, own = block["code"][question], place[into[standard]], weights[standard]
                of_file[0, at] += (own * credit)[code]
                of_file[1, at] += own * (code > 0)
                of_file[2, at] += code > 0
        live = row >= 0
        earned[:, row[live]] += of_file[0, :, live].T
        weight[:, row[live]] += of_file[1, :, live].T
        counted[:, row[live]] += of_file[2, :, live].T.astype(np.int32)
    return Parts(names, earned.T, weight.T, counted.T)


def _credits(folder: Path, header: Header, questions: Sequence[int], marks: Marks) -> Iterator[Any]:
    """Of each question the credit of every visit, in their order; NaN where it did not count."""
    blocks = [block_of(file) for file in files_of(folder, header, "credits")]
    row = np.concatenate([marks.rows(block["mark"]) for block in blocks])
    live = np.flatnonzero(row >= 0)
    where = np.full(len(marks.form), len(row))  # what has no answer at all is in no block: the NaN at the end
    where[row[live]] = live
    for question in questions:
        told = [
            np.take(block["credit"], block["code"][question])
            if question < len(block["code"])
            else np.full(len(block["mark"]), np.nan, dtype=np.float32)
            for block in blocks
        ]
        yield np.concatenate([*told, np.array([np.nan], dtype=np.float32)])[where]
