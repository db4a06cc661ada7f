"""Work is not lost on the device: tabs that die, clocks that jump, updates, templates that change.

L-numbers are those of docs/no-lost-work.md, which names the test of every case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route
from playwright.sync_api import Error as PlaywrightError

from inspections.office.visits import keep_pack
from inspections.timing import elapsed
from standards.pack import Within
from tests.browser.real_server import (
    CLOCKS,
    NOTES,
    PACK,
    PICTURE,
    ROOT,
    Tablets,
    all_is_held,
    counts,
    its_log,
    same_log,
    tablets_at,
    until,
)
from tests.browser.test_capture_core import CHROMIUM, QUIETLY
from tests.browser.wire import ends, only_changes, only_of, passes
from tests.makers import a_pack, a_standard

pytestmark = pytest.mark.browser

DAY = 86_400_000
TEN_MINUTES = 600_000


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
    context = browser.new_context()
    context.set_default_timeout(20_000)
    work.sign_in(context)
    yield context
    context.close()


@pytest.fixture
def page(work: Tablets, tablet: BrowserContext) -> Page:
    tablet.add_init_script(f"({CLOCKS})()")
    page = work.a_tab(tablet)
    all_is_held(page)
    return page


def kill(page: Page) -> None:
    """The renderer dies without a word, as under memory pressure."""
    with page.expect_event("crash"), suppress(PlaywrightError):
        page.goto("chrome://crash", wait_until="commit")
    page.close()


# ── the tab ──

HAS_THE_OFFICES = "store.eventsOf(recorder.visit.id).then((all) => all.some(({kind}) => kind === 'assigned'))"
"""What comes when it comes is a write too, and would be counted for one of the tab's own."""

ONE_OF_EACH = f"""async ([stopAfter, round]) => {{
  const {{transaction}} = IDBDatabase.prototype;
  const nothing = new Promise(() => {{}});
  let writes = 0;
  IDBDatabase.prototype.transaction = function (names, mode, options) {{
    if (mode === "readwrite" && names.includes("events")) {{
      if (writes === stopAfter) {{
        window.stuck = true;
        throw new DOMException("the tab dies here", "AbortError");
      }}
      writes += 1;
    }}
    return transaction.call(this, names, mode, options);
  }};
  const file = await ({PICTURE})(`hsl(${{round * 40}} 50% 50%)`);
  const keep = async () => {{
    await recorder.note({{text: `note of round ${{round}}`}});
    const [{{body: {{stopwatch}}}}] = await recorder.startStopwatch({{standard: "front_door.greeted"}});
    await recorder.lap(stopwatch);
    await recorder.stop(stopwatch);
    const [{{body: {{observation}}}}] = await recorder.answer("front_door.smile", "met");
    await recorder.correct(observation, {{answer: "not_met", reason: "seen again"}});
    await recorder.addPhoto({{file, observation}});
    await recorder.undo();
  }};
  keep().catch(() => {{}}).finally(() => {{ window.stuck = true; }});
}}"""


def test_a_tab_killed_between_any_two_writes_leaves_whole_actions_and_nothing_half(
    work: Tablets, tablet: BrowserContext
) -> None:
    """L1, L3: eight actions, the tab dies after the 1st, the 2nd … the 8th; the log goes on from there."""
    work.wire.treat = only_changes(ends)
    written = 1
    for number in range(1, 9):
        page = work.a_tab(tablet)
        until(page, HAS_THE_OFFICES)
        page.evaluate(ONE_OF_EACH, [number, number])
        until(page, "window.stuck === true")
        kill(page)
        written += sum((1, 1, 1, 2, 1, 1, 1, 1)[:number])
    work.wire.treat = passes
    page = work.a_tab(tablet)
    all_is_held(page)

    log = its_log(page, work.visit)
    photos = {event["body"]["photo"] for event in log if event["kind"] == "photographed"}
    stops = [event["seq"] for event in log if event["kind"] == "stopwatch_stopped"]
    assert [event["seq"] for event in log] == list(range(1, written + 1))
    assert {log[seq]["kind"] for seq in stops} == {"observed"}, "a stop and its answer are one"
    assert len(photos) == 2
    assert {photo.sha256 for photo in work.server.store.photos_of(work.visit)} == photos
    assert same_log(work.server, page, work.visit)


