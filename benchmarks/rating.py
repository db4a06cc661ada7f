"""How long a rating takes: 900 standards, 1 080 observations, against a bare loop over the same sums.

The floor does the least that any scorer must: it adds weight · credit and weight of every standard into one
running total of exact fractions, and once more of whole numbers. Both run in turn, in the same process.

Then the way to the next star, and a million answers (1 112 visits) scored in one run, against what numpy
needs to read the same table once and to write it once as floats.

    python benchmarks/rating.py
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from inspections.visit import Measured, Observation, Visit
from scoring.columns import totals
from scoring.rating_json import from_json, to_json
from scoring.stars import rate
from scoring.way.next_star import next_star
from standards.pack import (
    CLASSES,
    CLASSIFICATIONS,
    DIMENSIONS,
    Band,
    Department,
    Gate,
    Pack,
    RatingRules,
    Standard,
    TimeLimit,
    Within,
)

STANDARDS, DEPARTMENTS, ROUNDS = 900, 18, 41
VISITS = 1_112


def a_large_pack(chance: random.Random) -> Pack:
    """900 standards in 18 departments, one in four timed, weights of 1 to 3 and halves."""
    each = STANDARDS // DEPARTMENTS
    departments = tuple(
        Department(f"d{d}", {"en": f"D{d}"}, "arrival", tuple(a_standard(chance, d, n) for n in range(each)))
        for d in range(DEPARTMENTS)
    )
    gates = (
        Gate("safe", 4, "critical_not_met", at_most=2),
        Gate("punctual", 5, "timed_in_limit", at_least=Fraction(80)),
        Gate("even", 5, "department_score", at_least=Fraction(75)),
    )
    bands = tuple(Band(stars, Fraction(score)) for stars, score in ((3, 72), (4, 82), (5, 90)))
    rules = RatingRules({"service": Fraction(75), "facility": Fraction(25)}, bands, gates, Fraction(70))
    return Pack("large", "1", {"en": "Large"}, ("en",), departments, rules)


def a_standard(chance: random.Random, department: int, number: int) -> Standard:
    return Standard(
        id=f"d{department}.s{number}",
        department=f"d{department}",
        text={"en": "…"},
        met={"en": "…"},
        channel="face_to_face",
        classed=chance.choice(CLASSES),
        classification=chance.choice(CLASSIFICATIONS),
        dimension=chance.choice(DIMENSIONS),
        weight=Fraction(chance.choice(("1", "2", "3", "1.5"))),
        critical=chance.random() < 0.05,
        limit=TimeLimit(Within(60_000)) if number % 4 == 0 else None,
    )


def a_large_visit(chance: random.Random, pack: Pack) -> Visit:
    """Each standard once, one in five twice; 88 met, 8 not met, 4 not applicable of 100."""
    looks = {}
    for standard in pack.standards():
        for _ in range(2 if chance.random() < 0.2 else 1):
            answer = chance.choices(("met", "not_met", "not_applicable"), (88, 8, 4))[0]
            measured = Measured(ms=chance.randrange(90_000), precision_ms=300) if standard.limit else None
            name, at = f"look-{len(looks):05d}", "2026-05-14T15:40:12.000+02:00"
            looks[name] = Observation(name, standard.id, answer, at, at, "tablet", measured=measured)
    return Visit("visit", observations=looks)


def bare_loop(pairs: list[tuple[Fraction, Fraction]]) -> Fraction:
    """The floor in exact fractions."""
    earned = whole = Fraction(0)
    for weight, credit in pairs:
        earned += weight * credit
        whole += weight
    return 100 * earned / whole


def bare_loop_of_ints(pairs: list[tuple[int, int]]) -> int:
    """The floor in whole numbers, which no pack with a weight of 1.5 could use."""
    earned = whole = 0
    for weight, credit in pairs:
        earned += weight * credit
        whole += weight
    return 100 * earned // whole


def median_ms(timings: list[float]) -> float:
    return 1000 * statistics.median(timings)


def main() -> None:
    chance = random.Random(60)
    pack = a_large_pack(chance)
    visit = a_large_visit(chance, pack)
    rating = rate(pack, visit)
    text = to_json(rating)
    fractions = [(r.weight, r.credit) for r in rating.standards if r.credit is not None]
    table = np.random.default_rng(60).choice(
        np.array([1, 0, -1], np.int8), (VISITS, STANDARDS), p=(0.88, 0.08, 0.04)
    )
    ints = [(round(weight), round(credit)) for weight, credit in fractions]
    tasks: dict[str, Callable[[], object]] = {
        "rate": lambda: rate(pack, visit),
        "to JSON": lambda: to_json(rating),
        "from JSON": lambda: from_json(text),
        "next star": lambda: next_star(pack, rating),
        "a million": lambda: totals(pack, table),
        "with fractions": lambda: totals(pack, table).scores(),
        "floor, one read": lambda: np.count_nonzero(table),
        "floor, as floats": lambda: table.astype(np.float32),
        "floor, fractions": lambda: bare_loop(fractions),
        "floor, ints": lambda: bare_loop_of_ints(ints),
    }
    timings: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            began = time.perf_counter()
            task()
            timings[name].append(time.perf_counter() - began)
    floor = median_ms(timings["floor, fractions"])
    print(f"{STANDARDS} standards, {len(visit.observations)} observations, median of {ROUNDS} rounds")
    for name, times in timings.items():
        ms = median_ms(times)
        print(f"{name:18} {ms:9.3f} ms  {ms / floor:7.2f} × the floor in fractions")


if __name__ == "__main__":
    main()
