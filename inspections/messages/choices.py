"""What each person chooses to be told by e-mail, and how often: kept beside the house's other settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspections.events import canonical
from inspections.messages.kinds import HOWS, kinds_for
from inspections.messages.readers import Choice
from inspections.refusals import Refused

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store


def choice_of(store: Store, account_id: str) -> Choice:
    """What that person has chosen; what is usual where they have not."""
    kept = store.setting(_key(account_id))
    return Choice(**json.loads(kept)) if kept else Choice()


def choose(store: Store, person: Account, kind: str, how: str) -> Choice:
    """Keeps how often that person is told of it by e-mail. Refused "kind_unknown", "how_unknown"."""
    if kind not in kinds_for(person):
        raise Refused("kind_unknown", "There is no such message for you.")
    if how not in HOWS:
        raise Refused("how_unknown", f"Choose one of {', '.join(HOWS.values())}.")
    before = choice_of(store, person.id)
    return _keep(store, person, Choice({**before.how, kind: how}, before.hour))


def choose_hour(store: Store, person: Account, hour: int) -> Choice:
    """Keeps the hour of what comes once a day. Refused "hour_unknown"."""
    if hour not in range(24):
        raise Refused("hour_unknown", "Choose an hour from 0 to 23.")
    return _keep(store, person, Choice(choice_of(store, person.id).how, hour))


def _keep(store: Store, person: Account, choice: Choice) -> Choice:
    store.keep_setting(_key(person.id), canonical({"how": dict(choice.how), "hour": choice.hour}))
    return choice


def _key(account_id: str) -> str:
    return f"messages.{account_id}"
