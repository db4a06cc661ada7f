"""How long what is known of people is kept: by kind, in days, as the owner says.

What the log of inspections says is kept for ever: a rating stands on it. It names accounts by number only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.audit import note
from inspections.operations.tally import tally
from inspections.photos import drop_photos
from inspections.refusals import Refused, not_allowed

if TYPE_CHECKING:
    from pathlib import Path

    from inspections.records import Account
    from inspections.store import Store

FOR_EVER = 0
LONGEST = 36_500


@dataclass(frozen=True)
class Kind:
    """A kind of what is kept. `usual` and `least` in days; nothing is kept shorter than `least`."""

    title: str
    usual: int
    least: int
    since: str


KINDS: Mapping[str, Kind] = {
    "contacts": Kind("How guests wish to be answered", 180, 1, "since something was last done about it"),
    "words": Kind("What guests wrote; their scores stay", 730, 30, "since it was said"),
    "photos": Kind("Photos of visits", 1_825, 90, "since the visit was released"),
    "messages": Kind("Messages and what went out with them", 365, 7, "since they were written"),
    "invites": Kind("Invitations", 30, 1, "since they were used or ran out"),
    "sessions": Kind("Sign-ins that are over", 30, 1, "since they ended"),
    "attempts": Kind("Attempts to sign in", 7, 1, "since they were made"),
    "codes": Kind("Codes and links that are over", 30, 1, "since they ended"),
    "book": Kind("The book of who saw and did what", 1_095, 365, "since it was written"),
}


def periods(store: Store) -> dict[str, int]:
    """Days by kind, as the owner has said, else the usual. 0 is for ever."""
    return {kind: int(store.setting(_key(kind)) or KINDS[kind].usual) for kind in KINDS}


def keep_for(store: Store, by: Account, said: Mapping[str, int], now: datetime) -> None:
    """These kinds so many days from now on, 0 for ever. Refused "not_allowed", "period_wrong"."""
    if not may(by, "keep_privacy"):
        raise not_allowed()
    for kind, days in said.items():
        least = KINDS[kind].least
        if days != FOR_EVER and not least <= days <= LONGEST:
            raise Refused(
                "period_wrong", f"{KINDS[kind].title}: give {least} to {LONGEST} days, or 0 for ever."
            )
    before = periods(store)
    for kind, days in said.items():
        if days != before[kind]:
            store.keep_setting(_key(kind), str(days))
            note(store, by, "period_set", now, about=f"{KINDS[kind].title}: {days or 'for ever'}")


def sweep(store: Store, photos: Path, now: datetime, *, dry: bool = False) -> dict[str, int]:
    """How many of each kind were older than they are kept, and are gone; `dry` only counts them."""
    ends = {kind: now - timedelta(days=days) for kind, days in periods(store).items() if days != FOR_EVER}
    counted, pictures = store.remove_older(ends, dry=dry)
    if not dry:
        drop_photos(photos, pictures)
        tally("retention_removed", sum(counted.values()))
        store.keep_setting("privacy.swept_at", now.isoformat(timespec="seconds"))
    return counted


def is_due(store: Store, now: datetime) -> bool:
    """Whether the last sweep is a day ago, on whatever server."""
    last = store.setting("privacy.swept_at")
    return last is None or now - datetime.fromisoformat(last) >= timedelta(days=1)


def _key(kind: str) -> str:
    return f"privacy.days.{kind}"
