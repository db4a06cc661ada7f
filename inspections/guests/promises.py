"""What a house promises its guests in public (ISO 10001), and how long it takes over a complaint. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from inspections.guests.parts import GuestEvent

ACKNOWLEDGE_HOURS, ANSWER_DAYS = 24, 7
"""What applies while a house has promised nothing else. The standards name no figures: these are ours."""


@dataclass(frozen=True)
class Promises:
    """The promises in force. `since` is None while the house has made none in public.

    complain  how to complain, beside the code on the cards
    dispute   where a guest can go who is not content with the answer (ISO 10003)
    kept      what the house does where it has not kept a promise
    """

    promises: tuple[str, ...] = ()
    acknowledge_hours: int = ACKNOWLEDGE_HOURS
    answer_days: int = ANSWER_DAYS
    complain: str = ""
    dispute: str = ""
    kept: str = ""
    since: datetime | None = None


def promises_of(events: Sequence[GuestEvent]) -> Promises:
    """Those of the last "promised" among the hotel's events; the earlier ones stay in the log."""
    made = [event for event in events if event.kind == "promised"]
    if not made:
        return Promises()
    last = max(made, key=lambda event: event.seq)
    told = {key: value for key, value in last.body.items() if key != "promises"}
    return Promises(tuple(last.body["promises"]), **told, since=last.at)
