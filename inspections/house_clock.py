"""When a house's clocks are put forward and back, so that a tablet need not know the world's zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
EARLIEST, LATEST = 1971, 2200
"""Years whose clocks are told. A visit beyond is a slip of the pen, and must not break the list it is in."""
Offsets = list[tuple[int, int | None]]


def clock_around(zone: str, day: date) -> Offsets:
    """[(epoch ms, minutes east of UTC from then on), …]: the year of `day`, the one before and the one after.

    The last one says None: nothing is known from there on. `zone` is an IANA name.
    """
    year = min(max(day.year, EARLIEST), LATEST)
    start = datetime(year - 1, 1, 1, tzinfo=UTC)
    end = datetime(year + 2, 1, 1, tzinfo=UTC)
    return [*_changes(zone, start, end), (_ms(end), None)]


@lru_cache(maxsize=512)
def _changes(zone: str, start: datetime, end: datetime) -> tuple[tuple[int, int], ...]:
    house = ZoneInfo(zone)

    def minutes(moment: datetime) -> int:
        return (moment.astimezone(house).replace(tzinfo=UTC) - moment) // MINUTE

    found = [(_ms(start), minutes(start))]
    days = (end - start).days
    for day in (start + timedelta(days=n) for n in range(1, days + 1)):
        if minutes(day) != found[-1][1]:
            before, after = day - timedelta(days=1), day
            while after - before > MINUTE:
                middle = before + (after - before) // MINUTE // 2 * MINUTE
                before, after = (middle, after) if minutes(middle) == found[-1][1] else (before, middle)
            found.append((_ms(after), minutes(after)))
    return tuple(found)


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
