"""A pack: the standards a house is held to, as frozen, typed data.

Durations are whole milliseconds, so that no float ever decides a verdict.
Texts are mappings from a language tag ("en", "nb") to a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from standards.origin import OWN, Base, Left, Origin

Text = Mapping[str, str]

STAGES = ("before_arrival", "arrival", "room", "dining", "leisure", "guest_service", "departure")
CHANNELS = ("face_to_face", "phone", "email", "chat", "app", "letter")
CLASSES = ("service", "facility")
CLASSIFICATIONS = (
    "cleanliness",
    "courtesy",
    "efficiency",
    "food_and_drink",
    "thoughtfulness",
    "comfort",
    "luxury",
    "appearance",
    "skill",
    "wellness",
)
DIMENSIONS = ("business", "human", "hidden")
MEASURED_BY = ("total", "lowest_area", "points")
"""What a band's score may be held against."""
REPEATED = ("mean", "worst", "latest")
EVIDENCE = ("time", "photo", "note", "receipt", "recording")
HOUSE_KINDS = ("urban", "resort")
EXPECTED_BY = ("guest", "brand", "owner", "authority", "staff", "neighbour")

LimitKind = Literal["within", "around", "between", "rings", "quoted", "every", "wait"]

_PHONE, _WRITTEN = ("phone",), ("email", "chat")
MEASURES: Mapping[str, tuple[tuple[str, ...], LimitKind]] = {
    "time_to_answer": (_PHONE, "within"),
    "rings": (_PHONE, "rings"),
    "longest_hold": (_PHONE, "within"),
    "total_hold": (_PHONE, "within"),
    "handling_time": (_PHONE, "within"),
    "first_reply": (_WRITTEN, "within"),
    "resolution": (_WRITTEN, "within"),
}
"""Figures of a call, an e-mail or a chat: the channels that give each, the limit it is held against."""


@dataclass(frozen=True)
class Within:
    """At most `ms` from the start of the clock to its stop."""

    ms: int
    kind: LimitKind = field(default="within", init=False)


@dataclass(frozen=True)
class Around:
    """Within `ms` either side of a set time (a wake-up call at 06:30)."""

    ms: int
    kind: LimitKind = field(default="around", init=False)


@dataclass(frozen=True)
class Between:
    """Done between two clock times, "HH:MM" local; `closes` may lie past midnight."""

    opens: str
    closes: str
    kind: LimitKind = field(default="between", init=False)


@dataclass(frozen=True)
class Rings:
    """At most `rings` rings or, where `ms` is given, `ms` from the first ring: either will do."""

    rings: int
    ms: int | None = None
    kind: LimitKind = field(default="rings", init=False)


@dataclass(frozen=True)
class Quoted:
    """At most `late_ms` past the time quoted and, where given, `early_ms` before it."""

    late_ms: int
    early_ms: int | None = None
    kind: LimitKind = field(default="quoted", init=False)


@dataclass(frozen=True)
class Every:
    """Repeated: no gap longer than `ms`."""

    ms: int
    kind: LimitKind = field(default="every", init=False)


@dataclass(frozen=True)
class Wait:
    """At least `ms` must pass (between two knocks)."""

    ms: int
    kind: LimitKind = field(default="wait", init=False)


Limit = Within | Around | Between | Rings | Quoted | Every | Wait


@dataclass(frozen=True)
class TimeLimit:
    """A standard's limit: the usual one, those of other kinds of house, and the excuse that lifts it."""

    usual: Limit
    by_house: Mapping[str, Limit] = field(default_factory=dict)
    unless: Text | None = None

    def for_house(self, kind: str | None) -> Limit:
        """The limit that holds in a house of this kind."""
        return self.by_house.get(kind or "", self.usual)


@dataclass(frozen=True)
class Clock:
    """The moments at which a timed standard's clock starts and stops."""

    starts: Text
    stops: Text


@dataclass(frozen=True)
class Standard:
    """One observable thing that a house promises."""

    id: str
    department: str
    text: Text
    met: Text
    channel: str
    classed: str
    classification: str
    dimension: str
    weight: Fraction
    critical: bool = False
    evidence: tuple[str, ...] = ()
    group: Text | None = None
    clock: Clock | None = None
    limit: TimeLimit | None = None
    measures: str = ""
    """The figure of a call, an e-mail or a chat that its limit is held against (MEASURES), or ""."""
    phrases: tuple[Text, ...] = ()
    """Quick phrases an inspector can tap when it is not met."""
    expected_by: str = ""
    """Whose expectation it is (EXPECTED_BY), or "" where the pack does not say."""
    weight_because: Text | None = None
    critical_because: Text | None = None
    serves: tuple[str, ...] = ()
    """The values of the house it serves: ids of `Pack.values`."""
    origin: Origin = OWN


