"""The visit that the office asks for: taken or declined on the tablet, with a network or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, expect

from inspections import office
from inspections.visit_parts import Companion
from tests.browser.a_tablet import LOG, a_chromium, a_copy_of, a_furnished_house, signed_in
from tests.browser.real_server import PACK, RealServer
from tests.browser.test_capture_access import (
    OVERFLOWS,
    TOO_SMALL,
    look_enlarged,
    look_in_the_dark,
    look_with_axe,
)

pytestmark = pytest.mark.browser


def wrong_with(page: Page) -> list[str]:
    """Keys too small, what leaves the screen, and what axe-core finds, in light and dark."""
    found = page.evaluate(TOO_SMALL) + page.evaluate(OVERFLOWS)
    return [
        *found,
        *look_with_axe(page, "light"),
        *look_in_the_dark(page, "dark"),
        *look_enlarged(page, "large"),
    ]


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with a_chromium(playwright) as browser:
        yield browser


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> RealServer:
    return a_furnished_house(tmp_path_factory.mktemp("answer"))


@pytest.fixture
def server(furnished: RealServer, tmp_path: Path) -> Iterator[RealServer]:
    with a_copy_of(furnished, tmp_path) as server:
        yield server


@pytest.fixture
def device(browser: Browser, server: RealServer) -> Iterator[BrowserContext]:
    with signed_in(browser, server, reduced_motion="reduce") as device:
        yield device


def ask(server: RealServer, starts_on: str, ends_on: str, **offer: Any) -> str:
    """A visit assigned to the inspector; its id."""
    who = {"hotel_id": server.hotel.id, "inspector_id": server.inspector.id}
    days = {"starts_on": starts_on, "ends_on": ends_on, "because": "Nobody else is free."}
    asked = office.assign_visit(
        server.store, server.owner, **who, **days, **offer, pack=PACK, now=server.clock()
    )
    return asked.id


def today_of(device: BrowserContext, server: RealServer) -> Page:
    page = device.new_page()
    page.goto(f"http://localhost:{server.port}/capture/")
    return page


def kinds(page: Page, visit: str) -> list[str]:
    return [event["kind"] for event in page.evaluate(LOG, visit)]


def until_held(server: RealServer, page: Page, visit: str, status: str) -> None:
    """Waits until the server says that the visit stands so."""
    for _ in range(400):
        told = server.store.summary(visit)
        if told is not None and told.status == status:
            return
        page.wait_for_timeout(50)  # lets the browser's calls in; the condition decides
    raise AssertionError(f"{visit} never was {status}")


def until_asked(page: Page, held_back: list[Route], times: int) -> None:
    """Waits until so many requests are held back."""
    for _ in range(400):
        if len(held_back) >= times:
            return
        page.wait_for_timeout(50)  # lets the browser's calls in; the condition decides
    raise AssertionError(f"asked {len(held_back)} times, not {times}")


def test_a_visit_is_accepted_or_declined_without_a_network_and_the_office_learns_of_it_later(
    device: BrowserContext, server: RealServer
) -> None:
    """What is asked stands there; declining takes a reason and a second tap; asked again, it can be begun."""
    told = {"brief": "Arrive by taxi.", "fee": "4,000 NOK", "companions": [Companion(name="Kari Nordmann")]}
    near, far = ask(server, "2027-03-01", "2027-03-03", **told), ask(server, "2027-05-01", "2027-05-02")
    page = today_of(device, server)
    offer = page.locator(".offer")
    for words in ("Will you take this visit?", "4,000 NOK", "Kari Nordmann"):
        expect(offer.get_by_text(words)).to_be_visible()
    assert wrong_with(page) == []
    assert kinds(page, near) == []
    device.set_offline(True)

    offer.get_by_role("button", name="Decline").click()
    decline = offer.get_by_role("button", name="Decline this visit")
    expect(decline).to_be_disabled()
    offer.get_by_role("textbox").fill(" ")
    expect(decline).to_be_disabled()
    offer.get_by_role("button", name="Cancel").click()
    expect(offer.get_by_text("Will you take this visit?")).to_be_visible()
    assert kinds(page, near) == []
    offer.get_by_role("button", name="Decline").click()
    offer.get_by_role("textbox").fill("Sorry.")
    offer.get_by_role("button", name="They know me at this hotel").click()
    assert wrong_with(page) == []
    decline.click()
    expect(offer.get_by_text("You have declined this visit.")).to_be_visible()
    expect(offer.get_by_text("Sorry. They know me at this hotel")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Begin"))).to_be_hidden()

    page.evaluate("location.hash = '#/'")  # the next one is the visit of the day now
    offer.get_by_role("button", name="Accept").click()
    expect(offer.get_by_text("You have accepted this visit.")).to_be_visible()
    assert (kinds(page, near), kinds(page, far)) == (["declined"], ["accepted"])

    device.set_offline(False)
    until_held(server, page, near, "declined")
    until_held(server, page, far, "accepted")
    page.reload()
    expect(offer.get_by_text("You have accepted this visit.")).to_be_visible()
    declined = server.store.visit(near)
    assert declined is not None
    assert declined.declined == "Sorry. They know me at this hotel"

    assert ask(server, "2027-03-05", "2027-03-06", visit_id=near) == near
    logs: list[Route] = []
    device.route(
        "**/api/visits/*/events",
        lambda route: logs.append(route) if route.request.method == "GET" else route.continue_(),
    )
    page.reload()
    expect(offer.get_by_text("Will you take this visit?")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Begin in")).click()
    until_asked(page, logs, 2)  # the list has come; the log, in which it still stands declined, is slow
    device.unroute_all()  # and here it is
    page.wait_for_url(re.compile(rf"#/v/{near}/d/"))
    until_held(server, page, near, "in_progress")
    assert kinds(page, near) == ["declined", "started"]


def test_appeals_that_wait_for_the_inspector_are_led_to_while_there_is_a_network(
    device: BrowserContext, server: RealServer
) -> None:
    """The row is gone where the office's page could not be opened."""
    ask(server, "2027-03-01", "2027-03-03")
    server.store.appeals_to_comment = lambda account: 2 if account == server.inspector.id else 0  # type: ignore[method-assign]
    page = today_of(device, server)
    row = page.get_by_role("link", name=re.compile("2 appeals wait for what you saw"))
    expect(row).to_have_attribute("href", "/appeals")
    assert wrong_with(page) == []
    device.set_offline(True)
    page.evaluate("location.hash = '#/settings'")
    page.evaluate("location.hash = '#/'")
    expect(page.locator(".visit")).to_be_visible()
    expect(row).to_be_hidden()
