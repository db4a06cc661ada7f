"""Invitations: once, for seven days, for one address; and one answer for whatever is wrong with a code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from inspections import accounts, office
from inspections.office.invites import (
    LASTS,
    Invitation,
    InviteOver,
    invite,
    invited,
    invited_by_email,
    invites_for,
    join,
    revoke_invite,
)
from inspections.records import Account
from inspections.refusals import NotYours
from tests.inspections.a_house import NOON, PASSWORD, House, a_house
from tests.inspections.a_server import a_browser, a_server
from tests.inspections.test_reach import hire, refused

AT, HERE = "https://sixty.example/", "192.0.2.9"
NEW = "five blue doors ajar"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all tests here: each invites its own people."""
    opened = a_house(tmp_path_factory.mktemp("house"))
    yield opened
    opened.store.close()


def ask_in(house: House, email: str, role: str = "inspector", by: str = "owner", **how: Any) -> Invitation:
    """An invitation to that address."""
    asked = {"name": "", "role": role, "address": AT, "now": NOON} | how
    return invite(house.store, house.people[by], email=email, **asked)


def code_of(told: Invitation) -> str:
    return told.link.rpartition("/")[2]


def come(house: House, code: str, **how: Any) -> Account:
    """The account that is made by that code."""
    asked = {"name": "Nora New", "password": NEW, "now": NOON} | how
    return join(house.store, invited(house.store, code, HERE, asked["now"]), **asked)


def test_the_invited_comes_in_as_what_they_were_invited_for(house: House) -> None:
    """With the role, the reach and the address of the invitation, and nothing of what a form might add."""
    bergen = house.hotels["Bergen"].id
    told = ask_in(house, "Nora@Aurelian.Example", "head", hotels=[bergen], departments=["front_door"])

    assert told.link.startswith("https://sixty.example/invite/")
    assert told.svg.startswith("<?xml") or "<svg" in told.svg
    person = come(house, code_of(told))

    assert (person.role, person.hotels, person.departments) == ("head", (bergen,), ("front_door",))
    assert accounts.sign_in(house.store, "nora@aurelian.example", NEW, HERE, NOON)
    assert any(one.account_id == person.id for one in house.store.invites_to("nora@aurelian.example"))


def test_a_region_in_an_invitation_is_the_regions_when_they_come(house: House) -> None:
    """With hotels added since it was written."""
    told = ask_in(house, "region@aurelian.example", "manager", regions=["South"])
    place = {"city": "Pisa", "country": "Italy", "kind": "urban", "time_zone": "Europe/Rome"}
    later = office.add_hotel(
        house.store, house.people["owner"], name="Later", region="South", **place, now=NOON
    )

    assert later.id in come(house, code_of(told)).hotels


def test_only_the_digest_of_a_code_is_kept(house: House, tmp_path: object) -> None:
    """Who reads the database cannot come in with it; the page's list does not even show the digest."""
    told = ask_in(house, "digest@aurelian.example")
    (kept,) = house.store.invites_to("digest@aurelian.example")

    assert kept.token_hash == accounts.hash_of(code_of(told))
    assert code_of(told) not in str(house.store.invites())
    assert all(one.token_hash == "" for one in invites_for(house.store, house.people["owner"], NOON))


def test_a_code_works_once(house: House) -> None:
    """Whoever comes second gets the answer of one who has no code."""
    told = ask_in(house, "once@aurelian.example")
    seen = invited(house.store, code_of(told), HERE, NOON)
    come(house, code_of(told))

    with pytest.raises(InviteOver):
        come(house, code_of(told))
    with pytest.raises(InviteOver):  # two pages that were open at once
        join(house.store, seen, name="Nora", password=NEW, now=NOON)
    assert len([one for one in house.store.accounts() if one.email == "once@aurelian.example"]) == 1


