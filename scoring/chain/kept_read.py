"""The results of a chain as `Results`, read from the columns beside the database: only what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scoring.chain.kept_file import Header, header_of, refresh, rows_asking, visits_table
from scoring.chain.results import Branch, Form, Parts, Results, Times, no_parts
from scoring.ratings import pack_of

if TYPE_CHECKING:
    from inspections.store import Store
    from standards.pack import Standard

NOTHING: tuple[str, ...] = ()


def read_results(
    store: Store,
    folder: Path,
    *,
    standards: Collection[str] = NOTHING,
    times: Collection[str] = NOTHING,
) -> Results:
    """Every released visit's result, as the store has it now.

    `standards` and `times` are ids of standards whose parts and whose seconds are read too: a department's at
    once are quick, all nine hundred of a large chain are not. A standard of two editions is one standard.
    """
    header = refresh(store, folder)
    return _kept(store, folder, header, tuple(store.hotels_named()), tuple(standards), tuple(times))


@lru_cache(maxsize=2)
def _kept(
    store: Store,
    folder: Path,
    _header: Header,
    _hotels: tuple[tuple[str, ...], ...],
    standards: tuple[str, ...],
    times: tuple[str, ...],
) -> Results:
    """Kept until a result or a hotel's name is another: nobody may change the arrays."""
    return results_in(store, folder, standards=standards, times=times)


def results_in(
    store: Store,
    folder: Path,
    *,
    standards: Collection[str] = NOTHING,
    times: Collection[str] = NOTHING,
) -> Results:
    """The same from the copy as it is."""
    header, table = header_of(folder), visits_table(folder)
    hotels = {told[0]: told for told in store.hotels_named()}
    hotel, inspector = (table[name].combine_chunks() for name in ("hotel", "inspector"))
    marks = table["mark"].to_numpy()
    asked = _questions(store, header, {*standards, *times})
    place = np.full(int(marks.max(initial=0)) + 1, -1, dtype=np.int32)
    place[marks] = np.arange(len(marks), dtype=np.int32)
    return Results(
        branches=tuple(Branch(*hotels.get(name, (name, name))) for name in hotel.dictionary.to_pylist()),
        inspectors=tuple(inspector.dictionary.to_pylist()),
        forms=tuple(Form(*form) for form in header.forms),
        visit=table["visit"].to_numpy(),
        branch=hotel.indices.to_numpy().astype(np.int32),
        inspector=inspector.indices.to_numpy().astype(np.int32),
        form=table["form"].to_numpy(),
        day=table["day"].to_numpy().astype("datetime64[D]"),
        score=table["score"].to_numpy(),
        stars=table["stars"].to_numpy(),
        coverage=table["coverage"].to_numpy(),
        provisional=table["provisional"].to_numpy(),
        departments=_departments(header, table),
        standards=_standards(folder, header, asked, tuple(standards), place, visits=len(marks)),
        times=_times(folder, header, asked, tuple(times), place),
    )


def _departments(header: Header, table: Any) -> Parts:
    if not header.departments or not table.num_rows:
        return no_parts(table.num_rows)

    def columns(what: str, kind: type) -> Any:
        """Column by column in memory, as they are read and as every statistic takes them."""
        filled = np.empty((table.num_rows, len(header.departments)), dtype=kind, order="F")
        for at, name in enumerate(header.departments):
            filled[:, at] = table[f"{what} {name}"].to_numpy()
        return filled

    return Parts(
        header.departments, columns("earned", float), columns("weight", float), columns("counted", np.int32)
    )


def _questions(store: Store, header: Header, wanted: Collection[str]) -> dict[int, Standard]:
    """Under which question each wanted standard stands in each pack."""
    if not wanted:
        return {}
    return {
        first + at: standard
        for pack_hash, first in header.packs
        for at, standard in enumerate(pack_of(store, pack_hash).standards())
        if standard.id in wanted
    }


def _standards(
    folder: Path,
    header: Header,
    asked: dict[int, Standard],
    names: tuple[str, ...],
    place: Any,
    *,
    visits: int,
) -> Parts:
    known = [name for name in names if any(standard.id == name for standard in asked.values())]
    if not known:
        return no_parts(visits)
    column = {name: at for at, name in enumerate(known)}
    at_question = np.full(header.questions, -1, dtype=np.int32)
    weight_of = np.zeros(header.questions)
    for question, standard in asked.items():
        at_question[question] = column.get(standard.id, -1)
        weight_of[question] = float(standard.weight)
    wanted = [question for question, standard in asked.items() if standard.id in column]
    rows = rows_asking(folder, header, "answers", wanted, ["mark", "question", "credit"])
    question, credit = rows["question"].to_numpy(), rows["credit"].to_numpy().astype(float)
    row, counts = _rows_of(place, rows["mark"].to_numpy()), ~np.isnan(credit)
    counts &= row >= 0
    row, question, credit = row[counts], question[counts], credit[counts]
    cell = at_question[question].astype(np.int64) * visits + row
    earned, weight = np.zeros((2, visits * len(known)))
    counted = np.zeros(visits * len(known), dtype=np.int32)
    earned[cell], weight[cell], counted[cell] = weight_of[question] * credit, weight_of[question], 1
    shape = (visits, len(known))
    return Parts(
        tuple(known),
        earned.reshape(shape, order="F"),
        weight.reshape(shape, order="F"),
        counted.reshape(shape, order="F"),
    )


def _times(
    folder: Path, header: Header, asked: dict[int, Standard], names: tuple[str, ...], place: Any
) -> dict[str, Times]:
    found: dict[str, Times] = {}
    for name in names:
        wanted = [question for question, standard in asked.items() if standard.id == name]
        if wanted:
            row, seconds = _seconds_of(folder, header, wanted, place)
            found |= {name: Times(row, seconds)} if len(row) else {}
    return found


def _seconds_of(folder: Path, header: Header, wanted: Sequence[int], place: Any) -> tuple[Any, Any]:
    rows, measured = [], []
    for kind in ("answers", "times"):
        table = rows_asking(folder, header, kind, wanted, ["mark", "seconds"])
        seconds = table["seconds"].to_numpy().astype(float)
        row = _rows_of(place, table["mark"].to_numpy())
        told = ~np.isnan(seconds) & (row >= 0)
        rows.append(row[told])
        measured.append(seconds[told])
    row, seconds = np.concatenate(rows), np.concatenate(measured)
    order = np.argsort(row, kind="stable")
    return row[order], seconds[order]


def _rows_of(place: Any, marks: Any) -> Any:
    """Each mark's place among the visits; -1 for the mark of a visit that was scored anew since."""
    known = marks < len(place)
    return np.where(known, place[np.where(known, marks, 0)], -1).astype(np.int32)
