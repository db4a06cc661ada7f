"""May these people be sent to this hotel on these days? Every reason why not, by the house's rules. Pure.

A person is told by a key: an account's id, or for a companion without an account what `key_of_name` gives.
A companion counts like an inspector everywhere: who came along has seen the house, and been seen in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspections.language import told
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


@dataclass(frozen=True)
class _Case:
    """One person of the question, and what is known of that person there."""

    person: str
    name: str
    house: str
    asked: Asked
    there: tuple[Stay, ...]

    def hindered(self, code: str, english: str, until: date | None = None, **values: object) -> Hindrance:
        """With the sentence, in which `name` and `house` are known."""
        return Hindrance(code, self.person, told(english, name=self.name, house=self.house, **values), until)


def _of_one(person: str, asked: Asked, known: Known, rules: Rules) -> Iterator[Hindrance]:
    stays = [stay for stay in known.by_person.get(person, ()) if not asked.visit or stay.visit != asked.visit]
    case = _Case(
        person,
        known.names.get(person) or told("This companion"),
        known.hotels.get(asked.hotel) or told("this hotel"),
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
            where = known.hotels.get(stay.hotel) or told("another hotel")
            said = "{name} is at {where} from {first} to {last}."
            yield case.hindered("away", said, stay.last, where=where, first=stay.first, last=stay.last)


def _interests(case: _Case, conflicts: Iterable[Conflict]) -> Iterator[Hindrance]:
    for one in conflicts:
        if one.person != case.person or one.hotel != case.asked.hotel or one.ended_at is not None:
            continue
        until = date.fromisoformat(one.until) if one.until else None
        if one.kind == "recognised":
            if one.on_day:
                said = "{name} was recognised at {house} on {day} and never returns there."
                yield case.hindered("recognised", said, day=date.fromisoformat(one.on_day))
            else:
                yield case.hindered("recognised", "{name} was recognised at {house} and never returns there.")
        elif until is None or until >= case.asked.first:
            ends = told("until {day}", day=until) if until else told("without an end")
            said = "{name} has a conflict of interest with {house} ({kind}), {ends}."
            yield case.hindered("conflict", said, until, kind=told(KINDS[one.kind]), ends=ends)


def _rest(case: _Case, days: int) -> Iterator[Hindrance]:
    """The nearest visit before, and the nearest after, where one of them is nearer than the rest period."""
    rest, day, asked = timedelta(days=days), timedelta(days=1), case.asked
    before = [stay for stay in case.there if stay.first <= asked.first < stay.last + rest]
    after = [stay for stay in case.there if stay.first > asked.first and asked.last > stay.first - rest]
    if before:
        free = max(stay.last for stay in before) + rest
        said = "{name} rests from {house} for {n} days and may go there again from {day}."
        yield case.hindered("rest", said, free - day, n=days, day=free)
    if after:
        next_one = min(stay.first for stay in after)
        said = (
            "{name} goes to {house} on {next} and rests from it for {n} days before: "
            "a visit must be over by {day}."
        )
        until = max(stay.last for stay in after) + rest - day
        yield case.hindered("rest", said, until, next=next_one, n=days, day=next_one - rest)


def _cycle(case: _Case, months: int) -> Iterator[Hindrance]:
    begins, ends = cycle_of(case.asked.first, months)
    same = [stay for stay in case.there if begins <= stay.first <= ends]
    if same:
        said = (
            "{name} has a visit to {house} in this cycle already, on {day}: "
            "until {ends} it is somebody else's turn."
        )
        yield case.hindered("cycle", said, ends, day=same[-1].first, ends=ends)


def _at_once(asked: Asked, stay: Stay) -> bool:
    """Whether the days overlap. Leaving one house and arriving at the next on one day is no overlap."""
    if stay.first > asked.last or asked.first > stay.last:
        return False
    leaves = stay.last == asked.first and stay.first < asked.first
    arrives = asked.last == stay.first and asked.first < stay.first
    return not (leaves or arrives)
