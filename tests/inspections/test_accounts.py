"""Passwords, sessions, and how guessing is slowed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from inspections import accounts, passwords
from inspections.accounts import TooManyAttempts, WrongPassword
from inspections.records import Account
from inspections.store import Store, open_store
from tests.inspections.a_house import NOON, PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EMAIL = "ada@aurelian.example"
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'sixty.db'}")
    opened.add_account(an_account())
    yield opened
    opened.close()


def an_account(**changes: object) -> Account:
    fields = {
        "id": "ada",
        "email": EMAIL,
        "name": "Ada",
        "role": "quality",
        "created_at": NOON,
        "password_hash": passwords.hash_password(PASSWORD),
    }
    return Account(**fields | changes)  # type: ignore[arg-type]


def fail_to_sign_in(store: Store, times: int, email: str = EMAIL, address: str = HERE) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            accounts.sign_in(store, email, "not the password", address, NOON)


# --- passwords ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    [
        "short word",
        "four green lifts rising",
        "Ærlig talt: fire heiser",
        "8#kd0!qWe2",
        "冷たい水を飲む猫が七匹いる",
    ],
)
def test_ten_characters_of_any_script_will_do(password: str) -> None:
    """Length matters, kinds of characters do not."""
    assert passwords.problem_with_password(password, EMAIL) is None


@pytest.mark.parametrize(
    ("password", "about"),
    [
        ("nine char", "at least 10"),
        ("x" * 201, "at most 200"),
        ("ada@aurelian.example", "not your e-mail"),
        ("Ada@Aurelian.Example", "not your e-mail"),
        ("ada1234567", "not your e-mail"),
        ("Password123!", "first that anyone"),
        ("qwertyuiop", "first that anyone"),
        ("HOSPITALITY2026", "first that anyone"),
        ("1234567890", "first that anyone"),
        ("aaaaaaaaaaaa", "first that anyone"),
        ("abababababab", "first that anyone"),
    ],
)
def test_a_password_that_will_not_do_is_told_why(password: str, about: str) -> None:
    """Too short, too long, one's own address, or among the commonest."""
    problem = passwords.problem_with_password(password, EMAIL)

    assert problem is not None
    assert about in problem


def test_the_hash_is_argon2id_with_at_least_the_parameters_of_rfc_9106(
    monkeypatch: pytest.MonkeyPatch, products_hasher: PasswordHasher
) -> None:
    """Its second recommendation: 64 MiB, three passes, four lanes."""
    monkeypatch.setattr(passwords, "HASHER", products_hasher)

    kept = passwords.hash_password(PASSWORD)

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.password_fits(kept, PASSWORD)
    assert not passwords.password_fits(kept, PASSWORD.upper())


def test_the_same_word_from_another_keyboard_fits() -> None:
    """An é may come as one code point or as two."""
    assert passwords.password_fits(
        passwords.hash_password("caf\u00e9 caf\u00e9 caf\u00e9"), "cafe\u0301 " * 2 + "cafe\u0301"
    )


def test_what_is_no_hash_fits_nothing() -> None:
    """An account without a password cannot be signed in to."""
    assert not passwords.password_fits("", "")
    assert not passwords.password_fits("plain", "plain")


# --- signing in --------------------------------------------------------------------------------------------


def test_the_right_password_opens_a_session(store: Store) -> None:
    """However the e-mail is capitalised."""
    token = accounts.sign_in(store, " ADA@Aurelian.example ", PASSWORD, HERE, NOON)

    visitor = accounts.who_is(store, token, NOON)
    assert visitor is not None
    assert visitor.person.id == "ada"
    assert len(visitor.csrf) >= 32


def test_only_the_hash_of_a_token_is_kept(store: Store, tmp_path: Path) -> None:
    """Who reads the database cannot sign in with it."""
    token = accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)
    store.close()

    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert accounts.hash_of(token).encode() in on_disk
    assert token.encode() not in on_disk


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "wrong password"), ("nobody@aurelian.example", PASSWORD)]
)
def test_a_wrong_password_and_an_unknown_address_are_told_alike(
    store: Store, email: str, password: str
) -> None:
    """And both cost the time of one hash."""
    with pytest.raises(WrongPassword):
        accounts.sign_in(store, email, password, HERE, NOON)


