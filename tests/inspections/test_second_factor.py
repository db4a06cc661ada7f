"""The second step: codes, recovery codes and passkeys, and what is asked of whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from starlette.testclient import TestClient

from inspections import accounts
from inspections.http.session import COOKIE
from inspections.records import Passkey
from inspections.refusals import NotYours, Refused
from inspections.sealing import Seal, SealLost
from inspections.second_factor.factors import (
    WrongCode,
    add_codes,
    check_code,
    drop_codes,
    factors_of,
    new_recovery_codes,
    reset_factors,
)
from inspections.second_factor.one_time import fresh_secret, link_of, step_of
from inspections.second_factor.recovery import HOW_MANY, digest_of, fresh_codes
from inspections.sign_in.rules import SignInRules
from tests.inspections.a_form import Form, fill_in
from tests.inspections.a_house import NOON, PASSWORD, House
from tests.inspections.a_server import a_browser, a_server

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890" in base32
RFC_CODES = {  # RFC 6238, appendix B, SHA-1; the last six of its eight digits
    59: "287082",
    1_111_111_109: "081804",
    1_111_111_111: "050471",
    1_234_567_890: "005924",
    2_000_000_000: "279037",
    20_000_000_000: "353130",
}
QUALITY = {"email": "quality@aurelian.example", "password": PASSWORD}


# --- codes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("second", "code"), RFC_CODES.items())
def test_codes_are_those_of_rfc_6238(second: int, code: str) -> None:
    """However they are typed; half a minute early or late too, a whole one not."""
    at = datetime.fromtimestamp(second, UTC)

    assert step_of(RFC_SECRET, f" {code[:3]} {code[3:]} ", at) == second // 30
    assert step_of(RFC_SECRET, code, at + timedelta(seconds=30)) == second // 30
    assert step_of(RFC_SECRET, code, at + timedelta(seconds=90)) is None


@pytest.mark.parametrize("typed", ["", "28708", "2870822", "²87082", "abcdef", "287082\x00"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert step_of(RFC_SECRET, typed, datetime.fromtimestamp(59, UTC)) is None


def test_the_qr_code_says_to_the_app_who_and_where() -> None:
    link = link_of(RFC_SECRET, "ada@aurelian.example")

    assert link == f"otpauth://totp/Sixty:ada%40aurelian.example?secret={RFC_SECRET}&issuer=Sixty"
    assert len(fresh_secret()) == 32  # 160 bits


def test_recovery_codes_are_ten_and_each_is_one_persons() -> None:
    codes = fresh_codes()

    assert len(set(codes)) == HOW_MANY
    assert all(re.fullmatch(r"([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}", code) for code in codes)
    assert digest_of("ada", codes[0].lower().replace("-", " ")) == digest_of("ada", codes[0])
    assert digest_of("ada", codes[0]) != digest_of("bob", codes[0])


def test_what_is_sealed_opens_with_its_key_alone(house: House) -> None:
    """A key in the settings, or one made at the first need in a file that is its owner's; keys may change."""
    file = house.photos.parent / "secret.key"
    told, kept = Seal("first-" * 8, file), Seal("", file)

    assert not file.exists()
    assert Seal(f"{'second-' * 8},{'first-' * 8}", file).open(told.close("geheim")) == "geheim"
    assert Seal("", file).open(kept.close("geheim")) == "geheim"
    assert file.stat().st_mode & 0o777 == 0o600
    assert "geheim" not in kept.close("geheim")
    with pytest.raises(SealLost):
        told.open(kept.close("geheim"))


