"""A limit as people write it: "60 s", "5 min", "± 2 min", "17:00–21:30", "3 rings or 10 s"."""

from __future__ import annotations

from standards.pack import Around, Between, Every, Limit, Quoted, Rings, TimeLimit, Wait

SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000


def limit_said(limit: TimeLimit) -> str:
    """The usual limit and, where they differ, those of other kinds of house: "10 min (resort 15 min)"."""
    others = ", ".join(f"{kind} {said_of(other)}" for kind, other in sorted(limit.by_house.items()))
    return f"{said_of(limit.usual)} ({others})" if others else said_of(limit.usual)


def said_of(limit: Limit) -> str:  # noqa: PLR0911 - one line a kind
    """One limit, without its exceptions."""
    match limit:
        case Between(opens, closes):
            return f"{opens}–{closes}"
        case Rings(rings, ms):
            count = f"{rings} {'ring' if rings == 1 else 'rings'}"
            return f"{count} or {duration_said(ms)}" if ms else count
        case Around(ms):
            return f"± {duration_said(ms)}"
        case Quoted(late, early):
            return (
                f"± {duration_said(late)} of the time quoted"
                if early == late
                else f"{duration_said(late)} past the time quoted"
                if early is None
                else f"{duration_said(early)} before to {duration_said(late)} past the time quoted"
            )
        case Every(ms):
            return f"every {duration_said(ms)}"
        case Wait(ms):
            return f"at least {duration_said(ms)}"
        case _:
            return duration_said(limit.ms)


def duration_said(ms: int) -> str:
    """Whole hours, minutes or seconds where they are whole: 90 000 ms is "90 s", 120 000 ms "2 min"."""
    if ms >= HOUR and ms % HOUR == 0:
        return f"{ms // HOUR} h"
    if ms >= 2 * MINUTE and ms % MINUTE == 0:
        return f"{ms // MINUTE} min"
    return f"{ms // SECOND} s" if ms % SECOND == 0 else f"{ms / SECOND:.1f} s"
