"""What each star asks for and what was found: rules R6, R7, R9 and R12 of README.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from scoring.rating import Condition, Share, StandardResult
from scoring.rollup import Rollup, area_names, losses, missing, of_area
from standards.pack import Band, Gate, Pack, Standard

AT_MOST = ("critical_not_met", "mandatory")
"""Rules that count what was missed; all others ask for at least something."""


def conditions(pack: Pack, rollup: Rollup) -> tuple[Condition, ...]:
    """Coverage first (of no star), then for each star, lowest first, its score and its gates."""
    found = Findings(pack, rollup)
    asked = [found.coverage()]
    for band in sorted(pack.rating.bands, key=lambda band: band.stars):
        asked.append(found.band(band))
        asked += [found.gate(gate, band.stars) for gate in gates_for(pack, band.stars)]
    return tuple(asked)


def gates_for(pack: Pack, stars: int) -> tuple[Gate, ...]:
    """R7. The gates of that star and those below it, of each kind the strictest, in the pack's order."""
    strictest: dict[object, Gate] = {}
    for gate in sorted(pack.rating.gates, key=lambda gate: (_strictness(gate), gate.stars)):
        if gate.stars <= stars and (gate.rule != "area_cap" or capped_at(pack, gate, stars) is not None):
            kind = gate.id if gate.rule == "mandatory" else (gate.department, gate.classed, gate.area)
            strictest[gate.rule, kind] = gate
    kept = set(map(id, strictest.values()))
    return tuple(gate for gate in pack.rating.gates if id(gate) in kept)


def capped_at(pack: Pack, gate: Gate, stars: int) -> Fraction | None:
    """R7. The score at which the area of a cap has earned enough stars by itself; None where it need not."""
    wanted = stars - (gate.above or 0)
    bars = [band.score for band in sorted(pack.rating.bands, key=lambda b: b.stars) if band.stars >= wanted]
    return bars[0] if wanted > 0 and bars else None


def unseen_by(pack: Pack, rollup: Rollup, stars: int) -> tuple[str, ...]:
    """R9. The gates of these stars that hold only because nobody looked: what applies was not counted.

    "lowest_area" where the bands ask for the lowest area and one was not looked at.
    """
    found = Findings(pack, rollup)
    asked: list[tuple[str, bool]] = []
    for gate in gates_for(pack, stars):
        about = found.about(gate)
        if gate.rule == "mandatory":
            asked.append((gate.id, any(result.outcome == "not_observed" for result in about)))
        elif gate.rule == "timed_in_limit":
            measured = any(result.in_limit is not None for result in about)
            applies = any(result.outcome != "not_applicable" for result in about)
            asked.append((gate.id, applies and not measured))
        else:
            asked.append((gate.id, _unseen(about)))
    if stars and pack.rating.measure == "lowest_area":
        unseen_areas = [name for name in area_names(pack) if _unseen(found.of_area(name))]
        asked.append(("lowest_area", bool(unseen_areas)))
    return tuple(name for name, unseen in asked if unseen)


def missed(result: StandardResult) -> bool:
    """Not met at least once: neither safety nor what is mandatory is averaged."""
    return result.outcome in ("not_met", "partly")


