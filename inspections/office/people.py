"""People and their accounts, as the office keeps them. Reached through office.py."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspections.access import INSPECTOR, MANAGER, OWNER, ROLES, may
from inspections.audit import note
from inspections.office.log import fresh_id
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
    now: datetime,
    new_id: Callable[[], str] = fresh_id,
) -> Account:
    """The new account; whoever a demo person adds belongs to the demo.

    `hotels` are ids, for managers only. Refused "not_allowed", "role_unknown", "no_hotels", "name_missing",
    "email_wrong", "password_weak", or the store's "email_taken", "hotel_unknown".
    """
    _may_appoint(by, role)
    _fit_hotels(role, hotels)
    account = _account(
        new_id(), now, name=name, email=email, password=password, role=role, hotels=hotels, demo=by.demo
    )
    try:
        store.add_account(account)
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    note(store, by, "person_added", now, about=f"{account.name}, {role}")
    return account


def set_hotels(
    store: Store, by: Account, person_id: str, hotels: Sequence[str], now: datetime | None = None
) -> Account:
    """The manager's account with these hotels instead of those before. `now` is when, by default now."""
    person = _appointed(store, by, person_id)
    _fit_hotels(person.role, hotels)
    changed = _change(store, replace(person, hotels=tuple(hotels)))
    note(store, by, "hotels_changed", now or datetime.now(UTC), about=person.name)
    return changed


def disable_person(store: Store, by: Account, person_id: str, now: datetime) -> Account:
    """The account, closed: it can no longer sign in and its sessions have ended. What it recorded stays."""
    person = _appointed(store, by, person_id)
    if person.id == by.id:
        raise Refused("yourself", "You cannot close your own account. Another owner can.")
    closed = _change(store, replace(person, disabled_at=person.disabled_at or now))
    store.revoke_sessions_of(person.id, now)
    note(store, by, "person_closed", now, about=person.name)
    return closed


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
        person = _appointed(store, by, person_id)
    _fit_password(password, person.email)
    changed = _change(store, replace(person, password_hash=hash_password(password)))
    store.revoke_sessions_of(person.id, now)
    note(store, by, "password_set", now, about=person.name)
    return changed


def sign_out_everywhere(store: Store, by: Account, person_id: str, now: datetime) -> int:
    """How many sessions of that account have been ended: one's own, or those of people one appoints."""
    person = by if person_id == by.id else _appointed(store, by, person_id)
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
    hotels: Sequence[str] = (),
    demo: bool = False,
) -> Account:
    name, email = " ".join(name.split()), email.strip()
    if not 1 <= len(name) <= 100:
        raise Refused("name_missing", "Enter a name of at most 100 characters.")
    mailbox, _, domain = email.rpartition("@")
    if not mailbox or "." not in domain.strip(".") or len(email) > 200 or len(email.split()) != 1:
        raise Refused("email_wrong", "Enter an e-mail address, for example ada@aurelian.example.")
    _fit_password(password, email)
    kept = hash_password(password)
    return Account(account_id, email, name, role, now, kept, tuple(hotels), demo=demo)


def _fit_password(password: str, email: str) -> None:
    if problem := problem_with_password(password, email):
        raise Refused("password_weak", problem)


def _fit_hotels(role: str, hotels: Sequence[str]) -> None:
    if (role == MANAGER) != bool(hotels):
        raise Refused("no_hotels", "Managers need at least one hotel; everyone else has none of their own.")


def _may_appoint(by: Account, role: str) -> None:
    if role not in ROLES:
        raise Refused("role_unknown", f"There is no role {role!r}. Choose one of {', '.join(ROLES)}.")
    if not may(by, f"appoint_{role}"):
        raise not_allowed()


def _appointed(store: Store, by: Account, person_id: str) -> Account:
    """The account of that id if `by` may appoint people of its role."""
    if not may(by, "see_people"):
        raise NotYours
    person = store.account(person_id)
    if person is None:
        raise NotYours
    _may_appoint(by, person.role)
    return person


def _change(store: Store, account: Account) -> Account:
    try:
        store.change_account(account)
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    return account


def _already_open() -> Refused:
    return Refused("already_open", "This house is open already. Sign in, or ask an owner for an account.")
