"""The results as columns in Parquet files beside the database: what a page of a chain opens in a blink.

A copy for reading, made from the rows in the store and brought up to date from what is newer there; deleting
the folder loses nothing. Each server has its own. Gateway: pyarrow.

    visits.parquet              a row a visit, sorted as `Results` is; its metadata names the files that count
    departments-<mark>-<n>.npy  what each department came to in those visits, in their order
    answers-<from>-<to>.parquet a row a standard of a visit: mark, question, kind, credit, seconds
    times-<from>-<to>.parquet   a row for each measurement of a standard that was looked at several times
    credits-<from>-<to>.npy     the credits of those answers again, a byte each, standard by standard

The last and the departments are blocks that a page maps into memory: it pays for what it looks at, and for
nothing to be unpacked.

A visit scored anew gets a new mark; answers under a mark that no visit has are dead and join nothing.
`question` is the standard's place in its pack, counted on from the packs before it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from inspections.result_records import KeptResult, Standing
from scoring.chain.kept import Answers, unpacked
from scoring.chain.kept_blocks import block_of, departments_of, write_credits, write_departments, written

if TYPE_CHECKING:
    from inspections.store import Store

VERSION = 2
"""Of the layout of these files: another one is made anew."""
AT_ONCE = 5_000
"""Visits read, and answers written to one file, at a time."""
KINDS = {"answers": "parquet", "times": "parquet", "credits": "npy"}
"""What is kept of each span of marks."""
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
    files = [file for kind in KINDS for file in files_of(folder, header, kind)]
    return header if all(file.exists() for file in (departments_file(folder, header), *files)) else Header()


def visits_table(folder: Path, columns: Sequence[str] | None = None) -> Any:
    """A row a visit, by day and then by visit."""
    return pq.read_table(folder / "visits.parquet", columns=columns)


def files_of(folder: Path, header: Header, kind: str = "answers") -> list[Path]:
    """The files that count."""
    return [folder / f"{kind}-{first}-{last}.{KINDS[kind]}" for first, last in header.spans]


def departments_file(folder: Path, header: Header) -> Path:
    """Where the departments of those visits are."""
    return folder / f"departments-{header.mark}-{header.count}.npy"


def rows_asking(
    folder: Path, header: Header, kind: str, questions: Collection[int], columns: list[str]
) -> Any:
    """The answers (or times) to those questions alone: files are sorted by question, so little is read."""
    asked = pa.array(questions, pa.int32())
    tables = []
    for file in files_of(folder, header, kind):
        rows = pq.ParquetFile(file, memory_map=True)
        found = rows.read_row_groups(
            _groups(rows.metadata, questions), ["question", *columns], use_threads=False
        )
        tables.append(found.filter(pc.is_in(found["question"], asked)))
    return pa.concat_tables(tables)


def _groups(about: Any, questions: Collection[int]) -> list[int]:
    """The groups of rows in which one of those questions may be."""
    column, first, last = about.schema.names.index("question"), min(questions), max(questions)
    told = [about.row_group(group).column(column).statistics for group in range(about.num_row_groups)]
    return [group for group, of in enumerate(told) if of is None or (of.min <= last and of.max >= first)]


def _added(store: Store, folder: Path, old: Header) -> Header:
    visits = visits_table(folder) if old.count else None
    blocks = [block_of(departments_file(folder, old))] if old.count else []
    header, rows = old, old.count
    if visits is not None:
        visits = visits.append_column("row", pa.array(np.arange(rows, dtype=np.int32)))
    while batch := store.results_after(header.mark, AT_ONCE):
        header = _with_names(store, header, batch)
        span = (header.mark + 1, batch[-1].mark)
        _write_answers(folder, header, span, batch)
        visits = _joined(visits, _visit_rows(header, batch, rows))
        blocks.append(departments_of(batch, header.departments))
        rows += len(batch)
        header = replace(header, mark=span[1], spans=(*header.spans, span), count=visits.num_rows)
    if len(header.spans) > MOST_FILES:
        header = _merged(folder, header)
    if visits is None:
        visits = _visit_rows(header, [], 0)
    table = visits.sort_by([("day", "ascending"), ("visit", "ascending")])
    rows = table["row"].to_numpy()
    write_departments(departments_file(folder, header), blocks, len(header.departments), rows)
    write_visits(folder, header, table.drop_columns(["row"]))
    _sweep(folder, header, old)
    return header


def write_visits(folder: Path, header: Header, table: Any) -> None:
    """The visits, sorted as `Results` is. From here on the copy is what the header says."""
    about = table.schema.with_metadata({"sixty": json.dumps(asdict(header))})
    _write(table.cast(about), folder / "visits.parquet")


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
        if kind == "answers":
            write_credits(folder / f"credits-{span[0]}-{span[1]}.npy", header.questions, columns)


def write_answers(path: Path, columns: dict[str, Answers]) -> None:
    """A file of answers or times, sorted by question and then by mark; NaN becomes none."""
    order = np.lexsort((columns["mark"], columns["question"]))
    arrays = {name: pa.array(array[order], from_pandas=True) for name, array in columns.items()}
    _write(pa.table(arrays), path)


def _visit_rows(header: Header, batch: Sequence[KeptResult], first: int) -> Any:
    """Their rows; `row` is where their departments are, counted on from `first`."""
    forms = {form: at for at, form in enumerate(header.forms)}
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
    columns["row"] = pa.array(np.arange(first, first + len(batch), dtype=np.int32))
    return pa.table(columns)


def _joined(visits: Any, new: Any) -> Any:
    """Both, the newer row where both have the visit."""
    if visits is None or not visits.num_rows:
        return new
    kept = visits.filter(pc.invert(pc.is_in(visits["visit"], new["visit"])))
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
        if kind == "answers":
            columns = {name: table[name].to_numpy() for name in ("mark", "question", "credit")}
            write_credits(folder / f"credits-{span[0]}-{span[1]}.npy", header.questions, columns)
    return replace(header, spans=(*[s for s in header.spans if s not in small], span))


def _write(table: Any, path: Path) -> None:
    written(
        path, lambda beside: pq.write_table(table, beside, compression="zstd", row_group_size=ROWS_IN_GROUP)
    )


def _sweep(folder: Path, header: Header, old: Header) -> None:
    """What counts no more goes; departments of the copy before stay for who has just begun to read it."""
    counting = {file for kind in KINDS for file in files_of(folder, header, kind)}
    counting |= {departments_file(folder, header), departments_file(folder, old)}
    for kind, ending in (*KINDS.items(), ("departments", "npy")):
        for path in folder.glob(f"{kind}-*.{ending}"):
            if path not in counting:
                path.unlink(missing_ok=True)
