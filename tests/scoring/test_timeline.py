"""A visit over its hours: rows by department, what ran beside them, gaps, and pins of second looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from inspections.second_looks import SecondLook
from inspections.visit import Photo, Visit
from inspections.visit_parts import Contact, Step, Stopwatch
from scoring.charts.timeline import visit_timeline
from scoring.reviewing import CONTACT, chosen, entries_of, rows_of
from scoring.timeline import days_of, length, picture_said, pins
from tests.makers import a_look, a_pack, a_standard, a_visit

PACK = a_pack(a_standard("desk.greeted"), a_standard("desk.name"), a_standard("room.lamp"))
FOUND = (SecondLook("quick_answers", "Fast.", ("look-0001", "look-0002")), SecondLook("late_rush", "Late."))


def at(time: str, day: int = 14) -> str:
    return f"2026-05-{day}T{time}:00.000+02:00"


def the_visit() -> Visit:
    """Two looks at the desk in the afternoon, one in the room next morning; a call, a stopwatch, a photo."""
    looks = (
        a_look("desk.greeted", "met", observed_at=at("15:00")),
        a_look("desk.name", "not_met", observed_at=at("15:05")),
        a_look("room.lamp", "met", observed_at=at("09:00", 15)),
    )
    began = datetime.fromisoformat(at("15:01")).timestamp() * 1000
    return replace(
        a_visit(*looks),
        photos={"p": Photo("f" * 64, 1, at("19:30"))},
        stopwatches={
            "w": Stopwatch("w", {"wall": began}, stopped={"wall": began + 120_000}, started_at=at("15:01"))
        },
        contacts={
            "c": Contact("c", "phone", None, (step("dialled", at("21:00")), step("ended", at("21:04"))))
        },
    )


def step(name: str, when: str) -> Step:
    return Step(name, when, when, f"event-{name}")


def test_each_day_has_its_looks_and_what_ran_beside_them() -> None:
    first, second = days_of(the_visit(), rows_of(PACK, the_visit()))

    assert [tick.answer for tick in first.ticks] == ["met", "not_met"]
    assert {(span.kind, span.ends - span.begins) for span in first.spans} == {
        ("stopwatch", timedelta(minutes=2)),
        ("contact", timedelta(minutes=4)),
    }
    assert [f"{photo:%H:%M}" for photo in first.photos] == ["19:30"]
    assert (len(second.ticks), second.gaps) == (1, ())


def test_a_gap_is_two_hours_between_two_records_of_a_day_and_never_the_night() -> None:
    first, _ = days_of(the_visit(), rows_of(PACK, the_visit()))

    ((begins, ends),) = first.gaps

    assert (f"{begins:%H:%M}", f"{ends:%H:%M}", length(ends - begins)) == ("15:05", "19:30", "4 h 25 min")


def test_a_second_look_is_pinned_to_the_middle_of_its_answers_and_without_answers_nowhere() -> None:
    days = days_of(the_visit(), rows_of(PACK, the_visit(), FOUND))

    assert {flag: f"{when:%H:%M}" for flag, when in pins(days, FOUND).items()} == {1: "15:05"}


def test_the_picture_has_a_mark_for_every_answer_and_is_told_in_words_too() -> None:
    visit = the_visit()
    days = days_of(visit, rows_of(PACK, visit, FOUND))

    for mode in ("light", "dark"):
        figure = visit_timeline(days, pins(days, FOUND), mode)
        ticks = [trace for trace in figure.data if trace.marker.symbol == "line-ns"]
        assert sum(len(trace.x) for trace in ticks) == 3
        assert "Calls and messages" in {note.text for note in figure.layout.annotations}
    assert (
        picture_said(days) == "3 answers on 2 days, 1 not met; longest stretch without a record 4 h 25 min."
    )


def test_a_visit_of_calls_alone_is_drawn_too() -> None:
    visit = replace(the_visit(), observations={}, photos={}, stopwatches={})

    (day,) = days_of(visit, ())

    assert visit_timeline((day,), {}, "light").data
    assert picture_said((day,)) == "Nothing was looked at."


def test_calls_stand_in_the_list_between_the_answers_with_their_steps() -> None:
    rows = entries_of(PACK, the_visit())

    assert [row.standard for row in rows] == ["desk.greeted", "desk.name", "", "room.lamp"]
    (call,) = chosen(rows, "contacts")
    assert call.answer == CONTACT
    assert call.text.endswith(": 21:00:00 dialled, 21:04:00 ended")
