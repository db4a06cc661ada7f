"""A tablet as its inspector holds it: the real server, a visit, and one Chromium context."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from inspections.http.session import COOKIE
from inspections.store import open_store
from standards.pack import Pack
from tests.browser.conftest import CHROMIUM_FLAGS, TABLET
from tests.browser.real_server import RealServer

CHROMIUM = shutil.which(os.environ.get("SIXTY_CHROMIUM", "chromium"))
NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
LOG = """async (visit) => {
  const {openStore} = await import("/capture/store.js");
  const store = await openStore();
  return store.eventsSince(visit, store.device, 0);
}"""


@contextmanager
def a_chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


def a_furnished_house(folder: Path) -> RealServer:
    """Furnished once for many tests: hashing its people's passwords takes longer than a test."""
    server = RealServer(folder / "server")
    server.furnish()
    server.store.close()
    return server


@contextmanager
def a_copy_of(house: RealServer, folder: Path) -> Iterator[RealServer]:
    """The furnished house on a folder of its own, running."""
    server = replace(house, folder=folder / "server")
    shutil.copytree(house.folder, server.folder)
    server.inspector, server.hotel, server.owner = house.inspector, house.hotel, house.owner
    server.store = open_store(server.url)
    server.start()
    yield server
    server.stop()


@contextmanager
def signed_in(browser: Browser, server: RealServer, **look: Any) -> Iterator[BrowserContext]:
    """A device of the inspector's, signed in."""
    context = browser.new_context(**(TABLET | {"locale": "en-GB"} | look))
    context.set_default_timeout(20_000)
    address = f"http://localhost:{server.port}"
    context.add_cookies([{"name": COOKIE, "value": server.session(), "url": address}])
    yield context
    context.close()


def begin(context: BrowserContext, server: RealServer, pack: Pack, *, clock: bool = True) -> tuple[Page, str]:
    """A visit begun on the device; its page and its id. With `clock`, time stands at ten past noon."""
    visit, page = server.assign(pack), context.new_page()
    if clock:
        page.clock.install(time=NOON)
    page.goto(f"http://localhost:{server.port}/capture/")
    page.evaluate("localStorage.setItem('sixty.discreet', JSON.stringify({learnt: true}))")
    page.get_by_role("button", name=re.compile("^Begin in")).click()
    page.wait_for_url(re.compile(r"#/v/"))
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-place", re.compile("^#/v/"))  # it stands still
    if clock:
        page.clock.pause_at(datetime(2026, 5, 14, 12, 9, 58, tzinfo=UTC))
        page.clock.run_for(2_000)  # what the leap of ten minutes cut short tries again
    return page, visit


def go(page: Page, address: str) -> None:
    page.evaluate("(hash) => { location.hash = hash; }", address)


def its_log(page: Page, visit: str, kind: str) -> list[dict[str, Any]]:
    """What this device wrote of that kind, as it lies in its IndexedDB."""
    return [event for event in page.evaluate(LOG, visit) if event["kind"] == kind]


def tap(page: Page, selector: str, times: int = 1) -> None:
    """A finger on it, so many times in a row and at once."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    spot = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2, "id": 0}
    touch = page.context.new_cdp_session(page)
    for _ in range(times):
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [spot]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touch.detach()


def as_json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
