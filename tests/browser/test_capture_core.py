"""The tablet client's inner half in a real Chromium: nothing confirmed is lost, nothing is held too early."""

from __future__ import annotations

import base64
import io
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.browser.real_server import all_is_held
from tests.browser.tablet_server import PACK_HASH, VISITS, TabletServer

pytestmark = pytest.mark.browser

VISIT, OTHER_VISIT = VISITS
CHROMIUM = shutil.which(os.environ.get("SIXTY_CHROMIUM", "chromium"))
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Every connection to IndexedDB that the page opens, so that a test can close them as iOS does.
CONNECTIONS = """
const open = IDBFactory.prototype.open;
window.connections = [];
IDBFactory.prototype.open = function (...asked) {
  const request = open.apply(this, asked);
  request.addEventListener("success", () => window.connections.push(request.result));
  return request;
};
"""
OPEN_STORE = """async () => {
  const {openStore} = await import("/capture/store.js");
  window.store = await openStore();
}"""
OPEN_CLIENT = """async (visit) => {
  const [{openStore}, {openOutbox}, {openSession}] = await Promise.all(
    ["store", "outbox", "session"].map((name) => import(`/capture/${name}.js`)));
  window.store = await openStore();
  window.session = await openSession({store});
  const refreshed = await session.refresh();
  window.recorder = await session.openVisit(visit);
  window.states = [];
  window.outbox = openOutbox({store});
  outbox.on(({status}) => states.at(-1) === status || states.push(status));
  return refreshed;
}"""


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One for all tests here: each has a context, and so a device, of its own."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
    yield browser
    browser.close()


@pytest.fixture
def server() -> Iterator[TabletServer]:
    server = TabletServer()
    yield server
    server.stop()


@pytest.fixture
def tablet(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 820, "height": 1180}, has_touch=True)
    context.add_init_script(CONNECTIONS)
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(tablet: BrowserContext, server: TabletServer) -> Page:
    """A tab with the client open on the first visit."""
    return a_tab(tablet, server)


def a_tab(tablet: BrowserContext, server: TabletServer) -> Page:
    page = tablet.new_page()
    page.goto(f"{server.url}/blank")
    assert page.evaluate(OPEN_CLIENT, VISIT) == {"ok": True, "problem": None}
    return page


def a_tab_with_the_store(tablet: BrowserContext, server: TabletServer) -> Page:
    page = tablet.new_page()
    page.goto(f"{server.url}/blank")
    page.evaluate(OPEN_STORE)
    return page


def counts(page: Page) -> dict[str, int]:
    return page.evaluate("(visit) => store.counts(visit)", VISIT)


def a_picture(size: tuple[int, int], **saved: Any) -> str:
    """A JPEG, as a data address that the page can fetch."""
    file = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(file, "JPEG", **saved)
    return "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode()


# ── kept on the disk ──


def test_a_killed_tab_loses_nothing_confirmed_and_leaves_no_event_without_its_photo(
    tablet: BrowserContext, server: TabletServer
) -> None:
    """The renderer dies between two writes; event, number and picture are there together or not at all."""
    page = a_tab_with_the_store(tablet, server)
    confirmed: list[int] = []
    page.expose_function("confirm", lambda number: confirmed.append(number))  # noqa: PLW0108 – a built-in cannot be exposed
    page.evaluate(
        """async (visit) => {
      const {makeDraft, sha256} = await import("/capture/events.js");
      const write = async (n) => {
        const bytes = new Uint8Array(200_000).fill(n).buffer;
        const [hash, size] = [await sha256(bytes), bytes.byteLength];
        const body = {photo: hash, size, width: 1, height: n};
        const draft = makeDraft({kind: "photographed", body, now: Date.now(), offset: 0});
        const photo = {sha256: hash, size, width: 1, height: n, type: "image/jpeg", bytes};
        await store.append(visit, [draft], [photo]);
        await confirm(n);
      };
      (async () => { for (let n = 1; n < 250; n += 1) await write(n); })();
    }""",
        VISIT,
    )
    while len(confirmed) < 12:
        page.wait_for_timeout(1)  # lets the browser's calls in; the condition decides
    with pytest.raises(Exception, match=r"crash|closed|Crash"):
        page.goto("chrome://crash")

    again = a_tab_with_the_store(tablet, server)
    events = again.evaluate("(visit) => store.eventsOf(visit)", VISIT)
    pictures = again.evaluate(
        """(visit) => store.eventsOf(visit).then((events) => Promise.all(events.map(async ({body}) =>
      (await store.photo(visit, body.photo))?.bytes?.byteLength)))""",
        VISIT,
    )

    assert len(events) >= len(confirmed) >= 12
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert [event["body"]["height"] for event in events] == list(range(1, len(events) + 1))
    assert set(pictures) == {200_000}