def test_a_code_works_once_and_guessing_is_slowed(house: House) -> None:
    """A recovery code too. What is kept of either is of no use to who reads the database."""
    store, person, seal = house.store, house.people["quality"], Seal("k" * 32, house.photos)
    add_codes(store, seal, person, RFC_SECRET, code_at(RFC_SECRET, NOON), NOON)
    recovery = new_recovery_codes(store, person, NOON)
    later = NOON + timedelta(minutes=1)

    with pytest.raises(WrongCode):  # the one that proved the app
        check_code(store, seal, person, code_at(RFC_SECRET, NOON), NOON)
    assert check_code(store, seal, person, code_at(RFC_SECRET, later), later) == "code"
    with pytest.raises(WrongCode):
        check_code(store, seal, person, code_at(RFC_SECRET, later), later)
    assert check_code(store, seal, person, recovery[3], later) == "recovery"
    for again in (recovery[3], "x", code_at(RFC_SECRET, NOON), "000000", ""):
        with pytest.raises(WrongCode):
            check_code(store, seal, person, again, later)
    with pytest.raises(accounts.TooManyAttempts):
        check_code(store, seal, person, recovery[4], later)

    maker = store.code_maker(person.id)
    assert maker
    assert RFC_SECRET not in maker.sealed
    assert factors_of(store, person.id).recovery_left == HOW_MANY - 1


def test_an_owner_lets_a_password_alone_in_again_and_nobody_else_does(house: House) -> None:
    """Written in the book; the sessions of who lost the phone end. Nobody resets their own."""
    store, person, owner = house.store, house.people["quality"], house.people["owner"]
    add_codes(store, Seal("k" * 32, house.photos), person, RFC_SECRET, code_at(RFC_SECRET, NOON), NOON)
    token = accounts.open_session(store, person.id, NOON)

    with pytest.raises(Refused, match="not meant for this"):
        reset_factors(store, person, owner.id, NOON)
    with pytest.raises(Refused, match="your own"):
        reset_factors(store, owner, owner.id, NOON)
    with pytest.raises(NotYours):
        reset_factors(store, owner, "nobody", NOON)
    reset_factors(store, owner, person.id, NOON)

    assert not factors_of(store, person.id)
    assert accounts.person_of(store, token, NOON) is None
    last = store.audit_lines(NOON, NOON + timedelta(days=1))[-1]
    assert (last.what, last.name, last.about) == ("factor_reset", owner.name, person.name)


def test_the_last_one_stays_where_the_role_needs_one(house: House) -> None:
    store, person = house.store, house.people["quality"]
    add_codes(store, Seal("k" * 32, house.photos), person, RFC_SECRET, code_at(RFC_SECRET, NOON), NOON)
    new_recovery_codes(store, person, NOON)

    with pytest.raises(Refused, match="Set up another one first"):
        drop_codes(store, person, NOON, needed=True)
    drop_codes(store, person, NOON, needed=False)

    assert not factors_of(store, person.id)
    assert store.recovery_codes_left(person.id) == 0


# --- over HTTP ---------------------------------------------------------------------------------------------


@pytest.fixture
def open_at(house: House) -> Callable[..., TestClient]:
    """A browser at the house, under rules that a test changes."""

    def browser(**changed: object) -> TestClient:
        rules = SignInRules(Seal("", house.photos.parent / "secret.key"), address="http://sixty.example")
        return a_browser(a_server(house, replace(rules, **changed)))

    return browser


def set_up_codes(
    browser: TestClient, house: House, page: str = "/account", whose: str = ""
) -> tuple[str, list[str]]:
    """An authenticator app, set up from that page: its secret and the recovery codes that are shown."""
    shown = fill_in(browser, page, "/sign-in/code", whose=whose).text  # type: ignore[attr-defined]
    secret = "".join(re.findall(r'class="letters"[^>]*>([^<]*)<', shown)[0].split())
    fields = {"form_token": Form(shown).token(), "whose": whose, "code": code_at(secret, house.clock.now)}
    told = browser.post("/sign-in/code/proof", data=fields)
    return secret, re.findall(r"<li>([-A-Z2-9]{19})</li>", told.text)


