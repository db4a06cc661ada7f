"""Not to be seen: the book that keeps time, two fingers that hide, the PIN; and finding a standard.

The page's clocks stand still unless a test moves them, so that every recorded time is exact.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Playwright, expect

from inspections.http.session import COOKIE
from inspections.store import open_store
from standards.pack import Within
from tests.browser.conftest import CHROMIUM_FLAGS
from tests.browser.real_server import PASSWORD, RealServer
from tests.browser.test_capture_core import CHROMIUM
from tests.makers import a_pack, a_standard

pytestmark = pytest.mark.browser

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
PACK = a_pack(
    a_standard("front_door.greeted", limit=Within(60_000)),
    a_standard("front_door.late", limit=Within(600_000)),
    a_standard("front_door.smile"),
    a_standard("spa.towel", critical=True),
)
LOG = """async (visit) => {
  const {openStore} = await import("/capture/store.js");
  const store = await openStore();
  return store.eventsSince(visit, store.device, 0);
}"""
NOW = "() => ({wall: Date.now(), mono: Math.round(performance.now())})"
PIN = "4711"


@dataclass
class Tablet:
    """A tablet with the visit begun; its fingers, its clock and its log."""

    page: Page
    address: str
    visit: str
    touch: CDPSession = field(init=False)

    def __post_init__(self) -> None:
        self.touch = self.page.context.new_cdp_session(self.page)

    def go(self, path: str) -> None:
        self.page.evaluate("(hash) => { location.hash = hash; }", f"#/v/{self.visit}/{path}")

    def fingers(self, kind: str, *points: tuple[float, float]) -> None:
        spots = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        self.touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    def middle(self, selector: str) -> tuple[float, float]:
        box = self.page.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def two_fingers_at(self, x: float, y: float) -> None:
        """Down one after the other, as fingers come, and up again."""
        self.fingers("touchStart", (x, y))
        self.fingers("touchStart", (x, y), (x + 90, y - 30))
        self.fingers("touchEnd", (x, y))
        self.fingers("touchEnd")

    def press(self, selector: str, ms: int) -> dict[str, int]:
        """A finger on it for so long; the clocks at touch-down."""
        spot = self.middle(selector)
        at: dict[str, int] = self.page.evaluate(NOW)
        self.fingers("touchStart", spot)
        self.page.clock.run_for(ms)
        self.fingers("touchEnd")
        return at

    def leave_the_book(self) -> None:
        """The title, held for a second."""
        self.press('[data-zone="back"]', 1_000)

    def log(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.page.evaluate(LOG, self.visit) if event["kind"] == kind]

    def foot(self) -> list[str]:
        return self.page.locator(".reader-foot span").all_inner_texts()


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> RealServer:
    """Furnished once: hashing its people's passwords takes longer than a test."""
    server = RealServer(tmp_path_factory.mktemp("furnished") / "server")
    server.furnish()
    server.store.close()
    return server


@pytest.fixture
def server(furnished: RealServer, tmp_path: Path) -> Iterator[RealServer]:
    server = replace(furnished, folder=tmp_path / "server")
    shutil.copytree(furnished.folder, server.folder)
    server.inspector, server.hotel, server.owner = furnished.inspector, furnished.hotel, furnished.owner
    server.store = open_store(server.url)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def context(browser: Browser, server: RealServer) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 820, "height": 1180}, has_touch=True, locale="en-GB")
    context.set_default_timeout(20_000)
    context.add_cookies(
        [{"name": COOKIE, "value": server.session(), "url": f"http://localhost:{server.port}"}]
    )
    yield context
    context.close()


@pytest.fixture
def tablet(context: BrowserContext, server: RealServer) -> Tablet:
    """The visit begun, at noon; from now on time stands."""
    visit, page = server.assign(PACK), context.new_page()
    page.clock.install(time=NOON)
    address = f"http://localhost:{server.port}/capture/"
    page.goto(address)
    page.get_by_role("button", name=re.compile("^Begin in")).click()
    page.wait_for_url(re.compile(r"#/v/"))
    page.evaluate("localStorage.setItem('sixty.discreet', JSON.stringify({learnt: true}))")
    page.clock.pause_at(datetime(2026, 5, 14, 12, 9, 58, tzinfo=UTC))
    page.clock.run_for(2_000)  # a leap starts what was due; the last steps let it come to its end
    return Tablet(page, address, visit)


