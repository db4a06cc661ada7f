"""Photos over a bad line: what the server has of one is not sent again, and records never wait for one.

L-numbers are those of docs/no-lost-work.md.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

from inspections.photos import read_photo
from tests.browser.real_server import NOISE, NOTES, Tablets, all_is_held, same_log, tablets_at, until, wake
from tests.browser.test_capture_core import CHROMIUM, QUIETLY
from tests.browser.test_lost_work import add_photo
from tests.browser.wire import (
    Answer,
    Asked,
    Treatment,
    Wire,
    answers,
    ends,
    loses_the_answer,
    never_answers,
    only_of,
    passes,
    waits_at,
)

pytestmark = pytest.mark.browser

LARGE = f"""async () => {{
  const [event] = await recorder.addPhoto({{file: await ({NOISE})(1300, 950), standard: "front_door.smile"}});
  return [event.body.photo, event.body.size];
}}"""
"""Adds a large photo; its hash and size."""


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


CUT = 262_144 + 65_536
"""So much has arrived when the line breaks for good: a first piece, and after its lost answer a small one."""


def breaks_in_the_middle(wire: Wire, asked: Asked) -> Answer | None:
    """The answer about the first piece is lost, the next one comes through, and all after that is cut off."""
    if asked.method != "PATCH":
        return passes(wire, asked)
    offset = int(dict(asked.headers)["Upload-Offset"])
    return (ends if offset >= CUT else loses_the_answer if offset == 0 else passes)(wire, asked)


def lets_through(most: int) -> Treatment:
    """A proxy that turns away every body of more bytes than these."""
    too_large = answers(413, b"<h1>Request Entity Too Large</h1>", "text/html")
    return lambda wire, asked: (too_large if len(asked.body) > most else passes)(wire, asked)


def pieces_in(seen: list[Asked]) -> list[tuple[int, int]]:
    """From where to where each piece went."""
    sent = [(int(dict(asked.headers)["Upload-Offset"]), asked) for asked in seen if asked.method == "PATCH"]
    return [(start, start + len(asked.body)) for start, asked in sent]


def test_a_photo_cut_in_the_middle_goes_on_from_there_after_dead_air_and_a_new_page(
    work: Tablets, tablet: BrowserContext
) -> None:
    """L18: an answer lost, a piece cut off, dead air, the tab closed: what is there is not sent again."""
    page = work.a_tab(tablet)
    all_is_held(page)
    work.wire.treat = breaks_in_the_middle
    picture, size = page.evaluate(LARGE)
    assert size > 2 * CUT
    while not any(start >= CUT for start, _ in pieces_in(work.wire.seen)):
        wake(page)
        page.wait_for_timeout(20)  # lets the browser's calls in; the condition decides
    work.wire.treat = never_answers
    page.evaluate(NOTES, ["into dead air"])
    wake(page)
    page.close()
    assert work.server.store.photos_of(work.visit) == []

    work.wire.treat = passes
    before = len(work.wire.seen)
    again = work.a_tab(tablet)
    all_is_held(again)

    of_photo = [asked for asked in work.wire.seen[before:] if "/photos/" in asked.path]
    edges = pieces_in(of_photo)
    assert of_photo[0].method == "HEAD"
    assert [CUT, *(end for _, end in edges)] == [*(start for start, _ in edges), size], (
        "from there, once each"
    )
    (held,) = work.server.store.photos_of(work.visit)
    assert (held.sha256, held.size) == (picture, size)
    assert read_photo(work.server.photos, picture) is not None
    assert not [path for path in (work.server.photos / "pieces").rglob("*") if path.is_file()]
    assert same_log(work.server, again, work.visit)


def test_records_made_while_a_photo_crawls_are_held_before_it_and_small_photos_before_large(
    work: Tablets, tablet: BrowserContext
) -> None:
    """L18: nothing that was tapped waits for either; what takes no large body at once gets small ones."""
    page = work.a_tab(tablet)
    all_is_held(page)
    gate, reached = threading.Event(), threading.Event()
    work.wire.treat = ends
    large, _ = page.evaluate(LARGE)
    small = add_photo(page, "teal")
    until(page, "outbox.state.status === 'offline'")
    work.wire.treat = only_of("/photos/", waits_at(gate, reached))
    seen = len(work.wire.seen)
    wake(page)
    while not reached.is_set():
        page.wait_for_timeout(1)  # lets the browser's calls in; the condition decides
    for text in ("one", "two"):
        page.evaluate(NOTES, [text])
        until(page, "async (visit) => (await store.counts(visit)).onlyHere === 0", work.visit)
    assert work.server.texts(work.visit) == ["one", "two"]
    assert work.server.store.photos_of(work.visit) == []

    work.wire.treat = only_of("/photos/", lets_through(100_000))
    gate.set()
    all_is_held(page)
    names = [asked.path for asked in work.wire.seen[seen:] if "/photos/" in asked.path]
    assert [small in path for path in names] == sorted((small in path for path in names), reverse=True)
    assert {held.sha256 for held in work.server.store.photos_of(work.visit)} == {small, large}
    assert same_log(work.server, page, work.visit)