@dataclass(frozen=True)
class Finding:
    """What was found, the part of the house it was found in, and the standards answerable for it."""

    actual: Fraction | None
    subject: str = ""
    guilty: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Findings:
    """A pack and what was found by it."""

    pack: Pack
    rollup: Rollup

    @cached_property
    def pairs(self) -> list[tuple[Standard, StandardResult]]:
        return list(zip(self.pack.standards(), self.rollup.standards, strict=True))

    @cached_property
    def by_loss(self) -> tuple[StandardResult, ...]:
        """R12. The standards not met every time, largest loss first; equal ones stay in the pack's order."""
        lost = losses(self.pack, self.rollup.classes, self.rollup.standards)
        short = [result for result in self.rollup.standards if missed(result)]
        if self.pack.rating.measure == "points":
            return tuple(sorted(short, key=lambda r: -missing(r)))
        return tuple(sorted(short, key=lambda r: -lost[r.standard] if r.standard in lost else 0))

    def coverage(self) -> Condition:
        """R9. Whether enough was looked at; where not, the standards not observed, the heaviest first."""
        required, actual = self.pack.rating.coverage, self.rollup.coverage
        met = actual >= required
        unobserved = [r for r in self.rollup.standards if r.outcome == "not_observed"] if not met else []
        heaviest = tuple(r.standard for r in sorted(unobserved, key=lambda r: -r.weight))
        return Condition("coverage", 0, "coverage", met, required, actual, heaviest)

    def band(self, band: Band) -> Condition:
        """R6. Reached when what the pack measures, exactly, is no less than the exact bar."""
        measure, bar = self.pack.rating.measure, band.score
        rule = "score" if measure == "total" else measure
        found = Finding(self.rollup.total.score if measure == "total" else self.rollup.points)
        if measure == "lowest_area":
            found = self.weakest(self.rollup.areas, bar, self.of_area)
        met = found.actual is not None and found.actual >= bar
        guilty = found.guilty if measure == "lowest_area" else None
        way = (
            ()
            if met
            else tuple(
                r.standard for r in self.by_loss if r.credit != 1 and (guilty is None or r.standard in guilty)
            )
        )
        return Condition(rule, band.stars, rule, met, bar, found.actual, way, found.subject)

    def gate(self, gate: Gate, stars: int) -> Condition:
        """R7. A gate asks nothing of what was not counted: `actual` is then None and the gate holds."""
        bar = self.bar(gate, stars)
        found = _FINDERS[gate.rule](self, gate, bar)
        met = found.actual is None or (found.actual <= bar if gate.rule in AT_MOST else found.actual >= bar)
        way = () if met else tuple(r.standard for r in self.by_loss if r.standard in found.guilty)
        return Condition(gate.id, stars, gate.rule, met, bar, found.actual, way, found.subject)

    def bar(self, gate: Gate, stars: int) -> Fraction:
        """What the gate asks for, for that star."""
        if gate.rule == "area_cap":
            return capped_at(self.pack, gate, stars) or Fraction(0)
        return Fraction(gate.at_most or 0) if gate.rule in AT_MOST else gate.at_least or Fraction(0)

    def about(self, gate: Gate) -> list[StandardResult]:
        """The results that the gate asks about."""
        concerns = _concerns(self.pack, gate)
        return [result for standard, result in self.pairs if concerns(standard)]

    def of_area(self, name: str) -> list[StandardResult]:
        holds = of_area(self.pack, name)
        return [result for standard, result in self.pairs if holds(standard)]

    def of_department(self, name: str) -> list[StandardResult]:
        return self._by_department.get(name, [])

    @cached_property
    def _by_department(self) -> dict[str, list[StandardResult]]:
        found: dict[str, list[StandardResult]] = {}
        for result in self.rollup.standards:
            found.setdefault(result.department, []).append(result)
        return found

    def of_class(self, name: str) -> list[StandardResult]:
        return [result for standard, result in self.pairs if standard.classed == name]

    def counted(self, gate: Gate, guilty: Callable[[StandardResult], bool]) -> Finding:
        """How many of those the gate is about are to blame."""
        counted = [result for result in self.about(gate) if result.credit is not None]
        to_blame = frozenset(result.standard for result in counted if guilty(result))
        return Finding(Fraction(len(to_blame)) if counted else None, "", to_blame)

    def timed(self, gate: Gate) -> Finding:
        """The plain share of timed standards that were measured: a late thing is one late thing."""
        measured = [result for result in self.about(gate) if result.in_limit is not None]
        late = frozenset(result.standard for result in measured if not result.in_limit)
        share = Fraction(100 * (len(measured) - len(late)), len(measured)) if measured else None
        return Finding(share, "", late)

    def weakest(
        self, shares: Iterable[Share], bar: Fraction, members: Callable[[str], list[StandardResult]]
    ) -> Finding:
        """The lowest share that counted, and the standards of every one below the bar."""
        scored = [(share.score, share.id) for share in shares if share.score is not None]
        if not scored:
            return Finding(None)
        lowest, name = min(scored, key=lambda pair: pair[0])
        short = [share for score, share in scored if score < bar]
        guilty = frozenset(r.standard for share in short for r in members(share) if r.credit != 1)
        return Finding(lowest, name, guilty)


def _departments(found: Findings, gate: Gate, bar: Fraction) -> Finding:
    shares = [s for s in found.rollup.departments if gate.department in (None, s.id)]
    return _named(found.weakest(shares, bar, found.of_department), gate.department)


def _class(found: Findings, gate: Gate, bar: Fraction) -> Finding:
    shares = [share for share in found.rollup.classes if share.id == gate.classed]
    return _named(found.weakest(shares, bar, found.of_class), gate.classed)


def _areas(found: Findings, gate: Gate, bar: Fraction) -> Finding:
    shares = [share for share in found.rollup.areas if gate.area in (None, share.id)]
    return _named(found.weakest(shares, bar, found.of_area), gate.area)


def _named(finding: Finding, name: str | None) -> Finding:
    """A gate about one part of the house says so where nothing there was counted."""
    return finding if finding.subject else Finding(finding.actual, name or "", finding.guilty)


_FINDERS: dict[str, Callable[[Findings, Gate, Fraction], Finding]] = {
    "critical_not_met": lambda found, gate, _: found.counted(gate, missed),
    "mandatory": lambda found, gate, _: found.counted(gate, missed),
    "timed_in_limit": lambda found, gate, _: found.timed(gate),
    "department_score": _departments,
    "class_score": _class,
    "area_score": _areas,
    "area_cap": _areas,
}


def _concerns(  # noqa: PLR0911 - one for each rule
    pack: Pack, gate: Gate
) -> Callable[[Standard], bool]:
    match gate.rule:
        case "critical_not_met":
            return lambda standard: standard.critical
        case "mandatory":
            return lambda standard: standard.id in gate.standards
        case "timed_in_limit":
            return lambda standard: standard.limit is not None
        case "class_score":
            return lambda standard: standard.classed == gate.classed
        case "area_score" | "area_cap" if gate.area is not None:
            return of_area(pack, gate.area)
        case "area_score":
            return lambda _: True
    return lambda standard: gate.department in (None, standard.department)


def _strictness(gate: Gate) -> Fraction:
    if gate.rule == "area_cap":
        return Fraction(-(gate.above or 0))
    return Fraction(-(gate.at_most or 0)) if gate.rule in AT_MOST else gate.at_least or Fraction(0)


def _unseen(about: Sequence[StandardResult]) -> bool:
    return all(r.credit is None for r in about) and any(r.outcome == "not_observed" for r in about)
