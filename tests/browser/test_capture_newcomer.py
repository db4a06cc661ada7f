"""What a newcomer stumbled over on the tablet, and no longer does."""

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
    tap,
)
from tests.browser.real_server import RealServer
from tests.makers import a_pack, a_standard

pytestmark = pytest.mark.browser

PACK = a_pack(
    a_standard("front_door.greeted", limit=Within(60_000)),
    a_standard("front_door.late", limit=Within(600_000)),
    a_standard("front_door.luggage", limit=Within(300_000)),
    a_standard("front_door.lift", limit=Within(30_000)),
    a_standard("front_door.smile"),
    a_standard("spa.towel", critical=True),
)
START = '[data-standard="{}"] .row-start'
ANSWER = '[data-standard="{}"] [data-answer="{}"]'


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with a_chromium(playwright) as browser:
        yield browser


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> RealServer:
    return a_furnished_house(tmp_path_factory.mktemp("newcomer"))


@pytest.fixture
def server(furnished: RealServer, tmp_path: Path) -> Iterator[RealServer]:
    with a_copy_of(furnished, tmp_path) as server:
        yield server


@pytest.fixture
def device(browser: Browser, server: RealServer) -> Iterator[BrowserContext]:
    with signed_in(browser, server) as device:
        yield device


def submit(page: Page, visit: str) -> None:
    go(page, f"#/v/{visit}/r")
    page.get_by_role("button", name="Submit with a reason").click()
    page.get_by_role("textbox").fill("The visit was cut short.")
    page.get_by_role("button", name=re.compile("^Submit")).last.click()
    expect(page.get_by_text("The visit is sealed.")).to_be_visible()


# ── fingers ──


def test_a_double_tap_on_start_starts_one_stopwatch_and_does_not_stop_it(
    device: BrowserContext, server: RealServer
) -> None:
    """The Stop that comes up under the finger is not meant by the second half of a double tap."""
    page, visit = begin(device, server, PACK)
    tap(page, START.format("front_door.greeted"), times=2)

    expect(page.locator(".tray-cell[data-watch]")).to_have_count(1)
    assert len(its_log(page, visit, "stopwatch_started")) == 1
    assert its_log(page, visit, "stopwatch_stopped") == []


def test_two_starts_at_once_on_one_standard_are_one(device: BrowserContext, server: RealServer) -> None:
    """As when the disk is slow and the second tap comes before the first is kept."""
    page, visit = begin(device, server, PACK)
    key = page.locator(START.format("front_door.greeted"))
    key.evaluate("(key) => { key.click(); key.click(); }")

    expect(page.locator(".tray-cell[data-watch]")).to_have_count(1)
    assert len(its_log(page, visit, "stopwatch_started")) == 1


def test_a_double_tap_on_stop_stops_and_does_not_take_it_back(
    device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK)
    page.locator(START.format("front_door.greeted")).click()
    expect(page.locator(".tray-stop")).to_have_count(1)
    page.clock.run_for(20_000)
    tap(page, ".tray-stop", times=2)
    page.clock.run_for(500)

    expect(page.locator(".tray-undo")).to_be_visible()
    assert len(its_log(page, visit, "stopwatch_stopped")) == 1
    assert its_log(page, visit, "undone") == []


def test_of_four_stopwatches_the_newest_is_in_the_tray_and_the_others_are_named_above(
    device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK)
    for n, name in enumerate(("late", "luggage", "greeted", "lift"), start=1):
        page.locator(START.format(f"front_door.{name}")).click()
        expect(page.locator("[data-watch]")).to_have_count(n)
        page.clock.run_for(1_000)
    newest = its_log(page, visit, "stopwatch_started")[-1]["body"]["stopwatch"]

    expect(page.locator(f'.tray-cell[data-watch="{newest}"] .tray-stop')).to_be_visible()
    expect(page.locator(".tray-cell[data-watch]")).to_have_count(3)
    other = page.locator(".tray-more a")
    expect(other).to_have_count(1)
    expect(other.locator(".figure")).to_have_text("0:04")
    other.click()
    expect(page.get_by_role("timer")).to_be_visible()


# ── what is typed ──


def test_what_is_typed_without_a_pause_is_on_the_disk_after_two_seconds(
    device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK)
    go(page, f"#/v/{visit}/s/front_door.smile")
    field = page.get_by_label("What you saw")
    field.focus()
    for sign in "No one looked up":
        page.keyboard.press(sign)
        page.clock.run_for(300)

    expect(page.get_by_text("Not kept yet")).to_be_visible()
    kept = its_log(page, visit, "noted")
    assert kept, "five seconds of typing, and nothing on the disk"
    assert "No one looked up".startswith(kept[0]["body"]["text"])
    assert {event["body"]["note"] for event in kept} == {kept[0]["body"]["note"]}, "one note, reworded"
    expect(field).to_have_value("No one looked up")


