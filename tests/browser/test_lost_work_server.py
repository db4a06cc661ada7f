"""The server itself is lost: what the tablets hold makes it whole again.

L-numbers are those of docs/no-lost-work.md.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from inspections.events import log_head
from inspections.photos import read_photo
from tests.browser.real_server import NOTES, ROOT, Tablets, all_is_held, counts, same_log, tablets_at, until
from tests.browser.test_capture_core import CHROMIUM, QUIETLY
from tests.browser.test_lost_work import add_photo

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


def lose_the_server(work: Tablets, backup: Path) -> None:
    """Its disk is gone; it comes back as it stood in the backup, under the same address."""
    work.server.stop()
    work.server.set_back_to(backup)
    work.server.start()


def record(page: Page, work: Tablets) -> None:
    page.evaluate(NOTES, ["one", "two", "three"])
    add_photo(page, "teal")
    page.evaluate("recorder.submit()")
    all_is_held(page)


def test_a_tablet_with_nothing_left_to_send_makes_a_lost_server_whole_again(
    work: Tablets, tablet: BrowserContext, tmp_path: Path
) -> None:
    """L1, L5: all was held; the server comes back from an older copy. The tablet asks, and sends again."""
    page = work.a_tab(tablet)
    all_is_held(page)
    work.server.stop()
    work.server.copy_to(tmp_path / "backup")
    work.server.start()
    record(page, work)
    before = log_head(work.server.of_tablets(work.visit))
    page.close()
    lose_the_server(work, tmp_path / "backup")
    assert work.server.texts(work.visit) == []

    again = work.a_tab(tablet)
    all_is_held(again)
    until_submitted(again)
    visit = work.server.store.visit(work.visit)
    assert same_log(work.server, again, work.visit)
    assert log_head(work.server.of_tablets(work.visit)) == before
    assert (visit.status, visit.missing_photos) == ("submitted", ())
    (photo,) = work.server.store.photos_of(work.visit)
    assert read_photo(work.server.photos, photo.sha256) is not None


def until_submitted(page: Page) -> None:
    until(page, "outbox.state.lastReceipt?.status === 'submitted'")
    all_is_held(page)


def test_a_safety_copy_brings_back_the_very_log_of_a_tablet_that_is_lost_too(
    work: Tablets, tablet: BrowserContext, tmp_path: Path
) -> None:
    """L4: server and tablet are gone; the file that the inspector saved is read in, photos and all."""
    page = work.a_tab(tablet)
    all_is_held(page)
    work.server.stop()
    work.server.copy_to(tmp_path / "backup")
    work.server.start()
    record(page, work)
    before = work.server.store.visit(work.visit)
    copy = tmp_path / "notes-oslo.json"
    copy.write_text(page.evaluate("(visit) => store.export(visit).then((file) => file.text())", work.visit))
    lose_the_server(work, tmp_path / "backup")

    for report in (read_in(copy, work), read_in(copy, work)):
        assert report.returncode == 0, report.stdout + report.stderr
        assert "refused" not in report.stdout
    after = work.server.store.visit(work.visit)
    assert after == before
    assert same_log(work.server, page, work.visit)
    assert counts(page, work.visit)["refused"] == 0


def read_in(copy: Path, work: Tablets) -> subprocess.CompletedProcess[str]:
    """As someone at the server does it."""
    where = ["--database-url", work.server.url, "--photos", str(work.server.photos)]
    command = [sys.executable, "-m", "inspections", "import", str(copy), *where]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
