"""The voices of a hotel, an outlet, a channel or a month, as measures. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from inspections.guests.feedback import Measure, Times, ces, csat, nps, times
from inspections.guests.parts import ALL, PLACE, Place
from inspections.guests.threads import Thread


@dataclass(frozen=True)
class Measured:
    """What some voices say, and how fast they were answered. `aside` were left out of the figures."""

    voices: int
    aside: int
    csat: Measure
    nps: Measure
    ces: Measure
    times: Times


def measured(threads: Iterable[Thread], now: datetime, *, of_place: bool = False) -> Measured:
    """The measures of those voices. `of_place`: they are one place's, where more of them count.

    Times are those of voices that asked for an answer or were given one: nobody waits who did not ask.
    """
    listed = list(threads)
    valid = (ALL, PLACE) if of_place else (ALL,)
    counted = [one.voice for one in listed if one.counts in valid]
    talks = [one for one in listed if one.contact or one.events_of("answered")]
    return Measured(
        voices=len(counted),
        aside=len(listed) - len(counted),
        csat=csat([voice.csat for voice in counted if voice.csat is not None]),
        nps=nps([voice.nps for voice in counted if voice.nps is not None]),
        ces=ces([voice.ces for voice in counted if voice.ces is not None]),
        times=times([one.handling for one in talks], now),
    )


def by(
    threads: Iterable[Thread], key: Callable[[Thread], str], now: datetime, *, of_place: bool = False
) -> dict[str, Measured]:
    """The measures of each group that `key` makes, groups in the order they were met."""
    groups: dict[str, list[Thread]] = {}
    for one in threads:
        groups.setdefault(key(one), []).append(one)
    return {name: measured(group, now, of_place=of_place) for name, group in groups.items()}


def by_month(threads: Iterable[Thread], now: datetime, zone: tzinfo) -> dict[str, Measured]:
    """The measures of each month of the hotel's own time, "2026-05" first to last."""
    ordered = sorted(threads, key=lambda one: one.voice.said_at)
    return by(ordered, lambda one: f"{one.voice.said_at.astimezone(zone):%Y-%m}", now)


def shares_by_department(
    threads: Iterable[Thread], places: Mapping[str, Place]
) -> dict[str, tuple[int, int]]:
    """Of each department that places belong to: how many were content (4 or 5), of how many who said."""
    shares: dict[str, tuple[int, int]] = {}
    for voice in (one.voice for one in threads if one.counts in (ALL, PLACE)):
        place = places.get(voice.place)
        if place is None or not place.department or voice.csat is None:
            continue
        content, said = shares.get(place.department, (0, 0))
        shares[place.department] = (content + (voice.csat >= 4), said + 1)
    return shares


def newest_first(threads: Sequence[Thread]) -> list[Thread]:
    """As a feed shows them."""
    return sorted(threads, key=lambda one: (one.voice.said_at, one.voice.id), reverse=True)
