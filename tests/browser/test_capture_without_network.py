"""The client without a server: its files come whole from one set that the service worker keeps."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.tablet_server import VISITS, TabletServer
from tests.browser.test_capture_core import OPEN_CLIENT, browser, counts, server, tablet

__all__ = ["browser", "server", "tablet"]

pytestmark = pytest.mark.browser

VISIT = VISITS[0]

OPEN_KEPT = OPEN_CLIENT.replace("import(`/capture/${name}.js`)", "bring(`${name}.js`)").replace(
    "{\n", "{\n  const {bring} = modules;\n", 1
)
"""The same of the modules that the page has, the worker's among them: it asks for no file of its own."""


def test_the_client_opens_with_the_server_stopped_and_sends_when_it_is_back(
    tablet: BrowserContext, server: TabletServer
) -> None:
    """The service worker serves its whole set; modules, fonts and styles come from it."""
    page = a_page_of_the_client(tablet, server)
    page.evaluate(OPEN_CLIENT, VISIT)
    server.stop()
    page.reload()
    missing: list[str] = []
    page.on("requestfailed", lambda request: missing.append(request.url))

    assert page.title() == "Notes"
    page.evaluate(OPEN_KEPT, VISIT)
    page.evaluate("recorder.answer('front_door.smile', 'met')")
    assert counts(page)["onlyHere"] >= 1
    assert [url for url in missing if "/api/" not in url] == []
    server.start()
    page.evaluate("outbox.wake()")
    page.wait_for_function("outbox.wake() || outbox.state.onlyHere.events === 0", polling=500)
    assert [e.kind for e in server.answers.held.values()].count("observed") == 1


def a_page_of_the_client(tablet: BrowserContext, server: TabletServer) -> Page:
    """Opened, with the service worker in charge and its first set whole."""
    page = tablet.new_page()
    page.goto(f"{server.url}/capture/")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    return page


SETS_WITH = """async ([path, text]) => {
  const found = [];
  for (const name of await caches.keys()) {
    const set = await caches.open(name);
    const file = await set.match(path);
    if (await set.match("/capture/set-is-whole") && (await file.text()).includes(text)) found.push(name);
  }
  return found.length;
}"""


UNTIL_A_SET_WITH = f"""async (asked) => {{
  const start = performance.now();
  while (!(await ({SETS_WITH})(asked))) {{
    if (performance.now() - start > 20_000) throw new Error("no whole set has it");
    await new Promise(requestAnimationFrame);
  }}
}}"""


def test_a_newer_client_counts_for_the_next_page(tablet: BrowserContext, server: TabletServer) -> None:
    """A page keeps the set it was opened with: its files are all of one time."""
    page = a_page_of_the_client(tablet, server)
    newer = ":root { --now: 2; }"
    served = "fetch('/capture/all.css').then((response) => response.text())"
    tablet.route(
        "**/capture/all.css",
        lambda route: route.fulfill(status=200, content_type="text/css", body=newer),
    )
    page.reload()
    page.evaluate(UNTIL_A_SET_WITH, ["/capture/all.css", newer])

    assert page.evaluate(served) != newer
    page.reload()
    assert page.evaluate(served) == newer


def test_a_wifi_sign_in_page_never_becomes_part_of_the_client(
    tablet: BrowserContext, server: TabletServer
) -> None:
    """It answers one style sheet in the place of the server: the set stays as it was."""
    page = a_page_of_the_client(tablet, server)
    asked: list[str] = []

    def sign_in(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<html>Welcome to Wi-Fi</html>")

    tablet.route("**/capture/all.css", sign_in)
    page.reload()
    while not asked:
        page.wait_for_timeout(1)  # lets the browser's calls in; the condition decides
    tablet.unroute("**/capture/all.css")
    newer = "export const now = 2;"
    tablet.route(
        "**/capture/words/nb.js",
        lambda route: route.fulfill(status=200, content_type="text/javascript", body=newer),
    )
    page.reload()
    page.evaluate(UNTIL_A_SET_WITH, ["/capture/words/nb.js", newer])

    assert page.evaluate(SETS_WITH, ["/capture/all.css", "Wi-Fi"]) == 0
