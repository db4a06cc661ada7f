"""What people sign in with beside the password: set up, asked for, used up, taken away; all in the book."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.accounts import FREE_FAILURES, WINDOW, TooManyAttempts, wait_after
from inspections.audit import note
from inspections.records import CodeMaker, Passkey
from inspections.refusals import NotYours, Refused, not_allowed
from inspections.sealing import SealLost
from inspections.second_factor.one_time import step_of
from inspections.second_factor.recovery import HOW_MANY, digest_of, fresh_codes

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.records import Account
    from inspections.sealing import Seal
    from inspections.store import Store

MOST_PASSKEYS = 10


class WrongCode(Exception):  # noqa: N818 – an answer, not a fault
    """That is no code of this person's, or it was used before: which, is not said."""


@dataclass(frozen=True)
class Factors:
    """What one person has. `codes` says whether an app makes codes for them."""

    passkeys: tuple[Passkey, ...] = ()
    codes: bool = False
    recovery_left: int = 0

    def __bool__(self) -> bool:
        return bool(self.passkeys or self.codes)


def factors_of(store: Store, account_id: str) -> Factors:
    """What that account has; false where it has no second factor."""
    codes = store.code_maker(account_id) is not None
    return Factors(tuple(store.passkeys_of(account_id)), codes, store.recovery_codes_left(account_id))


def add_codes(store: Store, seal: Seal, person: Account, secret: str, typed: str, now: datetime) -> None:  # noqa: PLR0917
    """An app makes this person's codes from now on: `typed` is one, as proof. Raises WrongCode."""
    step = step_of(secret, typed, now)
    if step is None:
        raise WrongCode
    store.keep_code_maker(CodeMaker(person.id, seal.close(secret), now, last_step=step))
    note(store, person, "factor_added", now, about="one-time codes")


def add_passkey(store: Store, person: Account, passkey: Passkey, now: datetime) -> None:
    """It signs this person in from now on. Refused "passkey_held", "too_many"."""
    if len(store.passkeys_of(person.id)) >= MOST_PASSKEYS:
        raise Refused("too_many", "Ten passkeys are the most. Remove one first.")
    if not store.add_passkey(passkey):
        raise Refused("passkey_held", "This passkey is known already.")
    note(store, person, "factor_added", now, about=f"passkey, {passkey.name}")


def new_recovery_codes(store: Store, person: Account, now: datetime) -> tuple[str, ...]:
    """Ten codes, shown once; those before no longer work. Refused "no_factor"."""
    if not factors_of(store, person.id):
        raise Refused("no_factor", "Recovery codes stand in for a second step. Set one up first.")
    codes = fresh_codes()
    store.keep_recovery_codes(person.id, [digest_of(person.id, code) for code in codes], now)
    note(store, person, "recovery_made", now)
    return codes


def check_code(store: Store, seal: Seal, person: Account, typed: str, now: datetime) -> str:
    """By what it was proved: "code" or "recovery". It works once. Raises WrongCode, TooManyAttempts.

    Counted per account, wherever it is tried from: whoever is asked has given the password already.
    """
    key = f"second step of {person.id}"
    wait = wait_after(store.failures_since(key, now - WINDOW), FREE_FAILURES, now)
    if wait:
        raise TooManyAttempts(math.ceil(wait.total_seconds()))
    store.note_attempt(key, now, succeeded=False)  # until it has succeeded: many at once gain nothing
    if _is_one_time(store, seal, person.id, typed, now):
        by = "code"
    elif store.use_recovery_code(person.id, digest_of(person.id, typed), now):
        by = "recovery"
        left = store.recovery_codes_left(person.id)
        note(store, person, "recovery_used", now, about=f"{left} of {HOW_MANY} left")
    else:
        raise WrongCode
    store.note_attempt(key, now, succeeded=True)
    return by


def drop_codes(store: Store, person: Account, now: datetime, *, needed: bool) -> None:
    """No app makes codes any more. Refused "factor_needed" where it is the last and the role needs one."""
    _keep_the_last(store, person, needed=needed)
    if store.drop_code_maker(person.id):
        _dropped(store, person, now, "one-time codes")


def drop_passkey(store: Store, person: Account, passkey_id: str, now: datetime, *, needed: bool) -> None:
    """It no longer signs in. Refused "factor_needed" as above; NotYours."""
    mine = {one.id: one for one in store.passkeys_of(person.id)}
    if passkey_id not in mine:
        raise NotYours
    _keep_the_last(store, person, needed=needed)
    if store.drop_passkey(person.id, passkey_id):
        _dropped(store, person, now, f"passkey, {mine[passkey_id].name}")


def reset_factors(store: Store, by: Account, person_id: str, now: datetime) -> None:
    """Whoever has lost phone and paper signs in by password again, and sets up anew. Their sessions end.

    An organisation's sign-in that is bound to the account is let go too, and bound again the next time.

    Refused "not_allowed", "yourself"; NotYours.
    """
    if not may(by, "reset_second_factor"):
        raise not_allowed()
    person = store.account(person_id)
    if person is None:
        raise NotYours
    if person.id == by.id:
        raise Refused("yourself", "You cannot reset your own second step. Another owner can.")
    store.drop_ways(person.id)
    store.revoke_sessions_of(person.id, now)
    note(store, by, "factor_reset", now, about=person.name)


def _is_one_time(store: Store, seal: Seal, account_id: str, typed: str, now: datetime) -> bool:
    maker = store.code_maker(account_id)
    if maker is None:
        return False
    try:
        step = step_of(seal.open(maker.sealed), typed, now)
    except SealLost:
        return False
    return step is not None and store.use_code_step(account_id, step)


def _keep_the_last(store: Store, person: Account, *, needed: bool) -> None:
    has = factors_of(store, person.id)
    if needed and len(has.passkeys) + has.codes == 1:
        raise Refused("factor_needed", "Your account needs a second step. Set up another one first.")


def _dropped(store: Store, person: Account, now: datetime, what: str) -> None:
    note(store, person, "factor_removed", now, about=what)
    if not factors_of(store, person.id):
        store.drop_recovery_codes(person.id)
