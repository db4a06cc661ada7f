"""The events behind a standard: all of them, in the log's order, and never who made them."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from inspections.events import Event
from inspections.records import HeldEvent
from inspections.visit import fold
from scoring.behind.events import Recorded, events_behind
from scoring.behind.numbers import behind
from scoring.behind.said import Row, rows_behind
from scoring.report.ground import Ground
from scoring.stars import rate
from scoring.wording.words import Wording
from standards.pack import Within
from tests.inspections.a_house import an_event
from tests.makers import a_pack, a_standard

VISIT, TABLET, OFFICE = (str(uuid.UUID(int=n)) for n in (1, 2, 3))
GREETED, BAGS = "door.greeted", "door.bags"
PACK = a_pack(a_standard(GREETED, limit=Within(60_000)), a_standard(BAGS))
ARRIVED = datetime(2026, 5, 14, 18, tzinfo=UTC)
SECRET = "inspector-7f3a"


def ids(number: int, device: str = "") -> str:
    return str(uuid.UUID(int=1000 + number + uuid.UUID(device or TABLET).int * 1000))


def log(*told: tuple[str, dict[str, Any]], device: str = TABLET) -> list[HeldEvent]:
    """Held events of one device, made by someone whose name must never be read."""
    events = [
        replace(an_event(VISIT, seq, kind, body, device=device, event_id=ids(seq, device)), actor=SECRET)
        for seq, (kind, body) in enumerate(told, start=1)
    ]
    return [HeldEvent(event, ARRIVED, event.digest()) for event in events]


def look(observation: int, standard: str, answer: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "observed", {"observation": ids(observation), "standard": standard, "answer": answer, **more}


def mark(wall: int) -> dict[str, Any]:
    return {"wall": wall, "mono": wall, "life": "one"}


RECORDED = log(
    ("stopwatch_started", {"stopwatch": ids(50), "mark": mark(0)}),
    ("stopwatch_stopped", {"stopwatch": ids(50), "mark": mark(85_000)}),
    look(90, GREETED, "met", measured={"ms": 85_000, "precision_ms": 300, "stopwatch": ids(50)}),
    ("corrected", {"observation": ids(90), "answer": "not_met", "reason": "Nobody looked up."}),
    ("noted", {"note": ids(60), "text": "An aside to myself", "observation": ids(90)}),
    ("undone", {"event": ids(5)}),
    ("photographed", {"photo": "ab" * 32, "size": 1, "width": 1, "height": 1, "observation": ids(90)}),
    look(91, BAGS, "met"),
)
EDITED = log(("edited", {"observation": ids(91), "answer": "not_met", "reason": "Between us"}), device=OFFICE)


def behind_all(held: list[HeldEvent]) -> dict[str, tuple[Recorded, ...]]:
    return events_behind(fold(VISIT, [one.event for one in held]), held)


def told(held: list[HeldEvent], *, inside: bool, language: str = "en") -> dict[str, Row]:
    visit = fold(VISIT, [one.event for one in held])
    rating = rate(PACK, visit)
    ground = Ground(PACK, visit, rating, Wording(language))
    rows = rows_behind(ground, behind(PACK, rating, "total"), events_behind(visit, held), inside=inside)
    return {row.standard: row for row in rows}


def test_a_standard_has_its_looks_corrections_notes_photos_and_the_marks_of_its_stopwatch() -> None:
    """A stopwatch that was started before its standard was found is its own by what it measured."""
    found = behind_all(RECORDED)

    assert [one.kind for one in found[GREETED]] == [
        "stopwatch_started",
        "stopwatch_stopped",
        "observed",
        "corrected",
        "noted",
        "undone",
        "photographed",
    ]
    assert [one.kind for one in found[BAGS]] == ["observed"]


def test_what_was_said_anew_or_taken_back_no_longer_counts() -> None:
    counts = {one.kind: one.counts for one in behind_all(RECORDED)[GREETED]}

    assert (counts["observed"], counts["corrected"], counts["noted"]) == (False, True, False)


def test_the_order_of_arrival_does_not_matter() -> None:
    assert behind_all(RECORDED[::-1]) == behind_all(RECORDED)


def test_nobody_is_named_and_no_device_is_known_again() -> None:
    """Neither account nor device stands in what is given on, in any form."""
    held = [*RECORDED, *EDITED]
    raw = json.dumps([asdict(one) for listed in behind_all(held).values() for one in listed], default=str)
    said = json.dumps([asdict(row) for row in told(held, inside=True).values()])

    for secret in (SECRET, TABLET, OFFICE):
        assert secret not in raw
        assert secret not in said
    assert {line.device for line in told(held, inside=True)[GREETED].lines} == {"tablet 1"}


def test_a_mark_says_how_long_after_the_start_it_was_and_by_which_clock() -> None:
    lines = [line.told for line in told(RECORDED, inside=False)[GREETED].lines]

    assert lines[:2] == ["Stopwatch started", "Stopwatch stopped at 85.0 s (± 0.3 s, monotonic clock)"]
    assert lines[2] == "Answered met, 1:25 of 1:00, ± 0.3 s (said anew since)"
    assert lines[3] == "Corrected to not met, “Nobody looked up.”"


def test_the_hotel_reads_no_note_that_was_taken_back_and_not_why_the_office_changed_an_answer() -> None:
    held = [*RECORDED, *EDITED]
    outside, inside = (json.dumps([asdict(r) for r in told(held, inside=i).values()]) for i in (False, True))

    assert "An aside" not in outside
    assert "Between us" not in outside
    assert "Changed in review to not met" in outside
    assert "An aside" in inside
    assert "Between us" in inside


def test_a_standard_says_what_it_weighs_earned_and_costs() -> None:
    row = told(RECORDED, inside=False)[GREETED]

    assert row.outcome == "not_met"
    assert row.facts == ("Door", "1:25 of 1:00", "weight 1", "credit 0", "costs 50.0 points")


def test_norwegian_tells_every_event_too() -> None:
    lines = [
        line.told
        for row in told([*RECORDED, *EDITED], inside=True, language="nb").values()
        for line in row.lines
    ]

    assert "Endret i gjennomgangen til ikke oppfylt, “Between us”" in lines
    assert len(lines) == len(RECORDED) + len(EDITED)


def test_an_event_knows_its_kind_even_where_its_look_was_taken_back() -> None:
    held = log(look(90, GREETED, "met"), ("undone", {"event": ids(1)}))

    found = behind_all(held)[GREETED]

    assert [(one.kind, one.taken_back, one.undoes) for one in found] == [
        ("observed", True, ""),
        ("undone", False, "observed"),
    ]
    assert isinstance(held[0].event, Event)
