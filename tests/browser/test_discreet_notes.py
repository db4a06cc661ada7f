"""The notes form of not being seen: what is typed is kept as a note of the visit, its bar keeps the time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from standards.pack import Within
from tests.browser.a_tablet import (
    a_chromium,
    a_copy_of,
    a_furnished_house,
    begin,
    go,
    its_log,
    signed_in,
)
from tests.browser.real_server import RealServer
from tests.browser.test_capture_discreet import Tablet
from tests.makers import a_pack, a_standard

pytestmark = pytest.mark.browser

PACK = a_pack(
    a_standard("front_door.greeted", limit=Within(60_000)),
    a_standard("front_door.late", limit=Within(600_000)),
    a_standard("front_door.smile"),
)
NOTES = (
    "localStorage.setItem('sixty.discreet', JSON.stringify({form: 'notes', learntNotes: true, learnt: true}))"
)


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with a_chromium(playwright) as browser:
        yield browser


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> RealServer:
    return a_furnished_house(tmp_path_factory.mktemp("notes"))


@pytest.fixture
def server(furnished: RealServer, tmp_path: Path) -> Iterator[RealServer]:
    with a_copy_of(furnished, tmp_path) as server:
        yield server


@pytest.fixture
def device(browser: Browser, server: RealServer) -> Iterator[BrowserContext]:
    with signed_in(browser, server) as device:
        yield device


@pytest.fixture
def tablet(device: BrowserContext, server: RealServer) -> Tablet:
    """Two stopwatches run, and the notes lie over the department."""
    page, visit = begin(device, server, PACK)
    page.evaluate(NOTES)
    for count, name in enumerate(("greeted", "late"), start=1):
        page.locator(f'[data-standard="front_door.{name}"] .row-start').click()
        page.clock.run_for(500)  # a redraw may wait for a timer, and time stands still
        expect(page.locator(".tray-cell[data-watch]")).to_have_count(count)
        page.clock.run_for(64_500)
    page.get_by_role("button", name="Open the book").click()
    expect(page.locator(".notes-text")).to_be_visible()
    return Tablet(page, f"http://localhost:{server.port}/capture/", visit)


def test_what_is_typed_into_the_notes_is_a_note_of_the_visit(tablet: Tablet) -> None:
    """Kept while it is typed, one note however often it is opened, and found again in the review."""
    page = tablet.page
    field = page.get_by_label("Note of the visit")
    for sign in "Two guests waited":
        field.press(sign)
        page.clock.run_for(200)
    page.clock.run_for(1_300)
    tablet.leave_the_book()
    page.get_by_role("button", name="Open the book").click()
    expect(field).to_have_value("Two guests waited")
    tablet.leave_the_book()

    kept = its_log(page, tablet.visit, "noted")
    assert kept[-1]["body"]["text"] == "Two guests waited"
    assert len({event["body"]["note"] for event in kept}) == 1
    assert "standard" not in kept[-1]["body"]
    go(page, f"#/v/{tablet.visit}/r")
    expect(page.locator(".visit-notes")).to_contain_text("Two guests waited")


def test_a_sign_of_its_bar_laps_as_of_touch_down_and_held_it_stops(tablet: Tablet) -> None:
    page = tablet.page
    expect(page.locator(".notes-figures")).to_have_text(re.compile(r"210† · 105"))
    at = tablet.press('[data-zone="1"]', 200)
    expect(page.locator(".notes-figures")).to_have_text(re.compile(r"210† · 105¹"))
    [lap] = its_log(page, tablet.visit, "stopwatch_lapped")
    assert {name: lap["body"]["mark"][name] for name in at} == at

    tablet.press('[data-zone="0"]', 700)
    expect(page.locator(".notes-figures")).to_have_text(re.compile(r"210†‡"))
    assert len(its_log(page, tablet.visit, "stopwatch_stopped")) == 1


def test_the_pen_marks_a_moment_to_be_named_later(tablet: Tablet) -> None:
    tablet.press('[data-zone="moment"]', 80)
    expect(tablet.page.locator(".notes-sign")).to_have_text("¹")
    assert "standard" not in its_log(tablet.page, tablet.visit, "stopwatch_started")[-1]["body"]


def test_the_notes_say_nothing_of_the_work(tablet: Tablet) -> None:
    page = tablet.page
    assert page.title() == "Notes"
    assert page.url == f"{tablet.address}#/"
    shown = page.locator("#cover").inner_text()
    assert not re.search("standard|greeted|met|hotel|Sixty", shown, re.IGNORECASE)


def test_the_notes_teach_themselves_once_and_are_chosen_in_the_settings(
    device: BrowserContext, server: RealServer
) -> None:
    page, _ = begin(device, server, PACK, clock=False)
    go(page, "#/settings")
    page.get_by_role("button", name="Notes", exact=True).click()
    expect(page.get_by_role("button", name="Notes", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Open the book").click()
    page.get_by_role("button", name="Start writing").click()
    expect(page.locator(".notes-text")).to_be_visible()
    page.reload()
    expect(page.locator(".notes-text")).to_be_visible()
    expect(page.get_by_role("button", name="Start writing")).to_have_count(0)


def test_without_a_visit_to_keep_a_note_in_there_is_the_book(browser: Browser, server: RealServer) -> None:
    with signed_in(browser, server) as device:
        page: Page = device.new_page()
        page.goto(f"http://localhost:{server.port}/capture/")
        expect(page.get_by_role("heading", name="No visits yet")).to_be_visible()
        page.evaluate(NOTES)
        page.get_by_role("button", name="Open the book").click()
        expect(page.locator(".reader-page")).to_be_visible()
