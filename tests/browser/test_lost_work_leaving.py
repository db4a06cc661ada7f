"""Work is not lost by leaving: signing out, changing visits, closing the window. On the client's own screens.

L-numbers are those of docs/no-lost-work.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from inspections.http.session import COOKIE
from inspections.safety_copy import read_copy
from tests.browser.conftest import TABLET
from tests.browser.real_server import Tablets, tablets_at, until
from tests.browser.test_capture_core import CHROMIUM, QUIETLY
from tests.browser.wire import Answer, Asked, Wire, ends, only_changes, only_of, passes

pytestmark = pytest.mark.browser

# The server's page; the tablet's own of that name stands behind a #.
SIGN_OUT = re.compile("^[^#]*/sign-out$")
FULL = """
const write = IDBObjectStore.prototype.add;
IDBObjectStore.prototype.add = function (...asked) {
  if (window.isFull) throw new DOMException("no space left", "QuotaExceededError");
  return write.apply(this, asked);
};
"""


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
    yield browser
    browser.close()


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Tablets]:
    with tablets_at(tmp_path) as tablets:
        yield tablets


@pytest.fixture
def tablet(browser: Browser, work: Tablets) -> Iterator[BrowserContext]:
    context = browser.new_context(**TABLET, accept_downloads=True)
    context.set_default_timeout(20_000)
    context.add_init_script(FULL)
    work.sign_in(context)
    yield context
    context.close()


def open_at(tablet: BrowserContext, work: Tablets, rest: str = "") -> Page:
    """The client on a screen, its visits fetched."""
    page = tablet.new_page()
    page.goto(f"{work.wire.address}/capture/")
    expect(page.get_by_role("button", name=re.compile("^Begin in")).first).to_be_visible()
    page.evaluate("hash => { location.hash = hash; }", f"#/v/{work.visit}/d/front_door{rest}")
    return page


def answer_met(page: Page, row: int) -> None:
    page.locator("[data-standard]").nth(row).get_by_role("radio", name="Met", exact=True).click()


def answered(page: Page, row: int) -> None:
    page.locator("[data-standard]").nth(row).get_by_role(
        "button", name=re.compile("^Undo the answer")
    ).wait_for()


def sends(work: Tablets) -> list[str]:
    return [event.kind for event in work.server.of_tablets(work.visit)]


def until_sent(page: Page, work: Tablets, kinds: list[str]) -> None:
    """The condition decides; a test that waits for ever is ended by its runner."""
    while sends(work) != kinds:
        page.wait_for_timeout(10)


def test_signing_out_with_pending_work_warns_offers_a_copy_and_loses_nothing(
    work: Tablets, tablet: BrowserContext, tmp_path: Path
) -> None:
    """L14: the client's screen and the server's page both say it; signed in again, all is sent."""
    work.wire.treat = only_changes(ends)
    page = open_at(tablet, work)
    answer_met(page, 0)
    answered(page, 0)
    page.goto(f"{work.wire.address}/capture/#/settings")
    page.get_by_role("link", name="Sign out").click()
    expect(page.get_by_text("2 records are only on this device.")).to_be_visible()

    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save a safety copy").click()
    copy = read_copy(Path(downloading.value.path()).read_bytes())
    assert [event["kind"] for event in copy.events if event["device"] == copy.device] == [
        "started",
        "observed",
    ]

    work.wire.treat = only_of("/events", only_changes(ends))
    page.get_by_role("button", name="Sign out all the same").click()
    page.wait_for_url(SIGN_OUT)
    expect(page.get_by_role("status")).to_contain_text("2 records are only on this device.")
    expect(page.get_by_role("link", name="Save a safety copy")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    assert COOKIE not in {cookie["name"] for cookie in tablet.cookies()}
    assert sends(work) == []

    work.wire.treat = passes
    work.sign_in(tablet)
    page.goto(f"{work.wire.address}/capture/")
    expect(page.get_by_text("all held").or_(page.get_by_text("held by the server")).first).to_be_visible()
    assert sends(work) == ["started", "observed"]


def test_signing_out_with_nothing_pending_says_so_and_asks_for_no_copy(
    work: Tablets, tablet: BrowserContext
) -> None:
    """L14: no warning where there is nothing to warn of, or the next one is not read."""
    page = open_at(tablet, work)
    answer_met(page, 0)
    answered(page, 0)
    page.goto(f"{work.wire.address}/capture/#/sign-out")

    expect(page.get_by_text("The server holds all your records.")).to_be_visible()
    expect(page.get_by_role("button", name="Save a safety copy")).to_have_count(0)
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(SIGN_OUT)
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    expect(page.get_by_role("status")).to_be_hidden()


def test_what_a_full_disk_refused_stays_at_hand_across_visits_and_the_window_is_not_closed_over_it(
    work: Tablets, tablet: BrowserContext
) -> None:
    """L3: going to another visit drops nothing; leaving the page asks first; one tap then keeps it."""
    other = work.server.assign()
    page = open_at(tablet, work)
    expect(page.locator("[data-standard]").first).to_be_visible()
    page.evaluate("window.isFull = true")
    answer_met(page, 0)
    notice = page.get_by_text("1 record could not be kept.")
    expect(notice).to_be_visible()

    page.evaluate("window.isFull = false")
    page.evaluate("hash => { location.hash = hash; }", f"#/v/{other}/d/front_door")
    page.wait_for_url(re.compile(other))
    expect(page.locator("[data-standard]").first).to_be_visible()
    expect(notice).to_be_visible()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator("body").click(position={"x": 2, "y": 2})
    page.close(run_before_unload=True)
    while not asked:
        page.wait_for_timeout(1)  # lets the browser's calls in; the condition decides
    assert asked == ["beforeunload"]

    page.get_by_role("button", name="Try again").click()
    expect(notice).to_be_hidden()
    until_sent(page, work, ["started", "observed"])


def knows_no_such_kind(_wire: Wire, asked: Asked) -> Answer:
    """A server older than the app: a receipt that refuses each event of the batch."""
    batch = json.loads(asked.body)
    refused = {"state": "refused", "code": "kind_unknown", "message": "Update the server, send again."}
    receipt = {
        "type": "sixty.receipt",
        "protocol": 1,
        "visit": batch["events"][0]["visit"],
        "device": batch["device"],
        "code": "0000-0000",
        "events": [{"id": event["id"], **refused} for event in batch["events"]],
        "held": {"count": 1, "upto": 1, "beyond": []},
        "photos": [],
        "missing_photos": [],
        "status": "in_progress",
        "server_time": datetime.now(UTC).isoformat(timespec="milliseconds"),
    }
    return Answer(200, json.dumps(receipt).encode())


def test_what_the_server_turned_down_is_sent_again_when_someone_asks_for_it(
    work: Tablets, tablet: BrowserContext
) -> None:
    """L9: "Try to send now" tries those too; until then they are shown with their reason."""
    page = open_at(tablet, work)
    until_sent(page, work, ["started"])
    work.wire.treat = only_of("/events", only_changes(knows_no_such_kind))
    answer_met(page, 0)
    answered(page, 0)
    page.goto(f"{work.wire.address}/capture/#/safety")
    expect(page.get_by_text("Update the server, send again.")).to_be_visible()
    expect(page.get_by_text("1 of them is nowhere else.")).to_be_visible()
    assert sends(work) == ["started"]
    page.goto(f"{work.wire.address}/capture/")
    expect(page.get_by_text("1 of 2 records is only on this device.")).to_be_visible()
    page.goto(f"{work.wire.address}/capture/#/safety")

    work.wire.treat = passes
    page.get_by_role("button", name="Try to send now").click()
    expect(page.get_by_text("The server holds them too.")).to_be_visible()
    assert sends(work) == ["started", "observed"]


STORAGE = """(quota) => {
  window.asked = 0;
  StorageManager.prototype.persist = async () => { window.asked += 1; return false; };
  StorageManager.prototype.persisted = async () => false;
  StorageManager.prototype.estimate = async () => ({usage: 1000, quota});
}"""


@pytest.mark.parametrize(
    ("quota", "said"),
    [
        (10_000_000_000, "This browser may clear stored work when space runs short."),
        (100_000_000, "This seems to be a private window"),
    ],
)
def test_the_browser_is_asked_to_keep_what_is_stored_and_where_it_does_not_that_is_said(
    work: Tablets, tablet: BrowserContext, quota: int, said: str
) -> None:
    """L4: with what helps: the home screen, a safety copy, a window that is not private."""
    tablet.add_init_script(f"({STORAGE})({quota})")
    page = open_at(tablet, work)
    until(page, "window.asked > 0")
    page.goto(f"{work.wire.address}/capture/#/safety")

    expect(page.get_by_text(said)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Save a safety copy"))).to_be_enabled()
