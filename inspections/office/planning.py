"""The house's rules of planning, and whether an assignment keeps them. Reached through office.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspections.access import INSPECTOR, OF_THE_HOTEL, may
from inspections.audit import note
from inspections.language import told
from inspections.planning.rules import Asked, Hindrance, Known, Rules, hindrances, key_of_name
from inspections.refusals import Refused, not_allowed
from inspections.visit_parts import Companion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inspections.records import Account
    from inspections.store import Store

REST_DAYS = (30, 90)
CYCLES = (12, 6, 0)
REPORT_HOURS = (24, 36)
MOST_COMPANIONS = 4
LOOK_AROUND = timedelta(days=400)
"""How far from a visit others can matter: a cycle of a year, and rest on both sides of it."""


def rules_of(store: Store) -> Rules:
    """What the house has set, else rest of 90 days, cycles of a year, reports within 36 h."""
    usual = Rules()
    return Rules(
        rest_days=int(store.setting("planning.rest_days") or usual.rest_days),
        cycle_months=int(store.setting("planning.cycle_months") or usual.cycle_months),
        report_hours=int(store.setting("planning.report_hours") or usual.report_hours),
    )


def set_rules(store: Store, by: Account, rules: Rules, now: datetime) -> Rules:
    """The house's rules from now on. Refused "not_allowed" (owners set them), "rules_wrong"."""
    if not may(by, "set_planning_rules"):
        raise not_allowed()
    within = REST_DAYS[0] <= rules.rest_days <= REST_DAYS[1]
    in_time = REPORT_HOURS[0] <= rules.report_hours <= REPORT_HOURS[1]
    if not within or not in_time or rules.cycle_months not in CYCLES:
        raise Refused(
            "rules_wrong",
            "Set a rest of 30 to 90 days, cycles of 12, 6 or 0 (no) months, reports due after 24 to 36 h.",
        )
    for field, value in vars(rules).items():
        store.keep_setting(f"planning.{field}", str(value))
    told = f"rest {rules.rest_days} days, cycle {rules.cycle_months} months, report {rules.report_hours} h"
    note(store, by, "rules_set", now, about=told)
    return rules


def around(first: date, last: date) -> tuple[date, date]:
    """The days that can matter to a visit on these."""
    return first - LOOK_AROUND, last + LOOK_AROUND


def known_around(store: Store, first: date, last: date) -> Known:
    """All that an answer about these days stands on."""
    stays = store.stays_between(*around(first, last))
    conflicts = tuple(store.conflicts())
    names = {account.id: account.name for account in store.accounts()}
    hotels = store.hotels()
    return Known(
        stays=stays,
        conflicts=conflicts,
        names=names,
        hotels={hotel.id: hotel.name for hotel in hotels},
        regions={hotel.id: hotel.region for hotel in hotels},
    )


def hindrances_for(
    store: Store,
    by: Account,
    *,
    hotel_id: str,
    inspector_id: str,
    companions: Sequence[Companion] = (),
    first: date,
    last: date,
    visit_id: str = "",
) -> tuple[Hindrance, ...]:
    """Every reason why these people may not go there then, before it is tried. Refused "not_allowed"."""
    if not may(by, "assign_visit", hotel=hotel_id):
        raise not_allowed()
    asked = Asked(hotel_id, first, last, (inspector_id, *map(key_of, companions)), visit_id)
    return hindrances(asked, with_names(known_around(store, first, last), companions), rules_of(store))


def free_inspectors(store: Store, by: Account, hotel_id: str, first: date, last: date) -> list[str]:
    """The ids of the inspectors whom nothing hinders, by name. Refused "not_allowed"."""
    if not may(by, "assign_visit", hotel=hotel_id):
        raise not_allowed()
    known, rules = known_around(store, first, last), rules_of(store)
    inspectors = [one for one in store.accounts() if one.role == INSPECTOR and one.disabled_at is None]
    return [
        one.id for one in inspectors if not hindrances(Asked(hotel_id, first, last, (one.id,)), known, rules)
    ]


def companions_fit(store: Store, companions: Sequence[Companion], inspector_id: str) -> tuple[Companion, ...]:
    """The companions, names trimmed. Refused "companion_unknown", "companion_known", "companions_many"."""
    trimmed = tuple(Companion(one.person, "" if one.person else _name(one.name)) for one in companions)
    if len(trimmed) > MOST_COMPANIONS or len({key_of(one) for one in trimmed}) < len(trimmed):
        raise Refused("companions_many", told("Name up to {n} companions, each once.", n=MOST_COMPANIONS))
    accounts = {account.id: account for account in store.accounts()}
    named = {key_of_name(account.name): account for account in accounts.values() if account.role == INSPECTOR}
    for one in trimmed:
        person = accounts.get(one.person)
        if one.person and (person is None or person.role in OF_THE_HOTEL or person.id == inspector_id):
            raise Refused(
                "companion_unknown", "A companion is a person of the house, but no manager, or a name."
            )
        if not one.person and (same := named.get(key_of_name(one.name))):
            raise Refused(
                "companion_known",
                told(
                    "{name} has an account: choose it from the list, so that their visits count. "
                    "If it is somebody else, write the name differently.",
                    name=same.name,
                ),
            )
    return trimmed


def key_of(companion: Companion) -> str:
    """The key that planning knows a companion by."""
    return companion.person or key_of_name(companion.name)


def companions_said(store: Store, companions: Sequence[Companion]) -> str:
    """Their names, for the office: "Ada Holm, my brother"."""
    names = {account.id: account.name for account in store.accounts()}
    return ", ".join(one.name or names.get(one.person, "a person no longer here") for one in companions)


def with_names(known: Known, companions: Sequence[Companion]) -> Known:
    """The same, with the names of companions without an account."""
    free = {key_of(one): " ".join(one.name.split()) for one in companions if not one.person}
    return replace(known, names={**known.names, **free})


def _name(name: str) -> str:
    trimmed = " ".join(name.split())[:100]
    if not trimmed:
        raise Refused("companion_unknown", "Write the companion's name, or leave the companion out.")
    return trimmed