@pytest.mark.parametrize("over", ["expired", "revoked", "replaced", "never", "maker_left", "maker_demoted"])
def test_every_other_end_is_the_same_answer(house: House, over: str) -> None:
    """By code and by address."""
    store, owner, email = house.store, house.people["owner"], f"{over}@aurelian.example"
    maker = hire(house, "quality", f"maker-{over}@aurelian.example")
    told = invite(store, maker, name="", email=email, role="inspector", address=AT, now=NOON)
    code, now = code_of(told), NOON
    match over:
        case "expired":
            now = NOON + LASTS
        case "revoked":
            revoke_invite(store, owner, store.invites_to(email)[0].id, NOON)
        case "replaced":
            ask_in(house, email.upper(), by="owner")
        case "never":
            code, email = "x" * 43, "nobody@aurelian.example"
        case "maker_left":
            office.disable_person(store, owner, maker.id, NOON)
        case _:
            bergen = (house.hotels["Bergen"].id,)
            store.change_account(replace(maker, role="manager", hotels=bergen))

    with pytest.raises(InviteOver):
        invited(store, code, HERE, now)
    if over != "replaced":
        assert invited_by_email(store, email, now) is None


def test_it_works_until_the_last_moment_of_its_seven_days(house: House) -> None:
    """And not a moment longer, even on a page that was opened before."""
    told = ask_in(house, "late@aurelian.example")
    seen = invited(house.store, code_of(told), HERE, NOON + LASTS - timedelta(seconds=1))

    with pytest.raises(InviteOver):
        join(house.store, seen, name="Nora", password=NEW, now=NOON + LASTS)
    assert come(house, code_of(told), now=NOON + LASTS - timedelta(seconds=1)).email == told.email


def test_a_weak_password_or_no_name_uses_nothing_up(house: House) -> None:
    """The rules are those of every password."""
    told = ask_in(house, "weak@aurelian.example")

    refused("password_weak", lambda: come(house, code_of(told), password="password123"))
    refused("password_weak", lambda: come(house, code_of(told), password="weak@aurelian.example"))
    refused("name_missing", lambda: come(house, code_of(told), name=" "))
    assert come(house, code_of(told)).name == "Nora New"


def test_who_proves_the_address_comes_in_without_a_password(house: House) -> None:
    """An organisation's own sign-in: no password opens that account."""
    ask_in(house, "Oidc@aurelian.example", "quality")
    found = invited_by_email(house.store, "oidc@AURELIAN.example", NOON)
    assert found is not None

    person = join(house.store, found, name="Olav", password=None, now=NOON)

    assert person.role == "quality"
    assert invited_by_email(house.store, "oidc@aurelian.example", NOON) is None
    for guess in ("", NEW):
        with pytest.raises(accounts.WrongPassword):
            accounts.sign_in(house.store, "oidc@aurelian.example", guess, HERE, NOON)


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("not_allowed", {"by": "manager"}),
        ("not_allowed", {"by": "quality", "role": "owner"}),
        ("role_unknown", {"role": "root"}),
        ("no_hotels", {"role": "manager"}),
        ("no_departments", {"role": "head"}),
        ("email_wrong", {"email": "nora"}),
        ("email_taken", {"email": "Manager@aurelian.example"}),
        ("name_missing", {"name": "x" * 101}),
    ],
)
def test_an_invitation_is_refused_as_the_account_would_be(
    house: House, code: str, asked: dict[str, Any]
) -> None:
    """By whom, as what, for whom."""
    bergen = [house.hotels["Bergen"].id] if asked.get("role") == "head" else ()
    known: dict[str, Any] = {"email": "new@aurelian.example", "hotels": bergen} | asked
    refused(code, lambda: ask_in(house, **known))


def test_only_who_may_appoint_a_role_takes_its_invitation_back(house: House) -> None:
    """Quality does not take back what an owner sent to an owner; and nobody takes back what is over."""
    store, quality = house.store, house.people["quality"]
    ask_in(house, "owner2@aurelian.example", "owner")
    (mine,) = store.invites_to("owner2@aurelian.example")

    refused("not_allowed", lambda: revoke_invite(store, quality, mine.id, NOON))
    refused("not_allowed", lambda: revoke_invite(store, house.people["manager"], mine.id, NOON))
    revoke_invite(store, house.people["owner"], mine.id, NOON)
    with pytest.raises(NotYours):
        revoke_invite(store, house.people["owner"], mine.id, NOON)


def test_wrong_codes_are_slowed_by_network(house: House) -> None:
    """Thirty from one network, and it waits; another goes on."""
    told = ask_in(house, "slow@aurelian.example")
    there = "198.51.100.7"
    for _ in range(30):
        with pytest.raises(InviteOver):
            invited(house.store, "wrong", there, NOON)

    with pytest.raises(accounts.TooManyAttempts):
        invited(house.store, code_of(told), there, NOON)
    assert invited(house.store, code_of(told), HERE, NOON)


