"""Who is told of a notice, and when their e-mail goes. Pure: people, visits and the time come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from inspections.access import may
from inspections.messages.kinds import AT_ONCE, DAILY, HOWS, KINDS, OF_THE_OFFICE, TO_ONE_ALONE
from inspections.messages.parts import Notice
from inspections.records import Account, VisitSummary

USUAL_HOUR = 7


@dataclass(frozen=True)
class Choice:
    """What somebody has chosen: how often by kind, and the hour of what comes once a day."""

    how: Mapping[str, str] = field(default_factory=dict)
    hour: int = USUAL_HOUR

    def of(self, kind: str) -> str:
        """AT_ONCE, DAILY or NEVER."""
        chosen = self.how.get(kind, "")
        return chosen if chosen in HOWS else KINDS[kind].usual


@dataclass(frozen=True)
class Subject:
    """What a notice is about, as far as access.py asks: a visit, or the department that has an action."""

    visit: VisitSummary | None = None
    department: str | None = None


def readers(notice: Notice, people: Iterable[Account], about: Subject) -> list[Account]:
    """Who is told: the one it concerns; else whoever has that hotel, or the office where nobody has.

    Never whoever did it, and nobody who may not see what it is about.
    """
    able = [one for one in people if may_be_told(one, notice, about)]
    named = [one for one in able if one.id == notice.person]
    if named or notice.kind in TO_ONE_ALONE:
        able = named
    elif notice.kind not in OF_THE_OFFICE:
        able = _of_hotel(notice, able) or able
    return [one for one in able if one.id != notice.actor]


def may_be_told(person: Account, notice: Notice, about: Subject) -> bool:
    """Whether access.py lets this person see what the notice is about, now."""
    visit, needs = about.visit, KINDS[notice.kind].needs
    if KINDS[notice.kind].of == "visit" and (visit is None or visit.hotel.id != notice.hotel):
        return False
    return any(may(person, need, notice.hotel, visit, about.department) for need in needs)


def mail_at(notice: Notice, choice: Choice, zone: str, now: datetime) -> datetime | None:
    """When the e-mail goes: with the next full minute, at the chosen hour by that zone's clock, or never.

    A minute gathers what comes together: nobody gets more than one e-mail in it.
    """
    how = choice.of(notice.kind)
    if how == AT_ONCE:
        return now.astimezone(UTC).replace(second=0, microsecond=0) + timedelta(minutes=1)
    return next_hour(choice.hour, zone, now) if how == DAILY else None


def next_hour(hour: int, zone: str, now: datetime) -> datetime:
    """The next time that it is that hour there, after now; in UTC."""
    here = ZoneInfo(zone)
    day = now.astimezone(here).date()
    moments = (datetime.combine(day + timedelta(days=n), time(hour), here).astimezone(UTC) for n in range(3))
    return next(moment for moment in moments if moment > now)


def _of_hotel(notice: Notice, able: list[Account]) -> list[Account]:
    return [one for one in able if notice.hotel in one.hotels]
