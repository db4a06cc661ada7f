"""An action and its parts as frozen data. What makes them of events stands in actions.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

OWNED_BY_SIXTY = "sixty"
"""Who acts where the next visit itself opens an action again."""
LINK = "link:"
"""What the actor of an event begins with that came by a link; its id follows."""

CAUSES: Mapping[str, str] = {
    "not_known": "The standard was not known",
    "not_trained": "Not trained or not practised",
    "too_few": "Too few people at that hour",
    "no_means": "Something was missing or broken",
    "way_of_working": "The way of working does not lead to it",
    "handed_over": "Lost between two shifts or departments",
    "supplier": "A supplier or contractor",
    "one_off": "One person, one day",
    "other": "Something else",
}
EFFORTS: Mapping[str, str] = {
    "small": "Small: within a shift",
    "medium": "Medium: within a week",
    "large": "Large: takes money or other departments",
}


@dataclass(frozen=True)
class ActionEvent:
    """One thing that happened to an action, never changed afterwards.

    seq    counts from 1 for each action, without gaps
    actor  an account's id, "link:<id>" for who has no account, or "sixty"
    """

    id: str
    action: str
    seq: int
    kind: str
    actor: str
    at: datetime
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Source:
    """A finding that an action is about, as it read when it was taken up: a standard in a released visit.

    `asked` is what the standard asks for. No note of the inspector's is kept here.
    """

    visit: str
    standard: str
    title: str
    asked: str = ""
    limit: str = ""
    department: str = ""
    department_title: str = ""
    critical: bool = False


@dataclass(frozen=True)
class Evidence:
    """What shows that it is put right: a note, photos by their SHA-256, or both."""

    by: str
    at: datetime
    note: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """What somebody said to it."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Link:
    """A link given to someone without an account, as the log tells it; its secret is nowhere in the log."""

    id: str
    name: str
    by: str
    at: datetime
    until: datetime
    ended: bool = False


@dataclass(frozen=True)
class Action:
    """An action as its events tell it. `status` is one of actions_workflow.STATUSES.

    department   who is to put it right: the department's id in the pack, and how it is called
    person       the account of whoever it was given to; "" where it is a department, or someone by `name`
    due_on       "YYYY-MM-DD", "" where nobody has said
    said_done_by who said that it is done: somebody else approves it
    found_again  visits that found it again after it was taken up, the first one first
    since        when it came to where it stands
    """

    id: str
    hotel: str = ""
    status: str = "open"
    title: str = ""
    sources: tuple[Source, ...] = ()
    department: str = ""
    department_title: str = ""
    person: str = ""
    name: str = ""
    due_on: str = ""
    cause: str = ""
    cause_text: str = ""
    effort: str = ""
    evidence: tuple[Evidence, ...] = ()
    remarks: tuple[Remark, ...] = ()
    links: tuple[Link, ...] = ()
    said_done_by: str = ""
    found_again: tuple[str, ...] = ()
    times_opened: int = 1
    into: str = ""
    opened_by: str = ""
    opened_at: datetime | None = None
    since: datetime | None = None
    events: tuple[ActionEvent, ...] = ()

    @property
    def standards(self) -> tuple[str, ...]:
        """The standards it is about, each once."""
        return tuple(dict.fromkeys(source.standard for source in self.sources))

    @property
    def visits(self) -> tuple[str, ...]:
        """The visits whose findings it is about, each once."""
        return tuple(dict.fromkeys(source.visit for source in self.sources))

    @property
    def critical(self) -> bool:
        """Whether one of its standards is critical."""
        return any(source.critical for source in self.sources)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.status in ("open", "assigned", "done")

    def is_late(self, today: str) -> bool:
        """Whether its day has passed and nobody has said that it is done. `today` is "YYYY-MM-DD"."""
        return self.status in ("open", "assigned") and bool(self.due_on) and self.due_on < today
