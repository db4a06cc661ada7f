"""A chain of 10,000 branches × 12 visits × 900 answers: `PYTHONPATH=. python benchmarks/chain_scale.py`.

Makes the chain under --folder (0.01, 0.1 or 1 of the full 108 million answers), then measures each thing in a
process of its own: seconds by the clock and of the processor, and the most memory it took. Beside them pandas
and DuckDB by hand on the same files, and how long the memory alone would take to hand over the bytes.

    open     the data of a page from nothing: hotels, columns of every visit
    page …   the same and what that page works out of it; "kept" is the second view, columns in memory
    what if  every answer rated by other rules: a weight, a limit, gates
"""

# ruff: noqa: PLC0415 - each measure's process loads only what it measures
from __future__ import annotations

import argparse
import json
import os
import resource
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
    print(f"{'':24} {'seconds':>9} {'CPU s':>8} {'kept':>8} {'MB':>7}")
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
        started = time.perf_counter()
        again()
        kept = time.perf_counter() - started
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    return {"seconds": seconds, "cpu": spent, "kept": kept, "mb": most}


def _chain(folder: Path) -> tuple[Chain, int]:
    from scoring.chain.kept_file import header_of

    chain = the_chain(folder)
    return chain, header_of(chain.columns).count


def _bytes_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in (folder / "chain").glob("*.parquet"))


def _page(work: Callable[[Any, Chain], Any], **asked: Callable[[Chain], list[str]]) -> Callable[[Path], Any]:
    """A page: its data read from nothing, and what it works out. Imports are not counted."""

    def prepared(folder: Path) -> Callable[[], Any]:
        import pandas as pd  # which Streamlit has loaded, and reading Parquet loads

        assert pd
        from inspections.store import open_store
        from scoring.chain.kept_read import results_in

        chain = the_chain(folder)
        store = open_store(chain.url)
        wanted = {name: of(chain) for name, of in asked.items()}
        work(_tiny(), chain)  # what is imported late is not the page's data

        def view() -> Callable[[], Any]:
            results = results_in(store, chain.columns, **wanted)
            work(results, chain)
            return lambda: work(results, chain)

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
        )
        for n in range(12)
    ]
    return results_of(rows)


def _opened(results: Any, _chain: Chain) -> None:
    assert len(results)


def _consistency(results: Any, _chain: Chain) -> None:
    from scoring.chain.loyal import disappointments
    from scoring.chain.variance import components_of, means_of

    told = components_of(results.score, results.branch)
    for name in results.departments.names:
        components_of(results.departments.column(name), results.branch)
    disappointments(told, means_of(results.score, results.branch, len(results.branches), told))


def _comparison(results: Any, _chain: Chain) -> None:
    from scoring.chain.funnel import funnel_of
    from scoring.chain.heat import heat_of
    from scoring.chain.variance import components_of, means_of

    branches = len(results.branches)
    told = components_of(results.score, results.branch)
    means_of(results.score, results.branch, branches, told)
    earned = np.bincount(results.branch, results.departments.earned.sum(axis=1), minlength=branches)
    counted = np.bincount(results.branch, results.departments.weight.sum(axis=1), minlength=branches)
    funnel_of(earned, counted)
    heat_of(results.departments, results.branch, branches)


def _trends(results: Any, _chain: Chain) -> None:
    from scoring.chain.control import shift_of, xmr_chart

    for branch in range(min(50, len(results.branches))):
        mine = results.score[results.branch == branch]
        xmr_chart(mine)
        shift_of(mine, 0.05 / 50)


def _drilled(results: Any, _chain: Chain) -> None:
    mine = results.where(results.branch == 1)
    assert len(mine)
    mine.departments.scores  # noqa: B018 - what the page shows


def _standards(results: Any, _chain: Chain) -> None:
    from scoring.chain.heat import heat_of

    if results.standards.names:
        heat_of(results.standards, results.branch, len(results.branches))


def _timed(results: Any, _chain: Chain) -> None:
    for times in results.times.values():
        branch = results.branch[times.row]
        np.bincount(branch, times.seconds, minlength=len(results.branches))
        np.quantile(times.seconds, [0.1, 0.5, 0.9])


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
    "page consistency": _page(_consistency),
    "page comparison": _page(_comparison),
    "page trends": _page(_trends),
    "page standards": _page(_standards, standards=_department),
    "page times": _page(_timed, times=_timed_one),
    "drill to a branch": _page(_drilled),
    "score 60 visits": _scored,
    "columns of 60 visits": _copied,
    "what if, as it is": _what_if(lambda chain: chain.pack),
    "what if, a weight": _what_if(lambda chain: weighty(chain.pack, chain.pack.departments[3].id, 5)),
    "what if, gates": _what_if(_gated),
    "what if, 20 limits": _what_if(_limited),
    "DuckDB by hand": _by_duckdb,
    "memory alone": _by_memory,
    "pandas": _by_pandas,
}

if __name__ == "__main__":
    main()
