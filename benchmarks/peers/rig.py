"""A contender in a real Chromium: opened, tapped, filled, killed. What a page itself measures: probe.js."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser.conftest import CHROMIUM_FLAGS, TABLET

PROBE = (Path(__file__).parent / "probe.js").read_text()
PATIENCE_MS = 60_000
BETWEEN_TAPS_MS = 400


@dataclass(frozen=True)
class Contender:
    """One way to answer the form.

    way: its name in probe.js · address: where a first load goes · again: where a later one does, if elsewhere
    begin: what must be tapped on the way to the first question of a first load
    offline: whether the network is taken away once it is ready
    arrive: what must have happened before a new tablet can be used; the contender as that tablet knows it
    """

    name: str
    way: str
    address: str
    again: str = ""
    begin: str = ""
    offline: bool = False
    arrive: Callable[[BrowserContext, Contender], Contender] = lambda _context, contender: contender


@dataclass(frozen=True)
class Chromium:
    """Browsers with a profile of their own, in a folder: without one, a page's storage never meets a disk."""

    playwright: Playwright
    folder: Path

    @contextmanager
    def profile(self) -> Iterator[BrowserContext]:
        with TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as profile:
            context = self.playwright.chromium.launch_persistent_context(
                profile,
                executable_path=shutil.which(os.environ.get("SIXTY_CHROMIUM", "chromium")),
                args=CHROMIUM_FLAGS,
                **TABLET,
            )
            yield context
            context.close()


@dataclass
class Opened:
    """A page with its contender, its main thread slowed `rate` times."""

    context: BrowserContext
    page: Page
    cdp: CDPSession
    rate: int

    def cpu(self) -> float:
        """Main-thread CPU seconds of this page so far."""
        return self._metric("TaskDuration")

    def heap_mb(self) -> float:
        self.cdp.send("HeapProfiler.collectGarbage")
        return self._metric("JSHeapUsedSize") / 1e6

    def elements(self) -> int:
        return int(self.page.evaluate("rig.elements()"))

    def _metric(self, name: str) -> float:
        told = self.cdp.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in told if one["name"] == name))


@contextmanager
def a_tablet(chromium: Chromium, contender: Contender) -> Iterator[tuple[BrowserContext, Contender]]:
    """A tablet that has never seen the contender, its inspector signed in; the contender as it is there."""
    with chromium.profile() as context:
        context.add_init_script(f"window.contender = {json.dumps(contender.way)};")
        context.add_init_script(PROBE)
        context.set_default_timeout(PATIENCE_MS)
        yield context, contender.arrive(context, contender)


def open_page(context: BrowserContext, rate: int) -> Opened:
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    return Opened(context, page, cdp, rate)


def narrow(opened: Opened, kbit_s: int, latency_ms: int) -> None:
    """The line of that page carries no more than this each way."""
    bytes_s = kbit_s * 1000 / 8
    line = {"latency": latency_ms, "downloadThroughput": bytes_s, "uploadThroughput": bytes_s}
    opened.cdp.send("Network.enable")
    opened.cdp.send("Network.emulateNetworkConditions", {"offline": False, **line})


def load_first(opened: Opened, contender: Contender) -> float:
    """ms until the first question can be answered, on a device that has nothing."""
    opened.page.goto(contender.address, wait_until="commit")
    if contender.begin:
        opened.page.evaluate("begin => rig.begin(begin)", contender.begin)
    return float(opened.page.evaluate("rig.ready(0)"))


def make_offline_ready(opened: Opened) -> None:
    """What a real tablet has behind it before the visit: its files kept, all quiet."""
    opened.page.evaluate("rig.offlineReady()")
    opened.page.wait_for_timeout(500)


def load_again(context: BrowserContext, contender: Contender, rate: int) -> tuple[Opened, float, float]:
    """The page opened once more: it, ms until the first question, main-thread CPU seconds."""
    opened = open_page(context, rate)
    opened.page.goto(contender.again or contender.address, wait_until="commit")
    ms = float(opened.page.evaluate("rig.ready(0)"))
    return opened, ms, opened.cpu()


def tap(opened: Opened, n: int) -> dict[str, float | None]:
    """One real tap on standard n, in ms: `inp`, `shown`, `disk` (None without one), main-thread `cpu`."""
    opened.page.evaluate("to => rig.go(to)", n // 30)
    place = opened.page.evaluate("n => rig.aim(n)", n)
    opened.page.wait_for_timeout(BETWEEN_TAPS_MS)
    before = opened.cpu()
    opened.page.touchscreen.tap(place["x"], place["y"])
    felt: dict[str, float | None] = opened.page.evaluate("n => rig.felt(n)", n)
    opened.page.wait_for_timeout(BETWEEN_TAPS_MS)
    felt["cpu"] = 1000 * (opened.cpu() - before)
    felt["inp"] = opened.page.evaluate("rig.inp()")
    return felt


def fill(opened: Opened, start: int, stop: int) -> tuple[float, float]:
    """Answers that many by script: ms an answer by the clock, and of main-thread CPU, sending included."""
    before = opened.cpu()
    ms = float(opened.page.evaluate("([start, stop]) => rig.fill(start, stop)", [start, stop]))
    opened.page.evaluate("rig.settled()")
    return ms, 1000 * (opened.cpu() - before) / (stop - start)


def kill_tab(page: Page) -> None:
    """The renderer dies without a word, as under memory pressure."""
    with page.expect_event("crash"), suppress(PlaywrightError):
        page.goto("chrome://crash", wait_until="commit")
    page.close()


def survivors(context: BrowserContext, contender: Contender) -> int:
    """Answers that are there when the page is opened again."""
    page = context.new_page()
    page.goto(contender.again or contender.address, wait_until="commit")
    return int(page.evaluate("rig.survived()"))
