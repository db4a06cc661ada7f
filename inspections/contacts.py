"""A call, an e-mail or a chat: its steps as figures, in whole milliseconds. Twin of capture/contacts.js."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspections.timing import Elapsed, elapsed, epoch_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspections.visit_parts import Contact, Step

MINUTE_MS = 60_000
"""A moment entered later is told to the minute."""


@dataclass(frozen=True)
class Figures:
    """What a contact measured; None where there is nothing yet. The names are those of a pack's `measures`.

    rings           counted until the first person answered; None where none was tapped
    time_to_answer  from the first ring to the first person; None where no ring was tapped
    holds           each wait from "held" or "transferred" until someone speaks or the call ends
    transfers       how often the caller was passed on
    handling_time   from the first person to the end of the call
    first_reply     from "sent" to "replied"; resolution from "sent" to "resolved"
    cut_off         figures of a wait that the caller gave up: they can break a limit, never keep one
    """

    rings: int | None = None
    time_to_answer: Elapsed | None = None
    holds: tuple[Elapsed, ...] = ()
    longest_hold: Elapsed | None = None
    total_hold: Elapsed | None = None
    transfers: int = 0
    handling_time: Elapsed | None = None
    first_reply: Elapsed | None = None
    resolution: Elapsed | None = None
    cut_off: tuple[str, ...] = ()


def figures(contact: Contact, now: Mapping[str, Any] | None = None) -> Figures:
    """The figures of a contact; with the mark `now`, what still runs is told until then."""
    return _of_call(contact.steps, now) if contact.channel == "phone" else _of_writing(contact.steps, now)


def measured_by(measures: str, found: Figures) -> dict[str, Any] | None:
    """The `measured` of an answer to a standard that `measures` that figure; None where there is none yet."""
    time = found.time_to_answer if measures == "rings" else getattr(found, measures, None)
    told = {"ms": time.ms, "precision_ms": time.precision_ms} if isinstance(time, Elapsed) else {}
    if measures == "rings" and found.rings is not None:
        told["rings"] = found.rings
    return told or None


def _of_call(steps: tuple[Step, ...], now: Mapping[str, Any] | None) -> Figures:
    ended, answered = _first(steps, "ended"), _first(steps, "answered")
    holds, left_waiting = _holds(steps, now)
    return Figures(
        rings=_rings(steps),
        time_to_answer=_between(_first(steps, "rang"), answered or ended, now),
        holds=holds,
        longest_hold=max(holds, key=lambda hold: hold.ms, default=None),
        total_hold=_sum(holds),
        transfers=sum(step.step == "transferred" for step in steps),
        handling_time=_between(answered, ended, now) if answered else None,
        cut_off=_cut_off(answered, ended, left_waiting=left_waiting),
    )


def _holds(steps: tuple[Step, ...], now: Mapping[str, Any] | None) -> tuple[tuple[Elapsed, ...], bool]:
    """Each wait, and whether the last one ended only with the call."""
    holds: list[Elapsed] = []
    since: Step | None = None
    for step in steps:
        if step.step in ("held", "transferred"):
            since = since or step
        elif since and step.step in ("answered", "resumed", "ended"):
            holds += filter(None, [_between(since, step, None)])
            if step.step == "ended":
                return tuple(holds), True
            since = None
    holds += filter(None, [_between(since, None, now)])
    return tuple(holds), False


def _cut_off(answered: Step | None, ended: Step | None, *, left_waiting: bool) -> tuple[str, ...]:
    if ended and not answered:
        return ("rings", "time_to_answer")
    return ("longest_hold", "total_hold") if left_waiting else ()


def _of_writing(steps: tuple[Step, ...], now: Mapping[str, Any] | None) -> Figures:
    """Of a step entered again the last one counts. What lies before the sending measures nothing."""
    last = {step.step: step for step in steps}
    sent = last.get("sent")

    def since_sent(name: str) -> Elapsed | None:
        step = last.get(name)
        backwards = sent and step and epoch_ms(step.at) < epoch_ms(sent.at)
        return None if backwards else _between(sent, step, now)

    return Figures(first_reply=since_sent("replied"), resolution=since_sent("resolved"))


def _between(start: Step | None, stop: Step | None, now: Mapping[str, Any] | None) -> Elapsed | None:
    """From one step to another, or to now; None where there is neither. By their marks, if both have one."""
    end = stop.mark if stop else now
    if start is None or (stop is None and now is None):
        return None
    if start.mark and end:
        return elapsed(start.mark, end)
    until = epoch_ms(stop.at) if stop else now["wall"] if now else 0
    return Elapsed(max(0, until - epoch_ms(start.at)), MINUTE_MS, "wall")


def _rings(steps: tuple[Step, ...]) -> int | None:
    names = [step.step for step in steps]
    before = names[: names.index("answered")] if "answered" in names else names
    return before.count("rang") or None


def _first(steps: tuple[Step, ...], name: str) -> Step | None:
    return next((step for step in steps if step.step == name), None)


def _sum(holds: Iterable[Elapsed]) -> Elapsed | None:
    """Together as imprecise as all of them."""
    all_of = tuple(holds)
    if not all_of:
        return None
    basis = "wall" if any(hold.basis == "wall" for hold in all_of) else "monotonic"
    return Elapsed(sum(hold.ms for hold in all_of), sum(hold.precision_ms for hold in all_of), basis)
