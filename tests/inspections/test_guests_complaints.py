"""A complaint goes the steps of ISO 10002, by the clocks that were promised when it came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from inspections.guests.complaints import STATUSES, STEPS, complaints_of, fold, problem_with
from inspections.guests.feedback import times
from inspections.guests.measuring import measured, shares_by_department
from inspections.guests.parts import ALL, NONE, PLACE, Contact, GuestEvent, Place, Voice
from inspections.guests.promises import promises_of
from inspections.guests.threads import Thread, thread_of

START = datetime(2026, 5, 14, 9, tzinfo=UTC)


def after(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def an_event(seq: int, kind: str, hours: float = 0, subject: str = "complaint", **body: Any) -> GuestEvent:
    return GuestEvent(f"e{seq}", "h", subject, "c", seq, kind, "ines", after(hours), body)


def received(**more: Any) -> GuestEvent:
    body = {"how": "phone", "text": "The room was cold", "said_at": START.isoformat()}
    return an_event(1, "received", 1, **(body | {"acknowledge_hours": 24, "answer_days": 7} | more))


WHOLE = [
    received(),
    an_event(2, "acknowledged", 2, how="phone", text="We look into it"),
    an_event(3, "assessed", 20, weight="serious", found="yes", text="The heating was off"),
    an_event(4, "answered", 30, how="phone", text="We are sorry"),
    an_event(5, "compensated", 31, what="One night", cents=12_050, currency="EUR"),
    an_event(6, "closed", 48, content="yes"),
]


def test_the_five_steps_in_their_order() -> None:
    """None can be left out, and each says where the complaint stands."""
    stood = [fold(WHOLE[: n + 1]).status for n in range(len(WHOLE))]

    assert stood == ["received", "acknowledged", "assessed", "answered", "answered", "closed"]
    assert list(STATUSES) == ["received", "acknowledged", "assessed", "answered", "closed"]
    for later in ("assessed", "answered", "closed", "compensated", "disputed"):
        assert problem_with(later, fold(WHOLE[:1])), later
    assert all(set(where) <= set(STATUSES) for where in STEPS.values())


def test_the_clocks_run_from_when_the_guest_said_it() -> None:
    """Not from when somebody wrote it down, an hour later."""
    one = fold(WHOLE[:1])

    assert one.due_at == after(24)
    assert not one.is_late(after(24))
    assert one.is_late(after(24.1))
    assert fold(WHOLE[:2]).due_at == after(7 * 24)
    assert fold(WHOLE[:4]).due_at is None
    assert fold(WHOLE).kept


def test_a_promise_that_was_broken_stays_broken() -> None:
    late = [received(acknowledge_hours=1), *WHOLE[1:]]

    assert fold(late[:2]).kept is False
    assert fold(late).kept is False


def test_what_was_given_and_what_was_learnt_is_told() -> None:
    one = fold([*WHOLE, an_event(7, "learnt", 49, text="Check heatings daily", action="a1")])

    assert [(given.what, given.cents, given.currency) for given in one.compensations] == [
        ("One night", 12_050, "EUR")
    ]
    assert (one.learnt, one.actions) == (("Check heatings daily",), ("a1",))
    assert one.status == "closed"


def test_outside_the_house_it_stays_open_until_it_is_settled() -> None:
    """ISO 10003: closed inside, the guest went on; it is only over when that is."""
    disputed = [*WHOLE, an_event(7, "disputed", 50, where="Complaints board")]

    assert fold(disputed).is_open
    assert problem_with("disputed", fold(disputed)), "one dispute at a time"
    assert not fold([*disputed, an_event(8, "settled", 90, text="Half refunded")]).is_open
    assert problem_with("settled", fold(WHOLE))


def test_opened_again_it_is_answered_again() -> None:
    again = fold([*WHOLE, an_event(7, "reopened", 60, reason="Still cold")])

    assert (again.status, again.closed_at) == ("assessed", None)
    assert problem_with("answered", again) == ""


def test_the_times_of_a_complaint_are_as_worked() -> None:
    """Acknowledged after 2 hours; closed after 48."""
    told = times([fold(WHOLE).handling], after(100))

    assert (told.first, told.handling) == (timedelta(hours=2), timedelta(hours=48))


def test_complaints_are_told_the_newest_first_and_a_log_begins_with_its_receipt() -> None:
    later = GuestEvent("x", "h", "complaint", "d", 1, "received", "ines", after(9),
                       dict(WHOLE[0].body) | {"said_at": after(8).isoformat()})  # fmt: skip

    assert [one.id for one in complaints_of([later, *WHOLE])] == ["d", "c"]
    with pytest.raises(ValueError, match="begins with"):
        fold(WHOLE[1:])


def test_the_last_promises_are_in_force() -> None:
    """And where there is none, our clocks, in public nothing."""
    one = {"promises": ["Warm"], "acknowledge_hours": 2, "answer_days": 3}
    made = [an_event(n, "promised", n, "hotel", **(one | {"answer_days": n})) for n in (1, 2)]

    assert promises_of([]).since is None
    assert promises_of(made).answer_days == 2
    assert promises_of(list(reversed(made))).answer_days == 2


# ── a voice, and what was done about it ──


def a_voice(csat: int | None = 1, counts: str = ALL, place: str = "bar", n: int = 0) -> Voice:
    return Voice(f"v{n}", "h", place, "code", "en", START, START, csat=csat, counts=counts)


WAY = Contact("v0", "h", "Room 3", START)


def a_thread(*events: GuestEvent, contact: Contact | None = WAY, **voice: Any) -> Thread:
    return thread_of(a_voice(**voice), contact, events)


def test_an_unhappy_guest_stands_out_until_somebody_did_something() -> None:
    answered = an_event(1, "answered", 1, "voice", how="phone", text="Sorry")

    assert a_thread(contact=None).needs_someone(after(1))
    assert a_thread(csat=5).needs_someone(after(1)), "content, and waits for an answer"
    assert not a_thread(csat=5, contact=None).needs_someone(after(1))
    assert not a_thread(answered).needs_someone(after(1))
    assert not a_thread(contact=None).needs_someone(after(24 * 4)), "has left"
    assert a_thread().needs_someone(after(24 * 4)), "has left, and waits"
    assert not a_thread(counts=NONE, contact=None).needs_someone(after(1)), "is set aside"
    assert not a_thread(counts=NONE).needs_someone(after(1)), "a thousand of them must not drown the others"
    assert a_thread(counts=NONE).waits_aside, "and yet it may be a guest"


def test_a_guest_who_writes_again_waits_again() -> None:
    one = a_thread(
        an_event(1, "answered", 1, "voice", how="phone", text="Sorry"),
        an_event(2, "wrote_again", 2, "voice", text="Still loud"),
    )

    assert one.waits
    assert times([one.handling], after(5)).longest == timedelta(hours=3)


def test_measures_count_each_device_once_and_outlets_what_is_theirs() -> None:
    """Twelve voices of the bar: ten count everywhere, one for the bar alone, one for nothing."""
    counts = [ALL] * 10 + [PLACE, NONE]
    threads = [thread_of(a_voice(csat=5, counts=each, n=n), None, ()) for n, each in enumerate(counts)]
    bar = Place("bar", "h", "outlet", "Bar", "bars", START)

    assert (measured(threads, START).voices, measured(threads, START).aside) == (10, 2)
    assert measured(threads, START, of_place=True).voices == 11
    assert shares_by_department(threads, {"bar": bar}) == {"bars": (11, 11)}


def test_what_the_office_decides_about_a_voice_counts() -> None:
    aside = an_event(1, "set_aside", 1, "voice", reason="A test by the staff")
    back = an_event(2, "readmitted", 2, "voice", reason="It was a guest after all")

    assert (a_thread(aside).counts, a_thread(aside).aside) == (NONE, "by_hand")
    assert (a_thread(aside, back).counts, a_thread(aside, back).aside) == (ALL, "")