# The page


def the_form_of(page: str) -> str:
    return page.partition('name="form_token" value="')[2].partition('"')[0]


def test_the_page_makes_the_account_and_lets_its_owner_in(house: House) -> None:
    """What was wrong stays on the page with what was typed; then the session is there."""
    told = ask_in(house, "page@aurelian.example", "manager", hotels=[house.hotels["Bergen"].id], name="Per")
    browser, path = a_browser(a_server(house)), "/invite/" + code_of(told)

    asked = browser.get(path)
    assert asked.status_code == 200
    assert asked.headers["cache-control"] == "no-store"
    for shown in ("Hotel manager", "The Aurelian Bergen, Bergen", "page@aurelian.example", 'value="Per"'):
        assert shown in asked.text
    form = {"form_token": the_form_of(asked.text), "name": "Per Ny"}

    weak = browser.post(path, data=form | {"password": "short"})
    assert weak.status_code == 422
    assert "at least 10 characters" in weak.text
    assert "short" not in weak.text.replace("shortest", "")

    come_in = browser.post(
        path, data=form | {"password": NEW, "email": "other@evil.example", "role": "owner"}
    )
    assert (come_in.status_code, come_in.headers["location"]) == (303, "/")
    assert browser.get("/api/me").json()["name"] == "Per Ny"
    assert browser.get("/api/me").json()["role"] == "manager"


def test_the_page_speaks_norwegian_to_who_asks_for_it(house: House) -> None:
    """Title, labels and key."""
    told = ask_in(house, "norsk@aurelian.example")
    browser = a_browser(a_server(house))

    page = browser.get("/invite/" + code_of(told), headers={"Accept-Language": "nb-NO"}).text

    assert "Du er invitert" in page
    assert "You are invited" not in page


def test_the_page_gives_one_answer_for_used_ended_and_never_given(house: House) -> None:
    """Status, text and headers alike; and nothing of the code is on it."""
    used = code_of(ask_in(house, "used@aurelian.example"))
    come(house, used)
    ended = code_of(ask_in(house, "ended@aurelian.example"))
    owner = house.people["owner"]
    revoke_invite(house.store, owner, house.store.invites_to("ended@aurelian.example")[0].id, NOON)
    app = a_server(house)

    answers = []
    for code in (used, ended, "x" * 43):
        answer = a_browser(app).get(f"/invite/{code}")
        assert code not in answer.text
        answers.append((answer.status_code, answer.text))

    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 404


def test_a_form_of_another_site_makes_no_account(house: House) -> None:
    """Nor one that this browser was not shown."""
    told = ask_in(house, "forged@aurelian.example")
    browser, path = a_browser(a_server(house)), "/invite/" + code_of(told)
    form = {"form_token": "x", "name": "Per", "password": NEW}

    assert browser.post(path, data=form).status_code == 403
    assert browser.post(path, data=form, headers={"Origin": "https://evil.example"}).status_code == 403
    assert house.store.account_by_email("forged@aurelian.example") is None


def test_a_new_account_ends_the_session_this_browser_had(house: House) -> None:
    """Two people at one screen do not end up in each other's account."""
    told = ask_in(house, "next@aurelian.example")
    browser = a_browser(a_server(house))
    token = accounts.open_session(house.store, house.people["manager"].id, NOON)
    browser.cookies.set("sixty", token, domain="sixty.example", path="/")
    path = "/invite/" + code_of(told)
    form = {"form_token": the_form_of(browser.get(path).text), "name": "Nils", "password": NEW}

    assert browser.post(path, data=form).headers["location"] == "/capture/"
    assert accounts.who_is(house.store, token, NOON) is None


def test_the_password_is_the_only_secret_kept_and_it_is_kept_hashed(house: House) -> None:
    """As every password is."""
    person = come(house, code_of(ask_in(house, "hash@aurelian.example")))
    kept = house.store.account(person.id)

    assert kept is not None
    assert kept.password_hash.startswith("$argon2id$")
    assert PASSWORD not in str(kept)
