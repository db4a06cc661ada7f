"""May these people be sent to this hotel on these days? Every reason why not, by the house's rules. Pure.

A person is told by a key: an account's id, or for a companion without an account what `key_of_name` gives.
A companion counts like an inspector everywhere: who came along has seen the house, and been seen in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspections.planning.parts import ABSOLUTE, KINDS, Asked, Hindrance, Known, Rules, Stay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspections.records import Conflict

__all__ = ["ABSOLUTE", "KINDS", "Asked", "Hindrance", "Known", "Rules", "Stay", "hindrances"]

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


def key_of_name(name: str) -> str:
    """The key of somebody without an account: letter case and spaces do not count."""
    return "name:" + " ".join(name.split()).casefold()


def hindrances(asked: Asked, known: Known, rules: Rules) -> tuple[Hindrance, ...]:
    """Every reason why these people may not go, person by person, the absolute ones first; () if they may."""
    found = [why for person in asked.people for why in _of_one(person, asked, known, rules)]
    return tuple(sorted(found, key=lambda why: not why.absolute))


def cycle_of(day: date, months: int) -> tuple[date, date]:
    """The first and the last day of the cycle of that day."""
    begins = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    after = begins.month + months
    ends = date(begins.year + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return begins, ends


def over_weekend(first: date, last: date) -> bool:
    """Whether the stay has a night from Friday or Saturday on; a day visit, whether it is at a weekend."""
    if first == last:
        return first.weekday() in (SATURDAY, SUNDAY)
    nights = (first + timedelta(days=n) for n in range((last - first).days))
    return any(night.weekday() in (FRIDAY, SATURDAY) for night in nights)


def day_said(day: date) -> str:
    """ "12 May 2026"."""
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True)
class _Case:
    """One person of the question, and what is known of that person there."""

    person: str
    name: str
    house: str
    asked: Asked
    there: tuple[Stay, ...]

    def hindered(self, code: str, told: str, until: date | None = None) -> Hindrance:
        return Hindrance(code, self.person, told, until)


def _of_one(person: str, asked: Asked, known: Known, rules: Rules) -> Iterator[Hindrance]:
    stays = [stay for stay in known.by_person.get(person, ()) if not asked.visit or stay.visit != asked.visit]
    case = _Case(
        person,
        known.names.get(person, "This companion"),
        known.hotels.get(asked.hotel, "this hotel"),
        asked,
        tuple(stay for stay in stays if stay.hotel == asked.hotel),
    )
    yield from _interests(case, known.conflicts)
    if rules.rest_days:
        yield from _rest(case, rules.rest_days)
    if rules.cycle_months:
        yield from _cycle(case, rules.cycle_months)
    for stay in stays:
        if _at_once(asked, stay):
            where = known.hotels.get(stay.hotel, "another hotel")
            days = f"from {day_said(stay.first)} to {day_said(stay.last)}"
            yield case.hindered("away", f"{case.name} is at {where} {days}.", stay.last)


def _interests(case: _Case, conflicts: Iterable[Conflict]) -> Iterator[Hindrance]:
    for one in conflicts:
        if one.person != case.person or one.hotel != case.asked.hotel or one.ended_at is not None:
            continue
        until = date.fromisoformat(one.until) if one.until else None
        if one.kind == "recognised":
            when = f" on {day_said(date.fromisoformat(one.on_day))}" if one.on_day else ""
            told = f"{case.name} was recognised at {case.house}{when} and never returns there."
            yield case.hindered("recognised", told)
        elif until is None or until >= case.asked.first:
            ends = f"until {day_said(until)}" if until else "without an end"
            interest = f"a conflict of interest with {case.house} ({KINDS[one.kind]})"
            yield case.hindered("conflict", f"{case.name} has {interest}, {ends}.", until)


def _rest(case: _Case, days: int) -> Iterator[Hindrance]:
    """The nearest visit before, and the nearest after, where one of them is nearer than the rest period."""
    rest, day, asked = timedelta(days=days), timedelta(days=1), case.asked
    before = [stay for stay in case.there if stay.first <= asked.first < stay.last + rest]
    after = [stay for stay in case.there if stay.first > asked.first and asked.last > stay.first - rest]
    if before:
        free = max(stay.last for stay in before) + rest
        told = f"rests from {case.house} for {days} days and may go there again from {day_said(free)}"
        yield case.hindered("rest", f"{case.name} {told}.", free - day)
    if after:
        next_one = min(stay.first for stay in after)
        told = (
            f"{case.name} goes to {case.house} on {day_said(next_one)} and rests from it for {days} days "
            f"before: a visit must be over by {day_said(next_one - rest)}."
        )
        yield case.hindered("rest", told, max(stay.last for stay in after) + rest - day)


def _cycle(case: _Case, months: int) -> Iterator[Hindrance]:
    begins, ends = cycle_of(case.asked.first, months)
    same = [stay for stay in case.there if begins <= stay.first <= ends]
    if same:
        told = (
            f"{case.name} has a visit to {case.house} in this cycle already, on {day_said(same[-1].first)}: "
            f"until {day_said(ends)} it is somebody else's turn."
        )
        yield case.hindered("cycle", told, ends)


def _at_once(asked: Asked, stay: Stay) -> bool:
    """Whether the days overlap. Leaving one house and arriving at the next on one day is no overlap."""
    if stay.first > asked.last or asked.first > stay.last:
        return False
    leaves = stay.last == asked.first and stay.first < asked.first
    arrives = asked.last == stay.first and asked.first < stay.first
    return not (leaves or arrives)
