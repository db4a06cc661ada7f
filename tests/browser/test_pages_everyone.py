"""Every page, opened by every role: each sees its own and nothing else, by the menu or by the address."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from inspections.access import INSPECTOR as INSPECTOR_ROLE
from inspections.access import may
from inspections.records import Account
from tests.browser.conftest import PHONE, ROOT, TABLET, House, a_free_port
from tests.browser.furnished import Furnished, furnish
from tests.browser.people import (
    INSPECTOR,
    MANAGER,
    OFFICE_RUN,
    OTHER_INSPECTOR,
    OWNER,
    QUALITY,
    STRANGER,
    Someone,
    settle,
    sign_in,
)

pytestmark = pytest.mark.browser

WIDE = {"viewport": {"width": 1440, "height": 900}}
"""Where the menu has room for every page; on a tablet the last ones fold away."""
ONE_OF_EACH_ROLE = (OWNER, QUALITY, MANAGER, INSPECTOR)
EVERYONE = (OWNER, QUALITY, MANAGER, STRANGER, INSPECTOR, OTHER_INSPECTOR)


def the_pages() -> list[tuple[str, str, str]]:
    """Title, address and needed action of each page, as the one door lists them."""
    tree = ast.parse((ROOT / "streamlit_app.py").read_text(encoding="utf-8"))
    listed = next(
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES"
    )
    return [(title, address, action) for _, title, address, _, action in ast.literal_eval(listed)]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Furnished]]:
    folder = tmp_path_factory.mktemp("house")
    things = furnish(folder / "data")
    house = House(folder / "data", a_free_port(), folder / "server.log")
    house.open()
    yield house, things
    house.kill()


@pytest.mark.parametrize("who", ONE_OF_EACH_ROLE, ids=lambda who: who.name)
def test_a_role_sees_the_pages_it_may_and_no_other(
    furnished: tuple[House, Furnished], chromium: Browser, who: Someone
) -> None:
    """access.py decides, for each page that there is: a new page without a rule cannot slip through."""
    house, things = furnished
    person = things.accounts[who.email]
    page = chromium.new_context(**WIDE).new_page()
    sign_in(page, house.address, who)
    for title, address, _ in the_pages_of(person):
        opened_from_the_menu(page, house, title, address)
        assert_fit_for_fingers(page)
        expect(page.get_by_text(f"Signed in as {person.name}")).to_be_visible(timeout=OFFICE_RUN)
    for title, address, _ in set(the_pages()) - set(the_pages_of(person)):
        page.goto(f"{house.address}/{address}")
        if person.role == INSPECTOR_ROLE:
            assert page.url.startswith(f"{house.address}/capture/"), "inspectors work on the tablet"
        else:
            expect(page.get_by_text("Page not found")).to_be_visible(timeout=OFFICE_RUN)
            expect(page.get_by_role("link", name=named(title))).to_have_count(0)


def named(title: str) -> re.Pattern[str]:
    """The name of a page in the menu, where something new is counted behind it too: "Messages (3)"."""
    return re.compile(rf"^{re.escape(title)}( \(\d+\))?$")


def the_pages_of(person: Account) -> list[tuple[str, str, str]]:
    return [listed for listed in the_pages() if may(person, listed[2])]


TOO_SMALL = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const keys = main.querySelectorAll("button[kind]:not([kind=elementToolbar]), summary, [role=tab], "
    + "[data-testid=stPageLink-NavLink], [data-testid=stButtonGroup] button, .sign-out");
  const small = ({width, height, right}) => width > 0 && height > 0
    && (height < 43.5 || width < 43.5 || right > innerWidth + 1);
  const found = [...keys].filter((key) => small(key.getBoundingClientRect()));
  const wide = main.scrollWidth > main.clientWidth + 1 ? ["the page scrolls sideways"] : [];
  return [...wide, ...found.map((key) => key.innerText)];
}"""


def assert_fit_for_fingers(page: Page) -> None:
    """On a desk, a tablet and a phone every key is 44 px at least, and nothing is beyond the edge."""
    for size in (PHONE, TABLET, WIDE):
        page.set_viewport_size(size["viewport"])
        try:  # charts take on a new width a moment after the page
            page.wait_for_function(f"() => ({TOO_SMALL})().length === 0", timeout=OFFICE_RUN / 3)
        except Error:
            assert page.evaluate(TOO_SMALL) == [], f"{page.url} at {size['viewport']['width']} px"


def opened_from_the_menu(page: Page, house: House, title: str, address: str) -> None:
    """By its name there; the menu comes with the first page that this person may see."""
    link = page.get_by_role("link", name=named(title))
    if page.url.startswith(f"{house.address}/capture/"):
        page.goto(f"{house.address}/{address}")
    expect(link).to_have_count(1, timeout=OFFICE_RUN)
    link.click()
    page.wait_for_url(re.compile(rf"^{re.escape(house.address)}/{address}(\?.*)?$"))
    settle(page)


@pytest.mark.parametrize("who", EVERYONE, ids=lambda who: who.name)
def test_an_unreleased_visit_is_read_by_the_office_alone(
    furnished: tuple[House, Furnished], chromium: Browser, who: Someone
) -> None:
    house, things = furnished
    page = chromium.new_context(**TABLET).new_page()
    visit = f"/visit?visit={things.visit}"
    if who in (OWNER, QUALITY, MANAGER, STRANGER):
        sign_in(page, house.address, who, visit)
    else:
        sign_in(page, house.address, who)
        page.goto(house.address + visit)

    if who in (OWNER, QUALITY):
        expect(page.get_by_role("button", name="Release to the hotel")).to_be_visible(timeout=OFFICE_RUN)
    elif who in (MANAGER, STRANGER):
        expect(page.get_by_text("There is no such visit for you to read.")).to_be_visible(timeout=OFFICE_RUN)
        assert_nothing_of_the_visit(page)
    else:
        assert page.url.startswith(f"{house.address}/capture/")


def assert_nothing_of_the_visit(page: Page) -> None:
    body = page.locator("body").inner_text()
    assert INSPECTOR.name not in body
    assert "stars" not in body.lower()


def test_without_a_session_every_page_asks_to_sign_in(
    furnished: tuple[House, Furnished], chromium: Browser
) -> None:
    house, things = furnished
    page = chromium.new_page()
    for _, address, _ in the_pages():
        page.goto(f"{house.address}/{address}?visit={things.visit}")

        assert page.url.startswith(f"{house.address}/sign-in")


def test_a_session_that_is_ended_ends_the_open_page_too(
    furnished: tuple[House, Furnished], chromium: Browser
) -> None:
    """A page's websocket keeps its cookie; the session behind it is looked up at every run."""
    house, _ = furnished
    context = chromium.new_context(**TABLET)
    page, elsewhere = context.new_page(), context.new_page()
    sign_in(page, house.address, OWNER, "/standards")
    search = page.get_by_label("Search")
    expect(search).to_be_visible(timeout=OFFICE_RUN)

    elsewhere.goto(f"{house.address}/sign-out")
    elsewhere.get_by_role("button", name="Sign out").click()
    elsewhere.wait_for_url("**/sign-in*")
    search.fill("greeted")
    search.press("Enter")

    expect(page.get_by_text("You are signed out")).to_be_visible(timeout=OFFICE_RUN)
