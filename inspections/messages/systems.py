"""Other systems that are told: added, tried, paused and taken away by an owner; the house's book has it."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inspections.access import may
from inspections.audit import note
from inspections.messages.hooks import SECRET_BYTES, problem_with, secret_of
from inspections.messages.kinds import KINDS
from inspections.messages.parts import HOOK, Delivery, Endpoint
from inspections.refusals import NotYours, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inspections.messages.outside import Outside
    from inspections.records import Account
    from inspections.store import Store

MOST_SYSTEMS = 20


def systems_for(store: Store, by: Account) -> list[Endpoint]:
    """The systems that are told, the first added first. NotYours but for owners."""
    if not may(by, "run_webhooks"):
        raise NotYours
    return store.endpoints()


def add_system(
    store: Store,
    by: Account,
    now: datetime,
    *,
    url: str,
    kinds: Sequence[str],
    outside: Outside,
) -> tuple[Endpoint, str]:
    """The system, told of these kinds from now on, and the secret that signs: it is to be shown once.

    Refused "url_unfit", "kinds_missing", "systems_enough".
    """
    there = systems_for(store, by)
    if problem := problem_with(url.strip(), outside.inside):
        raise Refused("url_unfit", problem)
    if not kinds or any(kind not in KINDS for kind in kinds):
        raise Refused("kinds_missing", "Choose at least one kind of message.")
    if len(there) >= MOST_SYSTEMS:
        raise Refused("systems_enough", f"There are {MOST_SYSTEMS} systems. Take one away first.")
    secret = secret_of(secrets.token_bytes(SECRET_BYTES))
    told = tuple(dict.fromkeys(kinds))
    made = Endpoint(str(uuid.uuid4()), url.strip(), told, outside.seal.close(secret), by.id, now)
    store.add_endpoint(made)
    note(store, by, "webhook_added", now, about=host_of(made))
    return made, secret


def try_system(store: Store, by: Account, system_id: str, now: datetime) -> None:
    """Something that says nothing is sent there at once. Refused "paused"."""
    system = _system(store, by, system_id)
    if system.paused_at:
        raise Refused("paused", "It is paused. Let it go on first.")
    store.add_delivery(Delivery(str(uuid.uuid4()), HOOK, None, system.id, None, now, now))


def pause_system(store: Store, by: Account, system_id: str, now: datetime) -> None:
    """Nothing is sent there until it goes on; what happens meanwhile is not told there later either."""
    store.change_endpoint(replace(_system(store, by, system_id), paused_at=now, paused_why=""))


def resume_system(store: Store, by: Account, system_id: str) -> None:
    """It is told again, of what happens from now on."""
    store.change_endpoint(replace(_system(store, by, system_id), paused_at=None, paused_why=""))


def end_system(store: Store, by: Account, system_id: str, now: datetime) -> None:
    """It is told of nothing more, for good; its secret is forgotten."""
    system = _system(store, by, system_id)
    store.change_endpoint(replace(system, ended_at=now, secret=""))
    note(store, by, "webhook_ended", now, about=host_of(system))


def host_of(system: Endpoint) -> str:
    """How it is named for people: its path may hold a secret of its own."""
    return urlsplit(system.url).hostname or ""


def _system(store: Store, by: Account, system_id: str) -> Endpoint:
    found = next((one for one in systems_for(store, by) if one.id == system_id), None)
    if found is None:
        raise NotYours
    return found
