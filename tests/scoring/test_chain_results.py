"""Results of a chain as rows, as columns, and rated by other rules: always what rating each visit gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from inspections import office
from inspections.records import PackRecord
from inspections.store import Store, open_store
from inspections.visit import Visit
from scoring.chain.kept import bring_up_to_date, result_of, unpacked
from scoring.chain.kept_file import header_of, refresh
from scoring.chain.kept_read import read_results
from scoring.chain.kept_what_if import Moved, what_if_over_all
from scoring.stars import SCORER, rate
from scoring.way.what_if import Change, with_answers, with_limits
from standards.pack import Around, Credit, Gate, Pack, TimeLimit, Within
from standards.pack_json import as_text, content_hash
from tests.inspections.a_house import NOON, House, a_house
from tests.inspections.a_log import GRAND, INES, an_id, assigned
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules

NOW = datetime(2026, 6, 1, tzinfo=UTC)
GATES = (
    Gate("no-critical", 5, "critical_not_met", at_most=0),
    Gate("few-critical", 4, "critical_not_met", at_most=2),
    Gate("times", 5, "timed_in_limit", at_least=Fraction(60)),
    Gate("departments", 4, "department_score", at_least=Fraction(30)),
    Gate("the-bar", 5, "department_score", at_least=Fraction(50), department="bar"),
    Gate("sound", 3, "class_score", at_least=Fraction(40), classed="facility"),
)


def the_pack(**changes: object) -> Pack:
    standards = [
        a_standard(
            f"{department}.s{n}",
            weight=Fraction(n % 4 + 1, n % 3 + 1),
            classed="facility" if n % 5 == 0 else "service",
            critical=n % 6 == 1,
            limit=(
                TimeLimit(Within(60_000 + 10_000 * n), by_house={"resort": Within(120_000)})
                if n % 3 == 0
                else None
            ),
        )
        for department in ("desk", "bar", "spa")
        for n in range(1, 9)
    ]
    rules = rating_rules(gates=GATES, bands={5: 75, 4: 65, 3: 50, 2: 30, 1: 10})
    return a_pack(*standards, rating=rules, **changes)


PACK = the_pack()
HASH = content_hash(PACK)


def some_visits(number: int, pack: Pack = PACK, pack_hash: str = HASH, seed: int = 60) -> list[Visit]:
    """Visits with everything in them: N/A, what nobody looked at, late, excused, against the clock, twice."""
    chance = random.Random(seed)  # noqa: S311 - repeatable
    visits = []
    for place in range(1, number + 1):
        looks = []
        quality = chance.choice([0.5, 0.8, 0.97])
        for standard in pack.standards():
            for _ in range(chance.choice([0, 1, 1, 1, 1, 1, 2, 3])):
                met = chance.random() < quality
                answer = "not_applicable" if chance.random() < 0.1 else "met" if met else "not_met"
                ms = chance.randrange(20_000, 260_000)
                timed = {"ms": ms} if standard.limit and chance.random() < 0.8 else {}
                if timed and answer != "not_applicable" and chance.random() < 0.9:
                    answer = "met" if ms <= standard.limit.usual.ms else "not_met"
                looks.append(a_look(standard.id, answer, excused=chance.random() < 0.05, **timed))
        told = {"hotel": f"hotel-{place % 7}", "inspector": INES.id, "pack_hash": pack_hash}
        day = date(2026, 1, 1) + timedelta(days=place % 50)
        visits.append(
            a_visit(
                *looks,
                visit_id=an_id(place),
                house_kind=chance.choice(["urban", "resort"]),
                starts_on=day.isoformat(),
                released_at="2026-05-31T12:00:00Z",
                **told,
            )
        )
    return visits


@dataclass
class Chain:
    """A store with these visits' results, and the folder for their columns."""

    store: Store
    folder: Path
    visits: list[Visit]

    def keep(self, visits: list[Visit], pack: Pack = PACK) -> None:
        self.store.keep_results([result_of(pack, visit, rate(pack, visit), NOW) for visit in visits], [])


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chain]:
    made = a_chain_of(some_visits(40), tmp_path_factory.mktemp("chain"))
    yield made
    made.store.close()


