"""People, houses, packs, ratings and settings in the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from inspections.records import Account, KeptRating, PackRecord, SessionRecord, StoreError
from tests.inspections.a_log import GRAND, INES, NOW, OTHER_VISIT, PACK, VISIT, a_visit_in, assigned

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspections.store import Store

MAUD = Account("maud", "Maud@Example.com", "Maud", "manager", NOW, password_hash="argon2…", hotels=("grand",))


def refused(work: Callable[[], object]) -> str:
    """The code of the refusal."""
    with pytest.raises(StoreError) as caught:
        work()
    return caught.value.code


def test_an_account_comes_back_as_it_was_added(store: Store) -> None:
    """Password hash, hotels and all; found by its email however that is capitalised."""
    store.add_hotel(GRAND)
    store.add_account(MAUD)
    store.add_account(INES)

    assert store.account("maud") == store.account_by_email(" mAUD@example.COM ") == MAUD
    assert store.accounts() == [INES, MAUD]
    assert store.account("nobody") is None


def test_two_accounts_never_share_an_email(store: Store) -> None:
    """Not when added, not when changed; and nothing half done is left."""
    store.add_hotel(GRAND)
    store.add_account(MAUD)
    store.add_account(INES)

    assert (
        refused(lambda: store.add_account(replace(MAUD, id="other", email="maud@EXAMPLE.com")))
        == "email_taken"
    )
    assert refused(lambda: store.change_account(replace(INES, email="MAUD@example.com"))) == "email_taken"
    assert store.accounts() == [INES, MAUD]


def test_an_account_sees_only_hotels_that_there_are(store: Store) -> None:
    """A misspelt hotel would be seen by nobody."""
    assert refused(lambda: store.add_account(MAUD)) == "hotel_unknown"
    assert store.account("maud") is None


def test_an_account_changes_but_stays_itself(store: Store) -> None:
    """Its id, the day it was made and its demo mark."""
    store.add_hotel(GRAND)
    store.add_account(MAUD)
    changed = replace(MAUD, email="m@example.com", name="M.", role="owner", hotels=(), disabled_at=NOW)

    store.change_account(replace(changed, demo=True, created_at=NOW + timedelta(days=1)))

    assert store.account("maud") == changed
    assert refused(lambda: store.change_account(INES)) == "account_unknown"


def test_a_session_is_kept_until_it_is_ended(store: Store) -> None:
    """An ended one is still found, so that it can be told from one that never was."""
    store.add_account(INES)
    session = SessionRecord("hash", INES.id, "csrf", NOW, NOW + timedelta(days=1))
    later = replace(session, token_hash="later")
    store.add_session(session)
    store.add_session(later)

    store.revoke_session("hash", NOW)
    store.revoke_session("hash", NOW + timedelta(hours=1))
    store.extend_session("later", NOW + timedelta(days=2))

    assert store.session("hash") == replace(session, revoked_at=NOW)
    assert store.session("later") == replace(later, expires_at=NOW + timedelta(days=2))
    assert store.revoke_sessions_of(INES.id, NOW) == 1
    assert store.session("unknown") is None
    assert refused(lambda: store.add_session(replace(session, account_id="nobody"))) == "account_unknown"


def test_failed_attempts_count_from_the_last_success(store: Store) -> None:
    """For this key alone, and only within the time asked about."""
    moments = [NOW + timedelta(minutes=n) for n in range(5)]
    for key, at, succeeded in [
        ("ines", moments[0], False),
        ("ines", moments[1], True),
        ("ines", moments[2], False),
        ("maud", moments[3], True),
        ("ines", moments[4], False),
    ]:
        store.note_attempt(key, at, succeeded=succeeded)

    assert store.failures_since("ines", NOW - timedelta(hours=1)) == [moments[2], moments[4]]
    assert store.failures_since("ines", moments[2]) == [moments[4]]
    assert store.failures_since("maud", NOW) == []


def test_an_instant_without_a_time_zone_is_an_error(store: Store) -> None:
    """Midnight of where?"""
    with pytest.raises(Exception, match="no time zone"):
        store.note_attempt("ines", NOW.replace(tzinfo=None), succeeded=True)


def test_a_hotel_is_added_once_and_may_change(store: Store) -> None:
    """Its id and its demo mark stay."""
    store.add_hotel(GRAND)
    store.change_hotel(replace(GRAND, name="The Grand", demo=True))

    assert store.hotels() == [replace(GRAND, name="The Grand")]
    assert refused(lambda: store.add_hotel(GRAND)) == "hotel_taken"
    assert refused(lambda: store.change_hotel(replace(GRAND, id="nowhere"))) == "hotel_unknown"


def test_a_pack_is_kept_for_good(store: Store) -> None:
    """Added again under its hash, it stays as it was."""
    pack = PackRecord(PACK, "five_star", "2026-05", '{"id":"five_star"}', NOW)
    newer = replace(pack, hash="b" * 64, edition="2026-06", added_at=NOW + timedelta(days=1))
    store.add_pack(pack)
    store.add_pack(newer)
    store.add_pack(replace(pack, body="else"))

    assert store.pack(PACK) == pack
    assert store.packs() == [newer, pack]
    assert store.pack("c" * 64) is None


def test_the_latest_rating_of_a_visit_is_kept(store: Store) -> None:
    """In place of the one before."""
    a_visit_in(store)
    rating = KeptRating(VISIT, PACK, "h" * 64, "1", 4, "86.4", "{}", NOW)
    store.keep_rating(rating)
    better = replace(rating, stars=5, log_head="i" * 64)
    store.keep_rating(better)

    assert store.kept_rating(VISIT) == better
    assert store.kept_ratings() == store.kept_ratings([VISIT, OTHER_VISIT]) == {VISIT: better}
    assert store.kept_ratings([]) == {}
    assert refused(lambda: store.keep_rating(replace(rating, visit_id=OTHER_VISIT))) == "visit_unknown"


def test_a_setting_is_kept(store: Store) -> None:
    """The last value counts."""
    store.keep_setting("name", "Grand Hotels")
    store.keep_setting("name", "Grand Hotels International")

    assert store.setting("name") == "Grand Hotels International"
    assert store.setting("unknown") is None


def test_visits_are_listed_for_those_they_concern(store: Store) -> None:
    """The latest start first, with the hotel and the inspector's name."""
    a_visit_in(store)
    store.append(OTHER_VISIT, [assigned(OTHER_VISIT, starts_on="2026-06-01")], "olga", NOW)

    listed = store.all_visits()

    assert [line.id for line in listed] == [OTHER_VISIT, VISIT]
    assert (listed[0].hotel, listed[0].inspector, listed[0].created_at) == (GRAND, "Ines", NOW)
    assert store.visits_of_inspector(INES.id) == store.visits_of_hotels(["grand"]) == listed
    assert store.visits_of_hotels([]) == store.visits_of_inspector("nobody") == []
