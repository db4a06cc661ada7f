"""Work is not lost on the way: every answer a hotel's network can give, against the real server.

L-numbers are those of docs/no-lost-work.md, which names the test of every case.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.browser.real_server import (
    NOTES,
    PICTURE,
    Tablets,
    all_is_held,
    counts,
    its_log,
    same_log,
    tablets_at,
    until,
    wake,
)
from tests.browser.test_capture_core import CHROMIUM, QUIETLY
from tests.browser.wire import (
    PORTAL,
    Answer,
    Asked,
    Treatment,
    Wire,
    answers,
    comes_damaged,
    ends,
    is_answered_with,
    is_kept_back,
    loses_the_answer,
    never_answers,
    only_changes,
    only_of,
    passes,
    waits_at,
)

pytestmark = pytest.mark.browser


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
    page = work.a_tab(tablet)
    all_is_held(page)
    return page


def add_photo(page: Page, colour: str, name: str = "IMG_0001.jpg") -> str:
    """A photo from a file of that name; its hash."""
    return page.evaluate(
        f"""async ([colour, name]) => {{
      const file = new File([await ({PICTURE})(colour)], name, {{type: "image/png"}});
      const [event] = await recorder.addPhoto({{file, standard: "front_door.smile", caption: name}});
      return event.body.photo;
    }}""",
        [colour, name],
    )


# ── the answer ──

ANSWERS: dict[str, tuple[Treatment, str]] = {
    "a Wi-Fi sign-in page with 200": (PORTAL, "not_ours"),
    "an empty 200": (answers(200), "not_ours"),
    "a 204": (answers(204), "not_ours"),
    "JSON of someone else": (answers(200, b'{"ok": true}'), "not_ours"),
    "a receipt cut short": (is_answered_with(lambda body: body[: len(body) // 2]), "not_ours"),
    "the receipt of another visit": (
        is_answered_with(lambda body: json.dumps(json.loads(body) | {"visit": "0" * 8}).encode()),
        "not_ours",
    ),
    "a 409 of a proxy": (answers(409, b"<h1>Conflict</h1>", "text/html"), "not_ours"),
    "a 500": (answers(500, b"<h1>Internal Server Error</h1>", "text/html"), "not_ours"),
    "a 502": (answers(502, b"<h1>Bad Gateway</h1>", "text/html"), "not_ours"),
    "a closed connection": (ends, "offline"),
}


def test_whatever_answers_in_the_servers_place_nothing_counts_as_held_and_all_of_it_is_sent_later(
    page: Page, work: Tablets
) -> None:
    """L15, L7: 200 is no success, no 4xx or 5xx deletes anything; only a receipt of ours does."""
    pictures = set()
    for number, (given, (treatment, code)) in enumerate(ANSWERS.items()):
        work.wire.treat = only_changes(treatment)
        page.evaluate(NOTES, ["one", "two"])
        pictures.add(add_photo(page, f"hsl({number * 30} 50% 50%)"))
        until(page, "['waiting', 'offline'].includes(outbox.state.status)")

        assert page.evaluate("outbox.state.problem.code") == code, given
        told = counts(page, work.visit)
        assert (told["onlyHere"], told["photosOnlyHere"], told["refused"]) == (3, 1, 0), given

        work.wire.treat = passes
        wake(page)
        all_is_held(page)
        assert same_log(work.server, page, work.visit), given
        assert {photo.sha256 for photo in work.server.store.photos_of(work.visit)} == pictures, given


def test_a_server_that_never_answers_is_given_up_and_asked_again(page: Page, work: Tablets) -> None:
    """L8, dead air: after 20 s the tablet stops waiting and asks anew; the record was never in doubt."""
    page.clock.install()
    work.wire.treat = only_changes(never_answers)
    before = len(work.wire.seen)
    page.evaluate(NOTES, ["into dead air"])
    until(page, "outbox.state.status === 'sending'")
    while not any(asked.changes for asked in work.wire.seen[before:]):
        page.wait_for_timeout(1)  # lets the browser's calls in; the condition decides
    page.clock.fast_forward(20_001)
    until(page, "outbox.state.problem?.code === 'timeout'")
    assert counts(page, work.visit)["onlyHere"] == 1

    work.wire.treat = passes
    page.clock.fast_forward(60_000)  # its own pause ends: nobody has to tap
    all_is_held(page)
    assert same_log(work.server, page, work.visit)


def test_an_answer_lost_after_the_commit_and_five_replays_at_once_hold_each_event_once(
    page: Page, work: Tablets
) -> None:
    """L6, L8: the server kept the batch, the tablet never heard; five senders say it again at once."""
    work.wire.treat = only_changes(loses_the_answer)
    page.evaluate(NOTES, ["one", "two", "three"])
    until(page, "outbox.state.status === 'offline'")
    assert (
        work.server.texts(work.visit) == ["one", "two", "three"][: len(work.server.texts(work.visit))] != []
    )

    work.wire.treat = passes
    receipts = page.evaluate(
        """async (visit) => {
      const {Server} = await import("/capture/server.js");
      const events = await store.eventsSince(visit, store.device, 0);
      const senders = Array.from({length: 5}, () => new Server());
      return Promise.all(senders.map((server) => server.send(visit, store.device, events)));
    }""",
        work.visit,
    )
    assert len({receipt["code"] for receipt in receipts}) == 1
    assert {json.dumps([e["digest"] for e in receipt["events"]]) for receipt in receipts} == {
        json.dumps([event.digest() for event in work.server.of_tablets(work.visit)])
    }
    wake(page)
    all_is_held(page)
    assert same_log(work.server, page, work.visit)


def test_uploads_that_come_days_late_and_in_the_wrong_order_make_the_same_log(
    page: Page, work: Tablets
) -> None:
    """L8, L17: photo before its event, last batch first, one of them twice, a day between each."""
    work.wire.treat = only_changes(is_kept_back)
    for texts in (["one", "two"], ["three"], ["four"]):
        page.evaluate(NOTES, texts)
        wake(page)
        until(page, "outbox.state.status === 'offline'")
    add_photo(page, "navy")
    page.evaluate("recorder.submit()")
    wake(page)
    until(page, "outbox.state.status === 'offline'")
    late = list(work.wire.kept)
    assert len(late) >= 4

    for asked in [late[-1], *reversed(late)]:
        work.server.ahead += timedelta(days=1)
        answer = work.wire.deliver(asked)
        assert answer is not None
        assert answer.status == 200
    assert work.server.store.visit(work.visit).status == "in_progress", "its photo has not come"
    work.wire.treat = passes
    wake(page)
    all_is_held(page)

    told = work.server.store.visit(work.visit)
    assert (told.status, told.gaps, told.missing_photos) == ("submitted", {}, ())
    assert [note.text for note in told.notes.values()] == ["one", "two", "three", "four"]
    assert same_log(work.server, page, work.visit)


def test_a_record_made_while_the_first_try_after_a_failure_ends_is_sent_with_nobody_tapping(
    page: Page, work: Tablets
) -> None:
    """L8: it comes when all before it has been read and the photo is still on its way; no timer is needed."""
    work.wire.treat = only_changes(ends)
    add_photo(page, "teal")
    until(page, "outbox.state.status === 'offline'")
    gate, reached = threading.Event(), threading.Event()
    work.wire.treat = only_of("/photos/", waits_at(gate, reached))
    while not reached.is_set():
        page.wait_for_timeout(1)  # lets the browser's calls in; the condition decides
    page.clock.install()  # from now on no timer of the page goes off by itself
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    page.evaluate(NOTES, ["meanwhile"])
    gate.set()
    all_is_held(page)

    assert work.server.texts(work.visit) == ["meanwhile"]
    assert same_log(work.server, page, work.visit)


# ── what the server turns down ──


def a_problem(status: int, code: str) -> Treatment:
    said = {"type": "sixty.problem", "code": code, "message": "What to do."}
    return answers(status, json.dumps(said).encode())


def test_a_visit_the_server_turns_down_keeps_its_records_until_it_no_longer_does(
    page: Page, work: Tablets
) -> None:
    """L7, L9: 409 is no reason to forget. The other visit flows; a person's next try sends this one too."""
    other = work.server.assign()
    page.evaluate("session.refresh()")
    until(page, "async (visit) => (await store.visit(visit)) !== null", other)
    work.wire.treat = only_of(work.visit, only_changes(a_problem(409, "visit_unknown")))
    page.evaluate(NOTES, ["of the one turned down"])
    page.evaluate(
        """async (visit) => {
      const second = await session.openVisit(visit);
      await second.note({text: "of the other"});
    }""",
        other,
    )
    until(page, "async (visit) => (await store.counts(visit)).onlyHere === 0", other)
    until(page, "outbox.state.status === 'refused'")

    assert page.evaluate("outbox.state.quarantined") == {
        work.visit: {"code": "visit_unknown", "message": "What to do."}
    }
    assert work.server.texts(other) == ["of the other"]
    assert counts(page, work.visit)["onlyHere"] == 1
    work.wire.treat = passes
    wake(page)
    all_is_held(page)
    assert same_log(work.server, page, work.visit)


