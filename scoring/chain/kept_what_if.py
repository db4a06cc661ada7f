"""Every past visit rated by other rules at once: another weight, limit, gate or edition. Gateway: ibis.

One expression over all answers, on DuckDB over the Parquet files beside the database; an address names
another engine that Ibis knows (PostgreSQL, ClickHouse, BigQuery, …), which is then given the tables.

What a star asks for is worked out as in stars.py, in floating point with 1e-9 in favour of the hotel.
Standards looked at several times keep the credit they had where only a limit changes. Rules that are not of
the total, a class, a department, critical or timed standards are refused: way/what_if.py takes those singly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np

from scoring.chain.kept import FOLLOWS, LATE, MISSED, TIMED
from scoring.chain.kept_file import Header, files_of, header_of, visits_table
from scoring.conditions import gates_for
from standards.pack import (
    CLASSES,
    HOUSE_KINDS,
    Around,
    Every,
    Gate,
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

KNOWN = ("critical_not_met", "timed_in_limit", "department_score", "class_score")
COUNTED = ("critical", "timed", "late")
_RULES = {"question": "int32", "weight": "float64", "critical": "boolean", "part": "int32"}
_COPIED = {"answers": ("mark", "question", "credit", "seconds"), "visits": ("mark", "house")}
_LIMITS = {"question": "int32", "house": "string", "longest": "float64"}
EVEN = 1e-9
"""Sums of nine hundred floating-point numbers are off by less, and no bar lies so close above a score."""


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
        engine = ibis.duckdb.connect()
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
    told = tables.engine.to_pyarrow(rated)
    visits = visits_table(folder, ["mark", "visit", "hotel", "stars", "score"])
    return _beside(visits, told)


def expression(tables: Tables, packs: Mapping[str, Pack], then: Mapping[str, Pack]) -> Any:
    """The one expression: a row a visit with `mark`, `score` and `stars`."""
    each = [
        _by_pack(tables, first, packs[pack_hash], then[pack_hash])
        for pack_hash, first in tables.header.packs
        if pack_hash in packs
    ]
    return reduce(lambda one, other: one.union(other), each)


def _by_pack(tables: Tables, first: int, before: Pack, then: Pack) -> Any:
    _refuse_unknown(then)
    standards = {standard.id: standard for standard in then.standards()}
    asked = [
        (first + at, old, standards[old.id])
        for at, old in enumerate(before.standards())
        if old.id in standards
    ]
    rules, limits = ibis.memtable(_rules(asked, then), schema=_RULES), _limits(asked)
    last = first + sum(1 for _ in before.standards()) - 1
    answers = tables.answers.filter(
        tables.answers.question.between(first, last), tables.answers.credit.notnull()
    )
    changed = sorted(set(limits["question"]))
    if not changed:
        return _stars(then, _summed(_as_it_was(answers.join(rules, "question"))))
    timed, others = answers.question.isin(changed), answers.question.notin(changed)
    rows = answers.filter(timed).join(rules, "question").join(tables.visits.select("mark", "house"), "mark")
    held = rows.left_join(ibis.memtable(limits, schema=_LIMITS), ["question", "house"])
    both = _as_it_was(answers.filter(others).join(rules, "question")).union(_as_it_would_be(held, then))
    return _stars(then, _summed(both))


def _as_it_was(rows: Any) -> Any:
    """What each answer adds to its visit, as it was given."""
    kind = rows["kind"]
    return _adding(rows, rows.credit, (kind & MISSED) != 0, (kind & LATE) != 0)


def _as_it_would_be(rows: Any, then: Pack) -> Any:
    """The same held against another limit, `longest`: what followed the clock follows it still."""
    kind = rows["kind"]
    timed = rows.seconds.notnull() & rows.longest.notnull()
    over, follows = rows.seconds > rows.longest, timed & ((kind & FOLLOWS) != 0)
    missed = ibis.ifelse(follows, over, (kind & MISSED) != 0)
    late = ibis.ifelse(follows, over, (kind & LATE) != 0)
    partly = ibis.ifelse(over, _graded(rows, then), 0.0)
    credit = ibis.ifelse(timed, ibis.ifelse(missed, partly, 1.0), rows.credit)
    return _adding(rows, credit, missed, late)


def _adding(rows: Any, credit: Any, missed: Any, late: Any) -> Any:
    return rows.select(
        "mark",
        "part",
        earned=rows.weight * credit,
        weight=rows.weight,
        critical=ibis.ifelse(rows.critical & missed, 1, 0),
        timed=ibis.ifelse((rows["kind"] & TIMED) != 0, 1, 0),
        late=ibis.ifelse(late, 1, 0),
    )


def _summed(rows: Any) -> Any:
    """A row a department of a visit. One after the other, so that no engine reads the answers twice."""
    names = (*COUNTED, "earned", "weight")
    parts = rows.group_by("mark", "part").agg(**{name: rows[name].sum() for name in names})
    sums: dict[str, Any] = {name: parts[name].sum() for name in COUNTED}
    for at, name in enumerate(CLASSES):
        of = parts.part % len(CLASSES) == at
        sums |= {f"{what}_{name}": ibis.ifelse(of, parts[what], 0.0).sum() for what in ("earned", "weight")}
    return parts.group_by("mark", department=parts.part // len(CLASSES)).agg(**sums)


def _rules(asked: Sequence[tuple[int, Standard, Standard]], then: Pack) -> dict[str, list[Any]]:
    """What each question weighs; `part` is its department and its class in one number."""
    departments = {name: at for at, name in enumerate(_departments(then))}
    return {
        "question": [question for question, _, _ in asked],
        "weight": [float(standard.weight) for _, _, standard in asked],
        "critical": [standard.critical for _, _, standard in asked],
        "part": [departments[s.department] * len(CLASSES) + CLASSES.index(s.classed) for _, _, s in asked],
    }


def _limits(asked: Sequence[tuple[int, Standard, Standard]]) -> dict[str, list[Any]]:
    """The limits that differ, in seconds, for each kind of house."""
    found: dict[str, list[Any]] = {"question": [], "house": [], "longest": []}
    for question, old, new in asked:
        if old.limit is None or new.limit is None or old.limit == new.limit:
            continue
        for house in HOUSE_KINDS:
            seconds = _seconds(new.limit, house)
            if seconds is None:
                raise ValueError(f"The limit of {new.id} is no single duration. Ask for it visit by visit.")
            if seconds != _seconds(old.limit, house):
                for column, value in zip(found.values(), (question, house, seconds), strict=True):
                    column.append(value)
    return found


def _seconds(limit: TimeLimit, house: str) -> float | None:
    match limit.for_house(house):
        case Within(ms) | Around(ms) | Every(ms):
            return ms / 1_000
        case Quoted(ms, None):
            return ms / 1_000
    return None


def _graded(rows: Any, then: Pack) -> Any:
    """R1. What is late is worth a part where the pack grades it: 0 at `none_at` per cent of the limit."""
    none_at = then.rating.credit.none_at
    if none_at is None:
        return ibis.literal(0.0)
    most = float(none_at / 100)
    return ibis.greatest(0.0, (most - rows.seconds / rows.longest) / (most - 1))


def _stars(then: Pack, departments: Any) -> Any:
    earned = sum((departments[f"earned_{name}"] for name in CLASSES[1:]), departments[f"earned_{CLASSES[0]}"])
    weight = sum((departments[f"weight_{name}"] for name in CLASSES[1:]), departments[f"weight_{CLASSES[0]}"])
    scored = departments.mutate(score=ibis.ifelse(weight > 0, 100 * earned / weight, ibis.null("float64")))
    of_class = (f"{what}_{name}" for name in CLASSES for what in ("earned", "weight"))
    sums: dict[str, Any] = {name: scored[name].sum() for name in (*COUNTED, *of_class)}
    sums["lowest"] = scored.score.min()
    numbered = _departments(then)
    for name in {gate.department for gate in then.rating.gates if gate.department in numbered}:
        of = scored.department == numbered.index(name)
        sums[_column(name)] = ibis.ifelse(of, scored.score, ibis.null("float64")).max()
    visits = scored.group_by("mark").agg(**sums)
    visits = visits.mutate(score=_total(visits, {n: float(w) for n, w in then.rating.class_weights.items()}))
    return visits.select("mark", "score", stars=_reached(visits, then))


def _total(visits: Any, weights: Mapping[str, float]) -> Any:
    """R5. The class-weighted mean; a class in which nothing counted leaves its weight to the other."""
    earned, whole = ibis.literal(0.0), ibis.literal(0.0)
    for name in CLASSES:
        share, mass = visits[f"earned_{name}"], visits[f"weight_{name}"]
        weight = weights.get(name, 0.0)
        earned += ibis.ifelse(mass > 0, weight * 100 * share / mass, 0.0)
        whole += ibis.ifelse(mass > 0, weight, 0.0)
    return ibis.ifelse(whole > 0, earned / whole, ibis.null("float64"))


def _reached(visits: Any, then: Pack) -> Any:
    """R8. The highest star such that its conditions, and those of every star below it, are met."""
    reached, so_far = ibis.literal(0, "int8"), ibis.literal(True)
    for band in sorted(then.rating.bands, key=lambda band: band.stars):
        met = (visits.score >= float(band.score) - EVEN).fill_null(False)
        for gate in gates_for(then, band.stars):
            met &= _holds(visits, gate)
        so_far &= met
        reached = ibis.ifelse(so_far, ibis.literal(band.stars, "int8"), reached)
    return reached


def _holds(visits: Any, gate: Gate) -> Any:
    """R7. A gate asks nothing of what was not counted."""
    bar = float(gate.at_least or Fraction(0)) - EVEN
    match gate.rule:
        case "critical_not_met":
            return visits.critical <= (gate.at_most or 0)
        case "timed_in_limit":
            return 100 * (visits.timed - visits.late) >= bar * visits.timed
        case "class_score":
            earned, weight = visits[f"earned_{gate.classed}"], visits[f"weight_{gate.classed}"]
            return (100 * earned >= bar * weight).fill_null(True)
    column = "lowest" if gate.department is None else _column(gate.department)
    return (visits[column] >= bar).fill_null(True) if column in visits.columns else ibis.literal(True)


def _departments(then: Pack) -> list[str]:
    return list(dict.fromkeys(standard.department for standard in then.standards()))


def _column(department: str) -> str:
    return f"department_{department}"


def _refuse_unknown(pack: Pack) -> None:
    strange = sorted({gate.rule for gate in pack.rating.gates} - set(KNOWN))
    if pack.rating.measure != "total":
        strange.append(pack.rating.measure)
    if strange:
        raise ValueError(
            f"{pack.id} {pack.edition} rates by {', '.join(strange)}: ask for it visit by visit."
        )


def _beside(visits: Any, told: Any) -> Moved:
    marks = visits["mark"].to_numpy()
    size = int(marks.max(initial=0)) + 1
    score, stars = np.full(size, np.nan), np.zeros(size, dtype=np.int8)
    score[marks], stars[marks] = visits["score"].to_numpy(), visits["stars"].to_numpy()
    rated = told["mark"].to_numpy()
    alive = rated < size
    score[rated[alive]] = told["score"].to_numpy().astype(float)[alive]
    stars[rated[alive]] = told["stars"].to_numpy()[alive]
    return Moved(
        visit=visits["visit"].to_numpy(),
        hotel=visits["hotel"].to_numpy(),
        stars_now=visits["stars"].to_numpy(),
        stars_then=stars[marks],
        score_now=visits["score"].to_numpy(),
        score_then=score[marks],
    )
