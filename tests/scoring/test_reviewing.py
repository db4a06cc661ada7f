"""A visit as its reviewer reads it, and what appeals are worth and have come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inspections.records import Hotel, VisitSummary
from inspections.second_looks import SecondLook
from inspections.visit import Note, Photo, Visit
from inspections.visit_parts import Appeal, Edit
from scoring.overturned import ENOUGH, by_inspector, by_standard
from scoring.reviewing import FILTERS, chosen, earlier_than, if_granted, rows_of, since_release
from scoring.sure_interval import wilson
from standards.pack import Within
from tests.makers import a_look, a_pack, a_standard, a_visit

NOW = datetime(2026, 5, 20, tzinfo=UTC)
PACK = a_pack(
    a_standard("desk.greeted", limit=Within(60_000), critical=True),
    a_standard("desk.name"),
    a_standard("room.lamp"),
)


def the_visit() -> Visit:
    looks = (
        a_look("room.lamp", "not_applicable", observed_at="2026-05-15T09:00:00.000+02:00"),
        replace(
            a_look("desk.greeted", "not_met", observed_at="2026-05-14T15:00:00.000+02:00", ms=85_000),
            severity="serious",
        ),
        replace(
            a_look("desk.name", "met", observed_at="2026-05-14T15:05:00.000+02:00"),
            entered_at="2026-05-14T21:00:00.000+02:00",
            edits=(Edit("not_met", "met", "Heard.", "quinn", "2026-05-16T09:00:00.000+02:00", "e"),),
        ),
    )
    visit = a_visit(*looks)
    return replace(
        visit,
        notes={"n": Note("n", "Nobody looked up.", "2026-05-14T15:06:00.000+02:00", None, "look-0002")},
        photos={"p": Photo("f" * 64, 1, "2026-05-14T15:07:00.000+02:00", standard="room.lamp")},
    )


def test_rows_go_from_arrival_to_departure_with_all_that_belongs_to_them() -> None:
    found = (
        SecondLook("quick_answers", "Fast.", ("look-0001", "look-0002")),
        SecondLook("late_rush", "Late."),
    )

    greeted, name, lamp = rows_of(PACK, the_visit(), found)

    assert [row.standard for row in (greeted, name, lamp)] == ["desk.greeted", "desk.name", "room.lamp"]
    assert (greeted.at, greeted.time, greeted.over) == ("15:00", "1:25 of 1:00", "25\u00a0s past the limit")
    assert (greeted.critical, greeted.notes, greeted.flags) == (True, ("Nobody looked up.",), (1,))
    assert [row.severity for row in (greeted, name, lamp)] == ["serious", "", ""]
    assert (greeted.written, name.written) == ("", "14 May, 21:00")
    assert [photo.sha256 for photo in lamp.photos] == ["f" * 64]


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        ("all", ["desk.greeted", "desk.name", "room.lamp"]),
        ("not_met", ["desk.greeted"]),
        ("timed", ["desk.greeted"]),
        ("flagged", ["desk.name"]),
        ("noted", ["desk.greeted", "room.lamp"]),
        ("not_applicable", ["room.lamp"]),
        ("edited", ["desk.name"]),
    ],
)
def test_each_filter_shows_its_own(show: str, expected: list[str]) -> None:
    rows = rows_of(PACK, the_visit(), (SecondLook("straight_run", "Run.", ("look-0003",)),))

    assert [row.standard for row in chosen(rows, show)] == expected
    assert show in FILTERS


def test_filters_go_together() -> None:
    rows = rows_of(PACK, the_visit())

    assert [row.standard for row in chosen(rows, department="desk", words="LOOKED nobody")] == [
        "desk.greeted"
    ]
    assert [row.standard for row in chosen(rows, only=["look-0001"])] == ["room.lamp"]
    assert not chosen(rows, "not_met", department="room")


# ── appeals ──


def appealed(
    visit: Visit, observation: str, granted: bool | None, name: str = "a", **changes: object
) -> Visit:
    """The visit with an appeal against that look, and the answer it has by then."""
    appeal = Appeal(
        name, observation, "met", "Why.", "mona", "2026-05-17T09:00:00.000+02:00", granted=granted
    )
    visit = replace(visit, appeals={**visit.appeals, name: replace(appeal, **changes)})
    if not granted:
        return visit
    look = visit.observations[observation]
    edit = Edit(look.answer, "met", "Seen.", "quinn", "2026-05-18T09:00:00.000+02:00", "d", name)
    answered = replace(look, answer="met", edits=(*look.edits, edit))
    return replace(visit, observations={**visit.observations, observation: answered})


def test_what_an_appeal_is_worth_is_what_the_rating_then_is() -> None:
    visit = the_visit()
    worth = if_granted(PACK, visit, "look-0002", "met")
    granted = appealed(visit, "look-0002", granted=True)

    assert worth.then.score == 100
    assert worth.now == since_release(PACK, granted).then
    assert since_release(PACK, granted).now.score == worth.then.score


def test_the_offices_own_change_before_the_release_is_part_of_what_was_released() -> None:
    """Only what an appeal changed is taken back."""
    visit = the_visit()

    assert since_release(PACK, visit).points == 0


def test_overturned_answers_are_counted_and_told_as_a_share_only_where_there_are_enough() -> None:
    visit = replace(the_visit(), inspector="ines")
    one = appealed(visit, "look-0002", granted=True)
    refused = appealed(visit, "look-0002", granted=False)
    still_open = appealed(visit, "look-0003", granted=None)
    withdrawn = appealed(visit, "look-0001", granted=None, withdrawn=True)

    (few,) = by_inspector([one, refused, still_open, withdrawn])
    assert (few.about, few.appealed, few.decided, few.granted) == ("ines", 3, 2, 1)
    assert (few.share, few.range) == (50.0, None)
    assert [line.about for line in by_standard([refused, still_open])] == ["desk.greeted", "desk.name"]

    (many,) = by_inspector([one] * 2 + [refused] * (ENOUGH - 2))
    assert many.range == wilson(0.25, 8)


# ── what a visit is held against ──


def a_line(name: str, **changes: object) -> VisitSummary:
    hotel = Hotel("h", "The Aurelian", "Oslo", "Norway", "Nordics", "urban", "Europe/Oslo", NOW)
    line = VisitSummary(
        name,
        hotel,
        "ines",
        "Ines",
        "five_star",
        "1",
        "a",
        "urban",
        "2026-05-14",
        "2026-05-16",
        "",
        "released",
        NOW,
    )
    return replace(line, **changes)


def test_a_visit_is_held_against_earlier_ones_of_its_own_kind() -> None:
    """Never against later ones, other packs, what is still recorded, or invented ones."""
    visit = a_line("this")
    others = [
        a_line("earlier", starts_on="2026-02-01"),
        a_line("later", starts_on="2026-06-01"),
        a_line("other pack", pack_id="brand"),
        a_line("under way", status="in_progress"),
        a_line("invented", demo=True),
        visit,
    ]

    assert [line.id for line in earlier_than(visit, others)] == ["earlier"]


def test_no_more_earlier_visits_are_read_than_a_page_can_wait_for() -> None:
    others = [
        a_line(f"{n:03}", starts_on=f"20{n % 20 + 5:02}-01-01", inspector_id=f"i{n % 9}") for n in range(200)
    ]

    assert len(earlier_than(a_line("this", inspector_id="i3"), others)) <= 20
