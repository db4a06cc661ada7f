"""What was done about a voice: its events folded, and the times they took. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from inspections.guests.feedback import Handling, Turn
from inspections.guests.parts import ALL, NONE, Contact, GuestEvent, Voice

STATUSES: Mapping[str, str] = {"new": "New", "answered": "Answered", "closed": "Closed"}
IN_THE_HOUSE = timedelta(days=3)
"""A guest who spoke longer ago has probably left."""
STEPS: Mapping[str, tuple[str, ...]] = {
    "answered": ("new", "answered"),
    "wrote_again": ("new", "answered"),
    "noted": tuple(STATUSES),
    "closed": ("new", "answered"),
    "reopened": ("closed",),
    "complained": tuple(STATUSES),
    "taken_up": tuple(STATUSES),
    "set_aside": tuple(STATUSES),
    "readmitted": tuple(STATUSES),
    "contact_forgotten": tuple(STATUSES),
}
"""What may be done about a voice while it stands there."""


@dataclass(frozen=True)
class Thread:
    """A voice with all that was done about it. `counts` is the voice's own, or what the office decided."""

    voice: Voice
    contact: Contact | None
    events: tuple[GuestEvent, ...]
    status: str
    counts: str
    aside: str
    complaint: str = ""
    action: str = ""
    waits: bool = False
    """Whether the guest left a way to be answered, or wrote again, and nobody has."""

    @property
    def handling(self) -> Handling:
        """Its turns: the guest's, and the house's answers."""
        said = [Turn(self.voice.said_at, by_guest=True)]
        told = [
            Turn(event.at, by_guest=event.kind == "wrote_again")
            for event in self.events
            if event.kind in ("answered", "wrote_again")
        ]
        closed = self.events_of("closed")
        return Handling((*said, *told), closed[-1].at if closed and self.status == "closed" else None)

    def events_of(self, kind: str) -> list[GuestEvent]:
        """Its events of that kind, the first one first."""
        return [event for event in self.events if event.kind == kind]

    def needs_someone(self, now: datetime) -> bool:
        """Whether somebody should go now: unhappy or waiting, lately, and nothing was done about it."""
        lately = now - self.voice.said_at <= IN_THE_HOUSE and self.voice.channel != "survey"
        return self.is_left_alone and self.counts != NONE and (self.waits or (lately and self.voice.is_low))

    @property
    def waits_aside(self) -> bool:
        """Whether it was set aside and yet wishes an answer: it must not be lost, nor drown the others."""
        return self.is_left_alone and self.counts == NONE and self.waits

    @property
    def is_left_alone(self) -> bool:
        """Whether nobody has answered, closed or made a complaint of it."""
        return self.status == "new" and not self.complaint


def thread_of(voice: Voice, contact: Contact | None, events: Sequence[GuestEvent]) -> Thread:
    """The voice as its events leave it."""
    status, counts, aside, complaint, action = "new", voice.counts, voice.aside, "", ""
    waits = contact is not None
    for event in events:
        match event.kind:
            case "answered":
                status, waits = "answered", False
            case "wrote_again":
                status, waits = "new", True
            case "closed":
                status, waits = "closed", False
            case "reopened":
                status = "new"
            case "complained":
                complaint = event.body["complaint"]
            case "taken_up":
                action = event.body["action"]
            case "set_aside":
                counts, aside = NONE, "by_hand"
            case "readmitted":
                counts, aside = ALL, ""
            case _:
                pass
    return Thread(voice, contact, tuple(events), status, counts, aside, complaint, action, waits)


def threads_of(
    voices: Iterable[Voice], contacts: Iterable[Contact], events: Iterable[GuestEvent]
) -> list[Thread]:
    """Each voice with its own contact and events, in the order of the voices."""
    ways = {contact.about: contact for contact in contacts}
    logs: dict[str, list[GuestEvent]] = {}
    for event in events:
        logs.setdefault(event.about, []).append(event)
    return [thread_of(voice, ways.get(voice.id), logs.get(voice.id, [])) for voice in voices]


def problem_with(step: str, status: str) -> str:
    """Why that cannot be done to a voice that stands there; "" where it can. KeyError for an unknown step."""
    if status in STEPS[step]:
        return ""
    return f"This voice is {STATUSES[status].lower()}. Look at it again: somebody else was there first."
