"""How the tablet's page opens: one look at the disk, nothing out of date, nothing asked for twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.real_server import all_is_held
from tests.browser.tablet_server import PACK, PACK_HASH, VISITS, TabletServer
from tests.browser.test_capture_core import a_tab, a_tab_with_the_store, browser, server, tablet

__all__ = ["browser", "server", "tablet"]

pytestmark = pytest.mark.browser

VISIT, OTHER_VISIT = VISITS

# How often the page looks at the disk before its first row stands.
LOOKS = """
window.looks = [];
const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (names, mode, options) {
  if (!document.querySelector("[data-standard]")) looks.push(mode);
  return transaction.call(this, names, mode, options);
};
"""
# A store whose first look was on the visit, and that has given nothing of it yet.
LOOK = """async (visit) => {
  const {openStore} = await import("/capture/store.js");
  window.store = await openStore({visit});
}"""
RECORD = "recorder.answer('front_door.smile', 'met')"
KINDS = "async (visit) => (await store.eventsOf(visit)).map(({kind}) => kind)"


def opened(tablet: BrowserContext, server: TabletServer) -> Page:
    page = tablet.new_page()
    page.goto(f"{server.url}/capture/#/v/{VISIT}/d/front_door")
    page.locator("[data-standard]").first.wait_for()
    return page


def held_back(page: Page, name: str) -> list[Route]:
    """The requests for that file, which wait until they are told to go on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/capture/{name}", hold)
    return held


def test_a_page_that_opens_on_a_visit_looks_at_the_disk_once_before_its_rows_stand(
    tablet: BrowserContext, server: TabletServer
) -> None:
    before = a_tab(tablet, server)
    before.evaluate(RECORD)
    all_is_held(before)
    before.close()
    tablet.add_init_script(LOOKS)

    page = opened(tablet, server)

    assert page.evaluate("looks") == ["readonly"]
    assert page.locator(".settled").count() == 1


def test_what_another_tab_writes_after_the_first_look_is_seen(
    tablet: BrowserContext, server: TabletServer
) -> None:
    one, other = a_tab(tablet, server), tablet.new_page()
    other.goto(f"{server.url}/blank")
    other.evaluate(LOOK, VISIT)

    one.evaluate(RECORD)
    other.wait_for_function("async (visit) => (await store.eventsOf(visit)).length === 2", arg=VISIT)

    assert other.evaluate(KINDS, VISIT) == ["started", "observed"]
    assert other.evaluate("store.countsOfAll()")["events"] == 2


def test_the_first_look_gives_nothing_of_another_visit(tablet: BrowserContext, server: TabletServer) -> None:
    a_tab(tablet, server)
    page = tablet.new_page()
    page.goto(f"{server.url}/blank")
    page.evaluate(LOOK, VISIT)

    assert page.evaluate(KINDS, OTHER_VISIT) == []
    assert page.evaluate("async (visit) => (await store.visit(visit)).id", OTHER_VISIT) == OTHER_VISIT
    assert page.evaluate(KINDS, VISIT) == ["started"]


def test_a_setting_written_after_the_first_look_is_the_one_that_is_read(
    tablet: BrowserContext, server: TabletServer
) -> None:
    page = a_tab(tablet, server)
    page.evaluate(LOOK, VISIT)

    assert page.evaluate("store.getMeta('me')")["role"] == "inspector"
    page.evaluate("store.setMeta('me', {name: 'Else'})")
    assert page.evaluate("store.getMeta('me')") == {"name": "Else"}


def test_standards_kept_by_an_older_client_are_read_without_a_network(
    tablet: BrowserContext, server: TabletServer
) -> None:
    """It kept a pack as an object; now its text is kept."""
    page = a_tab_with_the_store(tablet, server)
    page.evaluate(
        """async ([hash, pack]) => {
      const opening = indexedDB.open("sixty");
      const database = await new Promise((go) => opening.onsuccess = () => go(opening.result));
      const writing = database.transaction("packs", "readwrite");
      writing.objectStore("packs").put({hash, pack});
      await new Promise((go) => writing.oncomplete = go);
    }""",
        [PACK_HASH, PACK],
    )
    server.stop()

    assert page.evaluate("hash => store.pack(hash)", PACK_HASH) == PACK
    assert page.evaluate("hash => store.hasPack(hash)", PACK_HASH)


def test_a_new_tablet_asks_for_who_is_signed_in_for_visits_and_standards_once_each(
    tablet: BrowserContext, server: TabletServer
) -> None:
    asked: list[str] = []

    def count(route: Route) -> None:
        asked.append(route.request.url.removeprefix(server.url))
        route.continue_()

    tablet.route("**/api/packs/*", count)
    tablet.route("**/api/visits", count)
    page = tablet.new_page()
    page.goto(f"{server.url}/capture/")
    page.locator("[data-do=begin]").wait_for()

    assert sorted(asked) == [f"/api/packs/{PACK_HASH}", "/api/visits"]


def test_a_new_tablet_is_told_of_its_visit_while_the_large_script_is_still_on_its_way(
    tablet: BrowserContext, server: TabletServer
) -> None:
    page = tablet.new_page()
    held = held_back(page, "first.js")

    with page.expect_response(f"**/api/packs/{PACK_HASH}"):
        page.goto(f"{server.url}/capture/", wait_until="commit")
    page.wait_for_function("async () => (await indexedDB.databases()).some(({name}) => name === 'sixty')")
    assert page.locator(".visit").count() == 0
    held.pop().continue_()

    page.locator("[data-do=begin]").wait_for()


def test_the_page_opens_in_whatever_order_its_scripts_come(
    tablet: BrowserContext, server: TabletServer
) -> None:
    page = tablet.new_page()
    held = held_back(page, "at_once.js")

    page.goto(f"{server.url}/capture/", wait_until="commit")
    page.wait_for_function("typeof globalThis.begin === 'function'")
    held.pop().continue_()

    page.locator("[data-do=begin]").wait_for()
