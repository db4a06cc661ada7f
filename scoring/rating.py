"""A rating: the stars of a visit and everything that led to them, as frozen data.

Scores are exact fractions of 100. Only `shown` turns one into text, and it cuts, never rounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class StandardResult:
    """How one standard came out. `credit` is None where nothing counted (N/A, not observed).

    outcome is "met", "not_met", "partly" (several observations that differ), "not_applicable"
    or "not_observed".
    """

    standard: str
    department: str
    outcome: str
    credit: Fraction | None
    weight: Fraction
    observations: tuple[str, ...] = ()
    in_limit: bool | None = None
    """Whether a timed standard kept its limit; None where it has none, or no counted look was measured."""


@dataclass(frozen=True, slots=True)
class Share:
    """A weighted share of met standards. `score` is of 100, None where nothing was counted.

    `weight` is that of the counted standards.
    """

    id: str
    score: Fraction | None
    weight: Fraction
    met: int
    counted: int
    not_applicable: int
    not_observed: int

    @property
    def total(self) -> int:
        return self.counted + self.not_applicable + self.not_observed


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing a star asks for: what it requires, what was found, and the standards that decided it.

    rule is that of a gate (critical_not_met, timed_in_limit, department_score, class_score, area_score,
    area_cap, mandatory), "coverage", or what the bands measure: "score", "lowest_area" or "points".
    `standards` are those that stand in its way (not met), largest loss first.
    `subject` is the department, class or area it is about, else "".
    """

    id: str
    stars: int
    rule: str
    met: bool
    required: Fraction
    actual: Fraction | None
    standards: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class TimedResult:
    """A timed standard against its limit. Durations in ms; `over_ms` is negative for time to spare.

    `ratio` is observed over limit where that has a meaning.
    """

    standard: str
    observation: str
    kind: str
    answer: str
    observed_ms: int | None
    limit_ms: int | None
    over_ms: int | None
    ratio: Fraction | None
    rings: int | None = None
    precision_ms: int | None = None
    excused: bool = False
    contradicts: bool = False
    """The answer says otherwise than the clock, and no excuse or reason was given."""


@dataclass(frozen=True)
class Rating:
    """The rating of a visit by an edition.

    stars        0 where not even the lowest band was reached
    provisional  too little was observed for the stars to be final
    conditions   those of every star, so that "why not five" and "what keeps four" are both answered
    areas        the pack's areas, or nothing where it names none
    half_step    half a star more: the next star but for mandatory standards, as many as may be missed
    not_counted  ids of standards that were observed and that the edition does not have
    """

    visit: str
    pack_id: str
    pack_edition: str
    pack_hash: str
    log_head: str
    scorer: str
    stars: int
    provisional: bool
    score: Fraction | None
    coverage: Fraction
    classes: tuple[Share, ...]
    departments: tuple[Share, ...]
    dimensions: tuple[Share, ...]
    classifications: tuple[Share, ...]
    standards: tuple[StandardResult, ...]
    timed: tuple[TimedResult, ...]
    conditions: tuple[Condition, ...]
    total: Share
    areas: tuple[Share, ...] = ()
    half_step: bool = False
    not_counted: tuple[str, ...] = ()

    @property
    def next_star(self) -> int | None:
        """The star above, where the pack has one."""
        above = sorted({c.stars for c in self.conditions if c.stars > self.stars})
        return above[0] if above else None

    def conditions_for(self, stars: int) -> tuple[Condition, ...]:
        """What that star asks for, its score first; gates of the stars below included where stricter.

        Coverage, which no star asks for, is the one condition of star 0.
        """
        return tuple(c for c in self.conditions if c.stars == stars)


def shown(score: Fraction | None, decimals: int = 1) -> str:
    """R10. `score` cut (never rounded up) to `decimals`: 89.96 is shown as 89.9. "–" for None."""
    if score is None:
        return "–"
    scale = 10**decimals
    cut = int(score * scale)  # towards zero; scores are never negative
    return f"{cut // scale}.{cut % scale:0{decimals}d}" if decimals else str(cut)
