"""A generated chain as the columns that its pages read: branches × 12 visits × 900 answers, by its size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa

from inspections.store import Store, open_store, schema
from scoring.chain.kept import FOLLOWS, LATE, MISSED, TIMED
from scoring.chain.kept_blocks import no_departments, write_credits, write_departments
from scoring.chain.kept_file import ROWS_IN_GROUP, Header, departments_file, write_visits
from scoring.stars import SCORER
from standards.loader import load_shipped
from standards.pack import CLASSES, Pack, Standard, Within
from standards.pack_json import as_text, content_hash

BRANCHES, VISITS, ANSWERS = 10_000, 12, 900
AT_ONCE = 5_000
"""Visits made at a time: 4.5 million answers."""
NOT_APPLICABLE = 0.18
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Chain:
    """Where a generated chain lies, and by what it was rated."""

    folder: Path
    pack: Pack
    pack_hash: str

    @property
    def columns(self) -> Path:
        return self.folder / "chain"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'sixty.db'}"


def the_pack() -> Pack:
    """The first 900 standards of the shipped pack, by its own rules."""
    whole, left = load_shipped("five_star"), ANSWERS
    departments = []
    for department in whole.departments:
        taken = department.standards[:left]
        left -= len(taken)
        if taken:
            departments.append(replace(department, standards=taken))
    return replace(whole, departments=tuple(departments), scenarios=())


def the_chain(folder: Path) -> Chain:
    """The chain in that folder, made or not."""
    pack = the_pack()
    return Chain(folder, pack, content_hash(pack))


def make(folder: Path, size: float) -> Chain:
    """Hotels and the pack in a store; visits and answers in Parquet, as `refresh` would have written them."""
    chain, branches = the_chain(folder), max(4, round(BRANCHES * size))
    chain.columns.mkdir(parents=True)
    _store(chain, branches)
    visits, spans, tables, blocks = branches * VISITS, [], [], []
    for first in range(0, visits, AT_ONCE):
        marks = np.arange(first + 1, min(first + AT_ONCE, visits) + 1, dtype=np.int32)
        table, block = _made(chain, marks, branches)
        tables.append(table)
        blocks.append(block)
        spans.append((int(marks[0]), int(marks[-1])))
    form = (chain.pack.id, chain.pack.edition, chain.pack_hash, "", SCORER)
    header = Header(
        count=visits,
        mark=visits,
        questions=ANSWERS,
        departments=tuple(d.id for d in chain.pack.departments),
        forms=(form,),
        packs=((chain.pack_hash, 0),),
        spans=tuple(spans),
    )
    table = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    table = table.sort_by([("day", "ascending"), ("visit", "ascending")])
    columns = table["mark"].to_numpy() - 1  # visits were made in order of their marks
    departments = departments_file(chain.columns, header)
    write_departments(departments, blocks, len(header.departments), columns)
    write_visits(chain.columns, header, table)
    return chain


def _store(chain: Chain, branches: int) -> None:
    store: Store = open_store(chain.url)
    pack = {"hash": chain.pack_hash, "pack_id": chain.pack.id, "edition": chain.pack.edition}
    rows = [
        {
            "id": _hotel(n),
            "name": f"House {n}",
            "city": f"City {n % 400}",
            "country": f"Country {n % 60}",
            "region": f"Region {n % 40}",
            "kind": "resort" if n % 5 == 0 else "urban",
            "time_zone": "Europe/Oslo",
            "demo": False,
            "created_at": NOW,
        }
        for n in range(branches)
    ]

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.insert(schema.hotels), rows)
        connection.execute(sa.insert(schema.packs), [pack | {"body": as_text(chain.pack), "added_at": NOW}])

    store._db.write(work)  # noqa: SLF001 - ten thousand at once
    store.close()


def _made(chain: Chain, marks: Any, branches: int) -> Any:
    """Writes the answers of those visits; gives rows and departments. Everything differs a bit."""
    chance = np.random.default_rng(int(marks[0]))
    standards, visits = list(chain.pack.standards()), len(marks)
    branch = (marks - 1) % branches
    names = [d.id for d in chain.pack.departments]
    department = np.array([names.index(s.department) for s in standards])
    of_branch = np.random.default_rng(60).normal(0, 0.5, branches)[branch]
    level = (
        1.7
        + of_branch[:, None]
        + chance.normal(0, 0.4, (visits, 1))
        + chance.normal(0, 0.3, (visits, len(names)))
    )
    chance_met = (1 / (1 + np.exp(-level)))[:, department].T.astype(np.float32)
    shape = (len(standards), visits)
    applies = chance.random(shape, dtype=np.float32) >= NOT_APPLICABLE
    met = chance.random(shape, dtype=np.float32) < chance_met
    seconds = np.full(shape, np.nan, dtype=np.float32)
    kind = np.where(met, 0, MISSED).astype(np.uint8)
    resort = branch % 5 == 0
    for row, standard in enumerate(standards):
        limits = _limits(standard)
        if limits:
            limit = np.where(resort, limits[1], limits[0]).astype(np.float32)
            late = ~met[row]
            spread = chance.random(visits, dtype=np.float32)
            seconds[row] = np.where(late, limit * (1.02 + spread), limit * spread)
            kind[row] |= np.where(late, FOLLOWS | TIMED | LATE, FOLLOWS | TIMED).astype(np.uint8)
    seconds[~applies] = np.nan
    kind[~applies] = 0
    credit = np.where(applies, met, np.nan).astype(np.float32)
    columns = {
        "mark": np.tile(marks, len(standards)),
        "question": np.repeat(np.arange(len(standards), dtype=np.int32), visits),
        "kind": kind.ravel(),
        "credit": credit.ravel(),
        "seconds": seconds.ravel(),
    }
    span = f"{marks[0]}-{marks[-1]}.parquet"
    answers = pa.table({name: pa.array(array, from_pandas=True) for name, array in columns.items()})
    _write(answers, chain.columns / f"answers-{span}")
    write_credits(chain.columns / f"credits-{marks[0]}-{marks[-1]}.npy", ANSWERS, columns)
    _write(answers.slice(0, 0).select(["mark", "question", "seconds"]), chain.columns / f"times-{span}")
    return _rows(chain, marks, branch, credit, resort)


def _rows(chain: Chain, marks: Any, branch: Any, credit: Any, resort: Any) -> Any:
    standards, names = list(chain.pack.standards()), [d.id for d in chain.pack.departments]
    weight = np.array([float(s.weight) for s in standards])
    known = ~np.isnan(credit)
    mass, won = known * weight[:, None], np.nan_to_num(credit) * weight[:, None]
    total, whole = np.zeros(len(marks)), np.zeros(len(marks))
    for name in CLASSES:
        of = [s.classed == name for s in standards]
        share = float(chain.pack.rating.class_weights[name])
        total += share * 100 * won[of].sum(axis=0) / mass[of].sum(axis=0)
        whole += share
    days = [
        date(2025, 1 + ((m - 1) * VISITS // max(1, len(marks))) % 12, 1) for m in range(1, len(marks) + 1)
    ]
    text = pa.dictionary(pa.int32(), pa.string())
    columns: dict[str, Any] = {
        "mark": pa.array(marks),
        "visit": pa.array([f"00000000-0000-4000-8000-{m:012d}" for m in marks]),
        "hotel": pa.array([_hotel(n) for n in branch]).cast(text),
        "inspector": pa.array([f"inspector-{m % 200}" for m in marks]).cast(text),
        "day": pa.array([day + timedelta(days=int(m) % 28) for day, m in zip(days, marks, strict=True)]),
        "house": pa.array(np.where(resort, "resort", "urban")),
        "form": pa.array(np.zeros(len(marks), dtype=np.int32)),
        "score": pa.array(total / whole),
        "stars": pa.array(np.zeros(len(marks), dtype=np.int8)),
        "coverage": pa.array(np.full(len(marks), 100.0)),
        "provisional": pa.array(np.zeros(len(marks), dtype=bool)),
    }
    block = no_departments(len(names), len(marks))
    for at, name in enumerate(names):
        of = [s.department == name for s in standards]
        block["earned"][0, at] = won[of].sum(axis=0)
        block["weight"][0, at] = mass[of].sum(axis=0)
        block["counted"][0, at] = known[of].sum(axis=0)
    return pa.table(columns), block[0]


def _limits(standard: Standard) -> tuple[float, float] | None:
    """In seconds, for a house in town and for a resort; None where it is no plain limit."""
    if standard.limit is None:
        return None
    both = [standard.limit.for_house(kind) for kind in ("urban", "resort")]
    plain = [limit.ms / 1_000 for limit in both if isinstance(limit, Within)]
    return (plain[0], plain[1]) if len(plain) == 2 else None


def _write(table: Any, path: Path) -> None:
    pq.write_table(table, path, compression="zstd", row_group_size=ROWS_IN_GROUP)


def _hotel(number: int) -> str:
    return f"hotel-{number:05d}"


def weighty(pack: Pack, department: str, times: int) -> Pack:
    """The pack with one department's standards weighing so many times as much."""
    return replace(pack, departments=tuple(_weighed(pack, department, times)))


def _weighed(pack: Pack, name: str, times: int) -> Iterator[Any]:
    for department in pack.departments:
        if department.id != name:
            yield department
            continue
        standards = tuple(replace(s, weight=s.weight * times) for s in department.standards)
        yield replace(department, standards=standards)
