"""Taking the demo away leaves what is real exactly as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspections.records import Account, CalendarLink, Conflict, HeldPhoto, Hotel, KeptRating, SessionRecord
from tests.inspections.a_log import (
    GRAND,
    INES,
    NOW,
    OTHER_VISIT,
    PACK,
    VISIT,
    a_visit_in,
    an_event,
    an_id,
    assigned,
)

if TYPE_CHECKING:
    from inspections.store import Store

DEMO_HOTEL = replace(GRAND, id="demo_palace", name="Demo Palace", demo=True)
DEMO_INES = replace(INES, id="demo_ines", email="ines@demo.example", demo=True)


def everything_real(store: Store) -> list[object]:
    return [
        store.hotel("grand"),
        store.account(INES.id),
        store.summary(VISIT),
        store.held_events(VISIT),
        store.photos_of(VISIT),
        store.kept_rating(VISIT),
        store.packs(),
        store.setting("name"),
    ]


def a_house_with_a_demo(store: Store) -> None:
    """A real visit, and a demo visit beside it that shares a photo with it."""
    a_visit_in(store)
    store.append(VISIT, [an_event(1), an_event(2)], INES.id, NOW)
    store.hold_photo(HeldPhoto(VISIT, "c" * 64, 1, "image/jpeg", NOW))
    store.keep_rating(KeptRating(VISIT, PACK, "h" * 64, "1", 4, "86.4", "{}", NOW))
    store.keep_setting("name", "Grand Hotels")
    store.add_hotel(DEMO_HOTEL)
    store.add_account(replace(DEMO_INES, hotels=("demo_palace", "grand")))
    store.add_session(SessionRecord("hash", DEMO_INES.id, "csrf", NOW, NOW))
    demo = assigned(OTHER_VISIT, hotel="demo_palace", inspector=DEMO_INES.id)
    store.append(OTHER_VISIT, [demo, an_event(1, id=an_id(50), visit=OTHER_VISIT)], DEMO_INES.id, NOW)
    for photo in ("c" * 64, "d" * 64):
        store.hold_photo(HeldPhoto(OTHER_VISIT, photo, 1, "image/jpeg", NOW))
    store.keep_rating(KeptRating(OTHER_VISIT, PACK, "h" * 64, "1", 5, "99", "{}", NOW))
    store.new_calendar_link(CalendarLink("1" * 64, DEMO_INES.id, NOW))
    for place, (person, hotel) in enumerate(
        ((DEMO_INES.id, "demo_palace"), (DEMO_INES.id, "grand"), (INES.id, "demo_palace"), (INES.id, "grand"))
    ):
        store.add_conflict(Conflict(f"c{place}", person, "Ines", hotel, "relative", "", "", "", "olga", NOW))


def test_the_demo_goes_and_all_that_is_real_stays(store: Store) -> None:
    """Photos that a real visit also holds stay as well."""
    a_house_with_a_demo(store)
    before = everything_real(store)
    assert [line.demo for line in store.all_visits()] == [False, True]

    removed = store.remove_demo()

    assert everything_real(store) == before
    assert [line.id for line in store.all_visits()] == [VISIT]
    assert [store.hotels(), store.accounts()] == [[GRAND], [INES]]
    assert store.session("hash") is None
    assert [(one.person, one.hotel) for one in store.conflicts()] == [(INES.id, "grand")]
    assert store.calendar_link("1" * 64) is None
    assert removed.photos == ("d" * 64,)
    assert removed.kept == ()
    gone = {name: rows for name, rows in removed.rows.items() if rows}
    assert gone == {"ratings": 1, "photos": 2, "events": 2, "visits": 1, "hotels": 1, "accounts": 1}


def test_removing_the_demo_twice_removes_nothing_more(store: Store) -> None:
    """Nor does it where there never was one."""
    a_house_with_a_demo(store)
    store.remove_demo()

    assert not any(store.remove_demo().rows.values())


def test_what_something_real_refers_to_stays(store: Store) -> None:
    """A demo inspector on a real visit, a real visit moved to a demo hotel: kept, but not to sign in with."""
    a_visit_in(store)
    store.add_hotel(DEMO_HOTEL)
    store.add_account(DEMO_INES)
    sender = Account("demo_sender", "sender@demo.example", "Sender", "inspector", NOW, demo=True)
    store.add_account(sender)
    moved = replace(
        assigned(seq=2, hotel="demo_palace", inspector=DEMO_INES.id), entered_at="2026-05-15T09:00:00Z"
    )
    store.append(VISIT, [moved], "olga", NOW)
    store.append(VISIT, [an_event(1)], sender.id, NOW)
    log = store.held_events(VISIT)

    removed = store.remove_demo()

    assert set(removed.kept) == {"demo_palace", DEMO_INES.id, sender.id}
    assert store.held_events(VISIT) == log
    assert all(account.disabled_at for account in store.accounts() if account.demo)
    assert not any(account.disabled_at for account in store.accounts() if not account.demo)


def test_a_real_managers_link_to_a_demo_hotel_goes_with_it(store: Store) -> None:
    """The account stays."""
    store.add_hotel(GRAND)
    store.add_hotel(Hotel("demo", "Demo", "", "", "", "urban", "UTC", NOW, demo=True))
    store.add_account(replace(INES, hotels=("demo", "grand")))

    store.remove_demo()

    assert store.accounts() == [replace(INES, hotels=("grand",))]