@pytest.mark.parametrize("email", [EMAIL, "nobody@aurelian.example"])
def test_a_hash_is_computed_whether_or_not_the_account_exists(
    store: Store, email: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that time does not tell who has an account."""
    asked = []
    fits = passwords.password_fits
    monkeypatch.setattr(accounts, "password_fits", lambda kept, word: asked.append(kept) or fits(kept, word))

    fail_to_sign_in(store, 1, email)

    assert [kept[:10] for kept in asked] == ["$argon2id$"]


def test_a_closed_account_cannot_sign_in_and_its_sessions_are_over(store: Store) -> None:
    """The password is still right, and that is not said."""
    token = accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)
    store.change_account(an_account(disabled_at=NOON))

    with pytest.raises(WrongPassword):
        accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)
    assert accounts.who_is(store, token, NOON) is None


def test_a_hash_of_yesterdays_parameters_is_renewed_at_the_next_sign_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only then is the password at hand."""
    before = store.account("ada")
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))

    accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)

    after = store.account("ada")
    assert before is not None
    assert after is not None
    assert "m=16,t=2" in after.password_hash
    assert replace(after, password_hash="") == replace(before, password_hash="")
    accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)


# --- guessing ----------------------------------------------------------------------------------------------


def test_after_five_failures_even_the_right_password_waits(store: Store) -> None:
    """The sixth attempt is not looked at."""
    fail_to_sign_in(store, 5)

    with pytest.raises(TooManyAttempts) as wait:
        accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)
    assert wait.value.seconds == 30


def test_after_the_wait_it_may_be_tried_again_and_the_next_failure_doubles_it(store: Store) -> None:
    """30 s, then 60 s."""
    fail_to_sign_in(store, 5)
    later = NOON + timedelta(seconds=30)

    with pytest.raises(WrongPassword):
        accounts.sign_in(store, EMAIL, "still wrong", HERE, later)
    with pytest.raises(TooManyAttempts) as wait:
        accounts.sign_in(store, EMAIL, PASSWORD, HERE, later)
    assert wait.value.seconds == 60


def test_an_account_that_does_not_exist_is_locked_like_one_that_does(store: Store) -> None:
    """Else the lock would tell who has an account."""
    fail_to_sign_in(store, 5, "nobody@aurelian.example")

    with pytest.raises(TooManyAttempts):
        accounts.sign_in(store, "nobody@aurelian.example", PASSWORD, HERE, NOON)


def test_a_stranger_elsewhere_cannot_lock_the_owner_of_an_account_out(store: Store) -> None:
    """The lock is on account and address together."""
    fail_to_sign_in(store, 5, address=ELSEWHERE)

    assert accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)


def test_one_address_cannot_try_many_accounts(store: Store) -> None:
    """Thirty failures, whosever the accounts."""
    for guess in range(30):
        fail_to_sign_in(store, 1, f"guess-{guess}@aurelian.example")

    with pytest.raises(TooManyAttempts):
        accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)
    assert accounts.sign_in(store, EMAIL, PASSWORD, ELSEWHERE, NOON)


def test_ones_own_password_buys_no_guesses_at_other_accounts(store: Store) -> None:
    """A success ends the count of that account at that address, not that of the address."""
    for guess in range(30):
        fail_to_sign_in(store, 1, f"guess-{guess}@aurelian.example")
        if guess < 29:
            accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)

    with pytest.raises(TooManyAttempts):
        accounts.sign_in(store, "someone@aurelian.example", PASSWORD, HERE, NOON)


def test_a_success_forgives_the_failures_before_it(store: Store) -> None:
    """Four slips, then right: the next slip is the first."""
    fail_to_sign_in(store, 4)
    accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)
    fail_to_sign_in(store, 4)

    assert accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)


def test_signing_in_often_is_no_reason_to_wait(store: Store) -> None:
    """Forty people of one hotel come from one address in the morning."""
    for _ in range(40):
        accounts.sign_in(store, EMAIL, PASSWORD, HERE, NOON)


