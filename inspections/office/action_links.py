"""An action handed to someone without an account: a link or QR code that leads to that one action.

The secret is 256 random bits behind the `#` of the link, where no server log and no referrer sees them; only
their SHA-256 is kept. Whoever has the link sees that action and its findings, may add notes and pictures and
say that it is done; never a score, a star, another action, or who inspected. The link works for 30 days, and
ends at once when the hotel ends it, gives the action to somebody else, closes it, or when whoever gave it
leaves.
"""

from __future__ import annotations

import hmac
import math
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inspections.access import OF_THE_HOTEL
from inspections.accounts import (
    FREE_FAILURES_OF_ADDRESS,
    WINDOW,
    TooManyAttempts,
    hash_of,
    network_of,
    wait_after,
)
from inspections.actions.parts import LINK, Action, ActionEvent, Link
from inspections.actions.workflow import COLLEAGUE, LINKED_AT, problem_with
from inspections.office.actions import (
    action_for,
    evidence_body,
    expect_action,
    hold_photo,
    next_event,
    record,
)
from inspections.office.log import fresh_id
from inspections.qr_codes import svg_of
from inspections.records import ActionLinkRecord, ActionPhoto
from inspections.refusals import NotYours, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspections.records import Account
    from inspections.store import Store

LASTS = timedelta(days=30)
MOST_LINKS = 20
"""Links that one action may have had."""


@dataclass(frozen=True)
class GivenLink:
    """What is shown once to whoever gives it: the link, the same as a QR code (SVG), for whom, until when."""

    link: str
    svg: str
    name: str
    until: datetime


@dataclass(frozen=True)
class Linked:
    """What a link leads to: the action, the link as its log tells it, whose hotel, and who asks."""

    action: Action
    link: Link
    hotel: str
    asks: str


class LinkOver(Exception):  # noqa: N818 – an answer, not a fault
    """That link has ended, is too old, or never was one: which, is not said."""


def give_link(
    store: Store, by: Account, action_id: str, address: str, now: datetime, *, name: str = ""
) -> GivenLink:
    """A new link to the action for whoever has it, or for `name`.

    `address` is the house's own, as people reach it. Refused "not_allowed", "not_now", "name_missing",
    "links_enough".
    """
    action = expect_action(store, by, action_id, "give_link")
    called = " ".join((name or action.name or action.department_title).split())[:100]
    if not called:
        raise Refused("name_missing", "Say who it is for.")
    if len(action.links) >= MOST_LINKS:
        raise Refused(
            "links_enough", f"This action has had {MOST_LINKS} links. Give it to an account instead."
        )
    link_id, token, until = fresh_id(), secrets.token_urlsafe(32), now + LASTS
    store.add_action_link(ActionLinkRecord(link_id, action.id, hash_of(token), until))
    body = {"link": link_id, "name": called, "until": until.isoformat(timespec="milliseconds")}

    def made() -> ActionEvent:
        return next_event(expect_action(store, by, action_id, "give_link"), by.id, now, "link_given", body)

    record(store, made)
    told = f"{address.rstrip('/')}/action/{link_id}#{token}"
    return GivenLink(told, svg_of(told), called, until)


def end_link(store: Store, by: Account, action_id: str, now: datetime, *, link_id: str) -> Action:
    """The action, that link ended for good. NotYours where it has no such link."""

    def made() -> ActionEvent:
        action = expect_action(store, by, action_id, "revoke_link")
        if link_id not in {link.id for link in action.links}:
            raise NotYours
        return next_event(action, by.id, now, "link_ended", {"link": link_id})

    record(store, made)
    return action_for(store, by, action_id)


def open_link(store: Store, link_id: str, token: str, address: str, now: datetime) -> Linked:
    """What the link leads to. Raises LinkOver; TooManyAttempts where one network has tried many wrong ones.

    `address` is where the request comes from.
    """
    key = f"action link from {network_of(address)}"
    wait = wait_after(store.failures_since(key, now - WINDOW), FREE_FAILURES_OF_ADDRESS, now)
    if wait:
        raise TooManyAttempts(math.ceil(wait.total_seconds()))
    held = store.action_link(link_id)
    if held is None or not hmac.compare_digest(held.token_hash.encode(), hash_of(token).encode()):
        store.note_attempt(key, now, succeeded=False)
        raise LinkOver
    return _behind(store, held, now)


def hold_by_link(store: Store, folder: Path, linked: Linked, now: datetime, data: bytes) -> ActionPhoto:
    """The picture as held of the action, for the note that follows. Refused as `hold_photo`."""
    _expect(linked.action, "add_evidence")
    return hold_photo(store, folder, linked.action.id, now, data)


def tell_by_link(
    store: Store, linked: Linked, now: datetime, note: str, photos: Sequence[str], *, done: bool
) -> None:
    """What was done, with a note or pictures; and that it is done. Refused "not_now", "nothing_shown" …"""
    if note.strip() or photos or not done:
        body = evidence_body(store, linked.action.id, note, photos)
        record(store, lambda: _next(store, linked, now, "add_evidence", "evidence_added", body))
    if done:
        record(store, lambda: _next(store, linked, now, "say_done", "done", {}))


def photos_by(linked: Linked) -> tuple[str, ...]:
    """The pictures that came by this link: the only ones it shows."""
    mine = LINK + linked.link.id
    return tuple(photo for one in linked.action.evidence if one.by == mine for photo in one.photos)


def _next(  # noqa: PLR0917 - as tell_by_link
    store: Store, linked: Linked, now: datetime, step: str, kind: str, body: dict[str, object]
) -> ActionEvent:
    action = store.action(linked.action.id)
    if action is None or not _open_still(action, linked.link.id, now):
        raise Refused("not_now", "This link has ended. Ask whoever gave it to you for a new one.")
    _expect(action, step)
    return next_event(action, LINK + linked.link.id, now, kind, body)


def _behind(store: Store, held: ActionLinkRecord, now: datetime) -> Linked:
    action = store.action(held.action_id)
    link = _open_still(action, held.id, now) if action else None
    hotel = store.hotel(action.hotel) if action else None
    giver = store.account(link.by) if link else None
    if action is None or link is None or hotel is None or _has_left(store, link.by, action.person):
        raise LinkOver
    asks = giver.name if giver and giver.role in OF_THE_HOTEL else "The chain's office"
    return Linked(action, link, hotel.name, asks)


def _has_left(store: Store, *people: str) -> bool:
    """Whether one of them has left: a link goes with who gave it, and with whoever has the action."""
    accounts = (store.account(one) for one in people if one)
    return any(account is not None and account.disabled_at is not None for account in accounts)


def _open_still(action: Action, link_id: str, now: datetime) -> Link | None:
    links = (link for link in action.links if link.id == link_id)
    link = next(links, None)
    alive = link is not None and not link.ended and now < link.until and action.status in LINKED_AT
    return link if alive else None


def _expect(action: Action, step: str) -> None:
    if problem := problem_with(step, action.status, COLLEAGUE):
        raise Refused("not_now", problem)
