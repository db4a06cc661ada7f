"""Every past visit rated by other rules at once: another weight, limit, gate or edition. Gateway: ibis.

One expression over all answers, on DuckDB over the Parquet files beside the database; an address names
another engine that Ibis knows (PostgreSQL, ClickHouse, BigQuery, …), which is then given the tables.

What a star asks for is worked out as in stars.py, by every rule that a pack may have: a visit's answers are
summed by part of the house first (asks.py), and all that is asked is asked of those sums. They are floating
point numbers, with EVEN in favour of the hotel. Standards looked at several times keep the credit they had
where only a limit changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np

from inspections.language import told
from scoring.chain.asks import Asks, Rules
from scoring.chain.kept import FOLLOWS, LATE, MISSED, TIMED
from scoring.chain.kept_file import Header, files_of, header_of, visits_table
from standards.pack import (
    CLASSES,
    HOUSE_KINDS,
    Around,
    Every,
    Pack,
    Quoted,
    Standard,
    TimeLimit,
    Within,
)

try:
    import ibis
except ImportError:  # a house of one hotel has no need of it
    ibis = None

_RULES = {"question": "int32", "weight": "float64", "timed": "boolean", "part": "int32"}
_COPIED = {"answers": ("mark", "question", "credit", "seconds"), "visits": ("mark", "house")}
_LIMITS = {"question": "int32", "house": "string", "longest": "float64"}
EVEN = 1e-12
"""Of a bar: sums of a thousand floating point numbers are off by less; no score lies so close below one."""
WHOLE = 3_603_600
"""Credits are kept to seven digits. Times this, those of up to sixteen looks and most of a clock's are whole
numbers, and so exact again; what is not as near to one as seven digits can tell is left as it is."""
NEAR = 0.12
MEMORY = "1400MB"
"""Of DuckDB; with Python's own it stays under two gigabytes. What is more is put aside on the disk."""


@dataclass(frozen=True)
class Moved:
    """Every visit as it is and as it would be: places in the same order as `Results`.

    score is NaN where nothing counted; stars are those of the conditions, provisional or not.
    """

    visit: Any
    hotel: Any
    stars_now: Any
    stars_then: Any
    score_now: Any
    score_then: Any

    def changed(self) -> dict[tuple[int, int], int]:
        """How many visits go from so many stars to so many others."""
        pairs, counts = np.unique(np.stack([self.stars_now, self.stars_then]), axis=1, return_counts=True)
        return {(int(a), int(b)): int(n) for (a, b), n in zip(pairs.T, counts, strict=True) if a != b}


@dataclass(frozen=True)
class Tables:
    """Where the expression finds answers and visits."""

    engine: Any
    answers: Any
    visits: Any
    header: Header


def open_tables(folder: Path, url: str = "") -> Tables:
    """The tables on DuckDB over the files, or copied to the engine at `url`."""
    header = header_of(folder)
    files = [str(file) for file in files_of(folder, header)]
    if not url:
        engine = ibis.duckdb.connect(memory_limit=MEMORY, temp_directory=str(folder / "spill"))
        visits = engine.read_parquet(str(folder / "visits.parquet"), table_name="visits")
        return Tables(engine, engine.read_parquet(files, table_name="answers"), visits, header)
    engine = ibis.connect(url)
    answers = _copied(engine, "answers", files, header.mark)
    visits = _copied(engine, "visits", [str(folder / "visits.parquet")], header.mark)
    return Tables(engine, answers, visits, header)


def _copied(engine: Any, what: str, files: Sequence[str], mark: int) -> Any:
    """The table on that engine: copied there once for each state of the chain, the one before taken away."""
    name, known = f"sixty_chain_{what}_{mark}", set(engine.list_tables())
    if name not in known:
        rows = ibis.duckdb.connect().read_parquet(list(files))
        kind = {"kind": rows["kind"].cast("int16")} if what == "answers" else {}
        engine.create_table(name, obj=rows.select(*_COPIED[what], **kind).to_pyarrow())
        for old in known:
            if re.fullmatch(rf"sixty_chain_{what}_\d+", old):
                engine.raw_sql(f"DROP TABLE {old}")
    return engine.table(name)


def what_if_over_all(
    folder: Path, packs: Mapping[str, Pack], instead: Mapping[str, Pack], url: str = ""
) -> Moved:
    """Every visit as it would be rated by `instead` of the pack it was rated by; both by the latter's hash.

    A pack that `instead` does not name stays as it is; visits of one that `packs` does not name do as well,
    and so do those without an answer. Standards are matched by id; one that the other
    edition does not have counts no more. ValueError for rules that cannot be worked out here.
    """
    if ibis is None:
        raise ValueError(
            "This needs an engine: pip install -r requirements-chain.txt, then start Sixty again."
        )
    tables = open_tables(folder, url)
    rated = expression(tables, packs, {**packs, **instead})
    found = tables.engine.to_pyarrow(rated)
    visits = visits_table(folder, ["mark", "visit", "hotel", "stars", "score"])
    return _beside(visits, found)