def test_a_photo_too_large_for_a_proxy_stays_with_its_reason_and_the_rest_flows(
    page: Page, work: Tablets
) -> None:
    """L9, L10: a 413 turns that photo down alone; once the proxy lets it through, one tap sends it."""
    work.wire.treat = only_of("/photos/", only_changes(answers(413, b"<h1>Too large</h1>", "text/html")))
    picture = add_photo(page, "crimson")
    page.evaluate(NOTES, ["after the photo"])
    until(page, "outbox.state.status === 'refused'")
    assert work.server.texts(work.visit) == ["after the photo"]
    assert counts(page, work.visit)["refused"] == 1
    assert work.server.store.visit(work.visit).missing_photos == (picture,)

    work.wire.treat = passes
    page.evaluate("(visit) => store.retryRefused(visit)", work.visit)
    wake(page)
    all_is_held(page)
    assert work.server.store.visit(work.visit).missing_photos == ()


def test_a_photo_damaged_on_its_way_is_sent_again_by_itself(page: Page, work: Tablets) -> None:
    """L2: the body arrives empty or cut (WebKit behind a service worker): not the photo's fault."""
    for damage in (lambda _body: b"", lambda body: body[:-7]):
        work.wire.treat = only_of("/photos/", only_changes(comes_damaged(damage)))
        before = len(work.wire.seen)
        picture = add_photo(page, f"hsl({before} 50% 50%)")
        wake(page)
        until(page, "['waiting', 'refused'].includes(outbox.state.status)")
        assert counts(page, work.visit)["refused"] == 0
        assert counts(page, work.visit)["photosOnlyHere"] == 1
        work.wire.treat = passes
        wake(page)
        all_is_held(page)
        assert picture in [photo.sha256 for photo in work.server.store.photos_of(work.visit)]


