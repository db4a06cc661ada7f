"""What the office does to a visit becomes an event of its log, here and nowhere else."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from inspections.events import KINDS, Event, problem_of
from inspections.records import StoreError
from inspections.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from inspections.records import Account, EventOutcome
    from inspections.store import Store

OFFICE = str(uuid.uuid5(uuid.NAMESPACE_URL, "sixty:office"))
"""The office's device in a visit's log; no tablet may send under it."""

Append = Callable[[str, "Sequence[Event]", str, "datetime"], "list[EventOutcome]"]
"""The store's `append`, or what does more at the same moment."""

TRIES = 5
"""How often a step is tried anew because something else was recorded at the same moment."""


def fresh_id() -> str:
    """A new random id."""
    return str(uuid.uuid4())


def record(
    store: Store,
    by: Account,
    visit_id: str,
    now: datetime,
    *,
    kind: str,
    body: Mapping[str, Any],
    new_id: Callable[[], str] = fresh_id,
    append: Append | None = None,
) -> None:
    """Held in the visit's log, or Refused with the reason; two people at once take two numbers."""
    code = "seq_taken"
    for _ in range(TRIES):
        code = try_to_record(store, by, visit_id, now, kind=kind, body=body, new_id=new_id, append=append)
        if code != "seq_taken":
            break
    if code:
        raise Refused(code, "The visit has changed at this moment. Look at it again and repeat the step.")


def try_to_record(
    store: Store,
    by: Account,
    visit_id: str,
    now: datetime,
    *,
    kind: str,
    body: Mapping[str, Any],
    new_id: Callable[[], str] = fresh_id,
    append: Append | None = None,
) -> str:
    """The code with which the office's event was refused; "" if it is held."""
    moment = now.isoformat(timespec="milliseconds")
    seq = store.next_seq(visit_id, OFFICE)
    event = Event(new_id(), visit_id, OFFICE, seq, kind, moment, moment, body, actor=by.id)
    if problem := problem_of(event.as_sent(), KINDS):
        raise Refused(problem.code, problem.message)
    try:
        (outcome,) = (append or store.append)(visit_id, [event], by.id, now)
    except StoreError as error:
        raise Refused(error.code, str(error)) from error
    return "" if outcome.state == "held" else outcome.code
