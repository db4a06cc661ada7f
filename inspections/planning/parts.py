"""What planning speaks of: rules, stays, the question, what is known, and a reason why not. Frozen data."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from inspections.records import Conflict

ABSOLUTE = ("recognised", "conflict")
"""What nobody overrules; all other hindrances give way to a reason."""

KINDS: Mapping[str, str] = {
    "worked_there": "worked there",
    "relative": "a relative works there",
    "supplier": "supplies the house",
    "other": "another interest",
    "recognised": "recognised in the house",
}
"""Why somebody does not go to a hotel. The last is recorded by the office, the others are declared."""


@dataclass(frozen=True)
class Rules:
    """What the house has set. Months of a cycle divide the year from January on; 0 asks for no cycles."""

    rest_days: int = 90
    cycle_months: int = 12
    report_hours: int = 36


@dataclass(frozen=True)
class Stay:
    """A visit as planning sees it: where, from the first to the last day, by whom (the inspector first)."""

    visit: str
    hotel: str
    first: date
    last: date
    people: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """The question: these people, at this hotel, on these days. `visit` is the one that is moved, if any."""

    hotel: str
    first: date
    last: date
    people: tuple[str, ...]
    visit: str = ""


@dataclass(frozen=True)
class Known:
    """What the answer stands on. `names` are those of people by key, `hotels` of houses by id."""

    stays: tuple[Stay, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    hotels: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_person(self) -> Mapping[str, list[Stay]]:
        """The stays of each person, in the order of their days."""
        found: dict[str, list[Stay]] = defaultdict(list)
        for stay in sorted(self.stays, key=lambda one: (one.first, one.last, one.visit)):
            for person in stay.people:
                found[person].append(stay)
        return found


@dataclass(frozen=True)
class Hindrance:
    """One reason why not, as a sentence: who, what, until when. `until` is None where it never ends."""

    code: str
    person: str
    text: str
    until: date | None = None

    @property
    def absolute(self) -> bool:
        """Whether no reason overrules it."""
        return self.code in ABSOLUTE
