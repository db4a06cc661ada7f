"""Second looks at what was measured, and at answers that their own time or note speaks against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspections.language import Told, told, told_count
from inspections.second_looks.parts import SecondLook, plainly, times_of
from inspections.timing import elapsed, epoch_ms, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspections.second_looks.parts import Grounds
    from inspections.visit_parts import Observation, Stopwatch

ROUND_TIMES, ROUND_MS, MINUTE_MS = 6, 10_000, 60_000
"""Six times that are all whole multiples of ten seconds: read to the second, one in a million."""
ROUND_SHARE = 0.9
"""One honest time among many round ones does not clear them."""
SLACK_MS = 2_000
"""What a stopwatch and the answer it gave may differ by: the clocks' own slack (timing.AGREE_MS)."""


def round_times(grounds: Grounds) -> Iterator[SecondLook]:
    times = times_of(grounds)
    round_ones = {(standard, ms) for standard, ms in times if ms and ms % ROUND_MS == 0}
    many = [time for time in times if time in round_ones]
    if len(many) < ROUND_TIMES or len(many) < ROUND_SHARE * len(times):
        return
    said = (
        "{n} of {all} measured times are whole minutes: estimated, not measured?"
        if all(ms % MINUTE_MS == 0 for _, ms in many)
        else "{n} of {all} measured times are whole multiples of 10 seconds: estimated, not measured?"
    )
    timed = {standard for standard, _ in many}
    yield SecondLook(
        "round_times",
        told(said, n=len(many), all=len(times)),
        tuple(look.id for look in grounds.looks if look.standard in timed and look.measured),
    )


def impossible_stopwatches(grounds: Grounds) -> Iterator[SecondLook]:
    stopped = {
        held.event.body["stopwatch"]: held.event.entered_at
        for held in sorted(grounds.held, key=lambda held: (epoch_ms(held.event.entered_at), held.event.id))
        if held.event.kind == "stopwatch_stopped"
    }
    wrong = {look.id: why for look in grounds.looks if (why := _impossible(grounds, look, stopped))}
    if wrong:
        ids = grounds.ids(wrong)
        yield SecondLook(
            "impossible_stopwatch",
            told_count(
                len(ids),
                "A stopwatch cannot be right: {why}.",
                "{n} stopwatches cannot be right. The first: {why}.",
                why=wrong[ids[0]],
            ),
            ids,
        )


def against_the_clock(grounds: Grounds) -> Iterator[SecondLook]:
    """R11 of scoring: the clock says otherwise, and neither an excuse nor a reason was given."""
    found = [look for look in grounds.looks if _against_its_time(grounds, look)]
    if found:
        yield SecondLook(
            "against_the_clock",
            told_count(
                len(found),
                "One answer says otherwise than the time beside it, without an excuse or a reason.",
                "{n} answers say otherwise than the time beside them, without an excuse or a reason.",
            ),
            tuple(look.id for look in found),
        )


def against_the_note(grounds: Grounds) -> Iterator[SecondLook]:
    """Met, with one of the phrases that the standard offers for what was not met."""
    written: dict[str, set[str]] = {}
    for note in grounds.visit.notes.values():
        written.setdefault(note.observation or "", set()).add(plainly(note.text))
    found = [
        look.id
        for look in grounds.looks
        if look.answer == "met" and not look.excused and _phrases(grounds, look) & _said(look, written)
    ]
    if found:
        yield SecondLook(
            "against_the_note",
            told_count(
                len(found),
                "One answer is met, and the note says what was wrong.",
                "{n} answers are met, and the note says what was wrong.",
            ),
            tuple(found),
        )


def _impossible(grounds: Grounds, look: Observation, stopped: dict[str, str]) -> Told | None:
    """Why the stopwatch behind this answer cannot be right; None where it can, or where there is none."""
    named = look.measured.stopwatch if look.measured else None
    if not named or look.measured is None:
        return None
    watch = grounds.visit.stopwatches.get(named)
    if watch is None:
        return told("the log has no stopwatch that gave this time")
    if watch.stopped is None:
        return None
    if _backwards(watch):
        return told("it stopped before it started")
    if _after(stopped.get(named), _last_entry(grounds, look)):
        return told("its answer was entered before it was stopped")
    return _otherwise(watch, look.measured.ms)


def _otherwise(watch: Stopwatch, said: int | None) -> Told | None:
    """Where the answer's time is not the stopwatch's; with laps there is more than one time to take."""
    if watch.stopped is None or watch.laps or said is None:
        return None
    took = elapsed(watch.started, watch.stopped)
    differs = abs(said - took.ms) > SLACK_MS + took.precision_ms
    if not differs:
        return None
    return told("it ran for {ran}, the answer says {said}", ran=_seconds(took.ms), said=_seconds(said))


def _after(stopped: str | None, entered: str) -> bool:
    return stopped is not None and epoch_ms(stopped) - epoch_ms(entered) > SLACK_MS


def _backwards(watch: Stopwatch) -> bool:
    """By the clock that counts: the page's own within one life of it, else the one on the wall."""
    start, stop = watch.started, watch.stopped or watch.started
    if start["life"] == stop["life"]:
        return bool(stop["mono"] < start["mono"])
    return bool(start["wall"] - stop["wall"] > SLACK_MS)


def _last_entry(grounds: Grounds, look: Observation) -> str:
    """When the inspector last answered it: a correction may have brought the time."""
    entered = [h.event.entered_at for h in grounds.held if h.event.id in look.events]
    return max([look.entered_at, *entered], key=epoch_ms)


def _against_its_time(grounds: Grounds, look: Observation) -> bool:
    limit = grounds.standards[look.standard].limit
    if limit is None or look.measured is None or look.excused or look.reason.strip() or look.edits:
        return False
    if look.answer == "not_applicable":
        return False
    kept = verdict(limit.for_house(grounds.visit.house_kind), look.measured)
    return kept is not None and kept != (look.answer == "met")


def _phrases(grounds: Grounds, look: Observation) -> set[str]:
    return {plainly(text) for phrase in grounds.standards[look.standard].phrases for text in phrase.values()}


def _said(look: Observation, written: dict[str, set[str]]) -> set[str]:
    return written.get(look.id, set()) | ({plainly(look.reason)} if look.reason else set())


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.1f} s"
