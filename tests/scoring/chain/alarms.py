"""Pure noise, and what cries over it: each kind of alarm with its stated rate, counted over generated chains.

Each function makes one piece of noise by the dice and gives, by alarm, how often it cried and how often it
could have. benchmarks/chain_truths.py does so a thousand times, the tests sixty times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np

from scoring.chain.agreement import Look, disputed
from scoring.chain.control import laney_chart, p_chart, shift_of, u_chart, xmr_chart
from scoring.chain.drivers import drivers_of
from scoring.chain.funnel import funnel_of
from scoring.chain.heat_standards import standards_heat_of
from scoring.chain.overview import compared, overview_of, period_change, sides_of
from scoring.chain.results import Parts, Times
from scoring.chain.severity import severities_of
from scoring.chain.times import timed_of
from tests.scoring.chain.chains import Truth, a_chain

Cell = tuple[int, int]
Cries = dict[str, tuple[int, int]]
"""By alarm: how often it cried, of how often it could have."""

STATED = {
    "branches stand in more than one group": 0.05,
    "branches are said to differ at all": 0.025,
    "a department depends on the branch": 0.05,
    "a standard depends on the branch": 0.05,
    "a cell of the heat map is beyond chance": 0.05,
    "a cell of a department's standards is beyond chance": 0.05,
    "a branch's level is said to have changed": 0.05,
    "a branch is said to disappoint": 0.05,
    "the chain's level is said to have changed": 0.05,
    "the period is said to differ from the one before": 0.05,
    "a region is said to be above another": 0.05,
    "a branch outside the funnel at 95 %": 0.05,
    "a branch outside the funnel at 99.8 %": 0.002,
    "an inspector is said to be lenient or strict": 0.05,
    "an inspector is said to drift": 0.05,
    "a standard is said to be read differently": 0.05,
    "a department is said to go with guests": 0.05,
    "branches are said to differ in their times": 0.05,
    "a stable chart of 6 visits is said to have shifted": 0.05,
    "a stable chart of 12 visits is said to have shifted": 0.05,
    "a stable chart of 24 visits is said to have shifted": 0.05,
}
"""Of 1: at most so often, where there is nothing to be seen."""


def a_page(seed: int, branches: int = 20, visits: int = 12) -> Cries:
    """A chain of branches that are all alike, as its overview sees it."""
    results = a_chain(Truth(), seed, branches=branches, visits=visits)
    told = overview_of(results)
    half = results.day >= np.median(results.day.astype(int)).astype("datetime64[D]")
    change = period_change(results, ~half, half)
    regions = np.array([branch.region for branch in results.branches])[results.branch]
    sets = compared(results, {name: regions == name for name in np.unique(regions).tolist()})
    funnel = told.funnel
    return {
        "branches stand in more than one group": _once(len(told.groups) > 1),
        "branches are said to differ at all": _once(told.apart),
        "a department depends on the branch": _once(any(side.sure for side in told.sides)),
        "a cell of the heat map is beyond chance": _once(told.heat.beyond.any()),
        "a branch's level is said to have changed": _once(told.shifted),
        "a branch is said to disappoint": _once(any(one.named for one in told.loyal)),
        "the chain's level is said to have changed": _once(told.months and told.months.shift),
        "the period is said to differ from the one before": _once(
            change and not change.low <= 0 <= change.high
        ),
        "a region is said to be above another": _once(len(sets) > 1 and sets[0].low > sets[-1].high),
        "a branch outside the funnel at 95 %": (len(funnel.outside(0.95)) if funnel else 0, branches),
        "a branch outside the funnel at 99.8 %": (len(funnel.outside()) if funnel else 0, branches),
    }


def some_inspectors(seed: int, branches: int = 20, visits: int = 12, spread: float = 3.0) -> Cries:
    """Eight inspectors alike, at branches that differ by so many points."""
    results = a_chain(Truth(spread=spread), seed, branches=branches, visits=visits)
    when = (results.day - results.day.min()).astype(float) / 365.25
    found = severities_of(results.score, results.branch, results.inspector, when)
    return {
        "an inspector is said to be lenient or strict": _once(
            found and any(o.stands_out for o in found.told)
        ),
        "an inspector is said to drift": _once(found and any(one.drifts for one in found.told)),
    }


def some_looks(seed: int, occasions: int = 30, met: float = 0.85, ac1: float = 0.8) -> Cries:
    """Twenty standards of which two inspectors agree just as well as is asked for, no better."""
    dice, wrong = np.random.default_rng(seed), _wrong(met, ac1)
    truth = dice.random((20, occasions)) < met
    answers = truth[..., None] ^ (dice.random((20, occasions, 2)) < wrong)
    looks = (
        Look(f"o{o}", f"s{s}", f"i{i}", bool(answers[s, o, i])) for s, o, i in np.ndindex(20, occasions, 2)
    )
    return {"a standard is said to be read differently": _once(disputed(looks))}


def some_guests(seed: int, branches: int = 20) -> Cries:
    """Scores of twelve departments, and guests who feel as they feel."""
    dice = np.random.default_rng(seed)
    scores = 90 + 3 * dice.normal(size=(12, branches)) + 2 * dice.normal(size=branches)
    found = drivers_of({f"d{n}": row for n, row in enumerate(scores)}, dice.normal(70, 8, branches))
    return {"a department is said to go with guests": _once(any(one.beyond for one in found))}


def some_times(seed: int, branches: int = 20) -> Cries:
    """Twelve greetings at each branch, from one and the same skewed scatter."""
    dice = np.random.default_rng(seed)
    branch = np.repeat(np.arange(branches, dtype=np.int32), 12)
    times = Times(np.arange(len(branch), dtype=np.int32), np.round(dice.lognormal(3.6, 0.6, len(branch))))
    told = timed_of("greeting", times, branch, 60)
    return {"branches are said to differ in their times": _once((told.differs or 1) < 0.05)}


def some_standards(seed: int, branches: int = 20, visits: int = 12) -> Cries:
    """Thirty standards of a department, each met nineteen times in twenty everywhere."""
    results = a_chain(Truth(), seed, branches=branches, visits=visits)
    met = (np.random.default_rng(seed).random((len(results), 30)) < 0.95).astype(float)
    weight = np.ones(met.shape)
    parts = Parts(tuple(f"s{n}" for n in range(30)), met, weight, weight.astype(np.int32))
    told = sides_of(results, parts)
    return {"a standard depends on the branch": _once(any(side.sure for side in told))}


def some_maps(seed: int, branches: int = 8, visits: int = 12) -> Cries:
    """The map of a department of which all branches are alike."""
    return {"a cell of a department's standards is beyond chance": _once(some_cells(seed, branches, visits))}


def some_cells(seed: int, branches: int = 20, visits: int = 12, slipped: float | None = None) -> list[Cell]:
    """The cells named of thirty standards, each missed as often everywhere: from never to at every third
    visit. `slipped` is how often branch 3 meets the 25th, which the others miss at every 17th.
    """
    dice = np.random.default_rng(seed)
    branch = np.arange(branches * visits, dtype=np.int32) % branches
    often = np.tile(np.linspace(0.67, 1, 30), (len(branch), 1))
    if slipped is not None:
        often[branch == 3, 24] = slipped
    met, seen = dice.random(often.shape) < often, (dice.random(often.shape) < 0.9).astype(float)
    parts = Parts(tuple(f"s{n}" for n in range(30)), met * seen, seen, seen.astype(np.int32))
    return standards_heat_of(parts, branch, branches).differences()


def a_wide_funnel(seed: int, branches: int = 40) -> Cries:
    """Branches that scatter by two points beyond chance, all of them ordinarily."""
    dice = np.random.default_rng(seed)
    counted = dice.integers(400, 2400, branches)
    share = np.clip(dice.normal(0.92, 0.02, branches), 0, 1)
    told = funnel_of(dice.binomial(counted, share).astype(float), counted.astype(float))
    return {
        "a branch outside the funnel at 95 %": (len(told.outside(0.95)) if told else 0, branches),
        "a branch outside the funnel at 99.8 %": (len(told.outside()) if told else 0, branches),
    }


def some_charts(seed: int, points: int = 12) -> Cries:
    """One stable chart of each kind: is it said to have shifted, and which points lie beyond its limits."""
    dice = np.random.default_rng(seed)
    counted = dice.integers(80, 160, points).astype(float)
    ordinary = dice.binomial(counted.astype(int), 0.92).astype(float)
    restless = dice.binomial(20 * counted.astype(int), np.clip(dice.normal(0.92, 0.01, points), 0, 1))
    scores = dice.normal(90, 3, points)
    charts = {
        "XmR": xmr_chart(scores),
        "p": p_chart(ordinary, counted),
        "u": u_chart(dice.poisson(counted * 0.08).astype(float), counted),
        "Laney's p′": laney_chart(restless.astype(float), 20 * counted),
    }
    found = {f"a stable chart of {points} visits is said to have shifted": _once(shift_of(scores))}
    for name, chart in charts.items():
        found[f"{name}, {points} points: a point beyond"] = (len(chart.beyond), points)
        found[f"{name}, {points} points: a chart with any"] = _once(chart.beyond)
    return found


def counted(noise: Callable[[int], Cries], seeds: Iterable[int]) -> Cries:
    """What cried over all of these seeds' noise."""
    cried: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for seed in seeds:
        for name, (number, could) in noise(seed).items():
            cried[name] += number
            of[name] += could
    return {name: (cried[name], of[name]) for name in of}


def _once(cried: object) -> tuple[int, int]:
    return int(bool(cried)), 1


def _wrong(met: float, ac1: float) -> float:
    """How often each of two inspectors must err, for their AC1 to be that."""
    low, high = 0.0, 0.5
    for _ in range(60):
        wrong = (low + high) / 2
        share = met * (1 - wrong) + (1 - met) * wrong
        by_luck = 2 * share * (1 - share)
        alike = (1 - wrong) ** 2 + wrong**2
        low, high = (wrong, high) if (alike - by_luck) / (1 - by_luck) > ac1 else (low, wrong)
    return low
