"""Durations from a stopwatch's marks, held against limits: whole milliseconds. Twin of capture/timing.js.

A mark is {"wall": epoch ms, "mono": ms of the page's monotonic clock, "life": id of the page's life}.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from standards.pack import Around, Between, Every, Limit, Quoted, Rings, Wait, Within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspections.visit_parts import Measured

REACTION_MS = 300
"""A person's tap comes that much early or late, at either end together."""
AGREE_MS = 2_000
"""The wall and the monotonic clock may drift apart by this much before one of them must be wrong."""
WALL_PRECISION_MS = 1_000
"""A wall clock is no better than this: the network sets it while it runs."""
_DAY_MS = 86_400_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Elapsed:
    """A duration, how far it may be off either way, and the clock it was read from: "monotonic" or "wall"."""

    ms: int
    precision_ms: int
    basis: str


def elapsed(start: Mapping[str, Any], stop: Mapping[str, Any]) -> Elapsed:
    """The time between two marks, never negative.

    Within one life of the page the monotonic clock counts. It stands still while the device sleeps, so where
    the wall clock counted over 2 s more, the wall clock counts, as imprecise as the two disagree.
    It never runs ahead, so where the wall clock counted over 2 s less, that was set back: the monotonic
    clock counts, as precise as a wall clock. Across lives there is only the wall clock.
    """
    wall = stop["wall"] - start["wall"]
    if start["life"] != stop["life"]:
        return Elapsed(max(0, wall), WALL_PRECISION_MS, "wall")
    mono = stop["mono"] - start["mono"]
    if wall - mono > AGREE_MS:
        return Elapsed(max(0, wall), wall - mono, "wall")
    return Elapsed(max(0, mono), WALL_PRECISION_MS if mono - wall > AGREE_MS else REACTION_MS, "monotonic")


def gaps(marks: list[Mapping[str, Any]]) -> tuple[Elapsed, ...]:
    """The times between each mark and the next: what an `Every` limit is held against."""
    return tuple(elapsed(one, next_one) for one, next_one in pairwise(marks))


def verdict(limit: Limit, measured: Measured) -> bool | None:
    """Whether the limit was kept; None where what it is held against was not measured.

    Exactly at the limit is kept. The precision of the clock is told beside a verdict, never part of it.
    Rings: either the count or the time will do, of those that were measured.
    """
    if isinstance(limit, Rings):
        return _rings_kept(limit, measured)
    over = over_by(limit, measured)
    return None if over is None else over <= 0


def over_by(limit: Limit, measured: Measured) -> int | None:  # noqa: PLR0911 - one return per kind of limit
    """Milliseconds past the limit, negative for time to spare; None where it was not measured.

    Within, Every (its longest gap), Wait (what was missing of it): against the limit.
    Around, Quoted: past the nearer edge of what was promised.
    Between: outside, how far from the nearer edge; inside, the time left until it closes.
    Rings: past its time, where that agrees with the verdict; a count of rings is no time.
    """
    match limit:
        case Within(ms):
            return None if measured.ms is None else measured.ms - ms
        case Wait(ms):
            return None if measured.ms is None else ms - measured.ms
        case Every(ms):
            return max(measured.gaps_ms) - ms if measured.gaps_ms else None
        case Around(ms):
            late = _late(measured)
            return None if late is None else abs(late) - ms
        case Quoted():
            return _past_quote(limit, _late(measured))
        case Between():
            return _past_window(limit, measured.done_at)
        case Rings():
            return _past_ringing(limit, measured)


def _rings_kept(limit: Rings, measured: Measured) -> bool | None:
    held: list[bool] = []
    if measured.rings is not None:
        held.append(measured.rings <= limit.rings)
    if limit.ms is not None and measured.ms is not None:
        held.append(measured.ms <= limit.ms)
    return any(held) if held else None


def _past_ringing(limit: Rings, measured: Measured) -> int | None:
    if limit.ms is None or measured.ms is None:
        return None
    over = measured.ms - limit.ms
    return over if (over <= 0) == _rings_kept(limit, measured) else None


def _past_quote(limit: Quoted, late: int | None) -> int | None:
    if late is None:
        return None
    over = late - limit.late_ms
    return over if limit.early_ms is None else max(over, -late - limit.early_ms)


def _past_window(limit: Between, done_at: str | None) -> int | None:
    """By the clock on the wall of the house: the local time as `done_at` writes it, whatever its offset."""
    if done_at is None:
        return None
    opens = _clock_ms(limit.opens)
    span = (_clock_ms(limit.closes) - opens) % _DAY_MS or _DAY_MS
    since = (_time_of_day_ms(done_at) - opens) % _DAY_MS
    return since - span if since <= span else min(since - span, _DAY_MS - since)


def _late(measured: Measured) -> int | None:
    if measured.promised_at is None or measured.done_at is None:
        return None
    return epoch_ms(measured.done_at) - epoch_ms(measured.promised_at)


def epoch_ms(moment: str) -> int:
    """Milliseconds from 1970-01-01T00:00Z to an RFC 3339 moment."""
    return (datetime.fromisoformat(moment) - _EPOCH) // timedelta(milliseconds=1)


def _time_of_day_ms(moment: str) -> int:
    told = datetime.fromisoformat(moment)
    return ((told.hour * 60 + told.minute) * 60 + told.second) * 1_000 + told.microsecond // 1_000


def _clock_ms(clock: str) -> int:
    hours, minutes = clock.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000
