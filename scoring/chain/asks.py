"""What a pack's rules ask of a visit, as sums over sets of its standards: for an engine that adds up. Pure.

The conditions are those of scoring/conditions.py, which rates one visit and also tells what stood in the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from scoring.conditions import AT_MOST, capped_at, gates_for
from scoring.rollup import area_names, of_area
from standards.pack import CLASSES, Band, Gate, Pack, Standard

Share = tuple[str, str]
"""A part of the house that has a score: ("class", "service"), ("department", "bar"), ("area", "rooms")."""


@dataclass(frozen=True)
class Asks:
    """One thing that a star asks for.

    of is "total" or "points", at least `bar`; "share", the one at that place of `Rules.shares` at least `bar`
    where anything was counted in it; "seen", anything counted in any area; "missed", of the set at that place
    of `Rules.missed` at most `bar` missed; "timed", of 100 timed at least `bar` in their limit.
    """

    of: str
    bar: Fraction = Fraction(0)
    at: int = 0


@dataclass(frozen=True)
class Rules:
    """A pack by what its rules look at.

    shares  what a score is asked of, the classes first: the total is made of them
    missed  sets of ids of standards of which those that were missed are counted
    """

    pack: Pack

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        return tuple(self.pack.standards())

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        asked = [share for gate in self.pack.rating.gates for share in self._shares_of(gate)]
        return tuple(dict.fromkeys([*(("class", name) for name in CLASSES), *asked, *self._measured()]))

    @cached_property
    def missed(self) -> tuple[frozenset[str], ...]:
        gates = (gate for gate in self.pack.rating.gates if gate.rule in AT_MOST)
        return tuple(dict.fromkeys(map(self._counted_by, gates)))

    @cached_property
    def members(self) -> tuple[frozenset[str], ...]:
        """Of each share the ids of its standards."""
        return tuple(
            frozenset(one.id for one in self.standards if self._is_of(share, one)) for share in self.shares
        )

    @cached_property
    def part(self) -> dict[str, int]:
        """Each standard's part: those of one part are of the same shares, so that their sums will do.

        As few parts as the rules allow; those of a class stand together.
        """
        of = {one.id: tuple(one.id not in ids for ids in self.members) for one in self.standards}
        number = {kind: at for at, kind in enumerate(sorted(set(of.values())))}
        return {name: number[kind] for name, kind in of.items()}

    def parts_of(self, at: int) -> list[int]:
        """The parts of the share at that place, in order."""
        return sorted({self.part[name] for name in self.members[at]})

    def stars(self) -> list[tuple[int, list[Asks]]]:
        """Each star with what it asks for, the lowest first (R6, R7)."""
        found = []
        for band in sorted(self.pack.rating.bands, key=lambda band: band.stars):
            gates = gates_for(self.pack, band.stars)
            of_gates = [one for gate in gates for one in self._of_gate(gate, band.stars)]
            found.append((band.stars, [*self._of_band(band), *of_gates]))
        return found

    def _of_band(self, band: Band) -> list[Asks]:
        if self.pack.rating.measure != "lowest_area":
            return [Asks(self.pack.rating.measure, band.score)]
        return [Asks("seen"), *(self._share(share, band.score) for share in self._measured())]

    def _of_gate(self, gate: Gate, stars: int) -> list[Asks]:
        if gate.rule in AT_MOST:
            return [Asks("missed", Fraction(gate.at_most or 0), self.missed.index(self._counted_by(gate)))]
        bar = capped_at(self.pack, gate, stars) if gate.rule == "area_cap" else gate.at_least
        if gate.rule == "timed_in_limit":
            return [Asks("timed", bar or Fraction(0))]
        return [self._share(share, bar or Fraction(0)) for share in self._shares_of(gate)]

    def _share(self, share: Share, bar: Fraction) -> Asks:
        return Asks("share", bar, self.shares.index(share))

    def _measured(self) -> list[Share]:
        """The areas, where the lowest one decides."""
        lowest = self.pack.rating.measure == "lowest_area"
        return [("area", name) for name in area_names(self.pack)] if lowest else []

    def _shares_of(self, gate: Gate) -> list[Share]:
        match gate.rule:
            case "class_score":
                return [("class", gate.classed or "")]
            case "department_score":
                names = [department.id for department in self.pack.departments]
                return [("department", name) for name in names if gate.department in (None, name)]
            case "area_score" | "area_cap":
                return [("area", name) for name in area_names(self.pack) if gate.area in (None, name)]
            case "critical_not_met" | "mandatory" | "timed_in_limit":
                return []
        raise ValueError(f"The rule {gate.rule} of {self.pack.id} {self.pack.edition} is not known here.")

    def _counted_by(self, gate: Gate) -> frozenset[str]:
        if gate.rule == "mandatory":
            return frozenset(gate.standards)
        return frozenset(standard.id for standard in self.standards if standard.critical)

    def _is_of(self, share: Share, standard: Standard) -> bool:
        kind, name = share
        if kind == "class":
            return standard.classed == name
        return standard.department == name if kind == "department" else of_area(self.pack, name)(standard)
