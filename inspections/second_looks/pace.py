"""Second looks at when answers were given: too fast, in one straight run, in the last hour, on other days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from inspections.disagreements import disagreements
from inspections.language import told, told_count
from inspections.second_looks.parts import SecondLook
from inspections.timing import epoch_ms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspections.second_looks.parts import Grounds
    from inspections.visit_parts import Observation

QUICK_ANSWERS, QUICK_MS = 5, 2_000
"""Five answers in two seconds: 0.4 s each. Reading five words takes about a second (240 words a minute)."""
RUN_ANSWERS, RUN_MS = 20, 3_000
"""Twenty equal answers without a pause of three seconds: who reads a standard and remembers takes longer."""
RUSH_ANSWERS, RUSH_MS = 20, 3_600_000
"""More than half of at least twenty answers in the last hour: written from memory, or not seen at all."""
NIGHT = timedelta(hours=6)
"""The last day's night belongs to it."""
CLOCK_MS = 5 * 60_000
"""A tablet without a network drifts by seconds; five minutes were set by hand."""


def quick_answers(grounds: Grounds) -> Iterator[SecondLook]:
    """Answers that one call proposed count as one: they are taken over with one tap."""
    found: set[str] = set()
    for looks in by_device(grounds.looks):
        entered = _without_proposals(looks)
        for begin, last in enumerate(entered[QUICK_ANSWERS - 1 :]):
            if _between(entered[begin], last) <= QUICK_MS:
                found.update(look.id for look in entered[begin : begin + QUICK_ANSWERS])
    if found:
        yield SecondLook(
            "quick_answers",
            told(
                "{n} answers were given faster than their standards can be read: "
                "{least} or more within {seconds} seconds.",
                n=len(found),
                least=QUICK_ANSWERS,
                seconds=QUICK_MS // 1000,
            ),
            grounds.ids(found),
        )


def straight_runs(grounds: Grounds) -> Iterator[SecondLook]:
    runs = [run for looks in by_device(grounds.looks) for run in _runs(looks) if len(run) >= RUN_ANSWERS]
    if runs:
        longest = max(len(run) for run in runs)
        yield SecondLook(
            "straight_run",
            told(
                "{n} equal answers in one straight run, never {seconds} seconds apart: tapped down the list?",
                n=longest,
                seconds=RUN_MS // 1000,
            ),
            grounds.ids(look.id for run in runs for look in run),
        )


def late_rush(grounds: Grounds) -> Iterator[SecondLook]:
    """Only of what is seen in the house, and of a stay longer than a day."""
    looks = grounds.on_the_spot
    if len(looks) < RUSH_ANSWERS or grounds.visit.starts_on == grounds.visit.ends_on:
        return
    last = epoch_ms(looks[-1].entered_at)
    late = [look for look in looks if last - epoch_ms(look.entered_at) < RUSH_MS]
    if 2 * len(late) > len(looks):
        yield SecondLook(
            "late_rush",
            told(
                "{n} of {all} answers about the house were entered in the last hour.",
                n=len(late),
                all=len(looks),
            ),
            grounds.ids(look.id for look in late),
        )


def outside_the_dates(grounds: Grounds) -> Iterator[SecondLook]:
    """Of what is seen in the house and has no time to run: that may end when the guest has long left."""
    visit = grounds.visit
    if not (visit.starts_on and visit.ends_on):
        return
    first, last = date.fromisoformat(visit.starts_on), date.fromisoformat(visit.ends_on)
    outside = [
        look
        for look in grounds.on_the_spot
        if grounds.standards[look.standard].limit is None
        and not any(first <= day <= last for day in _days(look))
    ]
    if outside:
        yield SecondLook(
            "outside_dates",
            told_count(
                len(outside),
                "One answer is about a day outside the visit, {first} to {last}.",
                "{n} answers are about a day outside the visit, {first} to {last}.",
                first=first,
                last=last,
            ),
            grounds.ids(look.id for look in outside),
        )


def clock_ahead(grounds: Grounds) -> Iterator[SecondLook]:
    ahead = [
        (epoch_ms(held.event.entered_at) - held.received_at.timestamp() * 1000, held.event.id)
        for held in grounds.held
    ]
    most, _ = max(ahead, default=(0, ""))
    if most > CLOCK_MS:
        wrong = {event for ms, event in ahead if ms > CLOCK_MS}
        yield SecondLook(
            "clock_ahead",
            told(
                "The tablet's clock was ahead: something arrived {n} minutes before the time "
                "it says it was entered.",
                n=round(most / 60_000),
            ),
            grounds.ids(look.id for look in grounds.looks if wrong & set(look.events)),
        )


def devices_differ(grounds: Grounds) -> Iterator[SecondLook]:
    found = disagreements(grounds.visit)
    if found:
        yield SecondLook(
            "devices_differ",
            told_count(
                len(found),
                "Two devices judged one standard differently.",
                "Two devices judged {n} standards differently.",
            ),
            grounds.ids(look.id for one in found for look in one.looks),
        )


def by_device(looks: Sequence[Observation]) -> list[list[Observation]]:
    """The looks of each device, in their order."""
    return [
        list(of_one) for _, of_one in groupby(sorted(looks, key=lambda k: k.device), key=lambda k: k.device)
    ]


def _without_proposals(looks: list[Observation]) -> list[Observation]:
    seen: set[str] = set()
    kept = []
    for look in looks:
        contact = look.measured.contact if look.measured else None
        if contact is None or contact not in seen:
            kept.append(look)
        seen |= {contact} if contact else set()
    return kept


def _runs(looks: list[Observation]) -> list[list[Observation]]:
    runs = [looks[:1]]
    for before, look in pairwise(looks):
        if look.answer == before.answer and _between(before, look) < RUN_MS:
            runs[-1].append(look)
        else:
            runs.append([look])
    return runs


def _between(one: Observation, later: Observation) -> int:
    return epoch_ms(later.entered_at) - epoch_ms(one.entered_at)


def _days(look: Observation) -> set[date]:
    """The day it was on; the hours after midnight belong to the evening before as well."""
    moment = datetime.fromisoformat(look.observed_at)
    return {moment.date(), (moment - NIGHT).date()}
