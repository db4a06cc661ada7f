"""What each star asks for and what was found: rules R6, R7, R9 and R12 of README.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from scoring.rating import Condition, Share, StandardResult
from scoring.rollup import Rollup, losses
from standards.pack import Band, Gate, Pack, Standard


def conditions(pack: Pack, rollup: Rollup) -> tuple[Condition, ...]:
    """Coverage first (of no star), then for each star, lowest first, its score and its gates."""
    order = by_loss(pack, rollup)
    found = [_coverage(pack, rollup)]
    for band in sorted(pack.rating.bands, key=lambda band: band.stars):
        found.append(_score(band, rollup, order))
        found += [_gate(gate, band.stars, pack, rollup, order) for gate in gates_for(pack, band.stars)]
    return tuple(found)


def gates_for(pack: Pack, stars: int) -> tuple[Gate, ...]:
    """R7. The gates of that star and those below it, of each kind the strictest, in the pack's order."""
    strictest: dict[tuple[str, str | None, str | None], Gate] = {}
    for gate in sorted(pack.rating.gates, key=lambda gate: (_strictness(gate), gate.stars)):
        if gate.stars <= stars:
            strictest[(gate.rule, gate.department, gate.classed)] = gate
    kept = set(map(id, strictest.values()))
    return tuple(gate for gate in pack.rating.gates if id(gate) in kept)


def unseen(pack: Pack, rollup: Rollup, gate: Gate) -> bool:
    """R9. Nothing the gate is about was counted, though some of it applies: it holds, but nobody looked."""
    about = _about(gate, pack, rollup)
    return all(r.credit is None for r in about) and any(r.outcome == "not_observed" for r in about)


def by_loss(pack: Pack, rollup: Rollup) -> tuple[StandardResult, ...]:
    """R12. The standards that miss credit, largest loss first; equal losses stay in the pack's order."""
    lost = losses(pack, rollup.classes, rollup.standards)
    short = [r for r in rollup.standards if r.credit is not None and r.credit < 1]
    return tuple(sorted(short, key=lambda r: -lost.get(r.standard, Fraction(0))))


def _coverage(pack: Pack, rollup: Rollup) -> Condition:
    met = rollup.coverage >= pack.rating.coverage
    unobserved = [r for r in rollup.standards if r.outcome == "not_observed"]
    heaviest = sorted(unobserved, key=lambda r: -r.weight)
    return Condition(
        id="coverage",
        stars=0,
        rule="coverage",
        met=met,
        required=pack.rating.coverage,
        actual=rollup.coverage,
        standards=() if met else _ids(heaviest),
    )


def _score(band: Band, rollup: Rollup, order: Sequence[StandardResult]) -> Condition:
    """R6. Reached when the exact score is no less than the exact bar."""
    score = rollup.total.score
    met = score is not None and score >= band.score
    in_the_way = () if met else _ids(order)
    return Condition("score", band.stars, "score", met, band.score, score, in_the_way)


def _gate(gate: Gate, stars: int, pack: Pack, rollup: Rollup, order: Sequence[StandardResult]) -> Condition:
    """R7. A gate asks nothing of what was not counted: `actual` is then None and the gate holds."""
    required = _bar(gate)
    about = _about(gate, pack, rollup)
    actual, subject, guilty = _FINDINGS[gate.rule](gate, about, rollup)
    met = actual is None or (actual <= required if gate.rule == "critical_not_met" else actual >= required)
    in_the_way = () if met else _ids(r for r in order if r.standard in guilty)
    return Condition(gate.id, stars, gate.rule, met, required, actual, in_the_way, subject)


def _bar(gate: Gate) -> Fraction:
    return Fraction(gate.at_most or 0) if gate.rule == "critical_not_met" else gate.at_least or Fraction(0)


def _strictness(gate: Gate) -> Fraction:
    return -_bar(gate) if gate.rule == "critical_not_met" else _bar(gate)


Finding = tuple[Fraction | None, str, set[str]]
"""What was found, the department or class it was found in, and the standards answerable for it."""


def _critical(_gate: Gate, about: Sequence[StandardResult], _rollup: Rollup) -> Finding:
    """A critical standard is not met once any observation of it was not: safety is not averaged."""
    counted = [r for r in about if r.credit is not None]
    broken = {r.standard for r in counted if r.credit != 1}
    return (Fraction(len(broken)) if counted else None), "", broken


def _timed(_gate: Gate, about: Sequence[StandardResult], _rollup: Rollup) -> Finding:
    """The plain share of counted timed standards met every time: a late thing is one late thing."""
    counted = [r for r in about if r.credit is not None]
    late = {r.standard for r in counted if r.credit != 1}
    return (Fraction(100 * (len(counted) - len(late)), len(counted)) if counted else None), "", late


def _department(gate: Gate, about: Sequence[StandardResult], rollup: Rollup) -> Finding:
    """The weakest department, of those asked about that counted."""
    named = {r.department for r in about}
    shares = [share for share in rollup.departments if share.id in named]
    short = {share.id for share in shares if share.score is not None and share.score < _bar(gate)}
    actual, weakest = _weakest(shares)
    return actual, weakest or gate.department or "", {r.standard for r in about if r.department in short}


def _class(gate: Gate, about: Sequence[StandardResult], rollup: Rollup) -> Finding:
    actual, _ = _weakest(share for share in rollup.classes if share.id == gate.classed)
    return actual, gate.classed or "", {r.standard for r in about}


_FINDINGS: dict[str, Callable[[Gate, Sequence[StandardResult], Rollup], Finding]] = {
    "critical_not_met": _critical,
    "timed_in_limit": _timed,
    "department_score": _department,
    "class_score": _class,
}


def _about(gate: Gate, pack: Pack, rollup: Rollup) -> list[StandardResult]:
    pairs = zip(pack.standards(), rollup.standards, strict=True)
    return [result for standard, result in pairs if _concerns(gate, standard)]


def _concerns(gate: Gate, standard: Standard) -> bool:
    if gate.rule == "critical_not_met":
        return standard.critical
    if gate.rule == "timed_in_limit":
        return standard.limit is not None
    if gate.rule == "class_score":
        return standard.classed == gate.classed
    return gate.department in (None, standard.department)


def _weakest(shares: Iterable[Share]) -> tuple[Fraction | None, str]:
    scored = [(share.score, share.id) for share in shares if share.score is not None]
    return min(scored, key=lambda pair: pair[0]) if scored else (None, "")


def _ids(results: Iterable[StandardResult]) -> tuple[str, ...]:
    return tuple(result.standard for result in results)
