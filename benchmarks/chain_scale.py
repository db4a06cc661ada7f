"""A chain of 10,000 branches × 12 visits × 900 answers: `PYTHONPATH=. python benchmarks/chain_scale.py`.

Makes the chain under --folder (0.01, 0.1 or 1 of the full 108 million answers), then measures each thing in a
process of its own: seconds by the clock and of the processor, and the most memory it took. Beside them pandas
and DuckDB by hand on the same files, and how long the memory alone would take to hand over the bytes.

    open     the data of a page from nothing: hotels, columns of every visit
    page …   the same and what that page works out of it; "kept" is the second view in that process
    what if  every answer rated by other rules: a weight, a limit, gates, areas, points
"""

# ruff: noqa: PLC0415 - each measure's process loads only what it measures
from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.chain.made import ANSWERS, Chain, make, the_chain, weighty

ROUNDS = 3


def main() -> None:
    """Makes the chain unless it is there, then prints the table."""
    asked = _asked()
    if asked.measure:
        print(json.dumps(_measured(Path(asked.folder), asked.measure)))
        return
    folder = Path(asked.folder or tempfile.mkdtemp(prefix="sixty-chain-")) / f"{asked.size:g}"
    if not folder.exists():
        begun = time.perf_counter()
        make(folder, asked.size)
        print(f"made in {time.perf_counter() - begun:,.0f} s, {_bytes_of(folder) / 1e6:,.0f} MB of Parquet")
    visits = _chain(folder)[1]
    print(f"{visits // 12:,} branches, {visits:,} visits, {visits * ANSWERS / 1e6:,.1f} million answers")
    print(f"{'':24} {'seconds':>9} {'CPU s':>8} {'kept CPU':>8} {'MB':>7}")
    chosen = [name for name in MEASURES if not asked.only or name in asked.only.split("+")]
    for name in chosen:
        if name.startswith("pandas") and asked.size > 0.2 and not asked.only:
            continue
        _tell(name, [_run(folder, name) for _ in range(asked.rounds)])
    if not asked.folder:
        shutil.rmtree(folder.parent)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=float, default=0.01, help="of the full chain; default: %(default)s")
    parser.add_argument("--folder", help="where the chain is made and kept; default: a temporary one")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", help="some of the measures, with + between them")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(folder: Path, name: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--folder", str(folder), "--measure", name]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return found


def _tell(name: str, runs: list[dict[str, float]]) -> None:
    told = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    kept = f"{told['kept']:8.3f}" if told["kept"] >= 0 else f"{'':8}"
    print(f"{name:24} {told['seconds']:9.3f} {told['cpu']:8.2f} {kept} {told['mb']:7,.0f}", flush=True)


def _measured(folder: Path, name: str) -> dict[str, float]:
    """Once, and where the measure gives something to be called again, that too."""
    begin = MEASURES[name](folder)
    started, cpu = time.perf_counter(), time.process_time()
    again = begin()
    seconds, spent = time.perf_counter() - started, time.process_time() - cpu
    kept = -1.0
    if callable(again):
        cpu = time.process_time()
        again()
        kept = time.process_time() - cpu
    return {"seconds": seconds, "cpu": spent, "kept": kept, "mb": _most()}


