"""A thousand votes from one phone move nothing; and what is set aside is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from inspections.guests import codes
from inspections.guests.counting import CROWD, MOST_LOOKALIKES, STAY, Mark, mark_of, weigh
from inspections.guests.languages import LANGUAGES, chosen, texts
from inspections.guests.parts import ALL, NONE, PLACE

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def a_mark(
    device: str = "phone", place: str = "bar", look: str = "iphone", minutes: float = 0, **more: str
) -> Mark:
    return Mark("v", "h", place, device, look, more.get("network", "wifi"), NOON + timedelta(minutes=minutes))


def the_counts(marks: list[Mark]) -> list[str]:
    """What each counts for, one after the other."""
    earlier, told = list[Mark](), list[str]()
    for mark in marks:
        counts, _ = weigh(mark, earlier)
        earlier.append(Mark(**(vars(mark) | {"counts": counts})))
        told.append(counts)
    return told


def test_a_thousand_votes_from_one_phone_count_once() -> None:
    told = the_counts([a_mark(minutes=n / 10) for n in range(1000)])

    assert told.count(ALL) == 1
    assert told.count(NONE) == 999


def test_a_phone_that_throws_its_cookie_away_counts_once_too() -> None:
    """A thousand within the hour, each as a device never seen; the network and the look are the same."""
    told = the_counts([a_mark(device=str(n), minutes=n / 20) for n in range(1000)])

    assert told.count(ALL) == 1


def test_a_patient_one_gets_three_in_a_stay() -> None:
    """Two hours apart for three days, the cookie thrown away each time: the most that can be won."""
    told = the_counts([a_mark(device=str(n), minutes=120 * n) for n in range(36)])

    assert told.count(ALL) == MOST_LOOKALIKES


def test_a_crowd_of_forged_phones_stays_below_what_guests_are() -> None:
    """Another cookie and another look each time: what one network may say in an hour is bounded."""
    told = the_counts([a_mark(device=str(n), look=str(n), minutes=n / 20) for n in range(1000)])

    assert told.count(ALL) == CROWD[0][1]


def test_a_device_that_speaks_elsewhere_counts_for_that_place_alone() -> None:
    """The bar has its voice; the hotel's figure keeps to one for each guest."""
    assert weigh(a_mark(place="spa", minutes=5), [a_mark(place="bar")]) == (PLACE, "elsewhere")


def test_after_a_stay_the_device_is_a_guest_again() -> None:
    minutes = STAY / timedelta(minutes=1)

    assert weigh(a_mark(minutes=minutes), [a_mark()]) == (ALL, "")
    assert weigh(a_mark(minutes=minutes - 1), [a_mark()]) == (NONE, "same_device")


def test_other_guests_of_the_same_network_count() -> None:
    assert weigh(a_mark(device="b", look="android", minutes=1), [a_mark(device="a")]) == (ALL, "")


def test_who_is_signed_in_to_sixty_is_no_guest() -> None:
    assert weigh(a_mark(), [], staff=True) == (NONE, "staff")


def test_marks_cannot_be_followed_from_hotel_to_hotel() -> None:
    here = mark_of(b"secret", hotel="a", device="phone", network="wifi")
    there = mark_of(b"secret", hotel="b", device="phone", network="wifi")

    assert not set(here.values()) & set(there.values())
    assert "phone" not in str(here)


def test_a_code_opens_by_its_signature_alone() -> None:
    name = codes.name_of(b"\x01\x02\x03\x04\x05")
    code = codes.signed(b"secret", name)

    assert codes.opened(b"secret", code) == name
    assert codes.opened(b"another house", code) is None
    assert codes.opened(b"secret", name + name) is None
    assert codes.opened(b"secret", codes.grouped(code).lower()) == name, "as it is typed from the card"
    assert codes.opened(b"secret", "½" * 16) is None


def test_every_language_has_every_text() -> None:
    keys = set(texts("en"))

    assert len(LANGUAGES) == 12
    for language in LANGUAGES:
        assert set(texts(language)) == keys
        assert all(texts(language).values()), language
    assert [one for one in LANGUAGES if texts(one)["dir"] == "rtl"] == ["ar"]


def test_the_browsers_own_order_chooses_the_language() -> None:
    assert chosen("", "nn-NO,nn;q=0.9,en;q=0.5") == "nb"
    assert chosen("", "ru-RU,ja;q=0.4,de;q=0.6") == "de"
    assert chosen("", "zh-Hant-TW") == "zh"
    assert chosen("ar", "de") == "ar"
    assert chosen("xx", "*;q=0, tlh") == "en"
    assert chosen("", "de;q=zero") == "en"