def start_two(tablet: Tablet) -> None:
    """The greeting, and 2:15 later another one."""
    page = tablet.page
    tablet.go("d/front_door")
    page.clock.run_for(500)  # a redraw may wait for a timer, and time stands still
    page.get_by_role("button", name=re.compile("^Start the stopwatch.*greeted")).click()
    expect(page.locator(".tray [data-watch]")).to_have_count(1)
    page.clock.run_for(135_000)
    page.get_by_role("button", name=re.compile("^Start the stopwatch.*late")).click()
    expect(page.locator(".tray [data-watch]")).to_have_count(2)
    page.clock.run_for(131_000)


def open_the_book(page: Page) -> None:
    page.get_by_role("button", name="Open the book").click()
    expect(page.locator(".reader-foot")).to_be_visible()


def test_the_foot_of_the_page_tells_the_stopwatches_and_a_tap_laps(tablet: Tablet) -> None:
    """4:26 past its limit, 2:11 within it; a tap is a lap as of touch-down, and turns the page."""
    page = tablet.page
    start_two(tablet)
    open_the_book(page)
    expect(page.locator(".reader-foot span").nth(0)).to_have_text("page 426†")
    expect(page.locator(".reader-foot span").nth(1)).to_have_text("211 to go")
    leaf = page.locator(".reader-text").inner_text()

    at = tablet.press('[data-zone="1"]', 200)

    expect(page.locator(".reader-foot span").nth(1)).to_have_text("211¹ to go")
    [lap] = tablet.log("stopwatch_lapped")
    assert {name: lap["body"]["mark"][name] for name in at} == at
    turned = page.locator(".reader-text").inner_text()
    assert turned != leaf
    assert turned[:200] in leaf, "the next page goes on where this one ended"
    assert tablet.foot()[2] == "", "an empty place says nothing"


def test_the_figures_step_every_ten_seconds_and_not_between(tablet: Tablet) -> None:
    page = tablet.page
    start_two(tablet)
    open_the_book(page)
    expect(page.locator(".reader-foot span").nth(1)).to_have_text("211 to go")

    page.clock.run_for(9_000)
    assert tablet.foot()[1] == "211 to go"
    page.clock.run_for(1_200)
    expect(page.locator(".reader-foot span").nth(1)).to_have_text(re.compile("^22[12] to go"))


def test_a_hold_stops_as_of_touch_down_and_another_takes_it_back(tablet: Tablet) -> None:
    """Held 0.7 s: stopped at touch-down, not at lift. For eight seconds, holding again goes on."""
    page = tablet.page
    start_two(tablet)
    open_the_book(page)

    at = tablet.press('[data-zone="1"]', 700)

    expect(page.locator(".reader-foot span").nth(1)).to_have_text("211‡ to go")
    [stop] = tablet.log("stopwatch_stopped")
    assert {name: stop["body"]["mark"][name] for name in at} == at
    measured = tablet.log("observed")[0]["body"]["measured"]["ms"]
    assert measured == 131_000

    tablet.press('[data-zone="1"]', 700)
    expect(page.locator(".reader-foot span").nth(1)).not_to_have_text(re.compile("‡"))
    assert len(tablet.log("undone")) == 2


def test_a_tap_above_marks_a_moment_to_be_named_later(tablet: Tablet) -> None:
    """It is a stopwatch without a standard, started at touch-down; it can be named on its own page."""
    page = tablet.page
    open_the_book(page)
    at = tablet.press('[data-zone="moment"]', 80)

    expect(page.locator(".reader-foot span").nth(0)).to_have_text("page 0")
    expect(page.locator(".reader-sign")).to_have_text("¹")
    [start] = tablet.log("stopwatch_started")
    assert {name: start["body"]["mark"][name] for name in at} == at
    assert "standard" not in start["body"]

    tablet.leave_the_book()
    page.get_by_role("link", name="Stopwatch: Not named yet").click()
    expect(page.get_by_role("heading", name="Which standard was it?")).to_be_visible()


def test_of_more_than_three_the_nearest_their_limit_are_told(tablet: Tablet) -> None:
    """A place is kept while the book is open; opened anew, the last started one without a limit has it."""
    page = tablet.page
    start_two(tablet)
    open_the_book(page)
    tablet.press('[data-zone="moment"]', 80)
    expect(page.locator(".reader-foot span").nth(2)).to_have_text("of 0")
    page.clock.run_for(60_000)
    tablet.press('[data-zone="moment"]', 80)
    expect(page.locator(".reader-sign")).to_have_text("²")
    assert tablet.foot() == ["page 526†", "311 to go", "of 100"]

    tablet.leave_the_book()
    open_the_book(page)
    expect(page.locator(".reader-foot span").nth(2)).to_have_text("of 1")
    assert tablet.foot()[:2] == ["page 527†", "312 to go"]


