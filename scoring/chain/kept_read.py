"""The results of a chain as `Results`, read from the columns beside the database: only what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scoring.chain.common import Common, on_common
from scoring.chain.kept_blocks import block_of
from scoring.chain.kept_credits import Marks, added_up, standards_of
from scoring.chain.kept_file import (
    Header,
    departments_file,
    header_of,
    refresh,
    rows_asking,
    visits_table,
)
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
    hotels = tuple(store.hotels_named())
    return _with_parts(store, folder, header, hotels, standards=tuple(standards), times=tuple(times))


def results_in(
    store: Store,
    folder: Path,
    *,
    standards: Collection[str] = NOTHING,
    times: Collection[str] = NOTHING,
) -> Results:
    """The same from the copy as it is."""
    hotels = tuple(store.hotels_named())
    return _with_parts(
        store, folder, header_of(folder), hotels, standards=tuple(standards), times=tuple(times)
    )


def read_common(store: Store, folder: Path, common: Common) -> Results:
    """Every released visit as it comes out on those standards alone."""
    return _on_common(store, folder, refresh(store, folder), tuple(store.hotels_named()), common)


@lru_cache(maxsize=2)
def _on_common(
    store: Store, folder: Path, header: Header, hotels: tuple[tuple[str, ...], ...], common: Common
) -> Results:
    results, marks = _visits(folder, header, hotels)

    def sums_of(into: Mapping[str, str], weights: Mapping[str, float]) -> Parts:
        asked = {at: one.id for at, one in _questions(store, header, into).items()}
        return added_up(folder, header, asked, into=into, weights=weights, marks=marks)

    return on_common(results, common, sums_of)


@lru_cache(maxsize=2)
def _with_parts(
    store: Store,
    folder: Path,
    header: Header,
    hotels: tuple[tuple[str, ...], ...],
    *,
    standards: tuple[str, ...],
    times: tuple[str, ...],
) -> Results:
    """Kept until a result or a hotel's name is another: nobody may change the arrays."""
    results, marks = _visits(folder, header, hotels)
    if not standards and not times:
        return results
    asked = _questions(store, header, {*standards, *times})
    return replace(
        results,
        standards=standards_of(folder, header, asked, standards, marks),
        times=_times(folder, header, asked, times, marks),
    )


@lru_cache(maxsize=1)
def _visits(folder: Path, header: Header, named: tuple[tuple[str, ...], ...]) -> tuple[Results, Marks]:
    """All but standards and times, and where each visit stands."""
    table, hotels = visits_table(folder), {told[0]: told for told in named}
    hotel, inspector = (table[name].combine_chunks() for name in ("hotel", "inspector"))
    parts = block_of(departments_file(folder, header)) if header.count else None
    results = Results(
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
        departments=no_parts(table.num_rows)
        if parts is None
        else Parts(header.departments, parts["earned"].T, parts["weight"].T, parts["counted"].T),
        standards=no_parts(table.num_rows),
    )
    return results, Marks(table["mark"].to_numpy(), results.form)


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


def _times(
    folder: Path, header: Header, asked: dict[int, Standard], names: tuple[str, ...], marks: Marks
) -> dict[str, Times]:
    found: dict[str, Times] = {}
    for name in names:
        wanted = [question for question, standard in asked.items() if standard.id == name]
        if wanted:
            row, seconds = _seconds_of(folder, header, wanted, marks)
            found |= {name: Times(row, seconds)} if len(row) else {}
    return found


def _seconds_of(folder: Path, header: Header, wanted: Sequence[int], marks: Marks) -> tuple[Any, Any]:
    rows, measured = [], []
    for kind in ("answers", "times"):
        table = rows_asking(folder, header, kind, wanted, ["mark", "seconds"])
        seconds = table["seconds"].to_numpy().astype(float)
        row = marks.rows(table["mark"].to_numpy())
        told = ~np.isnan(seconds) & (row >= 0)
        rows.append(row[told])
        measured.append(seconds[told])
    row, seconds = np.concatenate(rows), np.concatenate(measured)
    order = np.argsort(row, kind="stable")
    return row[order], seconds[order]
