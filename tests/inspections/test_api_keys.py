"""Keys of other systems: how they read, who makes them, and how they end."""

from __future__ import annotations

import secrets
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.audit import audit_for
from inspections.keys.desk import keys_for, make_key, revoke_key, system_behind
from inspections.keys.key import PREFIX, SCOPES, ApiKey, hash_of, looks_right, new_text
from inspections.keys.sent import Sent
from inspections.refusals import NotYours, Refused
from inspections.store import Store
from tests.inspections.a_house import NOON, House, a_house

YEAR = timedelta(days=365)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path / "house")


@given(st.randoms(use_true_random=False), st.integers(len(PREFIX), len(PREFIX) + 37), st.sampled_from("0aZ9"))
def test_a_slip_of_the_pen_is_seen_in_the_key_itself(chance: Random, place: int, sign: str) -> None:
    """One sign otherwise, one too few, one too many: none of it reads as a key."""
    text = new_text(chance.choice)
    slipped = text[:place] + sign + text[place + 1 :]

    assert looks_right(text)
    assert looks_right(slipped) is (slipped == text)
    assert not looks_right(text[:place] + text[place + 1 :])
    assert not looks_right(text + sign)


def test_a_key_is_shown_once_and_only_its_hash_is_kept(house: House) -> None:
    """Nothing in the store leads back to its text."""
    key, text = a_key(house)
    folder = house.photos.parent
    house.store.close()

    assert key.token_hash == hash_of(text)
    assert text.startswith(key.start)
    assert all(text.encode() not in path.read_bytes() for path in folder.glob("sixty.db*"))


def test_whoever_holds_a_key_is_its_system_until_it_ends(house: House) -> None:
    """By its day, or at once where an owner revokes it; used, it says when, to the minute."""
    store, owner = house.store, house.people["owner"]
    key, text = a_key(house)
    system = system_behind(store, text, NOON)

    assert system is not None
    assert (system.name, system.scopes, system.hotels) == ("the system ‘PMS’", key.scopes, key.hotels)
    assert system_behind(store, text, NOON + YEAR - timedelta(seconds=1))
    assert system_behind(store, text, NOON + YEAR) is None
    assert keys_for(store, owner)[0].used_at == NOON + YEAR - timedelta(seconds=1)
    revoke_key(store, owner, key.id, NOON)
    revoke_key(store, owner, key.id, NOON + YEAR)
    assert system_behind(store, text, NOON) is None
    assert keys_for(store, owner)[0].revoked_at == NOON
    assert system_behind(store, new_text(secrets.choice), NOON) is None


def test_owners_alone_run_keys_and_the_book_says_so(house: House) -> None:
    store, owner = house.store, house.people["owner"]
    key, _ = a_key(house)
    revoke_key(store, owner, key.id, NOON)

    for who in ("quality", "manager", "inspector"):
        with pytest.raises(Refused, match="not meant"):
            a_key(house, by=who)
        with pytest.raises(Refused, match="not meant"):
            revoke_key(store, house.people[who], key.id, NOON)
        with pytest.raises(Refused, match="not meant"):
            keys_for(store, house.people[who])
    with pytest.raises(NotYours):
        revoke_key(store, owner, "another", NOON)
    lines = audit_for(store, owner, NOON, NOON + timedelta(days=1))
    assert [line.about for line in lines if line.what == "key_made"] == ["PMS: read:ratings"]
    assert [line.about for line in lines if line.what == "key_revoked"] == ["PMS"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": " "}, "name_missing"),
        ({"name": "pms"}, "name_taken"),
        ({"scopes": []}, "no_scope"),
        ({"scopes": ["read:everything"]}, "no_scope"),
        ({"hotels": []}, "no_hotel"),
        ({"hotels": ["nowhere"]}, "hotel_unknown"),
    ],
)
def test_a_key_that_would_say_nothing_is_refused(house: House, changed: dict[str, object], code: str) -> None:
    a_key(house)

    with pytest.raises(Refused) as refused:
        a_key(house, **{"name": "Other", **changed})
    assert refused.value.code == code
    assert len(house.store.api_keys()) == 1


def test_what_was_sent_is_held_until_its_day_is_over(store: Store) -> None:
    """On both databases: the first begins, the same waits for its end, what was given up is begun anew."""
    sent, later = Sent("k", "n", "d", NOON), NOON + timedelta(minutes=5)
    soon, always = {"forget": NOON, "abandoned": NOON}, {"forget": NOON, "abandoned": later}

    assert store.begin_sent(sent, **soon) is None
    assert store.begin_sent(sent, **soon) == sent
    assert store.begin_sent(Sent("k", "n", "d", later), **always) is None
    ended = Sent("k", "n", "d", later, 1, "{}")
    store.end_sent(ended)
    assert store.begin_sent(sent, forget=NOON, abandoned=later + YEAR) == ended
    assert store.begin_sent(sent, forget=later + YEAR, abandoned=NOON) is None
    store.end_sent(sent)
    assert store.begin_sent(sent, **soon) is None


def a_key(house: House, *, by: str = "owner", **changed: object) -> tuple[ApiKey, str]:
    told = {
        "name": "PMS",
        "scopes": [next(iter(SCOPES))],
        "hotels": [house.hotels["Bergen"].id],
        "lasts": YEAR,
    }
    return make_key(house.store, house.people[by], NOON, **told | changed)
