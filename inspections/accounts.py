"""Signing in and staying signed in.

A session is 256 random bits in a cookie; only their SHA-256 is kept, so that who reads the database
cannot sign in with it. It lasts 14 days from its last use, give or take the hour it is renewed by.

Guessing is slowed per account and address and, more generously, per address alone: after five
failures within a quarter of an hour each further one doubles the wait. An attempt counts as failed
until it has succeeded, so that many at once gain nothing; an unknown e-mail costs the same time as a
known one.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from inspections.access import ROLES
from inspections.passwords import hash_password, password_fits, wants_rehash
from inspections.records import Account, SessionRecord, StoreBusy

if TYPE_CHECKING:
    from inspections.store import Store

Clock = Callable[[], datetime]

SESSION_LASTS = timedelta(days=14)
RENEWED_AFTER = timedelta(hours=1)

WINDOW = timedelta(minutes=15)
FIRST_WAIT = timedelta(seconds=30)
FREE_FAILURES = 5
FREE_FAILURES_OF_ADDRESS = 30
"""Many people of one hotel come from one address."""


class WrongPassword(Exception):  # noqa: N818 – an answer, not a fault
    """That e-mail and password do not belong together, or the account is closed: which, is not said."""


class TooManyAttempts(Exception):  # noqa: N818 – an answer, not a fault
    """Sign-in waits; `seconds` until it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, by which token, and what proves that a request comes from our own pages."""

    person: Account
    token: str
    csrf: str
    since: datetime
    way: str = ""


def sign_in(store: Store, email: str, password: str, address: str, now: datetime) -> str:
    """The token of a new session. Raises as `who_knows`. For those whom a password alone lets in."""
    return open_session(store, who_knows(store, email, password, address, now).id, now)


def who_knows(store: Store, email: str, password: str, address: str, now: datetime) -> Account:
    """Whose e-mail address and password these are. Raises WrongPassword or TooManyAttempts.

    `address` is where the attempt comes from; `now` is an aware datetime.
    """
    known, network = email.strip().casefold(), network_of(address)
    here, anyone_here = f"{known} from {network}"[:200], f"from {network}"
    wait = max(
        wait_after(store.failures_since(here, now - WINDOW), FREE_FAILURES, now),
        wait_after(store.failures_since(anyone_here, now - WINDOW), FREE_FAILURES_OF_ADDRESS, now),
    )
    if wait:
        raise TooManyAttempts(math.ceil(wait.total_seconds()))
    store.note_attempt(here, now, succeeded=False)
    account = store.account_by_email(known)
    fits = password_fits(account.password_hash if account else _nobodys_hash(), password)
    if account is None or not fits or not may_sign_in(store, account):
        store.note_attempt(anyone_here, now, succeeded=False)
        raise WrongPassword
    # Of this account alone: one's own password must not buy more guesses at other people's.
    store.note_attempt(here, now, succeeded=True)
    if wants_rehash(account.password_hash):
        store.change_account(replace(account, password_hash=hash_password(password)))
    return account


def sign_in_as(store: Store, account_id: str, now: datetime) -> str:
    """The token of a new session of one of the demo's people, without a password. Raises WrongPassword."""
    if account_id not in {person.id for person in demo_people(store)}:
        raise WrongPassword
    return open_session(store, account_id, now)


def demo_people(store: Store) -> list[Account]:
    """The demo's people by role and name; none as soon as one real person has an account.

    Their password is printed and their names are one click away: they must never meet real data.
    """
    people = store.accounts()
    if any(not person.demo for person in people):
        return []
    return sorted((p for p in people if p.disabled_at is None), key=lambda p: (ROLES.index(p.role), p.name))


def may_sign_in(store: Store, account: Account) -> bool:
    """Whether the account is open; a demo's only while the whole house is a demo."""
    return account.disabled_at is None and (not account.demo or bool(demo_people(store)))


def network_of(address: str) -> str:
    """The address itself, or its /64 for IPv6, of which one household or attacker holds all addresses."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address[:100]
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


def wait_after(failures: Sequence[datetime], free: int, now: datetime) -> timedelta:
    """How long to wait after these failures (oldest first, of the last WINDOW) before the next attempt.

    Nothing for fewer than `free`; then 30 s from the latest, doubled with each further one, at most WINDOW.
    """
    if len(failures) < free:
        return timedelta(0)
    pause = min(WINDOW, FIRST_WAIT * (1 << min(len(failures) - free, 10)))
    return max(timedelta(0), failures[-1] + pause - now)


def open_session(store: Store, account_id: str, now: datetime) -> str:
    """A new session's token. It stands in no table and cannot be had again."""
    token = secrets.token_urlsafe(32)
    store.add_session(
        SessionRecord(
            token_hash=hash_of(token),
            account_id=account_id,
            csrf=secrets.token_urlsafe(32),
            created_at=now,
            expires_at=now + SESSION_LASTS,
        )
    )
    return token


def who_is(store: Store, token: str | None, now: datetime) -> SignedIn | None:
    """Whose session that token opens, if it does: not ended, not out of date, of an account still open.

    Renews it where it was last renewed more than an hour ago.
    """
    session = store.session(hash_of(token)) if token else None
    if token is None or session is None or session.revoked_at or session.expires_at <= now:
        return None
    person = store.account(session.account_id)
    if person is None or not may_sign_in(store, person):
        return None
    if now + SESSION_LASTS - session.expires_at >= RENEWED_AFTER:
        with suppress(StoreBusy):  # it is renewed another time; who is here is known all the same
            store.extend_session(session.token_hash, now + SESSION_LASTS)
    return SignedIn(person, token, session.csrf, session.created_at, session.way)


def person_of(store: Store, token: str | None, now: datetime) -> Account | None:
    """The person whose session that token opens, or None: for a page, `st.context.cookies.get("sixty")`."""
    visitor = who_is(store, token, now)
    return visitor.person if visitor else None


def sign_out(store: Store, token: str, now: datetime) -> None:
    """Ends that session."""
    store.revoke_session(hash_of(token), now)


def hash_of(token: str) -> str:
    """SHA-256 (hex) of a token: enough for 256 random bits, which no one can guess through."""
    return hashlib.sha256(token.encode()).hexdigest()


@cache
def _nobodys_hash() -> str:
    return hash_password(secrets.token_urlsafe(16))