def test_records_whose_batch_came_damaged_are_sent_again_by_themselves(page: Page, work: Tablets) -> None:
    """L2: what the server cannot even read says nothing against the events in it."""
    page.evaluate(NOTES, ["held before"])
    all_is_held(page)
    work.wire.treat = only_of("/events", only_changes(comes_damaged(lambda _body: b"")))
    page.evaluate(NOTES, ["one", "two"])
    until(page, "['waiting', 'refused'].includes(outbox.state.status)")
    assert page.evaluate("outbox.state.status") == "waiting", "not refused: nobody has to tap"
    assert counts(page, work.visit)["refused"] == 0

    work.wire.treat = passes
    all_is_held(page)
    assert same_log(work.server, page, work.visit)


def test_a_photo_that_always_arrives_damaged_holds_up_no_other(page: Page, work: Tablets) -> None:
    """L9: the next photo is tried before the tablet pauses."""

    def damages_the_first(wire: Wire, asked: Asked) -> Answer | None:
        way = comes_damaged(lambda _: b"x") if first in asked.path else passes
        return way(wire, asked)

    work.wire.treat = only_changes(ends)
    first, second = add_photo(page, "olive"), add_photo(page, "plum")
    first, second = sorted((first, second))
    work.wire.treat = only_of("/photos/", damages_the_first)
    wake(page)
    until(page, "(visit) => store.counts(visit).then((told) => told.photosOnlyHere === 1)", work.visit)
    assert [photo.sha256 for photo in work.server.store.photos_of(work.visit)] == [second]