def test_a_space_just_typed_is_not_taken_away_when_the_note_is_kept(
    device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK)
    go(page, f"#/v/{visit}/s/front_door.smile")
    field = page.get_by_label("What you saw")
    field.press_sequentially("Nobody ")
    page.clock.run_for(1_300)
    expect(page.get_by_text(re.compile("^Kept on this device"))).to_be_visible()
    page.locator('[data-answer="not_met"]').click()
    expect(page.locator('[data-answer="not_met"]')).to_be_checked()

    expect(field).to_have_value("Nobody ")


@pytest.mark.parametrize("leaving", ["pagehide", "visibilitychange"])
def test_what_is_typed_is_kept_when_the_page_goes(
    device: BrowserContext, server: RealServer, leaving: str
) -> None:
    page, visit = begin(device, server, PACK)
    go(page, f"#/v/{visit}/s/front_door.smile")
    page.get_by_label("What you saw").press_sequentially("Nobody")
    page.evaluate(
        """(kind) => {
      if (kind === "pagehide") return dispatchEvent(new PageTransitionEvent(kind));
      Object.defineProperty(document, "hidden", {value: true, configurable: true});
      return document.dispatchEvent(new Event(kind));
    }""",
        leaving,
    )

    expect(page.get_by_text(re.compile("^Kept on this device"))).to_be_visible()
    assert [event["body"]["text"] for event in its_log(page, visit, "noted")] == ["Nobody"]


def test_why_it_is_not_applicable_is_kept_while_it_is_typed(
    device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK)
    go(page, f"#/v/{visit}/s/front_door.smile")
    page.get_by_role("radio", name="Not applicable").click()
    field = page.get_by_label("Why not applicable?")
    field.press_sequentially("No guests")
    page.clock.run_for(1_300)
    expect(page.get_by_role("button", name="Undo change")).to_be_visible()
    field.press_sequentially(" today")

    expect(field).to_be_focused()
    expect(field).to_have_value("No guests today")
    assert its_log(page, visit, "corrected")[-1]["body"]["reason"] == "No guests"


# ── a submitted visit ──


def test_a_submitted_visit_is_read_and_cannot_be_changed_and_says_so(
    device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK)
    page.locator(ANSWER.format("front_door.smile", "not_met")).click()
    expect(page.locator('[data-standard="front_door.smile"] .row-undo')).to_be_visible()
    page.locator(START.format("front_door.late")).click()
    submit(page, visit)

    for place in ("d/front_door", "s/front_door.smile", "s/front_door.greeted", "", "f"):
        go(page, f"#/v/{visit}/{place}")
        if place != "f":
            expect(page.get_by_text("This visit has been submitted.")).to_be_visible()
        expect(
            page.locator('[role="radio"], [data-down], .take-photo:visible, [data-do="again"]')
        ).to_have_count(0)
    go(page, f"#/v/{visit}/s/front_door.smile")
    expect(page.locator(".verdict-read")).to_have_text("Not met")
    expect(page.get_by_label("What you saw")).not_to_be_editable()
    go(page, f"#/v/{visit}/d/front_door")
    expect(page.locator('[data-standard="front_door.greeted"]')).to_contain_text("Not answered")


def test_a_new_device_shows_how_far_a_visit_is_before_it_is_opened(
    browser: Browser, device: BrowserContext, server: RealServer
) -> None:
    page, _ = begin(device, server, PACK, clock=False)
    for name in ("greeted", "smile"):
        page.locator(ANSWER.format(f"front_door.{name}", "met")).click()
    expect(page.get_by_text("all held").first).to_be_visible()

    with signed_in(browser, server) as other:
        new = other.new_page()
        new.goto(f"http://localhost:{server.port}/capture/")
        expect(new.locator(".visit-sum")).to_have_text("2 of 6 answered")
        expect(new.get_by_role("button", name=re.compile("^Begin in"))).to_have_count(0)
        new.get_by_role("button", name=re.compile("^Continue in Front door")).click()
        expect(new.get_by_role("heading", level=1, name="Front door")).to_be_visible()
        expect(new.locator(".head-count")).to_have_text("2 of 5")


