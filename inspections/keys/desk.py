"""Keys made, shown once, revoked and known again: by owners alone. Each step is in the house's book."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.audit import note
from inspections.keys.key import SCOPES, SHOWN, ApiKey, System, hash_of, looks_right, new_text, system_of
from inspections.office.log import fresh_id
from inspections.refusals import NotYours, Refused, not_allowed

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store

LONGEST_NAME = 60
MOST_KEYS = 200
"""As the refusal says."""
USED_AGAIN = timedelta(minutes=1)
"""When a key was used last is written once within it: reading must not mean writing each time."""


def keys_for(store: Store, by: Account) -> list[ApiKey]:
    """Every key, the newest first, ended ones too. Refused "not_allowed" for anyone but an owner."""
    _expect_owner(by)
    return store.api_keys()


def make_key(
    store: Store,
    by: Account,
    now: datetime,
    *,
    name: str,
    scopes: Collection[str],
    hotels: Collection[str] = (),
    everywhere: bool = False,
    lasts: timedelta | None,
    choose: Callable[[str], str] = secrets.choice,
) -> tuple[ApiKey, str]:
    """The key and its text, which is nowhere kept: whoever gets it must note it now.

    Refused "not_allowed", "name_missing", "name_taken", "no_scope", "no_hotel", "hotel_unknown", "too_many".
    """
    _expect_owner(by)
    said = " ".join(name.split())[:LONGEST_NAME]
    valid = [key for key in store.api_keys() if key.status(now) == "valid"]
    _expect_name(said, valid)
    if not scopes or set(scopes) - SCOPES.keys():
        raise Refused("no_scope", "Choose what the key may do.")
    reach = () if everywhere else tuple(sorted(set(hotels)))
    _expect_hotels(store, reach, everywhere=everywhere)
    text = new_text(choose)
    key = ApiKey(
        id=fresh_id(),
        name=said,
        start=text[:SHOWN],
        token_hash=hash_of(text),
        scopes=tuple(scope for scope in SCOPES if scope in scopes),
        hotels=reach,
        everywhere=everywhere,
        made_by=by.id,
        made_at=now,
        expires_at=now + lasts if lasts is not None else None,
    )
    store.add_api_key(key)
    note(store, by, "key_made", now, about=f"{key.name}: {', '.join(key.scopes)}")
    return key, text


def revoke_key(store: Store, by: Account, key_id: str, now: datetime) -> None:
    """The key, ended from this moment on. NotYours where there is none; again, nothing changes."""
    _expect_owner(by)
    key = next((key for key in store.api_keys() if key.id == key_id), None)
    if key is None:
        raise NotYours
    if key.revoked_at is None:
        store.revoke_api_key(key_id, now)
        note(store, by, "key_revoked", now, about=key.name)


def system_behind(store: Store, text: str, now: datetime) -> System | None:
    """Whoever holds that key; None where it is wrong, expired or revoked. Notes that it is used."""
    key = store.api_key(hash_of(text)) if looks_right(text) else None
    if key is None or key.status(now) != "valid":
        return None
    if key.used_at is None or now - key.used_at >= USED_AGAIN:
        store.note_api_key_used(key.id, now)
    return system_of(key)


def _expect_owner(by: Account) -> None:
    if not may(by, "run_api_keys"):
        raise not_allowed()


def _expect_name(said: str, valid: Collection[ApiKey]) -> None:
    if not said:
        raise Refused("name_missing", "Write which system the key is for: its name stands in the log.")
    if said.casefold() in {key.name.casefold() for key in valid}:
        raise Refused(
            "name_taken",
            "There is a valid key of that name. Revoke it first, or choose another name.",
        )
    if len(valid) >= MOST_KEYS:
        raise Refused("too_many", "There are 200 valid keys. Revoke those that nobody uses.")


def _expect_hotels(store: Store, reach: Collection[str], *, everywhere: bool) -> None:
    if not everywhere and not reach:
        raise Refused("no_hotel", "Choose the hotels that the key reaches, or all of them.")
    if set(reach) - {hotel.id for hotel in store.hotels()}:
        raise Refused("hotel_unknown", "One of these hotels is not there any more. Look at the list again.")