def test_a_password_alone_is_then_not_enough(house: House, open_at: Callable[..., TestClient]) -> None:
    """No session until the code is right; a wrong one is in the book; a used one is refused."""
    mine = open_at()
    fill_in(mine, "/sign-in", **QUALITY)
    secret, recovery = set_up_codes(mine, house)
    house.clock.forward(minutes=5)
    other = open_at()

    asked = fill_in(other, "/sign-in", **QUALITY, next="/visit?id=7")
    assert asked.headers["location"] == "/sign-in/second"  # type: ignore[attr-defined]
    assert COOKIE not in other.cookies
    assert other.get("/api/me").status_code == 401
    assert fill_in(other, "/sign-in/second", code="000000").status_code == 401  # type: ignore[attr-defined]
    code = code_at(secret, house.clock.now)
    led = fill_in(other, "/sign-in/second", code=code)

    assert led.headers["location"] == "/visit?id=7"  # type: ignore[attr-defined]
    assert other.get("/api/me").json()["role"] == "quality"
    whats = [line.what for line in house.store.audit_lines(NOON, NOON + timedelta(days=1))]
    assert whats[-2:] == ["second_step_failed", "signed_in_by_two"]
    again = open_at()
    fill_in(again, "/sign-in", **QUALITY)
    assert fill_in(again, "/sign-in/second", code=code).status_code == 401  # type: ignore[attr-defined]
    by_paper = fill_in(again, "/sign-in/second", code=recovery[0])
    assert by_paper.status_code == 303  # type: ignore[attr-defined]
    assert len(recovery) == HOW_MANY


def test_the_step_belongs_to_its_browser_and_its_ten_minutes(
    house: House, open_at: Callable[..., TestClient]
) -> None:
    """Another browser with the right code gets nowhere, nor does the same one too late."""
    mine = open_at()
    fill_in(mine, "/sign-in", **QUALITY)
    secret, _ = set_up_codes(mine, house)
    house.clock.forward(minutes=1)
    other, third = open_at(), open_at()
    fill_in(other, "/sign-in", **QUALITY)

    fields = {
        "form_token": Form(third.get("/sign-in").text).token(),
        "code": code_at(secret, house.clock.now),
    }
    assert third.post("/sign-in/second", data=fields).headers["location"] == "/sign-in"
    house.clock.forward(minutes=11)
    assert other.get("/sign-in/second").headers["location"] == "/sign-in"
    assert COOKIE not in third.cookies


def test_whose_role_needs_one_sets_it_up_before_coming_in(
    house: House, open_at: Callable[..., TestClient]
) -> None:
    """Nobody else can do it for them; other roles come in as before."""
    browser, inspector = open_at(second_factor=("quality",)), open_at(second_factor=("quality",))

    assert fill_in(browser, "/sign-in", **QUALITY).headers["location"] == "/sign-in/second"  # type: ignore[attr-defined]
    assert "needs a second step" in browser.get("/sign-in/second").text
    assert browser.get("/api/me").status_code == 401
    _, recovery = set_up_codes(browser, house, "/sign-in/second", "pending")
    fill_in(inspector, "/sign-in", **{**QUALITY, "email": "inspector@aurelian.example"})

    assert browser.get("/api/me").json()["role"] == "quality"
    assert len(recovery) == HOW_MANY
    assert inspector.get("/api/me").json()["role"] == "inspector"
    refused = fill_in(browser, "/account", "/account/drop", codes="1")
    assert refused.status_code == 409  # type: ignore[attr-defined]


def test_a_session_left_open_adds_no_way_in(house: House, open_at: Callable[..., TestClient]) -> None:
    """A quarter of an hour after the sign-in it is asked for again; for nobody it is never done."""
    browser = open_at()
    fill_in(browser, "/sign-in", **QUALITY)
    house.clock.forward(minutes=16)

    for path in ("/sign-in/code", "/sign-in/recovery", "/account/drop"):
        assert fill_in(browser, "/account", path).status_code == 403  # type: ignore[attr-defined]
    asked = as_json(browser, "/sign-in/passkey/new/ask")
    assert asked.status_code == 403
    fill_in(browser, "/sign-in?again=1", "/sign-in", **QUALITY)
    assert fill_in(browser, "/account", "/sign-in/code").status_code == 200  # type: ignore[attr-defined]


