"""The guests' measures against figures worked elsewhere, and what they refuse to say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from inspections.guests.feedback import (
    Figure,
    Handling,
    Measure,
    TooFew,
    Turn,
    ces,
    csat,
    net,
    net_error,
    nps,
    responses,
    times,
    waiting_since,
    wilson,
)

START = datetime(2026, 5, 14, 9, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def the_figure(measure: Measure) -> Figure:
    assert isinstance(measure, Figure)
    return measure


@pytest.mark.parametrize(("content", "voices", "shown"), [(85, 100, 85.00), (79, 93, 84.95), (52, 82, 63.41)])
def test_csat_is_the_share_of_the_top_two_boxes(content: int, voices: int, shown: float) -> None:
    """As worked by callcenterbasics.com: 85 of 100, 79 of 93, 52 of 82."""
    scores = [5] * (content // 2) + [4] * (content - content // 2) + [3] * (voices - content)

    assert round(the_figure(csat(scores)).value, 2) == shown


def test_the_middle_box_is_not_content() -> None:
    assert the_figure(csat([3] * 20)).value == 0


def test_nps_takes_detractors_from_promoters() -> None:
    """servicerocket.com: 3 promoters, 1 passive, 1 detractor are 40; here ten of each, so that it is told."""
    scores = [9, 10, 9] * 10 + [7] * 10 + [6] * 10

    assert the_figure(nps(scores)).value == pytest.approx(40)


def test_the_error_of_an_nps_is_as_worked() -> None:
    """p = 1/2, d = 1/6: variance 5/9; at n = 324 the standard error is 4.14 points (cybaea.net)."""
    assert net(162, 54, 324) == pytest.approx(1 / 3)
    assert net_error(162, 54, 324) ** 2 * 324 == pytest.approx(5 / 9)
    assert 100 * net_error(162, 54, 324) == pytest.approx(4.14, abs=0.005)


def test_the_interval_of_an_nps_is_rocks_adjusted_wald() -> None:
    """162.75 promoters and 54.75 detractors of 327: 33.03, give or take 1.96 × 4.126."""
    figure = the_figure(nps([10] * 162 + [8] * 108 + [0] * 54))

    assert figure.low == pytest.approx(33.03 - 1.96 * 4.126, abs=0.02)
    assert figure.high == pytest.approx(33.03 + 1.96 * 4.126, abs=0.02)


def test_an_interval_never_closes_though_all_say_the_same() -> None:
    """Thirty tens are no proof that the next one is a ten."""
    assert the_figure(nps([10] * 30)).low < 99
    assert the_figure(csat([5] * 10)).low < 80
    assert the_figure(ces([7] * 10)).low < 6.9


def test_wilsons_interval_is_as_worked() -> None:
    """8 of 10: 49.0 to 94.3 % (the textbook's example)."""
    low, high = wilson(8, 10)

    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_too_few_voices_are_no_figure() -> None:
    """And it says how many it takes."""
    assert csat([5] * 9) == TooFew(9, 10)
    assert nps([10] * 29) == TooFew(29, 30)
    assert ces([]) == TooFew(0, 10)


@pytest.mark.parametrize(("measure", "score"), [(csat, 0), (csat, 6), (nps, 11), (ces, 8)])
def test_an_answer_off_its_scale_is_refused(measure: object, score: int) -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        measure([score])  # type: ignore[operator]


@settings(max_examples=50)
@given(some.lists(some.integers(0, 10), min_size=30, max_size=200))
def test_an_nps_lies_in_its_interval_and_both_on_the_scale(scores: list[int]) -> None:
    figure = the_figure(nps(scores))

    assert -100 <= figure.low <= figure.value + 1e-9
    assert figure.value - 1e-9 <= figure.high <= 100


@given(some.integers(1, 300), some.data())
def test_wilsons_interval_holds_the_share(whole: int, data: some.DataObject) -> None:
    part = data.draw(some.integers(0, whole))
    low, high = wilson(part, whole)

    assert 0 <= low <= part / whole + 1e-12
    assert part / whole - 1e-12 <= high <= 1


def test_the_times_of_two_conversations_are_as_worked() -> None:
    """One answered after 10 minutes and again after 20, closed after an hour; one after 30, still open.

    First responses 10 and 30: 20 on average. All three: 20. Handling: 60.
    """
    first = Handling(
        (Turn(at(0), True), Turn(at(10), False), Turn(at(30), True), Turn(at(50), False)), at(60)
    )
    second = Handling((Turn(at(0), True), Turn(at(30), False)))

    told = times([first, second], at(100))

    assert told.first == timedelta(minutes=20)
    assert told.first_middle == timedelta(minutes=20)
    assert told.response == timedelta(minutes=20)
    assert told.handling == timedelta(minutes=60)
    assert (told.answered, told.closed, told.waiting, told.longest) == (2, 1, 0, None)


def test_what_a_guest_says_twice_waits_since_the_first_time() -> None:
    one = Handling((Turn(at(0), True), Turn(at(5), True), Turn(at(15), False)))

    assert responses(one) == [timedelta(minutes=15)]


def test_who_waits_is_counted_though_nothing_was_answered() -> None:
    """A mean of what was answered alone would flatter a house that answers nobody."""
    told = times([Handling((Turn(at(0), True),)), Handling((Turn(at(40), True),))], at(60))

    assert (told.first, told.response) == (None, None)
    assert (told.waiting, told.longest) == (2, timedelta(minutes=60))


def test_nobody_waits_once_it_is_closed() -> None:
    assert waiting_since(Handling((Turn(at(0), True),), at(5))) is None
