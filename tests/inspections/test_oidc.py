"""Signing in through an organisation: whole round trips with a real provider, and every way to cheat."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.middleware.sessions import SessionMiddleware
from starlette.testclient import TestClient

from inspections import accounts, office
from inspections.http import oidc
from inspections.http.session import COOKIE
from inspections.office.invites import invite
from inspections.sealing import Seal
from inspections.settings import SettingsWrong, settings
from inspections.sign_in.rules import SignInRules, rules_of
from tests.inspections.a_form import Form, fill_in
from tests.inspections.a_house import NOON, PASSWORD, House
from tests.inspections.a_provider import CLIENT, OpenIdProvider, a_provider
from tests.inspections.a_server import a_browser, a_server

QUALITY = "quality@aurelian.example"


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenIdProvider]:
    with a_provider() as one:
        yield one


@pytest.fixture
def rules(house: House, provider: OpenIdProvider) -> SignInRules:
    """The house's organisation is the provider's."""
    provider.calls_itself = ""
    seal = Seal("", house.photos.parent / "secret.key")
    return SignInRules(seal, issuer=provider.issuer, client_id=CLIENT, client_secret="hush", name="Aurelian")


@pytest.fixture
def browser(house: House, rules: SignInRules) -> TestClient:
    """Streamlit lays a session of its own around every route, which ours must leave alone."""
    app = a_server(house, rules)
    app.add_middleware(SessionMiddleware, secret_key="streamlit's")
    return a_browser(app)


def leave(browser: TestClient, wanted: str = "/visit?id=7") -> str:
    """Where Sixty leads, to sign in there."""
    answer = browser.get("/sign-in/oidc", params={"next": wanted})
    assert answer.status_code == 303
    return answer.headers["location"]


def who(browser: TestClient) -> str:
    """Whose session the browser has; "" without one."""
    return str(browser.get("/api/me").json().get("role", ""))


def test_whoever_the_organisation_knows_is_in_and_where_they_wanted_to_be(
    house: House, browser: TestClient, provider: OpenIdProvider
) -> None:
    """State, nonce and a code verifier go along; the verifier fits its challenge; the book has it."""
    provider.knows("q-1", QUALITY.upper())
    url = leave(browser)
    back = provider.sign_in(url, "q-1")

    answer = browser.get(back)

    asked = provider.asked(url)
    assert (answer.status_code, answer.headers["location"]) == (303, "/visit?id=7")
    assert who(browser) == "quality"
    assert asked["code_challenge_method"] == "S256"
    assert asked["code_challenge"] == s256(provider.verifiers[-1])
    assert asked["scope"] == "openid email profile"
    assert len(asked["state"]) >= 20
    assert len(asked["nonce"]) >= 20
    lines = house.store.audit_lines(NOON, NOON + timedelta(days=1))
    assert [line.what for line in lines][-2:] == ["identity_bound", "signed_in_by_provider"]


def test_from_then_on_the_organisations_name_for_them_counts_and_not_the_address(
    house: House, browser: TestClient, provider: OpenIdProvider
) -> None:
    """They marry and change the address: the same account. Whoever gets the old address gets no account."""
    provider.knows("q-2", QUALITY)
    browser.get(provider.sign_in(leave(browser), "q-2"))
    browser.cookies.clear()
    provider.knows("q-2", "married@aurelian.example", verified=False)

    browser.get(provider.sign_in(leave(browser), "q-2"))
    assert who(browser) == "quality"
    browser.cookies.clear()
    provider.knows("newcomer", QUALITY)
    answer = browser.get(provider.sign_in(leave(browser), "newcomer"))

    assert answer.status_code == 403
    assert "another" in answer.text
    assert who(browser) == ""


@pytest.mark.parametrize(
    ("subject", "email", "verified", "said"),
    [
        ("stranger", "stranger@elsewhere.example", True, "no account here that is open"),
        ("unproved", QUALITY, False, "does not say that this e-mail address is yours"),
        ("nameless", "", True, "does not say that this e-mail address is yours"),
        ("closed", "manager@aurelian.example", True, "no account here that is open"),
    ],
)
def test_nobody_else_gets_in_and_each_reads_why(  # noqa: PLR0917 - the fixtures and the cases
    house: House,
    browser: TestClient,
    provider: OpenIdProvider,
    subject: str,
    email: str,
    verified: bool,
    said: str,
) -> None:
    """No account is made for a stranger; an address that nobody proved, and one who left, open nothing."""
    office.disable_person(house.store, house.people["owner"], house.people["manager"].id, NOON)
    provider.knows(subject, email, verified=verified)
    people = len(house.store.accounts())

    answer = browser.get(provider.sign_in(leave(browser), subject))

    assert (answer.status_code, who(browser)) == (403, "")
    assert said in answer.text
    assert len(house.store.accounts()) == people


def test_whoever_leaves_is_out_at_once_and_stays_out(
    house: House, browser: TestClient, provider: OpenIdProvider
) -> None:
    """Though the organisation still knows them."""
    provider.knows("q-3", QUALITY)
    browser.get(provider.sign_in(leave(browser), "q-3"))

    office.disable_person(house.store, house.people["owner"], house.people["quality"].id, NOON)

    assert who(browser) == ""
    assert browser.get(provider.sign_in(leave(browser), "q-3")).status_code == 403


def test_whoever_was_invited_has_the_account_they_were_invited_to(
    house: House, browser: TestClient, provider: OpenIdProvider
) -> None:
    """By an address that the organisation has proved; without a password."""
    owner = house.people["owner"]
    told = {"name": "", "email": "ada@aurelian.example", "role": "quality"}
    invite(house.store, owner, **told, address="http://sixty.example", now=NOON)
    provider.knows("ada", "ada@aurelian.example", name="Ada Byron")

    browser.get(provider.sign_in(leave(browser), "ada"))

    made = house.store.account_by_email("ada@aurelian.example")
    assert who(browser) == "quality"
    assert made
    assert made.name == "Ada Byron"


# --- ways to cheat -----------------------------------------------------------------------------------------


def test_what_does_not_belong_to_this_browsers_own_sign_in_opens_nothing(
    house: House, rules: SignInRules, provider: OpenIdProvider
) -> None:
    """Another state, another's browser, a used code, the same answer sent again, one that is too late."""
    provider.knows("q-4", QUALITY)
    app = a_server(house, rules)
    mine, others = a_browser(app), a_browser(app, "198.51.100.9")

    back = provider.sign_in(leave(mine), "q-4")
    assert others.get(back).status_code == 403
    other_state = mine.get(provider.asked_otherwise(back, state="x" * 30))
    assert other_state.status_code == 403
    assert mine.get(back).status_code == 403  # what was kept is used up by the wrong one

    back = provider.sign_in(leave(mine), "q-4")
    assert mine.get(back).status_code == 303
    mine.cookies.delete(COOKIE)
    assert mine.get(back).status_code == 403
    used = provider.asked(back)["code"]
    stolen = provider.asked_otherwise(provider.sign_in(leave(mine), "q-4"), code=used)
    assert mine.get(stolen).status_code == 403

    back = provider.sign_in(leave(mine), "q-4")
    house.clock.forward(minutes=11)
    late = mine.get(back)
    assert late.status_code == 403
    assert "older than ten minutes" in late.text
    assert who(mine) == ""
    assert who(others) == ""