# ── its clocks ──


def a_stopwatch(page: Page, standard: str = "front_door.late") -> str:
    return page.evaluate(
        "(standard) => recorder.startStopwatch({standard}).then(([event]) => event.body.stopwatch)", standard
    )


def time_told(page: Page, work: Tablets, watch: str) -> tuple[int, int]:
    """What was recorded when it was stopped: ms and precision, as the server tells them too."""
    page.evaluate("(watch) => recorder.stop(watch)", watch)
    all_is_held(page)
    told = work.server.store.visit(work.visit)
    look = list(told.observations.values())[-1]
    marks = told.stopwatches[watch]
    assert (look.measured.ms, look.measured.precision_ms) == (
        (again := elapsed(marks.started, marks.stopped)).ms,
        again.precision_ms,
    )
    assert same_log(work.server, page, work.visit)
    return look.measured.ms, look.measured.precision_ms


def test_a_clock_set_back_a_day_while_a_stopwatch_runs_costs_nothing(page: Page, work: Tablets) -> None:
    """The monotonic clock counts on; the order of the log stays that of the device."""
    watch = a_stopwatch(page)
    page.evaluate("day => { skew.wall -= day; skew.mono -= 0; }", DAY)
    page.evaluate(NOTES, ["after the clock was set back"])
    ms, precision = time_told(page, work, watch)

    assert 0 <= ms < TEN_MINUTES
    assert precision <= 1_000
    kinds = [event.kind for event in work.server.of_tablets(work.visit)]
    assert kinds == ["started", "stopwatch_started", "noted", "stopwatch_stopped", "observed"]
    assert [note.text for note in work.server.store.visit(work.visit).notes.values()] == [
        "after the clock was set back"
    ]


def test_a_clock_set_ahead_a_day_is_told_apart_from_a_measurement_by_its_precision(
    page: Page, work: Tablets
) -> None:
    """A device that slept looks the same, so the time is kept with how far it may be off: all of that day."""
    watch = a_stopwatch(page)
    page.evaluate("day => { skew.wall += day; }", DAY)
    ms, precision = time_told(page, work, watch)

    assert DAY <= ms < DAY + TEN_MINUTES
    assert ms - precision < TEN_MINUTES
    marks = work.server.store.visit(work.visit).stopwatches[watch]
    assert marks.stopped["mono"] - marks.started["mono"] < TEN_MINUTES, "both clocks are in the log for good"


def test_ten_minutes_in_the_background_are_ten_minutes_on_the_stopwatch(
    page: Page, work: Tablets, tablet: BrowserContext
) -> None:
    """The page is frozen as another app comes to the front; no timer runs, the clocks do."""
    watch = a_stopwatch(page)
    chrome = tablet.new_cdp_session(page)
    chrome.send("Page.setWebLifecycleState", {"state": "frozen"})
    chrome.send("Page.setWebLifecycleState", {"state": "active"})
    page.evaluate("ms => { skew.wall += ms; skew.mono += ms; }", TEN_MINUTES)
    ms, precision = time_told(page, work, watch)

    assert TEN_MINUTES <= ms < TEN_MINUTES + 60_000
    assert precision == 300


def test_ten_minutes_asleep_are_told_by_the_wall_clock_and_as_less_precise(page: Page, work: Tablets) -> None:
    """The device itself slept: the monotonic clock stood still."""
    watch = a_stopwatch(page)
    page.evaluate("ms => { skew.wall += ms; }", TEN_MINUTES)
    ms, precision = time_told(page, work, watch)

    assert TEN_MINUTES <= ms < TEN_MINUTES + 60_000
    assert TEN_MINUTES - 2_000 < precision <= ms


