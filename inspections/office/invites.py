"""Invitations: a link, or the same as a QR code, by which somebody makes their own account, once.

The code is 256 random bits; only their SHA-256 is kept, with who made it, for whom, as what, and how far
they will reach. It works once and for seven days, until it is taken back, until a newer one is made for the
same address, or until who made it leaves. Whatever is wrong with a code, the answer is the same.

Signing in by another provider takes the same way without a password: `invited_by_email` with the address
that the provider has proved, then `join(..., password=None)`.
"""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.accounts import (
    FREE_FAILURES_OF_ADDRESS,
    WINDOW,
    TooManyAttempts,
    hash_of,
    network_of,
    wait_after,
)
from inspections.audit import note
from inspections.office.log import fresh_id
from inspections.office.people import fit_email, fit_name, fit_password, may_appoint
from inspections.office.reach import fit_reach
from inspections.passwords import hash_password
from inspections.qr_codes import svg_of
from inspections.records import Account, Invite, StoreError
from inspections.refusals import NotYours, Refused, not_allowed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspections.store import Store

LASTS = timedelta(days=7)
MOST_WAITING = 2_000
"""Invitations of the whole house that may wait at once."""


@dataclass(frozen=True)
class Invitation:
    """What is shown once to whoever invites: the link, the same as a QR code (SVG), for whom, until when."""

    link: str
    svg: str
    name: str
    email: str
    until: datetime


class InviteOver(Exception):  # noqa: N818 – an answer, not a fault
    """That invitation was used, has ended, is too old, or never was one: which, is not said."""


def invited_by_email(store: Store, email: str, now: datetime) -> Invite | None:
    """The invitation that waits for this address, however it is capitalised; None where there is none.

    For whoever has proved that the address is theirs, as an OpenID provider does with `email_verified`. Give
    it to `join` with `password=None`, then open a session for the account as for any other.
    """
    return next((one for one in store.invites_to(email) if _waits(store, one, now)), None)


def invited(store: Store, code: str, address: str, now: datetime) -> Invite:
    """The invitation behind the code of a link. Looking at it uses nothing up.

    `address` is where the request comes from. Raises InviteOver; TooManyAttempts where one network has tried
    too many wrong ones.
    """
    key = f"invitation from {network_of(address)}"
    wait = wait_after(store.failures_since(key, now - WINDOW), FREE_FAILURES_OF_ADDRESS, now)
    if wait:
        raise TooManyAttempts(math.ceil(wait.total_seconds()))
    found = store.invite(hash_of(code))
    if found is None or not _waits(store, found, now):
        store.note_attempt(key, now, succeeded=False)
        raise InviteOver
    return found


def to_be(invite: Invite) -> Account:
    """The account that it would become, without a name or a password: to ask what holds for such a one."""
    return Account(
        "",
        invite.email,
        invite.name,
        invite.role,
        invite.made_at,
        hotels=invite.hotels,
        regions=invite.regions,
        departments=invite.departments,
    )


def join(
    store: Store,
    invite: Invite,
    *,
    name: str,
    password: str | None,
    now: datetime,
    new_id: Callable[[], str] = fresh_id,
) -> Account:
    """The invited one's account, with the role and the reach that the invitation holds; it is used up.

    Without a password (None) it can be signed in to by other ways alone. Raises InviteOver; Refused
    "name_missing", "password_weak", "email_taken", "hotel_unknown".
    """
    called = fit_name(name)
    if password is not None:
        fit_password(password, invite.email)
    maker = store.account(invite.made_by)
    if maker is None or not _waits(store, invite, now):
        raise InviteOver
    account = replace(
        to_be(invite),
        id=new_id(),
        name=called,
        created_at=now,
        password_hash=hash_password(secrets.token_urlsafe() if password is None else password),
        demo=maker.demo,
    )
    try:
        if not store.use_invite(invite.token_hash, account, now):
            raise InviteOver
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    note(store, account, "joined", now, about=f"{account.name}, {account.role}")
    return store.account(account.id) or account


def invite(
    store: Store,
    by: Account,
    *,
    name: str,
    email: str,
    role: str,
    hotels: Sequence[str] = (),
    regions: Sequence[str] = (),
    departments: Sequence[str] = (),
    address: str,
    now: datetime,
) -> Invitation:
    """A new invitation; earlier ones to the same address end. `name` may be "": who comes says their own.

    `address` is the house's own, as people reach it: "https://sixty.example". Refused as `add_person`, and
    "too_many" where too many wait.
    """
    may_appoint(by, role)
    fit_reach(store.hotels(), role, hotels, regions, departments)
    drawn, record = draw_invite(
        by, name=name, email=email, role=role, reach=(hotels, regions, departments), address=address, now=now
    )
    if store.account_by_email(record.email):
        raise Refused("email_taken", f"{record.email} has an account already. Change that account instead.")
    if sum(_open(one, now) for one in store.invites()) >= MOST_WAITING:
        raise Refused("too_many", "Too many invitations wait. Take some back first.")
    store.add_invite(record)
    note(store, by, "person_invited", now, about=f"{record.email}, {role}")
    return drawn


def draw_invite(
    by: Account,
    *,
    name: str,
    email: str,
    role: str,
    reach: tuple[Sequence[str], Sequence[str], Sequence[str]],
    address: str,
    now: datetime,
) -> tuple[Invitation, Invite]:
    """What is shown, and what is kept of it. Refused "email_wrong", "name_missing"."""
    code, to = secrets.token_urlsafe(32), fit_email(email)
    called = fit_name(name) if name.strip() else ""
    hotels, regions, departments = (tuple(one) for one in reach)
    record = Invite(
        fresh_id(), hash_of(code), to, called, role, by.id, now, now + LASTS, hotels, regions, departments
    )
    link = f"{address.rstrip('/')}/invite/{code}"
    return Invitation(link, svg_of(link), called, to, record.expires_at), record


def invites_for(store: Store, person: Account, now: datetime) -> list[Invite]:
    """The invitations that wait, latest first, without their codes' digests. Refused "not_allowed"."""
    if not may(person, "see_people"):
        raise not_allowed()
    return [replace(one, token_hash="") for one in store.invites() if _open(one, now)]


def revoke_invite(store: Store, by: Account, invite_id: str, now: datetime) -> None:
    """It leads nowhere from now on. NotYours where none waits, or it is for a role one does not appoint."""
    waiting = {one.id: one for one in invites_for(store, by, now)}
    if invite_id not in waiting:
        raise NotYours
    may_appoint(by, waiting[invite_id].role)
    if not store.revoke_invite(invite_id, now):
        raise NotYours
    note(store, by, "invite_revoked", now, about=waiting[invite_id].email)


def _open(invite: Invite, now: datetime) -> bool:
    return invite.used_at is None and invite.revoked_at is None and now < invite.expires_at


def _waits(store: Store, invite: Invite, now: datetime) -> bool:
    """Open still, and made by someone who may appoint that role still."""
    maker = store.account(invite.made_by) if _open(invite, now) else None
    return maker is not None and may(maker, f"appoint_{invite.role}")