def test_two_tabs_on_one_visit_never_share_a_number_and_see_each_others_records(
    tablet: BrowserContext, server: TabletServer
) -> None:
    """Forty taps in each tab at the same time."""
    tabs = [a_tab(tablet, server), a_tab(tablet, server)]
    for number, tab in enumerate(tabs):
        tab.evaluate(
            """(tab) => {
          const taps = Array.from({length: 40}, (_, n) => recorder.note({text: `${tab}-${n}`}));
          window.done = Promise.all(taps);
        }""",
            number,
        )
    written = [tab.evaluate("done.then((all) => all.flat().map(({seq}) => seq))") for tab in tabs]

    assert sorted(written[0] + written[1]) == list(range(2, 82))
    for tab in tabs:
        tab.wait_for_function("recorder.state.notes.size === 80")
    all_is_held(tabs[0])
    assert len(server.answers.texts()) == 80


def test_a_write_whose_connection_was_closed_is_written_on_a_new_one(page: Page) -> None:
    """iOS closes connections of pages that it suspends; also under a write that is under way."""
    page.evaluate("connections.forEach((connection) => connection.close())")
    page.evaluate("recorder.note({text: 'after the first closing'})")
    page.evaluate("""() => {
      const {transaction} = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function (...asked) {
        IDBDatabase.prototype.transaction = transaction;
        const begun = transaction.apply(this, asked);
        queueMicrotask(() => begun.abort());
        return begun;
      };
      return recorder.note({text: "after an aborted write"});
    }""")

    notes = page.evaluate("[...recorder.state.notes.values()].map(({text}) => text)")
    assert notes == ["after the first closing", "after an aborted write"]
    assert page.evaluate("connections.length") > 1
    assert page.evaluate("recorder.unsaved.length") == 0


def test_taps_at_once_leave_no_gap_where_one_of_them_is_written_at_the_second_try(page: Page) -> None:
    """Each takes its number for known before any is on the disk, and the second one's write fails."""
    written = page.evaluate("""async () => {
      await recorder.note({text: "before"});
      const {transaction} = IDBDatabase.prototype;
      let writes = 0;
      IDBDatabase.prototype.transaction = function (names, mode, options) {
        const begun = transaction.call(this, names, mode, options);
        if (mode === "readwrite" && (writes += 1) === 2) queueMicrotask(() => begun.abort());
        return begun;
      };
      const taps = ["a", "b", "c", "d", "e"].map((text) => recorder.note({text}));
      const all = (await Promise.all(taps)).flat();
      IDBDatabase.prototype.transaction = transaction;
      return all.map(({seq}) => seq);
    }""")

    assert sorted(written) == [3, 4, 5, 6, 7]
    assert page.evaluate("recorder.state.notes.size") == 6
    assert page.evaluate("recorder.state.gaps") == {}


def test_a_full_disk_is_said_and_what_was_tapped_stays_at_hand(
    tablet: BrowserContext, server: TabletServer
) -> None:
    """The quota ends in the middle of a photo: neither the event nor the picture is half there."""
    page = tablet.new_page()
    chrome = tablet.new_cdp_session(page)
    chrome.send("Storage.overrideQuotaForOrigin", {"origin": server.url, "quotaSize": 300_000})
    page.goto(f"{server.url}/blank")
    page.evaluate(OPEN_CLIENT, VISIT)
    said = page.evaluate(
        """async (picture) => {
      const file = await (await fetch(picture)).blob();
      const said = ({name, code}) => `${name} ${code}`;
      return recorder.addPhoto({file, standard: "front_door.smile"}).then(() => "kept", said);
    }""",
        a_picture((1600, 1200)),
    )

    assert said == "StoreError quota"
    assert page.evaluate("recorder.unsaved.length") == 1
    assert (counts(page)["events"], counts(page)["photos"]) == (1, 0)
    chrome.send("Storage.overrideQuotaForOrigin", {"origin": server.url})
    assert page.evaluate("recorder.retryUnsaved().then(([{kind}]) => kind)") == "photographed"
    all_is_held(page)
    assert len(server.answers.photos) == 1