def a_chain_of(visits: list[Visit], folder: Path) -> Chain:
    """Those visits, released and scored."""
    store = open_store(f"sqlite:///{folder / 'sixty.db'}")
    store.add_account(INES)
    store.add_pack(PackRecord(HASH, PACK.id, PACK.edition, as_text(PACK), NOW))
    for n in range(7):
        store.add_hotel(replace(GRAND, id=f"hotel-{n}", name=f"Hotel {n}"))
    for visit in visits:
        named = {"hotel": visit.hotel, "pack_hash": HASH}
        event = replace(assigned("00000000-0000-4000-8000-000000000001", **named), id=f"a{visit.id}")
        store.append(visit.id, [replace(event, visit=visit.id)], "olga", NOW)
    made = Chain(store, folder / "chain", visits)
    made.keep(visits)
    return made


def test_columns_are_what_each_visit_was_rated(chain: Chain) -> None:
    """Scores, stars, departments, standards and times, each visit in its place."""
    ids = [standard.id for standard in PACK.standards()]
    told = read_results(chain.store, chain.folder, standards=ids, times=ids)

    assert len(told) == 40
    assert list(told.visit) == [v.id for v in sorted(chain.visits, key=lambda v: (v.starts_on, v.id))]
    by_id = {visit.id: visit for visit in chain.visits}
    for row, name in enumerate(told.visit):
        rating = rate(PACK, by_id[name])
        assert told.stars[row] == rating.stars
        assert told.branches[told.branch[row]].id == by_id[name].hotel
        assert told.score[row] == pytest.approx(float(rating.score))
        for share in rating.departments:
            assert told.departments.column(share.id)[row] == pytest.approx(
                np.nan if share.score is None else float(share.score), nan_ok=True
            )
        for result in rating.standards:
            assert told.standards.column(result.standard)[row] == pytest.approx(
                np.nan if result.credit is None else 100 * float(result.credit), nan_ok=True, abs=1e-4
            )
        for standard in PACK.standards():
            looks = [
                look.measured.ms / 1000
                for look in by_id[name].of_standard(standard.id)
                if look.measured and look.answer != "not_applicable"
            ]
            times = told.times.get(standard.id)
            mine = times.seconds[times.row == row] if times else []
            assert sorted(mine) == pytest.approx(sorted(looks), rel=1e-6)


def heavier(pack: Pack) -> Pack:
    """The bar's standards weigh ten times as much."""
    departments = tuple(
        replace(d, standards=tuple(replace(s, weight=s.weight * 10) for s in d.standards))
        if d.id == "bar"
        else d
        for d in pack.departments
    )
    return replace(pack, departments=departments)


def stricter(pack: Pack, **changes: object) -> Pack:
    return replace(pack, rating=replace(pack.rating, **changes))


SHORTER = {f"{department}.s3": TimeLimit(Within(45_000)) for department in ("desk", "bar")}
OTHERS = {
    "as it is": PACK,
    "other weights": heavier(PACK),
    "other gates": stricter(PACK, gates=(Gate("none", 3, "critical_not_met", at_most=0),)),
    "other classes": stricter(PACK, class_weights={"service": Fraction(20), "facility": Fraction(80)}),
    "fewer standards": replace(PACK, departments=PACK.departments[1:]),
    "another order": replace(PACK, departments=PACK.departments[::-1]),
}


def as_rated(moved: Moved, pack: Pack, visits: list[Visit]) -> None:
    """Each visit came out as rating it by that pack, one by one and in fractions, tells."""
    by_id = {visit.id: visit for visit in visits}
    for name, stars, score in zip(moved.visit, moved.stars_then, moved.score_then, strict=True):
        rating = rate(pack, by_id[name])
        assert (name, stars) == (name, rating.stars)
        assert score == pytest.approx(
            np.nan if rating.score is None else float(rating.score), nan_ok=True, abs=1e-4
        )


@pytest.mark.parametrize("what", OTHERS)
def test_other_rules_over_all_visits_give_what_rating_each_by_them_gives(chain: Chain, what: str) -> None:
    """One expression for all answers; exact fractions for each visit."""
    refresh(chain.store, chain.folder)
    moved = what_if_over_all(chain.folder, {HASH: PACK}, {HASH: OTHERS[what]})

    as_rated(moved, OTHERS[what], chain.visits)
    assert list(moved.stars_now) == [rate(PACK, v).stars for v in in_order(chain.visits)]
    assert bool(moved.changed()) == (what not in ("as it is", "another order"))


