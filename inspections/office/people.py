"""People and their accounts, as the office keeps them. Reached through office.py."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspections.access import INSPECTOR, OWNER, ROLES, may
from inspections.audit import note
from inspections.office.log import fresh_id
from inspections.office.reach import fit_reach
from inspections.passwords import hash_password, password_fits, problem_with_password
from inspections.photos import drop_photos
from inspections.records import Account, RemovedDemo, StoreError
from inspections.refusals import NotYours, Refused, not_allowed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inspections.store import Store

FIRST_OWNER = str(uuid.uuid5(uuid.NAMESPACE_URL, "sixty:first-owner"))
"""The first owner's id is known beforehand, so that two who come first at once cannot both be it."""


def open_house(store: Store, *, name: str, email: str, password: str, now: datetime) -> Account:
    """The first owner's account. Refused "already_open" once anybody has one."""
    owner = _account(FIRST_OWNER, now, name=name, email=email, password=password, role=OWNER)
    if store.accounts():
        raise _already_open()
    try:
        store.add_account(owner)
    except StoreError as error:
        raise _already_open() from error
    return owner


def add_person(
    store: Store,
    by: Account,
    *,
    name: str,
    email: str,
    password: str,
    role: str,
    hotels: Sequence[str] = (),
    regions: Sequence[str] = (),
    departments: Sequence[str] = (),
    now: datetime,
    new_id: Callable[[], str] = fresh_id,
) -> Account:
    """The new account; whoever a demo person adds belongs to the demo.

    `hotels` and `departments` are ids, `regions` names; who has which: office/reach.py. Refused
    "not_allowed", "role_unknown", "no_hotels", "no_departments", "region_unknown", "hotel_unknown",
    "name_missing", "email_wrong", "password_weak", or the store's "email_taken".
    """
    may_appoint(by, role)
    fit_reach(store.hotels(), role, hotels, regions, departments)
    account = replace(
        _account(new_id(), now, name=name, email=email, password=password, role=role, demo=by.demo),
        hotels=tuple(hotels),
        regions=tuple(regions),
        departments=tuple(departments),
    )
    try:
        store.add_account(account)
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    note(store, by, "person_added", now, about=f"{account.name}, {role}")
    return account


def set_reach(
    store: Store,
    by: Account,
    person_id: str,
    now: datetime,
    *,
    hotels: Sequence[str] = (),
    regions: Sequence[str] = (),
    departments: Sequence[str] = (),
) -> Account:
    """The account with this reach instead of the one before. Refused as `add_person`."""
    person = appointed(store, by, person_id)
    fit_reach(store.hotels(), person.role, hotels, regions, departments)
    changed = replace(person, hotels=tuple(hotels), regions=tuple(regions), departments=tuple(departments))
    _change(store, changed)
    note(store, by, "hotels_changed", now, about=person.name)
    return store.account(person.id) or changed


def set_password(
    store: Store, by: Account, person_id: str, password: str, now: datetime, *, current: str = ""
) -> Account:
    """The account with a new password; all its sessions have ended.

    One's own needs the `current` one (Refused "wrong_password"); other people's the right to appoint them.
    """
    if person_id == by.id:
        person = by
        if not password_fits(by.password_hash, current):
            raise Refused("wrong_password", "That is not your current password.")
    else:
        person = appointed(store, by, person_id)
    fit_password(password, person.email)
    changed = _change(store, replace(person, password_hash=hash_password(password)))
    store.revoke_sessions_of(person.id, now)
    note(store, by, "password_set", now, about=person.name)
    return changed


def sign_out_everywhere(store: Store, by: Account, person_id: str, now: datetime) -> int:
    """How many sessions of that account have been ended: one's own, or those of people one appoints."""
    person = by if person_id == by.id else appointed(store, by, person_id)
    ended = store.revoke_sessions_of(person.id, now)
    note(store, by, "signed_out", now, about=person.name)
    return ended


def people_for(store: Store, person: Account) -> list[Account]:
    """Everyone with an account, by name, without password hashes. Refused "not_allowed" to the rest."""
    if not may(person, "see_people"):
        raise not_allowed()
    return [replace(account, password_hash="") for account in store.accounts()]


def inspectors_for(store: Store, person: Account) -> list[Account]:
    """The inspectors that a visit can be assigned to."""
    return [a for a in people_for(store, person) if a.role == INSPECTOR and a.disabled_at is None]


def remove_demo(store: Store, by: Account, photos: Path | None = None) -> RemovedDemo:
    """What was taken away of the demo chain: all of it, and nothing else.

    `photos` is the photo folder, from which the files go that no visit names any more.
    """
    if not may(by, "remove_demo"):
        raise not_allowed()
    removed = store.remove_demo()
    if photos is not None:
        drop_photos(photos, removed.photos)
    note(store, by, "demo_removed", datetime.now(UTC))
    return removed


def _account(
    account_id: str,
    now: datetime,
    *,
    name: str,
    email: str,
    password: str,
    role: str,
    demo: bool = False,
) -> Account:
    called, address = fit_name(name), fit_email(email)
    fit_password(password, address)
    return Account(account_id, address, called, role, now, hash_password(password), demo=demo)


def fit_name(name: str) -> str:
    """The name as it is kept. Refused "name_missing"."""
    called = " ".join(name.split())
    if not 1 <= len(called) <= 100:
        raise Refused("name_missing", "Enter a name of at most 100 characters.")
    return called


def fit_email(email: str) -> str:
    """The address as it is kept. Refused "email_wrong"."""
    address = email.strip()
    mailbox, _, domain = address.rpartition("@")
    if not mailbox or "." not in domain.strip(".") or len(address) > 200 or len(address.split()) != 1:
        raise Refused("email_wrong", "Enter an e-mail address, for example ada@aurelian.example.")
    return address


def fit_password(password: str, email: str) -> None:
    """Nothing, where it will do. Refused "password_weak"."""
    if problem := problem_with_password(password, email):
        raise Refused("password_weak", problem)


def may_appoint(by: Account, role: str) -> None:
    """Nothing, where `by` may add and close accounts of that role. Refused "role_unknown", "not_allowed"."""
    if role not in ROLES:
        raise Refused("role_unknown", f"There is no role {role!r}. Choose one of {', '.join(ROLES)}.")
    if not may(by, f"appoint_{role}"):
        raise not_allowed()


def appointed(store: Store, by: Account, person_id: str) -> Account:
    """The account of that id if `by` may appoint people of its role. NotYours, Refused "not_allowed"."""
    if not may(by, "see_people"):
        raise NotYours
    person = store.account(person_id)
    if person is None:
        raise NotYours
    may_appoint(by, person.role)
    return person


def _change(store: Store, account: Account) -> Account:
    try:
        store.change_account(account)
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    return account


def _already_open() -> Refused:
    return Refused("already_open", "This house is open already. Sign in, or ask an owner for an account.")
