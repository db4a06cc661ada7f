"""What the house does about what guests say: each step checked, then held.

Raises `Refused` (or `NotYours`) with a code and a sentence where a step may not be taken: by access.py whose
hotel it is, by threads.py and complaints.py where it stands. Times come in as arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from inspections.access import may
from inspections.guests import complaints, threads
from inspections.guests.bodies import problem_of
from inspections.guests.parts import Contact, GuestEvent, Voice
from inspections.guests.promises import Promises, promises_of
from inspections.office.log import TRIES, fresh_id
from inspections.records import StoreError
from inspections.refusals import NotYours, Refused, not_allowed

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.guests.complaints import Complaint
    from inspections.guests.threads import Thread
    from inspections.records import Account
    from inspections.store import Store

LONGEST_CONTACT = 200
OFFICE_STEPS = ("set_aside", "readmitted")
"""Of the office alone: a manager must not choose which voices of the own hotel count."""


# ── Voices ──


def threads_for(
    store: Store, person: Account, hotel_ids: Sequence[str], since: datetime | None = None
) -> list[Thread]:
    """What guests said in those hotels since then, the newest first. NotYours where one is not theirs."""
    for hotel in hotel_ids:
        expect_hotel(person, hotel)
    voices = store.guest_voices(hotel_ids, since)
    events = store.guest_events(hotel_ids, "voice")
    return threads.threads_of(reversed(voices), store.guest_contacts(hotel_ids), events)


def thread_for(store: Store, person: Account, voice_id: str) -> Thread:
    """That voice. NotYours where there is none for this person."""
    voice = store.guest_voice(voice_id)
    if voice is None or not may(person, "see_voices", hotel=voice.hotel):
        raise NotYours
    return _thread(store, voice)


def answer(store: Store, by: Account, voice_id: str, now: datetime, *, how: str, text: str) -> Thread:
    """The voice, answered: how, and what the guest was told. Refused "not_now", "no_words"."""
    return step(store, by, voice_id, now, kind="answered", body={"how": how, "text": said(text)})


def step(
    store: Store,
    by: Account,
    voice_id: str,
    now: datetime,
    *,
    kind: str,
    body: Mapping[str, Any] | None = None,
) -> Thread:
    """The voice after that step, one of threads.STEPS. Refused "not_now", "not_allowed", "malformed"."""

    def made() -> list[GuestEvent]:
        thread = thread_for(store, by, voice_id)
        _expect_hand(by, thread.voice.hotel, kind)
        if problem := threads.problem_with(kind, thread.status):
            raise Refused("not_now", problem)
        return [_after_voice(thread, by, now, kind, body or {})]

    write(store, made, forget=voice_id if kind == "contact_forgotten" else "")
    return thread_for(store, by, voice_id)


# ── Complaints ──


def complaints_for(store: Store, person: Account, hotel_ids: Sequence[str]) -> list[Complaint]:
    """The complaints of those hotels, the one received last first. NotYours where one is not the person's."""
    for hotel in hotel_ids:
        expect_hotel(person, hotel)
    return complaints.complaints_of(store.guest_events(hotel_ids, "complaint"))


def complaint_for(store: Store, person: Account, complaint_id: str) -> Complaint:
    """That complaint. NotYours where there is none for this person."""
    events = [event for event in store.guest_events_about(complaint_id) if event.subject == "complaint"]
    if not events or not may(person, "see_voices", hotel=events[0].hotel):
        raise NotYours
    return complaints.fold(events)


def receive(
    store: Store,
    by: Account,
    hotel_id: str,
    now: datetime,
    *,
    how: str,
    text: str,
    said_at: datetime | None = None,
    contact: str = "",
    voice_id: str = "",
    department: str = "",
    department_title: str = "",
    new_id: Callable[[], str] = fresh_id,
) -> Complaint:
    """A new complaint: made of a voice, or of what was said or written to the house.

    Its clocks are those that the house promises now. Refused "no_words", "in_the_future", "not_now".
    """
    expect_hotel(by, hotel_id, "answer_voice")
    when = said_at or now
    if when > now:
        raise Refused("in_the_future", "A complaint cannot be received later than now. Check day and time.")
    promised = promises_for(store, hotel_id)
    complaint = new_id()
    body = {
        "how": how,
        "text": said(text),
        "said_at": when.isoformat(timespec="milliseconds"),
        "acknowledge_hours": promised.acknowledge_hours,
        "answer_days": promised.answer_days,
    } | {
        key: value
        for key, value in (
            ("voice", voice_id),
            ("department", department),
            ("department_title", department_title),
        )
        if value
    }

    def made() -> list[GuestEvent]:
        about = Subject("complaint", hotel_id, complaint)
        events = [event_after((), about, by, now, kind="received", body=body)]
        if voice_id:
            thread = thread_for(store, by, voice_id)
            if thread.complaint:
                raise Refused("not_now", "This voice is a complaint already.")
            events.append(_after_voice(thread, by, now, "complained", {"complaint": complaint}))
        return events

    way = " ".join(contact.split())[:LONGEST_CONTACT]
    write(store, made, contact=Contact(complaint, hotel_id, way, now) if way else None)
    return complaint_for(store, by, complaint)