@pytest.mark.parametrize(
    ("graded", "then"), [(None, None), (Fraction(200), Fraction(200)), (None, Fraction(150))]
)
def test_another_limit_moves_what_followed_the_clock(
    chain: Chain, graded: Fraction | None, then: Fraction | None
) -> None:
    """As way/what_if.py does it for one visit: what was excused, or answered against the clock, stays. And
    what is late may be graded otherwise.
    """
    pack = stricter(PACK, credit=Credit(none_at=graded))
    pack_hash = content_hash(pack)
    chain.store.add_pack(PackRecord(pack_hash, pack.id, pack.edition, as_text(pack), NOW))
    once = [looked_at_once(replace(visit, pack_hash=pack_hash)) for visit in chain.visits]
    chain.keep(once, pack)
    refresh(chain.store, chain.folder)
    change = Change(limits=SHORTER)
    other = stricter(with_limits(pack, change), credit=Credit(none_at=then))

    moved = what_if_over_all(chain.folder, {HASH: PACK, pack_hash: pack}, {pack_hash: other})

    as_rated(moved, other, [with_answers(pack, visit, change) for visit in once])
    chain.keep(chain.visits)


def looked_at_once(visit: Visit) -> Visit:
    first = {look.standard: look for look in reversed(visit.observations.values())}
    return replace(visit, observations={look.id: look for look in first.values()})


def in_order(visits: list[Visit]) -> list[Visit]:
    return sorted(visits, key=lambda visit: (visit.starts_on, visit.id))


def test_rules_that_cannot_be_worked_out_over_all_are_refused(chain: Chain) -> None:
    """Rather than answered wrongly."""
    refresh(chain.store, chain.folder)
    worst = stricter(PACK, credit=Credit(repeated="worst"))
    around = replace(
        PACK,
        departments=tuple(
            replace(
                d, standards=tuple(replace(s, limit=s.limit and TimeLimit(Around(1))) for s in d.standards)
            )
            for d in PACK.departments
        ),
    )

    with pytest.raises(ValueError, match="visit by visit"):
        what_if_over_all(chain.folder, {HASH: PACK}, {HASH: worst})
    assert len(what_if_over_all(chain.folder, {HASH: PACK}, {HASH: around}).visit) == 40


def test_what_is_scored_anew_replaces_what_was(chain: Chain) -> None:
    """In the columns as well; and a damaged or missing copy is made anew."""
    before = refresh(chain.store, chain.folder)
    chain.keep([replace(chain.visits[0], observations={})])

    after = read_results(chain.store, chain.folder)

    assert len(after) == 40
    assert header_of(chain.folder).mark > before.mark
    assert np.isnan(after.score[list(after.visit).index(chain.visits[0].id)])
    for file in chain.folder.glob("times-*"):
        file.unlink()
    chain.keep(chain.visits[:1])
    again = read_results(chain.store, chain.folder)
    assert not np.isnan(again.score).any()
    assert len(header_of(chain.folder).spans) == 1


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = a_house(tmp_path)
    yield house
    house.store.close()


def test_a_visit_is_scored_once_when_it_is_released(house: House, tmp_path: Path) -> None:
    """And is in the columns at once; nothing is left to be made."""
    visit_id = house.release("Bergen")

    assert bring_up_to_date(house.store, NOON) == 1
    assert bring_up_to_date(house.store, NOON) == 0

    kept, rating = house.store.result(visit_id), rate(a_pack(), house.store.visit(visit_id))
    assert kept is not None
    assert (kept.stars, kept.score, kept.scorer) == (rating.stars, float(rating.score), SCORER)
    assert (kept.log_head, kept.pack_hash) == (rating.log_head, content_hash(a_pack()))
    answers, times = unpacked(kept.answers)
    assert (len(answers), len(times)) == (1, 0)
    assert list(read_results(house.store, tmp_path / "chain").visit) == [visit_id]


def test_a_demo_that_goes_leaves_no_results(house: House, tmp_path: Path) -> None:
    """The columns follow."""
    house.release("Bergen")
    bring_up_to_date(house.store, NOON)
    assert len(read_results(house.store, tmp_path / "chain")) == 1

    house.store._db.write(lambda c: c.exec_driver_sql("UPDATE visits SET demo = 1") and None)
    office.remove_demo(house.store, house.people["owner"], house.photos)

    assert len(read_results(house.store, tmp_path / "chain")) == 0
