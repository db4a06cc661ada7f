"""A batch from a tablet and what is held, decided; and the receipt that lets the tablet forget (README.md).

batch = read_batch(raw)                        raises BatchRefused
checked = check(batch, visit_id, actor)
outcomes = store.append(visit_id, checked.events, actor, now)
receipt = store.receipt(visit_id, batch.device, checked.answers(outcomes), now)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

from inspections import bodies
from inspections.events import Event, Problem, from_sent, problem_of
from inspections.records import EventOutcome

PROTOCOL = 1
MOST_IN_A_BATCH = 200
LARGEST_BATCH = 1024 * 1024
"""Bytes."""


class BatchRefused(Exception):  # noqa: N818 - said as it is
    """The batch as a whole cannot be read: nothing of it was recorded, all of it stays on the device."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True)
class Batch:
    """What a device sent, not yet looked at one by one."""

    device: str
    sent: tuple[Any, ...]


@dataclass(frozen=True)
class Checked:
    """The events of a batch that are right, and the refusals of the others by their place in it."""

    events: list[Event]
    refused: Mapping[int, EventOutcome]

    def answers(self, outcomes: Sequence[EventOutcome]) -> list[EventOutcome]:
        """One answer for each event of the batch, in its order; `outcomes` are those of `events`."""
        rest = iter(outcomes)
        return [self.refused.get(place) or next(rest) for place in range(len(self.refused) + len(outcomes))]


def read_batch(raw: bytes) -> Batch:
    """The batch in the body of a request.

    Raises BatchRefused: "batch_too_large", "batch_malformed", "protocol_unknown", "batch_too_long".
    """
    if len(raw) > LARGEST_BATCH:
        _refuse(
            "batch_too_large", f"The batch is over {LARGEST_BATCH // 1024} KiB. Send fewer events at once."
        )
    sent = _json(raw)
    if not isinstance(sent, Mapping) or not isinstance(sent.get("events"), list):
        _refuse("batch_malformed", 'The batch must be {"protocol": 1, "device": …, "events": […]}.')
    if sent.get("protocol") != PROTOCOL:
        _refuse(
            "protocol_unknown", f"This server speaks protocol {PROTOCOL}. Update the app, then send again."
        )
    if wrong := bodies.uuid(sent.get("device")):
        _refuse("batch_malformed", f"device {wrong}.")
    if len(sent["events"]) > MOST_IN_A_BATCH:
        _refuse("batch_too_long", f"A batch holds at most {MOST_IN_A_BATCH} events. Send fewer at once.")
    return Batch(sent["device"], tuple(sent["events"]))


def check(batch: Batch, visit_id: str, actor: str) -> Checked:
    """The batch's events looked at one by one; one that is wrong does not stop the others."""
    events: list[Event] = []
    refused: dict[int, EventOutcome] = {}
    for place, sent in enumerate(batch.sent):
        problem = problem_of(sent) or _misplaced(sent, visit_id, batch.device)
        if problem:
            refused[place] = EventOutcome(_id_of(sent), "refused", code=problem.code, message=problem.message)
        else:
            events.append(from_sent(sent, actor))
    return Checked(events, refused)


def judge(event: Event, held: str | None, hindered: EventOutcome | None) -> EventOutcome:
    """What becomes of an event that was not new, when `held` is the digest held under its id.

    What is held is held, whatever hinders it now. Not held and not hindered, its number must have been taken.
    """
    digest = event.digest()
    if held == digest:
        return EventOutcome(event.id, "held", digest)
    if held is not None:
        return refusal(event, "id_taken", "Another event is held under this id. Export this one.")
    if hindered is not None:
        return hindered
    return refusal(event, "seq_taken", f"Another event is held as number {event.seq}. Export this one.")


def refusal(event: Event, code: str, message: str) -> EventOutcome:
    """An event refused; its device keeps it."""
    return EventOutcome(event.id, "refused", code=code, message=message)


def receipt(
    *,
    visit: str,
    device: str,
    outcomes: Iterable[EventOutcome],
    held: Mapping[int, str],
    photos: Sequence[str],
    missing_photos: Sequence[str],
    status: str,
    at: datetime,
) -> dict[str, Any]:
    """The receipt; `held` are the digests held of this device and visit, by sequence number."""
    upto = _upto(held)
    return {
        "type": "sixty.receipt",
        "protocol": PROTOCOL,
        "visit": visit,
        "device": device,
        "code": receipt_code(held.values()),
        "events": [outcome.as_json() for outcome in outcomes],
        "held": {"count": len(held), "upto": upto, "beyond": sorted(seq for seq in held if seq > upto)},
        "photos": list(photos),
        "missing_photos": list(missing_photos),
        "status": status,
        "server_time": at.astimezone(UTC).isoformat(timespec="milliseconds"),
    }


def receipt_code(digests: Iterable[str]) -> str:
    """Eight hex digits to read out, "7F3A-91C2": of the SHA-256 over the sorted digests, a line each."""
    code = hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()[:8].upper()
    return f"{code[:4]}-{code[4:]}"


def _upto(held: Mapping[int, str]) -> int:
    upto = 0
    while upto + 1 in held:
        upto += 1
    return upto


def _misplaced(sent: Mapping[str, Any], visit_id: str, device: str) -> Problem | None:
    if sent["visit"] != visit_id:
        return Problem("other_visit", f"This event is of visit {sent['visit']}. Send it there.")
    if sent["device"] != device:
        return Problem(
            "other_device", f"This event was made by device {sent['device']}. Send it in its name."
        )
    return None


def _id_of(sent: object) -> str:
    """Whatever names the event, so that its device finds it again."""
    found = sent.get("id") if isinstance(sent, Mapping) else None
    return found[:64] if isinstance(found, str) else ""


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        _refuse(
            "batch_malformed", "The batch is not JSON in UTF-8. Send it again; export it if that goes on."
        )


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _refuse(code: str, message: str) -> NoReturn:
    raise BatchRefused(Problem(code, message))
