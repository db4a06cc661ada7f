"""What waits for the office, and the pictures a hotel lays beside its appeal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from inspections import office
from inspections.evidence import hold_picture
from inspections.office import Refused
from inspections.records import Hotel, VisitSummary
from inspections.review_queue import due, queue_of
from inspections.workflow import APPEAL_WINDOW, STATUSES
from tests.inspections.a_house import NOON, House, a_picture

HOTEL = Hotel("h", "The Aurelian", "Oslo", "Norway", "Nordics", "urban", "Europe/Oslo", NOON)


def a_line(status: str, **changes: object) -> VisitSummary:
    line = VisitSummary(
        status,
        HOTEL,
        "i",
        "Ines",
        "five_star",
        "1",
        "a" * 64,
        "urban",
        "2026-05-14",
        "2026-05-16",
        "",
        status,
        NOON,
    )
    return replace(line, **changes)


def test_a_report_is_late_a_day_and_a_half_after_the_end_of_its_last_day_at_the_house() -> None:
    """The 16th ends in Oslo at 22:00 UTC; 36 hours later it is the 18th, 10:00."""
    assert due(a_line("in_progress")) == datetime(2026, 5, 18, 10, tzinfo=UTC)

    lines = [a_line(status) for status in STATUSES if status != "final"]
    before = queue_of(lines, (), datetime(2026, 5, 18, 10, tzinfo=UTC))
    after = queue_of(lines, (), datetime(2026, 5, 18, 10, 1, tzinfo=UTC))
    assert not before.late
    assert {line.status for line in after.late} == {"assigned", "accepted", "in_progress"}


def test_what_has_waited_longest_comes_first() -> None:
    lines = [
        a_line("submitted", id=f"{hours} h", submitted_at=NOON - timedelta(hours=hours))
        for hours in (1, 30, 5)
    ]

    queue = queue_of([*lines, a_line("released", id="appealed")], {"appealed"}, NOON)

    assert [line.id for line in queue.submitted] == ["30 h", "5 h", "1 h"]
    assert [line.id for line in queue.appealed] == ["appealed"]
    assert queue.waiting == 4


def not_met(house: House) -> tuple[str, str]:
    """A released visit to Bergen with one finding: its id and the look's."""
    visit_id, quality = house.submit("Bergen"), house.people["quality"]
    (look,) = office.visit_for(house.store, quality, visit_id).observations
    told = {"observation": look, "answer": "not_met", "reason": "The note says so."}
    office.edit_answer(house.store, quality, visit_id, NOON, **told)
    office.release_visit(house.store, quality, visit_id, NOON)
    return visit_id, look


def test_a_picture_is_held_before_the_appeal_names_it_and_the_visit_is_listed_as_appealed(
    house: House,
) -> None:
    visit_id, look = not_met(house)
    manager, (data, sha256) = house.people["manager"], a_picture()
    assert not house.store.appealed_visits()

    held = hold_picture(house.store, house.photos, manager, visit_id, NOON, data=data)
    again = hold_picture(house.store, house.photos, manager, visit_id, NOON, data=data)
    told = {"observation": look, "claim": "met", "reason": "The film shows it."}
    office.appeal(house.store, manager, visit_id, NOON, **told, photos=[held.sha256])

    assert held.sha256 == again.sha256 == sha256
    assert [line.id for line in house.store.appealed_visits()] == [visit_id]


@pytest.mark.parametrize(
    ("who", "days", "data", "code"),
    [
        ("manager", 0, b"no picture", "photo_unknown"),
        ("manager", APPEAL_WINDOW.days, None, "not_now"),
        ("quality", 0, None, "not_allowed"),
        ("other_manager", 0, None, "not_found"),
        ("inspector", 0, None, "not_allowed"),
    ],
)
def test_a_picture_is_taken_only_from_who_may_appeal_while_it_may_be(
    house: House, who: str, days: int, data: bytes | None, code: str
) -> None:
    visit_id, _ = not_met(house)
    picture = a_picture()[0] if data is None else data

    with pytest.raises(Refused) as refused:
        hold_picture(
            house.store, house.photos, house.people[who], visit_id, NOON + timedelta(days=days), data=picture
        )

    assert refused.value.code == code
    assert not house.store.photos_of(visit_id)