# ── sent and believed ──


def test_an_answer_lost_on_its_way_is_asked_for_again_and_nothing_is_there_twice(
    page: Page, server: TabletServer
) -> None:
    """The server kept the batch, the tablet never heard: the same events again are harmless."""
    all_is_held(page)
    server.answers.drops = 1000
    page.evaluate("Promise.all(Array.from({length: 20}, (_, n) => recorder.note({text: `note ${n}`})))")
    page.wait_for_function("['waiting', 'offline'].includes(outbox.state.status)")
    assert counts(page)["onlyHere"] > 0
    assert server.answers.texts() != []

    server.answers.drops = 0
    page.evaluate("outbox.wake()")
    all_is_held(page)
    assert server.answers.texts() == [f"note {n}" for n in range(20)]
    assert max(server.answers.arrivals.values()) > 1, "something did come twice"
    assert counts(page)["held"] == 21


def test_a_wifi_sign_in_page_is_no_receipt(page: Page, server: TabletServer) -> None:
    """It answers everything with 200 and HTML."""
    all_is_held(page)
    server.answers.mood = "portal"
    page.evaluate("recorder.note({text: 'only here'})")
    page.wait_for_function("outbox.state.status === 'waiting'")

    assert page.evaluate("outbox.state.problem.code") == "not_ours"
    assert counts(page)["onlyHere"] == 1
    server.answers.mood = "well"
    page.evaluate("outbox.wake()")
    all_is_held(page)
    assert server.answers.texts() == ["only here"]


def test_a_receipt_for_another_text_is_not_believed(page: Page, server: TabletServer) -> None:
    """Held means held with our digest."""
    all_is_held(page)
    page.evaluate(
        """async (visit) => {
      outbox.stop();
      const [{id, seq}] = await recorder.note({text: "mine"});
      const receipt = {type: "sixty.receipt", protocol: 1, visit, device: store.device, code: "0000-0000",
        events: [{id, digest: "0".repeat(64), state: "held"}], held: {count: seq, upto: seq, beyond: []},
        photos: [], missing_photos: [], status: "in_progress", server_time: new Date().toISOString()};
      window.told = await store.markHeld(visit, receipt);
    }""",
        VISIT,
    )

    assert page.evaluate("told") == {"held": 0, "refused": 0, "again": 0}
    assert counts(page)["onlyHere"] == 1


def test_a_refused_record_stays_and_the_others_flow(page: Page, server: TabletServer) -> None:
    """It is kept with the server's reason, exported with the rest, and may be tried again."""
    server.answers.refuse_texts = {"no"}
    page.evaluate(
        "(async () => { for (const text of ['yes', 'no', 'and yes']) await recorder.note({text}); })()"
    )
    page.wait_for_function("outbox.state.status === 'refused' && outbox.state.onlyHere.events === 0")

    refused = page.evaluate("(visit) => store.refused(visit)", VISIT)
    assert server.answers.texts() == ["yes", "and yes"]
    assert [(r["event"]["body"]["text"], r["code"], r["message"]) for r in refused] == [
        ("no", "id_taken", "Export it.")
    ]
    copy = page.evaluate("(visit) => store.export(visit).then((file) => file.text()).then(JSON.parse)", VISIT)
    assert [row["state"] for row in copy["events"]] == ["held", "held", "refused", "held"]
    server.answers.refuse_texts = set()
    page.evaluate("(visit) => store.retryRefused(visit)", VISIT)
    all_is_held(page)


def test_signed_out_keeps_all_and_sends_after_signing_in(page: Page, server: TabletServer) -> None:
    all_is_held(page)
    server.answers.mood = "signed_out"
    page.evaluate("recorder.note({text: 'kept'})")
    page.wait_for_function("outbox.state.status === 'signed_out'")

    assert counts(page)["onlyHere"] == 1
    assert page.evaluate("session.refresh().then(() => session.state)") == "signed_out"
    server.answers.mood = "well"
    page.evaluate("outbox.wake()")
    all_is_held(page)


