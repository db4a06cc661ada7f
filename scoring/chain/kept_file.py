"""The results as columns in Parquet files beside the database: what a page of a chain opens in a blink.

A copy for reading, made from the rows in the store and brought up to date from what is newer there; deleting
the folder loses nothing. Each server has its own. Gateway: pyarrow.

    visits.parquet              a row a visit, sorted as `Results` is; its metadata names the files that count
    answers-<from>-<to>.parquet a row a standard of a visit: mark, question, kind, credit, seconds
    times-<from>-<to>.parquet   a row for each measurement of a standard that was looked at several times

A visit scored anew gets a new mark; answers under a mark that no visit has are dead and join nothing.
`question` is the standard's place in its pack, counted on from the packs before it.
"""

from __future__ import annotations

import json
import os
import tempfile
import threading
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from inspections.result_records import KeptResult, Standing
from scoring.chain.kept import Answers, unpacked

if TYPE_CHECKING:
    from inspections.store import Store

VERSION = 1
"""Of the layout of these files: another one is made anew."""
AT_ONCE = 5_000
"""Visits read, and answers written to one file, at a time."""
MOST_FILES = 40
"""Files of answers, before the small ones are put together."""
ROWS_IN_GROUP = 65_536
"""Some ten standards of five thousand visits: whoever asks for a department reads little else."""
_ONE_AT_A_TIME = threading.Lock()
"""In this process. Another that shares the folder may take a file away: the copy is then made anew."""