def test_a_token_for_another_sign_in_or_from_another_issuer_opens_nothing(
    browser: TestClient, provider: OpenIdProvider
) -> None:
    """Its nonce, its issuer and the issuer in the address (RFC 9207) are held against what was asked."""
    provider.knows("q-5", QUALITY)

    other_nonce = provider.asked_otherwise(leave(browser), nonce="y" * 20)
    assert browser.get(provider.sign_in(other_nonce, "q-5")).status_code == 403
    other_place = provider.asked_otherwise(provider.sign_in(leave(browser), "q-5"), iss="http://evil.example")
    assert browser.get(other_place).status_code == 403
    other_client = provider.asked_otherwise(leave(browser), client_id="another-house")
    assert browser.get(provider.sign_in(other_client, "q-5")).status_code == 403
    back = provider.sign_in(leave(browser), "q-5")
    provider.calls_itself = "http://localhost:9"
    assert browser.get(back).status_code == 403

    assert who(browser) == ""


def test_who_calls_it_off_reads_so_and_a_provider_that_is_down_is_said_to_be(
    house: House, rules: SignInRules, browser: TestClient, provider: OpenIdProvider
) -> None:
    leave(browser)
    off = browser.get("/sign-in/oidc/back", params={"error": "access_denied"})
    gone = a_browser(a_server(house, replace(rules, issuer="http://localhost:1"))).get("/sign-in/oidc")
    moved = a_browser(
        a_server(house, replace(rules, issuer=provider.issuer.replace("localhost", "127.0.0.1")))
    )

    assert (off.status_code, gone.status_code) == (200, 502)
    assert "You stopped on the way" in off.text
    assert "cannot be reached" in gone.text
    # It calls itself localhost: whoever is asked must be who answers.
    assert moved.get("/sign-in/oidc").status_code in (303, 502)