def expression(tables: Tables, packs: Mapping[str, Pack], then: Mapping[str, Pack]) -> Any:
    """The one expression: a row a visit with `mark`, `score` and `stars`."""
    each = [
        _by_pack(tables, first, packs[pack_hash], then[pack_hash])
        for pack_hash, first in tables.header.packs
        if pack_hash in packs
    ]
    return reduce(lambda one, other: one.union(other), each)


def _by_pack(tables: Tables, first: int, before: Pack, then: Pack) -> Any:
    held, standards = Rules(then), {standard.id: standard for standard in then.standards()}
    asked = [
        (first + at, old, standards[old.id])
        for at, old in enumerate(before.standards())
        if old.id in standards
    ]
    schema = _RULES | {f"missed_{at}": "boolean" for at in range(len(held.missed))}
    rules, limits = ibis.memtable(_rules(asked, held), schema=schema), _limits(asked, before, then)
    last = first + sum(1 for _ in before.standards()) - 1
    answers = tables.answers.filter(
        tables.answers.question.between(first, last), tables.answers.credit.notnull()
    )
    changed = sorted(set(limits["question"]))
    if not changed:
        return _stars(held, _summed(_as_it_was(answers.join(rules, "question"), held)))
    timed, others = answers.question.isin(changed), answers.question.notin(changed)
    rows = answers.filter(timed).join(rules, "question").join(tables.visits.select("mark", "house"), "mark")
    there = rows.left_join(ibis.memtable(limits, schema=_LIMITS), ["question", "house"])
    was = _as_it_was(answers.filter(others).join(rules, "question"), held)
    return _stars(held, _summed(was.union(_as_it_would_be(there, held))))


def _as_it_was(rows: Any, held: Rules) -> Any:
    """What each answer adds to its visit, as it was given."""
    kind = rows["kind"]
    return _adding(rows, held, _exactly(rows.credit), (kind & MISSED) != 0, (kind & LATE) != 0)


def _as_it_would_be(rows: Any, held: Rules) -> Any:
    """The same held against another limit, `longest` ms: what followed the clock follows it still."""
    kind, ms = rows["kind"], (rows.seconds.cast("float64") * 1000).round()
    timed = rows.seconds.notnull() & rows.longest.notnull()
    over, follows = ms > rows.longest, timed & ((kind & FOLLOWS) != 0)
    missed = ibis.ifelse(follows, over, (kind & MISSED) != 0)
    late = ibis.ifelse(follows, over, (kind & LATE) != 0)
    partly = ibis.ifelse(over, _graded(ms / rows.longest, held.pack), 0.0)
    credit = ibis.ifelse(timed, ibis.ifelse(missed, partly, 1.0), _exactly(rows.credit))
    return _adding(rows, held, credit, missed, late)


def _exactly(credit: Any) -> Any:
    """The credit that was kept to seven digits, as whole parts of WHOLE."""
    parts = credit.cast("float64") * WHOLE
    whole = parts.round().cast("float64")  # PostgreSQL would divide whole numbers
    return ibis.ifelse((parts - whole).abs() < NEAR, whole / WHOLE, parts / WHOLE)


def _adding(rows: Any, held: Rules, credit: Any, missed: Any, late: Any) -> Any:
    timed = rows.timed & ((rows["kind"] & TIMED) != 0)
    return rows.select(
        "mark",
        "part",
        earned=rows.weight * credit,
        weight=rows.weight,
        timed=timed,
        late=timed & late,
        **{name: rows[name] & missed for name in _counts(held)},
    )


def _counts(held: Rules) -> list[str]:
    return [f"missed_{at}" for at in range(len(held.missed))]


def _summed(rows: Any) -> Any:
    """A row a part of a visit: of nine hundred answers so many remain as the rules tell parts apart."""
    numbers = [name for name in rows.columns if name not in ("mark", "part", "earned", "weight")]
    sums = {name: rows.count(where=rows[name]) for name in numbers}
    return rows.group_by("mark", "part").agg(earned=rows.earned.sum(), weight=rows.weight.sum(), **sums)


def _rules(asked: Sequence[tuple[int, Standard, Standard]], held: Rules) -> dict[str, list[Any]]:
    """What each question weighs, and of which sums it is."""
    return {
        "question": [question for question, _, _ in asked],
        "weight": [float(standard.weight) for _, _, standard in asked],
        "timed": [standard.limit is not None for _, _, standard in asked],
        "part": [held.part[standard.id] for _, _, standard in asked],
        **{
            name: [standard.id in ids for _, _, standard in asked]
            for name, ids in zip(_counts(held), held.missed, strict=True)
        },
    }