def test_the_book_can_be_used_by_keyboard_and_by_screen_reader(tablet: Tablet) -> None:
    """Zones have names and answer to Enter, short or long; a reader's click stops by a key of its own."""
    page = tablet.page
    start_two(tablet)
    open_the_book(page)
    zone = page.get_by_role("button", name=re.compile("^Lap: .*2, 2:11. Hold to stop."))
    zone.press("Enter")
    expect(page.locator(".reader-foot span").nth(1)).to_have_text("211¹ to go")

    page.get_by_role("button", name=re.compile("^Stop: .*2$")).dispatch_event("click")
    expect(page.locator(".reader-foot span").nth(1)).to_have_text("211¹‡ to go")

    page.get_by_role("button", name=re.compile("^Back to where you were")).dispatch_event("click")
    expect(page.locator("#cover")).to_be_hidden()


def test_two_fingers_hide_the_finding_and_lead_back_to_it_as_it_was(tablet: Tablet) -> None:
    """Nothing of the work can be seen, read out or found in the address; what was typed is still there."""
    page = tablet.page
    tablet.go("s/front_door.greeted")
    page.get_by_label("What you saw").fill("Nobody looked up.")

    tablet.two_fingers_at(300, 600)

    expect(page.locator(".reader-page")).to_be_visible()
    assert page.title() == "Notes"
    assert page.url == f"{tablet.address}#/"
    expect(page.get_by_label("What you saw")).to_be_hidden()
    expect(page.get_by_role("heading", name=re.compile("greeted"))).to_have_count(0)

    tablet.leave_the_book()
    expect(page.get_by_label("What you saw")).to_have_value("Nobody looked up.")
    assert page.url.endswith("s/front_door.greeted")


def test_two_fingers_of_which_one_hits_stop_stop_nothing(tablet: Tablet) -> None:
    """Stop acts at touch-down; what the first finger set off on its way to the book is taken back."""
    page = tablet.page
    start_two(tablet)
    tablet.two_fingers_at(*tablet.middle(".tray-stop"))

    expect(page.locator(".reader-foot")).to_contain_text("426†")
    expect(page.locator(".reader-foot")).to_contain_text("211")
    assert len(tablet.log("stopwatch_stopped")) == 1
    assert len(tablet.log("undone")) == 2, "the stop, and the answer that its time gave"


def test_a_pinch_hides_nothing(tablet: Tablet) -> None:
    page = tablet.page
    tablet.fingers("touchStart", (300, 500))
    tablet.fingers("touchStart", (300, 500), (400, 500))
    tablet.fingers("touchMove", (300, 500), (520, 500))
    tablet.fingers("touchEnd")

    expect(page.locator("#cover")).to_be_hidden()


def test_the_book_stays_over_a_reload_and_the_lesson_shows_once(tablet: Tablet) -> None:
    page = tablet.page
    page.evaluate("localStorage.removeItem('sixty.discreet')")
    page.get_by_role("button", name="Open the book").click()
    page.get_by_role("button", name="Start reading").click()
    page.reload()

    expect(page.locator(".reader-page")).to_be_visible()
    expect(page.get_by_role("button", name="Start reading")).to_have_count(0)
    tablet.leave_the_book()
    expect(page.get_by_role("heading", level=1, name="Front door")).to_be_visible()


def test_if_so_set_the_book_is_there_when_the_device_wakes(tablet: Tablet) -> None:
    page = tablet.page
    page.evaluate("location.hash = '#/settings'")
    page.get_by_role("switch", name="Show the book when the device wakes").click()
    page.evaluate("""() => {
      Object.defineProperty(document, "hidden", {value: true, configurable: true});
      document.dispatchEvent(new Event("visibilitychange"));
    }""")

    expect(page.locator(".reader-page")).to_be_visible()


def set_a_pin(tablet: Tablet) -> None:
    page = tablet.page
    page.evaluate("location.hash = '#/settings'")
    page.get_by_role("button", name="1 min", exact=True).click()
    page.get_by_label("New PIN, 4 to 8 digits").fill(PIN)
    page.get_by_label("The same once more").fill(PIN)
    page.get_by_role("button", name="Keep this PIN").click()
    expect(page.get_by_text("The PIN is kept.")).to_be_visible()


def type_pin(page: Page, pin: str) -> None:
    for figure in pin:
        page.get_by_role("button", name=figure, exact=True).click()
    page.get_by_role("button", name="Open", exact=True).click()


