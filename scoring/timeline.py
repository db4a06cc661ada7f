"""A visit over its hours: what was looked at when and where, what ran beside it, and what is missing.

Everything is on the house's own clock. A gap is a stretch between two records of a day in which nothing was
recorded; what comes before the first and after the last record of a day is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from inspections.dates import day_said
from inspections.language import LOCALES, Told, told, told_count
from inspections.second_looks import SecondLook
from inspections.visit import Visit
from inspections.visit_parts import Contact, Stopwatch
from scoring.reviewing import Row
from scoring.wording.words import Wording, sentence

GAP = timedelta(hours=2)
"""Nothing recorded for so long, and it is a gap: a long dinner is none."""


@dataclass(frozen=True)
class Tick:
    """One look: its department's title, and what it says on hovering. `flags` are places of second looks."""

    at: datetime
    department: str
    answer: str
    told: str
    flags: tuple[int, ...] = ()


@dataclass(frozen=True)
class Span:
    """What ran for a while: kind "stopwatch" or "contact". Both ends are the same where only one is known."""

    kind: str
    begins: datetime
    ends: datetime
    told: str


@dataclass(frozen=True)
class Day:
    """One day of the visit: "Monday 16 November", in the reader's language.

    `photos` are its pictures' moments, `gaps` the stretches without a record.
    """

    day: date
    title: str
    ticks: tuple[Tick, ...]
    spans: tuple[Span, ...] = ()
    photos: tuple[datetime, ...] = ()
    gaps: tuple[tuple[datetime, datetime], ...] = ()

    @property
    def departments(self) -> tuple[str, ...]:
        """Those looked at, in the order in which the day came to them."""
        return tuple(dict.fromkeys(tick.department for tick in self.ticks))


def days_of(visit: Visit, rows: Iterable[Row], language: str = "en") -> tuple[Day, ...]:
    """The visit's days from first to last, those without any record left out. `rows` are its looks."""
    words = Wording(language)
    ticks = list(_ticks(visit, rows, words))
    zone = ticks[0].at.tzinfo if ticks else None
    spans = [*_stopwatches(visit.stopwatches.values(), zone), *_contacts(visit.contacts.values(), words)]
    photos = sorted({_moment(photo.entered_at) for photo in visit.photos.values()})
    found = {tick.at.date() for tick in ticks} | {span.begins.date() for span in spans}
    return tuple(
        _day(
            day,
            sentence(day_said(day, LOCALES[words.language], weekday=True)),
            [tick for tick in ticks if tick.at.date() == day],
            [span for span in spans if span.begins.date() == day],
            [photo for photo in photos if photo.date() == day],
        )
        for day in sorted(found | {photo.date() for photo in photos})
    )


def pins(days: Iterable[Day], found: Iterable[SecondLook]) -> dict[int, datetime]:
    """Where each second look is pinned: the middle one of its looks. Those about no look have no pin."""
    seen: dict[int, list[datetime]] = {}
    for tick in (tick for day in days for tick in day.ticks):
        for flag in tick.flags:
            seen.setdefault(flag, []).append(tick.at)
    numbered = {place for place, _ in enumerate(found, start=1)}
    return {flag: sorted(at)[len(at) // 2] for flag, at in sorted(seen.items()) if flag in numbered}


def picture_said(days: tuple[Day, ...]) -> Told:
    """The picture in a sentence: "274 answers on 4 days, 9 not met; never two hours without a record."."""
    ticks = [tick for day in days for tick in day.ticks]
    if not ticks:
        return told("Nothing was looked at.")
    gaps = sorted((end - begin for day in days for begin, end in day.gaps), reverse=True)
    many = told_count(len(days), "one day", "{n} days")
    missed = sum(tick.answer == "not_met" for tick in ticks)
    if gaps:
        return told(
            "{n} answers on {days}, {missed} not met; longest stretch without a record {time}.",
            n=len(ticks),
            days=many,
            missed=missed,
            time=length(gaps[0]),
        )
    return told(
        "{n} answers on {days}, {missed} not met; never two hours without a record.",
        n=len(ticks),
        days=many,
        missed=missed,
    )


def length(time: timedelta) -> Told:
    """ "2 h 40 min"."""
    hours, minutes = divmod(round(time.total_seconds() / 60), 60)
    if not minutes:
        return told("{hours} h", hours=hours)
    return told("{hours} h {minutes} min", hours=hours, minutes=minutes)


def _day(day: date, title: str, ticks: list[Tick], spans: list[Span], photos: list[datetime]) -> Day:
    busy = sorted(
        [(tick.at, tick.at) for tick in ticks]
        + [(span.begins, span.ends) for span in spans]
        + [(photo, photo) for photo in photos]
    )
    gaps, until = [], busy[0][1] if busy else None
    for begins, ends in busy:
        if until and begins - until >= GAP:
            gaps.append((until, begins))
        until = max(until, ends) if until else ends
    return Day(day, title, tuple(ticks), tuple(spans), tuple(photos), tuple(gaps))


def _ticks(visit: Visit, rows: Iterable[Row], words: Wording) -> Iterator[Tick]:
    for row in rows:
        if look := visit.observations.get(row.id):
            answer = words.say(f"behind.answer.{row.answer}")
            said = " · ".join(filter(None, (row.at, row.text, answer, row.time)))
            yield Tick(_moment(look.observed_at), row.department_title, row.answer, said, row.flags)


def _stopwatches(watches: Iterable[Stopwatch], zone: tzinfo | None) -> Iterator[Span]:
    for watch in watches:
        begins = (
            _moment(watch.started_at)
            if watch.started_at
            else datetime.fromtimestamp(watch.started["wall"] / 1000, zone)
        )
        ran = watch.stopped["wall"] - watch.started["wall"] if watch.stopped else 0
        ends = begins + timedelta(milliseconds=max(0, ran))
        yield Span("stopwatch", begins, ends, watch.label or told("Stopwatch"))


def _contacts(contacts: Iterable[Contact], words: Wording) -> Iterator[Span]:
    for contact in contacts:
        steps = sorted(_moment(step.at) for step in contact.steps)
        if steps:
            yield Span("contact", steps[0], steps[-1], words.name("channel", contact.channel))


def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