@dataclass(frozen=True)
class Department:
    """A part of the house, in its place on the guest's journey."""

    id: str
    title: Text
    stage: str
    standards: tuple[Standard, ...]
    minutes: int = 0
    """Minutes spent there beside answering: waiting, eating, swimming."""


@dataclass(frozen=True)
class Band:
    """`stars` need at least `score` (of 100)."""

    stars: int
    score: Fraction


@dataclass(frozen=True)
class Gate:
    """A condition beside the score that `stars` (and all above) need.

    `rule` is one of
      critical_not_met   at most `at_most` critical standards not met
      timed_in_limit     at least `at_least` per cent of timed standards within their limit
      department_score   every department (or `department`) at least `at_least`
      class_score        the class `classed` at least `at_least`
      area_score         every area (or `area`) at least `at_least`
      area_cap           `area` has earned, by the bands alone, as many stars less `above`
      mandatory          each of `standards` met
    """

    id: str
    stars: int
    rule: str
    at_most: int | None = None
    at_least: Fraction | None = None
    department: str | None = None
    classed: str | None = None
    area: str | None = None
    above: int | None = None
    standards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Area:
    """A part of a house that is scored by itself: the standards that fit every list that is not empty."""

    id: str
    departments: tuple[str, ...] = ()
    classifications: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    def holds(self, standard: Standard) -> bool:
        """Whether the standard is of this area."""
        return (
            (not self.departments or standard.department in self.departments)
            and (not self.classifications or standard.classification in self.classifications)
            and (not self.classes or standard.classed in self.classes)
        )


@dataclass(frozen=True)
class Credit:
    """What an observation, and a standard observed several times, is worth.

    none_at   of 100: a limit exceeded to so many per cent leaves no credit, and in between a part of it.
              None where an answer is met or not and nothing between.
    repeated  the standard's credit is the "mean" of its observations', the "worst" or the "latest"
    """

    none_at: Fraction | None = None
    repeated: str = "mean"


@dataclass(frozen=True)
class RatingRules:
    """How a pack turns observations into stars. Weights and scores are of 100."""

    class_weights: Mapping[str, Fraction]
    bands: tuple[Band, ...]
    gates: tuple[Gate, ...] = ()
    coverage: Fraction = Fraction(0)
    """Share (of 100) of weight that must be observed; below it a rating is provisional."""
    measure: str = "total"
    """What a band's score is held against: the "total", the "lowest_area", or "points" (weight earned)."""
    areas: tuple[Area, ...] = ()
    """The areas of the house; where none are given, its departments."""
    half_step: int = 0
    """Mandatory standards that may be missed for half a star more; 0 where the pack has no half stars."""
    credit: Credit = Credit()


@dataclass(frozen=True)
class Scenario:
    """A selection of a pack's standards, for a visit of another length."""

    id: str
    title: Text
    departments: tuple[str, ...]
    """Departments that are looked at whole."""
    briefly: tuple[str, ...] = ()
    """Departments of which only what is critical or weighs `at_least_weight` is looked at."""
    at_least_weight: Fraction = Fraction(2)
    channels: tuple[str, ...] = ()
    """Only standards of these channels, or of all where there is none."""
    also: tuple[str, ...] = ()
    """Standards that are looked at all the same."""
    without: tuple[str, ...] = ()
    """Standards that are not looked at."""


@dataclass(frozen=True)
class Pack:
    """An edition of a set of standards, and the rules that rate by it."""

    id: str
    edition: str
    title: Text
    languages: tuple[str, ...]
    departments: tuple[Department, ...]
    rating: RatingRules
    stages: Mapping[str, Text] = field(default_factory=dict)
    values: Mapping[str, Text] = field(default_factory=dict)
    """What the house wants to be: the values that standards serve, with their titles."""
    scenarios: tuple[Scenario, ...] = ()
    scenario: str = ""
    """The scenario this pack was reduced to, or "" where it is whole."""
    base: Base | None = None
    left: tuple[Left, ...] = ()
    """Standards of the base that were left, each with its reason."""

    def standards(self) -> Iterator[Standard]:
        """Every standard, in the order of the guest's journey."""
        for department in self.departments:
            yield from department.standards

    def standard(self, standard_id: str) -> Standard:
        """The standard of that id. KeyError if the pack has none."""
        return self._by_id()[standard_id]

    def _by_id(self) -> Mapping[str, Standard]:
        index = self.__dict__.get("_index")
        if index is None:
            index = {standard.id: standard for standard in self.standards()}
            object.__setattr__(self, "_index", index)
        return index


def said(text: Text | None, language: str) -> str:
    """`text` in `language`, else in its first language, else ""."""
    if not text:
        return ""
    return text.get(language) or next(iter(text.values()))