def test_a_photo_damaged_on_the_device_itself_says_so(page: Page, work: Tablets) -> None:
    """What no longer has its own hash would be sent in vain for ever: it is shown and exported instead."""
    work.wire.treat = only_changes(ends)
    picture = add_photo(page, "gray")
    page.evaluate(
        """([visit, sha256]) => new Promise((resolve, reject) => {
      indexedDB.open("sixty").onsuccess = ({target: {result: database}}) => {
        const blobs = database.transaction("blobs", "readwrite").objectStore("blobs");
        blobs.put({visit, sha256, bytes: new Uint8Array([1, 2, 3]).buffer}).onsuccess = resolve;
      };
    })""",
        [work.visit, picture],
    )
    work.wire.treat = passes
    wake(page)
    until(page, "outbox.state.status === 'refused'")

    states = page.evaluate("(visit) => store.photosOf(visit)", work.visit)
    assert [(photo["state"], photo["code"]) for photo in states] == [("refused", "photo_damaged")]


@pytest.mark.parametrize("seconds", ["30", "99999999999"])
def test_a_tablet_told_to_slow_down_waits_as_long_as_it_was_told_but_not_for_ever(
    page: Page, work: Tablets, seconds: str
) -> None:
    """429 with Retry-After: nothing is refused, nothing hammers; no header keeps a tablet away for days."""
    said = {"type": "sixty.problem", "code": "too_fast", "message": "Wait."}
    headers = (("Content-Type", "application/json"), ("Retry-After", seconds))
    slow = Answer(429, json.dumps(said).encode(), headers)
    work.wire.treat = only_changes(lambda _wire, _asked: slow)
    before = len(work.wire.seen)
    page.evaluate(NOTES, ["slowly", "and slowly"])
    until(page, "outbox.state.status === 'waiting'")
    waits = page.evaluate("outbox.state.nextTryAt - Date.now()")

    assert 25_000 < waits <= 15 * 60_000
    assert sum(asked.changes for asked in work.wire.seen[before:]) == 1, "no record cuts that pause short"
    assert counts(page, work.visit)["refused"] == 0


# ── pictures ──


def test_two_identical_photos_and_two_equal_file_names_are_all_kept(page: Page, work: Tablets) -> None:
    """L1, L5: a photo is known by its content, never by its file's name."""
    names = [("teal", "IMG_0001.jpg"), ("navy", "IMG_0001.jpg"), ("teal", "IMG_0002.jpg")]
    teal, navy, again = [add_photo(page, colour, name) for colour, name in names]
    page.evaluate("recorder.submit()")
    all_is_held(page)

    told = work.server.store.visit(work.visit)
    named = [e.body["caption"] for e in work.server.of_tablets(work.visit) if e.kind == "photographed"]
    assert teal == again != navy
    assert told.status == "submitted"
    assert named == [name for _, name in names]
    assert {photo.sha256 for photo in work.server.store.photos_of(work.visit)} == {teal, navy}
    same = page.evaluate(
        """async (visit) => {
      const {sha256} = await import("/capture/events.js");
      const fetched = (name) => fetch(`/api/visits/${visit}/photos/${name}`);
      const there = async (name) => sha256(await (await fetched(name)).arrayBuffer());
      const photos = await store.photosOf(visit);
      return Promise.all(photos.map(async ({sha256: name}) => (await there(name)) === name));
    }""",
        work.visit,
    )
    assert same == [True, True]
    assert its_log(page, work.visit)
