"""A cycle of visits: proposed, changed by the office, confirmed visit by visit. Reached through office.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.language import told
from inspections.office.people import inspectors_for
from inspections.office.planning import key_of, known_around, rules_of
from inspections.office.visits import assign_visit, plan_visit
from inspections.planning.cycle import Line, Wish, proposed
from inspections.planning.rules import Asked, Hindrance, Stay, hindrances
from inspections.refusals import Refused, not_allowed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from inspections.records import Account, VisitSummary
    from inspections.store import Store
    from inspections.visit_parts import Companion
    from standards.pack import Pack

MOST_VISITS = 12
SENT = ("planned", "assigned", "accepted")
LONGEST_STAY = 14


@dataclass(frozen=True)
class Confirmed:
    """A line of a plan as the office wants it, and what became of it: a visit, or why there is none."""

    line: Line
    companions: tuple[Companion, ...] = ()
    because: str = ""
    visit: VisitSummary | None = None
    why_not: str = ""


def propose_cycle(store: Store, by: Account, hotels: Sequence[str], wish: Wish) -> tuple[Line, ...]:
    """A visit for each that those hotels lack in these days. Nothing is recorded.

    Refused "not_allowed", "dates_wrong", "no_hotels", "visits_wrong".
    """
    if not may(by, "assign_visit"):
        raise not_allowed()
    if wish.last < wish.first:
        raise Refused("dates_wrong", "Enter two dates, the last not before the first.")
    if not hotels:
        raise Refused("no_hotels", "Choose at least one hotel.")
    if not 1 <= wish.visits <= MOST_VISITS or not 0 <= wish.nights <= LONGEST_STAY or not wish.scenarios:
        raise Refused(
            "visits_wrong",
            told(
                "Choose 1 to {visits} visits a hotel, 0 to {nights} nights, and what is inspected.",
                visits=MOST_VISITS,
                nights=LONGEST_STAY,
            ),
        )
    inspectors = [one.id for one in inspectors_for(store, by)]
    known = known_around(store, wish.first, wish.last)
    return proposed(wish, hotels, inspectors, known, rules_of(store))


def look_over(store: Store, by: Account, wanted: Sequence[Confirmed]) -> list[tuple[Hindrance, ...]]:
    """What stands against each line with an inspector, the other lines counted. Refused "not_allowed"."""
    if not may(by, "assign_visit"):
        raise not_allowed()
    if not wanted:
        return []
    known = known_around(store, min(o.line.first for o in wanted), max(o.line.last for o in wanted))
    lines = [_as_stay(place, one) for place, one in enumerate(wanted) if one.line.inspector]
    free = {key_of(along): along.name for one in wanted for along in one.companions if along.name}
    known = replace(known, stays=(*known.stays, *lines), names={**known.names, **free})
    rules = rules_of(store)
    return [
        hindrances(Asked(stay.hotel, stay.first, stay.last, stay.people, stay.visit), known, rules)
        if one.line.inspector
        else ()
        for stay, one in ((_as_stay(place, one), one) for place, one in enumerate(wanted))
    ]


def barred_since(
    store: Store, by: Account, visits: Sequence[VisitSummary], now: datetime
) -> list[tuple[VisitSummary, tuple[Hindrance, ...]]]:
    """The visits to come that somebody must not go to any more, with what nobody overrules against it.

    A conflict may be declared, or somebody recognised, after a visit was assigned. Refused "not_allowed".
    """
    if not may(by, "assign_visit"):
        raise not_allowed()
    coming = [v for v in visits if v.status in SENT and v.ends_on >= now.date().isoformat()]
    if not coming:
        return []
    known, rules = known_around(store, now.date(), now.date()), rules_of(store)
    found = []
    for visit in coming:
        people = (visit.inspector_id, *map(key_of, visit.companions))
        days = date.fromisoformat(visit.starts_on), date.fromisoformat(visit.ends_on)
        against = hindrances(Asked(visit.hotel.id, *days, people, visit.id), known, rules)
        if absolute := tuple(why for why in against if why.absolute):
            found.append((visit, absolute))
    return found


def _as_stay(place: int, one: Confirmed) -> Stay:
    line = one.line
    return Stay(
        f"line {place}", line.hotel, line.first, line.last, (line.inspector, *map(key_of, one.companions))
    )


def confirm_cycle(
    store: Store,
    by: Account,
    wanted: Sequence[Confirmed],
    packs: Mapping[str, Pack],
    now: datetime,
    *,
    assign: bool,
    brief: str = "",
    fee: str = "",
) -> list[Confirmed]:
    """Each line with its visit, planned or assigned, or with why not: one refused does not stop the others.

    `packs` are by scenario. Refused "not_allowed" as a whole.
    """
    if not may(by, "assign_visit"):
        raise not_allowed()
    step = assign_visit if assign else plan_visit
    done: list[Confirmed] = []
    for one in wanted:
        line = one.line
        try:
            visit = step(
                store,
                by,
                hotel_id=line.hotel,
                inspector_id=line.inspector,
                pack=packs[line.scenario],
                starts_on=line.first.isoformat(),
                ends_on=line.last.isoformat(),
                brief=brief,
                fee=fee,
                companions=one.companions,
                because=one.because,
                now=now,
            )
        except Refused as refusal:
            done.append(Confirmed(line, one.companions, one.because, why_not=refusal.message))
        else:
            done.append(Confirmed(line, one.companions, one.because, visit))
    return done
