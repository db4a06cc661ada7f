"""Hotels and visits, as the office keeps them. Reached through office.py."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from inspections.access import INSPECTOR, MANAGER, hotel_of, may
from inspections.events import OFFICE_KINDS, Event, problem_of
from inspections.office_people import fresh_id
from inspections.records import Account, Hotel, PackRecord, StoreError, VisitSummary
from inspections.refusals import NotYours, Refused, not_allowed
from inspections.workflow import problem_with
from standards.pack import HOUSE_KINDS, Pack
from standards.pack_json import as_text, content_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspections.store import Store
    from inspections.visit import Visit

OFFICE = str(uuid.uuid5(uuid.NAMESPACE_URL, "sixty:office"))
"""The office's device in a visit's log; no tablet may send under it."""

LONGEST_BRIEF = 4000
TRIES = 5
"""How often a release is tried anew because the tablet sent something at the same moment."""


def add_hotel(
    store: Store,
    by: Account,
    *,
    name: str,
    city: str,
    country: str,
    region: str,
    kind: str,
    time_zone: str,
    now: datetime,
    new_id: Callable[[], str] = fresh_id,
) -> Hotel:
    """The new hotel; one that a demo person adds belongs to the demo.

    `kind` is one of standards.pack.HOUSE_KINDS, `time_zone` an IANA name.
    Refused "not_allowed", "name_missing", "kind_unknown", "time_zone_unknown", "hotel_known".
    """
    if not may(by, "add_hotel"):
        raise not_allowed()
    words = {"name": name, "city": city, "country": country, "region": region}
    said = {field: " ".join(text.split())[:100] for field, text in words.items()}
    if not said["name"] or not said["city"]:
        raise Refused("name_missing", "Enter the hotel's name and its city.")
    if kind not in HOUSE_KINDS:
        raise Refused("kind_unknown", f"Choose one of {', '.join(HOUSE_KINDS)}.")
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused("time_zone_unknown", "Enter a time zone such as Europe/Oslo.") from error
    if any(_same_house(known, said["name"], said["city"]) for known in store.hotels()):
        raise Refused("hotel_known", f"There is a hotel {said['name']} in {said['city']} already.")
    hotel = Hotel(id=new_id(), **said, kind=kind, time_zone=time_zone, created_at=now, demo=by.demo)
    store.add_hotel(hotel)
    return hotel


def hotels_for(store: Store, person: Account) -> list[Hotel]:
    """The hotels that person may see, by name."""
    return [hotel for hotel in store.hotels() if may(person, "see_hotel", hotel=hotel.id)]


def keep_pack(store: Store, pack: Pack, now: datetime) -> PackRecord:
    """The edition as kept: its JSON under its hash, for good. Keeping it again changes nothing."""
    kept = PackRecord(content_hash(pack), pack.id, pack.edition, as_text(pack), now)
    store.add_pack(kept)
    return kept


def assign_visit(
    store: Store,
    by: Account,
    *,
    hotel_id: str,
    inspector_id: str,
    pack: Pack,
    starts_on: str,
    ends_on: str,
    brief: str = "",
    now: datetime,
    new_id: Callable[[], str] = fresh_id,
) -> VisitSummary:
    """The new visit. Dates are "YYYY-MM-DD" at the hotel; the pack's edition is kept with it.

    Refused "not_allowed", "hotel_unknown", "inspector_unknown", "dates_wrong", "brief_too_long".
    """
    if not may(by, "assign_visit", hotel=hotel_id):
        raise not_allowed()
    hotel, inspector = store.hotel(hotel_id), store.account(inspector_id)
    if hotel is None:
        raise Refused("hotel_unknown", "There is no such hotel.")
    if inspector is None or inspector.role != INSPECTOR or inspector.disabled_at:
        raise Refused("inspector_unknown", "Choose an inspector whose account is open.")
    if not _in_turn(starts_on, ends_on):
        raise Refused("dates_wrong", "Enter two dates, the last not before the first.")
    if len(brief) > LONGEST_BRIEF:
        raise Refused("brief_too_long", f"Keep the brief to {LONGEST_BRIEF} characters.")
    kept = keep_pack(store, pack, now)
    body = {
        "hotel": hotel.id,
        "inspector": inspector.id,
        "pack_id": kept.pack_id,
        "pack_edition": kept.edition,
        "pack_hash": kept.hash,
        "house_kind": hotel.kind,
        "starts_on": starts_on,
        "ends_on": ends_on,
        **({"brief": brief} if brief else {}),
    }
    visit_id = new_id()
    _refuse_if(_append(store, by, visit_id, now, new_id(), kind="assigned", body=body))
    summary = store.summary(visit_id)
    if summary is None:
        raise NotYours
    return summary


def release_visit(
    store: Store, by: Account, visit_id: str, now: datetime, new_id: Callable[[], str] = fresh_id
) -> Visit:
    """The visit, released: its rating stands on this edition and on the log as it is now.

    Refused "not_ready" unless it is submitted and everything it names is held.
    """
    code = "head_differs"
    for _ in range(TRIES):
        visit = visit_for(store, by, visit_id)
        if not may(by, "release_visit", visit=visit):
            raise not_allowed()
        _expect_ready(by, visit)
        body = {"pack_hash": visit.pack_hash, "head": visit.head}
        code = _append(store, by, visit_id, now, new_id(), kind="released", body=body)
        if code not in ("head_differs", "seq_taken"):
            break
    _refuse_if(code)
    return visit_for(store, by, visit_id)


def visits_for(store: Store, person: Account) -> list[VisitSummary]:
    """The visits that person may see, latest start first; for managers without who inspected."""
    if person.role == INSPECTOR:
        candidates = store.visits_of_inspector(person.id)
    elif person.role == MANAGER:
        candidates = store.visits_of_hotels(person.hotels)
    else:
        candidates = store.all_visits()
    seen = [visit for visit in candidates if may(person, "see_visit", visit=visit)]
    return [_without_inspector(person, visit) for visit in seen]


def summary_for(store: Store, person: Account, visit_id: str) -> VisitSummary:
    """That visit's line. NotYours if the person may not see it or there is none."""
    summary = store.summary(visit_id)
    if summary is None or not may(person, "see_visit", visit=summary):
        raise NotYours
    return _without_inspector(person, summary)


