"""What is due goes out, one by one; each is claimed first, so that no other server sends it too.

A delivery is sent and then settled. Where a server dies between the two it is sent again when its claim has
run out, under the same Message-ID or webhook-id: whoever gets it can tell. Nothing else sends twice.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from random import SystemRandom
from typing import TYPE_CHECKING

from inspections.language import language_of
from inspections.messages import outside, smtp
from inspections.messages.hooks import GIVEN_UP_AFTER, body_of, next_try, signed
from inspections.messages.letters import letter
from inspections.messages.parts import DROPPED, EMAIL, GIVEN_UP, HOOK, SENT, WAITS
from inspections.messages.telling import holds_still
from inspections.sealing import SealLost

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.accounts import Clock
    from inspections.messages.parts import Delivery, Endpoint
    from inspections.store import Store

LOG = logging.getLogger("sixty")
_CHANCE = SystemRandom().random
Going = Callable[[], bool]


@dataclass(frozen=True)
class Attempt:
    """What an attempt came to: SENT, GIVEN_UP for good, DROPPED, or WAITS for another one."""

    state: str
    said: str = ""


def send_mails(store: Store, server: smtp.Smtp, clock: Clock, going: Going = lambda: True) -> bool:
    """Whether all e-mails that are due have gone; False as soon as the server did not take one for now."""

    def attempt(told: Delivery, now: datetime) -> Attempt:
        return _mail(store, server, told, now)

    while going():
        done = _send_next(store, EMAIL, attempt, clock)
        if done is None:
            return True
        if done.state == WAITS:
            return False
    return False


def send_hooks(store: Store, to: outside.Outside, clock: Clock, going: Going = lambda: True) -> None:
    """Sends what is due to other systems. One that does not take it keeps nobody else waiting."""

    def attempt(told: Delivery, now: datetime) -> Attempt:
        return _hook(store, to, told, now)

    while going() and _send_next(store, HOOK, attempt, clock):
        pass


def _send_next(
    store: Store, way: str, attempt: Callable[[Delivery, datetime], Attempt], clock: Clock
) -> Attempt | None:
    """What became of the one that was due first; None where none is."""
    told = store.claim_delivery(way, uuid.uuid4().hex, clock())
    if told is None:
        return None
    done = _attempt(told, attempt, clock())
    if not store.settle_delivery(_settled(told, done, clock())):
        LOG.warning("a delivery took longer than its claim lasts; another server may have sent it too")
    return done


def _attempt(told: Delivery, attempt: Callable[[Delivery, datetime], Attempt], now: datetime) -> Attempt:
    if now - told.due_at >= GIVEN_UP_AFTER:  # nobody could send it, or the system was paused
        return Attempt(GIVEN_UP, told.said or "it could not be sent in time")
    try:
        return attempt(told, now)
    except Exception:
        LOG.exception("a delivery failed")
        return Attempt(WAITS, "it failed in this house; its log says why")


def _settled(told: Delivery, done: Attempt, now: datetime) -> Delivery:
    tries, state, again = told.tries + 1, done.state, None
    if state == WAITS:
        again = next_try(tries, told.due_at, now, _CHANCE())
        state = WAITS if again else GIVEN_UP
    return replace(
        told, state=state, tries=tries, tried_at=now, said=done.said, next_at=again or told.next_at
    )


def _mail(store: Store, server: smtp.Smtp, told: Delivery, now: datetime) -> Attempt:
    person = store.account(told.account or "")
    if person is None or person.disabled_at or person.demo:
        return Attempt(DROPPED, "the account is closed")
    messages = [one for one in store.messages_with(told) if holds_still(store, person, one.notice, now)]
    if not messages:
        return Attempt(DROPPED, "there was nothing left to say")
    text = letter(messages, person, language_of(store, person, ""), server.address)
    try:
        smtp.send(text, told.id, server, now)
    except smtp.NotTaken as refused:
        return Attempt(GIVEN_UP if refused.for_good else WAITS, str(refused))
    return Attempt(SENT, "taken by the mail server")


def _hook(store: Store, to: outside.Outside, told: Delivery, now: datetime) -> Attempt:
    system = next((one for one in store.endpoints() if one.id == told.endpoint), None)
    messages = store.messages_with(told)
    if system is None or (told.notice and not messages):
        return Attempt(DROPPED, "there was nothing left to say")
    try:
        secret = to.seal.open(system.secret)
    except SealLost:
        return Attempt(WAITS, "its secret was sealed with a key that is not here")
    body = body_of(messages[0] if messages else None, to.address, told.due_at)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Sixty",
        "Connection": "close",
        **signed(secret, told.id, body, now),
    }
    try:
        status = outside.post(system.url, body, headers, to.inside)
    except outside.NotReached as failed:
        return Attempt(WAITS, str(failed))
    if status == HTTPStatus.GONE:
        _pause(store, system, now)
    return Attempt(SENT if status // 100 == 2 else WAITS, f"HTTP {status}")


def _pause(store: Store, system: Endpoint, now: datetime) -> None:
    """It says that it is gone, and is not asked again before an owner says so."""
    store.change_endpoint(replace(system, paused_at=now, paused_why="it answered 410: gone"))
