"""The real server with visits to record, behind a wire that a test holds; and tabs with the client open.

It runs in this process, so that a test sees its store; the journey that kills it has a process of its own.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import BrowserContext, Page
from starlette.applications import Starlette

from inspections import office
from inspections.accounts import open_session
from inspections.events import Event
from inspections.http import middleware, routes
from inspections.http.session import COOKIE
from inspections.records import Account, Hotel
from inspections.sign_in.rules import SignInRules
from inspections.store import Store, open_store
from standards.pack import Pack, Within
from tests.browser.wire import Wire
from tests.makers import a_pack, a_standard

ROOT = Path(__file__).parents[2]
PASSWORD = "correct horse battery staple"
PACK = a_pack(
    a_standard("front_door.greeted", limit=Within(60_000)),
    a_standard("front_door.late", limit=Within(600_000)),
    a_standard("front_door.smile"),
)

OPEN_CLIENT = """async (visit) => {
  const [{openStore}, {openOutbox}, {openSession}] = await Promise.all(
    ["store", "outbox", "session"].map((name) => import(`/capture/${name}.js`)));
  window.store = await openStore();
  window.session = await openSession({store});
  await session.refresh();
  window.recorder = visit && await session.openVisit(visit);
  window.outbox = openOutbox({store});
}"""

CLOCKS = """() => {
  const [wall, mono] = [Date.now.bind(Date), performance.now.bind(performance)];
  window.skew = {wall: 0, mono: 0};
  Date.now = () => wall() + window.skew.wall;
  performance.now = () => mono() + window.skew.mono;
}"""
"""Both of the device's clocks, movable: `skew.wall` and `skew.mono`, in ms."""

NOTES = """async (texts) => { for (const text of texts) await recorder.note({text}); }"""

PICTURE = """(colour) => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 120, height: 90});
  const pen = canvas.getContext("2d");
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 120, 90);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}"""

NOISE = """(width, height) => {
  const canvas = Object.assign(document.createElement("canvas"), {width, height});
  const blank = new Uint8ClampedArray(width * height * 4);
  const noise = blank.map((_, i) => (i % 4 === 3 ? 255 : Math.random() * 256));
  canvas.getContext("2d").putImageData(new ImageData(noise, width, height), 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}"""
"""A picture that no codec makes small."""


