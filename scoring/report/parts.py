"""The smaller parts of a report: hotel, figures, conditions, the way, departments, losses, times, photos."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class HotelName:
    """A hotel as its report names it."""

    name: str
    city: str = ""
    country: str = ""

    @property
    def place(self) -> str:
        """ "Bergen, Norway", or what of it is known."""
        return ", ".join(part for part in (self.city, self.country) if part)


@dataclass(frozen=True)
class Figure:
    """A key figure: "9 / 12", what it counts, and a remark. tone is "good", "bad", "care" or ""."""

    id: str
    value: str
    label: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True)
class BandTick:
    """The score at which a star begins."""

    stars: int
    score: Fraction
    text: str


@dataclass(frozen=True)
class Ruler:
    """What the stars are read off, and the most that it can be; `bands` of a report lie on it.

    measure is "total", "lowest_area" or "points"; `title` goes below the figure: "of 1,141 points".
    """

    measure: str
    title: str
    value: Fraction | None
    text: str
    full: Fraction


@dataclass(frozen=True)
class ConditionRow:
    """One condition of a star: "Score at least 96.0", found "93.4", "2.6 points short".

    `standards` are the ids that stand in its way, largest loss first;
    `subject` is the department or area it was found in.
    `actual_value` and `required_value` are what the texts were cut from.
    """

    id: str
    rule: str
    sentence: str
    found: str
    required: str
    gap: str
    met: bool
    standards: tuple[str, ...] = ()
    subject: str = ""
    actual_value: Fraction | None = None
    required_value: Fraction = Fraction(0)
    behind: str = ""
    """The address of what it was found in (behind.py)."""


@dataclass(frozen=True)
class InTheWay:
    """A standard before a star: the points it costs, the conditions it fails, its finding's number."""

    standard: str
    department: str
    text: str
    critical: bool
    points: str
    conditions: tuple[str, ...]
    finding: str = ""


@dataclass(frozen=True)
class StarPath:
    """What a star asks for. `reached` is true where the top is held and the rows say what keeps it.

    Rows come open ones first; where the star is held, the narrowest margin first.
    """

    stars: int
    reached: bool
    title: str
    headline: str
    note: str
    rows: tuple[ConditionRow, ...]
    in_the_way: tuple[InTheWay, ...] = ()


@dataclass(frozen=True)
class WayStep:
    """A standard to put right on the way to a star, and the points that it adds."""

    standard: str
    finding: str
    text: str
    department: str
    critical: bool
    points: Fraction
    points_text: str


@dataclass(frozen=True)
class Way:
    """The shortest way to the next star: the score before and after, the star's line, the steps.

    `line` is None where it is not the score that the star still asks for: it is over it already.
    """

    headline: str
    note: str
    before: Fraction
    before_text: str
    after: Fraction
    after_text: str
    line: Fraction | None
    line_text: str
    steps: tuple[WayStep, ...]


@dataclass(frozen=True)
class DepartmentLine:
    """A department's score beside the next star's line. status is "at", "below", "behind" or "none".

    "at" is on or above the line of the next star (or the top star held), "below" under it,
    "behind" under the line of the stars held, "none" where nothing was observed.
    """

    id: str
    title: str
    score: str
    value: Fraction | None
    met: int
    counted: int
    not_observed: int
    not_applicable: int
    critical_not_met: int
    points: str
    """Points of the total score that its standards lost."""
    status: str
    status_text: str


@dataclass(frozen=True)
class LossRow:
    """Points of the total that a department lost, by classification; None where nothing counted.

    `cells` stand in the order of `LossTable.columns`; `text` is "" where nothing was lost.
    """

    title: str
    cells: tuple[Fraction | None, ...]
    texts: tuple[str, ...]
    total: str
    department: str = ""
    """Its id; "" for the row of totals."""


@dataclass(frozen=True)
class LossTable:
    """Where the points are lost: all cells together are exactly 100 less the score (rule G7)."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[LossRow, ...]
    total: LossRow | None
    scores: tuple[str, ...]
    """The score of each column."""
    score_label: str
    kinds: tuple[str, ...] = ()
    """The classification of each column, by its id."""


@dataclass(frozen=True)
class TimedRow:
    """A timed standard against its limit, "0:48" of "1:00".

    verdict is "within", "over", "excused", "not_counted" (not applicable) or "unmeasured".
    `ratio` is observed over limit where a length can be drawn, else None.
    `over` is "4 s past the limit", or "" where it is within.
    """

    standard: str
    observation: str
    department: str
    label: str
    observed: str
    limit: str
    ratio: Fraction | None
    over: str
    verdict: str
    verdict_text: str
    when: str = ""
    observed_ms: int | None = None
    limit_ms: int | None = None
    contradicts: bool = False
    at_least: bool = False
    """The limit is the shortest time allowed: to wait longer is to keep it."""

    @property
    def drawn(self) -> Fraction | None:
        """The length to draw, of the limit's: up to 1 is within it, whichever way the limit goes."""
        if self.ratio is None or not self.at_least:
            return self.ratio
        return 1 / self.ratio if self.ratio else Fraction(1000)


@dataclass(frozen=True)
class PhotoRef:
    """A photo, by what it is known by and what was said of it."""

    sha256: str
    caption: str
    when: str = ""


@dataclass(frozen=True)
class ControlPoint:
    """One time in ms; `outside` the control limits."""

    ms: int
    late: bool
    outside: bool


@dataclass(frozen=True)
class ControlChart:
    """One timed standard over the visit, its control limits, and what they say. Times in ms."""

    title: str
    points: tuple[ControlPoint, ...]
    mean: Fraction
    upper: Fraction
    lower: Fraction
    limit: int
    mean_text: str
    upper_text: str
    lower_text: str
    limit_text: str
    reading: str
    advice: str