def test_a_page_thrown_away_in_the_background_finds_its_stopwatch_still_running(
    page: Page, work: Tablets, tablet: BrowserContext
) -> None:
    """L3: its renderer is gone, as tablets do with pages behind; ten minutes later the page opens anew."""
    watch = a_stopwatch(page)
    kill(page)
    again = work.a_tab(tablet)
    again.evaluate("ms => { skew.wall += ms; }", TEN_MINUTES)

    assert again.evaluate("[...recorder.state.stopwatches.values()].map(({stopped}) => stopped)") == [None]
    ms, precision = time_told(again, work, watch)
    assert TEN_MINUTES <= ms < TEN_MINUTES + 60_000
    assert precision == 1_000


# ── the standards ──


def test_a_template_published_anew_and_then_gone_stays_with_the_visit_that_began_with_it(
    page: Page, work: Tablets, tablet: BrowserContext
) -> None:
    """L12: another edition comes out, the first can no longer be fetched; the draft goes on."""
    first = page.evaluate("recorder.visit.pack.hash")
    newer = a_pack(a_standard("front_door.other", limit=Within(1_000)), edition="2")
    other = work.server.assign(newer)
    work.wire.treat = only_of("/api/packs/", ends)
    page.evaluate("recorder.answer('front_door.smile', 'met')")
    kill(page)

    again = work.a_tab(tablet)
    assert again.evaluate("recorder.visit.pack.hash") == first
    assert again.evaluate("recorder.standards.has('front_door.smile')")
    page_of_other = again.evaluate(
        "(visit) => session.openVisit(visit).then(() => '', ({code}) => code)", other
    )
    assert page_of_other == "offline", (
        "the other visit's standards never came: that is said, nothing is guessed"
    )
    again.evaluate("recorder.answer('front_door.late', 'met')")
    again.evaluate("recorder.submit()")
    all_is_held(again)
    assert work.server.store.visit(work.visit).status == "submitted"
    assert same_log(work.server, again, work.visit)


def test_a_template_a_visit_was_assigned_with_cannot_be_deleted_at_the_server(work: Tablets) -> None:
    """L12: an edition is kept under its hash for good; publishing it again changes nothing."""
    kept = keep_pack(work.server.store, PACK, work.server.clock())

    again = work.server.store.pack(kept.hash)
    assert again is not None
    assert again.body == kept.body
    assert not [name for name in dir(work.server.store) if re.match("(delete|remove|drop).*pack", name)]


# ── an update of the app ──