@dataclass(frozen=True)
class Header:
    """What the copy holds.

    forms     what visits were held to: pack, edition, hash, scenario, scorer
    packs     each pack's hash and its first question
    spans     the marks of each file of answers
    """

    version: int = VERSION
    count: int = 0
    mark: int = 0
    questions: int = 0
    departments: tuple[str, ...] = ()
    forms: tuple[tuple[str, ...], ...] = ()
    packs: tuple[tuple[str, int], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def standing(self) -> Standing:
        return Standing(self.count, self.mark)


def refresh(store: Store, folder: Path) -> Header:
    """The copy as of now: only what is newer in the store is read, unless something was deleted there."""
    folder.mkdir(parents=True, exist_ok=True)
    with _ONE_AT_A_TIME:
        standing, old = store.results_standing(), header_of(folder)
        if old.standing == standing and (folder / "visits.parquet").exists():
            return old
        new = _added(store, folder, old)
        return new if new.count == store.results_standing().count else _added(store, folder, Header())


def header_of(folder: Path) -> Header:
    """What the copy in the folder says of itself; an empty one where there is none, or of another version."""
    path = folder / "visits.parquet"
    if not path.exists():
        return Header()
    told = json.loads(pq.read_schema(path).metadata[b"sixty"])
    if told["version"] != VERSION:
        return Header()
    lists = {name: tuple(map(tuple, told[name])) for name in ("forms", "packs", "spans")}
    header = Header(**told | lists | {"departments": tuple(told["departments"])})
    here = all(file.exists() for kind in ("answers", "times") for file in files_of(folder, header, kind))
    return header if here else Header()


def visits_table(folder: Path, columns: Sequence[str] | None = None) -> Any:
    """A row a visit, by day and then by visit."""
    return pq.read_table(folder / "visits.parquet", columns=columns)


def files_of(folder: Path, header: Header, kind: str = "answers") -> list[Path]:
    """The files that count."""
    return [folder / f"{kind}-{first}-{last}.parquet" for first, last in header.spans]


def rows_asking(folder: Path, header: Header, kind: str, questions: Iterable[int], columns: list[str]) -> Any:
    """The answers (or times) to those questions alone: files are sorted by question."""
    asked = [("question", "in", set(questions))]
    tables = [pq.read_table(file, columns=columns, filters=asked) for file in files_of(folder, header, kind)]
    return pa.concat_tables(tables)


def _added(store: Store, folder: Path, old: Header) -> Header:
    visits = visits_table(folder) if old.count else None
    header = old
    while batch := store.results_after(header.mark, AT_ONCE):
        header = _with_names(store, header, batch)
        span = (header.mark + 1, batch[-1].mark)
        _write_answers(folder, header, span, batch)
        visits = _joined(visits, _visit_rows(header, batch))
        header = replace(header, mark=span[1], spans=(*header.spans, span), count=visits.num_rows)
    if len(header.spans) > MOST_FILES:
        header = _merged(folder, header)
    if visits is None:
        visits = _visit_rows(header, [])
    table = visits.sort_by([("day", "ascending"), ("visit", "ascending")])
    about = table.schema.with_metadata({"sixty": json.dumps(asdict(header))})
    _write(table.cast(about), folder / "visits.parquet")
    _sweep(folder, header)
    return header


def _with_names(store: Store, header: Header, batch: Sequence[KeptResult]) -> Header:
    forms, packs = dict.fromkeys(header.forms), dict(header.packs)
    departments, questions = dict.fromkeys(header.departments), header.questions
    for one in batch:
        forms.setdefault(form_of(one))
        departments.update(dict.fromkeys(part.name for part in one.parts))
    for pack_hash in dict.fromkeys(one.pack_hash for one in batch):
        if pack_hash not in packs:
            packs[pack_hash] = questions
            questions += _length_of(store, pack_hash)
    return replace(
        header,
        forms=tuple(forms),
        packs=tuple(packs.items()),
        questions=questions,
        departments=tuple(departments),
    )


def form_of(one: KeptResult) -> tuple[str, ...]:
    """What the visit was held to."""
    return (one.pack_id, one.pack_edition, one.pack_hash, one.scenario, one.scorer)


def _length_of(store: Store, pack_hash: str) -> int:
    from scoring.ratings import pack_of  # noqa: PLC0415 - only where a pack is new

    return sum(1 for _ in pack_of(store, pack_hash).standards())


def _write_answers(folder: Path, header: Header, span: tuple[int, int], batch: Sequence[KeptResult]) -> None:
    first = dict(header.packs)
    both = [unpacked(one.answers) for one in batch]
    for kind, arrays in (("answers", [a for a, _ in both]), ("times", [t for _, t in both])):
        lengths = [len(array) for array in arrays]
        rows = np.concatenate(arrays)
        told = [name for name in ("kind", "credit", "seconds") if name in (rows.dtype.names or ())]
        columns: dict[str, Answers] = {
            "mark": np.repeat(np.array([one.mark for one in batch], dtype=np.int32), lengths),
            "question": rows["place"].astype(np.int32)
            + np.repeat(np.array([first[one.pack_hash] for one in batch], dtype=np.int32), lengths),
            **{name: rows[name] for name in told},
        }
        write_answers(folder / f"{kind}-{span[0]}-{span[1]}.parquet", columns)


def write_answers(path: Path, columns: dict[str, Answers]) -> None:
    """A file of answers or times, sorted by question and then by mark; NaN becomes none."""
    order = np.lexsort((columns["mark"], columns["question"]))
    arrays = {name: pa.array(array[order], from_pandas=True) for name, array in columns.items()}
    _write(pa.table(arrays), path)


def _visit_rows(header: Header, batch: Sequence[KeptResult]) -> Any:
    forms = {form: at for at, form in enumerate(header.forms)}
    parts = [{part.name: part for part in one.parts} for one in batch]
    text = pa.dictionary(pa.int32(), pa.string())
    columns: dict[str, Any] = {
        "mark": pa.array([one.mark for one in batch], pa.int32()),
        "visit": pa.array([one.visit_id for one in batch], pa.string()),
        "hotel": pa.array([one.hotel_id for one in batch], pa.string()).cast(text),
        "inspector": pa.array([one.inspector_id for one in batch], pa.string()).cast(text),
        "day": pa.array([one.day for one in batch], pa.string()).cast(pa.date32()),
        "house": pa.array([one.house_kind for one in batch], pa.string()),
        "form": pa.array([forms[form_of(one)] for one in batch], pa.int32()),
        "score": pa.array([one.score for one in batch], pa.float64()),
        "stars": pa.array([one.stars for one in batch], pa.int8()),
        "coverage": pa.array([one.coverage for one in batch], pa.float64()),
        "provisional": pa.array([one.provisional for one in batch], pa.bool_()),
    }
    for name in header.departments:
        known = [part.get(name) for part in parts]
        columns[f"earned {name}"] = pa.array([p.earned if p else 0.0 for p in known], pa.float64())
        columns[f"weight {name}"] = pa.array([p.weight if p else 0.0 for p in known], pa.float64())
        columns[f"counted {name}"] = pa.array([p.counted if p else 0 for p in known], pa.int32())
    return pa.table(columns)


def _joined(visits: Any, new: Any) -> Any:
    """Both, the newer row where both have the visit; a department that is new has nothing in older rows."""
    if visits is None or not visits.num_rows:
        return new
    kept = visits.filter(pc.invert(pc.is_in(visits["visit"], new["visit"])))
    for name in new.column_names:
        if name not in kept.column_names:
            kept = kept.append_column(name, pa.array(np.zeros(kept.num_rows), new.schema.field(name).type))
    return pa.concat_tables([kept.select(new.column_names).cast(new.schema), new]).unify_dictionaries()


def _merged(folder: Path, header: Header) -> Header:
    """The smaller half of the files put together into one, so that their number stays bounded."""
    sized = sorted(header.spans, key=lambda span: span[1] - span[0])
    small = sized[: MOST_FILES // 2]
    span = (min(s[0] for s in small), max(s[1] for s in small))
    if span in header.spans:
        return header
    for kind in ("answers", "times"):
        table = pa.concat_tables(
            [pq.read_table(folder / f"{kind}-{first}-{last}.parquet") for first, last in small]
        )
        table = table.sort_by([("question", "ascending"), ("mark", "ascending")])
        _write(table, folder / f"{kind}-{span[0]}-{span[1]}.parquet")
    return replace(header, spans=(*[s for s in header.spans if s not in small], span))


def _write(table: Any, path: Path) -> None:
    """All of it or nothing; whoever reads the one before goes on reading it."""
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        pq.write_table(table, beside, compression="zstd", row_group_size=ROWS_IN_GROUP)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _sweep(folder: Path, header: Header) -> None:
    counting = {*files_of(folder, header), *files_of(folder, header, "times")}
    for path in (*folder.glob("answers-*.parquet"), *folder.glob("times-*.parquet")):
        if path not in counting:
            path.unlink(missing_ok=True)