def test_no_sign_in_leads_elsewhere_and_nobody_begins_without_end(
    house: House, rules: SignInRules, provider: OpenIdProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oidc, "BURST", 3)
    browser = a_browser(a_server(house, rules))
    provider.knows("q-8", QUALITY)

    led = browser.get(provider.sign_in(leave(browser, "//evil.example"), "q-8"))

    assert led.headers["location"] == "/"
    assert browser.get("/sign-in/oidc").status_code == 303
    assert browser.get("/sign-in/oidc").status_code == 429


# --- a house's own rules -----------------------------------------------------------------------------------


def test_where_the_organisation_alone_signs_in_a_password_lets_in_one_owner_and_those_not_named(
    house: House, rules: SignInRules
) -> None:
    """The right password of the others is not enough, and a wrong one is not told from it."""
    strict = replace(rules, only=("owner", "quality"), break_glass="Owner@aurelian.example")
    app = a_server(house, strict)

    def by_password(name: str, password: str = PASSWORD) -> int:
        fields = {"email": f"{name}@aurelian.example", "password": password}
        return fill_in(a_browser(app), "/sign-in", **fields).status_code  # type: ignore[attr-defined, no-any-return]

    assert by_password("quality") == 403
    assert by_password("quality", "not the password") == 401
    assert by_password("owner") == 303
    assert by_password("inspector") == 303


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"SIXTY_OIDC_ONLY": "owner", "SIXTY_OIDC_ISSUER": "https://id.example"}, "SIXTY_BREAK_GLASS"),
        ({"SIXTY_OIDC_ONLY": "owner", "SIXTY_BREAK_GLASS": "a@b.example"}, "without SIXTY_OIDC_ISSUER"),
        ({"SIXTY_OIDC_ISSUER": "http://id.example"}, "https"),
        ({"SIXTY_OIDC_ISSUER": "https://id.example"}, "SIXTY_OIDC_CLIENT_ID"),
        ({"SIXTY_SECOND_FACTOR": "guests"}, "SIXTY_SECOND_FACTOR"),
        ({"SIXTY_SECRET_KEY": "short"}, "SIXTY_SECRET_KEY"),
    ],
)
def test_settings_that_would_shut_people_out_are_refused_at_the_start(
    house: House, told: dict[str, str], wrong: str
) -> None:
    with pytest.raises(SettingsWrong, match=wrong):
        rules_of(settings(told), house.photos.parent)


def test_who_signs_out_is_offered_to_sign_out_there_too(
    house: House, browser: TestClient, provider: OpenIdProvider
) -> None:
    """Our session ends at once; the provider's, if they follow the link."""
    provider.knows("q-6", QUALITY)
    browser.get(provider.sign_in(leave(browser), "q-6"))
    token = browser.cookies[COOKIE]

    answer = fill_in(browser, "/sign-out")

    (link,) = [a["href"] for a in Form(answer.text).all("a") if "end_session" in str(a["href"])]  # type: ignore[attr-defined]
    assert str(link).startswith(f"{provider.issuer}/oauth2/end_session?")
    assert provider.asked(str(link))["post_logout_redirect_uri"] == "http://sixty.example/sign-in"
    assert accounts.person_of(house.store, token, NOON) is None


def test_an_address_that_nobody_proves_is_connected_by_its_owner(
    house: House, browser: TestClient, provider: OpenIdProvider
) -> None:
    """Signed in by password just now, from the account's page; not by somebody else's browser meanwhile."""
    provider.knows("q-7", QUALITY, verified=False)
    fill_in(browser, "/sign-in", email=QUALITY, password=PASSWORD)
    page = fill_in(browser, "/account", "/account/connect")
    (link,) = [a["href"] for a in Form(page.text).all("a", **{"class": "key"})]  # type: ignore[attr-defined]

    answer = browser.get(provider.sign_in(str(link), "q-7"))

    assert answer.headers["location"] == "/account?done=connected"
    browser.cookies.clear()
    browser.get(provider.sign_in(leave(browser), "q-7"))
    assert who(browser) == "quality"
    house.clock.forward(minutes=20)
    stale = fill_in(browser, "/account", "/account/connect")
    assert stale.status_code == 403  # type: ignore[attr-defined]


def s256(verifier: str) -> str:
    """The challenge of a code verifier (RFC 7636, 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
