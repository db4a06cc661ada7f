"""Every screen for everyone: axe-core, fingers, enlarged text, right to left, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright

from standards.loader import load_shipped
from standards.scenarios import selected
from tests.browser.a_tablet import a_chromium, a_copy_of, a_furnished_house, begin, signed_in
from tests.browser.capture_screens import every_screen, furnish, sealed_screens
from tests.browser.conftest import PHONE, TABLET
from tests.browser.real_server import RealServer

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = Axe().axe_script
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
OF_COLOURS = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What the dark can change: by light-dark() each colour has two values, and nothing else has."""
TOO_SMALL = """() => {
  const keys = ["a", "button", "input:not([type=file])", "textarea", "label.take-photo", "[role=switch]"];
  const isLeftOut = (element) => element.matches("p a:not(.key), .hidden-name, .cover-rect")
    || element.closest("[inert], [hidden]") || !element.checkVisibility();
  return [...document.querySelectorAll(keys.join())].filter((element) => !isLeftOut(element))
    .map((element) => ({element, box: element.getBoundingClientRect()}))
    .filter(({box}) => box.width > 0 && (box.width < 47.5 || box.height < 47.5))
    .map(({element, box}) => `${[box.width, box.height].map(Math.round)} ${element.outerHTML.slice(0, 110)}`);
}"""
OVERFLOWS = """() => {
  const {clientWidth: width} = document.documentElement;
  const {scrollWidth} = document.scrollingElement;
  const isCut = ({overflowX}) => /(auto|scroll|hidden|clip)/.test(overflowX);
  const scrolls = (one) => one && (isCut(getComputedStyle(one)) || scrolls(one.parentElement));
  const ours = "[inert], svg, .hidden-name, .reader-text";
  const isLeftOut = (element) => element.closest(ours) || !element.checkVisibility();
  const wide = [...document.querySelectorAll("body *")].filter((element) => !isLeftOut(element))
    .filter((element) => {
      const {left, right, width: own} = element.getBoundingClientRect();
      return own > 0 && (left < -1 || right > width + 1) && !scrolls(element.parentElement);
    })
    .map((element) => element.outerHTML.slice(0, 120));
  return scrollWidth > width + 1 ? [`the page is ${scrollWidth} wide`, ...wide] : wide;
}"""


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with a_chromium(playwright) as browser:
        yield browser


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> RealServer:
    return a_furnished_house(tmp_path_factory.mktemp("access"))


PACK = selected(load_shipped("five_star"), "essentials")
"""Every kind of limit and screen is in it, at a quarter of the whole."""
Found = dict[str, list[str]]
"""What is wrong, by what was looked at."""


def walk(browser: Browser, furnished: RealServer, folder: Path, **look: Any) -> Iterator[tuple[Page, str]]:
    """Every screen, each with its name."""
    with (
        a_copy_of(furnished, folder) as server,
        signed_in(browser, server, reduced_motion="reduce", **look) as device,
    ):
        page, visit = begin(device, server, PACK, clock=False)
        told = furnish(page, visit)
        for name in every_screen(page, visit, told):
            yield page, name
        for name in sealed_screens(page, visit, told):
            yield page, name


def look_with_axe(page: Page, name: str, rules: dict[str, Any] = RULES) -> list[str]:
    """Read in once: it is half a megabyte, and the screens are one document."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    problems = []
    for violation in page.evaluate("(rules) => axe.run(rules).then(({violations}) => violations)", rules):
        where = "; ".join(f"{node['target']} {node['html'][:120]}" for node in violation["nodes"][:3])
        problems.append(f"{name}: {violation['id']} ({violation['help']}): {where}")
    return problems


def look_with(script: str, page: Page, name: str) -> list[str]:
    return [f"{name}: {one}" for one in page.evaluate(script)]


def look_enlarged(page: Page, name: str) -> list[str]:
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    problems = look_with(OVERFLOWS, page, name)
    page.evaluate("document.documentElement.style.removeProperty('font-size')")
    return problems


def look_in_the_dark(page: Page, name: str) -> list[str]:
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    problems = look_with_axe(page, name, OF_COLOURS)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return problems


@pytest.fixture(scope="module")
def on_the_tablet(browser: Browser, furnished: RealServer, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """One way over all screens, with every look at each."""
    found: Found = {"light": [], "dark": [], "small": [], "enlarged": []}
    for page, name in walk(browser, furnished, tmp_path_factory.mktemp("tablet"), **TABLET):
        found["light"] += look_with_axe(page, name)
        found["dark"] += look_in_the_dark(page, name)
        found["small"] += look_with(TOO_SMALL, page, name)
        found["enlarged"] += look_enlarged(page, name)
    return found


@pytest.fixture(scope="module")
def on_the_phone(browser: Browser, furnished: RealServer, tmp_path_factory: pytest.TempPathFactory) -> Found:
    found: Found = {"small": [], "enlarged": []}
    for page, name in walk(browser, furnished, tmp_path_factory.mktemp("phone"), **PHONE):
        found["small"] += look_with(TOO_SMALL, page, name)
        found["enlarged"] += look_enlarged(page, name)
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(on_the_tablet: Found, theme: str) -> None:
    assert not on_the_tablet[theme], "\n".join(on_the_tablet[theme])


def test_whatever_can_be_pressed_is_at_least_48_pixels_wide_and_high(
    on_the_tablet: Found, on_the_phone: Found
) -> None:
    problems = on_the_tablet["small"] + on_the_phone["small"]
    assert not problems, "\n".join(problems)


def test_with_text_twice_as_large_nothing_leaves_the_screen(
    on_the_tablet: Found, on_the_phone: Found
) -> None:
    """As the system's own text size does it: letters grow, the window does not."""
    problems = on_the_tablet["enlarged"] + on_the_phone["enlarged"]
    assert not problems, "\n".join(problems)


def test_at_200_percent_nothing_leaves_the_screen(
    browser: Browser, furnished: RealServer, tmp_path: Path
) -> None:
    """A browser's zoom of 200 % makes the tablet's window half as wide and high."""
    zoomed = TABLET | {"viewport": {"width": 410, "height": 590}, "device_scale_factor": 2}
    walking = walk(browser, furnished, tmp_path, **zoomed)
    problems = [one for page, name in walking for one in look_with(OVERFLOWS, page, name)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_read_from_right_to_left_nothing_leaves_the_screen(
    browser: Browser, furnished: RealServer, tmp_path: Path, size: dict[str, Any]
) -> None:
    problems = []
    for page, name in walk(browser, furnished, tmp_path, **size):
        page.evaluate("document.documentElement.dir = 'rtl'")
        problems += look_with(OVERFLOWS, page, name)
    assert not problems, "\n".join(problems)
