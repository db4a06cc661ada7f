"""The tablet's inner half and the server itself: one visit, recorded by the one and told by the other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette

from inspections import office
from inspections.accounts import sign_in
from inspections.http import middleware, routes
from inspections.http.session import COOKIE
from inspections.store import Store, open_store
from standards.pack import Within
from tests.makers import a_pack, a_standard

pytestmark = pytest.mark.browser

PASSWORD = "correct horse battery staple"
PACK = a_pack(a_standard("front_door.greeted", limit=Within(60_000)), a_standard("front_door.smile"))
RECORD = """async (visit) => {
  const [{openStore}, {openOutbox}, {openSession}] = await Promise.all(
    ["store", "outbox", "session"].map((name) => import(`/capture/${name}.js`)));
  window.store = await openStore();
  window.outbox = openOutbox({store});
  const session = await openSession({store, outbox});
  const refreshed = await session.refresh();
  const recorder = await session.openVisit(visit);
  const [{body: {observation}}] = await recorder.answer("front_door.smile", "met");
  await recorder.correct(observation, {answer: "not_met", reason: "No one smiled – «ingen»"});
  const [{body: {stopwatch}}] = await recorder.startStopwatch({standard: "front_door.greeted"});
  await recorder.startEarlier(stopwatch, {ms: 3_600_000, reason: "Hands full"});
  await recorder.promise("front_door.smile", Date.now() + 60_000);
  await recorder.lap(stopwatch, {label: "Looked up"});
  await recorder.stop(stopwatch);
  await recorder.note({text: "Emoji \\u{1F6CE}\\uFE0F and a half one \\ud83d", observation});
  await recorder.undo();
  const canvas = Object.assign(document.createElement("canvas"), {width: 40, height: 30});
  canvas.getContext("2d").fillRect(0, 0, 20, 20);
  const file = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  await recorder.addPhoto({file, standard: "front_door.smile", caption: "The desk"});
  await recorder.submit({reason: "Everything was seen."});
  return refreshed;
}"""

ALL_HELD = """() => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(JSON.stringify(outbox.state))), 20_000);
  outbox.on(({lastReceipt, status}) => lastReceipt?.status === "submitted" && status === "idle" && resolve());
})"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'sixty.db'}")
    yield store
    store.close()


@contextmanager
def served(store: Store, photos: Path) -> Iterator[str]:
    """The server's address, while it runs."""
    app = Starlette(routes=routes(store, photos), middleware=middleware(store))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield f"http://localhost:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def an_assigned_visit(store: Store) -> tuple[str, str]:
    """A visit's id, and the session of its inspector."""
    now = datetime.now(UTC)
    owner = office.open_house(store, name="Olga", email="olga@example.org", password=PASSWORD, now=now)
    inspector = office.add_person(
        store, owner, name="Ines", email="ines@example.org", password=PASSWORD, role="inspector", now=now
    )
    place = {"name": "Grand", "city": "Oslo", "country": "NO", "region": "Nordic", "time_zone": "Europe/Oslo"}
    hotel = office.add_hotel(store, owner, **place, kind="urban", now=now)
    dates = {"starts_on": "2026-05-14", "ends_on": "2026-05-16"}
    visit = office.assign_visit(
        store, owner, hotel_id=hotel.id, inspector_id=inspector.id, pack=PACK, **dates, now=now
    )
    return visit.id, sign_in(store, "ines@example.org", PASSWORD, "127.0.0.1", now)


def recorded(page: Page, address: str, visit: str, session: str) -> dict[str, Any]:
    """Records the visit and waits until the tablet believes all of it held; its counts."""
    page.context.add_cookies([{"name": COOKIE, "value": session, "url": address}])
    page.goto(f"{address}/capture/manifest.webmanifest")
    assert page.evaluate(RECORD, visit) == {"ok": True, "problem": None}
    page.evaluate(ALL_HELD)
    return page.evaluate("(visit) => store.counts(visit)", visit)


def test_what_the_tablet_records_is_what_the_server_tells(
    chromium: Browser, store: Store, tmp_path: Path
) -> None:
    """Every kind of event passes the server's checks, each digest agrees, and both tell the same visit."""
    visit_id, session = an_assigned_visit(store)
    with served(store, tmp_path / "photos") as address:
        counts = recorded(chromium.new_page(), address, visit_id, session)

    visit = store.visit(visit_id)
    looks = [(look.standard, look.answer, look.reason) for look in visit.observations.values()]
    assert counts["refused"] == counts["onlyHere"] == counts["photosOnlyHere"] == 0
    assert visit.status == "submitted"
    assert looks == [
        ("front_door.smile", "not_met", "No one smiled – «ingen»"),
        ("front_door.greeted", "not_met", ""),
    ]
    assert not visit.notes, "the note was undone"
    assert [(watch.ago_ms, watch.reason) for watch in visit.stopwatches.values()] == [
        (3_600_000, "Hands full")
    ]
    assert [promise.standard for promise in visit.promises.values()] == ["front_door.smile"]
    assert [photo.caption for photo in visit.photos.values()] == ["The desk"]
