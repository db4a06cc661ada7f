"""A visit of 45 minutes on a slow tablet: `PYTHONPATH=. python benchmarks/long_visit.py [minutes]`.

The real client from the real server in Chromium, its main thread slowed four times. The clock is driven by
the script: a scripted inspector answers, times, notes, filters, searches, reads the book and the review,
minute after minute, as a visit goes. Nothing is speeded up but the waiting. Told are, at the start and every
five minutes:

    records     events on the device
    data        bytes of those events as canonical JSON: what a page cannot do without
    heap        JavaScript heap after a forced collection, and its growth against that of the data
    nodes       elements and texts alive, in the document or not; listeners
    longest     the longest task on the main thread since the line before (Long Tasks API: from 50 ms on)

What it cannot tell: Safari; a tablet's own memory limits; the throttle slows the page, not the disk. On a
busy machine a task that waits for the processor counts as long: the longest is an upper bound.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from inspections.accounts import open_session
from inspections.http.session import COOKIE
from standards.loader import load_shipped
from tests.browser.conftest import CHROMIUM_FLAGS
from tests.browser.real_server import RealServer

MINUTES, EVERY, SLOWER = 45, 5, 4
TARGET_MS = 100
HEED = """
window.longest = 0;
window.long = [];
new PerformanceObserver((list) => {
  for (const {duration} of list.getEntries()) {
    longest = Math.max(longest, duration);
    if (duration > 100) long.push([location.hash.split("/")[3] ?? "today", Math.round(duration)]);
  }
}).observe({type: "longtask", buffered: true});
"""
TOLD = """async (visit) => {
  const {bring} = modules;
  const [{openStore}, {canonical}] = await Promise.all(["store.js", "events.js"].map(bring));
  const events = await (window.storeOfBench ??= await openStore()).eventsOf(visit);
  const bytes = events.reduce((sum, event) => sum + canonical(event).length, 0);
  const told = {records: events.length, data: bytes, longest, long};
  longest = 0;
  long = [];
  return told;
}"""


@dataclass
class Inspector:
    """Who walks through the house: one department after another, a bit of everything."""

    page: Page
    visit: str
    departments: list[str]
    walked: int = 0

    def minute(self, n: int) -> None:
        """What an inspector does within a minute, with the page's clock moved on between."""
        department = self.departments[(n // 2) % len(self.departments)]
        self.go(f"d/{department}")
        self.answer(6)
        with suppress(Exception):
            self.time_one()
        if n % 5 == 3:
            self.filter("unanswered", "all")
        if n % 3 == 0:
            self.write(f"Minute {n}: the second desk was open, and nobody at it.")
        if n % 5 == 1:
            self.search("towel")
        if n % 7 == 2:
            self.read_the_book()
        if n % 8 == 6:
            self.go("r")
        if n % 9 == 4:
            self.go("")
            self.page.evaluate("location.hash = '#/safety'")
            self.wait(3)

    def go(self, place: str) -> None:
        self.page.evaluate("(hash) => { location.hash = hash; }", f"#/v/{self.visit}/{place}")
        self.page.wait_for_function(
            "(place) => document.documentElement.dataset.place === place", arg=f"#/v/{self.visit}/{place}"
        )
        self.wait(2)

    def wait(self, seconds: int) -> None:
        self.page.clock.run_for(seconds * 1000)

    def answer(self, most: int) -> None:
        for n in range(most):
            row = self.page.locator(".row.open:not(.answered)").first
            if not row.count():
                return
            row.locator(f'[data-answer="{("met", "met", "not_met", "not_applicable")[n % 4]}"]').click()
            self.wait(4)

    def time_one(self) -> None:
        key = self.page.locator(".row-start[data-down=start]").first
        if key.count():
            key.click(timeout=2_000)
            self.wait(12)
            self.page.locator(".tray-stop").first.click(timeout=2_000)
            self.wait(2)

    def write(self, words: str) -> None:
        link = self.page.locator(".row.asks a").first
        if link.count():
            link.click()
            self.page.get_by_label("What you saw").press_sequentially(words)
            self.wait(3)

    def filter(self, *names: str) -> None:
        for name in names:
            self.page.locator(f'[data-filter="{name}"]').click()
            self.wait(2)

    def search(self, word: str) -> None:
        self.go("f")
        self.page.get_by_role("searchbox").press_sequentially(word)
        self.wait(1)

    def read_the_book(self) -> None:
        self.page.locator('[data-do="book"]').first.click()
        self.page.locator(".reader-upper").wait_for()
        self.wait(20)
        self.page.locator('[data-zone="back"]').dispatch_event("click")
        self.page.locator("#cover").wait_for(state="hidden")


def main() -> None:
    """Walks, and prints a line every five minutes and the sum at the end."""
    minutes = int(sys.argv[1]) if sys.argv[1:] else MINUTES
    with tempfile.TemporaryDirectory(prefix="sixty-visit-", ignore_cleanup_errors=True) as name:
        server = RealServer(Path(name) / "server")
        server.furnish()
        pack = load_shipped("five_star")
        visit = server.assign(pack)
        server.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
            )
            context = browser.new_context(viewport={"width": 820, "height": 1180}, has_touch=True)
            address = f"http://localhost:{server.port}"
            context.add_cookies(
                [
                    {
                        "name": COOKIE,
                        "value": open_session(server.store, server.inspector.id, server.clock()),
                        "url": address,
                    }
                ]
            )
            page = context.new_page()
            page.add_init_script(HEED)
            page.clock.install(time=datetime(2026, 5, 14, 12, tzinfo=UTC))
            page.goto(f"{address}/capture/")
            page.evaluate("localStorage.setItem('sixty.discreet', JSON.stringify({learnt: true}))")
            page.locator('[data-do="begin"]').click()
            page.locator(".rows").first.wait_for()
            page.clock.pause_at(datetime(2026, 5, 14, 12, 5, tzinfo=UTC))
            session = context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            walk(page, session, Inspector(page, visit, [d.id for d in pack.departments]), minutes)
            browser.close()
        server.stop()


def walk(page: Page, session: CDPSession, inspector: Inspector, minutes: int) -> None:
    first = last = line(page, session, inspector.visit, 0)
    longest, long = 0.0, []
    for n in range(minutes):
        inspector.minute(n)
        if (n + 1) % EVERY == 0 or n + 1 == minutes:
            last = line(page, session, inspector.visit, n + 1)
            longest = max(longest, last["longest"])
            long += last["long"]
    grown, data = last["heap"] - first["heap"], last["data"] - first["data"]
    print(
        f"{last['records'] - first['records']} records, {data / 1e3:.0f} kB of data; the heap grew by"
        f" {grown / 1e3:.0f} kB: {grown / max(1, data):.1f} bytes for each byte of data."
    )
    verdict = "kept" if longest <= TARGET_MS else "missed"
    print(f"Longest task {longest:.0f} ms at a processor slowed {SLOWER}x; target {TARGET_MS} ms: {verdict}.")
    print(f"Tasks over {TARGET_MS} ms: {len(long)}: {sorted(long, key=lambda one: -one[1])[:12]}")


def line(page: Page, session: CDPSession, visit: str, minute: int) -> dict[str, Any]:
    told: dict[str, Any] = page.evaluate(TOLD, visit)
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    told["heap"] = session.send("Runtime.getHeapUsage")["usedSize"]
    counters = session.send("Memory.getDOMCounters")
    print(
        f"minute {minute:2}: {told['records']:5} records, data {told['data'] / 1e3:6.0f} kB, heap"
        f" {told['heap'] / 1e6:5.1f} MB, nodes {counters['nodes']:6}, listeners"
        f" {counters['jsEventListeners']:5},"
        f" longest {told['longest']:4.0f} ms",
        flush=True,
    )
    return told


if __name__ == "__main__":
    main()
