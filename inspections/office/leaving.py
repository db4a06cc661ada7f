"""People who leave lose access at once: whatever opens anything in their name ends in one moment.

In one transaction: the account, its sessions (a tablet's are sessions too), pairing codes for it and by it,
its calendar's address, the invitations and the API keys it made. A link to an action asks at each request
whether who gave it, and who has the action, is still there; its end is written into the action's log as well.
What the person recorded stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspections.actions.parts import Action, ActionEvent
from inspections.audit import note
from inspections.office.actions import next_event, record
from inspections.office.people import appointed
from inspections.records import StoreError
from inspections.refusals import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.records import Account
    from inspections.store import Store


def disable_person(store: Store, by: Account, person_id: str, now: datetime) -> Account:
    """The account, closed: nothing opens by it any more. What it recorded stays. Refused "yourself"."""
    person = appointed(store, by, person_id)
    if person.id == by.id:
        raise Refused("yourself", "You cannot close your own account. Another owner can.")
    try:
        store.close_account(person.id, now)
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    _write_down_links(store, by, person, now)
    note(store, by, "person_closed", now, about=person.name)
    return store.account(person.id) or person


def links_of(action: Action, person_id: str) -> list[str]:
    """The ids of that action's links, not ended yet, that go with this person: given by them, or theirs."""
    return [link.id for link in action.links if not link.ended and person_id in {link.by, action.person}]


def _write_down_links(store: Store, by: Account, person: Account, now: datetime) -> None:
    for action in store.actions_of_hotels([hotel.id for hotel in store.hotels()]):
        for link in links_of(action, person.id):
            _end(store, by, action.id, link, now)


def _end(store: Store, by: Account, action_id: str, link_id: str, now: datetime) -> None:
    def made() -> ActionEvent:
        action = store.action(action_id)
        if action is None:
            raise Refused("action_unknown", "There is no such action.")
        return next_event(action, by.id, now, "link_ended", {"link": link_id})

    record(store, made)
