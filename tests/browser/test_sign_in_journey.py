"""Every way in, in a real Chromium: password, passkey beside it, passkey alone, an organisation's account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from inspections import office
from inspections.office.invites import invite
from inspections.sealing import Seal
from inspections.sign_in.rules import SignInRules
from tests.browser.conftest import TABLET
from tests.browser.real_server import PASSWORD, RealServer
from tests.inspections.a_provider import CLIENT, OpenIdProvider, a_provider

pytestmark = pytest.mark.browser

A_PLATFORM_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def provider() -> Iterator[OpenIdProvider]:
    with a_provider() as one:
        yield one


@pytest.fixture
def server(tmp_path: Path, provider: OpenIdProvider) -> Iterator[RealServer]:
    server = RealServer(tmp_path / "server")
    server.furnish()
    seal = Seal("", tmp_path / "secret.key")
    server.rules = SignInRules(
        seal, issuer=provider.issuer, client_id=CLIENT, client_secret="hush", name="The Aurelian"
    )
    server.start()
    yield server
    server.stop()


def test_every_way_in(chromium: Browser, server: RealServer, provider: OpenIdProvider) -> None:
    """Set up, signed out, in again: and what these pages look like to who cannot see them."""
    provider.knows("olga-1", server.owner.email)
    page = chromium.new_context(**TABLET, locale="en-GB").new_page()
    page.set_default_timeout(20_000)
    page.route("https://**", lambda route: route.abort())  # the provider's page asks for a style from afar
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": A_PLATFORM_KEY})
    home = f"http://localhost:{server.port}"

    by_password(page, home)
    page.get_by_role("button", name="Set up a passkey").click()
    expect(page.get_by_role("listitem")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("Passkey, Chrome on Linux")).to_be_visible()
    assert seen_by_axe(page) == []

    sign_out(page)
    assert seen_by_axe(page) == []
    page.goto(f"{home}/sign-in?next=/account")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("passkey · this device")).to_be_visible()

    sign_out(page)
    by_password(page, home)
    expect(page).to_have_url(f"{home}/sign-in/second")
    assert seen_by_axe(page) == []
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("password and second step · this device")).to_be_visible()

    sign_out(page)
    by_the_organisation(page, home, "olga-1")
    expect(page.get_by_text("your organisation · this device")).to_be_visible()


def test_who_was_invited_comes_in_by_the_organisation_until_they_leave(
    chromium: Browser, server: RealServer, provider: OpenIdProvider
) -> None:
    """No password is ever made; who has left is out with the next page, and does not come back this way."""
    home, email = f"http://localhost:{server.port}", "ada@aurelian.example"
    told = {"name": "", "email": email, "role": "quality"}
    invite(server.store, server.owner, **told, address=home, now=server.clock())
    provider.knows("ada", email, name="Ada Byron")
    page = chromium.new_context(**TABLET, locale="en-GB").new_page()
    page.set_default_timeout(20_000)
    page.route("https://**", lambda route: route.abort())

    by_the_organisation(page, home, "ada")
    expect(page.get_by_text("your organisation · this device")).to_be_visible()
    ada = server.store.account_by_email(email)
    assert ada is not None
    assert (ada.name, ada.role) == ("Ada Byron", "quality")

    office.disable_person(server.store, server.owner, ada.id, server.clock())
    page.reload()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    by_the_organisation(page, home, "ada")
    expect(page.get_by_text("You have no account here that is open")).to_be_visible()


def by_the_organisation(page: Page, home: str, subject: str) -> None:
    page.goto(f"{home}/sign-in?next=/account")
    page.get_by_role("link", name="Sign in with The Aurelian").click()
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize").click()


def by_password(page: Page, home: str) -> None:
    page.goto(f"{home}/sign-in?next=/account")
    page.get_by_label("E-mail address").fill("olga@aurelian.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile("/(account|sign-in/second)$"))


def sign_out(page: Page) -> None:
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def seen_by_axe(page: Page) -> list[str]:
    """What axe-core finds wrong with the page."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]
