"""Codes that are scanned: one signs a device in, once; another opens a department of the right visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect

from inspections.pairing import pairing, place_link
from tests.browser.a_tablet import a_chromium, a_copy_of, a_furnished_house, signed_in
from tests.browser.conftest import TABLET
from tests.browser.real_server import RealServer
from tests.makers import a_pack, a_standard

pytestmark = pytest.mark.browser

PACK = a_pack(a_standard("front_door.smile"), a_standard("spa.towel"))


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with a_chromium(playwright) as browser:
        yield browser


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> RealServer:
    return a_furnished_house(tmp_path_factory.mktemp("codes"))


@pytest.fixture
def server(furnished: RealServer, tmp_path: Path) -> Iterator[RealServer]:
    with a_copy_of(furnished, tmp_path) as server:
        yield server


@pytest.fixture
def stranger(browser: Browser) -> Iterator[BrowserContext]:
    """A device nobody is signed in on."""
    context = browser.new_context(**TABLET, locale="en-GB")
    context.set_default_timeout(20_000)
    yield context
    context.close()


def a_link(server: RealServer) -> str:
    address = f"http://localhost:{server.port}"
    return pairing(server.store, server.owner, server.inspector.id, address, server.clock()).link


def test_a_scanned_code_signs_a_fresh_tablet_in_and_its_visit_is_there(
    stranger: BrowserContext, server: RealServer
) -> None:
    server.assign(PACK)
    link, page = a_link(server), stranger.new_page()
    page.goto(link)
    expect(page).to_have_url(re.compile("/pair$"))  # the secret does not stay in the address
    page.get_by_role("button", name="Sign in on this device").click()

    expect(page.get_by_role("button", name=re.compile("^Begin in"))).to_be_visible()
    expect(page.get_by_role("heading", name="The Aurelian, Oslo")).to_be_visible()


def test_the_same_code_signs_nobody_in_a_second_time(
    browser: Browser, stranger: BrowserContext, server: RealServer
) -> None:
    link, page = a_link(server), stranger.new_page()
    page.goto(link)
    page.get_by_role("button", name="Sign in on this device").click()
    page.wait_for_url(re.compile("/capture/"))

    second = browser.new_context(**TABLET)
    other = second.new_page()
    other.goto(link)
    other.get_by_role("button", name="Sign in on this device").click()
    expect(other.get_by_text("used already")).to_be_visible()
    assert other.request.get(f"http://localhost:{server.port}/api/me").status == 401
    second.close()


def test_a_code_older_than_ten_minutes_says_so(stranger: BrowserContext, server: RealServer) -> None:
    link, page = a_link(server), stranger.new_page()
    server.ahead = timedelta(minutes=11)
    page.goto(link)
    page.get_by_role("button", name="Sign in on this device").click()
    expect(page.get_by_text("older than ten minutes")).to_be_visible()


def test_the_page_without_a_code_says_what_to_do(stranger: BrowserContext, server: RealServer) -> None:
    page = stranger.new_page()
    page.goto(f"http://localhost:{server.port}/pair")
    expect(page.get_by_text("There is no code in this address.")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in on this device")).to_be_hidden()


def test_a_place_opens_its_department_in_the_visit_at_that_hotel(
    browser: Browser, server: RealServer
) -> None:
    """As a camera opens it: a fresh page at that address."""
    visit = server.assign(PACK)
    with signed_in(browser, server) as device:
        page = device.new_page()
        page.goto(place_link(f"http://localhost:{server.port}", server.hotel.id, "spa"))
        page.wait_for_url(re.compile(f"#/v/{visit}/d/spa$"))
        expect(page.get_by_role("heading", level=1, name="Spa")).to_be_visible()


def test_a_place_of_another_hotel_opens_nothing_and_says_why(browser: Browser, server: RealServer) -> None:
    server.assign(PACK)
    with signed_in(browser, server) as device:
        page = device.new_page()
        page.goto(place_link(f"http://localhost:{server.port}", "another", "spa"))
        expect(page.get_by_role("heading", name="No visit of yours is under way at Spa")).to_be_visible()


def test_a_place_opened_without_an_account_asks_to_sign_in(
    stranger: BrowserContext, server: RealServer
) -> None:
    page = stranger.new_page()
    page.goto(place_link(f"http://localhost:{server.port}", server.hotel.id, "spa"))
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