def newer_database(route: Route) -> None:
    """The client's next version: one more store, one more index, as an update may add them."""
    text = (ROOT / "inspections/capture/database.js").read_text()
    for old, new in (
        ("const VERSION = 1;", "const VERSION = 2;"),
        ('  receipts: {keyPath: ["visit", "at"], indexes: {}},', RECEIPTS_AND_MORE),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    route.fulfill(status=200, content_type="text/javascript", body=text)


RECEIPTS_AND_MORE = """  receipts: {keyPath: ["visit", "at"], indexes: {status: {on: "status"}}},
  drafts: {keyPath: "id", indexes: {}},"""

RECORD_IN_EACH = f"""async (visits) => {{
  await session.refresh();
  for (const [number, visit] of visits.entries()) {{
    const one = await session.openVisit(visit);
    await one.answer("front_door.smile", "met", {{reason: `of visit ${{number}}`}});
    const file = await ({PICTURE})(`hsl(${{number * 7}} 60% 40%)`);
    await one.addPhoto({{file, caption: `photo of visit ${{number}}`}});
    one.close();
  }}
}}"""


def test_an_update_of_the_app_keeps_fifty_queued_visits_and_the_page_still_open_goes_on(
    work: Tablets, tablet: BrowserContext
) -> None:
    """L11: a store of version 1 with 50 visits queued is opened by version 2; nothing moves, all is sent."""
    visits = [work.visit, *(work.server.assign() for _ in range(49))]
    work.wire.treat = only_changes(ends)
    old = work.a_tab(tablet)
    old.evaluate(RECORD_IN_EACH, visits)
    queued = old.evaluate("store.countsOfAll()")
    assert (queued["onlyHere"], queued["photosOnlyHere"]) == (150, 50)

    tablet.route("**/capture/database.js", newer_database)
    new = work.a_tab(tablet)
    assert new.evaluate("indexedDB.databases().then(([{version}]) => version)") == 2
    assert new.evaluate("store.countsOfAll()") == queued
    assert new.evaluate("store.device") == old.evaluate("store.device")
    old.evaluate(NOTES, ["by the page that was open before the update"])

    work.wire.treat = passes
    new.evaluate("outbox.wake()")
    old.evaluate("outbox.wake()")
    all_is_held(new)
    assert work.server.texts(work.visit) == ["by the page that was open before the update"]
    for visit in visits:
        assert same_log(work.server, new, visit)
        assert work.server.store.visit(visit).missing_photos == ()
    assert counts(new, work.visit)["refused"] == 0


def test_an_update_that_is_taken_back_still_reads_and_writes_what_the_newer_one_left(
    work: Tablets, tablet: BrowserContext
) -> None:
    """L11: schemas only ever grow, so that an older app is never locked out of the work it recorded."""
    work.wire.treat = only_changes(ends)
    tablet.route("**/capture/database.js", newer_database)
    newer = work.a_tab(tablet)
    newer.evaluate(NOTES, ["by the newer one"])
    newer.close()
    tablet.unroute("**/capture/database.js")

    older = work.a_tab(tablet)
    older.evaluate(NOTES, ["by the older one"])
    work.wire.treat = passes
    older.evaluate("outbox.wake()")
    all_is_held(older)
    assert work.server.texts(work.visit) == ["by the newer one", "by the older one"]


# ── a disk that fails for a while ──

NO_TRANSACTIONS = """(mode) => {
  const {transaction} = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, asked, options) {
    if (asked === mode) throw new DOMException("the disk sleeps", "DataError");
    return transaction.call(this, names, asked, options);
  };
  window.failed = 0;
  addEventListener("unhandledrejection", () => { window.failed += 1; });
  window.mend = () => { IDBDatabase.prototype.transaction = transaction; };
}"""


def test_a_page_that_could_not_read_for_a_moment_records_and_sees_all_again_afterwards(
    page: Page, work: Tablets, tablet: BrowserContext
) -> None:
    """L3, L13: another tab writes while this one cannot read; no tap and no note is lost."""
    other = work.a_tab(tablet)
    page.evaluate(NO_TRANSACTIONS, "readonly")
    other.evaluate(NOTES, ["by the other tab"])
    other.evaluate("recorder.answer('front_door.smile', 'met')")
    until(page, "failed > 0 || recorder.state.notes.size > 0")
    page.evaluate("mend()")
    page.evaluate(NOTES, ["by this one"])

    assert page.evaluate("recorder.unsaved.length") == 0
    assert page.evaluate("[...recorder.state.notes.values()].map(({text}) => text)") == [
        "by the other tab",
        "by this one",
    ]
    all_is_held(page)
    assert same_log(work.server, page, work.visit)


def test_what_could_not_be_written_is_all_kept_though_the_key_is_tapped_twice(
    page: Page, work: Tablets
) -> None:
    """L3: two taps on "Try again" at once; each record is written once, none is dropped."""
    page.evaluate(NO_TRANSACTIONS, "readwrite")
    page.evaluate("Promise.allSettled(['one', 'two', 'three'].map((text) => recorder.note({text})))")
    assert page.evaluate("recorder.unsaved.length") == 3
    page.evaluate("mend()")
    page.evaluate("Promise.all([recorder.retryUnsaved(), recorder.retryUnsaved(), recorder.retryUnsaved()])")

    assert page.evaluate("recorder.unsaved.length") == 0
    all_is_held(page)
    assert work.server.texts(work.visit) == ["one", "two", "three"]
    assert same_log(work.server, page, work.visit)


def test_a_screen_that_fails_to_draw_does_not_unsay_what_was_kept(page: Page, work: Tablets) -> None:
    """L3: the commit decides; an error in whoever listens is reported, never taken for a failed write."""
    page.evaluate("void store.watch(() => { throw new Error('one fell over'); })")
    page.evaluate("void recorder.on(() => { throw new Error('a screen fell over'); })")
    page.evaluate(NOTES, ["kept all the same"])

    assert page.evaluate("recorder.unsaved.length") == 0
    all_is_held(page)
    assert work.server.texts(work.visit) == ["kept all the same"]
