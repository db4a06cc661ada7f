"""The report of a visit as frozen data: every sentence and number that a page or a PDF may draw.

Texts are ready to be read, in the report's language. Where a drawing needs a length as well,
the exact number stands beside its text. Scores are of 100, durations in ms.
The smaller parts stand in report/parts.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from scoring.report.parts import (
    BandTick,
    ConditionRow,
    ControlChart,
    ControlPoint,
    DepartmentLine,
    Figure,
    HotelName,
    InTheWay,
    LossRow,
    LossTable,
    PhotoRef,
    Ruler,
    StarPath,
    TimedRow,
    Way,
    WayStep,
)

__all__ = [
    "AppealTold",
    "BandTick",
    "ConditionRow",
    "ControlChart",
    "ControlPoint",
    "DepartmentLine",
    "Figure",
    "Finding",
    "HotelName",
    "InTheWay",
    "IndexEntry",
    "IndexPart",
    "LossRow",
    "LossTable",
    "PhotoRef",
    "Quote",
    "Report",
    "Ruler",
    "Seal",
    "Section",
    "ShareLine",
    "StandardLine",
    "StandardsOf",
    "StarPath",
    "StarRow",
    "Talk",
    "TimedRow",
    "Way",
    "WayStep",
]


@dataclass(frozen=True)
class Quote:
    """A sentence as it was said, by whom, and the dimension it was marked with ("" for none)."""

    who: str
    text: str
    dimension: str


@dataclass(frozen=True)
class Talk:
    """A call, e-mail or chat of which sentences were quoted."""

    title: str
    when: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class AppealTold:
    """An appeal: the standard, what it should have been, why, how it ended; `granted` is None while open."""

    text: str
    claim: str
    reason: str
    granted: bool | None
    outcome: str
    decision: str
    when: str


@dataclass(frozen=True)
class Finding:
    """A standard that was not met, as a sentence with the measured time where there is one.

    `seen` are the notes and reasons, in the order they were written; `asked` is what the standard asks;
    `severity` is how serious it was as the inspector saw it ("slight", "clear", "serious"), `serious` the
    same in words; "" where nothing was said. It rates nothing.
    """

    number: str
    standard: str
    department: str
    title: str
    asked: str
    limit: str
    observed: str
    seen: tuple[str, ...]
    photos: tuple[PhotoRef, ...]
    when: str
    critical: bool
    outcome: str
    points: str
    loss: Fraction
    """Points of the total score that it costs, exactly; `points` is the text."""
    department_id: str
    observations: str = ""
    clock: str = ""
    severity: str = ""
    serious: str = ""


@dataclass(frozen=True)
class ShareLine:
    """A class, dimension or classification with its score."""

    id: str
    title: str
    score: str
    value: Fraction | None
    met: int
    counted: int
    note: str = ""


@dataclass(frozen=True)
class StandardLine:
    """One standard in the list of all. outcome as in `rating.StandardResult`."""

    id: str
    text: str
    outcome: str
    outcome_text: str
    observed: str
    limit: str
    note: str
    critical: bool
    classification: str
    finding: str = ""


@dataclass(frozen=True)
class StandardsOf:
    """All standards of a department, in the pack's order."""

    department: str
    title: str
    summary: str
    rows: tuple[StandardLine, ...]


@dataclass(frozen=True)
class IndexEntry:
    """A number, its address (behind.py), and its standards by department: id, title and how many."""

    what: str
    title: str
    figure: str
    counts: str
    where: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class IndexPart:
    """A side of the rating with its parts; `note` is what must be known of it."""

    title: str
    note: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True)
class StarRow:
    """What a star asks for, in the table of all stars."""

    stars: int
    score: str
    gates: tuple[str, ...]
    held: bool


@dataclass(frozen=True)
class Seal:
    """What this report was made from, so that it can be recomputed and compared."""

    visit: str
    log_head: str
    pack: str
    pack_hash: str
    scorer: str
    payload: str
    page: str = ""
    """The page that says whether the report still stands; the code leads there. "" where there is none."""


@dataclass(frozen=True)
class VoicesLine:
    """A department as guests and inspector see it: two shares as text, and what they say together.

    kind   one of voices_beside.VERDICTS; `verdict` is the same in words
    """

    title: str
    inspected: str
    heard: str
    kind: str
    verdict: str

    @property
    def disagree(self) -> bool:
        return self.kind.startswith("guests_")


@dataclass(frozen=True)
class Section:
    """A heading that is a finding: title "Departments", headline the sentence."""

    title: str
    headline: str
    note: str = ""


@dataclass(frozen=True)
class Report:
    """Everything that is said about a rated visit. The same input gives an equal report."""

    language: str
    hotel: HotelName
    demo: bool
    provisional: bool
    remarks: tuple[str, ...]
    """What a reader must know before the stars: demo data, provisional, photos missing."""
    marks: tuple[str, ...]
    """The same in a word or two, for every page: "Draft"."""
    headline: str
    summary: str
    stars: int
    top_stars: int
    stars_text: str
    standing: str
    """The distance to the next star, or what is held, in half a sentence."""
    score: str
    score_value: Fraction | None
    bands: tuple[BandTick, ...]
    ruler: Ruler
    half_step: bool
    """Half a star more than `stars`."""
    starts_on: str
    """The first day as the visit has it, "2026-10-12": by it visits are put in order."""
    inspected_on: str
    inspected_by: str
    standards_applied: str
    made_on: date
    made_on_text: str
    figures: tuple[Figure, ...]
    strengths: tuple[Section, ...]
    weaknesses: tuple[Section, ...]
    path: StarPath
    way: Way | None
    """The fewest standards that would earn the next star; None where there is no way to tell of."""
    department_section: Section
    line: BandTick | None
    """The line that department scores are held against."""
    departments: tuple[DepartmentLine, ...]
    losses: LossTable
    timed_section: Section
    timed: tuple[TimedRow, ...]
    control: ControlChart | None
    dimension_section: Section
    dimensions: tuple[ShareLine, ...]
    classes: tuple[ShareLine, ...]
    classifications: tuple[ShareLine, ...]
    findings_section: Section
    findings: tuple[Finding, ...]
    talks_section: Section
    talks: tuple[Talk, ...]
    voices_section: Section
    voices: tuple[VoicesLine, ...]
    """Departments that guests spoke of before the release."""
    appeals_section: Section
    appeals: tuple[AppealTold, ...]
    method_section: Section
    method: tuple[Section, ...]
    """How figures are made and how sure they are: title and sentences each."""
    standards_section: Section
    standards: tuple[StandardsOf, ...]
    index_section: Section
    index: tuple[IndexPart, ...]
    """The rating from every side, and where its standards are listed."""
    star_table: tuple[StarRow, ...]
    rating_json: str
    """The rating itself, as `rating_json.to_json` writes it."""
    seal: Seal
    house: str = ""
    """The address of the server whose pages show what a number stands on; "" where there is none."""
    evidence_json: str = ""
    """The rating with all that it can be computed again from (evidence.py); "" where it was not asked for."""