def take_step(
    store: Store,
    by: Account,
    complaint_id: str,
    now: datetime,
    *,
    kind: str,
    body: Mapping[str, Any] | None = None,
) -> Complaint:
    """The complaint after that step, one of complaints.STEPS. Refused "not_now", "malformed"."""

    def made() -> list[GuestEvent]:
        complaint = complaint_for(store, by, complaint_id)
        expect_hotel(by, complaint.hotel, "answer_voice")
        if problem := complaints.problem_with(kind, complaint):
            raise Refused("not_now", problem)
        about = Subject("complaint", complaint.hotel, complaint_id)
        return [event_after(complaint.events, about, by, now, kind=kind, body=body or {})]

    write(store, made, forget=complaint_id if kind == "contact_forgotten" else "")
    return complaint_for(store, by, complaint_id)


# ── Promises ──


def promises_for(store: Store, hotel_id: str) -> Promises:
    """What that house promises now; ours where it has promised nothing. They are public."""
    return promises_of(store.guest_events([hotel_id], "hotel", hotel_id))


def promise(store: Store, by: Account, hotel_id: str, now: datetime, body: Mapping[str, Any]) -> Promises:
    """The promises in force from now on; earlier ones stay in the log. Refused "malformed"."""

    def made() -> list[GuestEvent]:
        expect_hotel(by, hotel_id, "answer_voice")
        earlier = store.guest_events([hotel_id], "hotel", hotel_id)
        about = Subject("hotel", hotel_id, hotel_id)
        return [event_after(earlier, about, by, now, kind="promised", body=body)]

    write(store, made)
    return promises_for(store, hotel_id)


# ── What the steps have in common ──


def expect_hotel(person: Account, hotel_id: str, action: str = "see_voices") -> None:
    """NotYours where the hotel is not the person's; Refused "not_allowed" where only the step is not."""
    if not may(person, "see_voices", hotel=hotel_id):
        raise NotYours
    if not may(person, action, hotel=hotel_id):
        raise not_allowed()


def said(text: str) -> str:
    """The words, if there are any. Refused "no_words"."""
    if not text.strip():
        raise Refused("no_words", "Write what was said.")
    return text.strip()


class Subject(NamedTuple):
    """What an event is about: its subject, its hotel and its id."""

    subject: str
    hotel: str
    id: str


def event_after(
    earlier: Sequence[GuestEvent],
    about: Subject,
    by: Account,
    now: datetime,
    *,
    kind: str,
    body: Mapping[str, Any],
) -> GuestEvent:
    """The event that follows on those. Refused "malformed" where its body cannot be."""
    if problem := problem_of(about.subject, kind, body):
        raise Refused("malformed", f"This could not be recorded: {problem}.")
    seq = len(earlier) + 1
    return GuestEvent(fresh_id(), about.hotel, about.subject, about.id, seq, kind, by.id, now, body)


def _after_voice(
    thread: Thread, by: Account, now: datetime, kind: str, body: Mapping[str, Any]
) -> GuestEvent:
    about = Subject("voice", thread.voice.hotel, thread.voice.id)
    return event_after(thread.events, about, by, now, kind=kind, body=body)


def write(
    store: Store,
    made: Callable[[], Sequence[GuestEvent]],
    *,
    contact: Contact | None = None,
    forget: str = "",
) -> None:
    """Two people at once take two numbers: who comes second looks again, and may then be refused."""
    for tries_left in reversed(range(TRIES)):
        try:
            store.append_guest_events(made(), contact=contact, forget=forget)
        except StoreError as error:
            if error.code == "seq_taken" and tries_left:
                continue
            raise Refused(error.code, f"{error} Look at it again and repeat the step.") from error
        return


def _thread(store: Store, voice: Voice) -> Thread:
    contacts = [one for one in store.guest_contacts([voice.hotel]) if one.about == voice.id]
    return threads.thread_of(voice, contacts[0] if contacts else None, store.guest_events_about(voice.id))


def _expect_hand(by: Account, hotel_id: str, kind: str) -> None:
    expect_hotel(by, hotel_id, "set_voice_aside" if kind in OFFICE_STEPS else "answer_voice")
