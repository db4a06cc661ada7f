"""What happened is told: to the feed of each who may know, into their e-mails, and to other systems."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from inspections.access import INSPECTOR, may
from inspections.messages.causes import due, is_due
from inspections.messages.choices import choice_of
from inspections.messages.kinds import KINDS
from inspections.messages.parts import Copy
from inspections.messages.readers import Subject, mail_at, may_be_told, readers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from inspections.messages.parts import Message, Notice
    from inspections.records import Account, Hotel
    from inspections.store import Store

NEWS = timedelta(days=14)
"""What is older when it is found is no news any more: it is told to nobody."""


def tell(store: Store, now: datetime) -> int:
    """How many notices were told by this call; each is told once, however many servers call."""
    notices = store.notices_to_spread()
    if not notices:
        return 0
    people, hotels = store.accounts(), {hotel.id: hotel for hotel in store.hotels()}
    usual = Counter(hotel.time_zone for hotel in hotels.values()).most_common(1)
    told = 0
    for notice in notices:
        copies, systems = list[Copy](), list[str]()
        if now - notice.at < NEWS:
            for one in readers(notice, people, _subject(store, notice)):
                zone = _zone(one, hotels) or usual[0][0]
                copies.append(_copy(store, one, notice, zone, now))
            systems = _systems(store, notice, hotels[notice.hotel])
        told += store.spread(notice, copies, systems, now)
    return told


def look_for_due(store: Store, now: datetime) -> None:
    """Writes a notice for each action whose day is near or past, by its hotel's own day."""
    for hotel in store.hotels():
        today = now.astimezone(ZoneInfo(hotel.time_zone)).date()
        store.give_notices(due(store.actions_of_hotels([hotel.id]), today, now))


def feed(store: Store, person: Account) -> list[Message]:
    """What this person was told, the newest first, of the hotels that are still theirs."""
    told = store.feed_of(person.id)
    if person.role == INSPECTOR:
        return told
    return [one for one in told if may(person, "see_hotel", one.notice.hotel)]


def holds_still(store: Store, person: Account, notice: Notice, now: datetime) -> bool:
    """Whether an e-mail may still say so: the person may know, and what was to be done is not done yet."""
    if not may_be_told(person, notice, _subject(store, notice)):
        return False
    if notice.kind not in ("action_due", "action_late"):
        return True
    action = store.action(notice.about)
    return action is not None and is_due(action, now.date())


def _subject(store: Store, notice: Notice) -> Subject:
    of = KINDS[notice.kind].of
    action = store.action(notice.about) if of == "action" else None
    return Subject(
        visit=store.summary(notice.about) if of == "visit" else None,
        department=action.department if action else None,
    )


def _copy(store: Store, person: Account, notice: Notice, zone: str, now: datetime) -> Copy:
    """For the feed; with an e-mail, but for people that are invented."""
    at = None if person.demo else mail_at(notice, choice_of(store, person.id), zone, now)
    return Copy(person.id, at)


def _systems(store: Store, notice: Notice, hotel: Hotel) -> list[str]:
    """The other systems that hear of it. Nothing of the demo leaves the house."""
    if hotel.demo:
        return []
    listening = [one for one in store.endpoints() if not one.paused_at]
    return [one.id for one in listening if notice.kind in one.kinds]


def _zone(person: Account, hotels: Mapping[str, Hotel]) -> str:
    """By whose clock this person's day goes: that of their first hotel."""
    return next((hotels[one].time_zone for one in person.hotels if one in hotels), "")