def test_a_passkey_that_proves_nothing_opens_nothing(
    house: House, open_at: Callable[..., TestClient]
) -> None:
    """Unknown, badly signed, asked by nobody, or sent without the page's token."""
    browser, person = open_at(), house.people["quality"]
    house.store.add_passkey(Passkey("a2V5", person.id, "a2V5", 0, "Chrome on Mac", NOON))
    sent = {
        "id": "a2V5",
        "rawId": "a2V5",
        "type": "public-key",
        "response": {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA"},
    }

    assert as_json(browser, "/sign-in/passkey", credential=sent).status_code == 409
    assert as_json(browser, "/sign-in/passkey/ask").json()["userVerification"] == "required"
    assert as_json(browser, "/sign-in/passkey", credential=sent).status_code == 403
    as_json(browser, "/sign-in/passkey/ask")
    assert as_json(browser, "/sign-in/passkey", credential={**sent, "id": "eA"}).status_code == 403
    as_json(browser, "/sign-in/passkey/ask")
    assert as_json(browser, "/sign-in/passkey", credential="x").status_code == 400
    assert browser.post("/sign-in/passkey/ask", json={}).status_code == 403
    assert as_json(browser, "/sign-in/passkey/ask", **{"for": "second"}).status_code == 409
    assert COOKIE not in browser.cookies


# --- one's own account -------------------------------------------------------------------------------------


def test_the_page_lists_ones_devices_and_ends_them(house: House, open_at: Callable[..., TestClient]) -> None:
    """One, or all others; never somebody else's."""
    browsers = [open_at() for _ in range(3)]
    for browser, device in zip(browsers, ("iPad; Safari/", "Windows; Edg", "Linux; Firefox/"), strict=True):
        browser.headers["user-agent"] = device
        fill_in(browser, "/sign-in", **QUALITY)
    stranger = open_at()
    fill_in(stranger, "/sign-in", **{**QUALITY, "email": "inspector@aurelian.example"})
    mine, page = browsers[0], browsers[0].get("/account").text

    assert [name in page for name in ("Safari on iPad", "Edge on Windows", "Firefox on Linux")] == [True] * 3
    (edge,) = [b for b in Form(page).all("button", name="end") if "Edge" in str(b["aria-label"])]
    fill_in(stranger, "/account", "/account/sessions", end=str(edge["value"]))
    assert browsers[1].get("/api/me").status_code == 200
    fill_in(mine, "/account", "/account/sessions", end=str(edge["value"]))
    assert [b.get("/api/me").status_code for b in browsers] == [200, 401, 200]
    fill_in(mine, "/account", "/account/sessions")
    assert [b.get("/api/me").status_code for b in browsers] == [200, 401, 401]
    assert stranger.get("/api/me").status_code == 200


def test_a_new_password_needs_the_present_one_and_ends_the_other_sessions(
    house: House, open_at: Callable[..., TestClient]
) -> None:
    mine, other = open_at(), open_at()
    for browser in (mine, other):
        fill_in(browser, "/sign-in", **QUALITY)
    new = "seven quiet corridors"

    wrong = fill_in(mine, "/account", "/account/password", current="not it", password=new)
    weak = fill_in(mine, "/account", "/account/password", current=PASSWORD, password="short")
    done = fill_in(mine, "/account", "/account/password", current=PASSWORD, password=new)

    assert [wrong.status_code, weak.status_code, done.status_code] == [401, 409, 303]  # type: ignore[attr-defined]
    assert [mine.get("/api/me").status_code, other.get("/api/me").status_code] == [200, 401]
    assert "Your password is changed" in mine.get("/account?done=password").text


def test_the_page_speaks_the_language_its_reader_chose(
    house: House, open_at: Callable[..., TestClient]
) -> None:
    browser = open_at()
    fill_in(browser, "/sign-in", **QUALITY)
    browser.headers["accept-language"] = "nb-NO"

    page = browser.get("/account").text

    assert '<html lang="nb">' in page
    assert "Hvor du er logget inn" in page


def code_at(secret: str, moment: datetime) -> str:
    """What an authenticator app shows then."""
    return pyotp.TOTP(secret).at(moment)


def as_json(browser: TestClient, path: str, **fields: object) -> object:
    """What the pages' own script sends."""
    page = browser.get("/account")
    token = Form(browser.get("/sign-in").text if page.status_code != 200 else page.text).token()
    return browser.post(path, json={"form_token": token, **fields})