def test_a_new_device_says_of_a_submitted_visit_that_it_is_submitted(
    browser: Browser, device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK, clock=False)
    page.locator(ANSWER.format("front_door.smile", "met")).click()
    submit(page, visit)
    expect(page.get_by_text("The server holds all of it.")).to_be_visible()

    with signed_in(browser, server) as other:
        new = other.new_page()
        new.goto(f"http://localhost:{server.port}/capture/#/?visit={visit}")
        expect(new.get_by_role("link", name=re.compile("^Submitted"))).to_be_visible()
        expect(new.locator(".visit-sum")).to_have_text("1 of 6 answered")
        new.get_by_role("link", name=re.compile("^Submitted")).click()
        expect(new.get_by_text("The visit is sealed.")).to_be_visible()
        expect(new.get_by_text("The server holds all of it.")).to_be_visible()
        expect(new.get_by_text("were made on another device")).to_be_visible()


# ── what is said ──


def test_review_names_the_timed_standards_answered_without_a_time(
    device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK)
    for name in ("greeted", "late", "smile"):
        page.locator(ANSWER.format(f"front_door.{name}", "met")).click()
        expect(page.locator(f'[data-standard="front_door.{name}"] .row-undo')).to_be_visible()
    go(page, f"#/v/{visit}/r")

    expect(page.get_by_role("heading", name="No time taken: 2")).to_be_visible()
    expect(page.locator(".untimed li")).to_have_count(2)
    page.locator(".untimed a").last.click()
    expect(page.get_by_role("button", name=re.compile("^Start"))).to_be_visible()


def test_today_tells_the_dates_and_the_nights_and_lists_other_visits_in_order(
    device: BrowserContext, server: RealServer
) -> None:
    page, _ = begin(device, server, PACK, clock=False)
    go(page, "#/")
    expect(page.locator(".visit-dates")).to_have_text(re.compile(r"^14\s?–\s?16 May 2026, 2 nights$"))
    server.assign(PACK)
    page.reload()
    expect(page.locator(".other")).to_contain_text(re.compile(r"14\s?–\s?16 May 2026"))


def test_nothing_is_told_to_be_checked_that_says_neither_yes_nor_no(
    device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK)
    for place in (
        f"#/v/{visit}/d/front_door",
        f"#/v/{visit}/s/front_door.smile",
        f"#/v/{visit}/f",
        "#/settings",
    ):
        go(page, place)
        expect(page.locator('[aria-checked="false"], [aria-pressed="false"]').first).to_be_visible()
        assert page.locator('[aria-checked=""], [aria-pressed=""], [aria-current=""]').count() == 0


def test_little_space_is_said_well_before_a_photo_is_refused(
    device: BrowserContext, server: RealServer
) -> None:
    device.add_init_script("StorageManager.prototype.estimate = async () => ({usage: 900e6, quota: 1000e6})")
    page, _ = begin(device, server, PACK, clock=False)
    expect(page.get_by_text("about 200 more photos fit")).to_be_visible()
    page.locator("#notice").get_by_role("button", name="Close").click()
    expect(page.get_by_text("about 200 more photos fit")).to_have_count(0)


def test_a_browser_that_clears_storage_after_a_week_is_told_to_be_put_on_the_home_screen(
    browser: Browser, server: RealServer
) -> None:
    safari = "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1"
    with signed_in(browser, server, user_agent=safari) as tablet:
        page, _ = begin(tablet, server, PACK, clock=False)
        go(page, "#/")
        expect(page.get_by_text("not been opened for seven days")).to_be_visible()
        page.get_by_role("link", name="How to").click()
        expect(page.get_by_text("choose Add to home screen")).to_be_visible()


def test_a_newer_version_says_so_and_is_taken_only_when_nothing_runs(
    device: BrowserContext, server: RealServer
) -> None:
    page, visit = begin(device, server, PACK, clock=False)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.locator(START.format("front_door.greeted")).click()
    expect(page.locator(".tray-stop")).to_have_count(1)
    page.evaluate(
        "navigator.serviceWorker.dispatchEvent(new MessageEvent('message', {data: {type: 'newer'}}))"
    )
    expect(page.get_by_text("A new version of the app")).to_have_count(0)

    go(page, "#/")
    expect(page.get_by_text("It can be taken once no stopwatch")).to_be_visible()
    page.locator(".tray-stop").click()
    page.evaluate("window.old = true")
    page.get_by_role("button", name="Take it now").click()
    page.wait_for_function("window.old === undefined")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(its_log(page, visit, "stopwatch_stopped")) == 1
