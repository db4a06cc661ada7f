"""Whose account an organisation's own sign-in opens: one that exists or was invited, never a stranger's.

The first time the provider must say that the e-mail address is the person's own; then the account is bound
to the provider's own name for them (issuer and subject), and their address may change. Whoever gets a
former colleague's address later does not get the account.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspections.accounts import may_sign_in
from inspections.audit import note
from inspections.office.invites import InviteOver, invited_by_email, join
from inspections.refusals import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.records import Account
    from inspections.store import Store


@dataclass(frozen=True)
class Proven:
    """What the provider says of whoever has signed in with it. `verified`: the address is theirs."""

    issuer: str
    subject: str
    email: str = ""
    verified: bool = False
    name: str = ""


def account_behind(store: Store, proven: Proven, now: datetime) -> Account:
    """The account that it opens. Refused "no_account", "not_verified", "bound_elsewhere"."""
    known = store.account_behind(proven.issuer, proven.subject)
    person = store.account(known) if known else _by_address(store, proven, now)
    if person is None or person.demo or not may_sign_in(store, person):
        raise Refused(
            "no_account",
            "You have no account here that is open. An owner of your chain can invite you.",
        )
    if not known:
        bind(store, person, proven, now)
    return person


def bind(store: Store, person: Account, proven: Proven, now: datetime) -> None:
    """This identity opens that account from now on. Refused "bound_elsewhere"."""
    if not store.bind_identity(proven.issuer, proven.subject, person.id, now):
        raise Refused(
            "bound_elsewhere",
            "This account is connected with another sign-in, or this sign-in with another account."
            " Ask an owner of your chain.",
        )
    note(store, person, "identity_bound", now)


def _by_address(store: Store, proven: Proven, now: datetime) -> Account | None:
    if not proven.verified or not proven.email:
        raise Refused(
            "not_verified",
            "Your organisation does not say that this e-mail address is yours. Sign in with your password,"
            " then connect the two on your account's page.",
        )
    person = store.account_by_email(proven.email)
    return person or _invited(store, proven, now)


def _invited(store: Store, proven: Proven, now: datetime) -> Account | None:
    invite = invited_by_email(store, proven.email, now)
    if invite is None:
        return None
    name = invite.name or proven.name[:100].strip() or proven.email[:100]
    try:
        return join(store, invite, name=name, password=None, now=now)
    except InviteOver:
        return None
