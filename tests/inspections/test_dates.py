"""Days as people write them."""

from inspections.dates import stay_said


def test_a_stay_says_twice_only_what_differs() -> None:
    assert stay_said("2026-10-27", "2026-10-29") == "27–29 Oct 2026"
    assert stay_said("2026-10-30", "2026-11-01") == "30 Oct – 1 Nov 2026"
    assert stay_said("2026-12-31", "2027-01-02") == "31 Dec 2026 – 2 Jan 2027"


def test_a_visit_of_one_day_is_one_date() -> None:
    assert stay_said("2026-10-27", "2026-10-27") == "27 Oct 2026"
