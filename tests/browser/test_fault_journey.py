"""Whatever fails in whatever order: what was seen kept is held by the server in the end, once each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.fault_journey import Ground, a_ground, journey
from tests.browser.test_capture_core import CHROMIUM, QUIETLY

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with a_ground(tmp_path_factory.mktemp("faults")) as ground:
        yield ground


@pytest.mark.parametrize("seed", range(1, 11))
def test_nothing_seen_kept_is_lost_or_doubled_whatever_fails(
    ground: Ground, browser: Browser, seed: int
) -> None:
    """L1 to L18 at once: tabs, clocks, disks, network and server fail by the seed (fault_journey.py)."""
    run = journey(ground, browser, seed, steps=6)

    assert run.kept > 0
    assert run.events >= run.kept
