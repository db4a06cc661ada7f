"""When reports are due, where the bars of a month lie, and the address that a calendar asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from inspections import office
from inspections.http.calendar import BURST
from inspections.planning.due import due, due_said, is_late
from inspections.planning.month import in_month, weeks_of
from inspections.records import Hotel, VisitSummary
from inspections.review_queue import queue_of
from inspections.workflow import STATUSES
from tests.inspections.a_house import NOON, House
from tests.inspections.a_server import a_browser, a_server

HOTEL = Hotel("h", "The Aurelian", "Oslo", "Norway", "Nordics", "urban", "Europe/Oslo", NOON)
LINE = VisitSummary(
    "v",
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
    "accepted",
    NOON,
)
DUE = datetime(2026, 5, 18, 10, tzinfo=UTC)
"""36 hours after the 16th ends in Oslo."""


# ── due ──


def test_a_house_may_want_its_reports_after_a_day() -> None:
    assert due(LINE) == DUE
    assert due(LINE, 24) == DUE - timedelta(hours=12)
    assert queue_of([LINE], (), DUE, 24).late == (LINE,)
    assert not queue_of([LINE], (), DUE).late


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(days=-30), "report due 18 May, 12:00 (Oslo)"),
        (timedelta(), "report due 18 May, 12:00 (Oslo)"),
        (timedelta(minutes=59), "report late by less than an hour"),
        (timedelta(hours=1), "report late by one hour"),
        (timedelta(hours=47), "report late by 47 hours"),
        (timedelta(days=3), "report late by 3 days"),
    ],
)
def test_a_due_report_is_told_by_the_hotels_clock_and_a_late_one_in_words(
    after: timedelta, said: str
) -> None:
    assert due_said(LINE, DUE + after) == said
    assert is_late(LINE, DUE + after) is ("late" in said)


@pytest.mark.parametrize("status", STATUSES)
def test_only_a_report_that_is_awaited_can_be_late(status: str) -> None:
    awaited = status in ("assigned", "accepted", "in_progress")

    assert is_late(replace(LINE, status=status), DUE + timedelta(days=9)) is awaited
    assert bool(due_said(replace(LINE, status=status), DUE)) is awaited


# ── the month ──


def test_a_visit_over_a_weeks_end_is_two_bars() -> None:
    """From Saturday 30 May to Tuesday 2 June."""
    visit = replace(LINE, starts_on="2026-05-30", ends_on="2026-06-02")
    bars = [bar for week in weeks_of(date(2026, 5, 1), [visit]) for bar in week.bars]

    assert [(bar.column, bar.days, bar.begins, bar.ends) for bar in bars] == [(6, 2, True, False)]
    june = [bar for week in weeks_of(date(2026, 6, 1), [visit]) for bar in week.bars]
    assert [(bar.column, bar.days, bar.begins, bar.ends) for bar in june] == [(1, 2, False, True)]
    assert in_month(date(2026, 6, 15), [visit]) == in_month(date(2026, 5, 15), [visit]) == [visit]
    assert not in_month(date(2026, 7, 1), [visit])


@settings(max_examples=50)
@given(st.lists(st.tuples(st.dates(date(2026, 3, 20), date(2026, 6, 10)), st.integers(0, 12)), max_size=12))
def test_bars_cover_every_day_of_every_visit_and_never_each_other(stays: list[tuple[date, int]]) -> None:
    visits = [
        replace(
            LINE, id=f"v{n}", starts_on=first.isoformat(), ends_on=(first + timedelta(days=days)).isoformat()
        )
        for n, (first, days) in enumerate(stays)
    ]
    for week in weeks_of(date(2026, 5, 1), visits):
        cells = [
            (bar.row, column) for bar in week.bars for column in range(bar.column, bar.column + bar.days)
        ]
        assert len(cells) == len(set(cells))
        assert all(1 <= column <= 7 for _, column in cells)
        for visit in visits:
            there = sum(visit.starts_on <= day.isoformat() <= visit.ends_on for day in week.days)
            assert there == sum(bar.days for bar in week.bars if bar.visit is visit)


# ── over the wire ──


def test_a_calendar_asks_without_a_session_until_the_link_is_ended(house: House) -> None:
    """No cookie, no sign-in page; and nothing keeps a copy on the way."""
    inspector, browser = house.people["inspector"], a_browser(a_server(house))
    link = office.give_calendar_link(house.store, inspector, "http://sixty.example", NOON)

    given = browser.get(link)

    assert (given.status_code, given.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert given.headers["cache-control"] == "private, no-store"
    (stay,) = Calendar.from_ical(given.content).walk("VEVENT")
    assert str(stay["LOCATION"]) == "Bergen, Europe"
    assert browser.get("/calendar/guessed.ics").status_code == 404
    office.end_calendar_link(house.store, inspector, NOON)
    ended = browser.get(link)
    assert (ended.status_code, ended.text) == (404, browser.get("/calendar/guessed.ics").text)


def test_whoever_guesses_calendars_waits(house: House) -> None:
    browser = a_browser(a_server(house))
    answers = [browser.get(f"/calendar/{n}.ics").status_code for n in range(BURST + 1)]

    assert answers == [404] * BURST + [429]
