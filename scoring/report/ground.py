"""What the report is told from: pack, visit, rating and words, with what is looked up often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from inspections.visit import Note, Observation, Photo, Visit
from scoring.clean import one_line
from scoring.rating import Rating, StandardResult
from scoring.rollup import losses
from scoring.sure import Sure, how_sure
from scoring.wording.words import Wording
from standards.pack import Band, Limit, Pack, Standard, said

Thing = TypeVar("Thing", Note, Photo)


@dataclass(frozen=True)
class Ground:
    """Pack, visit and rating of one report, and its words."""

    pack: Pack
    visit: Visit
    rating: Rating
    words: Wording

    @cached_property
    def lost(self) -> dict[str, Fraction]:
        """R12. Points of the total that each standard costs."""
        return losses(self.pack, self.rating.classes, self.rating.standards)

    @cached_property
    def sure(self) -> Sure | None:
        """How sure the score is, from this visit alone."""
        return how_sure(self.pack, self.rating)

    @cached_property
    def results(self) -> dict[str, StandardResult]:
        return {result.standard: result for result in self.rating.standards}

    @cached_property
    def missed(self) -> tuple[StandardResult, ...]:
        """What counted and missed credit: critical first, then by points lost, then in the pack's order."""
        short = [r for r in self.rating.standards if r.credit is not None and r.credit < 1]
        return tuple(sorted(short, key=lambda r: (not self.critical(r), -self.points(r.standard))))

    @cached_property
    def numbers(self) -> dict[str, str]:
        """ "F-01" for each standard that is a finding."""
        return {result.standard: f"F-{place:02d}" for place, result in enumerate(self.missed, start=1)}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The departments' titles."""
        return {d.id: one_line(self.said(d.title)) or d.id for d in self.pack.departments}

    @cached_property
    def looks(self) -> dict[str, list[Observation]]:
        """Observations by standard, in the order they were made."""
        found: dict[str, list[Observation]] = defaultdict(list)
        for look in self.visit.observations.values():
            found[look.standard].append(look)
        return found

    @cached_property
    def notes(self) -> dict[str, list[Note]]:
        """Notes by standard, in the order they were written."""
        return self._by_standard(
            sorted(self.visit.notes.values(), key=lambda note: (note.entered_at, note.id))
        )

    @cached_property
    def photos(self) -> dict[str, list[Photo]]:
        """Photos by standard, in the order they were taken."""
        taken = sorted(self.visit.photos.values(), key=lambda photo: (photo.entered_at, photo.sha256))
        return self._by_standard(taken)

    def _by_standard(self, things: list[Thing]) -> dict[str, list[Thing]]:
        """What was put on a standard, or on a look at it."""
        found: dict[str, list[Thing]] = defaultdict(list)
        for thing in things:
            look = self.visit.observations.get(thing.observation or "")
            for standard in {thing.standard, look.standard if look else None} - {None}:
                found[standard or ""].append(thing)
        return found

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        return tuple(sorted(self.pack.rating.bands, key=lambda band: band.stars))

    @property
    def top(self) -> int:
        """The most stars that the pack has."""
        return self.bands[-1].stars if self.bands else 0

    @cached_property
    def aim(self) -> Band | None:
        """The next star's band, or the top star's where that is held."""
        wanted = self.rating.next_star or self.rating.stars
        return next((band for band in self.bands if band.stars == wanted), None)

    @property
    def line(self) -> Band | None:
        """The same where its bar is of 100, as departments' scores are: points are not."""
        return None if self.measure == "points" else self.aim

    @property
    def measure(self) -> str:
        """What the bands measure: "total", "lowest_area" or "points"."""
        return self.pack.rating.measure

    def area(self, name: str) -> str:
        """An area's name: a department's title, a classification's name, or its id in words."""
        return self.titles.get(name) or self.words.name("classification", name)

    def said(self, text: object) -> str:
        return said(text, self.words.language)  # type: ignore[arg-type]  # None and mappings alike

    def text(self, standard: Standard | str) -> str:
        """What the standard asks, as a title: one line, no full stop."""
        known = self.pack.standard(standard) if isinstance(standard, str) else standard
        return one_line(self.said(known.text)).rstrip(".") or known.id

    def critical(self, result: StandardResult) -> bool:
        return self.pack.standard(result.standard).critical

    def points(self, standard: str) -> Fraction:
        return self.lost.get(standard, Fraction(0))

    def points_text(self, points: Fraction) -> str:
        """Points lost, cut to one decimal, to two or three where less would read as nothing."""
        decimals = next((d for d in (1, 2) if points * 10**d >= 1), 3)
        return self.words.score(points, decimals if points else 1)

    def limit(self, standard: Standard) -> Limit | None:
        return standard.limit.for_house(self.visit.house_kind) if standard.limit else None

    def counted(self, of: Iterable[StandardResult]) -> list[StandardResult]:
        return [result for result in of if result.credit is not None]

    @cached_property
    def timed(self) -> list[StandardResult]:
        """The timed standards whose time was measured: what a limit's gate is about (R7)."""
        return [result for result in self.rating.standards if result.in_limit is not None]

    @cached_property
    def late(self) -> list[StandardResult]:
        return [result for result in self.timed if not result.in_limit]

    @cached_property
    def criticals(self) -> list[StandardResult]:
        """The critical standards that counted."""
        return self.counted(r for r in self.rating.standards if self.critical(r))

    @cached_property
    def critical_missed(self) -> list[StandardResult]:
        return [result for result in self.criticals if result.credit != 1]