@dataclass
class RealServer:
    """The server over its folder. It can be stopped, set back to an earlier copy, and started again."""

    folder: Path
    ahead: timedelta = timedelta()
    store: Store = field(init=False)
    inspector: Account = field(init=False)
    hotel: Hotel = field(init=False)
    owner: Account = field(init=False)
    port: int = 0
    rules: SignInRules | None = None

    def clock(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'sixty.db'}"

    @property
    def photos(self) -> Path:
        return self.folder / "photos"

    def furnish(self) -> None:
        """An owner, an inspector and a hotel: a copy of those that were made once for all tests."""
        built = _furnished()
        shutil.copytree(built.folder, self.folder)
        self.owner, self.inspector, self.hotel = built.owner, built.inspector, built.hotel
        self.store = open_store(self.url)

    def build(self) -> None:
        self.folder.mkdir(parents=True)
        self.photos.mkdir()
        self.store, now = open_store(self.url), self.clock()
        self.owner = office.open_house(
            self.store, name="Olga", email="olga@aurelian.example", password=PASSWORD, now=now
        )
        named = {"name": "Ines", "email": "ines@aurelian.example", "role": "inspector"}
        self.inspector = office.add_person(self.store, self.owner, **named, password=PASSWORD, now=now)
        place = {"city": "Oslo", "country": "Norway", "region": "Nordics", "time_zone": "Europe/Oslo"}
        self.hotel = office.add_hotel(
            self.store, self.owner, name="The Aurelian", **place, kind="urban", now=now
        )

    def assign(self, pack: Pack = PACK) -> str:
        """A visit for the inspector; its id."""
        dates = {"starts_on": "2026-05-14", "ends_on": "2026-05-16"}
        who = {"hotel_id": self.hotel.id, "inspector_id": self.inspector.id, "because": "They go again."}
        return office.assign_visit(self.store, self.owner, **who, pack=pack, **dates, now=self.clock()).id

    def session(self) -> str:
        return open_session(self.store, self.inspector.id, self.clock())

    def start(self) -> None:
        app = Starlette(
            routes=routes(self.store, self.photos, self.clock, self.rules),
            middleware=middleware(self.store, self.clock),
        )
        self._server = uvicorn.Server(uvicorn.Config(app, port=self.port, log_level="error", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]

    def stop(self) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._thread.join()
        self.store.close()

    def copy_to(self, place: Path) -> None:
        """A copy of all that the server keeps, as last night's backup is one."""
        self.store.close()
        shutil.copytree(self.folder, place)
        self.store = open_store(self.url)

    def set_back_to(self, place: Path) -> None:
        """The server is lost; what stands there now is the copy."""
        shutil.rmtree(self.folder)
        shutil.copytree(place, self.folder)
        self.store = open_store(self.url)

    def of_tablets(self, visit: str) -> list[Event]:
        """What tablets sent of the visit, by device and number."""
        return [event for event in self.store.events_of(visit) if event.kind not in ("assigned", "released")]

    def texts(self, visit: str) -> list[str]:
        """The notes held, in the order of their numbers."""
        return [event.body["text"] for event in self.of_tablets(visit) if event.kind == "noted"]


@cache
def _furnished() -> RealServer:
    """The house as every test finds it, closed."""
    folder = Path(tempfile.mkdtemp(prefix="sixty-furnished-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    house = RealServer(folder / "server")
    house.build()
    house.store.close()
    return house


@dataclass
class Tablets:
    """The server, the wire to it, and one visit that is assigned."""

    server: RealServer
    wire: Wire
    visit: str

    def sign_in(self, tablet: BrowserContext) -> None:
        tablet.add_cookies([{"name": COOKIE, "value": self.server.session(), "url": self.wire.address}])

    def a_tab(self, tablet: BrowserContext, visit: str | None = None) -> Page:
        """A tab with the client's inner half open on the visit; screens are other tests' concern."""
        page = tablet.new_page()
        page.goto(f"{self.wire.address}/capture/manifest.webmanifest")
        page.evaluate(OPEN_CLIENT, visit or self.visit)
        return page


@contextmanager
def tablets_at(folder: Path) -> Iterator[Tablets]:
    """The server furnished and running, reached through the wire."""
    server = RealServer(folder / "server")
    server.furnish()
    visit = server.assign()
    server.start()
    with Wire(server.port, files=ROOT / "inspections/capture") as wire:
        yield Tablets(server, wire, visit)
    server.stop()


def until(page: Page, condition: str, *asked: Any) -> None:
    """Waits for what the page can tell. From here, since the page's own policy forbids it to run texts."""
    deadline = time.monotonic() + 20
    while not page.evaluate(condition, *asked):
        if time.monotonic() > deadline:
            raise AssertionError(
                f"{condition} did not come true: {page.evaluate('globalThis.outbox?.state')}"
            )
        page.wait_for_timeout(5)


def all_is_held(page: Page) -> None:
    """Waits until the tablet believes that all is held."""
    until(
        page,
        """async () => {
      const {onlyHere, photosOnlyHere} = await store.countsOfAll();
      return onlyHere + photosOnlyHere === 0 && outbox.state.status === "idle";
    }""",
    )


def wake(page: Page) -> None:
    """As when someone taps "Try to send now"."""
    page.evaluate("outbox.wake()")


def counts(page: Page, visit: str) -> dict[str, int]:
    return page.evaluate("(visit) => store.counts(visit)", visit)  # type: ignore[no-any-return]


def its_log(page: Page, visit: str) -> list[dict[str, Any]]:
    """What this device itself wrote of the visit, as it lies in its IndexedDB."""
    return page.evaluate("(visit) => store.eventsSince(visit, store.device, 0)", visit)  # type: ignore[no-any-return]


def same_log(server: RealServer, page: Page, visit: str) -> bool:
    """Whether the server holds exactly what the one device wrote, each event once and to the byte."""
    return [event.as_sent() for event in server.of_tablets(visit)] == its_log(page, visit)
