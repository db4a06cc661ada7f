"""Every possible visit to a small hotel, rated a second time by the plainest reading of R1 to R9."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from scoring.stars import rate
from standards.pack import Gate, Within
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules

GATES = (
    Gate("safe", 2, "critical_not_met", at_most=0),
    Gate("punctual", 3, "timed_in_limit", at_least=Fraction(50)),
    Gate("even", 3, "department_score", at_least=Fraction(40)),
)
BARS = {1: 30, 2: 50, 3: 75}
PACK = a_pack(
    a_standard("bar.a", weight=2, limit=Within(1)),
    a_standard("bar.b", classed="facility"),
    a_standard("desk.c", critical=True, limit=Within(1)),
    a_standard("desk.d", weight=3),
    a_standard("spa.e", classed="facility", weight="1/2"),
    rating=rating_rules(bands=BARS, gates=GATES, coverage=50),
)
LOOKED = ((), ("met",), ("not_met",), ("not_applicable",), ("met", "not_met"))


def by_hand(told: dict[str, tuple[str, ...]]) -> tuple[Fraction | None, int, bool, Fraction]:
    """Score, stars, provisional and coverage, with nothing of the scorer's own."""
    credit = {name: [int(a == "met") for a in looks if a != "not_applicable"] for name, looks in told.items()}
    worth = {s: Fraction(sum(c), len(c)) for s, c in credit.items() if c}
    weight = {s.id: s.weight for s in PACK.standards()}

    def score(names: list[str]) -> Fraction | None:
        counted = [n for n in names if n in worth]
        whole = sum(weight[n] for n in counted)
        return sum((weight[n] * worth[n] for n in counted), Fraction(0)) * 100 / whole if counted else None

    service, facility = score(["bar.a", "desk.c", "desk.d"]), score(["bar.b", "spa.e"])
    if service is not None and facility is not None:
        total = (3 * service + facility) / 4
    else:
        total = service if facility is None else facility
    applies = [n for n in told if n in worth or not told[n]]
    coverage = Fraction(100 * sum(weight[n] for n in worth)) / sum(weight[n] for n in applies) if worth else 0
    departments = [score(["bar.a", "bar.b"]), score(["desk.c", "desk.d"]), score(["spa.e"])]
    timed = [n for n in ("bar.a", "desk.c") if n in worth]
    opens = {
        1: True,
        2: worth.get("desk.c", 1) == 1,
        3: all(d is None or d >= 40 for d in departments)
        and (not timed or 2 * sum(worth[n] == 1 for n in timed) >= len(timed)),
    }
    stars = 0
    while stars < 3 and total is not None and total >= BARS[stars + 1] and opens[stars + 1]:
        stars += 1
    unseen_lock = stars >= 2 and not told["desk.c"]
    unseen_time = stars >= 3 and not timed and not (told["bar.a"] and told["desk.c"])
    provisional = total is None or coverage < 50 or unseen_lock or unseen_time
    return total, stars, provisional, Fraction(coverage)


def test_every_visit_rates_as_by_hand() -> None:
    """All 3 125 ways to look at five standards."""
    names = [s.id for s in PACK.standards()]
    seen = set()
    for looks in product(LOOKED, repeat=len(names)):
        told = dict(zip(names, looks, strict=True))
        rating = rate(
            PACK, a_visit(*(a_look(name, a, ms=1) for name, answers in told.items() for a in answers))
        )

        assert (rating.score, rating.stars, rating.provisional, rating.coverage) == by_hand(told), told
        seen.add((rating.stars, rating.provisional))

    assert seen == {(stars, provisional) for stars in range(4) for provisional in (True, False)}