def test_another_account_sends_nothing_of_the_first(page: Page, server: TabletServer) -> None:
    """The tablet changes hands with records on it: they wait for their owner."""
    all_is_held(page)
    server.answers.mood = "unavailable"
    page.evaluate("recorder.note({text: 'of ines'})")
    page.wait_for_function("outbox.state.status === 'waiting'")
    server.answers.mood, server.answers.person = "well", "otto"
    before = server.answers.asked["GET /api/me"]
    page.evaluate("outbox.wake()")
    page.wait_for_function("outbox.state.status === 'idle'")

    assert server.answers.asked["GET /api/me"] > before
    assert server.answers.texts() == []
    assert counts(page)["onlyHere"] == 1
    server.answers.person = "ines"
    page.evaluate("outbox.wake()")
    all_is_held(page)


def test_a_visit_that_is_gone_holds_up_no_other(page: Page, server: TabletServer) -> None:
    all_is_held(page)
    server.answers.gone = {VISIT}
    page.evaluate(
        """async (other) => {
      await recorder.note({text: "of the visit that is gone"});
      const second = await session.openVisit(other);
      await second.note({text: "of the other"});
    }""",
        OTHER_VISIT,
    )
    page.wait_for_function("outbox.state.status === 'refused' && outbox.state.onlyHere.events === 1")

    assert page.evaluate("outbox.state.quarantined") == {
        VISIT: {"code": "not_found", "message": "What to do."}
    }
    assert server.answers.texts() == ["of the other"]
    assert counts(page)["onlyHere"] == 1


def test_a_batch_too_large_is_halved(page: Page, server: TabletServer) -> None:
    all_is_held(page)
    server.answers.mood, server.answers.most_events = "unavailable", 7
    page.evaluate("Promise.all(Array.from({length: 40}, (_, n) => recorder.note({text: `note ${n}`})))")
    server.answers.mood = "well"
    page.evaluate("outbox.wake()")
    all_is_held(page)

    assert len(server.answers.texts()) == 40
    assert counts(page)["refused"] == 0


def test_a_server_restored_from_an_old_copy_gets_again_what_it_lost(page: Page, server: TabletServer) -> None:
    """What a receipt no longer counts among the held goes out again: the tablet never threw it away."""
    page.evaluate(
        "(async () => { for (let n = 0; n < 10; n += 1) await recorder.note({text: `note ${n}`}); })()"
    )
    all_is_held(page)
    server.answers.held = {i: e for i, e in server.answers.held.items() if e.seq < 5}
    page.evaluate("recorder.note({text: 'the next'})")
    at_rest = "outbox.state.status === 'idle' && outbox.state.onlyHere.events === 0"
    page.wait_for_function(f"outbox.state.status === 'waiting' || ({at_rest})")
    page.evaluate("outbox.wake()")
    all_is_held(page)

    assert server.answers.texts() == [*[f"note {n}" for n in range(10)], "the next"]


def test_of_many_tabs_one_sends(tablet: BrowserContext, server: TabletServer) -> None:
    """And all of them tell the same state; when it closes, another goes on."""
    tabs = [a_tab(tablet, server) for _ in range(3)]
    for tab in tabs:
        tab.evaluate(
            "(async () => { for (let n = 0; n < 30; n += 1) await recorder.note({text: `note ${n}`}); })()"
        )
    for tab in tabs:
        all_is_held(tab)
    assert server.answers.most_at_once == 1
    assert len(server.answers.texts()) == 90

    tabs.pop().close()
    tabs[0].evaluate("recorder.note({text: 'after the sender closed'})")
    all_is_held(tabs[0])
    assert server.answers.texts()[-1] == "after the sender closed"


# ── recording ──