def _limits(
    asked: Sequence[tuple[int, Standard, Standard]], before: Pack, then: Pack
) -> dict[str, list[Any]]:
    """The limits by which an answer may be worth another credit, in ms, for each kind of house."""
    found: dict[str, list[Any]] = {"question": [], "house": [], "longest": []}
    regraded = before.rating.credit.none_at != then.rating.credit.none_at
    if before.rating.credit.repeated != then.rating.credit.repeated:
        raise ValueError(
            told(
                "{pack} {edition} counts what was looked at several times otherwise. Ask for it visit by "
                "visit.",
                pack=then.id,
                edition=then.edition,
            )
        )
    for question, old, new in asked:
        if old.limit is None or new.limit is None or (old.limit == new.limit and not regraded):
            continue
        for house in HOUSE_KINDS:
            longest = _longest(new.limit, house)
            if longest is None:
                sentence = "The limit of {standard} is no single duration. Ask for it visit by visit."
                raise ValueError(told(sentence, standard=new.id))
            if regraded or longest != _longest(old.limit, house):
                for column, value in zip(found.values(), (question, house, longest), strict=True):
                    column.append(value)
    return found


def _longest(limit: TimeLimit, house: str) -> int | None:
    match limit.for_house(house):
        case Within(ms) | Around(ms) | Every(ms):
            return ms
        case Quoted(ms, None):
            return ms
    return None


def _graded(ratio: Any, then: Pack) -> Any:
    """R1. What is late is worth a part where the pack grades it: 0 at `none_at` per cent of the limit."""
    none_at = then.rating.credit.none_at
    if none_at is None:
        return ibis.literal(0.0)
    most = float(none_at / 100)
    return ibis.greatest(0.0, (most - ratio) / (most - 1))


def _stars(held: Rules, parts: Any) -> Any:
    sums = {
        name: parts[name].sum() for name in parts.columns if name not in ("mark", "part", "earned", "weight")
    }
    for at in range(len(held.shares)):
        inside = _one_of(parts.part, held.parts_of(at))
        sums |= {f"{what}_{at}": ibis.ifelse(inside, parts[what], 0.0).sum() for what in ("earned", "weight")}
    visits = parts.group_by("mark").agg(**sums)
    weights = {name: float(weight) for name, weight in held.pack.rating.class_weights.items()}
    visits = visits.mutate(score=_total(visits, weights))
    return visits.select("mark", "score", stars=_reached(visits, held))


def _one_of(part: Any, numbers: Sequence[int]) -> Any:
    """Whether it is one of these, in order: a class is a run of them, and asked for as one."""
    if numbers and numbers[-1] - numbers[0] == len(numbers) - 1:
        return part.between(numbers[0], numbers[-1])
    return part.isin(numbers)


def _total(visits: Any, weights: Mapping[str, float]) -> Any:
    """R5. The class-weighted mean; a class in which nothing counted leaves its weight to the other."""
    earned, whole = ibis.literal(0.0), ibis.literal(0.0)
    for at, name in enumerate(CLASSES):
        share, mass, weight = visits[f"earned_{at}"], visits[f"weight_{at}"], weights.get(name, 0.0)
        earned += ibis.ifelse(mass > 0, weight * 100 * share / mass, 0.0)
        whole += ibis.ifelse(mass > 0, weight, 0.0)
    return ibis.ifelse(whole > 0, earned / whole, ibis.null("float64"))


def _reached(visits: Any, held: Rules) -> Any:
    """R8. The highest star such that its conditions, and those of every star below it, are met."""
    reached, so_far = ibis.literal(0, "int8"), ibis.literal(True)
    for stars, asks in held.stars():
        for one in asks:
            so_far &= _holds(visits, held, one)
        reached = ibis.ifelse(so_far, ibis.literal(stars, "int8"), reached)
    return reached


def _holds(visits: Any, held: Rules, asks: Asks) -> Any:
    """R6, R7. A gate asks nothing of what was not counted: no weight, and nothing times it is asked for."""
    bar = float(asks.bar) * (1 - EVEN)
    match asks.of:
        case "total":
            return (visits.score >= bar).fill_null(False)
        case "points":
            return sum(visits[f"earned_{at}"] for at in range(len(CLASSES))) >= bar
        case "seen":
            areas = [at for at, (kind, _) in enumerate(held.shares) if kind == "area"]
            return sum(visits[f"weight_{at}"] for at in areas) > 0
        case "missed":
            return visits[f"missed_{asks.at}"] <= int(asks.bar)
        case "timed":
            return 100 * (visits.timed - visits.late) >= bar * visits.timed
    return 100 * visits[f"earned_{asks.at}"] >= bar * visits[f"weight_{asks.at}"]


def _beside(visits: Any, found: Any) -> Moved:
    marks = visits["mark"].to_numpy()
    size = int(marks.max(initial=0)) + 1
    score, stars = np.full(size, np.nan), np.zeros(size, dtype=np.int8)
    score[marks], stars[marks] = visits["score"].to_numpy(), visits["stars"].to_numpy()
    rated = found["mark"].to_numpy()
    alive = rated < size
    score[rated[alive]] = found["score"].to_numpy().astype(float)[alive]
    stars[rated[alive]] = found["stars"].to_numpy()[alive]
    return Moved(
        visit=visits["visit"].to_numpy(),
        hotel=visits["hotel"].to_numpy(),
        stars_now=visits["stars"].to_numpy(),
        stars_then=stars[marks],
        score_now=visits["score"].to_numpy(),
        score_then=score[marks],
    )
