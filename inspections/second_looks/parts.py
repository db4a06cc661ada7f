"""What a second look is, and what it is found in: a visit, its log, its pack, what came before. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from inspections.timing import epoch_ms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspections.records import HeldEvent
    from inspections.visit_parts import Observation, Visit
    from standards.pack import Pack, Standard

SHORTEST_NOTE = 20
"""Letters. Anything shorter ("Not offered") is said alike by honest people."""


@dataclass(frozen=True)
class SecondLook:
    """Something to ask about before a release, never a proof: a code, a sentence, what it is about.

    `observations` are ids in the order they were made; `visits` the earlier visits it was held against.
    """

    code: str
    sentence: str
    observations: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Past:
    """What of an earlier visit a later one is held against."""

    visit: str
    hotel: str
    inspector: str
    notes: frozenset[str] = frozenset()
    photos: frozenset[str] = frozenset()
    times: frozenset[tuple[str, int]] = frozenset()
    not_met: frozenset[str] = frozenset()
    answers: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """By department: how many answers, and how many of them were not applicable."""


@dataclass(frozen=True)
class Grounds:
    """All that is looked at. `likeness` maps photos of this visit and of earlier ones to 64 bits."""

    visit: Visit
    held: tuple[HeldEvent, ...]
    pack: Pack
    earlier: tuple[Past, ...]
    likeness: Mapping[str, int]

    @cached_property
    def looks(self) -> tuple[Observation, ...]:
        """The observations of standards that the pack has, in the order they were entered."""
        known = [look for look in self.visit.observations.values() if look.standard in self.standards]
        return tuple(sorted(known, key=lambda look: (epoch_ms(look.entered_at), look.device, look.id)))

    @cached_property
    def standards(self) -> Mapping[str, Standard]:
        return {standard.id: standard for standard in self.pack.standards()}

    @cached_property
    def on_the_spot(self) -> tuple[Observation, ...]:
        """The looks that only someone in the house can take, in the order they were entered."""
        stages = {department.id: department.stage for department in self.pack.departments}
        return tuple(
            look
            for look in self.looks
            if self.standards[look.standard].channel == "face_to_face"
            and stages[self.standards[look.standard].department] != "before_arrival"
        )

    def ids(self, chosen: Iterable[str]) -> tuple[str, ...]:
        """Those observations in the order they were entered."""
        wanted = set(chosen)
        return tuple(look.id for look in self.looks if look.id in wanted)


def past_of(visit: Visit, pack: Pack) -> Past:
    """The visit as later ones are held against it."""
    grounds = Grounds(visit, (), pack, (), {})
    answers: dict[str, tuple[int, int]] = {}
    for look in grounds.looks:
        department = grounds.standards[look.standard].department
        given, left = answers.get(department, (0, 0))
        answers[department] = (given + 1, left + (look.answer == "not_applicable"))
    return Past(
        visit=visit.id,
        hotel=visit.hotel,
        inspector=visit.inspector,
        notes=frozenset(text for text, _ in own_words(grounds)),
        photos=frozenset(photo.sha256 for photo in visit.photos.values()),
        times=frozenset(times_of(grounds)),
        not_met=frozenset(look.standard for look in grounds.looks if look.answer == "not_met"),
        answers=answers,
    )


def own_words(grounds: Grounds) -> list[tuple[str, str]]:
    """What was written of findings, made comparable, with the observation it is about ("" for none).

    Without the pack's own phrases: tapped, they are the same for everyone.
    """
    tapped = {plainly(t) for s in grounds.standards.values() for phrase in s.phrases for t in phrase.values()}
    written = [(plainly(note.text), note.observation or "") for note in grounds.visit.notes.values()]
    written += [(plainly(look.reason), look.id) for look in grounds.looks if look.answer == "not_met"]
    return sorted(said for said in written if len(said[0]) >= SHORTEST_NOTE and said[0] not in tapped)


def times_of(grounds: Grounds) -> list[tuple[str, int]]:
    """Each standard with each duration that a clock or a hand gave for it, in ms."""
    return [
        (look.standard, ms)
        for look in grounds.looks
        if look.measured
        for ms in (look.measured.ms, *look.measured.gaps_ms)
        if ms is not None and look.measured.rings is None
    ]


def plainly(text: str) -> str:
    """The text without what copying alters: case, spaces, the stop at its end."""
    return " ".join(text.casefold().split()).rstrip(" .!")
