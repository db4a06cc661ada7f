"""Why somebody does not go to a hotel: declared by inspectors, recorded by the office, shown to no hotel."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspections.access import INSPECTOR, may
from inspections.audit import note as write_down
from inspections.office.log import fresh_id
from inspections.office.planning import key_of
from inspections.planning.rules import KINDS
from inspections.records import Conflict, Hotel
from inspections.refusals import NotYours, Refused, not_allowed
from inspections.visit_parts import Companion

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from inspections.records import Account
    from inspections.store import Store

DECLARED = tuple(kind for kind in KINDS if kind != "recognised")
LONGEST_NOTE = 1000


def declare_conflict(
    store: Store,
    by: Account,
    *,
    hotel_id: str,
    kind: str,
    now: datetime,
    person_id: str = "",
    note: str = "",
    until: str = "",
    new_id: Callable[[], str] = fresh_id,
) -> Conflict:
    """A conflict of interest: one's own, or for the office that of `person_id`; until that day, or for good.

    `kind` is one of DECLARED, `until` "YYYY-MM-DD" or "". Refused "not_allowed", "hotel_unknown",
    "person_unknown", "kind_unknown", "day_wrong", "no_reason" (another interest says which).
    """
    person_id = person_id or by.id
    if not may(by, "keep_conflicts") and (person_id != by.id or not may(by, "declare_conflict")):
        raise not_allowed()
    if kind not in DECLARED:
        raise Refused("kind_unknown", f"Choose one of: {', '.join(KINDS[one] for one in DECLARED)}.")
    if kind == "other" and not note.strip():
        raise Refused("no_reason", "Say in a few words which interest it is.")
    _day(until, may_lack=True)
    return _kept(
        store, by, Companion(person_id), hotel_id, now, kind=kind, note=note, until=until, new_id=new_id
    )


def record_recognised(
    store: Store,
    by: Account,
    *,
    who: Companion,
    hotel_id: str,
    on_day: str,
    now: datetime,
    note: str = "",
    new_id: Callable[[], str] = fresh_id,
) -> Conflict:
    """That the house has recognised somebody, who never returns there. Refused as `declare_conflict`."""
    if not may(by, "keep_conflicts"):
        raise not_allowed()
    if _day(on_day, may_lack=False) > now.date().isoformat():
        raise Refused("day_wrong", "Enter the day on which it happened; it cannot lie ahead.")
    return _kept(store, by, who, hotel_id, now, kind="recognised", note=note, on_day=on_day, new_id=new_id)


def end_conflict(store: Store, by: Account, conflict_id: str, now: datetime, *, why: str) -> None:
    """Taken back: it hinders nobody any more, and stays to be read.

    One's own, or for the office anyone's; "recognised" only an owner, where it was a mistake.
    NotYours where there is none for that person; Refused "not_allowed", "no_reason", "not_now".
    """
    one = next((c for c in conflicts_for(store, by) if c.id == conflict_id), None)
    if one is None:
        raise NotYours
    if one.kind == "recognised" and not may(by, "set_planning_rules"):
        raise Refused("not_allowed", "Who was recognised never returns. Only an owner corrects a mistake.")
    if not why.strip():
        raise Refused("no_reason", "Say why it does not hold any more.")
    if not store.end_conflict(conflict_id, by.id, now, why.strip()[:LONGEST_NOTE]):
        raise Refused("not_now", "It was taken back already.")
    write_down(store, by, "conflict_ended", now, hotel=one.hotel, about=f"{one.name}: {KINDS[one.kind]}")


def conflicts_for(store: Store, by: Account) -> list[Conflict]:
    """Those this person may know, the newest first: the office all, an inspector the own, a manager none."""
    if may(by, "keep_conflicts"):
        return store.conflicts()
    if not may(by, "declare_conflict"):
        return []
    return [one for one in store.conflicts() if one.person == by.id]


def houses_to_declare(store: Store, by: Account) -> list[Hotel]:
    """The hotels that an inspector, or the office, may name in a conflict; none for a manager."""
    return store.hotels() if may(by, "keep_conflicts") or may(by, "declare_conflict") else []


def _kept(
    store: Store,
    by: Account,
    who: Companion,
    hotel_id: str,
    now: datetime,
    *,
    kind: str,
    note: str,
    on_day: str = "",
    until: str = "",
    new_id: Callable[[], str],
) -> Conflict:
    hotel = store.hotel(hotel_id)
    if hotel is None:
        raise Refused("hotel_unknown", "Choose a hotel of the chain.")
    name = _name_of(store, who)
    said = note.strip()[:LONGEST_NOTE]
    one = Conflict(new_id(), key_of(who), name, hotel.id, kind, said, on_day, until, by.id, now)
    store.add_conflict(one)
    what = "recognised" if kind == "recognised" else "conflict_declared"
    write_down(store, by, what, now, hotel=hotel.id, about=f"{name}: {KINDS[kind]}")
    return one


def _name_of(store: Store, who: Companion) -> str:
    if not who.person:
        return " ".join(who.name.split())[:100] or _nobody()
    person = store.account(who.person)
    return person.name if person and person.role == INSPECTOR else _companion_of_the_house(person)


def _companion_of_the_house(person: Account | None) -> str:
    """People of the office go along now and then; managers never do."""
    return person.name if person and not person.hotels else _nobody()


def _nobody() -> str:
    raise Refused("person_unknown", "Choose who it is about.")


def _day(day: str, *, may_lack: bool) -> str:
    if not day and may_lack:
        return day
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise Refused("day_wrong", "Enter a day, such as 2026-05-14.") from error