def _most() -> float:
    """Megabytes at the most, files mapped included, of this process alone."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1_000


def _chain(folder: Path) -> tuple[Chain, int]:
    from scoring.chain.kept_file import header_of

    chain = the_chain(folder)
    return chain, header_of(chain.columns).count


def _bytes_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in (folder / "chain").glob("*.parquet"))


Read = Callable[..., Any]


def _page(work: Callable[[Read, Chain], Any]) -> Callable[[Path], Any]:
    """A page: its data read from nothing, and what it works out of them. Imports are not counted."""

    def prepared(folder: Path) -> Callable[[], Any]:
        import pandas as pd  # which Streamlit has loaded

        assert pd
        from inspections.store import open_store
        from scoring.chain.kept_read import results_in

        chain = the_chain(folder)
        store = open_store(chain.url)
        work(lambda **_: _tiny(), chain)  # what is imported late is not the page's data

        def read(**asked: Any) -> Any:
            return results_in(store, chain.columns, **asked)

        def view() -> Callable[[], Any]:
            work(read, chain)
            return lambda: work(read, chain)

        return view

    return prepared


def _tiny() -> Any:
    """Three branches with four visits each."""
    from datetime import date

    from scoring.chain.results import Branch, Form, Part, VisitResult, results_of

    form = Form("p", "1")
    rows = [
        VisitResult(
            f"{n}",
            Branch(f"b{n % 3}", f"b{n % 3}"),
            "i",
            date(2026, 1 + n // 3, 1 + n),
            date(2026, 6, 1),
            form,
            4,
            80.0 + n % 5,
            parts={"a": Part(8.0 + n % 2, 10.0, 5), "a.b": Part(float(n % 2), 1.0)},
            times={"a.b": (20.0 + n,)},
        )
        for n in range(12)
    ]
    return results_of(rows)


def _opened(read: Read, _chain: Chain) -> None:
    assert len(read())


def _told(read: Read, *names: str) -> Any:
    """What the page shows of the overview, in the period that it is of and over time."""
    from scoring.chain.overview import overview_of

    every = read()
    told = overview_of(every.where(every.day > np.datetime64("2024-12-31")), every)
    for name in names:
        getattr(told, name)
    return told


def _overview(read: Read, _chain: Chain) -> None:
    from scoring.chain.overview import compared, period_change
    from scoring.chain.peers import since

    told = _told(
        read, "sides", "groups", "ranges", "heat", "funnel", "months", "shifted", "loyal", "cautions"
    )
    results, after = told.results, told.results.day >= np.datetime64("2025-07-01")
    period_change(results, ~after, after)
    since(results, ~after, after)
    region = np.array([branch.region for branch in results.branches])
    compared(results, {name: (region == name)[results.branch] for name in np.unique(region)})


def _consistency(read: Read, chain: Chain) -> None:
    from scoring.chain.overview import sides_of

    told = _told(read, "sides", "loyal", "cautions")
    kept = read(standards=_department(chain)).also_in(told.results)
    sides_of(kept, kept.standards)


def _heat(read: Read, chain: Chain) -> None:
    from scoring.chain.heat_standards import standards_heat_of

    results = read(standards=_department(chain)).also_in(read())
    standards_heat_of(results.standards, results.branch, len(results.branches))


def _branch(read: Read, chain: Chain) -> None:
    told = _told(read, "means", "ranges", "heat", "trends")
    kept = read(standards=_department(chain)).also_in(told.results)
    for name in kept.standards.names:
        np.nanmean(kept.standards.column(name))
    mine = told.results.where(told.results.branch == 1)
    mine.departments.scores  # noqa: B018 - what the page shows


def _times(read: Read, chain: Chain) -> None:
    from scoring.chain.times import timed_of

    results = read(times=_timed_one(chain)).also_in(read())
    for name, times in results.times.items():
        assert timed_of(name, times, results.branch, 60.0).branches or len(results) < 100


def _on_common(folder: Path) -> Callable[[], Any]:
    """Scores of all visits on 800 of the standards, as where editions differ; then ("kept") again."""
    from inspections.store import open_store
    from scoring.chain import kept_read
    from scoring.chain.common import Common

    chain = the_chain(folder)
    store, rules = open_store(chain.url), chain.pack.rating.class_weights
    standards = list(chain.pack.standards())[:800]
    common = Common(
        tuple((s.id, s.department, s.classed, float(s.weight)) for s in standards),
        tuple((name, float(share)) for name, share in rules.items()),
    )
    # The made chain has its columns alone, and no rows in a database to bring them up to date from.
    patch.object(kept_read, "refresh", lambda _store, columns: kept_read.header_of(columns)).start()

    def read() -> Callable[[], Any]:
        kept_read.read_common(store, chain.columns, common)
        return lambda: kept_read.read_common(store, chain.columns, common)

    return read


def _released(folder: Path) -> Callable[[], Any]:
    """What one visit more costs the next page: the columns brought up to date and opened."""
    from benchmarks.chain.logs import NOW, logged
    from inspections.result_records import Standing
    from inspections.store import open_store
    from scoring.chain.kept import bring_up_to_date
    from scoring.chain.kept_file import header_of, refresh
    from scoring.chain.kept_read import results_in

    beside, _ = logged(Path(tempfile.mkdtemp(prefix="sixty-logged-")), 1)
    bring_up_to_date(beside, NOW)
    chain, columns = the_chain(folder), Path(tempfile.mkdtemp(prefix=".copy-", dir=folder))
    for file in chain.columns.iterdir():
        (columns / file.name).hardlink_to(file)
    store, header = open_store(chain.url), header_of(columns)
    new = replace(beside.results_after(0)[0], mark=header.mark + 1)

    class OneMore:
        """The rows of that chain, and one."""

        def results_standing(self) -> Standing:
            return Standing(header.count + 1, new.mark)

        def results_after(self, mark: int, _most: int) -> list[Any]:
            return [new] if mark < new.mark else []

    def brought_up_to_date() -> None:
        refresh(OneMore(), columns)  # type: ignore[arg-type] # all that is asked of it
        assert len(results_in(store, columns)) == header.count + 1
        shutil.rmtree(columns)

    return brought_up_to_date


def _department(chain: Chain) -> list[str]:
    return [s.id for s in max(chain.pack.departments, key=lambda d: len(d.standards)).standards][:45]


def _timed_one(chain: Chain) -> list[str]:
    from benchmarks.chain.made import _limits

    return [next(s.id for s in chain.pack.standards() if _limits(s))]


def _what_if(other: Callable[[Chain], Any]) -> Callable[[Path], Any]:
    def prepared(folder: Path) -> Callable[[], Any]:
        from scoring.chain.kept_what_if import what_if_over_all

        chain, visits = _chain(folder)
        packs, instead = {chain.pack_hash: chain.pack}, {chain.pack_hash: other(chain)}

        def rated() -> None:
            moved = what_if_over_all(chain.columns, packs, instead)
            assert len(moved.visit) == visits
            if instead == packs:
                assert np.allclose(moved.score_now, moved.score_then, atol=1e-4)

        return rated

    return prepared


def _limited(chain: Chain) -> Any:
    from benchmarks.chain.made import _limits
    from scoring.way.what_if import Change, with_limits
    from standards.pack import TimeLimit, Within

    timed = [s for s in chain.pack.standards() if _limits(s)][:20]
    return with_limits(chain.pack, Change(limits={s.id: TimeLimit(Within(30_000)) for s in timed}))


def _gated(chain: Chain) -> Any:
    return replace(chain.pack, rating=replace(chain.pack.rating, gates=chain.pack.rating.gates[:1]))


def _by_area(chain: Chain) -> Any:
    """The lowest of eight areas that overlap; a floor for each, a cap of one, and three must-haves."""
    from fractions import Fraction

    from standards.pack import CLASSES, Area, Gate

    names = [department.id for department in chain.pack.departments]
    areas = [Area(f"part-{n}", departments=tuple(names[n::4])) for n in range(4)]
    areas += [Area(name, classes=(name,)) for name in CLASSES]
    areas += [Area(name, classifications=(name,)) for name in ("cleanliness", "courtesy")]
    gates = (
        Gate("every-area", 3, "area_score", at_least=Fraction(60)),
        Gate("clean", 4, "area_cap", area="cleanliness", above=1),
        Gate("must", 4, "mandatory", standards=tuple(s.id for s in chain.pack.standards())[:3]),
    )
    rules = replace(chain.pack.rating, measure="lowest_area", areas=tuple(areas), gates=gates)
    return replace(chain.pack, rating=rules)


def _by_points(chain: Chain) -> Any:
    """Points, and must-haves for each star."""
    from standards.pack import Gate

    standards = list(chain.pack.standards())
    most, ids = sum(s.weight for s in standards), [s.id for s in standards]
    bands = tuple(replace(band, score=band.score * most / 100) for band in chain.pack.rating.bands)
    gates = tuple(
        Gate(f"must-{n}", n, "mandatory", standards=tuple(ids[10 * n : 10 * n + 10])) for n in (3, 4, 5)
    )
    rules = replace(chain.pack.rating, measure="points", bands=bands, gates=gates)
    return replace(chain.pack, rating=rules)


def _weights(chain: Chain) -> tuple[Any, Any]:
    standards = list(chain.pack.standards())
    classed = np.array([s.classed == "service" for s in standards])
    return np.array([float(s.weight) for s in standards]), classed


def _by_pandas(folder: Path) -> Callable[[], Any]:
    """The class-weighted score of every visit, no gates: less than the expression does."""
    import pandas as pd

    chain, _ = _chain(folder)
    weight, service = _weights(chain)
    files = sorted(chain.columns.glob("answers-*.parquet"))

    def rated() -> None:
        columns = ["mark", "question", "credit"]
        rows = pd.concat([pd.read_parquet(file, columns=columns) for file in files]).dropna()
        rows["weight"] = weight[rows["question"]]
        rows["service"] = service[rows["question"]]
        rows["earned"] = rows["weight"] * rows["credit"]
        sums = rows.groupby(["mark", "service"])[["earned", "weight"]].sum()
        shares = (100 * sums["earned"] / sums["weight"]).unstack()  # noqa: PD010 - pivoting copies
        assert len(0.75 * shares[True] + 0.25 * shares[False])

    return rated


def _by_duckdb(folder: Path) -> Callable[[], Any]:
    """The same by hand-written SQL."""
    import duckdb

    chain, visits = _chain(folder)
    weight, service = _weights(chain)
    connection = duckdb.connect()
    rules = {"question": np.arange(len(weight)), "weight": weight, "service": service}
    import pandas as pd

    connection.register("rules", pd.DataFrame(rules))
    share = "sum(weight * credit) FILTER ({0}) / sum(weight) FILTER ({0} AND credit IS NOT NULL)"
    sums = ", ".join(share.format(where) for where in ("service", "NOT service"))
    files = f"read_parquet('{chain.columns}/answers-*.parquet')"
    asked = f"SELECT mark, {sums} FROM {files} JOIN rules USING (question) GROUP BY mark"  # noqa: S608 - ours

    def rated() -> None:
        assert len(connection.execute(asked).fetchnumpy()["mark"]) == visits

    return rated


VISITS_LOGGED = 60


def _scored(_folder: Path) -> Callable[[], Any]:
    """60 visits from their logs to rows: reading, folding, rating in exact fractions, one commit."""
    from benchmarks.chain.logs import NOW, logged
    from scoring.chain.kept import bring_up_to_date

    store, _ = logged(Path(tempfile.mkdtemp(prefix="sixty-logged-")), VISITS_LOGGED)

    def scored() -> None:
        assert bring_up_to_date(store, NOW) == VISITS_LOGGED

    return scored


def _copied(_folder: Path) -> Callable[[], Any]:
    """The columns of 60 visits from their rows; then ("kept") of one more, scored anew."""
    from benchmarks.chain.logs import NOW, logged
    from scoring.chain.kept import bring_up_to_date
    from scoring.chain.kept_file import refresh

    store, chain = logged(Path(tempfile.mkdtemp(prefix="sixty-logged-")), VISITS_LOGGED)
    bring_up_to_date(store, NOW)
    again = store.results_after(0)[:1]

    def copied() -> Callable[[], Any]:
        refresh(store, chain.columns)
        store.keep_results(again, [])
        return lambda: refresh(store, chain.columns)

    return copied


def _by_memory(folder: Path) -> Callable[[], Any]:
    """13 bytes an answer (mark, question, kind, credit) read once from memory: nothing is quicker."""
    visits = _chain(folder)[1]
    whole = visits * ANSWERS * 13 // 8
    block = np.ones(min(whole, 32_000_000))

    def rated() -> None:
        for start in range(0, whole, len(block)):
            block[: min(len(block), whole - start)].sum()

    return rated


MEASURES: dict[str, Callable[[Path], Callable[[], Any]]] = {
    "open": _page(_opened),
    "page overview": _page(_overview),
    "page consistency": _page(_consistency),
    "page heat of standards": _page(_heat),
    "page times": _page(_times),
    "drill to a branch": _page(_branch),
    "on common standards": _on_common,
    "after a release": _released,
    "score 60 visits": _scored,
    "columns of 60 visits": _copied,
    "what if, as it is": _what_if(lambda chain: chain.pack),
    "what if, a weight": _what_if(lambda chain: weighty(chain.pack, chain.pack.departments[3].id, 5)),
    "what if, gates": _what_if(_gated),
    "what if, 20 limits": _what_if(_limited),
    "what if, lowest area": _what_if(_by_area),
    "what if, points": _what_if(_by_points),
    "DuckDB by hand": _by_duckdb,
    "memory alone": _by_memory,
    "pandas": _by_pandas,
}

if __name__ == "__main__":
    main()