def test_the_pin_is_asked_for_after_a_minute_and_stops_no_stopwatch(tablet: Tablet) -> None:
    """Locked while one runs, reloaded, unlocked: its time is right to the second, and nothing stopped it."""
    page = tablet.page
    start_two(tablet)
    set_a_pin(tablet)
    page.clock.run_for(61_000)
    expect(page.locator(".reader-foot span").nth(1)).to_have_text(re.compile(r"^31\d to go$"))

    page.reload()
    expect(page.locator(".reader-foot span").nth(1)).to_have_text("312 to go")
    tablet.leave_the_book()
    expect(page.get_by_role("heading", name="PIN")).to_be_visible()
    type_pin(page, "1234")
    expect(page.get_by_text("That is not the PIN.")).to_be_visible()
    type_pin(page, PIN)

    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    page.evaluate("location.hash = '#/'")
    expect(page.locator(".tray .figure").nth(1)).to_have_text("3:13")
    assert tablet.log("stopwatch_stopped") == []


def test_wrong_pins_slow_down_and_a_reload_gives_no_free_tries(tablet: Tablet) -> None:
    page = tablet.page
    set_a_pin(tablet)
    page.clock.run_for(61_000)
    tablet.leave_the_book()
    for _ in range(3):
        type_pin(page, "0000")
        expect(page.get_by_text("That is not the PIN.")).to_be_visible()
    expect(page.get_by_text("Wait 5")).to_be_visible()
    expect(page.get_by_role("button", name="1", exact=True)).to_be_disabled()

    page.reload()
    tablet.leave_the_book()
    expect(page.get_by_role("button", name="1", exact=True)).to_be_disabled()
    page.clock.run_for(5_500)
    type_pin(page, PIN)
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()


def test_the_pin_itself_is_nowhere_on_the_device(tablet: Tablet) -> None:
    page = tablet.page
    set_a_pin(tablet)
    kept = page.evaluate("""async () => {
      const {openStore} = await import("/capture/store.js");
      return (await openStore()).getMeta("pin");
    }""")

    assert set(kept) == {"minutes", "salt", "rounds", "hash", "wrong", "until", "leaving"}
    assert re.fullmatch("[0-9a-f]{64}", kept["hash"])
    assert PIN not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_who_forgot_the_pin_signs_in_again_and_finds_every_record(tablet: Tablet, server: RealServer) -> None:
    page = tablet.page
    start_two(tablet)
    set_a_pin(tablet)
    page.clock.run_for(61_000)
    tablet.leave_the_book()
    page.get_by_role("button", name="Forgotten the PIN?").click()
    page.get_by_role("button", name="Sign out and in again").click()
    page.wait_for_url(re.compile("/sign-in"))
    page.goto(tablet.address)
    expect(page.locator(".reader-page")).to_be_visible()
    tablet.leave_the_book()
    expect(page.get_by_role("heading", name="PIN")).to_be_visible()

    page.goto(f"http://localhost:{server.port}/sign-in?next=/capture/")
    page.get_by_label("E-mail address").fill(server.inspector.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile("/capture/"))

    expect(page.locator("#cover")).to_be_hidden()
    assert len(tablet.log("stopwatch_started")) == 2
    assert tablet.log("stopwatch_stopped") == []


def test_a_standard_is_found_by_its_words_and_opens(tablet: Tablet) -> None:
    """From the departments; the words stand in the address, so that coming back finds them again."""
    page = tablet.page
    tablet.go("")
    page.get_by_role("link", name="Search standards").click()
    page.get_by_role("searchbox").fill("TOWEL")
    expect(page.get_by_text("1 of 4 standards")).to_be_visible()
    page.get_by_role("link", name=re.compile("The guest is towel")).click()
    expect(page.get_by_role("heading", name="The guest is towel.")).to_be_visible()

    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("TOWEL")
    expect(page.get_by_text("1 of 4 standards")).to_be_visible()


def test_filters_and_the_next_unanswered_go_over_all_departments(tablet: Tablet) -> None:
    page = tablet.page
    tablet.go("d/front_door")
    for row in ("front_door.greeted", "front_door.late", "front_door.smile"):
        page.locator(f'[data-standard="{row}"]').get_by_role("radio", name="Met", exact=True).click()
        expect(page.locator(f'[data-standard="{row}"] .row-undo')).to_be_visible()
    page.evaluate("location.hash = '#/'")
    page.get_by_role("link", name="Find a standard").click()
    page.get_by_role("button", name=re.compile("^Unanswered")).click()
    expect(page.get_by_text("1 of 4 standards")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Critical")).click()
    expect(page.get_by_text("1 of 4 standards")).to_be_visible()

    page.get_by_role("button", name=re.compile("^Next unanswered")).click()
    expect(page.get_by_role("heading", level=1, name="Spa")).to_be_visible()
