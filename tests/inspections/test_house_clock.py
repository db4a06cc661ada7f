"""A tablet is told when the clocks of a house change: never another time than the zone's own."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from inspections.house_clock import clock_around


def test_oslo_is_an_hour_ahead_in_winter_and_two_in_summer_and_the_days_are_known() -> None:
    told = clock_around("Europe/Oslo", date(2026, 5, 14))
    when = [(datetime.fromtimestamp(ms / 1000, UTC).isoformat()[:16], minutes) for ms, minutes in told]
    assert when[0] == ("2025-01-01T00:00", 60)
    assert ("2026-03-29T01:00", 120) in when
    assert ("2026-10-25T01:00", 60) in when
    assert when[-1] == ("2028-01-01T00:00", None)


def test_a_house_whose_clocks_never_change_has_one_offset() -> None:
    assert [minutes for _, minutes in clock_around("Asia/Kolkata", date(2026, 5, 14))] == [330, None]


def test_a_visit_far_from_our_years_breaks_no_list_of_visits() -> None:
    """A slip of the pen, "9026": the tablet then asks its own browser."""
    for day in (date.min, date.max, date(9026, 5, 14)):
        assert clock_around("Europe/Oslo", day)[-1][1] is None


ZONES = ["Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"]
START, END = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2025, 2028))


@given(st.sampled_from(ZONES), st.integers(START, END - 1))
def test_at_any_moment_it_is_the_zones_own(zone: str, seconds: int) -> None:
    """Casablanca changes twice around Ramadan, Lord Howe by half an hour."""
    told = [minutes for ms, minutes in clock_around(zone, date(2026, 5, 14)) if ms <= seconds * 1000]
    ahead = datetime.fromtimestamp(seconds, ZoneInfo(zone)).utcoffset()
    assert ahead is not None
    assert told[-1] == ahead.total_seconds() / 60
