"""Days as people write them."""

from datetime import date

from inspections.dates import stay_said


def test_a_stay_says_twice_only_what_differs() -> None:
    assert stay_said(date(2026, 10, 27), date(2026, 10, 29)) == "27–29 Oct 2026"
    assert stay_said(date(2026, 10, 30), date(2026, 11, 1)) == "30 Oct – 1 Nov 2026"
    assert stay_said(date(2026, 12, 31), date(2027, 1, 2)) == "31 Dec 2026 – 2 Jan 2027"


def test_a_visit_of_one_day_is_one_date() -> None:
    assert stay_said(date(2026, 10, 27), date(2026, 10, 27)) == "27 Oct 2026"


def test_norwegian_days_have_their_full_stop() -> None:
    assert stay_said(date(2026, 10, 12), date(2026, 10, 14), "nb_NO") == "12.–14. okt. 2026"
