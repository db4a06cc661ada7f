"""A tablet of the fault journey: its tabs, and what the person in front of it saw kept."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from inspections.http.session import COOKIE
from tests.browser.real_server import CLOCKS, NOISE, OPEN_CLIENT, PICTURE

TABS = 2

OPEN_AGAIN = OPEN_CLIENT.replace("await session.refresh()", "session.refresh().catch(() => {})")
"""Dead air holds up nobody whose visit is already here."""

DISK = """
for (const name of ["add", "put"]) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (...asked) {
    if (window.isFull && Math.random() < 0.5) throw new DOMException("no space left", "QuotaExceededError");
    return write.apply(this, asked);
  };
}
"""
"""A disk that can be full. (Chromium's own quota is no help here: it lets small writes pass for a while.)"""

TAP = f"""async ([seed, number]) => {{
  let state = seed;
  const chance = () => {{ // mulberry32: the same taps for the same seed
    state = (state + 0x6D2B79F5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }};
  const any = (list) => list[Math.floor(chance() * list.length)];
  const looks = () => [...recorder.state.observations.keys()];
  const isRunning = ({{stopped}}) => !stopped;
  const watches = () => [...recorder.state.stopwatches.values()].filter(isRunning).map(({{id}}) => id);
  const standard = () => any([...recorder.standards.keys()]);
  const answer = () => recorder.answer(standard(), any(["met", "not_met"]), {{reason: `because ${{state}}`}});
  const start = () => recorder.startStopwatch({{standard: standard()}});
  const acts = [
    answer, answer, start,
    () => (looks().length ? recorder.correct(any(looks()), {{answer: any(["met", "not_met"])}}) : answer()),
    () => (watches().length ? recorder.lap(any(watches())) : start()),
    () => (watches().length ? recorder.stop(any(watches())) : start()),
    () => recorder.note({{text: `note ${{state}} «æ» \\u{{1F6CE}}`}}),
    async () => {{
      const isLarge = chance() < 0.3; // over a line that broke it goes in pieces
      const file = await (isLarge ? ({NOISE})(600, 500) : ({PICTURE})(`hsl(${{state % 360}} 60% 50%)`));
      return recorder.addPhoto({{file, standard: standard()}});
    }},
    () => recorder.undo(),
  ];
  for (let n = 0; n < number; n += 1) {{
    try {{
      await saw(JSON.stringify(await any(acts)()));
    }} catch (error) {{
      await failed(`${{error.name}} ${{error.code ?? error.message}}`);
    }}
  }}
}}"""
"""Taps as a person makes them, one after the other; each is told once it is kept, or has failed."""

TOLD_AND_THERE = """async () => {
  const told = await store.countsOfAll();
  store.lookAgain();
  return JSON.stringify(told) === JSON.stringify(await store.countsOfAll());
}"""
"""What a tab counts by its own writes, held against what lies on the disk."""


@dataclass
class Device:
    """One IndexedDB with its tabs. `kept` are the events whose promise resolved, `failures` the others."""

    context: BrowserContext
    address: str
    visit: str
    session: str
    tabs: list[Page] = field(default_factory=list)
    id: str = ""
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    settled: int = 0
    is_off: bool = False
    is_full: bool = False
    clock: int = 0

    def begin(self) -> None:
        """Signed in, the visit fetched, two tabs open on it."""
        self.context.add_cookies([{"name": COOKIE, "value": self.session, "url": self.address}])
        self.context.add_init_script(f"({CLOCKS})(); {DISK}")
        self.context.expose_function("saw", self._saw)
        self.context.expose_function("failed", self._failed)
        self._open(OPEN_CLIENT)
        self._open(OPEN_AGAIN)
        self.id = self.tabs[0].evaluate("store.device")

    def tap(self, seed: int, number: int, tab: int) -> bool:
        """Begins so many taps in a tab, if one is open."""
        if not self.tabs:
            self.fill_up()
        page = self.tabs[tab % len(self.tabs)] if self.tabs else None
        turn = (
            f"window.taps = (window.taps ?? Promise.resolve()).then(() => ({TAP})([{seed}, {number}])); null"
        )
        return page is not None and self._try(page, turn)

    def lose_a_tab(self, which: int) -> None:
        """Its renderer dies in the middle of whatever it does."""
        if self.tabs:
            page = self.tabs.pop(which % len(self.tabs))
            with (
                suppress(PlaywrightError),
                page.expect_event("crash", timeout=5_000),
                suppress(PlaywrightError),
            ):
                page.goto("chrome://crash", wait_until="commit")
            page.close()

    def set_clock(self, ms: int) -> None:
        """All its tabs see the wall clock `ms` off; the monotonic one goes on."""
        self.clock = ms
        for page in list(self.tabs):
            self._try(page, f"skew.wall = {ms}; null")

    def fill_disk(self, *, full: bool) -> None:
        """Every other write finds no space, perhaps amid a transaction; or there is space again."""
        self.is_full = full
        for page in list(self.tabs):
            self._try(page, f"window.isFull = {str(full).lower()}; null")

    def wake(self) -> None:
        for page in list(self.tabs):
            self._try(page, "outbox.wake()")

    def recover(self) -> None:
        """Network, disk, clock and two tabs are there; what could not be kept or sent is tried again."""
        self.context.set_offline(False)
        self.fill_up()
        self.fill_disk(full=False)
        self.set_clock(0)
        self.fill_up()
        for page in self.tabs:
            page.evaluate("window.taps ?? null")
            events = page.evaluate("recorder.retryUnsaved()")
            self.kept |= {event["id"]: event for event in events}
        self.try_again()

    def try_again(self) -> None:
        """As whoever reads that something was refused: all of it goes out once more."""
        self.tabs[0].evaluate("(visit) => store.retryRefused(visit)", self.visit)
        self.wake()

    def submit(self) -> None:
        (event,) = self.tabs[0].evaluate("recorder.submit()")
        self.kept[event["id"]] = event

    def log(self) -> list[dict[str, Any]]:
        """What this device wrote, as it lies in its IndexedDB."""
        return self.tabs[0].evaluate("(visit) => store.eventsSince(visit, store.device, 0)", self.visit)  # type: ignore[no-any-return]

    def holds_nothing_alone(self) -> bool:
        """What the last fault had turned down may be said to be refused only now: then it is tried again."""
        told = self.tabs[0].evaluate("store.countsOfAll()")
        if told["refused"]:
            self.try_again()
        return told["onlyHere"] + told["photosOnlyHere"] + told["refused"] == 0

    def tells_what_is_there(self) -> bool:
        """Whether each tab counts without the disk what it finds on the disk."""
        return all(page.evaluate(TOLD_AND_THERE) for page in self.tabs)

    def is_alive(self) -> bool:
        return bool(self.tabs)

    def told(self) -> object:
        return [page.evaluate("[outbox.state, recorder.unsaved.length]") for page in self.tabs], self.failures

    def pass_time(self) -> None:
        """Lets the browser's calls in."""
        if self.tabs:
            self._try(self.tabs[0], "null")
            if self.tabs:
                self.tabs[0].wait_for_timeout(2)

    def fill_up(self) -> None:
        """Opens tabs until there are two; one that cannot open now is opened another time."""
        for _ in range(TABS - len(self.tabs)):
            with suppress(PlaywrightError):
                self._open(OPEN_AGAIN)

    def _open(self, script: str) -> None:
        page = self.context.new_page()
        try:
            page.goto(f"{self.address}/capture/manifest.webmanifest")
            page.evaluate(f"skew.wall = {self.clock}; window.isFull = {str(self.is_full).lower()}; null")
            page.evaluate(script, self.visit)
        except PlaywrightError:
            page.close()
            raise
        self.tabs.append(page)

    def _try(self, page: Page, turn: str) -> bool:
        """Whether the tab did it; one that has died is dropped."""
        try:
            page.evaluate(turn)
        except PlaywrightError:
            if page in self.tabs:
                self.tabs.remove(page)
            page.close()
            return False
        return True

    def _saw(self, events: str) -> None:
        self.kept |= {event["id"]: event for event in json.loads(events)}
        self.settled += 1

    def _failed(self, said: str) -> None:
        self.failures[said] += 1
        self.settled += 1