def test_a_visit_from_start_to_submission(page: Page, server: TabletServer) -> None:
    """Looks, corrections, undo, a stopwatch with its verdict, a photo, and the receipt of the submission."""
    page.evaluate(
        """async (picture) => {
      const [{body: {observation}}] = await recorder.answer("front_door.smile", "met");
      await recorder.correct(observation, {answer: "not_met", reason: "No one smiled"});
      await recorder.answer("front_door.smile", "met");
      await recorder.undo();
      const [{body: {stopwatch}}] = await recorder.startStopwatch({standard: "front_door.greeted"});
      await recorder.stop(stopwatch);
      const file = await (await fetch(picture)).blob();
      await recorder.addPhoto({file, standard: "front_door.smile", caption: "The desk"});
      await recorder.submit();
    }""",
        a_picture((640, 480)),
    )
    page.wait_for_function("outbox.state.lastReceipt?.status === 'submitted'")
    all_is_held(page)

    kinds = [e.kind for e in sorted(server.answers.held.values(), key=lambda e: e.seq)]
    assert kinds == [
        "started", "observed", "corrected", "observed", "undone",
        "stopwatch_started", "stopwatch_stopped", "observed", "photographed", "submitted",
    ]  # fmt: skip
    looks = page.evaluate(
        "[...recorder.state.observations.values()].map((look) => [look.standard, look.answer, look.reason])"
    )
    assert looks == [["front_door.smile", "not_met", "No one smiled"], ["front_door.greeted", "met", ""]]
    submission = page.evaluate("recorder.state.submission")
    (_, sha256), picture = next(iter(server.answers.photos.items()))
    assert submission == {"events": 9, "photos": [{"sha256": sha256, "size": len(picture)}]}
    assert page.evaluate("recorder.answer('front_door.smile', 'met').catch(({code}) => code)") == "submitted"


def test_a_stopwatch_past_its_limit_is_stopped_and_answered_in_one_action(page: Page) -> None:
    """The house is a resort: 90 s. One undo takes both back, and the stopwatch runs on."""
    stopped = page.evaluate("""async () => {
      const {mark} = await import("/capture/clock.js");
      const start = mark();
      const asked = {standard: "front_door.greeted", at: start};
      const [{body: {stopwatch}}] = await recorder.startStopwatch(asked);
      const later = {...start, wall: start.wall + 90_001, mono: start.mono + 90_001};
      return recorder.stop(stopwatch, {at: later});
    }""")
    assert [event["kind"] for event in stopped] == ["stopwatch_stopped", "observed"]
    assert stopped[1]["body"]["answer"] == "not_met"
    assert stopped[1]["body"]["measured"]["ms"] == 90_001

    page.evaluate("recorder.undo()")
    assert page.evaluate("recorder.state.observations.size") == 0
    assert page.evaluate("[...recorder.state.stopwatches.values()].map(({stopped}) => stopped)") == [None]


def test_a_phone_that_rang_twice_and_a_stopwatch_started_late(page: Page, server: TabletServer) -> None:
    """Rings are laps; a start from before the page was opened is a mark of another life; why is no note."""
    page.evaluate("""async () => {
      const [{body: {stopwatch: phone}}] = await recorder.startStopwatch({label: "the phone"});
      await recorder.ring(phone);
      await recorder.ring(phone);
      await recorder.nameStopwatch(phone, "front_door.answered");
      await recorder.stop(phone);
      const [{body: {stopwatch: late}}] = await recorder.startStopwatch({standard: "front_door.greeted"});
      await recorder.startEarlier(late, {ms: 80_000, reason: "My hands were full."});
      await recorder.stop(late);
    }""")
    looks = page.evaluate("[...recorder.state.observations.values()]")

    assert looks[0]["measured"]["rings"] == 2
    assert 80_000 <= looks[1]["measured"]["ms"] < 90_000
    assert looks[1]["measured"]["precision_ms"] == 1_000 + 40_000
    all_is_held(page)
    assert counts(page)["refused"] == 0
    assert server.answers.texts() == []
    starts = [e.body.get("reason") for e in server.answers.held.values() if e.kind == "stopwatch_started"]
    assert starts == [None, None, "My hands were full."]