@given(st.integers(0, 200), st.integers(1, 40))
def test_each_further_failure_waits_at_least_as_long_and_never_more_than_the_window(
    count: int, free: int
) -> None:
    """0, …, 0, 30 s, 60 s, 120 s, 240 s, 480 s, 15 min, 15 min …"""
    fewer = accounts.wait_after([NOON] * count, free, NOON)
    more = accounts.wait_after([NOON] * (count + 1), free, NOON)

    assert timedelta(0) <= fewer <= more <= accounts.WINDOW
    assert (count < free) == (fewer == timedelta(0))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_an_ipv6_address_counts_as_its_network(address: str, network: str) -> None:
    """One household holds 2⁶⁴ of them."""
    assert accounts.network_of(address) == network


# --- sessions ----------------------------------------------------------------------------------------------


def test_a_session_lasts_fourteen_days_from_its_last_use(store: Store) -> None:
    """Used on the tenth day, it lasts until the twenty-fourth."""
    token = accounts.open_session(store, "ada", NOON)

    assert accounts.person_of(store, token, NOON + timedelta(days=10))
    assert accounts.person_of(store, token, NOON + timedelta(days=23))
    assert accounts.person_of(store, token, NOON + timedelta(days=37)) is None


def test_a_session_not_used_for_fourteen_days_is_over(store: Store) -> None:
    """To the second."""
    token = accounts.open_session(store, "ada", NOON)

    assert accounts.person_of(store, token, NOON + timedelta(days=14)) is None


def test_a_session_is_not_written_anew_at_every_look(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once an hour is enough for fourteen days."""
    token = accounts.open_session(store, "ada", NOON)
    written: list[object] = []
    monkeypatch.setattr(store, "extend_session", lambda *said: written.append(said))

    accounts.who_is(store, token, NOON + timedelta(minutes=59))
    assert not written
    accounts.who_is(store, token, NOON + timedelta(minutes=60))
    assert len(written) == 1


def test_signing_out_ends_that_session_only(store: Store) -> None:
    """The tablet stays signed in when the laptop is closed."""
    tablet, laptop = (accounts.open_session(store, "ada", NOON) for _ in range(2))

    accounts.sign_out(store, laptop, NOON)

    assert accounts.person_of(store, laptop, NOON) is None
    assert accounts.person_of(store, tablet, NOON)


def test_all_sessions_of_a_person_can_be_ended_at_once(store: Store) -> None:
    """A tablet was left in a taxi."""
    tokens = [accounts.open_session(store, "ada", NOON) for _ in range(3)]

    assert store.revoke_sessions_of("ada", NOON) == 3
    assert [accounts.person_of(store, token, NOON) for token in tokens] == [None] * 3


@pytest.mark.parametrize("token", [None, "", "x", "0" * 43])
def test_a_token_that_was_never_given_opens_nothing(store: Store, token: str | None) -> None:
    """Nor does none."""
    assert accounts.who_is(store, token, NOON) is None


# --- the demo's people -------------------------------------------------------------------------------------


@pytest.fixture
def demo_store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'demo.db'}")
    opened.add_account(an_account(id="demo-owner", email="demo@aurelian.example", role="owner", demo=True))
    yield opened
    opened.close()


def test_a_demo_person_signs_in_with_one_click(demo_store: Store) -> None:
    """There is nothing to protect."""
    token = accounts.sign_in_as(demo_store, "demo-owner", NOON)

    assert accounts.person_of(demo_store, token, NOON)


def test_once_a_real_person_has_an_account_the_demo_is_closed(demo_store: Store) -> None:
    """A password that everyone knows must never meet real data, whichever way it came in."""
    before = accounts.sign_in_as(demo_store, "demo-owner", NOON)
    demo_store.add_account(an_account())

    with pytest.raises(WrongPassword):
        accounts.sign_in_as(demo_store, "demo-owner", NOON)
    with pytest.raises(WrongPassword):
        accounts.sign_in(demo_store, "demo@aurelian.example", PASSWORD, HERE, NOON)
    assert accounts.person_of(demo_store, before, NOON) is None


def test_a_real_person_cannot_be_signed_in_as(store: Store) -> None:
    """One click is for invented people."""
    with pytest.raises(WrongPassword):
        accounts.sign_in_as(store, "ada", NOON)
