"""From a tap to the disk in the real client: `PYTHONPATH=. python benchmarks/capture.py [folder on a disk]`.

A visit of 900 standards, opened in Chromium from the app as `make run` starts it, its profile on a real disk.
Every contender taps ten times in turn within each round, so that a busy machine is busy for all of them; the
first round warms up and is left out. Times run from the finger's lift, in ms. Told are the median, the 95th
percentile, and the median over the rounds of the ratio to the bare page.

    bare put     one_put.html: one strict IndexedDB put a tap, and nothing else
    recorder     recorder.answer of the client, without a screen, from the call to its promise
    disk         a touch on Met in a department: until the strict commit of its record
    row          the same touch, until the row says that it is kept

What it cannot tell: a tablet's own flash, and Safari. The throttle slows the page, not the browser's disk.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Request, sync_playwright

from inspections import office
from inspections.accounts import open_session
from inspections.http.session import COOKIE
from inspections.store import open_store
from standards.loader import load_shipped
from standards.pack import Department, Pack, Standard
from tests.browser.conftest import CHROMIUM_FLAGS, House, a_free_port
from tests.browser.people import PASSWORD

ROUNDS, TAPS, RATES = 9, 10, (1, 4)
DEPARTMENTS, EACH = 10, 90

HEED_TAPS = """
window.ready = () => new Promise((idle) => {
  window.tap = null;
  window.kept = new Promise((done) => { window.told = done; });
  requestIdleCallback(() => idle());
});
window.noted = (what) => {
  tap[what] = performance.now();
  if (tap.disk && tap.row) told([tap.disk - tap.lift, tap.row - tap.lift]);
};
addEventListener("pointerup", ({timeStamp}) => { window.tap = {lift: timeStamp}; }, true);
addEventListener("click", ({target}) => {
  tap.on = target.closest("[data-standard]")?.dataset.standard;
}, true);
const add = IDBObjectStore.prototype.add;
IDBObjectStore.prototype.add = function (value, ...key) {
  if (value?.event?.kind === "observed") this.transaction.addEventListener("complete", () => noted("disk"));
  return add.call(this, value, ...key);
};
new MutationObserver(() => {
  const kept = window.tap?.on && !tap.row && document.querySelector(`[data-standard="${tap.on}"] .row-undo`);
  if (kept) noted("row");
}).observe(document, {subtree: true, childList: true});
"""
OPEN_RECORDER = """async (visit) => {
  const [{openStore}, {openSession}] = await Promise.all(
    ["store", "session"].map((name) => import(`/capture/${name}.js`)));
  const session = await openSession({store: await openStore()});
  await session.refresh();
  window.recorder = await session.openVisit(visit);
}"""
ANSWER = """async (standard) => {
  performance.mark("asked");
  await recorder.answer(standard, "met");
  return performance.measure("kept", "asked").duration;
}"""


Times = dict[tuple[str, int], list[list[float]]]
"""By contender and throttle: the times of each round, in ms."""
Taps = Callable[[int, int], dict[str, list[float]]]
"""Ten taps in that round at that throttle: the times by contender."""


def main() -> None:
    """Runs the rounds and prints the table."""
    place = sys.argv[1] if sys.argv[1:] else None
    chromium = shutil.which(os.environ.get("SIXTY_CHROMIUM", "chromium"))
    with tempfile.TemporaryDirectory(prefix="sixty-tap-", dir=place, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        visits, session = furnished(folder / "data")
        with the_app(folder) as address, the_bare_page() as bare, sync_playwright() as playwright:
            context = playwright.chromium.launch_persistent_context(
                folder / "profile",
                executable_path=chromium,
                args=CHROMIUM_FLAGS,
                viewport={"width": 820, "height": 1180},
                has_touch=True,
            )
            context.add_cookies([{"name": COOKIE, "value": session, "url": address}])
            compare(context, address, visits, bare)
            context.close()


def compare(context: BrowserContext, address: str, visits: list[str], bare: str) -> None:
    """All contenders in turn, each first as often as the others."""
    client = context.new_page()
    load = first_load(client, f"{address}/capture/", visits[0])
    contenders = [
        bare_taps(context, bare),
        recorder_calls(context, address, visits[1]),
        row_taps(client, visits[0]),
    ]
    times: Times = {}
    for turn in range(ROUNDS):
        for rate in RATES:
            for contender in islice(cycle(contenders), turn % 3, turn % 3 + 3):
                for name, some in contender(turn, rate).items():
                    times.setdefault((name, rate), []).append(some)
    print(
        f"{'':9}"
        + "".join(f" | CPU {rate}x: {'n':>4} {'median':>7} {'p95':>7} {'ratio':>6}" for rate in RATES)
    )
    for name in ("bare put", "recorder", "disk", "row"):
        print(f"{name:9}" + "".join(f" |         {cell(times, name, rate)}" for rate in RATES))
    print(load)
    print(elements(client, visits[0]))


def cell(times: Times, name: str, rate: int) -> str:
    rounds, bare = (times[one, rate][1:] for one in (name, "bare put"))
    every = sorted(time for some in rounds for time in some)
    p95 = every[-(-95 * len(every) // 100) - 1]
    ratio = statistics.median(
        statistics.median(mine) / statistics.median(its) for mine, its in zip(rounds, bare, strict=True)
    )
    return f"{len(every):4} {statistics.median(every):7.1f} {p95:7.1f} {ratio:6.2f}"


# ── the contenders ──


def bare_taps(context: BrowserContext, address: str) -> Taps:
    page = context.new_page()
    page.add_init_script(HEED_TAPS)
    page.goto(address)

    def taps(_turn: int, rate: int) -> dict[str, list[float]]:
        slow_down(page, rate)
        return {"bare put": [tap(page, "button")[0] for _ in range(TAPS)]}

    return taps


def recorder_calls(context: BrowserContext, address: str, visit: str) -> Taps:
    """In a tab of its own on another visit."""
    page = context.new_page()
    page.goto(f"{address}/capture/manifest.webmanifest")
    page.evaluate(OPEN_RECORDER, visit)

    def calls(turn: int, rate: int) -> dict[str, list[float]]:
        slow_down(page, rate)
        return {"recorder": [page.evaluate(ANSWER, f"d{turn}.s{n}") for n in numbers(rate)]}

    return calls


def row_taps(page: Page, visit: str) -> Taps:
    """A department of its own for each round; the tablet is online and sends what is tapped."""

    def taps(turn: int, rate: int) -> dict[str, list[float]]:
        slow_down(page, 1)
        open_at(page, f"#/v/{visit}/d/d{turn}")
        slow_down(page, rate)
        found = [tap(page, f'[data-standard="d{turn}.s{n}"] [data-answer=met]') for n in numbers(rate)]
        return {"disk": [disk for disk, _ in found], "row": [row for _, row in found]}

    return taps


def numbers(rate: int) -> range:
    """Standards that no other throttle has answered."""
    first = RATES.index(rate) * TAPS
    return range(first, first + TAPS)


def slow_down(page: Page, rate: int) -> None:
    """The page in front, its main thread so many times slower."""
    page.bring_to_front()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})


def tap(page: Page, selector: str) -> list[float]:
    """A finger on it once the page is idle; from its lift to the disk and to the page that says so, in ms.

    Nothing asks the page meanwhile: polling would have it draw frame after frame.
    """
    page.evaluate("ready()")
    page.locator(selector).tap()
    times: list[float] = page.evaluate("kept")
    return times


def open_at(page: Page, place: str) -> None:
    page.evaluate("(place) => { location.hash = place; }", place)
    page.wait_for_selector(f'[data-standard^="{place.rpartition("/")[2]}."]')


# ── what a first load costs ──


def first_load(page: Page, address: str, visit: str) -> str:
    """Opens the client in a fresh profile and a department; what came over the wire for that, as sent."""
    came: list[Request] = []
    page.add_init_script(HEED_TAPS)
    page.on("requestfinished", lambda request: came.append(request))  # noqa: PLW0108 - a built-in cannot listen
    page.goto(address)
    page.wait_for_selector(".stage-dials")
    open_at(page, f"#/v/{visit}/d/d{DEPARTMENTS - 1}")
    own = [request for request in came if request.url.startswith(address.partition("/capture")[0])]
    packs = [request for request in own if "/api/packs/" in request.url]
    rest = [request for request in own if "/api/" not in request.url]
    return f"first load: {told(rest)}; the pack of {DEPARTMENTS * EACH} standards: {told(packs)}"


def told(requests: list[Request]) -> str:
    wire = sum(request.sizes()["responseBodySize"] for request in requests)
    answers = [request.response() for request in requests]
    whole = sum(len(answer.body()) for answer in answers if answer)
    return f"{wire / 1000:,.0f} kB on the wire ({whole / 1000:,.0f} kB unpacked) in {len(requests)}"


def elements(page: Page, visit: str) -> str:
    """Elements in the document, with a department of 90 standards open and on the screens around it."""
    slow_down(page, 1)
    counts = []
    for name, place, seen in (
        ("today", "#/", ".visit"),
        ("departments", f"#/v/{visit}", ".department-line"),
        (
            f"a department of {EACH}",
            f"#/v/{visit}/d/d{DEPARTMENTS - 1}",
            f'[data-standard^="d{DEPARTMENTS - 1}."]',
        ),
    ):
        page.evaluate("(place) => { location.hash = place; }", place)
        page.wait_for_selector(seen)
        counts.append(f"{name} {page.evaluate('document.querySelectorAll(`*`).length')}")
    return f"elements: {', '.join(counts)}"


# ── the house ──


def furnished(data: Path) -> tuple[list[str], str]:
    """Two visits of one inspector, and the session in which they are recorded."""
    data.mkdir()
    store, now = open_store(f"sqlite:///{data / 'sixty.db'}"), datetime.now(UTC)
    owner = office.open_house(store, name="Olga", email="olga@aurelian.example", password=PASSWORD, now=now)
    ines = office.add_person(
        store,
        owner,
        name="Ines",
        email="ines@aurelian.example",
        password=PASSWORD,
        role="inspector",
        now=now,
    )
    hotel = office.add_hotel(
        store,
        owner,
        name="The Aurelian",
        city="Oslo",
        country="Norway",
        region="Nordics",
        time_zone="Europe/Oslo",
        kind="urban",
        now=now,
    )
    pack, today = a_pack_of_900(), now.date().isoformat()
    visits = [
        office.assign_visit(
            store,
            owner,
            hotel_id=hotel.id,
            inspector_id=ines.id,
            pack=pack,
            starts_on=today,
            ends_on=today,
            because="The same inspector twice, to measure.",
            now=now,
        ).id
        for _ in range(2)
    ]
    session = open_session(store, ines.id, now)
    store.close()
    return visits, session


def a_pack_of_900() -> Pack:
    """The shipped standards again and again, in ten departments of ninety."""
    shipped = load_shipped("five_star")
    plain = cycle(standard for standard in shipped.standards() if standard.limit is None)

    def department(d: int) -> Department:
        return Department(
            f"d{d}",
            {"en": f"Department {d}"},
            "arrival",
            tuple(numbered(next(plain), d, n) for n in range(EACH)),
        )

    return replace(shipped, id="large", departments=tuple(department(d) for d in range(DEPARTMENTS)))


def numbered(standard: Standard, department: int, number: int) -> Standard:
    return replace(standard, id=f"d{department}.s{number}", department=f"d{department}")


@contextmanager
def the_app(folder: Path) -> Iterator[str]:
    house = House(folder / "data", a_free_port(), folder / "server.log")
    house.open()
    yield house.address
    house.kill()


@contextmanager
def the_bare_page() -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_said: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(Path(__file__).parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/one_put.html"
    server.shutdown()


if __name__ == "__main__":
    main()
