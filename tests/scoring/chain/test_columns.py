"""What is kept in blocks for quick reading is what plain sums over the same answers give."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kruskal

from scoring.chain import kept_file
from scoring.chain.common import Common, on_common
from scoring.chain.comparable import common_scores, departments_on, reweighted
from scoring.chain.kept_blocks import block_of, no_departments, write_credits, write_departments
from scoring.chain.kept_credits import Marks, added_up, standards_of
from scoring.chain.kept_file import Header, files_of, header_of, refresh
from scoring.chain.kept_read import read_common, read_results
from scoring.chain.results import Parts, no_parts
from scoring.chain.times import alike_by_ranks
from scoring.rating import Rating
from scoring.stars import rate
from standards.pack import Standard
from tests.makers import a_standard
from tests.scoring.chain.chains import Truth, a_chain
from tests.scoring.test_chain_results import PACK, a_chain_of, some_visits

OLDER = [a_standard(f"bar.s{n}", weight=Fraction(n + 1, 3)) for n in range(3)]
NEWER = [a_standard(f"bar.s{n}", weight=Fraction(2 * n, 7) + 1) for n in (1, 2, 4, 0)]
HEADER = Header(
    questions=7,
    forms=(("p", "1", "older", "", ""), ("p", "2", "newer", "", "")),
    packs=(("older", 0), ("newer", 3)),
)
ASKED: dict[int, Standard] = dict(enumerate(OLDER + NEWER))
CREDITS = st.one_of(st.none(), st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1, width=32))


@st.composite
def kept_visits(draw: st.DrawFn) -> list[list[tuple[int, int, bool, dict[int, float | None]]]]:
    """Spans of visits: mark, form, whether it counts still, and the credit of each question of its pack."""
    spans, mark = [], 0
    for _ in range(draw(st.integers(1, 3))):
        span = []
        for _ in range(draw(st.integers(1, 5))):
            mark += draw(st.integers(1, 3))
            form = draw(st.integers(0, 1))
            questions = range(3) if form == 0 else range(3, 7)
            answers = {q: draw(CREDITS) for q in questions if draw(st.booleans())}
            span.append((mark, form, draw(st.booleans()), answers))
        spans.append(span)
    return spans


@settings(max_examples=30, deadline=None)
@given(kept_visits(), st.randoms(use_true_random=False))
def test_credits_in_blocks_give_what_adding_up_each_visit_gives(spans: list, dice: object) -> None:
    """Two packs that weigh differently, visits scored anew since, files older than the newer pack."""
    live = [visit for span in spans for visit in span if visit[2]]
    dice.shuffle(live)
    marks = Marks(
        np.array([v[0] for v in live], dtype=np.int32), np.array([v[1] for v in live], dtype=np.int32)
    )
    weights = {"bar.s0": 2.0, "bar.s1": 0.5, "bar.s2": 1.0, "bar.s4": 3.0}
    into = {"bar.s0": "one", "bar.s1": "other", "bar.s2": "one", "bar.s4": "other"}
    with TemporaryDirectory() as folder:
        header = written(Path(folder), spans)
        parts = standards_of(Path(folder), header, ASKED, tuple(weights), marks)
        sums = added_up(
            Path(folder), header, {q: s.id for q, s in ASKED.items()}, into=into, weights=weights, marks=marks
        )

    for row, (_, _, _, answers) in enumerate(live):
        for at, name in enumerate(parts.names):
            told = [
                (float(ASKED[q].weight), c)
                for q, c in answers.items()
                if ASKED[q].id == name and c is not None
            ]
            by_hand = (sum(w * c for w, c in told), sum(w for w, _ in told), len(told))
            figures = (parts.earned[row, at], parts.weight[row, at], parts.counted[row, at])
            assert figures == pytest.approx(by_hand)
            assert parts.column(name)[row] == pytest.approx(100 * told[0][1] if told else np.nan, nan_ok=True)
    plain = departments_on(reweighted(parts, weights), into)
    assert parts.scores == pytest.approx(np.column_stack([parts.column(n) for n in parts.names]), nan_ok=True)
    for name in ("earned", "weight", "counted"):
        in_groups = dict(zip(sums.names, getattr(sums, name).T, strict=True))
        assert all(
            in_groups[g] == pytest.approx(c) for g, c in zip(plain.names, getattr(plain, name).T, strict=True)
        )


def written(folder: Path, spans: list) -> Header:
    """Those spans as files, the first before the newer pack was there if no visit of it was held to that."""
    header = HEADER
    for span in spans:
        header = replace(header, spans=(*header.spans, (span[0][0], span[-1][0])))
        rows = [(mark, q, np.nan if c is None else c) for mark, _, _, told in span for q, c in told.items()]
        columns = np.array(rows, dtype=float).reshape(-1, 3)
        questions = 7 if any(form for _, form, *_ in span) else 3
        answers = {"mark": columns[:, 0].astype(np.int32), "question": columns[:, 1].astype(int)}
        write_credits(files_of(folder, header, "credits")[-1], questions, answers | {"credit": columns[:, 2]})
    return header


def test_graded_times_of_many_credits_take_two_bytes_and_come_back_as_they_were(tmp_path: Path) -> None:
    credit = np.linspace(0, 1, 700, dtype=np.float32)
    answers = {"mark": np.arange(700), "question": np.zeros(700, dtype=int), "credit": credit}

    write_credits(tmp_path / "credits.npy", 1, answers)

    block = block_of(tmp_path / "credits.npy")
    assert block["code"].dtype == np.uint16
    assert block["credit"][block["code"][0]].tolist() == credit.tolist()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory):
    made = a_chain_of(some_visits(24), tmp_path_factory.mktemp("kept"))
    yield made
    made.store.close()


def test_a_copy_that_grew_visit_by_visit_is_the_copy_made_at_once(kept, monkeypatch, tmp_path: Path) -> None:
    """Files put together, visits scored anew: departments and standards of every visit are the same."""
    monkeypatch.setattr(kept_file, "AT_ONCE", 3)
    monkeypatch.setattr(kept_file, "MOST_FILES", 4)
    ids = [standard.id for standard in PACK.standards()]
    for visit in kept.visits[::5]:
        refresh(kept.store, kept.folder)
        kept.keep([visit])
    grown = read_results(kept.store, kept.folder, standards=ids)
    monkeypatch.undo()
    at_once = read_results(kept.store, tmp_path / "chain", standards=ids)

    assert len(header_of(kept.folder).spans) > 1
    assert grown.visit.tolist() == at_once.visit.tolist()
    for name in ("departments", "standards"):
        one, other = getattr(grown, name), getattr(at_once, name)
        columns = [one.names.index(each) for each in other.names]
        assert one.scores[:, columns] == pytest.approx(other.scores, nan_ok=True)
        assert one.counted[:, columns].tolist() == other.counted.tolist()


def test_on_all_standards_a_visit_has_the_score_and_the_departments_of_its_rating(kept) -> None:
    """Common standards of one pack are all of them, and are rated as it rates."""
    rules = PACK.rating.class_weights
    common = Common(
        tuple((s.id, s.department, s.classed, float(s.weight)) for s in PACK.standards()),
        tuple((name, float(share)) for name, share in rules.items()),
    )

    told = read_common(kept.store, kept.folder, common)

    by_id: dict[str, Rating] = {visit.id: rate(PACK, visit) for visit in kept.visits}
    assert told.score == pytest.approx([float(by_id[name].score) for name in told.visit], abs=1e-4)
    for row, name in enumerate(told.visit):
        for share in by_id[name].departments:
            if share.score is not None:
                assert told.departments.column(share.id)[row] == pytest.approx(float(share.score), abs=1e-4)


def test_a_visit_in_which_nothing_counted_is_kept_without_departments(tmp_path: Path) -> None:
    """The only one of a house: there is no department at all."""
    write_departments(tmp_path / "departments.npy", [no_departments(0, 1)[0]], 0, np.array([0]))

    assert block_of(tmp_path / "departments.npy")["earned"].T.shape == (1, 0)


def test_scores_on_common_standards_do_not_depend_on_how_they_were_added_up() -> None:
    chance = np.random.default_rng(4)
    names = ("bar.a", "bar.b", "desk.c", "desk.d")
    weight = chance.integers(0, 2, (12, 4)) * np.array([1.0, 2.0, 3.0, 0.5])
    parts = Parts(names, weight * chance.random((12, 4)), weight, (weight > 0).astype(np.int32))
    classed = dict(zip(names, ("service", "facility", "service", "facility"), strict=True))
    weights, classes = dict.fromkeys(names, 2.0), {"service": 75.0, "facility": 25.0}
    common = Common(
        tuple((n, n.split(".")[0], classed[n], weights[n]) for n in names), tuple(classes.items())
    )

    told = on_common(
        a_chain(Truth(), 1, branches=4, visits=3),
        common,
        lambda into, own: departments_on(reweighted(parts, own), into),
    )

    assert told.score == pytest.approx(
        common_scores(reweighted(parts, weights), classed, classes), nan_ok=True
    )
    assert told.departments.names == ("bar", "desk")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=6), min_size=2, max_size=6))
def test_ranks_of_many_samples_have_the_chance_that_scipy_gives(samples: list[list[int]]) -> None:
    """Kruskal and Wallis with ties, on samples of any size."""
    told = [np.array(sample, dtype=float) for sample in samples]

    chance = alike_by_ranks(told)

    if len({value for sample in samples for value in sample}) < 2:
        assert chance is None
    else:
        assert chance == pytest.approx(float(kruskal(*told).pvalue))


def test_a_period_and_a_choice_of_visits_are_those_rows_and_no_others() -> None:
    results = a_chain(Truth(), 2, branches=5, visits=6)
    period, chosen = results.day > np.datetime64("2025-04-01"), results.branch == 2

    for rows in (period, chosen, period & chosen, ~(period | ~period)):
        kept = results.where(rows)
        assert kept.visit.tolist() == results.visit[rows].tolist()
        assert kept.departments.earned.tolist() == results.departments.earned[rows].tolist()
        assert results.also_in(kept).visit.tolist() == kept.visit.tolist()
    assert results.where(period).standards.names == no_parts(0).names