def test_what_cannot_be_recorded_says_why(page: Page) -> None:
    said = page.evaluate("""async () => {
      const codes = [];
      const tried = (work) => work.then(() => codes.push("kept"), ({code}) => codes.push(code));
      await tried(recorder.answer("front_door.nothing", "met"));
      await tried(recorder.answer("front_door.smile", "perhaps"));
      await tried(recorder.correct("unknown", {answer: "met"}));
      await tried(recorder.stop("unknown"));
      await tried(recorder.measure("front_door.smile", {ms: 1}));
      await tried(recorder.note({text: "x".repeat(10_001)}));
      await tried(recorder.addPhoto({file: new Blob(["not a picture"])}));
      await tried(recorder.addPhoto({file: new Blob([])}));
      return codes;
    }""")

    assert said == [
        "unknown_standard", "wrong_answer", "unknown_observation", "unknown_stopwatch",
        "no_limit", "too_long", "not_an_image", "empty",
    ]  # fmt: skip
    assert counts(page)["events"] == 1, "the start alone"


def test_a_photo_is_made_small_upright_and_says_nothing_of_where_it_was_taken(
    page: Page, server: TabletServer
) -> None:
    """3,000 × 2,000 px, to be turned by a quarter, with a place in its EXIF."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A maker of cameras"
    exif.get_ifd(0x8825)[1] = "N"
    page.evaluate(
        "async (url) => recorder.addPhoto({file: await (await fetch(url)).blob(), caption: 'The lobby'})",
        a_picture((3000, 2000), exif=exif, quality=60),
    )
    all_is_held(page)

    (sent,) = server.answers.photos.values()
    picture = Image.open(io.BytesIO(sent))
    assert picture.size == (1067, 1600)
    assert not picture.getexif()
    assert b"Exif" not in sent
    assert b"A maker" not in sent
    assert page.evaluate("[...recorder.state.photos.values()].map(({width, height}) => [width, height])") == [
        [1067, 1600]
    ]


def test_the_same_picture_twice_is_sent_once_and_stands_twice(page: Page, server: TabletServer) -> None:
    picture = a_picture((64, 64))
    for standard in ("front_door.smile", "front_door.greeted"):
        page.evaluate(
            "async ([url, standard]) => recorder.addPhoto({file: await (await fetch(url)).blob(), standard})",
            [picture, standard],
        )
    all_is_held(page)

    assert page.evaluate("recorder.state.photos.size") == 2
    assert len(server.answers.photos) == 1
    assert counts(page)["photos"] == 1


def test_a_visit_opens_with_the_server_away_once_it_has_been_fetched(
    tablet: BrowserContext, server: TabletServer
) -> None:
    """And its edition stays, whatever the server lists later."""
    page = a_tab(tablet, server)
    all_is_held(page)
    server.answers.mood = "unavailable"
    page.evaluate(
        """async (visit) => {
      await session.refresh();
      const listed = await store.visit(visit);
      await store.putVisits([{...listed, pack: {...listed.pack, hash: "f".repeat(64)}}], "ines");
      const again = await session.openVisit(visit);
      window.hash = again.visit.pack.hash;
      await again.answer("front_door.smile", "met");
    }""",
        VISIT,
    )

    assert page.evaluate("hash") == PACK_HASH
    assert counts(page)["onlyHere"] == 1


def test_a_visit_asked_for_twice_at_once_is_opened_once(tablet: BrowserContext, server: TabletServer) -> None:
    """Else a screen draws the one recorder while a tap is kept by the other, and seems to do nothing."""
    page = a_tab(tablet, server)

    told = page.evaluate(
        """async (visits) => {
      const {openClient} = await import("/capture/client.js");
      const client = await openClient();
      await client.session.refresh();
      const all = await Promise.all([visits[0], visits[0], visits[1], visits[0]].map(client.open));
      const [one, same, , last] = all;
      return {same: one === same, open: client.recorder === last, visit: client.recorder.visit.id};
    }""",
        list(VISITS),
    )

    assert told == {"same": True, "open": True, "visit": VISITS[0]}


def test_a_device_set_up_anew_finds_what_the_server_holds(
    tablet: BrowserContext, server: TabletServer, browser: Browser
) -> None:
    page = a_tab(tablet, server)
    page.evaluate("recorder.answer('front_door.smile', 'met')")
    all_is_held(page)
    fresh = browser.new_context()
    other = a_tab(fresh, server)

    other.wait_for_function("recorder.state.observations.size === 1")
    assert other.evaluate("[...recorder.state.observations.values()].map(({answer}) => answer)") == ["met"]
    assert other.evaluate("recorder.state.events.map(({seq}) => seq)") == [1, 2, 1]
    fresh.close()
