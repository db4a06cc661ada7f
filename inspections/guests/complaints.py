"""A complaint by the steps of ISO 10002: received, acknowledged, assessed, answered, closed. Pure.

Its state is its events folded. Two clocks run from the moment it was received, as long as the house had
promised when it was: until it is acknowledged, and until it is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from inspections.guests.feedback import Handling, Turn
from inspections.guests.parts import GuestEvent

STATUSES: Mapping[str, str] = {
    "received": "Received",
    "acknowledged": "Acknowledged",
    "assessed": "Assessed",
    "answered": "Answered",
    "closed": "Closed",
}
_OPEN = ("received", "acknowledged", "assessed", "answered")
STEPS: Mapping[str, tuple[str, ...]] = {
    "acknowledged": ("received",),
    "assessed": ("acknowledged",),
    "answered": ("assessed", "answered"),
    "compensated": ("assessed", "answered"),
    "disputed": ("answered", "closed"),
    "settled": ("answered", "closed"),
    "closed": ("answered",),
    "reopened": ("closed",),
    "wrote_again": _OPEN,
    "noted": tuple(STATUSES),
    "learnt": tuple(STATUSES),
    "contact_forgotten": tuple(STATUSES),
}
"""Where a complaint must stand for each step. The order is that of ISO 10002: none is left out."""
_MOVES = ("acknowledged", "assessed", "answered", "closed")


@dataclass(frozen=True)
class Compensation:
    """What the guest was given. `cents` of `currency`, where it is money or worth so much."""

    what: str
    cents: int | None
    currency: str
    at: datetime


@dataclass(frozen=True)
class Complaint:
    """A complaint as its events tell it. `disputed` is where it is argued outside, "" where it is not."""

    id: str
    hotel: str
    status: str
    received_at: datetime
    text: str
    how: str
    voice: str = ""
    place: str = ""
    department: str = ""
    department_title: str = ""
    acknowledge_by: datetime | None = None
    answer_by: datetime | None = None
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    weight: str = ""
    found: str = ""
    content: str = ""
    disputed: str = ""
    compensations: tuple[Compensation, ...] = ()
    actions: tuple[str, ...] = ()
    learnt: tuple[str, ...] = ()
    events: tuple[GuestEvent, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do about it."""
        return self.status != "closed" or bool(self.disputed)

    @property
    def due_at(self) -> datetime | None:
        """When the next of the two promised steps is due; None once both are done."""
        if self.acknowledged_at is None:
            return self.acknowledge_by
        return self.answer_by if self.answered_at is None else None

    def is_late(self, now: datetime) -> bool:
        """Whether a promised step is overdue."""
        return self.due_at is not None and now > self.due_at

    @property
    def kept(self) -> bool | None:
        """Whether both promises were kept; None while that is still open."""
        broken = [
            done is not None and by is not None and done > by
            for done, by in (
                (self.acknowledged_at, self.acknowledge_by),
                (self.answered_at, self.answer_by),
            )
        ]
        if any(broken):
            return False
        return True if self.answered_at else None

    @property
    def handling(self) -> Handling:
        """Its turns: what the guest said, and what the house told the guest."""
        turns = [
            Turn(event.at, by_guest=event.kind == "wrote_again")
            for event in self.events
            if event.kind in ("acknowledged", "answered", "wrote_again")
        ]
        return Handling((Turn(self.received_at, by_guest=True), *turns), self.closed_at)


def problem_with(step: str, complaint: Complaint) -> str:
    """Why that step cannot be taken now; "" where it can. KeyError for a step that there is not."""
    if step == "settled" and not complaint.disputed:
        return "Nothing is argued outside the house about this complaint."
    if step == "disputed" and complaint.disputed:
        return "This complaint is argued outside already. Settle that first."
    if complaint.status in STEPS[step]:
        return ""
    needed = " or ".join(STATUSES[status].lower() for status in STEPS[step])
    return f"The complaint is {STATUSES[complaint.status].lower()}; it must be {needed} first."


def fold(events: Iterable[GuestEvent]) -> Complaint:
    """The complaint whose events these are, the first one "received". ValueError for any other beginning."""
    first, *rest = events
    if first.kind != "received":
        raise ValueError(f"the log of a complaint begins with {first.kind}")
    complaint = _received(first)
    for event in rest:
        complaint = replace(_after(complaint, event), events=(*complaint.events, event))
    return complaint


def complaints_of(events: Iterable[GuestEvent]) -> list[Complaint]:
    """Every complaint in these events, the one received last first."""
    ordered = sorted(events, key=lambda event: (event.about, event.seq))
    folded = [fold(log) for _, log in groupby(ordered, key=lambda event: event.about)]
    return sorted(folded, key=lambda one: one.received_at, reverse=True)


def _received(event: GuestEvent) -> Complaint:
    body = event.body
    said_at = datetime.fromisoformat(body["said_at"])
    return Complaint(
        id=event.about,
        hotel=event.hotel,
        status="received",
        received_at=said_at,
        text=body["text"],
        how=body["how"],
        **{key: body.get(key, "") for key in ("voice", "place", "department", "department_title")},
        acknowledge_by=said_at + timedelta(hours=body["acknowledge_hours"]),
        answer_by=said_at + timedelta(days=body["answer_days"]),
        events=(event,),
    )


def _after(complaint: Complaint, event: GuestEvent) -> Complaint:
    """The complaint after that event; one that only tells something changes nothing."""
    moved: dict[str, Any] = {"status": event.kind} if event.kind in _MOVES else {}
    changes = _CHANGES.get(event.kind, _nothing)
    return replace(complaint, **moved, **changes(complaint, event))


def _nothing(_complaint: Complaint, _event: GuestEvent) -> dict[str, Any]:
    return {}


def _acknowledged(_complaint: Complaint, event: GuestEvent) -> dict[str, Any]:
    return {"acknowledged_at": event.at}


def _assessed(_complaint: Complaint, event: GuestEvent) -> dict[str, Any]:
    return {"weight": event.body["weight"], "found": event.body["found"]}


def _answered(complaint: Complaint, event: GuestEvent) -> dict[str, Any]:
    return {"answered_at": complaint.answered_at or event.at}


def _compensated(complaint: Complaint, event: GuestEvent) -> dict[str, Any]:
    body = event.body
    given = Compensation(body["what"], body.get("cents"), body.get("currency", ""), event.at)
    return {"compensations": (*complaint.compensations, given)}


def _disputed(_complaint: Complaint, event: GuestEvent) -> dict[str, Any]:
    return {"disputed": event.body["where"]}


def _settled(_complaint: Complaint, _event: GuestEvent) -> dict[str, Any]:
    return {"disputed": ""}


def _closed(_complaint: Complaint, event: GuestEvent) -> dict[str, Any]:
    return {"closed_at": event.at, "content": event.body["content"]}


def _reopened(_complaint: Complaint, _event: GuestEvent) -> dict[str, Any]:
    return {"status": "assessed", "closed_at": None, "content": ""}


def _learnt(complaint: Complaint, event: GuestEvent) -> dict[str, Any]:
    actions = (event.body["action"],) if "action" in event.body else ()
    return {"learnt": (*complaint.learnt, event.body["text"]), "actions": (*complaint.actions, *actions)}


_CHANGES: Mapping[str, Callable[[Complaint, GuestEvent], dict[str, Any]]] = {
    "acknowledged": _acknowledged,
    "assessed": _assessed,
    "answered": _answered,
    "compensated": _compensated,
    "disputed": _disputed,
    "settled": _settled,
    "closed": _closed,
    "reopened": _reopened,
    "learnt": _learnt,
}