def visit_for(store: Store, person: Account, visit_id: str) -> Visit:
    """The visit, for managers without who inspected. NotYours if there is none for that person."""
    visit = store.visit(visit_id)
    if visit is None or not may(person, "see_visit", hotel=hotel_of(visit), visit=visit):
        raise NotYours
    if may(person, "see_inspector", visit=visit):
        return visit
    return replace(visit, inspector="", brief="")


def _same_house(hotel: Hotel, name: str, city: str) -> bool:
    return (hotel.name.casefold(), hotel.city.casefold()) == (name.casefold(), city.casefold())


def _without_inspector(person: Account, visit: VisitSummary) -> VisitSummary:
    if may(person, "see_inspector", visit=visit):
        return visit
    return replace(visit, inspector="", inspector_id="", brief="")


def _expect_ready(by: Account, visit: Visit) -> None:
    if problem := problem_with("release", visit.status, by.role):
        raise Refused("not_ready", problem)
    if visit.gaps or visit.missing_photos:
        raise Refused("not_ready", "Some of its records or photos are still only on the tablet.")


def _append(
    store: Store,
    by: Account,
    visit_id: str,
    now: datetime,
    event_id: str,
    *,
    kind: str,
    body: Mapping[str, Any],
) -> str:
    """The code with which the office's event was refused; "" if it is held."""
    moment = now.isoformat(timespec="milliseconds")
    seq = store.next_seq(visit_id, OFFICE)
    event = Event(event_id, visit_id, OFFICE, seq, kind, moment, moment, body, actor=by.id)
    if problem := problem_of(event.as_sent(), OFFICE_KINDS):
        raise Refused(problem.code, problem.message)
    try:
        (outcome,) = store.append(visit_id, [event], by.id, now)
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    return "" if outcome.state == "held" else outcome.code


def _refuse_if(code: str) -> None:
    if code:
        raise Refused(code, "The visit has changed at this moment. Look at it again and repeat the step.")


def _in_turn(starts_on: str, ends_on: str) -> bool:
    try:
        return date.fromisoformat(starts_on) <= date.fromisoformat(ends_on)
    except ValueError:
        return False
